"""The background behind a person: untouched where it is seen, plausible where it isn't."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.render.background import TOLERANCE, background_plate
from joyvasa_desktop.render.matte import person_matte

SIDE = 200
GREEN = (10, 240, 20)


def disc(radius: int = 50, soft: float = 1.5) -> np.ndarray:
    """A round person in the middle: float32 (SIDE, SIDE)."""
    rows, columns = np.mgrid[:SIDE, :SIDE]
    distance = np.hypot(rows - SIDE / 2, columns - SIDE / 2)
    return np.clip((radius - distance) / soft, 0, 1).astype(np.float32)


def with_person(behind: np.ndarray, matte: np.ndarray) -> np.ndarray:
    share = matte[..., None]
    return np.rint(share * np.array(GREEN) + (1 - share) * behind).astype(np.uint8)


def band(matte: np.ndarray, radius: float) -> np.ndarray:
    """What the plate has to fill in, and no soft edge."""
    depth = cv2.distanceTransform((matte > 0).astype(np.uint8), cv2.DIST_L2, 5)
    return np.asarray((depth > 3) & (depth <= radius))


def error(plate: np.ndarray, truth: np.ndarray, where: np.ndarray) -> float:
    return float(np.abs(plate[where].astype(float) - truth[where]).mean())


def gradient() -> np.ndarray:
    rows, columns = np.mgrid[:SIDE, :SIDE]
    return np.dstack([60 + 0.5 * columns, 80 + 0.4 * rows, 150 - 0.3 * columns])


def stripes(angle: float, width: float = 24.0) -> np.ndarray:
    rows, columns = np.mgrid[:SIDE, :SIDE]
    phase = (np.cos(angle) * columns + np.sin(angle) * rows) * 2 * np.pi / width
    return np.dstack([128 + 80 * np.clip(3 * np.sin(phase), -1, 1)] * 3)


@pytest.mark.parametrize("radius", [1.0, 9.0, 25.0])
def test_what_is_seen_stays_bit_for_bit(radius: float) -> None:
    matte = disc()
    picture = with_person(np.random.default_rng(1).integers(0, 256, (SIDE, SIDE, 3)), matte)
    before = picture.copy()
    plate = background_plate(picture, matte, radius)
    assert plate.dtype == np.uint8 and plate.shape == picture.shape
    np.testing.assert_array_equal(plate[matte == 0], picture[matte == 0])
    np.testing.assert_array_equal(picture, before)


@pytest.mark.parametrize("radius", [6.0, 16.0, 30.0])
def test_a_plain_wall_goes_on_without_a_trace_of_the_person(radius: float) -> None:
    matte, wall = disc(), np.full((SIDE, SIDE, 3), (180.0, 170.0, 160.0))
    plate = background_plate(with_person(wall, matte), matte, radius)
    assert np.abs(plate[band(matte, radius)].astype(float) - (180, 170, 160)).max() <= 5


def test_a_gradient_goes_on() -> None:
    matte = disc()
    plate = background_plate(with_person(gradient(), matte), matte, 20.0)
    assert error(plate, gradient(), band(matte, 20.0)) < 6


@pytest.mark.parametrize("degrees", [0, 20, 45, 90, 110, 155])
def test_straight_lines_go_on(degrees: int) -> None:
    truth, matte = stripes(np.radians(degrees)), disc()
    plate = background_plate(with_person(truth, matte), matte, 20.0)
    inside = band(matte, 20.0)
    unknowing = np.abs(truth[inside] - 128).mean()
    assert error(plate, truth, inside) < 0.55 * unknowing


def test_grain_goes_on() -> None:
    rng = np.random.default_rng(8)
    truth = np.clip(128 + rng.normal(0, 8, (SIDE, SIDE, 1)), 0, 255) * np.ones(3)
    matte = disc()
    plate = background_plate(with_person(truth, matte), matte, 28.0)
    inside = band(matte, 20.0)
    fine = plate.astype(float) - cv2.GaussianBlur(plate.astype(float), (0, 0), 2)
    assert 3.0 < fine[inside].std() < 10.0


def test_deep_inside_the_person_stays() -> None:
    matte = disc(80)
    plate = background_plate(with_person(gradient(), matte), matte, 10.0)
    np.testing.assert_array_equal(plate[SIDE // 2, SIDE // 2], GREEN)


def test_what_is_seen_can_be_explained() -> None:
    """The person's colour that follows from plate and matte is a colour: 0..255."""
    matte = disc(soft=14.0)
    picture = with_person(stripes(0.3), matte)
    picture[matte == 0] = 255
    plate = background_plate(picture, matte, 25.0).astype(float)
    share = matte[..., None]
    person = picture - (1 - share) * plate
    allowed = TOLERANCE + 1.0
    assert person.min() > -allowed and (person - 255 * share).max() < allowed


def test_no_colour_appears_that_is_neither_behind_nor_in_front() -> None:
    """A green person on grey: nothing reddish or bluish, however wrong the matte is."""
    grey = np.full((SIDE, SIDE, 3), 90, np.uint8)
    picture = with_person(grey, disc(soft=2.0))
    plate = background_plate(picture, disc(soft=20.0), 25.0).astype(int)
    assert (plate[..., 1] >= plate[..., 0] - 2).all()
    assert np.abs(plate[..., 0] - plate[..., 2]).max() <= int(np.abs(np.diff(GREEN[::2])).max()) + 4


def test_the_soft_tail_of_a_matte_leaves_true_background_alone() -> None:
    picture = stripes(0.3)
    tail = np.full((SIDE, SIDE), 0.04, np.float32)
    tail[80:120, 80:120] = 1.0
    plate = background_plate(picture, tail, 12.0)
    far = np.ones((SIDE, SIDE), bool)
    far[60:140, 60:140] = False
    np.testing.assert_array_equal(plate[far], picture[far])


def test_nobody_there_changes_nothing() -> None:
    picture = gradient().astype(np.uint8)
    plate = background_plate(picture, np.zeros((SIDE, SIDE), np.float32), 12.0)
    np.testing.assert_array_equal(plate, picture)
    assert plate is not picture


def test_a_person_who_fills_the_picture_changes_nothing() -> None:
    picture = gradient().astype(np.uint8)
    plate = background_plate(picture, np.ones((SIDE, SIDE), np.float32), 12.0)
    np.testing.assert_array_equal(plate, picture)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 60),
    st.integers(1, 60),
    st.floats(0.1, 40.0),
    st.integers(0, 2**31),
)
def test_any_shape_works(height: int, width: int, radius: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    picture = rng.integers(0, 256, (height, width, 3)).astype(np.uint8)
    matte = np.clip(rng.normal(0, 1, (height, width)), 0, 1).astype(np.float32)
    plate = background_plate(picture, matte, radius)
    np.testing.assert_array_equal(plate[matte == 0], picture[matte == 0])
    np.testing.assert_array_equal(plate, background_plate(picture, matte, radius))


def test_the_sample_can_move_before_its_background(woman: Portrait) -> None:
    """The head moved aside leaves wall behind, with none of its dark hair."""
    alpha = person_matte(woman.picture, woman.landmarks).alpha
    assert alpha is not None
    width = woman.box[2] - woman.box[0]
    plate = background_plate(woman.picture, alpha, 0.16 * width)
    share = alpha[..., None]
    person = woman.picture - (1 - share) * plate
    np.testing.assert_array_equal(np.rint(person + (1 - share) * plate), woman.picture)
    move = np.array([[1, 0, 0.12 * width], [0, 1, 0]])
    layers = np.dstack([person, share]).astype(np.float32)
    moved = cv2.warpAffine(layers, move, (512, 512), borderMode=cv2.BORDER_REFLECT_101)
    frame = moved[..., :3] + (1 - moved[..., 3:]) * plate
    rows = slice(40, round(woman.box[3] - 0.4 * width))
    left_behind = (alpha[rows, 100:225] > 0.9) & (moved[rows, 100:225, 3] < 0.02)
    assert left_behind.sum() > 50
    wall = np.median(woman.picture[40:130, 110:150].reshape(-1, 3), axis=0)
    assert np.abs(frame[rows, 100:225][left_behind] - wall).mean() < 25
