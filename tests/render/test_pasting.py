"""Squares in photos: their edges, what stays untouched, and every way in which they can lie."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.render.pasting import SIDE, Pasting, edge_mask

WHITE = np.full((SIDE, SIDE, 3), 255, np.uint8)

feathers = st.floats(0, 1)


def placed(scale: float, angle: float, x: float, y: float) -> np.ndarray:
    """The matrix that lays the middle of a frame on a place in the picture; degrees."""
    cos, sin = scale * np.cos(np.radians(angle)), scale * np.sin(np.radians(angle))
    matrix = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
    matrix[:2, 2] = [x, y] - matrix[:2, :2] @ np.full(2, (SIDE - 1) / 2)
    return matrix


def noise(height: int, width: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def soft(height: int, width: int) -> np.ndarray:
    """A picture without hard edges."""
    y, x = np.mgrid[:height, :width]
    return np.stack([x % 256, y % 256, (x + y) // 2 % 256], -1).astype(np.uint8)


def difference(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.abs(a.astype(int) - b)


def test_the_middle_is_the_frame_and_the_border_is_the_photo():
    photo, frame = noise(700, 800), noise(SIDE, SIDE, seed=1)
    pasted = Pasting(photo, placed(1, 0, 255.5 + 100, 255.5 + 50)).paste(frame)
    assert pasted.shape == photo.shape
    assert pasted.dtype == np.uint8
    assert np.array_equal(pasted[66:547, 116:597], frame[16:497, 16:497])
    outside = np.ones(photo.shape[:2], bool)
    outside[50:562, 100:612] = False
    assert np.array_equal(pasted[outside], photo[outside])


def test_the_photo_itself_isn_t_touched():
    photo, frame = noise(600, 600), noise(SIDE, SIDE, seed=1)
    before, given_frame = photo.copy(), frame.copy()
    pasting = Pasting(photo, placed(1, 10, 300, 300))
    first = pasting.paste(frame)
    kept = first.copy()
    second = pasting.paste(255 - frame)
    assert np.array_equal(photo, before)
    assert np.array_equal(frame, given_frame)
    assert np.array_equal(first, kept)
    assert not np.shares_memory(first, second)


def test_a_photo_that_may_not_be_written_is_enough():
    photo = noise(300, 200)
    photo.flags.writeable = False
    Pasting(photo, placed(0.3, 0, 100, 100)).paste(WHITE)[:] = 0


def whole_formula(photo: np.ndarray, matrix: np.ndarray, frame: np.ndarray, feather: float):
    """The blend as the published pipeline writes it, over the whole photo."""
    size = photo.shape[1::-1]
    mask, square = (
        cv2.warpAffine(image, matrix[:2], size, flags=cv2.INTER_LINEAR)
        for image in (edge_mask(feather), frame)
    )
    share = mask[..., None].astype(np.float32) / 255
    return np.clip(share * square + (1 - share) * photo, 0, 255).astype(np.uint8)


@given(
    st.integers(1, 120),
    st.integers(1, 120),
    st.floats(0.34, 3),
    st.floats(-180, 180),
    st.tuples(st.floats(-1.5, 2.5), st.floats(-1.5, 2.5)),
)
def test_any_square_in_any_photo_is_as_published(height, width, scale, angle, place):
    photo, frame = noise(height, width), soft(SIDE, SIDE)[:, ::-1] // 2
    matrix = placed(scale, angle, place[0] * width, place[1] * height)
    found = Pasting(photo, matrix).paste(frame)
    far = difference(found, whole_formula(photo, matrix, frame, 0.5))
    # Interpolation differs a little with the place of the box, and at the frame's last pixel.
    assert np.quantile(far, 0.99) <= 1
    assert far.max() <= 16


def test_a_square_beside_the_photo_changes_nothing():
    photo = noise(40, 50)
    pasted = Pasting(photo, placed(0.05, 0, 400, -300)).paste(WHITE)
    assert np.array_equal(pasted, photo)
    assert pasted is not photo


def test_a_whole_photo_that_was_squeezed_into_the_square_is_filled():
    photo, frame = noise(300, 900), WHITE
    stretched = np.diag([900 / SIDE, 300 / SIDE, 1])
    pasted = Pasting(photo, stretched, feather=0).paste(frame)
    assert pasted[1:-2, 2:-3].min() == 255


@given(feathers, st.floats(0.05, 2.5), st.floats(-180, 180))
def test_no_dark_line_shows_around_a_white_square_on_white(feather, scale, angle):
    photo = np.full((90, 120, 3), 255, np.uint8)
    pasted = Pasting(photo, placed(scale, angle, 60, 45), feather).paste(WHITE)
    # 254 is 255 after two roundings.
    assert pasted.min() >= 254


@given(feathers)
def test_masks_rise_from_the_edge_to_the_middle(feather):
    mask = edge_mask(feather).astype(int)
    assert mask[SIDE // 2, SIDE // 2] == 255
    assert (np.diff(mask[: SIDE // 2, : SIDE // 2], axis=0) >= 0).all()
    assert (np.diff(mask[SIDE // 2 :, SIDE // 2 :], axis=1) <= 0).all()
    assert np.array_equal(mask, mask.T)


@given(feathers, feathers)
def test_more_feather_is_softer(a, b):
    less, more = sorted((a, b))
    assert (edge_mask(more) <= edge_mask(less)).all()


@pytest.mark.parametrize(("feather", "ramp"), [(0, 0), (0.25, 8), (0.5, 16), (1, 32)])
def test_the_ramp_is_as_wide_as_asked(feather, ramp):
    row = edge_mask(feather)[SIDE // 2]
    assert np.flatnonzero(row == 255)[0] == ramp
    assert np.flatnonzero(row == 255)[-1] == min(SIDE - ramp, SIDE - 1)


def test_small_squares_don_t_flicker():
    """Stripes of one pixel, moved by one pixel: a small square must show the same grey."""
    stripes = np.zeros((SIDE, SIDE, 3), np.uint8)
    stripes[:, ::2] = 255
    photo = np.full((200, 200, 3), 128, np.uint8)
    for scale in (0.3, 0.2, 0.1, 0.04):
        pasting = Pasting(photo, placed(scale, 0, 100, 100))
        first, second = pasting.paste(stripes), pasting.paste(np.roll(stripes, 1, axis=1))
        assert difference(first, second).max() <= 3


def test_small_squares_lie_where_they_should():
    frame = np.zeros((SIDE, SIDE, 3), np.uint8)
    frame[128:384, 128:384] = 255
    photo = np.zeros((200, 200, 3), np.uint8)
    for scale in (0.35, 0.25, 0.1):
        matrix = placed(scale, 30, 90.25, 110.75)
        pasted = Pasting(photo, matrix).paste(frame)[..., 0].astype(float)
        place = np.argwhere(pasted > 0)
        weights = pasted[tuple(place.T)]
        assert np.average(place, axis=0, weights=weights) == pytest.approx([110.75, 90.25], abs=0.1)
        assert weights.sum() / 255 == pytest.approx((256 * scale) ** 2, rel=0.05)


def test_several_threads_can_paste():
    photo = noise(400, 500)
    pasting = Pasting(photo, placed(0.7, 15, 250, 200))
    frames = [noise(SIDE, SIDE, seed) for seed in range(6)]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(pasting.paste, frames))
    assert all(np.array_equal(a, pasting.paste(b)) for a, b in zip(together, frames, strict=True))
