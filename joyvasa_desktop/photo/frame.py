"""The square around a face: where it lies in the picture, and the portrait cut down to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.photo.crop import face_square
from joyvasa_desktop.photo.portrait import InsightPoints, Portrait
from joyvasa_desktop.settings import Settings

CROP_SETTINGS = ("crop_scale", "crop_x", "crop_y")


@dataclass(frozen=True, slots=True)
class Frame:
    """An upright square of whole pixels that lies inside a picture.

    Attributes:
        left, top: its first column and row.
        side: its columns, as many as rows; an even number, as videos want it.
    """

    left: int
    top: int
    side: int

    def corners(self) -> Doubles:
        """float64 (4, 2), top left, top right, bottom right, bottom left; pixel centres at
        integers, so that a corner lies half a pixel outside of the first pixel's centre.
        """
        left, top = self.left - 0.5, self.top - 0.5
        right, bottom = left + self.side, top + self.side
        return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float64)


def frame(landmarks: AnyArray, size: tuple[int, int], settings: Settings) -> Frame:
    """The square that the settings choose around a face, moved and shrunk into the picture.

    Args:
        landmarks: (N, 2 or more) picture pixels, as `face_square` takes them.
        size: width and height of the picture.
        settings: crop_scale, crop_x and crop_y count.

    Raises:
        UserError: if all landmarks lie on one spot.
    """
    if not unit(landmarks) > 0:
        raise UserError(
            "The points of the face all lie on one spot.", "Spread them over the eyes and mouth."
        )
    (x, y), side, _ = face_square(landmarks, settings.crop_scale, settings.crop_x, settings.crop_y)
    whole = max(2 * round(min(side, *size) / 2), 2)
    if whole > min(size):
        whole -= 2
    left, top = (round(float(middle) + 0.5 - whole / 2) for middle in (x, y))
    return Frame(_inside(left, size[0] - whole), _inside(top, size[1] - whole), whole)


def unit(landmarks: AnyArray) -> float:
    """Picture pixels that one unit of `crop_scale` is long: the size of the face."""
    return face_square(landmarks, 1.0, 0.0, 0.0)[1]


def settings_for(landmarks: AnyArray, middle: tuple[float, float], side: float) -> dict[str, float]:
    """The crop settings by name whose square has that middle and side, before clamping.

    The result is not limited to the settings' ranges.

    Args:
        middle: x and y in picture pixels.
        side: in picture pixels.

    Raises:
        UserError: if all landmarks lie on one spot.
    """
    size = unit(landmarks)
    if not size > 0:
        raise UserError(
            "The points of the face all lie on one spot.", "Spread them over the eyes and mouth."
        )
    (x, y), _, angle = face_square(landmarks, side / size, 0.0, 0.0)
    # The shift is counted along the face's own axes, though the square itself is upright.
    right, down = (np.cos(angle), np.sin(angle)), (-np.sin(angle), np.cos(angle))
    dx, dy = middle[0] - x, middle[1] - y
    return {
        "crop_scale": side / size,
        "crop_x": float(right[0] * dx + right[1] * dy) / side,
        "crop_y": float(down[0] * dx + down[1] * dy) / side,
    }


def framed(portrait: Portrait, settings: Settings) -> Portrait:
    """The portrait as the video shows it: whole, or only the square if `paste_back` is off.

    Raises:
        UserError: if all landmarks lie on one spot.
    """
    if settings.paste_back:
        return portrait
    height, width = portrait.picture.shape[:2]
    square = frame(portrait.landmarks, (width, height), settings)
    rows = slice(square.top, square.top + square.side)
    columns = slice(square.left, square.left + square.side)
    corner = np.array([square.left, square.top], np.float32)
    landmarks = portrait.landmarks.copy()
    landmarks[:, :2] -= corner
    x0, y0, x1, y1 = portrait.box
    return replace(
        portrait,
        picture=np.ascontiguousarray(portrait.picture[rows, columns]),
        box=(x0 - square.left, y0 - square.top, x1 - square.left, y1 - square.top),
        landmarks=landmarks,
        alpha=None
        if portrait.alpha is None
        else np.ascontiguousarray(portrait.alpha[rows, columns]),
        insight=None
        if portrait.insight is None
        else InsightPoints(
            portrait.insight.points106 - corner, portrait.insight.points203 - corner
        ),
    )


def _inside(start: int, last: int) -> int:
    return min(max(start, 0), last)
