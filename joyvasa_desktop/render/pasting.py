"""Lay drawn squares back into the photo that they were cut out of, with soft edges."""

from __future__ import annotations

import cv2
import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats, Pixels

SIDE = 512
"""Height and width of drawn frames."""

_RAMP = 32
"""Pixels of a frame over which it melts into the photo at the softest; as published, half."""


class Pasting:
    """One photo, ready for frames.

    Everything that frames have in common is done here once; a frame touches nothing but the box
    around its square.

    Args:
        picture: uint8 (H, W, 3) RGB; it isn't changed, and mustn't be while this is in use.
        to_picture: float64 (3, 3), pixels of a frame to pixels of the picture.
        feather: 0..1, how soft the edge is; 0.5 is the published mask.
    """

    def __init__(self, picture: Pixels, to_picture: Doubles, feather: float = 0.5) -> None:
        self._picture = picture
        height, width = picture.shape[:2]
        mask = _warped(edge_mask(feather), to_picture, (width, height), cv2.BORDER_CONSTANT)
        self._box = _box(mask)
        self._to_box = _moved_to(self._box) @ to_picture
        mask = mask[self._box]
        self._inside = np.where(mask == 255, np.uint8(255), np.uint8(0))
        self._rim = np.flatnonzero((mask > 0) & (mask < 255))
        weight = mask.reshape(-1)[self._rim, None].astype(np.float32) / np.float32(255)
        self._weight: Floats = weight
        self._photo: Floats = (1 - weight) * picture[self._box].reshape(-1, 3)[self._rim]

    def paste(self, frame: Pixels) -> Pixels:
        """The photo with a frame in it.

        Args:
            frame: uint8 (512, 512, 3) RGB.

        Returns:
            uint8 (H, W, 3) RGB, a new array.
        """
        pasted = self._picture.copy()
        if not self._inside.size:
            return pasted
        box = pasted[self._box]
        height, width = self._inside.shape
        warped = _warped(frame, self._to_box, (width, height), cv2.BORDER_REPLICATE)
        cv2.copyTo(warped, self._inside, box)
        rim = warped.reshape(-1, 3)[self._rim] * self._weight + self._photo
        rows, columns = np.divmod(self._rim, width)
        box[rows, columns] = rim.astype(np.uint8)
        return pasted


def edge_mask(feather: float = 0.5) -> Pixels:
    """How much of each pixel of a frame shows, uint8 (512, 512): soft edges, rounded corners.

    Args:
        feather: 0..1; the ramp is 32 pixels wide at 1 and 16, as published, at 0.5.
    """
    ramp = _RAMP * feather
    if ramp <= 0:
        return np.full((SIDE, SIDE), 255, np.uint8)
    place = np.arange(SIDE)
    # As published, the ramp ends one pixel before the right and the lower edge.
    outside = np.maximum(0, np.maximum(ramp - place, place - (SIDE - ramp)))
    share = 1 - np.hypot(outside[:, None], outside) / ramp
    mask: Pixels = np.floor(255 * np.clip(share, 0, 1)).astype(np.uint8)
    return mask


def _warped(image: Pixels, matrix: Doubles, size: tuple[int, int], border: int) -> Pixels:
    warped = cv2.warpAffine(image, matrix[:2], size, flags=cv2.INTER_LINEAR, borderMode=border)
    return warped.astype(np.uint8, copy=False)


def _box(mask: Pixels) -> tuple[slice, slice]:
    """The rows and columns in which a mask is above 0."""
    return _span(mask.max(axis=1)), _span(mask.max(axis=0))


def _span(used: AnyArray) -> slice:
    places = np.flatnonzero(used)
    return slice(int(places[0]), int(places[-1]) + 1) if len(places) else slice(0, 0)


def _moved_to(box: tuple[slice, slice]) -> Doubles:
    """The matrix that takes pixels of a picture to pixels of a box in it."""
    return np.array([[1, 0, -box[1].start], [0, 1, -box[0].start], [0, 0, 1]], np.float64)
