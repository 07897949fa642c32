"""Left and right of an animal's points: put right where they were exchanged."""

import math

import numpy as np
import pytest

from joyvasa_desktop.photo.order import left_first
from joyvasa_desktop.photo.points import checked_points, nine_from_three

FACE = nine_from_three((120, 100), (200, 110), (150, 190))
EXCHANGED = [2, 3, 0, 1, 4, 6, 5, 7, 8]
TURNED_CORNERS = [1, 0, 3, 2, 4, 6, 5, 7, 8]


def turned(points, degrees):
    turn = math.radians(degrees)
    way = np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
    return ((points - 150) @ way.T + 150).astype(np.float32)


@pytest.mark.parametrize("degrees", [0, 35, -80, 170])
@pytest.mark.parametrize("order", [EXCHANGED, TURNED_CORNERS, [0, 1, 2, 3, 4, 6, 5, 7, 8]])
def test_exchanged_points_are_put_right(order, degrees):
    face = turned(FACE, degrees)
    assert np.array_equal(left_first(face[order]), face)


@pytest.mark.parametrize("degrees", range(-180, 180, 30))
def test_points_in_order_stay(degrees):
    face = turned(FACE, degrees)
    assert np.array_equal(left_first(face), face)


def test_without_a_way_down_nothing_is_guessed():
    flat = FACE.copy()
    flat[5:] = flat[:4].mean(axis=0)
    assert np.array_equal(left_first(flat[EXCHANGED]), flat[EXCHANGED])


def test_points_by_hand_are_put_in_order():
    assert np.array_equal(checked_points(FACE[EXCHANGED], (400, 300)), FACE)
