"""What is in a video is found out; what is none is named."""

import re
from pathlib import Path

import numpy as np
import pytest
from video.films import Make, as_sound, clicks, picture

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.video import read


@pytest.mark.parametrize("kind", ["mp4", "webm", "gif"])
def test_reading_can_start_anywhere(make: Make, kind: str) -> None:
    path = make(kind, frames=80)
    every = list(read.frames(path))
    assert len(every) == 80
    for number in (0, 1, 49, 50, 51, 79):
        found = next(read.frames(path, start=(number + 0.5) / 25 if number else 0.0))
        assert np.array_equal(found, every[number]), number


def test_frames_come_in_their_order(make: Make) -> None:
    for number, frame in enumerate(read.frames(make("mp4", frames=30, quality=95))):
        assert np.abs(frame.astype(int) - picture(number)).mean() < 3


def test_the_sound_of_a_wav_is_read_as_it_is() -> None:
    samples, rate = read.read_sound(paths.samples() / "speech_en_4s.wav")
    assert len(samples) / rate == pytest.approx(4, abs=0.5)
    assert 0.05 < np.abs(samples).max() <= 1


def test_two_channels_are_mixed_to_one(make: Make) -> None:
    stereo = clicks(0.5, 48_000, channels=2)
    stereo[:, 0] = 0.5
    stereo[:, 1] = -0.5
    samples, _ = read.read_sound(make("png", sound=as_sound(stereo, 48_000)))
    assert samples.ndim == 1
    assert np.abs(samples).max() < 1e-3


@pytest.mark.parametrize("content", [b"", b"nothing", b"\0\0\0\x18ftypisom" + bytes(100)])
def test_what_is_no_video_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"film\.mp4"):
        read.probe(path)


def test_missing_files_and_empty_folders_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnreadableFile, match="gone"):
        read.probe(tmp_path / "gone.mp4")
    with pytest.raises(UnreadableFile, match=f"{re.escape(tmp_path.name)} holds no frames"):
        read.probe(tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableFile, match=r"^\. holds no frames"):
        read.probe(Path())
    with pytest.raises(UnreadableFile, match="missing"):
        read.picture(tmp_path / "frame_000001.png")


def test_a_video_without_sound_has_none_to_read(make: Make) -> None:
    with pytest.raises(UnreadableFile, match="no sound"):
        read.read_sound(make("mp4", frames=2))


def test_a_sound_has_no_picture() -> None:
    with pytest.raises(UnreadableFile, match="no picture"):
        read.probe(paths.samples() / "speech_en_4s.wav")
