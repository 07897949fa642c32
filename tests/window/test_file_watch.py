"""Tests of noticing that another program has written a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.file_watch import FileWatch


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    path = tmp_path / "voix é 声.wav"
    path.write_bytes(b"one")
    return path


@pytest.fixture
def watch(qtbot: QtBot, voice: Path) -> FileWatch:
    made = FileWatch()
    made.watch((None, voice))
    return made


def test_a_file_that_is_written_is_told_about(qtbot: QtBot, watch: FileWatch, voice: Path) -> None:
    with qtbot.waitSignal(watch.replaced, timeout=5000):
        voice.write_bytes(b"another")


def test_a_file_that_is_renamed_over_is_told_about_every_time(
    qtbot: QtBot, watch: FileWatch, voice: Path
) -> None:
    for content in (b"two", b"three"):
        other = voice.with_suffix(".part")
        other.write_bytes(content)
        with qtbot.waitSignal(watch.replaced, timeout=5000):
            other.replace(voice)


def test_a_file_that_is_gone_is_no_news_until_it_is_back(
    qtbot: QtBot, watch: FileWatch, voice: Path
) -> None:
    with qtbot.assertNotEmitted(watch.replaced, wait=700):
        voice.unlink()
    with qtbot.waitSignal(watch.replaced, timeout=5000):
        voice.write_bytes(b"back")


def test_files_that_are_no_longer_in_use_are_left_alone(
    qtbot: QtBot, watch: FileWatch, voice: Path
) -> None:
    watch.watch(())
    with qtbot.assertNotEmitted(watch.replaced, wait=700):
        voice.write_bytes(b"another")
