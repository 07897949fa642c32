"""The `Motion` type: times between rows, and what it refuses."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.motion.motion import (
    EXPRESSION,
    FPS,
    MOUTH_RATE,
    SCALE,
    WIDTH,
    Motion,
    resting_pose,
)


def drawn(rows: int, seed: int = 0) -> Motion:
    draw = np.random.default_rng(seed)
    values = draw.normal(0, 1, (rows, WIDTH)).astype(np.float32)
    mouth = draw.uniform(0, 1, (rows * 4, 9)).astype(np.float32)
    return Motion(values, mouth=mouth, lips="absolute")


lengths = st.integers(1, 40)


@given(rows=lengths, seed=st.integers(0, 5), data=st.data())
def test_at_a_row_the_moment_is_the_row(rows: int, seed: int, data: st.DataObject) -> None:
    motion = drawn(rows, seed)
    i = data.draw(st.integers(0, rows - 1))
    moment = motion.at(i / FPS)
    assert moment.values == pytest.approx(motion.values[i], abs=1e-5)
    j = data.draw(st.integers(0, rows * 4 - 1))
    assert motion.mouth is not None
    assert motion.at(j / MOUTH_RATE).mouth == pytest.approx(motion.mouth[j], abs=1e-5)


@given(rows=lengths, time=st.floats(-1e9, 1e9))
def test_any_time_gives_finite_numbers_near_the_rows(rows: int, time: float) -> None:
    motion = drawn(rows)
    moment = motion.at(time)
    assert moment.values.shape == (WIDTH,)
    assert moment.values.dtype == np.float32
    assert np.isfinite(moment.values).all()
    low, high = motion.values.min(0), motion.values.max(0)
    expression = moment.values[EXPRESSION]
    assert (expression >= low[EXPRESSION] - 1e-5).all()
    assert (expression <= high[EXPRESSION] + 1e-5).all()
    # The smooth curve through the pose may swing a little beyond its rows.
    swing = 0.3 * (high - low) + 1e-5
    assert (moment.values >= low - swing).all()
    assert (moment.values <= high + swing).all()


@given(rows=lengths, beyond=st.floats(0, 1e6))
def test_times_outside_are_held(rows: int, beyond: float) -> None:
    motion = drawn(rows)
    assert motion.mouth is not None
    before, after = motion.at(-beyond), motion.at((rows - 1) / FPS + beyond + 1)
    assert (before.values == motion.values[0]).all()
    assert (after.values == motion.values[-1]).all()
    assert (before.mouth == motion.mouth[0]).all()
    assert (after.mouth == motion.mouth[-1]).all()


@given(rows=lengths, time=st.floats(-0.1, 1.7))
def test_there_are_no_jumps(rows: int, time: float) -> None:
    motion = drawn(rows)
    step = 1e-4
    here, there = motion.at(time), motion.at(time + step)
    # Four rows decide a slope of at most a few ranges per row.
    steepest = 3 * max(np.ptp(motion.values), 1) * FPS * step
    assert np.abs(there.values - here.values).max() <= steepest
    assert here.mouth is not None
    assert there.mouth is not None
    assert np.abs(there.mouth - here.mouth).max() <= MOUTH_RATE * step * 1.01


def test_a_head_that_turns_evenly_is_followed_exactly() -> None:
    values = np.tile(resting_pose(), (50, 1))
    values[:, 68] = np.arange(50) * 0.2
    motion = Motion(values)
    for time in np.linspace(0.1, 1.8, 97):
        assert motion.at(float(time)).values[68] == pytest.approx(time * FPS * 0.2, abs=1e-4)


def test_pose_has_no_corners_at_rows() -> None:
    motion = drawn(20)
    step = 1e-3
    for i in range(2, 17):
        before, here, after = (motion.at(i / FPS + d).values for d in (-step, 0, step))
        corner = np.abs((after - here) - (here - before)) / step / FPS
        assert corner[SCALE:].max() < 0.5


def test_the_moment_keeps_reference_and_convention() -> None:
    motion = drawn(3)
    moment = motion.at(0.03)
    assert (moment.reference == motion.reference).all()
    assert moment.lips == "absolute"
    assert Motion(motion.values).at(0.03).mouth is None


def test_asking_changes_nothing() -> None:
    motion = drawn(5)
    kept = motion.values.copy()
    motion.at(0.04).values[:] = 99
    motion.at(0.05).values[:] = 99
    assert (motion.values == kept).all()


def test_duration_and_length() -> None:
    assert len(drawn(30)) == 30
    assert drawn(30).duration == pytest.approx(1.2)


def test_a_motion_cannot_be_exchanged_in_place() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        drawn(3).lips = "relative"  # type: ignore[misc]


@pytest.mark.parametrize(
    "parts",
    [
        {"values": np.zeros((3, 69), np.float32)},
        {"values": np.zeros(70, np.float32)},
        {"values": np.zeros((0, 70), np.float32)},
        {"reference": np.zeros(69, np.float32)},
        {"reference": np.zeros((1, 70), np.float32)},
        {"mouth": np.zeros((3, 8), np.float32)},
        {"mouth": np.zeros(9, np.float32)},
        {"mouth": np.zeros((0, 9), np.float32)},
        {"activity": np.zeros((9, 1), np.float32)},
        {"activity": np.zeros(0, np.float32)},
    ],
)
def test_other_shapes_are_a_mistake_of_the_caller(parts: dict[str, np.ndarray]) -> None:
    with pytest.raises(ValueError, match="expected"):
        Motion(**({"values": np.zeros((3, 70), np.float32)} | parts))  # type: ignore[arg-type]


def test_rest_is_a_new_array_every_time() -> None:
    resting_pose()[:] = 5
    assert resting_pose()[SCALE] == pytest.approx(1.3)
    assert np.abs(resting_pose()[EXPRESSION]).max() == 0
