"""Which frames are asked for: none too late, none twice, none that is there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.window.player.frame_plan import (
    AHEAD,
    spread,
    while_paused,
    while_playing,
)

_drawn = st.sets(st.integers(0, 199))


@given(st.floats(0, 8), st.sampled_from([24, 25, 30, 50, 60]), st.floats(0.001, 0.5), _drawn)
def test_every_frame_can_be_ready_in_time(
    time: float, fps: int, cost: float, drawn: set[int]
) -> None:
    wanted = while_playing(time, fps, 200, cost, drawn.__contains__, loop=False)
    assert wanted == sorted(set(wanted)) and len(wanted) <= AHEAD
    assert not set(wanted) & drawn
    for place, index in enumerate(wanted, 1):
        assert index < 200
        assert index / fps >= time + place * cost - 1e-9


def test_a_quick_machine_draws_every_frame() -> None:
    wanted = while_playing(1.0, 25, 200, 0.005, lambda index: False, loop=False)
    assert wanted == list(range(26, 34))


def test_at_the_end_only_a_loop_goes_on() -> None:
    assert while_playing(7.9, 25, 200, 0.01, lambda index: False, loop=False) == [198, 199]
    looped = while_playing(7.9, 25, 200, 0.01, lambda index: False, loop=True)
    assert looped == [198, 199, 0, 1, 2, 3, 4, 5]


def test_every_turn_of_a_loop_fills_gaps() -> None:
    drawn: set[int] = set()
    for _ in range(4):
        time = 0.0
        while time < 2.0:
            first = while_playing(time, 25, 50, 0.09, drawn.__contains__, loop=False)[:1]
            time += 0.09
            drawn.update(first)
    assert drawn >= set(range(4, 50))


def test_looks_no_further_than_told() -> None:
    wanted = while_playing(0.0, 25, 200, 0.001, lambda index: index < 10, False, ahead=0.5)
    assert wanted == [10, 11, 12]


@given(st.integers(0, 199), st.integers(1, 30), _drawn)
def test_paused_the_shown_frame_comes_first(index: int, room: int, drawn: set[int]) -> None:
    wanted = while_paused(index, 25, 200, 0.05, room, drawn.__contains__)
    assert (index in wanted) == (index not in drawn)
    assert wanted == sorted(set(wanted)) and not set(wanted) & drawn
    assert len(wanted) <= min(AHEAD, room)
    assert all(index <= each < 200 for each in wanted)


@given(st.integers(1, 700))
def test_frames_for_a_glance_come_from_all_over(count: int) -> None:
    order = list(spread(count))
    assert sorted(order) == list(range(count))
    few = sorted(order[:9])
    widest = max(b - a for a, b in zip(few, [*few[1:], count], strict=True))
    assert widest <= max(count / 4, 1) + 1


def test_a_slow_engine_draws_what_is_shown_and_then_only_a_few_unasked() -> None:
    drawn: set[int] = set()
    while wanted := while_paused(70, 25, 200, 10.0, 99, drawn.__contains__):
        if not drawn:
            assert wanted[0] == 70
        assert len(set(wanted)) == len(wanted)
        drawn.add(wanted[0])
    assert drawn == {70, 0, 128, 64, 192, 32, 96}


def test_playing_with_an_engine_that_is_never_in_time_prepares_the_next_turn() -> None:
    drawn = {0, 128}
    wanted = while_playing(1.0, 25, 200, 10.0, drawn.__contains__, loop=False)
    assert wanted == [64, 192, 32, 96]
