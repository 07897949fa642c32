"""The square around a face, and the portrait cut down to it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.photo.crop import crop_matrix
from joyvasa_desktop.photo.frame import frame, framed, settings_for, unit
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.photo.portrait import InsightPoints, Portrait
from joyvasa_desktop.photo.prepare import prepare
from joyvasa_desktop.settings import Settings

ASTRONAUT = paths.samples() / "astronaut.png"
CAT = paths.samples() / "chelsea.png"
SQUARE = Settings(paste_back=False)

landmarks = st.lists(
    st.tuples(st.floats(-50, 700), st.floats(-50, 500)), min_size=9, max_size=9
).map(lambda rows: np.array(rows, np.float32))
choices = st.builds(
    Settings,
    crop_scale=st.floats(1.5, 8),
    crop_x=st.floats(-0.5, 0.5),
    crop_y=st.floats(-0.5, 0.5),
)


@pytest.fixture(scope="module")
def cat() -> np.ndarray:
    return read_points(CAT.with_name("chelsea.points.json"))


class TestFrame:
    @given(landmarks=landmarks, settings=choices)
    def test_lies_in_the_picture_and_is_even(self, landmarks, settings):
        if not unit(landmarks) > 0:
            return
        square = frame(landmarks, (640, 481), settings)
        assert 2 <= square.side <= 481 and square.side % 2 == 0
        assert 0 <= square.left <= 640 - square.side
        assert 0 <= square.top <= 481 - square.side

    def test_is_the_square_of_the_crop(self, cat):
        square = frame(cat + 1000, (3000, 3000), Settings())
        to_crop = crop_matrix(cat + 1000, 512, rotate=False)
        corners = np.column_stack([square.corners(), np.ones(4)]) @ to_crop.T
        wanted = np.array([(0, 0), (512, 0), (512, 512), (0, 512)])
        assert corners[:, :2] == pytest.approx(wanted, abs=3)

    def test_follows_its_settings(self, astronaut_face):
        middle = frame(astronaut_face.landmarks, (512, 512), SQUARE)
        right = frame(astronaut_face.landmarks, (512, 512), SQUARE.but(crop_x=0.2))
        near = frame(astronaut_face.landmarks, (512, 512), SQUARE.but(crop_scale=1.5))
        assert right.left - middle.left == pytest.approx(0.2 * middle.side, abs=2)
        assert near.side == pytest.approx(middle.side * 1.5 / 2.3, abs=2)
        assert near.side == pytest.approx(1.5 * unit(astronaut_face.landmarks), abs=1)

    def test_corners_go_round(self):
        square = frame(
            np.array([(40, 40), (60, 40), (0, 0), (42, 60), (58, 60)]), (100, 90), SQUARE
        )
        corners = square.corners()
        assert corners.dtype == np.float64
        assert (np.diff(corners[:2, 0]) == square.side).all()
        assert corners[0].tolist() == [square.left - 0.5, square.top - 0.5]
        assert (corners[2] - corners[0]).tolist() == [square.side, square.side]
        assert (corners[1] - corners[3]).tolist() == [square.side, -square.side]

    def test_points_on_one_spot(self):
        with pytest.raises(UserError, match="one spot"):
            frame(np.full((9, 2), 30.0), (100, 100), SQUARE)
        with pytest.raises(UserError, match="one spot"):
            settings_for(np.full((9, 2), 30.0), (30, 30), 20)


class TestSettings:
    @given(settings=choices)
    def test_there_and_back(self, settings, cat):
        square = frame(cat, (40_000, 40_000), settings)
        if square.left == 0 or square.top == 0:
            return
        middle = square.corners().mean(axis=0)
        found = settings_for(cat, (middle[0], middle[1]), square.side)
        assert found["crop_scale"] == pytest.approx(settings.crop_scale, abs=0.02)
        assert found["crop_x"] == pytest.approx(settings.crop_x, abs=0.01)
        assert found["crop_y"] == pytest.approx(settings.crop_y, abs=0.01)


class TestPortrait:
    def test_whole_photo_stays(self, finder):
        assert prepare(ASTRONAUT, Settings(), finder=finder).picture.shape == (512, 512, 3)

    def test_the_face_stays_in_its_place(self, finder):
        whole = prepare(ASTRONAUT, Settings(), finder=finder)
        cut = prepare(ASTRONAUT, SQUARE, finder=finder)
        height, width = cut.picture.shape[:2]
        assert height == width < 300
        shift = (whole.landmarks - cut.landmarks)[:, :2]
        assert (
            np.ptp(shift, axis=0).max() < 1e-3
            and (whole.landmarks[:, 2] == cut.landmarks[:, 2]).all()
        )
        left, top = np.round(shift[0]).astype(int)
        assert (whole.picture[top : top + height, left : left + width] == cut.picture).all()
        assert cut.box[0] == pytest.approx(whole.box[0] - left)
        assert 0 < cut.box[0] < cut.box[2] < width and 0 < cut.box[1] < cut.box[3] < height

    def test_animal(self, cat):
        portrait = prepare(CAT, SQUARE.but(mode="animal", crop_scale=1.5), cat)
        assert portrait.picture.shape == (300, 300, 3)
        assert portrait.landmarks[:, 1] == pytest.approx(cat[:, 1])

    def test_transparency_is_cut_along(self, cat):
        alpha = np.arange(300 * 400, dtype=np.uint32).reshape(300, 400).astype(np.uint8)
        picture = np.dstack([alpha] * 3)
        portrait = Portrait(picture, "animal", (0, 0, 1, 1), cat - 60, alpha)
        cut = framed(portrait, SQUARE.but(crop_scale=1.5, crop_x=-0.3))
        assert cut.alpha is not None and cut.alpha.shape == cut.picture.shape[:2]
        assert (cut.picture[..., 0] == cut.alpha).all()

    def test_the_published_landmarks_go_along(self, cat):
        points = np.arange(406, dtype=np.float32).reshape(203, 2)
        picture = np.zeros((300, 400, 3), np.uint8)
        insight = InsightPoints(points[:106], points)
        portrait = Portrait(picture, "animal", (0, 0, 1, 1), cat - 60, insight=insight)
        cut = framed(portrait, SQUARE.but(crop_scale=1.5))
        assert cut.insight is not None
        shift = (portrait.landmarks - cut.landmarks)[0]
        assert points - cut.insight.points203 == pytest.approx(np.tile(shift, (203, 1)))
        assert points[:106] - cut.insight.points106 == pytest.approx(np.tile(shift, (106, 1)))
