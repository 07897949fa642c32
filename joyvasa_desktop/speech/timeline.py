"""Put decoded samples where they belong in time, and cut out exactly the wanted stretch."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.speech.decode import Frame, SoundFile, Tick
from joyvasa_desktop.speech.mixing import mixed

# Containers round times to a millisecond or to a frame; that is no hole in the sound.
_JITTER = 0.05

# A longer jump is a wrong time stamp rather than a pause in a recording.
_LONGEST_HOLE = 10.0

_BLOCK = 0.5

# Beyond this (24 dB above full scale) a float sample is damage, not loudness.
_LOUDEST = 16.0


class Stretch:
    """The samples of a file between two times, at the file's own rate.

    Time begins with the container, so a video whose sound starts later begins with silence.
    Holes in the time line become silence; impossible time stamps are ignored.

    Attributes:
        rate: samples per second; certain after the first block.
        channels: 1 or 2 (more are mixed down); certain after the first block.
        length: samples handed out so far.
        reached: seconds into the file up to which there was sound.
        cleaned: samples with impossible values that became silence.

    Args:
        file: an open file.
        start: seconds, 0 or more.
        end: seconds; infinity reads to the end.
    """

    def __init__(self, file: SoundFile, start: float, end: float) -> None:
        self._file = file
        self._start = start
        self._end = end
        self.rate = file.rate
        self.channels = 1
        self.length = 0
        self.reached = 0.0
        self.cleaned = 0

    def blocks(self, tick: Tick) -> Iterator[Floats]:
        """float32 (n, channels), about half a second each, nominally -1..1, always finite.

        Raises:
            UnreadableFile: if nothing of the file could be decoded.
        """
        held: list[Floats] = []
        names: tuple[str, ...] = ()
        count = 0
        for frame in self._cut(tick):
            if names and frame.names != names and held:
                yield self._finished(held, names)
                held, count = [], 0
            names = frame.names
            held.append(frame.samples)
            count += len(frame.samples)
            if count >= _BLOCK * self.rate:
                yield self._finished(held, names)
                held, count = [], 0
        if held:
            yield self._finished(held, names)
        if self.reached == 0:
            raise self._nothing()

    def _nothing(self) -> UnreadableFile:
        name = self._file.path.name
        if not self._file.damaged:
            return UnreadableFile(f"{name} holds no sound: it is 0 s long.", "Record it again.")
        return UnreadableFile(
            f"The sound in {name} can't be decoded.",
            "It may be protected or damaged. Convert it to WAV or MP3 and try again.",
        )

    def _finished(self, held: list[Floats], names: tuple[str, ...]) -> Floats:
        samples = np.concatenate(held)
        # One NaN would spread through every filter.
        wild = ~(np.abs(samples) < _LOUDEST)
        if wild.any():
            self.cleaned += int(wild.any(axis=1).sum())
            samples[wild] = 0
        block = mixed(samples, names)
        if self.length == 0:
            self.channels = block.shape[1]
        elif block.shape[1] != self.channels:
            block = np.repeat(block.mean(axis=1, keepdims=True), self.channels, axis=1)
        self.length += len(block)
        return block

    def _cut(self, tick: Tick) -> Iterator[Frame]:
        """Frames from start to end without holes."""
        written = -1
        for position, frame in self._placed(tick):
            first, last = round(self._start * self.rate), _last(self._end, self.rate)
            written = max(written, first)
            stop = position + len(frame.samples)
            while written < min(position, last):
                size = min(position - written, last - written, self.rate)
                written += size
                yield frame._replace(samples=np.zeros((size, frame.samples.shape[1]), np.float32))
            part = frame.samples[max(written - position, 0) : max(last - position, 0)]
            if len(part):
                written += len(part)
                yield frame._replace(samples=part)
            self.reached = stop / self.rate
            if stop >= last:
                return

    def _placed(self, tick: Tick) -> Iterator[tuple[int, Frame]]:
        """Each frame with the sample where it begins."""
        following: int | None = None
        offset = 0
        for frame in self._file.frames(self._start, tick):
            self.rate = self._file.rate
            if following is None:
                following = self._beginning(frame)
            elif frame.seconds is not None:
                jump = round(frame.seconds * self.rate) + offset - following
                if abs(jump) > _JITTER * self.rate:
                    if 0 < jump <= _LONGEST_HOLE * self.rate:
                        following += jump
                    else:
                        offset -= jump
            yield following, frame
            following += len(frame.samples)

    def _beginning(self, frame: Frame) -> int:
        """Sample of the first frame; a time after the file's own end can't be true."""
        seconds = frame.seconds or 0.0
        if seconds > (self._file.expected or 0.0):
            return 0
        return round(max(seconds, 0.0) * self.rate)


def _last(end: float, rate: int) -> int:
    # Larger than any file, for stretches without an end.
    return round(end * rate) if end < 1e9 else 1 << 62
