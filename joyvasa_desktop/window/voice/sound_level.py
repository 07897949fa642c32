"""How loud the sound from the microphone is, for the meter beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from joyvasa_desktop.arrays import AnyArray

SILENCE = -90.0
"""Decibels below which nothing is told apart."""

# A limiter or a driver rounds flat tops a little; three in a row are no accident.
_FULL_SCALE = 0.985


@dataclass(frozen=True, slots=True)
class Level:
    """Loudness of the last moment, in decibels relative to full scale: `SILENCE`..0.

    Attributes:
        peak: of the largest sample.
        rms: of the mean power.
    """

    peak: float = SILENCE
    rms: float = SILENCE


class LevelGauge:
    """Gathers blocks of any size until somebody asks how loud they were.

    Attributes:
        clipped: three samples in a row reached full scale since the last `reset`.
    """

    def __init__(self) -> None:
        self.clipped = False
        self._peak = self._power = 0.0
        self._count = 0

    def reset(self) -> None:
        """Forgets everything."""
        self.clipped = False
        self._clear()

    def add(self, samples: AnyArray) -> None:
        """Listens to a block.

        Args:
            samples: int16, int32 or float32 (N, channels).
        """
        if not samples.size:
            return
        values = np.abs(_as_floats(samples))
        self._peak = max(self._peak, float(values.max()))
        self._power += float(np.vdot(values, values))
        self._count += values.size
        full = values >= _FULL_SCALE
        self.clipped = self.clipped or bool((full[2:] & full[1:-1] & full[:-2]).any())

    def take(self) -> Level:
        """The level since the last call."""
        power = self._power / self._count if self._count else 0.0
        level = Level(decibels(self._peak), decibels(math.sqrt(power)))
        self._clear()
        return level

    def _clear(self) -> None:
        self._peak = self._power = 0.0
        self._count = 0


def decibels(amplitude: float) -> float:
    """An amplitude relative to full scale in decibels, `SILENCE`..0."""
    return min(max(20 * math.log10(max(amplitude, 1e-9)), SILENCE), 0.0)


def _as_floats(samples: AnyArray) -> AnyArray:
    """-1..1, float32."""
    if samples.dtype.kind == "f":
        return samples.astype(np.float32, copy=False)
    return samples.astype(np.float32) / np.float32(-float(np.iinfo(samples.dtype).min))
