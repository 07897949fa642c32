"""Find what stands out in a curve."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from joyvasa_desktop.arrays import Doubles

Frames: TypeAlias = NDArray[np.intp]


def maxima(curve: Doubles) -> Frames:
    """Where a curve (n,) is higher than on both sides, ascending; of a flat top the middle."""
    changes = np.flatnonzero(np.diff(curve))
    rises = curve[changes + 1] > curve[changes]
    tops = np.flatnonzero(rises[:-1] & ~rises[1:])
    return (changes[tops] + 1 + changes[tops + 1]) // 2


def prominences(curve: Doubles, tops: Frames) -> Doubles:
    """How far one must go down from each top to reach anything higher, or an end of the curve.

    Args:
        curve: float64 (n,).
        tops: all that `maxima` found in it.
    """
    after = len(curve) - 1 - tops[::-1]
    return np.minimum(_falls(curve, tops), _falls(curve[::-1], after)[::-1])


def apart(frames: Iterable[int], gap: int, most: int | None = None) -> list[int]:
    """The first `most` of the frames that keep the gap to those taken before them."""
    # A cell as long as the gap holds one at most, so only three cells need a look.
    cells: dict[int, int] = {}
    taken: list[int] = []
    for frame in map(int, frames):
        if most is not None and len(taken) >= most:
            break
        cell = frame // gap
        near = (cells.get(cell + step) for step in (-1, 0, 1))
        if all(other is None or abs(other - frame) >= gap for other in near):
            cells[cell] = frame
            taken.append(frame)
    return taken


def _falls(curve: Doubles, tops: Frames) -> Doubles:
    """How far the curve has come up to each top since it was higher, or since it began."""
    falls = np.empty(len(tops))
    # Tops that nothing higher has followed, and the lowest point before each of them.
    open_tops: list[tuple[float, float]] = []
    begin = 0
    for i, top in enumerate(tops):
        height, lowest = float(curve[top]), float(curve[begin:top].min())
        while open_tops and open_tops[-1][0] <= height:
            lowest = min(lowest, open_tops.pop()[1])
        open_tops.append((height, lowest))
        falls[i] = height - lowest
        begin = int(top)
    return falls
