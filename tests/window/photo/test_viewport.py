"""Zoom and pan of a picture on a canvas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from joyvasa_desktop.window.photo.viewport import MARGIN, MOST, Viewport

lengths = st.floats(50, 4000)
places = st.tuples(st.floats(0, 800), st.floats(0, 600))


def viewport(width: float = 1000, height: float = 500) -> Viewport:
    view = Viewport()
    view.resize(QSizeF(800, 600))
    view.show(QSizeF(width, height))
    return view


@given(lengths, lengths)
def test_everything_is_seen_at_first(width, height):
    view = viewport(width, height)
    assert QRectF(0, 0, 800, 600).contains(view.picture)
    assert view.picture.center().x() == pytest.approx(400)
    assert view.picture.center().y() == pytest.approx(300)
    assert view.zoom <= 2


def test_a_large_picture_fills_the_canvas():
    assert viewport().picture.width() == pytest.approx(800 - 2 * MARGIN)


@given(places, places, st.floats(1.1, 8))
def test_screen_and_picture_are_inverse(one, around, factor):
    view = viewport()
    view.zoom_by(factor, QPointF(*around))
    back = view.to_screen(view.to_picture(QPointF(*one)))
    assert (back.x(), back.y()) == pytest.approx(one, abs=1e-6)


@given(st.tuples(st.floats(100, 700), st.floats(200, 400)), st.floats(1.1, 4))
def test_the_place_under_the_pointer_stays(at, factor):
    view = viewport()
    before = view.to_picture(QPointF(*at))
    view.zoom_by(factor, QPointF(*at))
    after = view.to_picture(QPointF(*at))
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=1e-6)


def test_zoom_has_ends():
    view = viewport()
    view.zoom_by(1e6)
    assert view.zoom == MOST and not view.is_fitted
    view.zoom_by(1e-6)
    assert view.is_fitted and view.picture.width() == pytest.approx(800 - 2 * MARGIN)


@given(st.floats(1.5, 10), st.tuples(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5)))
def test_the_picture_never_leaves_the_canvas(factor, by):
    view = viewport()
    view.zoom_by(factor)
    view.pan(QPointF(*by))
    seen = view.picture.intersected(QRectF(0, 0, 800, 600))
    assert seen.width() > 100 and seen.height() > 80


def test_a_picture_that_is_all_seen_does_not_move():
    view = viewport()
    before = view.picture
    view.pan(QPointF(50, 50))
    assert view.picture == before


def test_resizing_keeps_the_middle():
    view = viewport()
    view.zoom_by(4, QPointF(300, 300))
    middle = view.to_picture(QPointF(400, 300))
    view.resize(QSizeF(500, 700))
    now = view.to_picture(QPointF(250, 350))
    assert (now.x(), now.y()) == pytest.approx((middle.x(), middle.y()))


def test_another_picture_is_shown_whole_one_of_the_same_size_stays():
    view = viewport()
    view.zoom_by(4)
    view.show(QSizeF(1000, 500))
    assert not view.is_fitted
    view.show(QSizeF(300, 300))
    assert view.is_fitted


def test_focus_comes_near_to_something_small_only():
    view = viewport()
    view.focus(QRectF(600, 200, 60, 40))
    assert view.zoom == pytest.approx(0.5 * 600 / 60)
    at = view.to_screen(QPointF(630, 220))
    assert (at.x(), at.y()) == pytest.approx((400, 300))
    view.fit()
    view.focus(QRectF(0, 0, 900, 500))
    assert view.is_fitted


def test_reveal_brings_a_place_into_sight():
    view = viewport()
    view.zoom_by(8, QPointF(0, 0))
    view.reveal(QPointF(900, 400))
    assert QRectF(0, 0, 800, 600).contains(view.to_screen(QPointF(900, 400)))


@given(st.floats(-400, 900), st.floats(-300, 400), st.floats(10, 1500))
def test_a_part_beyond_the_edges_is_shown_with_the_whole_picture(left, top, side):
    view = viewport()
    part = QRectF(left, top, side, side)
    view.show_around(part)
    corner = view.to_screen(part.bottomRight())
    seen = QRectF(view.to_screen(part.topLeft()), corner).united(view.picture)
    assert QRectF(0, 0, 800, 600).contains(seen)
    inside = QRectF(0, 0, 1000, 500).contains(part)
    assert view.is_fitted == inside, "what lies inside is seen in any case"
