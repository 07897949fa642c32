"""Motion files are read and written beside the window, and every failure is a sentence."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from joyvasa_desktop.motion import files
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.takes.motion_files import MotionFiles

STILL = Motion(np.zeros((10, 70), np.float32))


@pytest.fixture
def motion_files(document: Document, owner: QObject) -> MotionFiles:
    return MotionFiles(document, owner)


def test_a_session_has_one(document: Document, owner: QObject) -> None:
    owner.document = document  # type: ignore[attr-defined]
    first = MotionFiles.of(owner)  # type: ignore[arg-type]
    assert MotionFiles.of(owner) is first  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["a.npz", "b.csv", "c.pkl"])
def test_every_kind_is_written_and_read_again(
    qtbot: QtBot, motion_files: MotionFiles, document: Document, tmp_path: Path, name: str
) -> None:
    with qtbot.waitSignal(motion_files.saved):
        motion_files.write(tmp_path / name, STILL)
    with qtbot.waitSignal(motion_files.imported):
        motion_files.read(tmp_path / name)
    assert len(document.motions[document.project.motion_key()]) == 10
    assert not motion_files.is_busy


def test_reading_happens_in_another_thread(
    qtbot: QtBot, motion_files: MotionFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def watched(path: Path) -> Motion:
        threads.append(threading.current_thread())
        return STILL

    monkeypatch.setattr(files, "read_motion", watched)
    with qtbot.waitSignal(motion_files.imported):
        motion_files.read(tmp_path / "a.npz")
        assert motion_files.is_busy
    assert threads and threads[0] is not threading.main_thread()


def test_an_older_file_is_replaced_for_the_dialog_has_asked(
    qtbot: QtBot, motion_files: MotionFiles, tmp_path: Path
) -> None:
    target = tmp_path / "a.npz"
    target.write_bytes(b"old")
    with qtbot.waitSignal(motion_files.saved) as told:
        motion_files.write(target, STILL, Settings())
    assert told.args == [target]
    assert [each.name for each in tmp_path.iterdir()] == ["a.npz"]


def test_a_place_where_nothing_can_be_written_is_told(
    qtbot: QtBot, motion_files: MotionFiles, tmp_path: Path
) -> None:
    with qtbot.waitSignal(motion_files.failed) as told:
        motion_files.write(tmp_path / "not there" / "a.npz", STILL)
    assert told.args is not None
    assert told.args[0].endswith(".")
    assert not motion_files.is_busy


def test_what_nobody_expected_is_logged_and_told(
    qtbot: QtBot,
    motion_files: MotionFiles,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(path: Path) -> Motion:
        raise ZeroDivisionError

    monkeypatch.setattr(files, "read_motion", broken)
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(motion_files.failed):
        motion_files.read(tmp_path / "a.npz")
    assert "ZeroDivisionError" in caplog.text


def test_two_files_at_once_become_two_takes(
    qtbot: QtBot, motion_files: MotionFiles, document: Document, tmp_path: Path
) -> None:
    for name in ("a.npz", "b.npz"):
        motion_files.read(files.save_motion(STILL, tmp_path / name))
    qtbot.waitUntil(lambda: len(document.project.takes) == 2)
    assert {take.name for take in document.project.takes} == {"a.npz", "b.npz"}
    qtbot.waitUntil(lambda: not motion_files.is_busy)
