"""Frames that are kept: never more than fits, and what is needed last goes first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from joyvasa_desktop.window.player.frame_cache import FrameCache

_FRAME = 4 * 10 * 10


def _image(side: int = 10) -> QImage:
    return QImage(side, side, QImage.Format.Format_RGB32)


@given(
    st.lists(
        st.tuples(st.sampled_from(["main", "other"]), st.integers(0, 49), st.integers(0, 49)),
        max_size=80,
    )
)
def test_never_more_than_the_limit(puts: list[tuple[str, int, int]]) -> None:
    cache = FrameCache(limit=12 * _FRAME)
    for side, index, playhead in puts:
        cache.put(side, index, _image(), playhead, 50)  # type: ignore[arg-type]
        assert cache.bytes == len(cache) * _FRAME <= 12 * _FRAME


def test_what_lies_just_behind_the_playhead_goes_first() -> None:
    cache = FrameCache(limit=3 * _FRAME)
    for index in (4, 5, 6, 7):
        cache.put("main", index, _image(), 5, 100)
    assert not cache.has("main", 4)
    assert [cache.has("main", index) for index in (5, 6, 7)] == [True] * 3


def test_after_the_last_frame_comes_the_first() -> None:
    cache = FrameCache(limit=3 * _FRAME)
    for index in (50, 98, 99, 0):
        cache.put("main", index, _image(), 98, 100)
    assert not cache.has("main", 50) and cache.has("main", 0)


def test_a_larger_picture_replaces_a_smaller_one() -> None:
    cache = FrameCache()
    small, large = _image(8), _image(16)
    for image in (small, large, _image(16)):
        cache.put("main", 3, image, 0, 10)
    kept = cache.get("main", 3)
    assert kept is large and cache.bytes == large.sizeInBytes()


def test_finds_the_latest_of_a_stretch() -> None:
    cache = FrameCache()
    for index in (3, 7):
        cache.put("main", index, _image(), 0, 10)
    assert cache.latest("main", 0, 9) == 7
    assert cache.latest("main", 0, 6) == 3
    assert cache.latest("main", 4, 6) is None
    assert cache.latest("other", 0, 9) is None
    cache.clear()
    assert len(cache) == cache.bytes == 0
