"""An eyeball that looks elsewhere: what the lids hide of it is filled in, so that it can turn."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from joyvasa_desktop.arrays import AnyArray, Floats, Pixels
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.eyeframe import Curve, EyeFrame, spread

_RINGS = np.linspace(0.0, 1.1, 12)
"""Iris radii between which the iris's colours are collected."""

_SLICES = np.linspace(0.0, 1.0, 14)
_HIGHEST = 0.16
"""Eye widths that a glance up or down approaches: further, the iris would leave the opening."""

_FULL = 0.02
"""A glance this far, in eye widths, shows the filled eyeball; a shorter one fades to the photo."""


@dataclass(frozen=True, slots=True, eq=False)
class Lids:
    """What the photo shows of an eye, in eye coordinates.

    Attributes:
        upper, lower: the lids' edges.
        crease: the fold that the upper lid comes out from.
        iris: the iris's centre x and y, and its radii along and across.
    """

    upper: Curve
    lower: Curve
    crease: Curve
    iris: tuple[float, float, float, float]


class Eyeball:
    """An eyeball, drawn as it would look in any direction.

    Args:
        picture: uint8 (H, W, 3).
        frame: the eye's coordinates.
        lids: what the photo shows of it.
    """

    def __init__(self, picture: Pixels, frame: EyeFrame, lids: Lids) -> None:
        self._frame, self._lids = frame, lids
        self.photo = picture[frame.slices].astype(np.float32)
        self._whole = _filled(self.photo, frame, lids)

    def looking(self, gaze_x: float, gaze_y: float) -> Floats:
        """The eyeball without its lids: float32 (h, w, 3).

        The iris moves as a whole; the white beside it gives way, and rests at the corners.

        Args:
            gaze_x, gaze_y: eye widths to the right and down.
        """
        if gaze_x == gaze_y == 0.0:
            return self.photo
        down = _HIGHEST * float(np.tanh(gaze_y / _HIGHEST))
        x, y = self._frame.x, self._frame.y
        along = self._along(gaze_x)
        column, row = self._frame.pixels(x - gaze_x * along, y - down * along)
        left, top = self._frame.rect[:2]
        moved = cv2.remap(
            self._whole, column - left, row - top, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
        share = min(1.0, float(np.hypot(gaze_x, gaze_y)) / _FULL)
        return np.asarray(self.photo + share * (moved - self.photo), np.float32)

    def _along(self, gaze_x: float) -> Floats:
        """1 over the iris where it stands after the glance, falling to 0 at the corners."""
        middle, _, radius, _ = self._lids.iris
        left, right = middle + gaze_x - 0.8 * radius, middle + gaze_x + 0.8 * radius
        # A fall that is short against the shift would turn the white inside out.
        short = 1.6 * abs(gaze_x) + 0.02
        x = self._frame.x
        rising = smooth_step(0.0, max(left, short if gaze_x > 0 else 0.08), x)
        falling = smooth_step(0.0, max(1 - right, short if gaze_x < 0 else 0.08), 1 - x)
        return np.asarray(rising * falling, np.float32)


def _filled(photo: Floats, frame: EyeFrame, lids: Lids) -> Floats:
    """The photo with iris and white continued under the lids, float32 (h, w, 3)."""
    x, y = frame.x, frame.y
    upper, lower = lids.upper.at(x), lids.lower.at(x)
    margin = max(0.03, 0.8 * frame.pixel)
    depth = np.minimum(y - upper, lower - y)
    middle_x, middle_y, along, across = lids.iris
    radius = np.hypot((x - middle_x) / along, (y - middle_y) / across)
    seen = (depth > margin) & (x > 0.04) & (x < 0.96)
    white = seen & (radius > 1.2)
    iris = _by_bins(photo, radius, seen & (radius < 1.1), _RINGS)
    rest = _by_bins(photo, x, white, _SLICES)
    if iris is None:
        return photo
    if rest is None:
        rest = iris[-1:]
    shades = spread(rest, x)
    irises = spread(iris, radius / _RINGS[-1])
    outside = smooth_step(0.92, 1.1, radius)[..., None]
    fill = irises + outside * (shades - irises)
    # At the corners the opening is too narrow to tell lid from eyeball: there the photo stays.
    hidden = 1 - smooth_step(0.0, 1.5 * margin, depth)
    hidden = hidden * smooth_step(0.06, 0.14, lower - upper)
    return np.asarray(photo + hidden[..., None] * (fill - photo), np.float32)


def _by_bins(photo: Floats, key: Floats, where: AnyArray, edges: AnyArray) -> Floats | None:
    """float32 (n, 3): the middle colour of the pixels in each bin, or None without any pixels."""
    middles, colours = [], []
    pixels, keys = photo[where], key[where]
    for i, (low, high) in enumerate(pairwise(edges)):
        inside = pixels[(keys >= low) & (keys < high)]
        if len(inside) >= 3:
            middles.append(i)
            colours.append(np.median(inside, axis=0))
    if not colours:
        return None
    table = np.array(colours)
    bins = np.arange(len(edges) - 1)
    return np.stack([np.interp(bins, middles, table[:, c]) for c in range(3)], -1).astype(
        np.float32
    )
