"""An average face on four points."""

import numpy as np
import pytest
from drawings import SMILEY_POINTS
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.photo.average import anchors, mesh_on
from joyvasa_desktop.photo.landmarks import eye_ratios, face_width, head_pose, lip_ratio


def eyes_apart(points: np.ndarray) -> float:
    return float(np.linalg.norm(points[1] - points[0]))


class TestMesh:
    @given(
        shift=st.tuples(st.floats(-500, 500), st.floats(-500, 500)),
        zoom=st.floats(0.3, 10),
        turn=st.floats(-3, 3),
    )
    def test_lies_on_the_points_wherever_they_are(self, shift, zoom, turn):
        cos, sin = np.cos(turn), np.sin(turn)
        points = SMILEY_POINTS @ np.array([(cos, sin), (-sin, cos)]) * zoom + shift
        mesh = mesh_on(points)
        assert mesh.shape == (478, 3) and mesh.dtype == np.float32
        assert anchors(mesh)[:, :2] == pytest.approx(points, abs=1e-3 * eyes_apart(points))

    def test_is_an_open_and_quiet_face(self):
        mesh = mesh_on(SMILEY_POINTS)
        assert min(eye_ratios(mesh)) > 0.2
        assert lip_ratio(mesh) < 0.05
        assert face_width(mesh) == pytest.approx(2.5 * eyes_apart(SMILEY_POINTS), rel=0.2)
        assert abs(head_pose(mesh).yaw) < 3

    @pytest.mark.parametrize("width", [0.5, 2.0])
    def test_a_narrow_or_wide_mouth_leaves_eyes_and_ears_alone(self, width):
        other = SMILEY_POINTS.copy()
        other[2:, 0] = 320 + (other[2:, 0] - 320) * width
        moved = np.linalg.norm((mesh_on(other) - mesh_on(SMILEY_POINTS))[:, :2], axis=1)
        assert moved[[61, 291]] == pytest.approx(64 * abs(width - 1))
        assert moved[[10, 33, 133, 263, 362, 468, 473]].max() < 1
        assert moved[[234, 454]].max() < 15
