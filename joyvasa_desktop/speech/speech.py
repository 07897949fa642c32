"""`Speech`: a stretch of sound, once for analysis and once for the soundtrack."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from joyvasa_desktop.arrays import Floats

SAMPLE_RATE = 16_000
"""Samples per second of the sound that is analysed."""


@dataclass(frozen=True, slots=True)
class Soundtrack:
    """Where the original sound is, so that it is read again, block by block, while encoding.

    Keeping only a reference is what makes memory flat with length: an hour of 48 kHz stereo
    would be 1.4 GB.

    Attributes:
        path: the sound or video file.
        start: seconds into the file where the chosen stretch begins.
        duration: seconds of the chosen stretch.
        rate: samples per second of the original.
        channels: 1 or 2 in the result; more are mixed down to 2.
        size, modified: bytes and nanoseconds of the file when it was analysed, so that a change
            is noticed; 0 is not known.
    """

    path: Path
    start: float
    duration: float
    rate: int
    channels: int
    size: int = 0
    modified: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """A voice, ready for analysis and for the soundtrack.

    Attributes:
        samples: float32 (N,), mono, `SAMPLE_RATE`, nominally -1..1.
        soundtrack: the original; None for sound that exists only in memory, whose soundtrack
            is `samples`.
        notes: sentences for the user about damage that was worked around while reading.
    """

    samples: Floats
    soundtrack: Soundtrack | None = None
    notes: tuple[str, ...] = ()

    @property
    def duration(self) -> float:
        """Seconds, from the analysed samples."""
        return len(self.samples) / SAMPLE_RATE
