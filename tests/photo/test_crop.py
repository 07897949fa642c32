"""The square around a face: upright, the right size, and with a way back."""

import math

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.photo.crop import crop_face, crop_matrix
from joyvasa_desktop.photo.landmarks import to_68

FIVE = np.array([[100, 100], [140, 100], [120, 122], [104, 140], [136, 140]], np.float32)
PICTURE = np.zeros((240, 240, 3), np.uint8)


def turned(points: np.ndarray, degrees: float) -> np.ndarray:
    angle = math.radians(degrees)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    return (points - 120) @ turn.T + 120


def on_crop(points: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    return points @ matrix[:2, :2].T + matrix[:2, 2]


@given(degrees=st.floats(-179, 179), scale=st.floats(1.2, 4), size=st.integers(64, 512))
def test_any_turn_gives_the_same_upright_crop(degrees, scale, size):
    upright = on_crop(FIVE, crop_matrix(FIVE, size, scale))
    tilted = turned(FIVE, degrees)
    assert on_crop(tilted, crop_matrix(tilted, size, scale)) == pytest.approx(upright, abs=0.05)


@given(degrees=st.floats(-179, 179), vx=st.floats(-0.5, 0.5), vy=st.floats(-0.5, 0.5))
def test_both_matrices_are_inverse(degrees, vx, vy):
    crop = crop_face(PICTURE, turned(FIVE, degrees), size=64, vx=vx, vy=vy)
    assert crop.to_picture @ crop.from_picture == pytest.approx(np.eye(3), abs=1e-6)


def test_points_fill_the_square_by_the_scale():
    points = on_crop(FIVE, crop_matrix(FIVE, 500, scale=2.0, vy=0.0))
    assert np.ptp(points, axis=0).max() == pytest.approx(250, abs=0.01)
    assert (points.min(axis=0) + points.max(axis=0)) / 2 == pytest.approx([250, 250], abs=0.01)


def test_negative_shift_shows_more_of_the_forehead():
    shifted = on_crop(FIVE, crop_matrix(FIVE, 500, vy=-0.1))
    straight = on_crop(FIVE, crop_matrix(FIVE, 500, vy=0.0))
    assert shifted - straight == pytest.approx(np.tile([0, 50], (5, 1)), abs=0.01)


def test_without_rotation_the_axes_stay():
    matrix = crop_matrix(turned(FIVE, 30), rotate=False)
    assert matrix[0, 1] == matrix[1, 0] == 0


def test_a_mark_in_the_picture_is_where_the_matrix_says():
    picture = PICTURE.copy()
    cv2.circle(picture, (130, 90), 3, (255, 255, 255), -1)
    crop = crop_face(picture, turned(FIVE, 17), size=256)
    y, x = np.nonzero(crop.image[..., 0] > 128)
    back = on_crop(np.array([[x.mean(), y.mean()]]), crop.to_picture)
    assert back[0] == pytest.approx([130, 90], abs=0.3)


def test_mesh_points_go_through_the_68():
    mesh = np.random.default_rng(1).uniform(0, 200, (478, 3)).astype(np.float32)
    assert crop_matrix(mesh) == pytest.approx(crop_matrix(to_68(mesh)), abs=1e-9)


def test_points_on_one_spot_are_refused():
    with pytest.raises(UserError, match="one spot"):
        crop_face(PICTURE, np.full((9, 2), 50.0))
