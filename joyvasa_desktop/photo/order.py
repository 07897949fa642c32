"""The order of an animal's nine points, put right where left and right were exchanged."""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Floats

SHORTEST = 0.1
"""Of the points' extent: with less than that between eyes and mouth nobody knows what is down."""


def left_first(points: AnyArray) -> Floats:
    """Nine points float32 (9, 2) in the order of `ANIMAL_POINTS`.

    The eye, the corner of an eye, and the corner of the mouth that come first lie on the left of a
    face that stands upright in the picture; a tilted head is looked at as if it stood upright.
    Points whose mouth lies on the eyes stay as they are.

    Args:
        points: (9, 2) pixels, finite.
    """
    placed = points.astype(np.float64)
    down = placed[5:7].mean(axis=0) - placed[:4].mean(axis=0)
    if np.linalg.norm(down) < SHORTEST * np.ptp(placed, axis=0).max():
        return points.astype(np.float32)
    right = np.array([down[1], -down[0]])
    order = list(range(9))
    along = placed[2:4].mean(axis=0) - placed[:2].mean(axis=0)
    if along @ right < 0:
        order[:4], along = [2, 3, 0, 1], -along
    for first in (0, 2, 5):
        one, other = order[first : first + 2]
        if (placed[other] - placed[one]) @ along < 0:
            order[first : first + 2] = other, one
    return points.astype(np.float32)[order]
