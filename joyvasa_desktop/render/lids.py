"""A person's eye that blinks: the lid comes out from under its crease, lashes first."""

from __future__ import annotations

import cv2
import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats, Pixels
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.eyeframe import Curve, EyeFrame, eye_frame
from joyvasa_desktop.render.gaze import Eyeball, Lids
from joyvasa_desktop.render.geometry import EyeIndices, Side
from joyvasa_desktop.render.lidskin import LidSkin

RISE = 0.2
"""Of the way between the lids that the lower lid comes to meet the upper one."""

_FOLLOW_DOWN, _FOLLOW_UP = 0.6, 0.3
"""Of a glance downwards or upwards that the upper lid joins in."""

_RIM = 0.06
"""Eye widths: the lid's edge with its lashes, which moves without being stretched."""

_SOFT = 0.34
"""Eye widths below the lower lid over which its rise fades."""

_WET = 0.035
"""Eye widths of wet edge between the eyeball and the lower lid's lashes."""

_SHUT, _NARROW = 0.035, 0.08
"""Openings (eye widths) of an eye that is shut in the photo, and of one that can blink."""

_EXTENT = (-0.3, 0.34, 1.3, 0.46)
"""What may change: left and right ends, and how far above and below the lids."""


def human_eye(picture: Pixels, points: Doubles, eye: EyeIndices, side: Side) -> HumanEye | None:
    """Prepares one eye, or says None where the picture shows none that could blink."""
    frame = eye_frame(picture, points, eye, side, _EXTENT)
    if frame is None:
        return None
    own = frame.local(points[:, :2])
    corners = np.array([[0.0, 0.0], [1.0, 0.0]])
    upper, lower = (Curve(np.vstack([corners, own[list(r)]])) for r in (eye.upper, eye.lower))
    middle = np.linspace(0.2, 0.8, 13)
    opening = float(np.max(lower.at(middle) - upper.at(middle)))
    if opening <= _SHUT:
        return None
    lids = Lids(upper, lower, Curve(own[list(eye.crease)], 0.06), _iris(own[list(eye.iris)]))
    return HumanEye(picture, frame, lids, float(smooth_step(_SHUT, _NARROW, opening)))


def _iris(points: Doubles) -> tuple[float, float, float, float]:
    """Centre and radii, kept to what an eye can have."""
    along, across = np.abs(points[1:] - points[0]).max(axis=0)
    along = float(np.clip(along, 0.12, 0.3))
    return (
        float(np.clip(points[0, 0], 0.25, 0.75)),
        float(points[0, 1]),
        along,
        float(np.clip(across, along, 1.5 * along)),
    )


class HumanEye:
    """One eye of a person.

    Args:
        picture: uint8 (H, W, 3).
        frame: the eye's coordinates.
        lids: what the photo shows of the eye.
        willing: 0..1, how far an eye that is nearly shut in the photo takes part.
    """

    def __init__(self, picture: Pixels, frame: EyeFrame, lids: Lids, willing: float) -> None:
        self.rect = frame.rect
        self._frame, self._picture, self._willing = frame, picture, willing
        self._eyeball = Eyeball(picture, frame, lids)
        x, y = frame.x, frame.y
        self._upper = lids.upper.at(x)
        self._lower = np.maximum(lids.lower.at(x), self._upper)
        self._fold = np.minimum(lids.crease.at(x) - 0.02, self._upper - 0.11)
        self._here = smooth_step(-0.14, 0.06, x) * smooth_step(-0.14, 0.06, 1 - x)
        self._skin = LidSkin(picture, frame, lids)
        # Only this is written: the other eye's rectangle may reach in here.
        self._reach = (x > -0.16) & (x < 1.16) & (y > self._fold - 0.1)

    def paint(self, target: Pixels, blink: float, gaze_x: float, gaze_y: float) -> None:
        """Draws the eye into `target`; see `Eyes.paint`."""
        blink, gaze_x, gaze_y = (v * self._willing for v in (blink, gaze_x, gaze_y))
        if blink == gaze_x == gaze_y == 0.0:
            return
        edge, lower = self._edges(blink, gaze_y)
        skin = self._moved_skin(edge, lower, blink)
        visible = self._frame.between(edge, lower)
        ball = self._moved_ball(edge, lower, gaze_x, gaze_y)
        mixed = skin + visible[..., None] * (ball - skin)
        region = target[self._frame.slices]
        drawn = np.clip(mixed + 0.5, 0, 255).astype(np.uint8)
        np.copyto(region, drawn, where=self._reach[..., None])

    def _edges(self, blink: float, gaze_y: float) -> tuple[Floats, Floats]:
        """Where the lids' edges are: float32 (h, w) each."""
        if blink == gaze_y == 0.0:
            return self._upper, self._lower
        opening = self._lower - self._upper
        follow = gaze_y * (_FOLLOW_DOWN if gaze_y > 0 else _FOLLOW_UP)
        way = blink * (1 - RISE) * opening
        way += (1 - blink) * follow * np.minimum(1.0, opening / 0.15)
        # At the very end the lids overlap a little, so that no line of eyeball shines through.
        overlap = np.float32(0.03 * smooth_step(0.8, 1.0, blink)) * self._here
        return self._upper + way + overlap, self._lower - RISE * blink * opening

    def _moved_skin(self, edge: Floats, lower: Floats, blink: float) -> Floats:
        if blink == 0.0 and edge is self._upper:
            return self._eyeball.photo
        y, fold = self._frame.y, self._fold
        sheet, sheet_before = edge - fold, self._upper - fold
        rim = np.minimum(_RIM, 0.6 * sheet_before)
        depth = edge - y
        stretched = rim + (depth - rim) * (sheet_before - rim) / np.maximum(sheet - rim, 1e-3)
        above = self._upper - np.where(depth < rim, depth, stretched)
        # Of a closed eye the wet edge of the lower lid is out of sight.
        tucked = _WET * float(smooth_step(0.5, 1.0, blink)) * self._here
        risen = self._lower - lower + np.minimum(tucked, self._lower - self._upper)
        below = y + risen * (1 - smooth_step(0.04, _SOFT, y - lower))
        middle = (edge + lower) / 2
        source = np.where(y < fold, y, np.where(y < middle, above, below))
        photo = self._from_photo(self._frame.x, source.astype(np.float32))
        if blink == 0.0:
            return photo
        return self._skin.lay(photo, fold, edge, sheet / sheet_before, blink)

    def _moved_ball(self, edge: Floats, lower: Floats, gaze_x: float, gaze_y: float) -> Floats:
        """The eyeball, shaded by lids that have come nearer to what they hadn't shaded before."""
        y = self._frame.y
        ball = self._eyeball.looking(gaze_x, gaze_y)
        glance = min(1.0, abs(gaze_y) / 0.08 + abs(gaze_x) / 0.25)
        lowered = np.maximum(smooth_step(0.0, 0.06, edge - self._upper), 0.8 * glance)
        shadow = 0.30 * lowered * np.exp(np.clip((edge - y) / 0.07, -8, 0))
        if glance:
            shadow = shadow + 0.22 * glance * np.exp(np.clip((y - lower) / 0.035, -8, 0))
        return np.asarray(ball * (1 - shadow)[..., None], np.float32)

    def _from_photo(self, x: Floats, y: Floats) -> Floats:
        column, row = self._frame.pixels(x, y)
        moved = cv2.remap(
            self._picture, column, row, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
        return moved.astype(np.float32)
