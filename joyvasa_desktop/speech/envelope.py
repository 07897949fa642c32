"""The outline of a whole sound file, read bit by bit: what a waveform is drawn from."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.speech.decode import SoundFile
from joyvasa_desktop.speech.mixing import one_voice
from joyvasa_desktop.speech.timeline import Stretch

RATE = 400
"""Steps per second of a short sound."""

MOST = 1 << 19
"""Steps at most; when a sound has more, each two become one, so that memory stays flat."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """What was read so far.

    Attributes:
        duration: seconds.
        values: float32 (N, 2), lowest and highest value of each step, limited to -1..1.
        rate: steps per second; falls with length.
        channels, sample_rate: of the original.
        complete: the file has ended.
    """

    duration: float
    values: Floats
    rate: float
    channels: int
    sample_rate: int
    complete: bool


def read_outline(path: Path, most: int = MOST) -> Iterator[Outline]:
    """Reads a sound file; yields after each half second of sound, and at the end.

    Whoever wants to stop just doesn't ask for the next one.

    Args:
        path: a sound file, or a video with sound.
        most: steps at most, an even number.

    Raises:
        UnreadableFile: if the file is missing, damaged, protected or has no sound.
    """
    with SoundFile(path) as file:
        stretch = Stretch(file, 0.0, math.inf)
        steps: _Steps | None = None
        for block in stretch.blocks(lambda seconds: None):
            if steps is None:
                steps = _Steps(stretch.rate, most)
            steps.add(one_voice(block))
            yield steps.outline(file.channels)
        if steps is not None:
            steps.finish()
            yield steps.outline(file.channels, complete=True)


class _Steps:
    """Lowest and highest values of equal steps, in memory that is taken once."""

    def __init__(self, sample_rate: int, most: int) -> None:
        self._sample_rate = sample_rate
        # Step i begins at sample i * numerator // denominator, whatever the rates are.
        self._numerator, self._denominator = sample_rate, min(RATE, sample_rate)
        self._values = np.empty((most, 2), np.float32)
        self._count = 0
        self._samples = 0
        self._held = np.zeros(0, np.float32)

    def add(self, samples: Floats) -> None:
        """The next samples, float32 (n,)."""
        self._held = np.concatenate([self._held, np.clip(samples, -1.0, 1.0)])
        self._samples += len(samples)
        while True:
            whole = self._samples * self._denominator // self._numerator
            self._append(min(whole, len(self._values)))
            if self._count < len(self._values):
                return
            self._merge()

    def finish(self) -> None:
        """What is left becomes the last step."""
        if len(self._held):
            self._values[self._count] = self._held.min(), self._held.max()
            self._count += 1

    def outline(self, channels: int, complete: bool = False) -> Outline:
        """What is known so far; a copy."""
        return Outline(
            duration=self._samples / self._sample_rate,
            values=self._values[: self._count].copy(),
            rate=self._sample_rate * self._denominator / self._numerator,
            channels=channels,
            sample_rate=self._sample_rate,
            complete=complete,
        )

    def _append(self, count: int) -> None:
        """Makes steps of held samples until there are `count`."""
        if count <= self._count:
            return
        steps = np.arange(self._count, count + 1, dtype=np.int64)
        edges = steps * self._numerator // self._denominator
        edges -= self._samples - len(self._held)
        whole = self._held[: edges[-1]]
        self._values[self._count : count, 0] = np.minimum.reduceat(whole, edges[:-1])
        self._values[self._count : count, 1] = np.maximum.reduceat(whole, edges[:-1])
        self._held = self._held[edges[-1] :]
        self._count = count

    def _merge(self) -> None:
        """Each two steps become one."""
        pairs = self._values.reshape(-1, 2, 2)
        half = len(pairs)
        self._values[:half, 0] = pairs[:, :, 0].min(axis=1)
        self._values[:half, 1] = pairs[:, :, 1].max(axis=1)
        self._count, self._numerator = half, 2 * self._numerator
