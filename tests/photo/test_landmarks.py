"""What the points of a face tell, on the sample photo and on synthetic turns of it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.photo.landmarks import (
    MESH_TO_68,
    eye_ratios,
    face_width,
    head_pose,
    lip_ratio,
    to_68,
)


def rotation(pitch: float, yaw: float, roll: float) -> np.ndarray:
    """Turns (x right, y down, z away) by degrees: first pitch, then yaw, then roll."""
    x, y, z = (math.radians(value) for value in (pitch, yaw, roll))
    about_x = [[1, 0, 0], [0, math.cos(x), -math.sin(x)], [0, math.sin(x), math.cos(x)]]
    about_y = [[math.cos(y), 0, math.sin(y)], [0, 1, 0], [-math.sin(y), 0, math.cos(y)]]
    about_z = [[math.cos(z), -math.sin(z), 0], [math.sin(z), math.cos(z), 0], [0, 0, 1]]
    return np.array(about_z) @ np.array(about_y) @ np.array(about_x)


class TestPoints:
    def test_68_are_a_face(self, astronaut_face):
        points = to_68(astronaut_face.landmarks)[:, :2]
        assert len(set(MESH_TO_68)) == 68
        chin, nose = points[8], points[30]
        left_eye, right_eye = points[36:42].mean(axis=0), points[42:48].mean(axis=0)
        mouth = points[48:68].mean(axis=0)
        assert left_eye[0] < nose[0] < right_eye[0]
        assert left_eye[1] < nose[1] < mouth[1] < chin[1]
        assert np.diff(points[:17, 0]).min() > -2  # the outline runs from left to right

    def test_the_sample_smiles_with_open_eyes(self, astronaut_face):
        assert 0.05 < lip_ratio(astronaut_face.landmarks) < 0.3
        assert all(0.2 < ratio < 0.5 for ratio in eye_ratios(astronaut_face.landmarks))

    def test_ratios_of_known_points(self):
        points = np.zeros((478, 3))
        points[[78, 308], 0] = (-20, 20)
        points[[13, 14], 1] = (-5, 5)
        points[[33, 133], 0] = (-10, 10)
        points[[159, 145], 1] = (-4, 4)
        assert lip_ratio(points) == pytest.approx(0.25, rel=1e-6)
        assert eye_ratios(points)[0] == pytest.approx(0.4, rel=1e-6)
        assert eye_ratios(points)[1] == 0


class TestPose:
    def test_the_sample_looks_ahead(self, astronaut_face):
        pose = head_pose(astronaut_face.landmarks)
        assert abs(pose.yaw) < 5
        assert abs(pose.roll - 3) < 3
        assert 14 * pose.scale == pytest.approx(face_width(astronaut_face.landmarks), rel=0.1)

    @given(
        yaw=st.floats(-60, 60),
        roll=st.floats(-170, 170),
        zoom=st.floats(0.3, 30),
    )
    def test_turned_points_turn_the_pose(self, astronaut_face, yaw, roll, zoom):
        # Upright the sample has a pose of its own; taking it off leaves a frontal face.
        own = head_pose(astronaut_face.landmarks)
        straight = astronaut_face.landmarks @ rotation(own.pitch, own.yaw, own.roll)
        turned = (straight @ rotation(0, yaw, roll).T * zoom + 300).astype(np.float32)
        pose = head_pose(turned)
        assert pose.yaw == pytest.approx(yaw, abs=0.3)
        assert pose.roll == pytest.approx(roll, abs=0.3)
        assert pose.pitch == pytest.approx(0, abs=0.3)
        assert pose.scale == pytest.approx(own.scale * zoom, rel=0.01)
        assert face_width(turned) == pytest.approx(
            zoom * face_width(astronaut_face.landmarks), rel=0.01
        )
