"""Handing a finished file to the rest of the desktop."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess
from PySide6.QtGui import QGuiApplication

from joyvasa_desktop.window import desktop


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "Öl & 你好 100%.mp4"
    path.touch()
    return path


def test_the_path_can_be_pasted_as_text_and_as_a_file(qapp: QObject, film: Path) -> None:
    desktop.copy_path(film)
    data = QGuiApplication.clipboard().mimeData()
    assert Path(data.text()) == film
    assert [Path(url.toLocalFile()) for url in data.urls()] == [film]


def test_windows_is_asked_to_select_the_file(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, list[str]]] = []

    def start(program: str, arguments: list[str]) -> tuple[bool, int]:
        started.append((program, arguments))
        return True, 1

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(QProcess, "startDetached", start)
    assert desktop.show_in_folder(film)
    ((program, (select, path)),) = started
    assert (program, select) == ("explorer.exe", "/select,")
    assert Path(path) == film


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has an own way")
def test_without_a_bus_the_folder_is_opened(
    qapp: QObject, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(desktop, "_ask_file_manager", lambda _path: False)
    monkeypatch.setattr(desktop, "open_outside", lambda path: opened.append(path) or True)
    assert desktop.show_in_folder(film)
    assert opened == [film.parent]
