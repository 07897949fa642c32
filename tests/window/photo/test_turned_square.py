"""A square that is turned with a head: its geometry, and its way into nine points and back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.photo.crop import crop_matrix
from joyvasa_desktop.photo.points import MIN_SQUARE, checked_points, nine_from_three
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window.photo.turned_square import CROP, SMALLEST, TurnedSquare

SQUARES = st.builds(
    TurnedSquare,
    st.floats(0, 4000),
    st.floats(0, 4000),
    st.floats(SMALLEST, 4000),
    st.floats(-179, 179),
)


@given(SQUARES)
def test_nine_points_stand_for_a_square_and_tell_it_again(square: TurnedSquare) -> None:
    stored = square.points().round(2)
    again = TurnedSquare.drawn(stored)
    assert again is not None, "also after they were rounded for the project"
    assert np.array(again.corners()) == pytest.approx(np.array(square.corners()), abs=0.2)


@given(st.floats(-179, 179))
def test_the_smallest_square_can_be_used_however_it_is_turned(angle: float) -> None:
    square = TurnedSquare(200, 200, 1.0, angle).kept(400, 400)
    assert square.side == MIN_SQUARE
    checked_points(square.points().round(2), (400, 400))


@given(SQUARES)
def test_what_the_networks_cut_out_is_the_square(square: TurnedSquare) -> None:
    to_crop = crop_matrix(square.points(), 512)
    corners = np.hstack([np.array(square.corners()), np.ones((4, 1))]) @ to_crop[:2].T
    wanted = [(0, 0), (512, 0), (512, 512), (0, 512)]
    assert corners == pytest.approx(np.array(wanted), abs=512 / square.side)


@given(SQUARES, st.floats(-2, 2), st.floats(-2, 2))
def test_the_way_there_and_back(square: TurnedSquare, across: float, down: float) -> None:
    assert square.where(*square.at(across, down)) == pytest.approx((across, down), abs=1e-9)


def test_points_that_were_placed_are_no_drawn_square() -> None:
    clicked = nine_from_three((170.0, 117.0), (300.0, 112.0), (251.0, 262.0))
    assert TurnedSquare.drawn(clicked) is None
    moved = TurnedSquare(200, 150, 180, 10).points()
    moved[4, 0] += 0.5
    assert TurnedSquare.drawn(moved) is None, "one of them was moved"
    assert TurnedSquare.drawn(np.zeros((9, 2))) is None


def test_a_drawn_square_may_have_few_pixels_in_the_original() -> None:
    points = TurnedSquare(200, 150, 180, 10).points() * 0.1
    again = TurnedSquare.drawn(points)
    assert again is not None and again.side == pytest.approx(18, abs=0.01)


def test_around_points_the_settings_count() -> None:
    points = TurnedSquare(200, 150, 180, 30).points()
    first = TurnedSquare.around(points, Settings())
    assert first is not None and first.side == pytest.approx(180, abs=0.01)
    assert first.angle == pytest.approx(30, abs=0.01)
    larger = TurnedSquare.around(points, Settings().but(crop_scale=2 * CROP["crop_scale"] / 1.6))
    assert larger is not None and larger.side == pytest.approx(180 * 2 / 1.6, abs=0.01)
    level = TurnedSquare.around(points, Settings().but(upright=False))
    assert level is not None and level.angle == 0
    assert TurnedSquare.around(np.ones((9, 2)), Settings()) is None


def test_the_first_one_lies_in_the_middle() -> None:
    first = TurnedSquare.first(301, 201)
    assert (first.x, first.y, first.angle) == (150, 100, 0)
    assert first.side < 201


@given(SQUARES, st.floats(-5000, 5000), st.floats(0, 1e5), st.floats(-900, 900))
def test_it_is_kept_to_what_suits_a_picture(
    square: TurnedSquare, x: float, side: float, angle: float
) -> None:
    kept = TurnedSquare(x, square.y, side, angle).kept(400, 300)
    assert 0 <= kept.x <= 399 and 0 <= kept.y <= 299
    assert SMALLEST <= kept.side <= 800 and -180 <= kept.angle <= 180
    assert kept.kept(400, 300) == kept
    assert np.ptp(kept.points(), axis=0).max() >= 16, "the points aren't too close together"


def test_points_of_too_small_a_square_are_refused() -> None:
    with pytest.raises(UserError, match="smaller"):
        TurnedSquare(10, 10, 5).points()
