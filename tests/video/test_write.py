"""A video appears whole under its name, or nothing appears."""

import errno
import io
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from video.films import SIZE, Make, as_sound, clicks, options, picture

from joyvasa_desktop.errors import Cancelled, CannotWrite, UserError
from joyvasa_desktop.video import background, check, read
from joyvasa_desktop.video.container import ContainerFile
from joyvasa_desktop.video.write import Sound, VideoWriter, frame_count

KINDS = ("mp4", "webm", "gif", "png")


def name_for(kind: str) -> str:
    return "film" if kind == "png" else f"film.{kind}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_holds_every_frame_and_the_whole_sound(make: Make, kind: str) -> None:
    samples = clicks(1.23, 16_000)
    info = read.probe(make(kind, sound=as_sound(samples, 16_000)))
    assert (info.frames, info.size) == (31, SIZE)
    if kind != "png":
        assert info.fps == pytest.approx(25, abs=0.1)
        assert info.duration == pytest.approx(31 / 25, abs=0.002)
    if kind != "gif":
        assert info.audio_duration == pytest.approx(1.23, abs=0.005)


@pytest.mark.parametrize("kind", ["mp4", "webm"])
@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_every_frame_rate(make: Make, kind: str, fps: int) -> None:
    sound = as_sound(clicks(0.777, 44_100), 44_100)
    info = read.probe(make(kind, sound=sound, fps=fps))
    assert info.frames == frame_count(0.777, fps)
    assert info.fps == pytest.approx(fps, rel=0.01)
    assert 0 <= info.duration - 0.777 < 1 / fps + 0.001


@pytest.mark.parametrize("kind", KINDS)
def test_one_frame_is_a_video(make: Make, kind: str) -> None:
    sound = as_sound(clicks(0.02, 8000), 8000)
    assert read.probe(make(kind, sound=sound)).frames == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(1, 1), (33, 17), (16, 250)])
def test_unusual_sizes_are_neither_scaled_nor_cut(
    make: Make, kind: str, size: tuple[int, int]
) -> None:
    path = make(kind, frames=3, size=size, quality=100)
    first = next(read.frames(path))
    width, height = size
    assert first.shape[0] - height in (0, 1)
    assert first.shape[1] - width in (0, 1)
    difference = first[:height, :width].astype(int) - picture(0, size)
    assert np.abs(difference).mean() < 8


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name", ["two words", "Grüße à la été", "こんにちは", "😀 100%d", "a=b;c'd&"]
)
def test_any_name_works(make: Make, kind: str, name: str) -> None:
    wanted = name if kind == "png" else f"{name}.{kind}"
    assert make(kind, frames=2, name=wanted).name == wanted


@pytest.mark.parametrize("kind", KINDS)
def test_an_older_result_is_kept_unless_told(make: Make, kind: str) -> None:
    first = make(kind, frames=2)
    second = make(kind, frames=3)
    assert second != first
    assert "(2)" in second.name
    third = make(kind, frames=4, overwrite=True)
    assert third == first
    assert [read.probe(path).frames for path in (first, second)] == [4, 3]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("reason", [Cancelled(), KeyboardInterrupt(), RuntimeError("drawing")])
def test_an_exception_leaves_no_trace(tmp_path: Path, kind: str, reason: BaseException) -> None:
    sound = as_sound(clicks(4.0, 16_000), 16_000)
    with (
        pytest.raises(type(reason)),
        VideoWriter(tmp_path / name_for(kind), SIZE, 100, sound, options(kind)) as out,
    ):
        for number in range(30):
            out.write(picture(number))
        raise reason
    assert list(tmp_path.iterdir()) == []
    assert not hasattr(out, "result")


@pytest.mark.parametrize("kind", KINDS)
def test_too_few_frames_are_a_mistake_that_leaves_no_file(tmp_path: Path, kind: str) -> None:
    with (
        pytest.raises(ValueError, match="2 of 3"),
        VideoWriter(tmp_path / name_for(kind), SIZE, 3, None, options(kind)) as out,
    ):
        out.write(picture(0))
        out.write(picture(1))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "frame",
    [
        np.zeros((48, 64), np.uint8),
        np.zeros((64, 48, 3), np.uint8),
        np.zeros((48, 64, 3), np.float32),
    ],
)
def test_a_wrong_frame_is_refused_at_once(tmp_path: Path, frame: np.ndarray) -> None:
    with (
        pytest.raises(ValueError, match="expected uint8 48x64"),
        VideoWriter(tmp_path / "film.mp4", SIZE, 3, None, options("mp4")) as out,
    ):
        out.write(frame)


def test_more_frames_than_announced_are_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(ValueError, match="more than the announced 1"),
        VideoWriter(tmp_path / "film.mp4", SIZE, 1, None, options("mp4")) as out,
    ):
        out.write(picture(0))
        out.write(picture(1))


@pytest.mark.parametrize("frames", [23, 27])
def test_picture_and_sound_of_different_lengths_are_a_mistake(tmp_path: Path, frames: int) -> None:
    sound = as_sound(clicks(1.0, 16_000), 16_000)
    with pytest.raises(ValueError, match="don't last"):
        VideoWriter(tmp_path / "film.mp4", SIZE, frames, sound, options("mp4"))


class SmallDisk(io.FileIO):
    """A file on a disk with room for a few bytes."""

    room = 3000

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_disk_is_reported_and_left_clean(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    kind: str,
) -> None:
    real = Path.open

    def on_small_disk(path: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        if mode in ("w+b", "wb"):
            # Buffered as usual, so that some errors come only on seeking and closing.
            return io.BufferedRandom(SmallDisk(path, "w+"))
        return real(path, mode, *more, **named)

    monkeypatch.setattr(Path, "open", on_small_disk)
    noise = np.random.default_rng(1)
    sound = as_sound(clicks(4.0, 16_000), 16_000)
    with (
        pytest.raises(CannotWrite, match="no space left"),
        VideoWriter(tmp_path / name_for(kind), SIZE, 100, sound, options(kind)) as out,
    ):
        for _ in range(100):
            out.write(noise.integers(0, 255, (48, 64, 3), dtype=np.uint8))
    assert list(tmp_path.iterdir()) == []
    # libav's binding prints what it can't raise.
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_folder_is_named(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "nowhere" / name_for(kind)
    with (
        pytest.raises(CannotWrite, match="nowhere"),
        VideoWriter(path, SIZE, 1, None, options(kind)),
    ):
        pass


def test_a_name_for_another_format_is_refused_before_anything_happens(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"film\.mp4"):
        VideoWriter(tmp_path / "film.mp4", SIZE, 1, None, options("webm"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [(0, 10), (10, 9000)])
def test_an_impossible_size_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    with pytest.raises(UserError, match="pixels"):
        VideoWriter(tmp_path / "film.mp4", size, 1, None, options("mp4"))


def test_a_broken_sound_stops_the_video(tmp_path: Path) -> None:
    def broken() -> Iterator[np.ndarray]:
        yield np.zeros((1000, 1), np.float32)
        raise UserError("The sound is damaged.")

    sound = Sound(16_000, 1, broken(), 4.0)
    with (
        pytest.raises(UserError, match="damaged"),
        VideoWriter(tmp_path / "film.mp4", SIZE, 100, sound, options("mp4")) as out,
    ):
        for number in range(100):
            out.write(picture(number))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_fails_its_check_gets_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check.label, "read_label", lambda path: None)
    with (
        pytest.raises(CannotWrite, match="label"),
        VideoWriter(tmp_path / "film.mp4", SIZE, 1, None, options("mp4")) as out,
    ):
        out.write(picture(0))
    assert list(tmp_path.iterdir()) == []


class Counted(np.ndarray):
    """A frame that can be watched from afar."""


def test_few_frames_wait_however_long_the_video_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive: weakref.WeakSet[Counted] = weakref.WeakSet()
    most = 0
    encode = ContainerFile.frame

    def watched(file: ContainerFile, pixels: np.ndarray) -> None:
        nonlocal most
        most = max(most, sum(1 for _ in alive))
        encode(file, pixels)

    Counted.__hash__ = object.__hash__  # type: ignore[method-assign,assignment]
    monkeypatch.setattr(ContainerFile, "frame", watched)
    with VideoWriter(tmp_path / "film.mp4", SIZE, 400, None, options("mp4")) as out:
        for number in range(400):
            frame = picture(number).view(Counted)
            alive.add(frame)
            out.write(frame)
    # Besides the queue: the one being encoded, the one waiting to enter, the one just drawn.
    assert most <= background.QUEUED + 3
