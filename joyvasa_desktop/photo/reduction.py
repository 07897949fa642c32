"""Make large pictures smaller as the published pipeline does: quickly, without smoothing."""

from __future__ import annotations

import cv2
import numpy as np

from joyvasa_desktop.arrays import Pixels

DIVISION = 2  # sides are made even, as videos want them


def reduced_size(size: tuple[int, int], longest: int, division: int = DIVISION) -> tuple[int, int]:
    """Width and height of a picture once it is reduced; one of them is 0 if nothing is left.

    Args:
        size: width and height.
        longest: of the longer side in pixels; 0 is no limit.
        division: both sides become multiples of it, unless one of them is shorter.
    """
    return _divisible(_scaled(size, longest), division)


def reduced(pixels: Pixels, longest: int, division: int = DIVISION) -> Pixels:
    """A picture or mask uint8 (H, W, ...) at `reduced_size`; sides of 0 aren't possible."""
    height, width = pixels.shape[:2]
    scaled = _scaled((width, height), longest)
    if scaled != (width, height):
        pixels = np.asarray(cv2.resize(pixels, scaled, interpolation=cv2.INTER_LINEAR), np.uint8)
    width, height = _divisible(scaled, division)
    return np.ascontiguousarray(pixels[:height, :width])


def _scaled(size: tuple[int, int], longest: int) -> tuple[int, int]:
    width, height = size
    if not 0 < longest < max(size):
        return size
    if height > width:
        return int(width * (longest / height)), longest
    return longest, int(height * (longest / width))


def _divisible(size: tuple[int, int], division: int) -> tuple[int, int]:
    width, height = (side - side % max(division, 1) for side in size)
    return (width, height) if width and height else size
