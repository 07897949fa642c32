"""What users name is opened, or refused in a sentence, and never waited for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from joyvasa_desktop import inputs
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.info import describe
from joyvasa_desktop.motion.files import read_motion
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.speech.load import load_speech
from joyvasa_desktop.video.read import probe

READERS: tuple[Callable[[Path], object], ...] = (
    inputs.opened,
    describe,
    read_motion,
    load_picture,
    read_points,
    load_speech,
    probe,
)


def test_a_file_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "мой ñ 動画 🎬.bin"
    path.write_bytes(b"content")
    with inputs.opened(path) as file:
        assert file.read() == b"content"


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("name", ["missing", "x" * 300, "a\0b", "file/inside"])
def test_a_name_without_a_file_is_told(
    read: Callable[[Path], object], name: str, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path / name)
    assert caught.value.hint and len(caught.value.message) < 200


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with a file's name")
@pytest.mark.parametrize("suffix", ["", ".npz", ".csv", ".pkl"])
@pytest.mark.parametrize("read", READERS)
def test_a_pipe_is_not_waited_for(
    read: Callable[[Path], object], suffix: str, tmp_path: Path
) -> None:
    pipe = tmp_path / f"pipe{suffix}"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableFile, match="ordinary"):
        read(pipe)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no devices with a file's name")
@pytest.mark.parametrize("read", READERS)
def test_a_device_is_not_read(read: Callable[[Path], object]) -> None:
    with pytest.raises(UnreadableFile, match="ordinary"):
        read(Path("/dev/zero"))


def test_an_impossible_name_is_no_folder(tmp_path: Path) -> None:
    assert inputs.is_folder(tmp_path)
    assert not inputs.is_folder(tmp_path / ("x" * 300))


def test_a_file_that_cannot_be_looked_at_has_no_size(tmp_path: Path) -> None:
    (tmp_path / "声音 é.wav").write_bytes(b"12345")
    assert inputs.size_of(tmp_path / "声音 é.wav") == 5
    assert inputs.size_of(tmp_path / "missing.wav") == 0
    assert inputs.size_of(tmp_path / ("x" * 300)) == 0
    assert inputs.size_of(tmp_path / "a\0b") == 0
