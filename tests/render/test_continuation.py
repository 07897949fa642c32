"""Lines that are followed into a hole, and mirror images at its edge."""

from __future__ import annotations

import numpy as np
import pytest

from joyvasa_desktop.render.continuation import LONGEST, lines_into, mirrored, pixel_places


def hole(size: int = 60, first: int = 20, last: int = 40) -> np.ndarray:
    """A square hole: uint8 (size, size)."""
    result = np.zeros((size, size), np.uint8)
    result[first:last, first:last] = 1
    return result


def bars(across: bool) -> np.ndarray:
    """Bars 5 px wide, horizontal if `across`."""
    wave = np.where(np.arange(60) // 5 % 2, 220, 40).astype(np.uint8)
    rows = np.repeat(wave[:, None], 60, axis=1)
    return np.dstack([rows if across else rows.T] * 3)


@pytest.mark.parametrize("across", [True, False])
def test_lines_are_followed_to_the_edge_they_came_from(across: bool) -> None:
    found = lines_into(bars(across), hole())
    assert found.weight.sum(axis=0)[30, 30] > 0.8
    along, aside = (0, 1) if across else (1, 0)
    for way in found.way[:, 30, 30]:
        assert 9 <= abs(way[along]) <= 12 and abs(way[aside]) < 1.5
    assert np.prod(found.way[:, 30, 30, along]) < 0, "one end on either side"


def test_the_nearer_end_counts_more() -> None:
    found = lines_into(bars(across=True), hole())
    near = int(np.argmin(np.abs(found.way[:, 30, 23, 0])))
    assert found.weight[near, 30, 23] > 3 * found.weight[1 - near, 30, 23]


def test_plain_and_noisy_pictures_have_no_lines() -> None:
    rng = np.random.default_rng(4)
    for noise in (0.0, 4.0):
        plain = np.clip(rng.normal(120, noise, (60, 60, 3)), 0, 255).astype(np.uint8)
        assert lines_into(plain, hole()).weight.sum(axis=0)[hole() > 0].mean() < 0.15


def test_ends_beyond_the_picture_or_too_far_do_not_count() -> None:
    picture = np.repeat(np.repeat(bars(True), 1, axis=0), 3, axis=1)
    half = np.zeros((60, 180), np.uint8)
    half[20:40, 100:] = 1
    found = lines_into(picture, half)
    weight = found.weight.sum(axis=0)
    assert weight[30, 110] > 0.5
    assert weight[30, 110 + LONGEST + 5] == 0.0


def test_shares_never_exceed_the_whole() -> None:
    rng = np.random.default_rng(9)
    picture = rng.integers(0, 256, (60, 60, 3)).astype(np.uint8)
    weight = lines_into(picture, hole()).weight
    assert weight.min() >= 0.0 and weight.sum(axis=0).max() <= 1.0 + 1e-6


def test_a_mirror_image_lies_as_far_outside_as_the_pixel_inside() -> None:
    way = mirrored(hole())
    place = pixel_places(hole()) + way
    assert place[30, 22].tolist() == [16.0, 30.0]
    assert place[38, 30].tolist() == [30.0, 42.0]
    np.testing.assert_array_equal(way[hole() == 0], 0.0)
