"""Blinks and glances, painted into the photo before the head is moved."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from joyvasa_desktop.arrays import Doubles, Pixels
from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.render.eyeframe import Rect
from joyvasa_desktop.render.furlids import furry_eye
from joyvasa_desktop.render.geometry import SIDES, canonical
from joyvasa_desktop.render.lids import human_eye

GAZE_LIMIT = 0.3
"""Eye widths that a glance can reach."""


class _Eye(Protocol):
    @property
    def rect(self) -> Rect: ...

    def paint(self, target: Pixels, blink: float, gaze_x: float, gaze_y: float) -> None: ...


class Eyes:
    """The eyes of one photo, ready to blink and to look about.

    Args:
        picture: uint8 (H, W, 3) RGB.
        points: float64 (478, 3) pixels, the face's mesh.
        kind: people have lids of skin, animals of fur.
    """

    def __init__(self, picture: Pixels, points: Doubles, kind: Kind) -> None:
        self._picture = picture
        build = human_eye if kind == "human" else furry_eye
        self._eyes: dict[str, _Eye] = {}
        for side in SIDES:
            eye = build(picture, points, canonical().eyes[side], side)
            if eye is not None:
                self._eyes[side] = eye

    @property
    def boxes(self) -> list[Rect]:
        """The rectangles x0, y0, x1, y1 (the last two just outside) that `paint` may change."""
        return [eye.rect for eye in self._eyes.values()]

    def paint(
        self,
        target: Pixels,
        blink_left: float,
        blink_right: float,
        gaze_x: float,
        gaze_y: float,
    ) -> None:
        """Draws both eyes into a copy of the photo; at rest exactly the photo's own pixels.

        Args:
            target: uint8 (H, W, 3), changed inside `boxes` only.
            blink_left, blink_right: 0 as open as in the photo … 1 closed; left and right are
                the picture's.
            gaze_x, gaze_y: eye widths to the right and down, 0 as in the photo.
        """
        for eye in self._eyes.values():
            x0, y0, x1, y1 = eye.rect
            target[y0:y1, x0:x1] = self._picture[y0:y1, x0:x1]
        for side, eye in self._eyes.items():
            blink = blink_left if side == "left" else blink_right
            eye.paint(
                target,
                float(np.clip(blink, 0.0, 1.0)),
                float(np.clip(gaze_x, -GAZE_LIMIT, GAZE_LIMIT)),
                float(np.clip(gaze_y, -GAZE_LIMIT, GAZE_LIMIT)),
            )
