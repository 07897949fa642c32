"""Is a finished video what it should be? Asked before it gets its name."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from joyvasa_desktop.errors import CannotWrite, UnreadableFile
from joyvasa_desktop.video import gif, label, read
from joyvasa_desktop.video.options import VideoOptions
from joyvasa_desktop.video.sequence import frame_name


def check(
    path: Path,
    size: tuple[int, int],
    frames: int,
    sound_seconds: float | None,
    options: VideoOptions,
) -> None:
    """Measure a finished file and decode its first, middle and last frame.

    Args:
        path: the file, or the folder of PNGs.
        size: width and height of the frames that were written.
        frames: how many were written.
        sound_seconds: how long the sound is, None for a silent video.
        options: as it was written.

    Raises:
        CannotWrite: something is missing, too short or can't be decoded.
    """
    try:
        fault = _fault(path, size, frames, sound_seconds, options)
    except UnreadableFile as error:
        fault = error.message
    if fault:
        raise CannotWrite(
            f"The finished video failed its check: {fault}",
            "Try again; if it fails again, choose another disk or format.",
        )


def _fault(
    path: Path,
    size: tuple[int, int],
    frames: int,
    sound_seconds: float | None,
    options: VideoOptions,
) -> str:
    """What is wrong in a sentence, or "" if nothing is."""
    info = read.probe(path)
    expected = frames
    if options.format in ("mp4", "webm"):
        size = (size[0] + size[0] % 2, size[1] + size[1] % 2)
    if options.format == "gif":
        expected = len(gif.shown_frames(frames, options.fps))
        sound_seconds = None
    if info.size != size:
        return f"it measures {info.size} instead of {size}."
    if info.frames != expected:
        return f"it has {info.frames} frames instead of {expected}."
    if sound_seconds is not None and abs(info.audio_duration - sound_seconds) > 1 / options.fps:
        return f"its sound lasts {info.audio_duration:.2f} s instead of {sound_seconds:.2f} s."
    if label.read_label(path) != label.SOURCE_TYPE:
        return "its label is missing."
    if options.format == "mp4":
        order = label.mp4_order(path)
        if order.index("moov") > order.index("mdat"):
            return "its index isn't in front."
    return _undecodable(path, frames, options)


def _undecodable(path: Path, frames: int, options: VideoOptions) -> str:
    """Decode three frames: a file can be well-formed and still hold rubbish."""
    for number in sorted({0, frames // 2, frames - 1}):
        if options.format == "png":
            # A folder has no index; look at the single file.
            found = read.picture(path / frame_name(number + 1)).size > 0
        else:
            # The middle of the frame's time: rounding can't hit its neighbour.
            moment = (number + 0.5) / options.fps if number else 0.0
            found = next(islice(read.frames(path, moment), 1), None) is not None
        if not found:
            return f"frame {number + 1} can't be decoded."
    return ""
