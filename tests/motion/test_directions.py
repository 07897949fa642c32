"""Slider directions: few coordinates each, and a basis that can be told apart."""

from __future__ import annotations

import numpy as np
import pytest

from joyvasa_desktop.motion.directions import DIRECTIONS


def test_all_are_expressions_in_thousandths() -> None:
    for name, direction in DIRECTIONS.items():
        assert direction.shape == (63,), name
        assert direction.dtype == np.float32
        assert 0 < np.abs(direction).max() <= 0.021, name


@pytest.mark.parametrize(
    ("name", "keypoint", "axis", "change"),
    [
        ("opening", 19, 1, 1e-3),
        ("grin", 20, 2, -1e-3),
        ("pucker", 17, 2, -0.5e-3),
        ("smile", 14, 1, -20e-3),
        ("lid_a", 11, 1, 1e-3),
        ("lid_b", 15, 1, 1e-3),
        ("brow", 2, 1, -1e-3),
        ("gaze_x", 11, 0, 0.85e-3),
        ("gaze_y", 13, 1, -0.15e-3),
        ("side", 19, 0, 1e-3),
    ],
)
def test_published_coordinates(name: str, keypoint: int, axis: int, change: float) -> None:
    assert DIRECTIONS[name].reshape(21, 3)[keypoint, axis] == pytest.approx(change)


def test_they_can_be_told_apart() -> None:
    basis = np.array([d / np.linalg.norm(d) for d in DIRECTIONS.values()])
    assert np.linalg.cond(basis) < 5
    without_up_and_down = np.array(
        [b for b, n in zip(basis, DIRECTIONS, strict=True) if n != "gaze_y"]
    )
    assert np.linalg.cond(without_up_and_down) == pytest.approx(2.8, abs=0.2)
