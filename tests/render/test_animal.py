"""Nine points give a mesh whose parts lie where an animal has them."""

from __future__ import annotations

import numpy as np
import pytest

from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.render.animal import mesh_from_points
from joyvasa_desktop.render.geometry import canonical


@pytest.fixture(scope="module")
def mesh(cat: Portrait) -> np.ndarray:
    return mesh_from_points(cat.landmarks.astype(np.float64))


def test_mouth_corners_are_where_the_user_put_them(cat: Portrait, mesh: np.ndarray) -> None:
    assert np.abs(mesh[[61, 291], :2] - cat.landmarks[[5, 6]]).max() < 0.01


def test_eyes_are_centred_and_as_wide_as_the_user_put_them(cat: Portrait, mesh: np.ndarray) -> None:
    for eye, (a, b) in zip(canonical().eyes.values(), ((0, 1), (3, 2)), strict=True):
        corners = mesh[[eye.outer, eye.inner], :2]
        placed = cat.landmarks[[a, b]]
        assert np.allclose(corners.mean(axis=0), placed.mean(axis=0), atol=0.01)
        width = np.linalg.norm(placed[0] - placed[1])
        assert np.linalg.norm(corners[0] - corners[1]) == pytest.approx(width, rel=1e-4)


def test_the_closed_mouth_is_one_line(mesh: np.ndarray) -> None:
    lips = canonical().lips
    gap = mesh[list(lips["inner_lower"]), :2] - mesh[list(lips["inner_upper"]), :2]
    assert np.abs(gap[:, 1]).max() < 3.0
    assert np.abs(mesh[14, :2] - mesh[13, :2]).max() < 1e-6


def test_the_mouth_line_sags_between_corner_and_middle(cat: Portrait, mesh: np.ndarray) -> None:
    left, middle = cat.landmarks[5], cat.landmarks[7]
    halfway = mesh[canonical().lips["inner_upper"][2], :2]
    straight = left[1] + (middle[1] - left[1]) * (halfway[0] - left[0]) / (middle[0] - left[0])
    assert halfway[1] > straight


def test_eyes_are_ellipses_between_their_corners(mesh: np.ndarray) -> None:
    for eye in canonical().eyes.values():
        width = np.linalg.norm(mesh[eye.outer, :2] - mesh[eye.inner, :2])
        upper, lower = mesh[list(eye.upper), :2], mesh[list(eye.lower), :2]
        height = np.linalg.norm(upper[3] - lower[3])
        assert height == pytest.approx(0.85 * width, rel=0.05)
        assert (upper[:, 1] < lower[:, 1]).all()


def test_a_larger_picture_gives_the_same_mesh_larger(cat: Portrait, mesh: np.ndarray) -> None:
    larger = mesh_from_points(3.0 * cat.landmarks.astype(np.float64))
    assert np.allclose(larger, 3.0 * mesh, atol=1e-6)


def test_eyes_on_one_spot_give_a_mesh_without_gaps(cat: Portrait) -> None:
    points = cat.landmarks.astype(np.float64)
    points[2:4] = points[[1, 0]]
    assert np.isfinite(mesh_from_points(points)).all()
