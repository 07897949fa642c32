"""Blinks and gaze: as often as asked, shaped like people's, over before the end."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.motion.blinks import CLOSED, CLOSING, OPENING, blink_times, gaze, lids

LENGTH = CLOSING + CLOSED + OPENING


@pytest.mark.parametrize("rate", [4.0, 16.0, 25.0, 40.0])
def test_blinks_come_as_often_as_asked(rate: float) -> None:
    minutes = 60
    gate = np.ones(minutes * 6_000)
    times = blink_times(minutes * 60, rate, gate, np.random.default_rng(1))
    assert len(times) / minutes == pytest.approx(rate, rel=0.1)


def test_no_blinks_if_none_are_wanted() -> None:
    assert blink_times(3_600, 0, np.ones(10), np.random.default_rng(0)) == []


@settings(deadline=None)
@given(seconds=st.floats(0, 60), rate=st.floats(0, 40), seed=st.integers(0, 2**31 - 1))
def test_blinks_are_in_order_and_over_before_the_end(
    seconds: float, rate: float, seed: int
) -> None:
    gate = np.random.default_rng(seed).uniform(0, 1, int(seconds * 100) + 1)
    times = blink_times(seconds, rate, gate, np.random.default_rng(seed))
    assert all(time >= 0 and time + LENGTH < seconds for time in times)
    assert all(b - a >= 0.3 - 1e-9 for a, b in itertools.pairwise(times))


def test_a_blink_waits_for_a_pause_within_reach() -> None:
    gate = np.ones(60_000)
    gate[::80] = 0
    times = blink_times(600, 12, gate, np.random.default_rng(3))
    in_pause = [round(time * 100) % 80 == 0 for time in times]
    # The second half of a double blink comes when it comes.
    assert np.mean(in_pause) > 0.75


@settings(deadline=None)
@given(begin=st.floats(0, 3))
def test_a_blink_closes_fully_whenever_it_falls_and_faster_than_it_opens(begin: float) -> None:
    closed = lids(100, [begin])
    assert closed.max() > 0.95
    assert closed[0] <= 1 and closed[-1] == 0
    shut = int(np.argmax(closed))
    falling, rising = np.flatnonzero(closed[:shut] > 0), np.flatnonzero(closed[shut + 1 :] > 0)
    assert len(falling) <= 3
    assert len(rising) >= len(falling)


def test_blinks_that_overlap_never_close_more_than_fully() -> None:
    assert lids(100, [1.0, 1.1, 1.15]).max() <= 1


@settings(deadline=None)
@given(rows=st.integers(1, 3_000), seed=st.integers(0, 1_000))
def test_the_eyes_stay_near_the_viewer(rows: int, seed: int) -> None:
    looking = gaze(rows, np.random.default_rng(seed))
    assert looking.shape == (rows, 2)
    assert np.abs(looking).max() <= 0.25
    assert not looking[0].any()


def test_eyes_rest_and_jump_in_turn() -> None:
    looking = gaze(25 * 120, np.random.default_rng(0))
    still = (np.diff(looking, axis=0) == 0).all(axis=1)
    assert 0.85 < still.mean() < 0.99
