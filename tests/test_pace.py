"""How long work will still take, whatever else the computer does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.pace import Pace, Rest


def worked(*stretches: tuple[int, float]) -> tuple[Pace, float, int]:
    """A pace after stretches of so many units of so many seconds, the time then, and the units."""
    pace, now, done = Pace(100.0), 100.0, 0
    for units, seconds in stretches:
        for _ in range(units):
            now, done = now + seconds, done + 1
            pace.mark(now, done)
            pace.left(now, done + 1)
    return pace, now, done


@given(units=st.integers(1, 500), seconds=st.floats(0.01, 60), rest=st.integers(0, 1000))
def test_an_even_pace_is_told_as_it_is(units: int, seconds: float, rest: int) -> None:
    pace, now, done = worked((units, seconds))
    # Between two marks that are kept lies less than one unit, or a quarter of a second.
    expected = seconds * rest
    error = 0.26 / max(now - 100, 0.26)
    assert pace.left(now, done + rest) == pytest.approx(expected, rel=error, abs=1e-6)


@pytest.mark.parametrize("slower", [4.0, 0.25])
def test_another_pace_soon_counts_alone(slower: float) -> None:
    """Another program takes the processor, or gives it back."""
    pace, now, done = worked((300, 1.0), (round(150 / slower), slower))
    assert pace.left(now, done + 100) == pytest.approx(100 * slower, rel=0.05)


def test_a_stop_is_noticed() -> None:
    pace, now, done = worked((60, 1.0))
    lefts = [pace.left(now + waited, done + 10) for waited in (0, 10, 30, 120)]
    assert lefts[0] == pytest.approx(10)
    assert sorted(lefts) == lefts
    assert lefts[-1] > 100


def test_what_was_done_before_says_nothing_about_the_pace() -> None:
    pace = Pace(0.0, 300)
    pace.mark(10.0, 310)
    assert (pace.done, pace.elapsed(10.0)) == (310, 10.0)
    assert pace.left(10.0, 400) == pytest.approx(90.0)


def test_nothing_is_left_of_what_is_done() -> None:
    pace, now, done = worked((10, 1.0))
    assert pace.left(now, done) == 0
    assert pace.left(now, done - 1) == 0


def test_the_rest_is_known_after_a_while_and_other_work_begins_anew() -> None:
    rest = Rest()
    assert rest.left(100.0, 2, 100) is None
    assert rest.left(101.0, 4, 100) is None, "a second says little"
    assert rest.left(104.0, 6, 100) == pytest.approx(94.0)
    assert rest.left(105.0, 6, 120) is None, "of another length"
    assert rest.left(109.0, 10, 120) == pytest.approx(110.0)
    assert rest.left(110.0, 0, 120) is None, "from the beginning"
    assert rest.left(120.0, 0, 120) is None, "nothing is done yet"
    assert rest.left(130.0, 4, 120) == pytest.approx(580.0)
    assert rest.left(131.0, 5, 0) is None, "nobody knows of how many"
    assert rest.left(141.0, 9, 0) is None, "still nobody does"
