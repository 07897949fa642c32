"""An eyeball that turns: the iris keeps its shape, and what was hidden looks like the rest."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.render.eyeframe import Curve, EyeFrame, eye_frame
from joyvasa_desktop.render.gaze import Eyeball, Lids
from joyvasa_desktop.render.geometry import canonical

EYE = canonical().eyes["left"]
WHITE, BROWN, SKIN = (225, 220, 215), (90, 55, 30), (205, 160, 130)
UPPER = np.array([[0.0, 0.0], [0.2, -0.13], [0.5, -0.17], [0.8, -0.13], [1.0, 0.0]])
LOWER = UPPER * (1, -1)


def _picture() -> Pixels:
    """A drawn eye, 100 pixels wide, whose iris reaches under both lids."""
    picture = np.full((160, 240, 3), SKIN, np.uint8)
    opening = np.zeros(picture.shape[:2], np.uint8)
    ring = np.vstack([UPPER, LOWER[::-1]]) * 100 + (70, 80)
    cv2.fillPoly(opening, [np.rint(ring).astype(np.int32)], 1)
    eye = np.full_like(picture, WHITE)
    cv2.circle(eye, (120, 80), 20, BROWN, -1, cv2.LINE_AA)
    return np.where(opening[..., None] > 0, eye, picture)


@pytest.fixture
def eyeball() -> tuple[Eyeball, EyeFrame]:
    picture = _picture()
    points = np.zeros((478, 3))
    points[EYE.outer, :2], points[EYE.inner, :2] = (70, 80), (170, 80)
    points[list(EYE.upper), :2], points[list(EYE.lower), :2] = (120, 63), (120, 97)
    frame = eye_frame(picture, points, EYE, "left", (-0.3, 0.34, 1.3, 0.46))
    assert frame is not None
    lids = Lids(Curve(UPPER), Curve(LOWER), Curve(UPPER - (0, 0.1)), (0.5, 0.0, 0.2, 0.2))
    return Eyeball(picture, frame, lids), frame


def _iris(ball: Floats, frame: EyeFrame) -> tuple[float, float, float]:
    """Centre x and y and area (in pixels) of what is brown in the opening."""
    seen = (frame.y > -0.14) & (frame.y < 0.14) & (frame.x > 0.1) & (frame.x < 0.9)
    brown = seen & (ball[..., 2] < 80)
    return float(frame.x[brown].mean()), float(frame.y[brown].mean()), float(brown.sum())


def test_looking_ahead_is_the_photo(eyeball: tuple[Eyeball, EyeFrame]) -> None:
    ball, frame = eyeball
    assert np.array_equal(ball.looking(0.0, 0.0), _picture()[frame.slices])


@pytest.mark.parametrize("gaze", [-0.2, -0.1, 0.1, 0.2])
def test_the_iris_moves_sideways_as_a_whole(eyeball: tuple[Eyeball, EyeFrame], gaze: float) -> None:
    ball, frame = eyeball
    x, y, area = _iris(ball.looking(gaze, 0.0), frame)
    _, _, before = _iris(ball.photo, frame)
    assert x == pytest.approx(0.5 + gaze, abs=0.02)
    assert y == pytest.approx(0.0, abs=0.02)
    assert area == pytest.approx(before, rel=0.12)


@pytest.mark.parametrize("gaze", [-0.12, 0.12])
def test_white_appears_where_the_iris_leaves_a_lid(
    eyeball: tuple[Eyeball, EyeFrame], gaze: float
) -> None:
    ball, frame = eyeball
    turned = ball.looking(0.0, gaze)
    # On the side that the iris left: neither skin nor iris.
    at = (np.abs(frame.x - 0.5) < 0.05) & (np.abs(frame.y + np.sign(gaze) * 0.14) < 0.012)
    assert turned[at].mean(axis=0) == pytest.approx(WHITE, abs=12)


def test_the_corners_stay(eyeball: tuple[Eyeball, EyeFrame]) -> None:
    ball, frame = eyeball
    ends = (frame.x < 0.0) | (frame.x > 1.0)
    turned = ball.looking(0.2, 0.1)
    assert np.abs(turned - ball.photo)[ends].max() < 1.0


def test_no_skin_is_dragged_into_the_eye(eyeball: tuple[Eyeball, EyeFrame]) -> None:
    ball, frame = eyeball
    inside = (np.abs(frame.x - 0.5) < 0.3) & (np.abs(frame.y) < 0.12)
    for gaze in ((0.2, 0.1), (-0.2, -0.1), (0.0, 0.15), (0.25, -0.15)):
        shown = ball.looking(*gaze)[inside]
        nearness = np.abs(shown - SKIN).max(axis=-1)
        assert (nearness < 18).mean() < 0.02
