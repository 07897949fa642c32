"""An eye's own coordinates, for eyes at any turn and anywhere in the picture."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.arrays import Doubles
from joyvasa_desktop.render.eyeframe import Curve, EyeFrame, eye_frame, spread
from joyvasa_desktop.render.geometry import canonical

EYE = canonical().eyes["left"]
EXTENT = (-0.3, 0.3, 1.3, 0.4)
GREY = np.full((200, 300, 3), 90, np.uint8)


def _points(start: tuple[float, float], end: tuple[float, float]) -> Doubles:
    """A mesh whose left eye is a thin diamond between two corners."""
    points = np.zeros((478, 3))
    low, high = np.array(start), np.array(end)
    down = np.array([-(high - low)[1], (high - low)[0]])
    for ring, lift in ((EYE.upper, -0.2), (EYE.lower, 0.1)):
        for index, t in zip(ring, np.linspace(0.1, 0.9, len(ring)), strict=True):
            points[index, :2] = low + t * (high - low) + lift * down
    points[EYE.outer, :2], points[EYE.inner, :2] = low, high
    return points


def _frame(start: tuple[float, float], end: tuple[float, float]) -> EyeFrame:
    frame = eye_frame(GREY, _points(start, end), EYE, "left", EXTENT)
    assert frame is not None
    return frame


@given(st.floats(0, 2 * np.pi), st.floats(10, 60))
def test_corners_are_zero_and_one_at_any_turn(angle: float, width: float) -> None:
    end = (150 + width * np.cos(angle), 100 + width * np.sin(angle))
    frame = _frame((150.0, 100.0), end)
    assert frame.width == pytest.approx(width)
    assert frame.local(np.array([[150.0, 100.0], end])) == pytest.approx(
        np.array([[0, 0], [1, 0]]), abs=1e-9
    )


def test_pixels_are_where_they_say() -> None:
    frame = _frame((100.0, 80.0), (140.0, 110.0))
    column, row = frame.pixels(frame.x, frame.y)
    x0, y0, x1, y1 = frame.rect
    assert np.abs(column - np.arange(x0, x1)).max() < 1e-3
    assert np.abs(row - np.arange(y0, y1)[:, None]).max() < 1e-3


def test_the_rectangle_reaches_above_and_below_the_lids() -> None:
    frame = _frame((100.0, 100.0), (150.0, 100.0))
    x0, y0, x1, y1 = frame.rect
    assert (x0, x1) == (85, 166)
    assert (y0, y1) == (75, 126)


@pytest.mark.parametrize(
    ("start", "end"), [((100, 100), (101, 100)), ((-90, 20), (-60, 20)), ((np.nan, 3), (9, 3))]
)
def test_eyes_that_cannot_be_seen_have_no_frame(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    assert eye_frame(GREY, _points(start, end), EYE, "left", EXTENT) is None


def test_colours_are_sampled_in_the_eyes_coordinates() -> None:
    picture = GREY.copy()
    picture[100, 120] = (200, 10, 30)
    frame = eye_frame(picture, _points((100, 100), (140, 100)), EYE, "left", EXTENT)
    assert frame is not None
    found = frame.sample(picture, np.array([0.5, 0.75]), np.array([0.0, 0.0]))[0]
    assert found[0] == pytest.approx([200, 10, 30])
    assert found[1] == pytest.approx([90, 90, 90])
    soft = frame.sample(picture, np.array([0.5]), np.array([0.0]), blur=0.05)[0, 0]
    assert 90 < soft[0] < 110


def test_beyond_the_border_the_nearest_colour_counts() -> None:
    frame = _frame((100.0, 100.0), (150.0, 100.0))
    far = frame.sample(GREY, np.array([40.0, -30.0]), np.array([20.0, -25.0]))
    assert far == pytest.approx(90)


def test_curves_pass_near_their_points_in_any_order() -> None:
    points = np.array([[1.0, 0.0], [0.0, 0.0], [0.5, -0.2], [0.25, -0.12], [0.75, -0.12]])
    curve = Curve(points)
    assert curve.at(points[:, 0]) == pytest.approx(points[:, 1], abs=0.02)
    assert curve.at(np.array([-0.5, 1.5])) == pytest.approx([0.0, 0.0], abs=1e-6)


def test_colours_spread_linearly_along_the_eye() -> None:
    table = np.array([[0.0, 0, 0], [100, 50, 10]])
    shown = spread(table, np.array([[-1.0, 0.0, 0.5, 1.0, 2.0]]))
    assert shown[0, :, 0] == pytest.approx([0, 0, 50, 100, 100])
    assert shown[0, 2] == pytest.approx([50, 25, 5])


def test_pixels_between_the_lids_count_and_others_dont() -> None:
    frame = _frame((100.0, 100.0), (150.0, 100.0))
    upper, lower = np.full_like(frame.x, -0.10), np.full_like(frame.x, 0.10)
    shown = frame.between(upper, lower)
    assert (shown[np.abs(frame.y) < 0.08] == 1).all()
    assert (shown[np.abs(frame.y) > 0.12] == 0).all()
    assert shown[:, 40].sum() == pytest.approx(0.2 * frame.width, abs=1.1)
    assert not frame.between(upper, upper).any()
