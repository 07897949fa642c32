"""Pictures stand where there is most room for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF

from joyvasa_desktop.window.player.frame_layout import places, sign

_side = st.floats(20, 4000)


@given(_side, _side, _side, _side, st.integers(1, 2))
def test_pictures_lie_inside_apart_and_undistorted(
    width: float, height: float, w: float, h: float, count: int
) -> None:
    area = QRectF(5, 7, width, height)
    found = places(area, QSizeF(w, h), count)
    assert len(found) == count
    for place in found:
        assert area.adjusted(-1e-3, -1e-3, 1e-3, 1e-3).contains(place)
        assert place.width() * h == pytest.approx(place.height() * w)
    if count == 2:
        assert not found[0].intersects(found[1])
        assert found[0].size() == found[1].size()


def test_wide_pictures_stand_above_each_other() -> None:
    first, second = places(QRectF(0, 0, 400, 400), QSizeF(16, 9), 2)
    assert first.bottom() < second.top()
    left, right = places(QRectF(0, 0, 400, 400), QSizeF(9, 16), 2)
    assert left.right() < right.left()


def test_a_large_picture_is_moved_no_further_than_its_edge() -> None:
    area, actual = QRectF(0, 0, 100, 100), QSizeF(300, 80)
    far = places(area, actual, 1, actual, QPointF(1000, 1000))[0]
    assert (far.left(), far.width()) == (0, 300)
    assert far.center().y() == 50, "what fits isn't moved"
    back = places(area, actual, 1, actual, QPointF(-1000, 0))[0]
    assert back.right() == 100


@given(st.integers(200, 2000), st.integers(160, 1500), st.integers(10, 3000), st.integers(0, 1900))
def test_a_sign_stays_in_its_room_and_off_the_button(
    width: int, height: int, wanted: int, left: int
) -> None:
    room = QRect(3, 5, width, height)
    kept = QRectF(min(3 + left, width - 50), height - 60, 52, 52)
    place = sign(room, QSize(wanted, 30), kept)
    assert room.contains(place) and not place.intersects(kept.toAlignedRect())
    assert place.size() == QSize(min(wanted, width), 30), "narrower only if it must be"


def test_a_sign_stands_in_the_middle_where_nothing_is_in_its_way() -> None:
    room, size = QRect(0, 0, 600, 400), QSize(200, 30)
    middle = sign(room, size)
    assert middle.center().x() == pytest.approx(300, abs=1) and middle.bottom() < room.bottom()
    assert sign(room, size, QRectF(12, 336, 52, 52)) == middle
    above = sign(room, size, QRectF(210, 336, 52, 52))
    assert above.x() == middle.x() and above.bottom() < 336
