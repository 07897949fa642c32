"""A person moves before a background that doesn't, and at rest the photo is untouched."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from joyvasa_desktop.render.fields import Box
from joyvasa_desktop.render.layers import Layers

HEIGHT, WIDTH = 160, 200
BOX = Box(20, 10, 180, 150)


@pytest.fixture(scope="module")
def stripes() -> np.ndarray:
    """A background of hard stripes, the worst case for anything that bends it."""
    columns = np.arange(WIDTH) // 4 % 2 * 200 + 20
    return np.repeat(np.tile(columns.astype(np.uint8), (HEIGHT, 1))[..., None], 3, axis=2)


@pytest.fixture(scope="module")
def matte() -> np.ndarray:
    disc = np.zeros((HEIGHT, WIDTH), np.float32)
    cv2.circle(disc, (100, 80), 40, 1.0, -1)
    return np.asarray(cv2.GaussianBlur(disc, (0, 0), 2.0), np.float32).clip(0, 1)


@pytest.fixture(scope="module")
def photo(stripes: np.ndarray, matte: np.ndarray) -> np.ndarray:
    red = np.array([200, 30, 30], np.float32)
    return np.rint(matte[..., None] * red + (1 - matte[..., None]) * stripes).astype(np.uint8)


def offset(dx: float) -> np.ndarray:
    moved = np.zeros((BOX.height, BOX.width, 2), np.float32)
    moved[..., 0] = -dx
    return moved


def test_at_rest_nothing_changes_however_bad_the_matte(
    photo: np.ndarray, stripes: np.ndarray
) -> None:
    noise = np.random.default_rng(1).random((HEIGHT, WIDTH)).astype(np.float32)
    layers = Layers(photo, BOX, noise, stripes[::-1].copy(), 10.0)
    assert np.array_equal(layers.compose(photo, offset(0.0)), photo[BOX.slices])


def test_the_background_stays_while_the_person_moves(
    photo: np.ndarray, stripes: np.ndarray, matte: np.ndarray
) -> None:
    frame = Layers(photo, BOX, matte, stripes, 10.0).compose(photo, offset(6.0))
    moved = np.roll(matte, 6, axis=1)
    person = np.array([200, 30, 30], np.float32)
    expected = moved[..., None] * person + (1 - moved[..., None]) * stripes
    error = np.abs(frame.astype(np.float32) - expected[BOX.slices])
    assert error.max() < 12
    assert error.mean() < 0.5


def test_without_a_matte_everything_moves(photo: np.ndarray) -> None:
    frame = Layers(photo, BOX, None, None, 10.0).compose(photo, offset(4.0))
    assert np.array_equal(frame[:, 10:], photo[BOX.slices][:, 6:-4])


def test_painting_on_the_photo_reaches_the_moving_person(
    photo: np.ndarray, stripes: np.ndarray, matte: np.ndarray
) -> None:
    layers = Layers(photo, BOX, matte, stripes, 40.0)
    painted, spot = photo.copy(), Box(96, 76, 104, 84)
    painted[spot.slices] = (10, 240, 10)
    layers.update(painted, spot)
    frame = layers.compose(painted, offset(5.0))
    assert frame[80 - BOX.y0, 105 - BOX.x0].tolist() == [10, 240, 10]


def test_a_mask_moves_along(photo: np.ndarray, stripes: np.ndarray, matte: np.ndarray) -> None:
    alpha = Layers(photo, BOX, matte, stripes, 10.0).carry(matte, offset(6.0))
    assert alpha.shape == (HEIGHT, WIDTH)
    assert np.abs(alpha - np.roll(matte, 6, axis=1)).max() < 0.02
