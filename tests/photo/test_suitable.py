"""Which faces are refused: too small, from the side, behind a mask. And which are not."""

import cv2
import numpy as np
import pytest

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnsuitablePhoto
from joyvasa_desktop.photo.landmarks import face_width
from joyvasa_desktop.photo.portrait import Face, InsightPoints
from joyvasa_desktop.photo.prepare import notes_on, prepare
from joyvasa_desktop.photo.suitable import check_suitable, head_turn
from joyvasa_desktop.settings import Settings

# From one cheekbone along the jaw to the other, and back over the bridge of the nose.
MASK = (123, 132, 172, 150, 176, 152, 400, 379, 397, 361, 352, 197)
LIPS = (61, 146, 91, 84, 17, 314, 321, 375, 291, 409, 269, 0, 39, 185)
SKIN = (205, 160, 130)


@pytest.fixture(scope="module")
def large(astronaut, finder):
    """The sample three times as large, and the face in it."""
    picture = cv2.resize(astronaut[:300, 80:380], (900, 900), interpolation=cv2.INTER_CUBIC)
    (face,) = finder.find(picture)
    return picture, face


def painted(picture: np.ndarray, face: Face, outline: tuple[int, ...], colour) -> np.ndarray:
    """A patch of cloth: one colour with soft folds, over the points of the outline."""
    folds = cv2.GaussianBlur(np.random.default_rng(2).normal(size=picture.shape[:2]), (0, 0), 9)
    cloth = np.clip(np.array(colour) + (folds / folds.std() * 6)[..., None], 0, 255)
    shape = np.round(face.landmarks[list(outline), :2]).astype(np.int32)
    inside = np.zeros(picture.shape[:2], np.uint8)
    cv2.fillPoly(inside, [shape], 255)
    weight = cv2.GaussianBlur(inside, (0, 0), 1)[..., None] / 255
    return np.round(picture * (1 - weight) + cloth * weight).astype(np.uint8)


def turned(face: Face, degrees: float) -> Face:
    """The face's points turned about the vertical, as the mesh would see them."""
    angle = np.radians(degrees)
    cos, sin = np.cos(angle), np.sin(angle)
    turn = np.array([[cos, 0, sin], [0, 1, 0], [-sin, 0, cos]])
    middle = face.landmarks[[234, 454]].mean(axis=0)
    points = (face.landmarks - middle) @ turn.T + middle
    return Face(face.box, points.astype(np.float32), face.score)


class TestOrdinaryFaces:
    def test_sample_has_no_notes(self, finder):
        portrait = prepare(paths.samples() / "astronaut.png", Settings(), finder=finder)
        assert notes_on(portrait, finder) == []

    def test_cat_that_passes_for_a_person(self, finder):
        portrait = prepare(paths.samples() / "chelsea.png", Settings(), finder=finder)
        (note,) = notes_on(portrait, finder)
        assert "animal" in note

    @pytest.mark.parametrize("change", ["grey", "dark", "brown", "soft", "faded", "noisy", "drawn"])
    def test_photos_of_many_kinds(self, change, large, finder):
        picture, _ = large
        random = np.random.default_rng(0)
        changed = {
            "grey": lambda: picture.mean(axis=2, keepdims=True).repeat(3, axis=2),
            "dark": lambda: picture * (0.35, 0.3, 0.25),
            "brown": lambda: 255 * (picture / 255) ** 2 * (0.75, 0.6, 0.5),
            "soft": lambda: cv2.GaussianBlur(picture, (0, 0), 5),
            "faded": lambda: picture * 0.5 + 110.0,
            "noisy": lambda: picture + random.normal(0, 12, picture.shape),
            "drawn": lambda: cv2.adaptiveThreshold(
                cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY),
                255,
                cv2.ADAPTIVE_THRESH_GAUSSIAN_C,
                cv2.THRESH_BINARY,
                31,
                6,
            )[..., None].repeat(3, axis=2),
        }[change]()
        changed = np.clip(changed, 0, 255).astype(np.uint8)
        (face,) = finder.find(changed)
        assert check_suitable(face, changed) == []

    def test_beard(self, large, finder):
        picture, face = large
        bearded = painted(picture, face, MASK, (60, 45, 35)).astype(float)
        bearded += np.random.default_rng(1).normal(0, 25, picture.shape[:2])[..., None]
        lips = np.zeros(picture.shape[:2], np.uint8)
        cv2.fillPoly(lips, [np.round(face.landmarks[list(LIPS), :2]).astype(np.int32)], 1)
        bearded = np.where(lips[..., None] > 0, picture, np.clip(bearded, 0, 255)).astype(np.uint8)
        found = finder.find(bearded)
        assert check_suitable(max(found, key=lambda one: one.area), bearded) == []

    def test_half_turned_faces_are_noted(self, large):
        picture, face = large
        (note,) = check_suitable(turned(face, 28), picture)
        assert "turned" in note


class TestRefused:
    @pytest.mark.parametrize("colour", [(120, 170, 210), (170, 40, 50), (25, 25, 28)])
    def test_mask(self, colour, large, finder):
        picture, face = large
        masked = painted(picture, face, MASK, colour)
        (found,) = finder.find(masked)
        with pytest.raises(UnsuitablePhoto, match="covers the mouth"):
            check_suitable(found, masked)

    def test_mask_like_skin_is_noted_only(self, large, finder):
        picture, face = large
        masked = painted(picture, face, MASK, SKIN)
        (found,) = finder.find(masked)
        (note,) = check_suitable(found, masked)
        assert "mouth" in note

    @pytest.mark.parametrize("degrees", [-70, -48, 48, 70])
    def test_profile(self, degrees, large):
        picture, face = large
        with pytest.raises(UnsuitablePhoto, match="from the side"):
            check_suitable(turned(face, degrees), picture)

    def test_small(self, astronaut, astronaut_face):
        factor = 39 / face_width(astronaut_face.landmarks)
        tiny = Face(astronaut_face.box, astronaut_face.landmarks * np.float32(factor), 1.0)
        with pytest.raises(UnsuitablePhoto, match="39 pixels wide"):
            check_suitable(tiny, astronaut)


class TestNotedOnly:
    """For an engine that draws what a photo doesn't show."""

    @pytest.mark.parametrize("degrees", [-70, 48])
    def test_profile(self, degrees, large):
        picture, face = large
        (note,) = check_suitable(turned(face, degrees), picture, refuse=False)
        assert "from the side" in note

    def test_mask(self, large, finder):
        picture, face = large
        masked = painted(picture, face, MASK, (120, 170, 210))
        (found,) = finder.find(masked)
        (note,) = check_suitable(found, masked, refuse=False)
        assert "cover the mouth" in note

    def test_small_is_refused_all_the_same(self, astronaut, astronaut_face):
        tiny = Face((0, 0, 30, 30), astronaut_face.landmarks * np.float32(0.2), 1.0)
        with pytest.raises(UnsuitablePhoto, match="pixels wide"):
            check_suitable(tiny, astronaut, refuse=False)

    def test_the_box_of_the_published_detector_counts_for_a_narrow_mesh(self, large):
        picture, face = large
        narrow = turned(face, 70).landmarks
        narrow[:, [0, 2]] *= 0.05
        nothing = np.zeros((203, 2), np.float32)
        seen = Face(face.box, narrow, 0.8, InsightPoints(nothing[:106], nothing))
        assert isinstance(check_suitable(seen, picture, refuse=False), list)


def test_turning_to_the_left_of_the_picture_is_positive(large):
    _, face = large
    assert head_turn(turned(face, 20).landmarks) > 15
    assert head_turn(turned(face, -20).landmarks) < -15


def test_face_that_reaches_out_of_the_picture(large):
    picture, face = large
    cut = np.ascontiguousarray(picture[: int(face.landmarks[14, 1])])
    assert isinstance(check_suitable(face, cut), list)
