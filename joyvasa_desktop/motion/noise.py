"""Where the diffusion's randomness comes from: a named stream for every draw.

The same seed gives the same take on every device, because nothing is drawn there; and a take that
is stopped and begun again is the same, because no draw depends on an earlier one.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from joyvasa_desktop.arrays import Floats


class Noise(Protocol):
    """Standard normal numbers for one take."""

    def initial(self, shape: tuple[int, ...]) -> Floats:
        """What a window starts from: the same in every window."""

    def step(self, window: int, step: int, shape: tuple[int, ...]) -> Floats:
        """What is added in one step of one window."""


@dataclass(frozen=True, slots=True)
class NamedNoise:
    """A Philox generator for each draw, keyed by the CRC-32 of its name.

    Attributes:
        seed: any whole number.
    """

    seed: int = 0

    def initial(self, shape: tuple[int, ...]) -> Floats:
        """float32 of that shape, the same for all windows of a take."""
        return self._draw("xT", shape)

    def step(self, window: int, step: int, shape: tuple[int, ...]) -> Floats:
        """float32 of that shape, for one step (counted down) of one window (from 0)."""
        return self._draw(f"w{window}:t{step}", shape)

    def _draw(self, name: str, shape: tuple[int, ...]) -> Floats:
        key = zlib.crc32(f"{self.seed}:input:motion:{name}".encode())
        generator = np.random.Generator(np.random.Philox(key=key))
        return generator.standard_normal(shape, dtype=np.float32)
