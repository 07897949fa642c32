"""Faces in photos: reference numbers, many faces, small and turned ones, and none."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop import paths
from joyvasa_desktop.networks import network
from joyvasa_desktop.photo.detector import Detector, merge
from joyvasa_desktop.photo.finder import windows
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.mesh import Mesh, square_around

TOLERANCE = 0.5  # px, what another resampler may differ by


@pytest.fixture(scope="module")
def expected() -> dict[str, np.ndarray]:
    with np.load(Path(__file__).parents[1] / "data" / "face_check_vectors.npz") as file:
        return dict(file)


def noise(height: int, width: int) -> np.ndarray:
    """A cloudy landscape: smooth random colours."""
    small = np.random.default_rng(5).integers(0, 256, (height // 40, width // 40, 3), np.uint8)
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)


def tile(picture: np.ndarray, side: int, degrees: float) -> np.ndarray:
    """The astronaut's head, turned, on a square of `side` pixels; the face fills half of it."""
    matrix = cv2.getRotationMatrix2D((225, 123), degrees, side / 190)
    matrix[:, 2] += side / 2 - np.array([225, 123])
    return cv2.warpAffine(picture, matrix, (side, side), borderMode=cv2.BORDER_REPLICATE)


class TestReference:
    def test_detector(self, astronaut, expected):
        (found,) = Detector(paths.models() / "face_detector_128.onnx").detect(astronaut)
        assert found.score == pytest.approx(expected["det_score"], abs=0.01)
        numbers = [*found.box, *found.points.ravel()]
        assert numbers == pytest.approx(expected["det_box_kp"], abs=TOLERANCE)
        square = found.square
        assert [square.x, square.y, square.side] == pytest.approx(
            expected["roi_from_det"][:3], abs=TOLERANCE
        )
        assert square.angle == pytest.approx(expected["roi_from_det"][3], abs=0.01)

    def test_mesh(self, astronaut, astronaut_face, expected):
        (found,) = Detector(paths.models() / "face_detector_128.onnx").detect(astronaut)
        rough, _ = Mesh(paths.models() / "face_mesh_478.onnx").fit(astronaut, found.square)
        half = np.array([0.5, 0.5, 0], np.float32)  # the reference counts from pixels' edges
        assert rough + half == pytest.approx(expected["landmarks_pass1"], abs=TOLERANCE)
        landmarks = astronaut_face.landmarks + half
        assert landmarks == pytest.approx(expected["landmarks_pass2"], abs=TOLERANCE)
        assert astronaut_face.score > 0.99

    def test_networks(self, expected):
        noise = np.random.Generator(np.random.Philox(key=1234)).standard_normal((24, 24, 3))
        noise = noise.astype(np.float32)
        large = np.clip(0.5 + 0.2 * cv2.resize(noise, (192, 192)), 0, 1)
        small = np.clip(0.4 * cv2.resize(noise, (128, 128)), -1, 1)
        mesh = network(paths.models() / "face_mesh_478.onnx")
        points, score = mesh.run(None, {"image": large.transpose(2, 0, 1)[None]})
        assert points == pytest.approx(expected["raw_mesh_landmarks"], abs=1e-3)
        assert score == pytest.approx(expected["raw_mesh_score"], abs=1e-3)
        detector = network(paths.models() / "face_detector_128.onnx")
        boxes, scores = detector.run(None, {"image": small.transpose(2, 0, 1)[None]})
        assert boxes[0, ::8] == pytest.approx(expected["raw_det_boxes"], abs=1e-3)
        assert scores[0, ::8] == pytest.approx(expected["raw_det_scores"], abs=1e-3)

    def test_square_around_landmarks(self, expected):
        square = square_around(expected["landmarks_pass1"] - np.float32(0.5))
        numbers = [square.x, square.y, square.side, square.angle]
        assert numbers == pytest.approx(expected["roi_from_landmarks"], abs=1e-3)


class TestFind:
    def test_box_encloses_the_landmarks(self, astronaut_face):
        x0, y0, x1, y1 = astronaut_face.box
        low, high = astronaut_face.landmarks.min(axis=0), astronaut_face.landmarks.max(axis=0)
        assert (x0, y0, x1, y1) == pytest.approx([*low[:2], *high[:2]])

    @pytest.mark.parametrize("degrees", range(0, 360, 45))
    def test_any_turn(self, degrees, astronaut, astronaut_face, finder):
        matrix = cv2.getRotationMatrix2D((225, 123), degrees, 1.0)
        matrix[:, 2] += (31, 133)
        picture = cv2.warpAffine(astronaut, matrix, (512, 512), borderMode=cv2.BORDER_REPLICATE)
        (face,) = finder.find(picture)
        moved = astronaut_face.landmarks[:, :2] @ matrix[:, :2].T + matrix[:, 2]
        apart = np.linalg.norm(face.landmarks[:, :2] - moved, axis=1)
        assert apart.mean() < 4

    def test_many_faces_large_and_small_from_left_to_right(self, astronaut, finder):
        picture = np.full((1000, 1600, 3), 120, np.uint8)
        placed = [(40, 60, 400, 0), (470, 500, 200, 20), (760, 100, 120, -25), (950, 700, 90, 10)]
        placed += [(1100, 60, 240, 30), (1400, 500, 150, -10)]
        for x, y, side, degrees in placed:
            picture[y : y + side, x : x + side] = tile(astronaut, side, degrees)
        faces = finder.find(picture)
        centres = [(face.box[0] + face.box[2]) / 2 for face in faces]
        assert centres == sorted(centres)
        assert centres == pytest.approx([x + side / 2 for x, _, side, _ in placed], abs=12)

    def test_small_face_in_a_large_photo(self, astronaut, finder):
        picture = noise(3000, 4000)
        picture[2000:2400, 3000:3400] = tile(astronaut, 400, 5)
        (face,) = finder.find(picture)
        assert (face.box[0] + face.box[2]) / 2 == pytest.approx(3200, abs=30)

    def test_tight_crop(self, astronaut, finder):
        (face,) = finder.find(np.ascontiguousarray(astronaut[75:180, 172:278]))
        assert face.score > 0.9

    def test_grey_picture(self, astronaut, astronaut_face, finder):
        grey = np.repeat(astronaut.mean(axis=2, keepdims=True).astype(np.uint8), 3, axis=2)
        (face,) = finder.find(grey)
        assert face.landmarks == pytest.approx(astronaut_face.landmarks, abs=4)

    @pytest.mark.parametrize("shape", [(64, 64), (600, 900), (64, 1200)])
    def test_nobody(self, shape, finder):
        picture = noise(max(shape), max(shape))[: shape[0], : shape[1]]
        assert finder.find(np.ascontiguousarray(picture)) == []

    def test_a_cat_may_pass_for_a_face(self, finder):
        faces = finder.find(load_picture(paths.samples() / "chelsea.png").rgb)
        assert len(faces) <= 1


class TestTrack:
    def test_follows_a_moved_face(self, astronaut, astronaut_face, finder):
        moved = np.roll(astronaut, (6, -9), axis=(0, 1))
        face = finder.track(moved, astronaut_face.landmarks)
        assert face is not None
        shift = (face.landmarks - astronaut_face.landmarks)[:, :2].mean(axis=0)
        assert shift == pytest.approx([-9, 6], abs=0.7)

    def test_knows_when_the_face_is_gone(self, astronaut_face, finder):
        assert finder.track(noise(512, 512), astronaut_face.landmarks) is None


@given(width=st.integers(64, 6000), height=st.integers(64, 6000))
def test_windows_cover_the_picture(width, height):
    squares = list(windows(width, height))
    for side in {square.side for square in squares}:
        level = [square for square in squares if square.side == side]
        for length, middles in (
            (width, sorted({square.x for square in level})),
            (height, sorted({square.y for square in level})),
        ):
            assert middles[0] - side / 2 <= 1e-6
            assert middles[-1] + side / 2 >= length - 1e-6
            assert np.diff(middles).max(initial=0) <= side / 2 + 1e-6


class TestMerge:
    BOX = np.array([0.5, 0.5, 0.2, 0.2, *[0.5] * 12])

    def test_agreeing_boxes_are_averaged_by_score(self):
        other = self.BOX + np.array([0.02, *[0] * 15])
        ((mean, score),) = merge(np.stack([self.BOX, other]), np.array([0.9, 0.6]))
        assert mean[0] == pytest.approx(0.5 + 0.02 * 0.6 / 1.5)
        assert score == 0.9

    def test_distant_boxes_stay_apart_best_first(self):
        other = self.BOX - np.array([0.3, *[0] * 15])
        merged = merge(np.stack([other, self.BOX]), np.array([0.6, 0.9]))
        assert [score for _, score in merged] == [0.9, 0.6]

    def test_empty_boxes_end(self):
        assert len(merge(np.zeros((3, 16)), np.array([0.9, 0.8, 0.7]))) == 3
