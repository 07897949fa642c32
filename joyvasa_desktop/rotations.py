"""Rotations as angles and as matrices, in LivePortrait's order: pitch first, then yaw, then roll.

With x right, y down, z away: pitch > 0 looks down, yaw > 0 turns to the picture's left, roll > 0
tilts clockwise.
"""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles


def from_angles(pitch: AnyArray, yaw: AnyArray, roll: AnyArray) -> Doubles:
    """Rz(roll) · Ry(yaw) · Rx(pitch), float64 (N, 3, 3), for columns; degrees, each (N,)."""
    x, y, z = (np.radians(np.asarray(angle, np.float64)) for angle in (pitch, yaw, roll))
    return _about(z, 2) @ _about(y, 1) @ _about(x, 0)


def to_angles(turned: AnyArray) -> Doubles:
    """Pitch, yaw, roll in degrees, float64 (..., 3), from matrices (..., 3, 3) as above."""
    turned = np.asarray(turned, np.float64)
    pitch = np.arctan2(turned[..., 2, 1], turned[..., 2, 2])
    yaw = np.arcsin(np.clip(-turned[..., 2, 0], -1, 1))
    roll = np.arctan2(turned[..., 1, 0], turned[..., 0, 0])
    return np.asarray(np.degrees(np.stack([pitch, yaw, roll], axis=-1)), np.float64)


def _about(angle: Doubles, axis: int) -> Doubles:
    """Right-handed rotations about one axis, (N, 3, 3)."""
    matrix = np.zeros((len(angle), 3, 3))
    i, j = (axis + 1) % 3, (axis + 2) % 3
    matrix[:, axis, axis] = 1
    matrix[:, i, i] = matrix[:, j, j] = np.cos(angle)
    matrix[:, j, i] = np.sin(angle)
    matrix[:, i, j] = -np.sin(angle)
    return matrix
