"""Cut turned squares out of a picture at the size that a network wants."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats, Pixels


@dataclass(frozen=True, slots=True)
class Square:
    """A turned square in a picture.

    Coordinates are continuous: 0 is the left or upper edge of the first pixel, so a pixel's
    centre lies at its index + 0.5.

    Attributes:
        x, y: centre.
        side: length of an edge in pixels.
        angle: turn in radians, clockwise as seen on the screen.
    """

    x: float
    y: float
    side: float
    angle: float = 0.0

    @property
    def turn(self) -> Doubles:
        """Matrix (2, 2) that turns the square's own axes into the picture's."""
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        return np.array([[cos, -sin], [sin, cos]], np.float64)

    def to_picture(self, points: Floats | Doubles, size: int) -> Doubles:
        """Points (N, 2) in the cut-out of `size` pixels, in picture coordinates."""
        own = (points.astype(np.float64) - size / 2) * (self.side / size)
        moved: Doubles = own @ self.turn.T + np.array([self.x, self.y])
        return moved


def cut(picture: Pixels, square: Square, size: int, *, replicate: bool) -> Pixels:
    """The square at `size` x `size` pixels, uint8 RGB.

    Large squares are first shrunk by area averaging, so that fine texture doesn't alias.

    Args:
        picture: uint8 (H, W, 3) RGB.
        square: what to cut out; may reach over the picture's edge.
        size: side of the result in pixels.
        replicate: continue the picture's edge outside of it; otherwise it is black there.
    """
    step = square.side / size
    left, top, right, bottom = _bounds(picture, square, margin=2 * math.ceil(step))
    part = picture[top:bottom, left:right]
    if step > 2:
        part = _shrink(part, int(step))
    shrunk = np.array([part.shape[1] / (right - left), part.shape[0] / (bottom - top)])
    linear = square.turn * step
    # Output pixel i has its centre at i + 0.5; both half pixels are folded into the offset.
    offset = np.array([square.x, square.y]) + linear @ np.full(2, (1 - size) / 2)
    matrix = np.empty((2, 3))
    matrix[:, :2] = linear * shrunk[:, None]
    matrix[:, 2] = (offset - (left, top)) * shrunk - 0.5
    border = cv2.BORDER_REPLICATE if replicate else cv2.BORDER_CONSTANT
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    out = cv2.warpAffine(part, matrix, (size, size), flags=flags, borderMode=border)
    return out.astype(np.uint8, copy=False)


def _bounds(picture: Pixels, square: Square, margin: int) -> tuple[int, int, int, int]:
    reach = square.side / 2 * (abs(math.cos(square.angle)) + abs(math.sin(square.angle))) + margin
    height, width = picture.shape[:2]

    def clip(value: float, length: int) -> int:
        return int(min(max(value, 0), length))

    left, right = clip(square.x - reach, width - 1), clip(square.x + reach + 1, width)
    top, bottom = clip(square.y - reach, height - 1), clip(square.y + reach + 1, height)
    # A square beside the picture sees nothing but its edge.
    return left, top, max(right, left + 1), max(bottom, top + 1)


def _shrink(part: Pixels, factor: int) -> Pixels:
    height, width = part.shape[:2]
    to = (max(1, round(width / factor)), max(1, round(height / factor)))
    return cv2.resize(part, to, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
