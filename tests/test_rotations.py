"""Angles and matrices say the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.arrays import Doubles
from joyvasa_desktop.rotations import from_angles, to_angles


def turned(pitch: float, yaw: float, roll: float) -> Doubles:
    return from_angles(*(np.array([angle]) for angle in (pitch, yaw, roll)))[0]


@given(pitch=st.floats(-179, 179), yaw=st.floats(-89, 89), roll=st.floats(-179, 179))
def test_angles_come_back_and_nothing_is_stretched(pitch: float, yaw: float, roll: float) -> None:
    matrix = turned(pitch, yaw, roll)
    assert matrix @ matrix.T == pytest.approx(np.eye(3), abs=1e-12)
    assert np.linalg.det(matrix) == pytest.approx(1)
    assert to_angles(matrix) == pytest.approx([pitch, yaw, roll], abs=1e-6)


@pytest.mark.parametrize(
    ("angles", "nose", "place"),
    [
        # The nose looks at the viewer: (0, 0, -1).
        ((90, 0, 0), (0, 0, -1), (0, 1, 0)),  # looks down
        ((0, 90, 0), (0, 0, -1), (-1, 0, 0)),  # looks to the picture's left
        ((0, 0, 90), (0, -1, 0), (1, 0, 0)),  # the crown goes to the right: clockwise
        ((90, 90, 0), (0, 0, -1), (0, 1, 0)),  # pitch comes first
    ],
)
def test_each_angle_turns_its_way(
    angles: tuple[float, ...], nose: tuple[float, ...], place: tuple[float, ...]
) -> None:
    assert turned(*angles) @ nose == pytest.approx(place, abs=1e-12)


def test_a_rounded_matrix_at_the_pole_is_no_nan() -> None:
    matrix = turned(0, 90, 0)
    matrix[2, 0] -= 1e-9
    assert np.isfinite(to_angles(matrix)).all()
