"""The canonical face's fit: a known similarity is found again, a real face sits plausibly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.render.geometry import (
    POINTS,
    FittedFace,
    canonical,
    fit_face,
    lips_drawn_in,
)
from joyvasa_desktop.render.pose import rotation


def test_left_and_right_are_the_pictures() -> None:
    known = canonical()
    assert known.points[known.eyes["left"].outer, 0] < known.points[known.eyes["right"].outer, 0]
    assert known.points[known.lips["corner_left"][0], 0] < 0


def test_y_grows_downwards_and_z_away() -> None:
    points = canonical().points
    chin, forehead, nose, ear = points[152], points[10], points[1], points[234]
    assert chin[1] > forehead[1]
    assert nose[2] < ear[2]


@settings(deadline=None)
@given(
    pitch=st.floats(-25, 25),
    yaw=st.floats(-40, 40),
    roll=st.floats(-180, 180),
    scale=st.floats(2, 60),
)
def test_a_known_place_is_found_again(pitch: float, yaw: float, roll: float, scale: float) -> None:
    turn, offset = rotation(pitch, yaw, roll), np.array([320.0, -40.0, 7.0])
    fitted = fit_face(scale * canonical().points @ turn.T + offset)
    assert fitted.scale == pytest.approx(scale, rel=1e-6)
    assert np.allclose(fitted.rotation, turn, atol=1e-6)
    assert np.allclose(
        fitted.place(canonical().points[1]), scale * turn @ canonical().points[1] + offset
    )


def test_depth_is_only_softened_behind_the_features() -> None:
    points = 10 * canonical().points
    fitted = fit_face(points)
    moved = np.abs(fitted.points[:, 2] - points[:, 2]) > 1e-9
    centre = points[[1, 33, 263, 152, 61, 291], 2].mean()
    assert (points[moved, 2] > centre).all()
    assert np.array_equal(fitted.points[:, :2], points[:, :2])


def test_a_real_face_has_a_plausible_fit(face: FittedFace) -> None:
    assert face.points.shape == (POINTS, 3)
    assert face.down[1] > 0.95
    assert 13 < face.width / face.scale < 19
    error = np.linalg.norm(face.place(canonical().points)[:, :2] - face.points[:, :2], axis=1)
    assert np.median(error) < 0.6 * face.scale
    assert face.pivot[2] > face.points[1, 2]


def test_lips_drawn_in_part_further_and_nothing_else_moves(face: FittedFace) -> None:
    drawn = lips_drawn_in(face, 0.5)
    lips = canonical().lips
    edges = [*lips["inner_upper"], *lips["inner_lower"]]
    others = np.setdiff1d(np.arange(POINTS), edges)
    assert np.array_equal(drawn.points[others], face.points[others])

    def gap(fitted: FittedFace) -> float:
        return float((fitted.points[14] - fitted.points[13])[:2] @ face.down)

    assert gap(drawn) > gap(face) + 0.5
    assert np.array_equal(lips_drawn_in(face, 0.0).points, face.points)


def test_axes_are_across_and_down_the_face(face: FittedFace) -> None:
    across, down = face.axes
    assert np.allclose(face.axes @ face.axes.T, np.eye(2))
    assert (face.points[454] - face.points[234])[:2] @ across > 0.9 * face.width
    assert (face.points[152] - face.points[10])[:2] @ down > 0
