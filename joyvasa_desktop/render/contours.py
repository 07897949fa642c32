"""The lips' inner edges as smooth curves, and the masks that follow from them."""

from __future__ import annotations

import cv2
import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.geometry import canonical

LEFT_CORNER, RIGHT_CORNER = 78, 308
"""Mesh indices of the inner corners of the mouth."""

_PER_SEGMENT = 5
_FRACTION_BITS = 4


def inner_contours(points: Doubles, down: Doubles) -> tuple[Doubles, Doubles]:
    """The upper and the lower lip's inner edge, from corner to corner.

    Where the lower lip would lie above the upper one, both run along their middle: lips touch,
    they don't pass through each other.

    Args:
        points: (478, 2) pixels.
        down: (2,), unit vector from the eyes to the mouth.

    Returns:
        Two float64 (n, 2) curves with the same number of points.
    """
    lips = canonical().lips
    upper, lower = (
        _catmull_rom(points[[LEFT_CORNER, *lips[name], RIGHT_CORNER]])
        for name in ("inner_upper", "inner_lower")
    )
    crossed = ((lower - upper) @ down < 0)[:, None]
    middle = (upper + lower) / 2
    return np.where(crossed, middle, upper), np.where(crossed, middle, lower)


def _catmull_rom(knots: Doubles) -> Doubles:
    padded = np.vstack([2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]])
    a, b, c, d = padded[:-3], padded[1:-2], padded[2:-1], padded[3:]
    t = (np.arange(_PER_SEGMENT) / _PER_SEGMENT)[None, :, None]
    a, b, c, d = (knot[:, None, :] for knot in (a, b, c, d))
    curve = 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
    return np.vstack([curve.reshape(-1, 2), knots[-1:]])


def filled(polygon: Doubles, width: int, height: int) -> Floats:
    """An antialiased polygon: float32 (height, width), 0 … 1. Points are (x, y) pixels."""
    canvas = np.zeros((height, width), np.uint8)
    fixed = np.rint(polygon * (1 << _FRACTION_BITS)).astype(np.int32)
    cv2.fillPoly(canvas, [fixed], 255, cv2.LINE_AA, _FRACTION_BITS)
    return canvas.astype(np.float32) / np.float32(255)


def blurred(mask: Floats, sigma: float) -> Floats:
    """Gaussian blur; wide ones run at a quarter of the size, where they look the same."""
    if sigma < 4.0:
        return np.asarray(cv2.GaussianBlur(mask, (0, 0), sigma), np.float32)
    height, width = mask.shape
    small = cv2.resize(
        mask, (max(width // 4, 1), max(height // 4, 1)), interpolation=cv2.INTER_AREA
    )
    soft = cv2.GaussianBlur(small, (0, 0), sigma / 4)
    return np.asarray(cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)


def below_lip(lower: Doubles, down: Doubles, mouth_width: float, size: tuple[int, int]) -> Floats:
    """1 where a frame shows the lower lip's side of the mouth line, 0 above it.

    Sharp between the corners, ever softer beyond them, where the two sides are one skin.

    Args:
        lower: (n, 2), inner edge of the lower lip.
        down: (2,), unit vector.
        mouth_width: pixels.
        size: width and height of the mask.
    """
    width, height = size
    across = lower[-1] - lower[0]
    span = max(float(np.linalg.norm(across)), 1e-6)
    outward = 3 * mouth_width * across / span
    deep = 6 * mouth_width * down
    left, right = lower[0] - outward, lower[-1] + outward
    hard = filled(np.vstack([left, lower, right, right + deep, left + deep]), width, height)
    near = blurred(hard, edge_sigma(mouth_width))
    far = blurred(hard, max(0.07 * mouth_width, 0.8))
    x = np.arange(width, dtype=np.float32)[None, :] - np.float32(lower[0, 0])
    y = np.arange(height, dtype=np.float32)[:, None] - np.float32(lower[0, 1])
    along = (x * np.float32(across[0]) + y * np.float32(across[1])) / np.float32(span**2)
    between = smooth_step(-0.02, 0.10, np.minimum(along, 1 - along))
    return np.asarray(between * near + (1 - between) * far, np.float32)


def edge_sigma(mouth_width: float) -> float:
    """How soft the lips' edge is, in pixels: about as soft as the photo at that size."""
    return 0.6 * max(0.8, 0.010 * mouth_width)
