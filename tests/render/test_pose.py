"""Angles have the signs that the motion's curves promise."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.render.pose import HeadPose, rotation

NOSE = np.array([0.0, 0.0, -1.0])


def test_signs() -> None:
    assert (rotation(10, 0, 0) @ NOSE)[1] > 0, "pitch > 0 looks down"
    assert (rotation(0, 10, 0) @ NOSE)[0] < 0, "yaw > 0 turns to the picture's left"
    assert (rotation(0, 0, 10) @ np.array([1.0, 0, 0]))[1] > 0, "roll > 0 tilts clockwise"


@given(pitch=st.floats(-90, 90), yaw=st.floats(-90, 90), roll=st.floats(-180, 180))
def test_rotations_keep_lengths_and_sides(pitch: float, yaw: float, roll: float) -> None:
    turn = rotation(pitch, yaw, roll)
    assert np.allclose(turn @ turn.T, np.eye(3), atol=1e-12)
    assert np.isclose(np.linalg.det(turn), 1.0)


def test_the_pivot_only_shifts() -> None:
    pivot = np.array([40.0, 50.0, 60.0])
    pose = HeadPose(1.2 * rotation(5, -7, 9), np.array([3.0, -2.0]), pivot)
    assert np.allclose(pose.apply(pivot), [43.0, 48.0])
