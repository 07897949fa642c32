"""Boxes around faces: which can be true, and which are the same."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from joyvasa_desktop.arrays import AnyArray, Doubles

SMALLEST = 4.0  # px, side of a box
LARGEST = 4.0  # of the picture's longer side


def shares(one: AnyArray, others: AnyArray) -> Doubles:
    """Common area of a box (4,) and each of others (N, 4) over the smaller area of the two."""
    first, many = one.astype(np.float64), others.astype(np.float64).reshape(-1, 4)
    sides = np.minimum(first[2:], many[:, 2:]) - np.maximum(first[:2], many[:, :2])
    common = np.clip(sides, 0, None).prod(axis=1)
    smaller = np.minimum((first[2:] - first[:2]).prod(), (many[:, 2:] - many[:, :2]).prod(axis=1))
    out: Doubles = np.divide(common, smaller, out=np.zeros_like(common), where=smaller > 0)
    return out


def plausible(boxes: AnyArray, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Which boxes (N, 4) can belong to a face in a picture of width and height `size`.

    They may leave the picture, but not altogether.
    """
    sides = boxes[:, 2:] - boxes[:, :2]
    inside = ((boxes[:, 2:] > 0) & (boxes[:, :2] < np.array(size))).all(axis=1)
    fitting = ((sides >= SMALLEST) & (sides <= LARGEST * max(size))).all(axis=1)
    return np.asarray(inside & fitting, np.bool_)
