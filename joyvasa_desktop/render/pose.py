"""The head's place in one frame: a turn about the neck, a zoom and a shift."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from joyvasa_desktop.arrays import Doubles


@dataclass(frozen=True, slots=True, eq=False)
class HeadPose:
    """x ↦ turn · (x − pivot) + pivot + shift, in picture axes and pixels.

    Attributes:
        turn: float64 (3, 3), zoom times rotation.
        shift: float64 (2,) pixels.
        pivot: float64 (3,) pixels.
    """

    turn: Doubles
    shift: Doubles
    pivot: Doubles

    def apply(self, points: Doubles) -> Doubles:
        """Points (..., 3) where the head carries them, (..., 2) in the picture."""
        moved = (points - self.pivot) @ self.turn.T + self.pivot
        return np.asarray(moved[..., :2] + self.shift)


def rotation(pitch: float, yaw: float, roll: float) -> Doubles:
    """Rz(roll) · Rx(pitch) · Ry(yaw), degrees.

    With x right, y down, z away: pitch > 0 looks down, yaw > 0 turns to the picture's left,
    roll > 0 tilts clockwise.
    """
    (cx, cy, cz), (sx, sy, sz) = (f(np.radians([pitch, yaw, roll])) for f in (np.cos, np.sin))
    about_x = np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]])
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    about_z = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]])
    return np.asarray(about_z @ about_x @ about_y)
