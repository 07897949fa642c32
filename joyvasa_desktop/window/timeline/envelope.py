"""The `Envelope`: the outline of a sound in several resolutions, so that an hour draws at once."""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats

_COARSER = 4


class Envelope:
    """Lowest and highest values of a sound, ready to be drawn at any zoom.

    Args:
        values: float32 (N, 2), lowest and highest value of each step, -1..1.
        rate: steps per second.
    """

    def __init__(self, values: Floats, rate: float) -> None:
        self._rate = rate
        self._levels = [np.ascontiguousarray(values, np.float32).reshape(-1, 2)]

    @property
    def peak(self) -> float:
        """The largest distance from 0."""
        coarsest = self._level(64)
        return float(np.abs(coarsest).max(initial=0.0))

    def columns(self, left: float, right: float, width: int) -> tuple[Doubles, Floats]:
        """The outline of a stretch, in about as many columns as there are pixels.

        The columns keep their places when the stretch moves: a pan doesn't shimmer.

        Args:
            left, right: seconds.
            width: pixels.

        Returns:
            Seconds of each column's middle, float64 (M,), and its lowest and highest value,
            float32 (M, 2); M is at most `width` + 4.
        """
        per_column = (right - left) * self._rate / max(width, 1)
        level = max(int(np.log(max(per_column, 1.0)) / np.log(_COARSER)), 0)
        blocks = self._level(level)
        # A short sound has no blocks that large.
        block = _COARSER ** min(level, len(self._levels) - 1)
        step = max(per_column / block, 1.0)
        first = max(int(left * self._rate / block / step) - 1, 0)
        last = int(np.ceil(right * self._rate / block / step)) + 1
        edges = (np.arange(first, last + 1) * step).astype(np.int64)
        edges = edges[edges < len(blocks)]
        if not len(edges):
            return np.zeros(0), np.zeros((0, 2), np.float32)
        end = min(int((last + 1) * step), len(blocks))
        found = np.stack(
            (
                np.minimum.reduceat(blocks[:end, 0], edges),
                np.maximum.reduceat(blocks[:end, 1], edges),
            ),
            axis=1,
        )
        middles = (edges + np.append(edges[1:], end)) / 2
        return middles * block / self._rate, found

    def _level(self, level: int) -> Floats:
        """Blocks of 4**level steps; the coarsest one that has several blocks if that is fewer."""
        while len(self._levels) <= level and len(self._levels[-1]) > _COARSER:
            self._levels.append(_coarser(self._levels[-1]))
        return self._levels[min(level, len(self._levels) - 1)]


def _coarser(values: Floats) -> Floats:
    missing = -len(values) % _COARSER
    whole = np.concatenate((values, np.repeat(values[-1:], missing, axis=0)))
    low, high = whole[:, 0], whole[:, 1]
    # Whole columns at once: numpy is slow along an axis of four.
    lowest = np.minimum.reduce([low[i::_COARSER] for i in range(_COARSER)])
    highest = np.maximum.reduce([high[i::_COARSER] for i in range(_COARSER)])
    return np.stack((lowest, highest), axis=1)
