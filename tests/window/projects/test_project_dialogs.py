"""The dialogs of projects: what they say, and that nothing is lost by pressing Enter or Escape."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from small_models import forbid_to_enter

from joyvasa_desktop.window.look.kit import MessageBar
from joyvasa_desktop.window.projects.autosave import Orphan
from joyvasa_desktop.window.projects.project_dialogs import ProjectDialogs


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.message = MessageBar(self)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialogs(window: Window) -> ProjectDialogs:
    return ProjectDialogs(window)


def texts(box: QMessageBox) -> list[str]:
    return [button.text() for button in box.buttons()]


def test_unsaved_changes(dialogs: ProjectDialogs) -> None:
    box, meanings = dialogs.unsaved_box("film")
    assert "“film”" in box.text()
    assert sorted(texts(box)) == ["Cancel", "Don't save", "Save"]
    default, escape = box.defaultButton(), box.escapeButton()
    assert meanings[default] == "save"  # type: ignore[index]
    assert meanings[escape] == "cancel"  # type: ignore[index]


def test_a_missing_file(dialogs: ProjectDialogs) -> None:
    box, find = dialogs.missing_box("voice", Path("folder") / "hello.wav")
    assert "hello.wav" in box.text()
    assert "folder" in box.informativeText()
    assert "else" not in box.informativeText(), "something else may be missing, too"
    assert box.defaultButton() is find
    assert box.escapeButton() is not find


def test_looking_for_it_begins_near_where_it_was(
    dialogs: ProjectDialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begins = list[Path]()

    def chosen(self: ProjectDialogs, dialog: QFileDialog, filters: list[str]) -> None:
        begins.append(Path(dialog.directory().absolutePath()))

    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.defaultButton().click())
    monkeypatch.setattr(ProjectDialogs, "_chosen", chosen)
    dialogs.find("photo", tmp_path / "photo.png")
    dialogs.find("photo", tmp_path / "moved" / "away" / "photo.png")
    forbid_to_enter(monkeypatch, tmp_path / "closed")
    dialogs.find("photo", tmp_path / "closed" / "away" / "photo.png")
    assert begins == [tmp_path, tmp_path, tmp_path]


def test_videos_in_the_making(dialogs: ProjectDialogs) -> None:
    box, stop = dialogs.exports_box(2)
    assert "2" in box.text()
    assert box.defaultButton() is not stop
    assert box.escapeButton() is not stop


def test_work_that_a_crash_left(dialogs: ProjectDialogs) -> None:
    orphan = Orphan(Path("x.joyvasa"), datetime(2030, 5, 4, 3, 2), "film")
    box, meanings = dialogs.recovery_box(orphan)
    assert "“film”" in box.text()
    assert "3:02" in box.informativeText()
    assert meanings[box.defaultButton()] == "recover"  # type: ignore[index]
    assert meanings[box.escapeButton()] == "later"  # type: ignore[index]


def test_sentences_go_to_the_window(dialogs: ProjectDialogs, window: Window) -> None:
    dialogs.tell("There is no space left.", "bad")
    assert window.message.text == "There is no space left."
