"""An animal's eye that blinks: both lids slide out of the fur around it and meet."""

from __future__ import annotations

import cv2
import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats, Pixels
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.eyeframe import Curve, EyeFrame, eye_frame
from joyvasa_desktop.render.fur import Fur
from joyvasa_desktop.render.geometry import EyeIndices, Side
from joyvasa_desktop.render.palette import LUMA
from joyvasa_desktop.render.rim import find_rim

UPPER_SHARE = 0.7
"""Of the eye's height that the upper lid travels; the lower lid travels the rest."""

_RIM = 0.07
"""Eye widths: the bare edge of the lid, which moves as it is."""

_THINNER = 0.45
"""Of that edge that is lost to sight when the lids press against each other."""

_STRETCH = 0.3
"""Of a lid's height that stretching makes up for, so that its fur comes from nearer by."""

_GAZE_LIMIT = 0.10
_EXTENT = (-0.3, 0.34, 1.3, 0.34)


def furry_eye(picture: Pixels, points: Doubles, eye: EyeIndices, side: Side) -> FurryEye | None:
    """Prepares one eye, or says None where the picture shows none."""
    frame = eye_frame(picture, points, eye, side, _EXTENT)
    if frame is None:
        return None
    own = frame.local(points[:, :2])
    guess = own[[eye.outer, *eye.upper, eye.inner, *eye.lower[::-1]]]
    outline = find_rim(picture, frame, guess)
    return FurryEye(picture, frame, outline)


class FurryEye:
    """One eye of an animal.

    Args:
        picture: uint8 (H, W, 3).
        frame: the eye's coordinates.
        outline: float64 (n, 2) in eye coordinates, once around the eyeball.
    """

    def __init__(self, picture: Pixels, frame: EyeFrame, outline: Doubles) -> None:
        self.rect = frame.rect
        self._picture, self._frame = picture, frame
        x, y = frame.x, frame.y
        centre = outline.mean(axis=0)
        span = np.ptp(outline, axis=0)
        self._upper, self._lower = _lids(outline, x)
        wider = centre + (outline - centre) * (1 + 2 * _RIM / span)
        above, below = _lids(wider, x)
        self._rim_above = np.clip(self._upper - above, _RIM, 4 * _RIM)
        self._rim_below = np.clip(below - self._lower, _RIM, 4 * _RIM)
        reach = np.hypot((x - centre[0]) / span[0], (y - centre[1]) / span[1]) * 2
        self._top, self._bottom = (float(v) for v in (outline[:, 1].min(), outline[:, 1].max()))
        self._fur = Fur(picture, frame, outline, _RIM)
        # Only this is written: the other eye's rectangle may reach in here.
        self._reach = self._fur.fresh > 0
        travels = smooth_step(0.0, 0.35, self._lower - self._upper)
        self._still = 1 - travels
        self._free = np.asarray(1 - smooth_step(0.25, 1.0, reach), np.float32)
        self._corners = smooth_step(-0.05, 0.06, x) * smooth_step(-0.05, 0.06, 1 - x)
        self._dark = _dark(picture, frame, outline)

    def paint(self, target: Pixels, blink: float, gaze_x: float, gaze_y: float) -> None:
        """Draws the eye into `target`; see `Eyes.paint`."""
        if blink == gaze_x == gaze_y == 0.0:
            return
        height = self._lower - self._upper
        overlap = 0.01 * float(smooth_step(0.9, 1.0, blink))
        edge = self._upper + UPPER_SHARE * blink * height + np.float32(overlap)
        lower = self._lower - (1 - UPPER_SHARE) * blink * height
        fur = self._lids(edge, lower, blink) if blink else self._fur.photo
        visible = self._frame.between(edge, lower)
        ball = self._ball(edge, gaze_x, gaze_y)
        mixed = fur + visible[..., None] * (ball - fur)
        drawn = np.clip(mixed + 0.5, 0, 255).astype(np.uint8)
        np.copyto(target[self._frame.slices], drawn, where=self._reach[..., None])

    def _lids(self, edge: Floats, lower: Floats, blink: float) -> Floats:
        """Both lids over the photo, float32 (h, w, 3)."""
        y = self._frame.y
        up = y < (edge + lower) / 2
        into = np.where(up, edge - y, y - lower)
        thin = 1 - _THINNER * blink
        rim = np.where(up, self._rim_above, self._rim_below) * thin
        bare = (1 - smooth_step(0.6, 1.2, into / rim)) * (1 - self._still)
        near = np.where(up, self._upper - into / thin, self._lower + into / thin)
        moved = self._fur.moved(np.where(up, *self._sheets(blink)))
        moved += bare[..., None] * (self._fur.photo_at(near) - moved)
        line = 0.75 * blink**3 * np.exp(-np.square(into / 0.03))
        soft = 0.25 * blink * np.exp(-np.clip(into, 0, 1) / 0.10)
        moved *= (1 - soft * self._fur.fresh)[..., None]
        moved += (line * self._corners)[..., None] * (self._dark - moved)
        fresh = self._fur.fresh * (1 - self._still * (1 - blink))
        return np.asarray(
            self._fur.photo + fresh[..., None] * (moved - self._fur.photo), np.float32
        )

    def _sheets(self, blink: float) -> tuple[Floats, Floats]:
        """Where in the photo the fur of the upper and of the lower lid comes from.

        Each lid is one piece of fur that slides as a whole, so its texture keeps its shape.
        """
        y, scale = self._frame.y, 1 - _STRETCH * blink
        gap = _RIM * min(1.0, blink / 0.15)
        top, bottom = self._top, self._bottom
        edge = top + UPPER_SHARE * blink * (bottom - top)
        lower = bottom - (1 - UPPER_SHARE) * blink * (bottom - top)
        return top - gap - scale * (edge - y), bottom + gap + scale * (y - lower)

    def _ball(self, edge: Floats, gaze_x: float, gaze_y: float) -> Floats:
        x, y = self._frame.x, self._frame.y
        if gaze_x == gaze_y == 0.0:
            ball = self._picture[self._frame.slices].astype(np.float32)
        else:
            right, down = (float(np.clip(g, -_GAZE_LIMIT, _GAZE_LIMIT)) for g in (gaze_x, gaze_y))
            column, row = self._frame.pixels(x - right * self._free, y - down * self._free)
            ball = cv2.remap(
                self._picture, column, row, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
            ).astype(np.float32)
        moved = smooth_step(0.0, 0.10, edge - self._upper)
        shadow = 0.30 * moved * np.exp(np.clip((edge - y) / 0.08, -8, 0))
        return np.asarray(ball * (1 - shadow)[..., None], np.float32)


def _lids(outline: Doubles, x: Floats) -> tuple[Floats, Floats]:
    """Upper and lower edge of an outline at every x; beyond its ends both at the end's height."""
    left, right = int(np.argmin(outline[:, 0])), int(np.argmax(outline[:, 0]))
    n = len(outline)
    one = outline[np.arange(left, left + (right - left) % n + 1) % n]
    other = outline[np.arange(right, right + (left - right) % n + 1) % n]
    if one[:, 1].mean() > other[:, 1].mean():
        one, other = other, one
    upper, lower = (Curve(half, 0.012).at(x) for half in (one, other))
    return upper, np.maximum(lower, upper)


def _dark(picture: Pixels, frame: EyeFrame, outline: Doubles) -> Floats:
    """float32 (3,): the colour of the line where the lids meet, the darkest around the eye."""
    rings = np.stack([outline * s + outline.mean(axis=0) * (1 - s) for s in (0.98, 1.06, 1.12)])
    colours = frame.sample(picture, rings[..., 0], rings[..., 1], 0.01).reshape(-1, 3)
    luma = colours @ LUMA
    return np.asarray(0.8 * colours[luma <= np.percentile(luma, 15)].mean(axis=0), np.float32)
