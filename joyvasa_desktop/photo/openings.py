"""How far eyes and lips are open, from the 203 landmarks of LivePortrait's own finder."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_LEFT_EYE = (6, 18, 0, 12)
_RIGHT_EYE = (30, 42, 24, 36)
_LIPS = (90, 102, 48, 66)
"""Upper and lower edge, then the two corners."""


def eyes(points: NDArray[np.floating]) -> NDArray[np.float32]:
    """Height over width of the left and the right eye in the picture, (2,).

    Args:
        points: (203, 2), pixels.
    """
    return np.array([_ratio(points, _LEFT_EYE), _ratio(points, _RIGHT_EYE)], np.float32)


def lips(points: NDArray[np.floating]) -> float:
    """Height over width of the gap between the lips.

    Args:
        points: (203, 2), pixels.
    """
    return _ratio(points, _LIPS)


def _ratio(points: NDArray[np.floating], places: tuple[int, int, int, int]) -> float:
    top, bottom, left, right = points[list(places)].astype(np.float64)
    return float(np.hypot(*(top - bottom)) / (np.hypot(*(left - right)) + 1e-6))
