"""The stretch of time that is shown: it zooms around a moment and never leaves the sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.window.timeline.time_view import SHORTEST, TimeView, clock, tick_step, ticks


def view_of(duration: float) -> TimeView:
    view = TimeView()
    view.set_duration(duration)
    return view


def test_all_of_a_growing_sound_stays_in_view() -> None:
    view = view_of(3.0)
    view.set_duration(7.0)
    assert (view.left, view.right) == (0.0, 7.0)


def test_a_chosen_stretch_stays_while_the_sound_grows() -> None:
    view = view_of(10.0)
    view.show(2.0, 4.0)
    view.set_duration(20.0)
    assert (view.left, view.right) == (2.0, 4.0)
    assert not view.is_fit


def test_a_shorter_sound_is_never_left() -> None:
    view = view_of(100.0)
    view.show(80.0, 90.0)
    view.set_duration(5.0)
    assert 0 <= view.left < view.right <= 5.0


@given(
    duration=st.floats(0.5, 86_400),
    around=st.floats(0, 1),
    factors=st.lists(st.floats(0.1, 10), max_size=8),
    pans=st.lists(st.floats(-1e5, 1e5), max_size=4),
)
def test_no_movement_leaves_the_sound(
    duration: float, around: float, factors: list[float], pans: list[float]
) -> None:
    view = view_of(duration)
    for factor in factors:
        view.zoom(factor, view.left + around * view.span)
    for pan in pans:
        view.pan(pan)
    assert view.left >= -1e-9 and view.right <= duration + 1e-6
    assert view.span >= SHORTEST * 0.999


def test_zooming_keeps_the_moment_under_the_cursor() -> None:
    view = view_of(60.0)
    view.show(10.0, 30.0)
    before = view.place(17.0, 800)
    view.zoom(0.5, 17.0)
    assert view.span == pytest.approx(10.0)
    assert view.place(17.0, 800) == pytest.approx(before)


def test_following_turns_pages() -> None:
    view = view_of(60.0)
    view.show(0.0, 10.0)
    view.follow(9.9)
    assert view.left == 0.0
    view.follow(10.1)
    assert view.left == pytest.approx(9.6)
    view.follow(2.0)
    assert view.left == pytest.approx(1.5)


def test_it_tells_only_of_changes() -> None:
    view = view_of(10.0)
    told: list[int] = []
    view.changed.connect(lambda: told.append(1))
    view.fit()
    view.set_duration(10.0)
    view.pan(3.0)
    assert not told
    view.zoom(0.5, 5.0)
    assert len(told) == 1


@given(span=st.floats(0.25, 86_400), room=st.floats(1, 40))
def test_marks_have_room(span: float, room: float) -> None:
    step = tick_step(span, room)
    assert span / step <= room * (1 + 1e-9)
    assert len(ticks(0.0, span, step)) <= room + 1.01


@pytest.mark.parametrize(
    ("seconds", "step", "text"),
    [
        (0, 1, "0:00"),
        (4.25, 0.01, "0:04.25"),
        (4.25, 0.5, "0:04.2"),
        (59.96, 0.1, "1:00.0"),
        (75, 5, "1:15"),
        (3723, 60, "1:02:03"),
        (-0.001, 1, "0:00"),
    ],
)
def test_moments_are_written_as_people_do(seconds: float, step: float, text: str) -> None:
    assert clock(seconds, step) == text
