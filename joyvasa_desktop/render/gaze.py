"""Where each visible point of an eyeball lay before the eye looked elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.eyeframe import Curve

_TIE = 0.10
"""Eye widths from the lid within which the eyeball follows the lid's curve sideways."""

_LEAST_RAMP = 0.10


@dataclass(frozen=True, slots=True, eq=False)
class Eyeball:
    """The visible part of an eyeball, in eye coordinates.

    Attributes:
        upper, lower: the lids in the photo.
        iris_x: the iris's centre.
        radius: the iris's.
    """

    upper: Curve
    lower: Curve
    iris_x: float
    radius: float

    def origins(self, x: Floats, y: Floats, gaze_x: float, gaze_y: float) -> tuple[Floats, Floats]:
        """Coordinates in the photo for pixels of the moved eyeball.

        The iris moves as a whole; the white gives way, and rests at the corners and at the lid
        that it moves away from.

        Args:
            x, y: float32 (h, w).
            gaze_x, gaze_y: eye widths to the right and down.
        """
        along = self._along(x, gaze_x)
        source_x = x - gaze_x * along
        top, bottom = self.upper.at(x), self.lower.at(x)
        from_top, from_bottom = y - top, bottom - y
        shift_top = self.upper.at(source_x) - top
        shift_bottom = self.lower.at(source_x) - bottom
        tied_top = 1 - smooth_step(0.0, _TIE, from_top)
        tied_bottom = 1 - smooth_step(0.0, _TIE, from_bottom)
        room = from_top if gaze_y > 0 else from_bottom
        # A ramp that is short against the shift would turn the white inside out.
        ramp = max(_LEAST_RAMP, 1.8 * abs(gaze_y))
        free = smooth_step(0.0, ramp, room) * along
        source_y = y + tied_top * shift_top + tied_bottom * shift_bottom - gaze_y * free
        inside = np.clip(source_y, top + shift_top, bottom + shift_bottom)
        return source_x, np.asarray(inside, np.float32)

    def _along(self, x: Floats, gaze_x: float) -> Floats:
        """1 over the iris where it stands after the glance, falling to 0 at the corners."""
        middle = self.iris_x + gaze_x
        left, right = middle - 0.8 * self.radius, middle + 0.8 * self.radius
        least = 1.6 * abs(gaze_x) + 0.02
        rising = smooth_step(0.0, max(left, least if gaze_x > 0 else 0.08), x)
        falling = smooth_step(0.0, max(1 - right, least if gaze_x < 0 else 0.08), 1 - x)
        return np.asarray(rising * falling, np.float32)
