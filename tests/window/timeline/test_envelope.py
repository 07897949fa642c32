"""The outline of a sound at any zoom: nothing is lost, and only what can be seen is drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from timeline_parts import RATE, sample_envelope

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.window.timeline.envelope import Envelope


def noise(count: int, seed: int = 0) -> Floats:
    loud = np.random.default_rng(seed).uniform(0, 1, (count, 1)).astype(np.float32)
    return np.concatenate((-loud, loud), axis=1)


@given(
    count=st.integers(1, 5000),
    left=st.floats(0, 40),
    span=st.floats(0.01, 60),
    width=st.integers(1, 900),
)
@example(count=3417, left=0.0, span=41.0, width=1)
def test_columns_hold_the_extremes_and_are_few(
    count: int, left: float, span: float, width: int
) -> None:
    values = noise(count)
    times, found = Envelope(values, RATE).columns(left, left + span, width)
    assert len(times) == len(found) <= width + 4
    assert (np.diff(times) > 0).all()
    inside = values[int(left * RATE) : int((left + span) * RATE)]
    if len(inside):
        assert found[:, 1].max() >= inside[:, 1].max()
        assert found[:, 0].min() <= inside[:, 0].min()


def test_an_hour_is_drawn_with_as_many_columns_as_a_second() -> None:
    envelope = Envelope(noise(360_000), RATE)
    for left, right in ((0, 3600), (1000, 1060), (1800, 1801)):
        times, _ = envelope.columns(left, right, 1200)
        assert 90 <= len(times) <= 1204


def test_a_click_is_seen_from_afar() -> None:
    values = np.zeros((360_000, 2), np.float32)
    values[123_456] = -0.9, 0.8
    times, found = Envelope(values, RATE).columns(0, 3600, 800)
    place = int(found[:, 1].argmax())
    assert found[place].tolist() == pytest.approx([-0.9, 0.8])
    assert times[place] == pytest.approx(1234.56, abs=3600 / 800)


def test_columns_keep_their_places_while_the_view_moves() -> None:
    envelope = Envelope(noise(60_000), RATE)
    first, before = envelope.columns(100.0, 400.0, 500)
    second, after = envelope.columns(100.7, 400.7, 500)
    shared = np.intersect1d(first[1:-1], second[1:-1])
    assert len(shared) > 490
    assert (before[np.isin(first, shared)] == after[np.isin(second, shared)]).all()


def test_the_sample_voice_has_sound_where_it_speaks() -> None:
    outline, duration = sample_envelope()
    envelope = Envelope(outline, RATE)
    times, found = envelope.columns(0, duration, 640)
    assert envelope.peak == pytest.approx(np.abs(outline).max())
    loud = found[:, 1] > 0.2 * envelope.peak
    assert 0.15 < loud.mean() < 0.7
    assert times[-1] == pytest.approx(duration, abs=0.05)


def test_no_sound_has_no_columns() -> None:
    envelope = Envelope(np.zeros((0, 2), np.float32), RATE)
    assert envelope.peak == 0
    assert len(envelope.columns(0, 1, 100)[0]) == 0
