"""What the networks see of a portrait: the right part, the right way up, with a way back."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.photo.crop import crop_face
from joyvasa_desktop.photo.cutting import CUTOUT_SETTINGS, cutout
from joyvasa_desktop.photo.landmarks import lip_ratio
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.photo.portrait import InsightPoints, Portrait
from joyvasa_desktop.settings import Settings, declarations

SQUEEZED = Settings(crop=False)


@pytest.fixture(scope="module")
def portrait(astronaut, astronaut_face):
    return Portrait(astronaut, "human", astronaut_face.box, astronaut_face.landmarks)


@pytest.fixture(scope="module")
def cat():
    path = paths.samples() / "chelsea.png"
    points = read_points(path.with_name("chelsea.points.json"))
    return Portrait(load_picture(path).rgb, "animal", (137, 104, 343, 286), points)


def moved(points: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    return points @ matrix[:2, :2].T + matrix[:2, 2]


def insight(gap: float) -> InsightPoints:
    """Points of a face whose lips are `gap` mouth widths apart."""
    many = np.random.default_rng(3).uniform(200, 300, (203, 2)).astype(np.float32)
    many[[48, 66]] = (220, 250), (270, 250)
    many[[90, 102]] = (245, 250 - 25 * gap), (245, 250 + 25 * gap)
    return InsightPoints(many[:106] + 40, many)


def with_insight(portrait: Portrait, gap: float = 0.2) -> Portrait:
    return Portrait(
        portrait.picture, portrait.kind, portrait.box, portrait.landmarks, None, insight(gap)
    )


class TestSquare:
    def test_it_is_the_crop_at_half_its_size(self, portrait):
        cut = cutout(portrait, Settings())
        crop = crop_face(portrait.picture, portrait.landmarks)
        halves = crop.image.reshape(256, 2, 256, 2, 3).mean(axis=(1, 3))
        assert cut.image.shape == (256, 256, 3)
        assert np.abs(cut.image - halves).max() <= 0.5
        assert (cut.to_picture == crop.to_picture).all()
        assert (cut.from_picture == crop.from_picture).all()

    def test_the_published_landmarks_place_it_where_there_are_some(self, portrait):
        cut = cutout(with_insight(portrait), Settings())
        expected = crop_face(portrait.picture, insight(0.2).points106)
        assert (cut.to_picture == expected.to_picture).all()

    def test_upright_or_as_it_is(self, portrait):
        assert abs(cutout(portrait, Settings()).to_picture[0, 1]) > 1e-3
        assert cutout(portrait, Settings(upright=False)).to_picture[0, 1] == 0

    @pytest.mark.parametrize(
        ("change", "shift"),
        [({"crop_x": 0.1}, (-51.2, 0)), ({"crop_y": -0.025}, (0, -51.2)), ({}, (0, 0))],
    )
    def test_it_can_be_shifted(self, change, shift, portrait):
        straight = cutout(portrait, Settings())
        nose = portrait.landmarks[[1], :2].astype(np.float64)
        before = moved(nose, straight.from_picture)
        after = moved(nose, cutout(portrait, Settings(**change)).from_picture)
        assert (after - before)[0] == pytest.approx(shift, abs=0.01)

    def test_points_on_one_spot_are_refused(self, portrait):
        spot = Portrait(portrait.picture, "human", portrait.box, np.full((478, 3), 50, np.float32))
        with pytest.raises(UserError, match="one spot"):
            cutout(spot, Settings())

    def test_a_cat_by_its_nine_points(self, cat):
        cut = cutout(cat, Settings())
        eyes_and_mouth = moved(cat.landmarks.astype(np.float64), cut.from_picture)
        assert (eyes_and_mouth > 64).all() and (eyes_and_mouth < 448).all()
        assert cut.lip_ratio is None


class TestSqueezed:
    def test_the_whole_picture_is_seen(self, cat):
        cut = cutout(cat, SQUEEZED)
        assert (cut.image == cv2.resize(cat.picture, (256, 256))).all()

    @given(width=st.integers(64, 900), height=st.integers(64, 900))
    def test_the_drawn_frame_covers_the_picture(self, width, height):
        empty = np.broadcast_to(np.zeros(3, np.uint8), (height, width, 3))
        points = np.arange(18, dtype=np.float32).reshape(9, 2)
        cut = cutout(Portrait(empty, "animal", (0, 0, 1, 1), points), SQUEEZED)
        corners = np.array([(-0.5, -0.5), (511.5, 511.5)])
        edges = np.array([(-0.5, -0.5), (width - 0.5, height - 0.5)])
        assert moved(corners, cut.to_picture) == pytest.approx(edges, abs=1e-6)
        assert cut.to_picture @ cut.from_picture == pytest.approx(np.eye(3), abs=1e-9)


class TestLips:
    def test_of_the_mesh(self, portrait):
        assert cutout(portrait, Settings()).lip_ratio == lip_ratio(portrait.landmarks)

    @pytest.mark.parametrize("settings", [Settings(), SQUEEZED])
    def test_of_the_published_landmarks(self, settings, portrait):
        found = cutout(with_insight(portrait, gap=0.25), settings).lip_ratio
        assert found == pytest.approx(0.25, abs=1e-5)


def test_nothing_but_its_settings_changes_it(portrait):
    assert set(CUTOUT_SETTINGS) <= set(declarations())
    same = Settings(mode="animal", paste_back=False, stitching=False, strength=0.5)
    assert (cutout(portrait, same).image == cutout(portrait, Settings()).image).all()
