"""Lay drawn squares back into the photo that they were cut out of, with soft edges."""

from __future__ import annotations

import cv2
import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats, Pixels

SIDE = 512
"""Height and width of drawn frames."""

_COARSEST = 3
"""A frame that shrinks further than this is halved first, or it would flicker."""

_RAMP = 32
"""Pixels of a frame over which it melts into the photo at the softest; as published, half."""


class Pasting:
    """One photo, ready for frames.

    Everything that frames have in common is done here once; a frame touches nothing but the box
    around its square. Frames can be pasted in several threads at a time.

    Args:
        picture: uint8 (H, W, 3) RGB; it isn't changed, and mustn't be while this is in use.
        to_picture: float64 (3, 3), pixels of a frame to pixels of the picture.
        feather: 0..1, how soft the edge is; 0.5 is the published mask.
    """

    def __init__(self, picture: Pixels, to_picture: Doubles, feather: float = 0.5) -> None:
        height, width = picture.shape[:2]
        mask = _warped(edge_mask(feather), to_picture, (width, height))
        self._picture = picture
        self._box = _box(mask)
        self._to_box = _moved_to(self._box) @ to_picture
        self._mask = mask[self._box]
        self._rim = np.flatnonzero((self._mask > 0) & (self._mask < 255))
        weight = self._mask.reshape(-1)[self._rim, None].astype(np.float32) / np.float32(255)
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
        height, width = self._mask.shape
        if not self._mask.size:
            return pasted
        image, to_frame = _calmed(frame, self._to_box)
        square = _warped(image, self._to_box @ to_frame, (width, height))
        pixels = square.reshape(-1, 3)
        # Cut off, not rounded, as published; the sum of two shares never exceeds 255.
        mixed = pixels.take(self._rim, axis=0) * self._weight + self._photo
        pixels[self._rim] = mixed.astype(np.uint8)
        cv2.copyTo(square, self._mask, pasted[self._box])
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


def _calmed(frame: Pixels, matrix: Doubles) -> tuple[Pixels, Doubles]:
    """A frame fit for warping by a matrix, and the matrix from its pixels to the frame's."""
    largest = float(np.linalg.norm(matrix[:2, :2], 2))
    step = 1
    while largest * step * _COARSEST <= 1 and step < SIDE:
        step *= 2
    if step > 1:
        frame = _pixels(cv2.resize(frame, (SIDE // step,) * 2, interpolation=cv2.INTER_AREA))
    # One more pixel on each side: otherwise, the black beyond the frame would shine through.
    frame = _pixels(cv2.copyMakeBorder(frame, 1, 1, 1, 1, cv2.BORDER_REPLICATE))
    first = (step - 1) / 2 - step
    return frame, np.array([[step, 0, first], [0, step, first], [0, 0, 1]], np.float64)


def _warped(image: Pixels, matrix: Doubles, size: tuple[int, int]) -> Pixels:
    """An image (black around it) moved by a matrix, of the given width and height."""
    return _pixels(cv2.warpAffine(image, matrix[:2], size, flags=cv2.INTER_LINEAR))


def _pixels(image: AnyArray) -> Pixels:
    return image.astype(np.uint8, copy=False)


def _box(mask: Pixels) -> tuple[slice, slice]:
    """The rows and columns in which a mask is above 0."""
    return _span(mask.max(axis=1)), _span(mask.max(axis=0))


def _span(used: AnyArray) -> slice:
    places = np.flatnonzero(used)
    return slice(int(places[0]), int(places[-1]) + 1) if len(places) else slice(0, 0)


def _moved_to(box: tuple[slice, slice]) -> Doubles:
    """The matrix that takes pixels of a picture to pixels of a box in it."""
    return np.array([[1, 0, -box[1].start], [0, 1, -box[0].start], [0, 0, 1]], np.float64)
