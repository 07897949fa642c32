"""Load the voice from a sound file or a video: a stretch of it, mono, 16 kHz."""

from __future__ import annotations

import math
import time
from pathlib import Path

import numpy as np
import soxr

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.progress import Progress, Report, ignore
from joyvasa_desktop.speech.decode import SoundFile, Tick
from joyvasa_desktop.speech.mixing import one_voice
from joyvasa_desktop.speech.speech import SAMPLE_RATE, Soundtrack, Speech
from joyvasa_desktop.speech.timeline import Stretch

LONGEST = 60 * 60
"""Seconds of speech that are animated at most."""

# Wrong values beyond this share mean that the file isn't what it says.
_MOST_CLEANED = 0.01

_REPORT_EVERY = 0.1


def load_speech(
    path: Path, *, start: float = 0.0, end: float = 0.0, report: Report = ignore
) -> Speech:
    """Read a stretch of speech from whatever sound file or video it is in.

    Args:
        path: the file.
        start: seconds into the file where to begin.
        end: seconds into the file where to stop; 0 is its end.
        report: told at least five times a second; what it raises ends the reading.

    Returns:
        The speech, with the way to its original sound and with notes about damage that was
        worked around.

    Raises:
        UnreadableFile: if the file is missing, damaged, protected or has no sound.
        UserError: if the stretch is empty, outside the sound, or longer than `LONGEST`.
    """
    _check_range(start, end)
    with SoundFile(path) as file:
        before = path.stat()
        stretch = Stretch(file, start, end or math.inf)
        samples = _read(stretch, file, start, end, report)
        if stretch.length == 0:
            raise UserError(
                f"The sound of {path.name} is {_clock(stretch.reached)} long, "
                f"but should begin at {_clock(start)}.",
                "Choose an earlier start.",
            )
        notes = _notes(stretch, file, end)
    soundtrack = Soundtrack(
        path=path,
        start=start,
        duration=stretch.length / stretch.rate,
        rate=stretch.rate,
        channels=stretch.channels,
        size=before.st_size,
        modified=before.st_mtime_ns,
    )
    return Speech(samples, soundtrack, notes)


def _read(stretch: Stretch, file: SoundFile, start: float, end: float, report: Report) -> Floats:
    total = min(end or math.inf, file.expected or end or start) - start
    expected = min(max(total, 0.0), LONGEST) + 1
    collected = _Collected(int(expected * SAMPLE_RATE))
    tick = _ticking(start, total, report)
    resampler: soxr.ResampleStream | None = None
    for block in stretch.blocks(tick):
        if stretch.length > LONGEST * stretch.rate:
            raise UserError(
                f"{file.path.name} is longer than {LONGEST // 60} minutes.",
                "Choose a part of it with a start and an end.",
            )
        if resampler is None:
            resampler = soxr.ResampleStream(stretch.rate, SAMPLE_RATE, 1, dtype="float32")
        collected.add(resampler.resample_chunk(one_voice(block)))
    if resampler is not None:
        collected.add(resampler.resample_chunk(np.zeros(0, np.float32), last=True))
    return collected.cut(max(round(stretch.length / stretch.rate * SAMPLE_RATE), 1))


class _Collected:
    """One array that is filled in place, so that an hour of sound is never held twice.

    Memory that isn't written to isn't used, so expecting too much costs nothing.
    """

    def __init__(self, expected: int) -> None:
        self._values = np.empty(max(expected, SAMPLE_RATE), np.float32)
        self._length = 0

    def add(self, more: Floats) -> None:
        needed = self._length + len(more)
        if needed > len(self._values):
            self._grow(needed + needed // 4)
        self._values[self._length : needed] = more
        self._length = needed

    def cut(self, length: int) -> Floats:
        """Exactly so many values, silence after the last."""
        if length > len(self._values):
            self._grow(length)
        self._values[min(self._length, length) : length] = 0
        return self._values[:length]

    def _grow(self, length: int) -> None:
        grown = np.empty(length, np.float32)
        grown[: self._length] = self._values[: self._length]
        self._values = grown


def _ticking(start: float, total: float, report: Report) -> Tick:
    last = 0.0

    def tick(reached: float) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _REPORT_EVERY:
            last = now
            done = max(int(reached - start), 0)
            report(Progress("speech", done, max(math.ceil(total), 0), "Reading the sound"))

    return tick


def _check_range(start: float, end: float) -> None:
    if not 0 <= start < math.inf or not 0 <= end < math.inf:
        raise UserError("Start and end are seconds into the sound.", "Both are 0 or more.")
    if 0 < end <= start:
        raise UserError(
            f"The end ({_clock(end)}) isn't after the start ({_clock(start)}).",
            "Choose a later end, or 0 for the end of the sound.",
        )


def _notes(stretch: Stretch, file: SoundFile, end: float) -> tuple[str, ...]:
    notes = []
    if stretch.cleaned > _MOST_CLEANED * stretch.length:
        raise UnreadableFile(
            f"{file.path.name} is full of values that aren't sound.",
            "Export it again, as WAV with 16 or 24 bits.",
        )
    if stretch.cleaned:
        notes.append(f"{stretch.cleaned} samples have impossible values; they are silent now.")
    if file.damaged:
        notes.append("Parts of the sound are damaged and were left out.")
    wanted = min(end or math.inf, file.expected or 0.0)
    early = file.exact_length and stretch.reached < wanted - max(0.5, 0.01 * wanted)
    if early or (file.cut_off and stretch.reached < (end or math.inf)):
        notes.append(f"The file is cut off: its sound ends at {_clock(stretch.reached)}.")
    return tuple(notes)


def _clock(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return (
        f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
        if minutes >= 60
        else f"{minutes}:{rest:02} min"
    )
