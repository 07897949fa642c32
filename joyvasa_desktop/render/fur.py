"""The fur around an animal's eye, ready to be laid where the photo shows the eye."""

from __future__ import annotations

import cv2
import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats, Pixels
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.eyeframe import EyeFrame

_FADE = 0.16
"""Eye widths over which laid fur blends into the photo's own."""

_TONE = 0.11
"""Standard deviation in eye widths of the blur that parts colour from texture."""

_ABOVE = 0.75
"""Eye widths of fur above and below the eye's rectangle that lids can be made of."""


class Fur:
    """Colour of the fur where it is, and texture of the fur next to it.

    Args:
        picture: uint8 (H, W, 3).
        frame: the eye's coordinates.
        outline: float64 (n, 2) in eye coordinates, once around the eyeball.
        rim: eye widths of bare skin around the eyeball.

    Attributes:
        photo: float32 (h, w, 3), the eye's rectangle as it is.
        fresh: float32 (h, w), 1 on the eye and its rim, falling to 0 around them.
    """

    def __init__(self, picture: Pixels, frame: EyeFrame, outline: Doubles, rim: float) -> None:
        self._frame = frame
        x0, y0, x1, y1 = frame.rect
        pad = round(_ABOVE * frame.width)
        height, width = picture.shape[:2]
        self._left, self._upper = max(x0 - pad, 0), max(y0 - pad, 0)
        around = picture[self._upper : min(y1 + pad, height), self._left : min(x1 + pad, width)]
        self._around = around.astype(np.float32)
        self.photo = picture[frame.slices].astype(np.float32)
        outside = self._outside(outline)
        tone = _tone(self._around, outside > rim, _TONE * frame.width)
        fades = smooth_step(0.3 * rim, 1.2 * rim, outside)[..., None]
        self._texture = np.asarray((self._around - tone) * fades, np.float32)
        rows = slice(y0 - self._upper, y1 - self._upper)
        columns = slice(x0 - self._left, x1 - self._left)
        self._tone = tone[rows, columns]
        own = outside[rows, columns]
        self.fresh = np.asarray(1 - smooth_step(rim, rim + _FADE, own), np.float32)

    def moved(self, y: AnyArray) -> Floats:
        """Fur whose texture comes from other heights: float32 (h, w, 3).

        Args:
            y: (h, w), the heights in eye coordinates.
        """
        return np.asarray(self._tone + self._at(self._texture, y), np.float32)

    def photo_at(self, y: AnyArray) -> Floats:
        """The photo at other heights: float32 (h, w, 3)."""
        return self._at(self._around, y)

    def _at(self, source: Floats, y: AnyArray) -> Floats:
        column, row = self._frame.pixels(self._frame.x, y)
        return np.asarray(
            cv2.remap(
                source,
                column - self._left,
                row - self._upper,
                cv2.INTER_CUBIC,
                borderMode=cv2.BORDER_REFLECT_101,
            )
        )

    def _outside(self, outline: Doubles) -> Floats:
        """Every pixel's distance from the eyeball in eye widths, 0 on it."""
        at = outline @ self._frame.axes + self._frame.origin - (self._left, self._upper)
        mask = np.ones(self._around.shape[:2], np.uint8)
        cv2.fillPoly(mask, [np.rint(at * 16).astype(np.int32)], 0, shift=4)
        far = cv2.distanceTransform(mask, cv2.DIST_L2, 5)
        return np.asarray(far / self._frame.width, np.float32)


def _tone(photo: Floats, known: AnyArray, sigma: float) -> Floats:
    """The photo's smooth colours, continued over what isn't known: float32 (h, w, 3)."""
    weight = known.astype(np.float32)
    # A picture that is all eye leaves no fur to look at: then its middle colour has to do.
    total = np.broadcast_to(1e-6 * photo.mean(axis=(0, 1)), photo.shape).astype(np.float32)
    share = np.full_like(weight, 1e-6)
    # Ever wider blurs reach further in; each only counts where narrower ones found little.
    for wider, worth in ((1.0, 1.0), (2.0, 3e-2), (4.0, 1e-3)):
        blurred = cv2.GaussianBlur(photo * weight[..., None], (0, 0), sigma * wider)
        total += worth * blurred
        share += worth * cv2.GaussianBlur(weight, (0, 0), sigma * wider)
    return np.asarray(total / share[..., None], np.float32)
