"""The mouth line: smooth, never crossed, and with masks that meet it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.render.contours import below_lip, blurred, filled, inner_contours
from joyvasa_desktop.render.geometry import canonical

DOWN = np.array([0.0, 1.0])


def mouth(gap: float) -> np.ndarray:
    """The canonical mouth at 20 pixels a centimetre with its lips `gap` pixels apart."""
    points = 20.0 * canonical().points[:, :2] + 200.0
    lips = canonical().lips
    middle = (points[list(lips["inner_upper"])] + points[list(lips["inner_lower"])]) / 2
    half = np.array([0.0, gap / 2])
    points[list(lips["inner_upper"])] = middle - half
    points[list(lips["inner_lower"])] = middle + half
    return points


@given(gap=st.floats(-30, 60))
def test_lips_touch_but_never_cross(gap: float) -> None:
    upper, lower = inner_contours(mouth(gap), DOWN)
    assert upper.shape == lower.shape
    assert ((lower - upper) @ DOWN >= 0).all()
    assert np.array_equal(upper[[0, -1]], lower[[0, -1]])


def test_curves_pass_through_the_lips_own_points() -> None:
    points = mouth(20.0)
    upper, _ = inner_contours(points, DOWN)
    for index in canonical().lips["inner_upper"]:
        assert np.linalg.norm(upper - points[index], axis=1).min() < 1e-9


def test_an_antialiased_polygon_has_its_own_area() -> None:
    square = np.array([[10.25, 10.5], [30.75, 10.5], [30.75, 20.0], [10.25, 20.0]])
    mask = filled(square, 50, 40)
    assert mask.sum() == pytest.approx((20.5 + 1) * (9.5 + 1), rel=0.06)
    assert mask.max() == 1.0


def test_blurring_keeps_the_sum_and_the_size() -> None:
    mask = np.zeros((81, 97), np.float32)
    mask[30:50, 40:60] = 1.0
    for sigma in (1.0, 8.0):
        soft = blurred(mask, sigma)
        assert soft.shape == mask.shape
        assert soft.sum() == pytest.approx(mask.sum(), rel=0.02)


def test_below_the_lower_lip_is_below() -> None:
    _, lower = inner_contours(mouth(20.0), DOWN)
    mask = below_lip(lower, DOWN, 100.0, (400, 500))
    middle = lower[len(lower) // 2]
    x, y = round(middle[0]), round(middle[1])
    assert mask[y - 8, x] < 0.01
    assert mask[y + 8, x] > 0.99
    assert mask[450, 10] > 0.99
    assert mask[20, 390] < 0.01


def test_beyond_the_corners_the_mask_is_soft() -> None:
    _, lower = inner_contours(mouth(0.0), DOWN)
    mask = below_lip(lower, DOWN, 100.0, (400, 500))

    def steepness(x: int) -> float:
        return float(np.abs(np.diff(mask[:, x])).max())

    assert steepness(round(lower[len(lower) // 2, 0])) > 0.25
    assert steepness(round(lower[0, 0]) - 40) < 0.12
