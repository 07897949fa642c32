"""Left and right of an animal's points: put right where they were exchanged."""

import math

import numpy as np
import pytest

from joyvasa_desktop import paths
from joyvasa_desktop.photo.order import doubts, left_first
from joyvasa_desktop.photo.points import (
    checked_points,
    nine_from_square,
    nine_from_three,
    read_points,
)

FACE = nine_from_three((120, 100), (200, 110), (150, 190))
PERSON = np.array([(120, 100), (200, 110), (130, 190), (170, 195)], np.float32)
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


def permuted(*order):
    return FACE[list(order)]


@pytest.mark.parametrize("degrees", [0, 60, -80, 110])
def test_nothing_is_said_of_points_on_a_face(degrees):
    assert doubts(turned(FACE, degrees)) == []
    assert doubts(turned(PERSON, degrees)) == []
    assert doubts(read_points(paths.samples() / "chelsea.points.json")) == []


def test_one_eye_for_both_of_a_head_seen_from_the_side_is_right():
    side = FACE.copy()
    side[2:4] = side[:2] + (0.8 * (side[1] - side[0]))
    assert doubts(side) == []


@pytest.mark.parametrize("face", [FACE, nine_from_square((200, 200), 300)[[0, 2, 5, 6]]])
def test_a_face_on_its_head_is_noticed(face):
    (note,) = doubts(turned(face, 175))
    assert "stands on its head" in note


@pytest.mark.parametrize(
    "order",
    [
        (0, 1, 2, 3, 8, 5, 6, 7, 4),  # the nose last
        (0, 1, 2, 3, 4, 5, 6, 8, 7),  # the lips exchanged
        (0, 3, 1, 2, 4, 5, 6, 7, 8),  # both outer corners first
        (4, 0, 1, 2, 3, 5, 6, 7, 8),  # the nose first
    ],
)
def test_points_that_lie_as_on_no_face_are_noticed(order):
    assert any("don't lie as on a face" in note for note in doubts(left_first(permuted(*order))))


def test_points_on_one_spot_say_nothing():
    assert doubts(np.ones((9, 2), np.float32)) == []
