"""What LivePortrait's networks see of a portrait, and the way from their frames to the picture."""

from __future__ import annotations

import cv2
import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Pixels
from joyvasa_desktop.photo import openings
from joyvasa_desktop.photo.crop import crop_face
from joyvasa_desktop.photo.landmarks import lip_ratio
from joyvasa_desktop.photo.portrait import Cutout, Portrait
from joyvasa_desktop.settings import Settings

SEEN = 256
"""px, side of what the networks see."""

DRAWN = 512
"""px, side of the frames that they draw."""

CUTOUT_SETTINGS = ("crop", "crop_scale", "crop_x", "crop_y", "upright")
"""The settings that `cutout` depends on."""


def cutout(portrait: Portrait, settings: Settings) -> Cutout:
    """The upright square around the face, or the whole picture squeezed into one.

    Args:
        portrait: with its whole picture.
        settings: those named in `CUTOUT_SETTINGS` count.

    Raises:
        UserError: if all points of the face lie on one spot.
    """
    if not settings.crop:
        return _squeezed(portrait)
    crop = crop_face(
        portrait.picture,
        _points(portrait),
        DRAWN,
        settings.crop_scale,
        settings.crop_x,
        settings.crop_y,
        settings.upright,
    )
    image = cv2.resize(crop.image, (SEEN, SEEN), interpolation=cv2.INTER_AREA)
    return _cutout(image, crop.to_picture, crop.from_picture, portrait)


def _squeezed(portrait: Portrait) -> Cutout:
    height, width = portrait.picture.shape[:2]
    image = cv2.resize(portrait.picture, (SEEN, SEEN), interpolation=cv2.INTER_LINEAR)
    zoom = np.array([width / DRAWN, height / DRAWN])
    to_picture = np.diag([*zoom, 1.0])
    # Pixel centres are at integers, so the edges of both lie half a pixel outside of 0.
    to_picture[:2, 2] = (zoom - 1) / 2
    return _cutout(image, to_picture, np.linalg.inv(to_picture), portrait)


def _cutout(image: AnyArray, there: Doubles, back: Doubles, portrait: Portrait) -> Cutout:
    pixels: Pixels = image.astype(np.uint8, copy=False)
    return Cutout(pixels, there, np.asarray(back, np.float64), _lip_ratio(portrait))


def _points(portrait: Portrait) -> AnyArray:
    return portrait.landmarks if portrait.insight is None else portrait.insight.points106


def _lip_ratio(portrait: Portrait) -> float | None:
    if portrait.kind == "animal":
        return None
    if portrait.insight is None:
        return lip_ratio(portrait.landmarks)
    return openings.lips(portrait.insight.points203)
