"""The steps of numbers: round, enough, and never outside of the range."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.settings import Declaration, declarations
from joyvasa_desktop.window.tweak.steps import steps_of

NUMBERS = [known for known in declarations().values() if known.low is not None]
SLIDING = [known for known in NUMBERS if steps_of(known).slides]


def named(known: Declaration) -> str:
    return known.name


@pytest.mark.parametrize("known", SLIDING, ids=named)
def test_a_slider_has_ten_to_a_hundred_steps(known: Declaration) -> None:
    assert 10 <= steps_of(known).count <= 101


@pytest.mark.parametrize("known", SLIDING, ids=named)
def test_both_ends_can_be_reached(known: Declaration) -> None:
    steps = steps_of(known)
    assert (steps.value(0), steps.value(steps.count)) == (known.low, known.high)


@pytest.mark.parametrize("known", SLIDING, ids=named)
def test_every_position_is_found_again(known: Declaration) -> None:
    steps = steps_of(known)
    for position in range(steps.count + 1):
        assert steps.position(steps.value(position)) == position


@given(st.sampled_from(SLIDING), st.floats(0, 1))
def test_a_value_is_at_most_half_a_step_from_its_position(known: Declaration, part: float) -> None:
    assert known.low is not None and known.high is not None
    value = known.low + part * (known.high - known.low)
    steps = steps_of(known)
    near = steps.value(steps.position(value))
    if steps.by_factors:
        assert near / value == pytest.approx(1.0, abs=0.12)
    else:
        assert abs(near - value) <= steps.step / 2 + 1e-6


def test_a_range_over_many_sizes_is_gone_through_by_factors() -> None:
    steps = steps_of(declarations()["head_response"])
    assert steps.by_factors and steps.decimals == 4
    assert steps.value(steps.position(0.01)) == 0.01
    middle = steps.value(steps.count // 2)
    assert 0.02 < middle < 0.05, "half of the way for the small ones"


@pytest.mark.parametrize("known", NUMBERS, ids=named)
def test_the_field_can_show_the_default_and_every_step(known: Declaration) -> None:
    steps = steps_of(known)
    assert round(float(known.default), steps.decimals) == known.default
    assert round(steps.step, steps.decimals) == pytest.approx(steps.step)
    assert steps.decimals == 0 or not isinstance(known.default, int)


@pytest.mark.parametrize("known", NUMBERS, ids=named)
def test_whole_numbers_go_in_whole_steps(known: Declaration) -> None:
    if isinstance(known.default, int):
        assert steps_of(known).step == int(steps_of(known).step) >= 1


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("memory_limit", 0.5),
        ("head", 0.05),
        ("quality", 1),
        ("pitch_limit", 0.5),
        ("start", 0.1),
        ("smoothing", 0.02),
    ],
)
def test_steps_are_round(name: str, step: float) -> None:
    assert steps_of(declarations()[name]).step == step


def test_what_names_something_has_no_slider() -> None:
    assert {known.name for known in NUMBERS} - {known.name for known in SLIDING} == {
        *("face", "seed", "start", "end", "memory_limit")
    }
