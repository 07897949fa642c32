"""Faces as the published models find them: many, small and turned ones, and meshes on each."""

import numpy as np
import pytest
from photo.face_models import FIVE, all_three, detector, face106, painted, seeing_red

from joyvasa_desktop.errors import Cancelled, UnreadableFile
from joyvasa_desktop.photo.average import anchors
from joyvasa_desktop.photo.insight import MOST_FACES, InsightFinder
from joyvasa_desktop.photo.openings import lips
from joyvasa_desktop.photo.sampling import Square

GREY = np.full((512, 512, 3), 120, np.uint8)


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    return all_three(tmp_path_factory.mktemp("modèles 模型"))


@pytest.fixture(scope="module")
def insight(models, finder):
    return InsightFinder(*models, builtin=finder)


class TestFind:
    def test_what_a_face_has(self, insight):
        (face,) = insight.find(painted(GREY, (200, 160, 8)))
        assert face.box == (200 - 24, 160 - 24, 200 + 24, 160 + 32)
        assert face.score > 0.9
        assert face.landmarks.shape == (478, 3) and face.landmarks.dtype == np.float32
        # Both networks' points are counted from their own squares.
        middle, side = np.array([200, 164]), 56 * 1.5
        expected = middle + face106() * side / 2
        assert face.insight.points106 == pytest.approx(expected, abs=0.01)
        assert face.insight.points203.shape == (203, 2)
        assert lips(face.insight.points203) == pytest.approx(0.1, abs=1e-3)

    def test_from_left_to_right(self, insight):
        faces = insight.find(painted(GREY, (400, 80, 8), (80, 400, 8), (240, 240, 8)))
        assert [round(face.box[0]) for face in faces] == [56, 216, 376]

    def test_one_face_once(self, insight):
        assert len(insight.find(painted(GREY, (200, 160, 16)))) == 1

    def test_threshold(self, models, finder):
        grey = painted(GREY, (200, 160, 8))
        grey[160:168, 200:208, 1] = 30
        weak = InsightFinder(*models, threshold=0.15, builtin=finder).find(grey)
        assert len(weak) == 1 and weak[0].score < 0.5
        assert InsightFinder(*models, threshold=0.6, builtin=finder).find(grey) == []

    @pytest.mark.parametrize("shape", [(512, 100), (100, 512), (64, 64), (2000, 70)])
    def test_any_shape(self, shape, insight):
        picture = np.full((*shape, 3), 120, np.uint8)
        for face in insight.find(painted(picture, (0, 0, 64))):
            assert np.isfinite(face.landmarks).all()

    def test_no_more_than_can_be_chosen(self, models, finder, tmp_path):
        far = detector(tmp_path / "many.onnx", seeing_red(np.full(4, 4, np.float32)))
        spots = [(x, y, 8) for x in range(16, 500, 32) for y in range(16, 500, 32)]
        many = InsightFinder(far, *models[1:], builtin=finder).find(painted(GREY, *spots))
        assert len(many) == MOST_FACES

    def test_none_leaves_it_to_the_built_in_finder(self, insight, astronaut, astronaut_face):
        (face,) = insight.find(astronaut)
        assert face.insight is None
        assert (face.landmarks == astronaut_face.landmarks).all()

    def test_it_can_be_stopped(self, insight):
        def stop(progress):
            raise Cancelled

        with pytest.raises(Cancelled):
            insight.find(painted(GREY, (200, 160, 8)), stop)


class TestLargePictures:
    """The whole of 1920 x 1080 is seen at 3.75 to 1, its windows of 960 at 1.875 to 1."""

    PICTURE = np.full((1080, 1920, 3), 120, np.uint8)

    def test_small_faces_are_found_in_windows(self, insight):
        # A cell of the whole is 30 pixels wide, this spot covers none of them.
        (face,) = insight.find(painted(self.PICTURE, (315, 315, 30)))
        reach = 24 * 1.875
        assert face.box[0] == pytest.approx(315 + 15 - reach, abs=15.1)
        assert face.insight is not None

    def test_what_the_whole_shows_stays_as_published(self, insight):
        (face,) = insight.find(painted(self.PICTURE, (300, 300, 60)))
        assert face.box[2] - face.box[0] == pytest.approx(48 * 3.75, abs=0.01)

    def test_both_kinds_together(self, insight):
        faces = insight.find(painted(self.PICTURE, (1500, 600, 60), (315, 315, 30)))
        widths = [round(face.box[2] - face.box[0]) for face in faces]
        assert widths == [90, 180]

    def test_a_face_that_a_window_cuts_is_left_to_the_next_one(self, insight):
        picture = painted(self.PICTURE, (915, 315, 30))
        first, next_one = Square(480, 480, 960), Square(960, 480, 960)
        assert len(insight._in_window(picture, first)) == 0
        assert len(insight._in_window(picture, next_one)) == 1
        assert len(insight.find(picture)) == 1


class TestMesh:
    """A spot beside the astronaut makes the detector give a box and points on her face."""

    SPOT = (40, 40)

    def found(self, models, finder, picture, five, tmp_path):
        placed = np.insert(five, 2, five.mean(axis=0), axis=0).astype(np.float32)
        x0, y0, x1, y1 = (170, 65, 280, 190)
        box = np.array([self.SPOT[0] - x0, self.SPOT[1] - y0, x1 - 40, y1 - 40], np.float32)
        weights = seeing_red(box, placed - np.array(self.SPOT, np.float32))
        chosen = detector(tmp_path / "det_10g.onnx", weights)
        (face,) = InsightFinder(chosen, *models[1:], builtin=finder).find(
            painted(picture, (*self.SPOT, 8))
        )
        return face

    def test_of_the_network_where_it_sees_the_same_face(
        self, models, finder, astronaut, astronaut_face, tmp_path
    ):
        own = anchors(astronaut_face.landmarks)[:, :2]
        face = self.found(models, finder, astronaut, own + 2, tmp_path)
        off = face.landmarks[:, :2] - astronaut_face.landmarks[:, :2]
        assert np.linalg.norm(off, axis=1).mean() < 1.5

    @pytest.mark.parametrize("shift", [(22, 0), (60, 0), (0, 55)])
    def test_an_average_one_where_it_sees_another(
        self, shift, models, finder, astronaut, astronaut_face, tmp_path
    ):
        elsewhere = anchors(astronaut_face.landmarks)[:, :2] + shift
        face = self.found(models, finder, astronaut, elsewhere, tmp_path)
        placed = anchors(face.landmarks)[:, :2]
        assert placed[:2] == pytest.approx(elsewhere[:2], abs=0.5)
        assert placed[2:].mean(axis=0) == pytest.approx(elsewhere[2:].mean(axis=0), abs=0.5)

    def test_points_on_one_spot_are_no_crash(self, models, finder, tmp_path):
        weights = seeing_red(five=np.zeros_like(FIVE))
        flat = detector(tmp_path / "det_10g.onnx", weights)
        (face,) = InsightFinder(flat, *models[1:], builtin=finder).find(
            painted(GREY, (200, 160, 8))
        )
        assert np.isfinite(face.landmarks).all()


@pytest.mark.parametrize("number", range(3))
def test_a_missing_model_is_named(number, models, finder, tmp_path):
    files = list(models)
    files[number] = tmp_path / files[number].name
    with pytest.raises(UnreadableFile, match=files[number].name):
        InsightFinder(*files, builtin=finder).find(painted(GREY, (200, 160, 8)))
