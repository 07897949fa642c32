"""The 203 landmarks turn with the face, and are pixels of the picture."""

import cv2
import numpy as np
import onnx
import pytest
from onnx import numpy_helper
from photo.face_models import face106, landmarks203

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.photo.crop import crop_matrix
from joyvasa_desktop.photo.landmarks203 import SCALE, SHIFT, Landmarks203
from joyvasa_desktop.photo.openings import lips

EMPTY = np.full((300, 300, 3), 100, np.uint8)
POINTS = 150 + 60 * face106()


@pytest.fixture(scope="module")
def network(tmp_path_factory):
    return Landmarks203(landmarks203(tmp_path_factory.mktemp("models") / "still.onnx", lips=0.4))


def test_the_mouth_keeps_its_opening(network):
    found = network.fit(EMPTY, POINTS)
    assert found.shape == (203, 2) and found.dtype == np.float32
    assert lips(found) == pytest.approx(0.4, abs=1e-4)


@pytest.mark.parametrize("degrees", [-150, -30, 10, 90])
def test_they_turn_with_the_face(degrees, network):
    matrix = cv2.getRotationMatrix2D((150, 150), degrees, 0.8)
    turned = (POINTS @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32)
    expected = network.fit(EMPTY, POINTS) @ matrix[:, :2].T + matrix[:, 2]
    assert network.fit(EMPTY, turned) == pytest.approx(expected, abs=0.02)


def test_a_turned_picture_is_seen_upright(tmp_path, astronaut):
    network = Landmarks203(landmarks203(tmp_path / "seeing.onnx", follows=0.1))
    points = (np.array([225, 130]) + 60 * face106()).astype(np.float32)
    matrix = cv2.getRotationMatrix2D((225, 130), 25, 1.0)
    picture = cv2.warpAffine(astronaut, matrix, (512, 512))
    turned = (points @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32)
    expected = network.fit(astronaut, points) @ matrix[:, :2].T + matrix[:, 2]
    # Another picture moves them by far more than turning this one twice.
    assert network.fit(picture, turned) == pytest.approx(expected, abs=0.3)
    assert np.abs(network.fit(picture, points) - network.fit(astronaut, points)).max() > 1


def test_the_network_sees_colours_from_0_to_1(tmp_path):
    path = landmarks203(tmp_path / "seeing.onnx", follows=0.1)
    weights = {one.name: one for one in onnx.load_from_string(path.read_bytes()).graph.initializer}
    white_less_black = numpy_helper.to_array(weights["856w"]).sum(axis=0).reshape(203, 2)
    network = Landmarks203(path)
    black, white = (network.fit(np.full_like(EMPTY, value), POINTS) for value in (0, 255))
    side = crop_matrix(POINTS, 1, SCALE, 0.0, SHIFT)
    moved = (white - black) @ side[:2, :2].T
    assert moved == pytest.approx(white_less_black, abs=1e-3)


def test_points_on_one_spot_are_refused(network):
    with pytest.raises(UserError, match="one spot"):
        network.fit(EMPTY, np.full((106, 2), 40, np.float32))
