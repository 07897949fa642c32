"""Peaks: those that SciPy's slower-to-import search finds, at any shape of curve."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.arrays import Doubles
from joyvasa_desktop.motion.peaks import apart, maxima, prominences

CURVES = st.lists(st.integers(-4, 4), max_size=60).map(lambda heights: np.array(heights, float))
"""Few heights, so that flat tops, equal tops and steps are frequent."""


@given(curve=CURVES)
def test_tops_and_prominences_are_those_of_scipy(curve: Doubles) -> None:
    from scipy.signal import find_peaks

    expected, known = find_peaks(curve, prominence=0)
    found = maxima(curve)
    assert found.tolist() == expected.tolist()
    assert prominences(curve, found).tolist() == known["prominences"].tolist()


@given(heights=st.lists(st.floats(0, 1), max_size=80, unique=True), gap=st.integers(1, 12))
def test_the_higher_of_two_near_tops_wins_as_in_scipy(heights: list[float], gap: int) -> None:
    from scipy.signal import find_peaks

    curve = np.array(heights)
    tops = maxima(curve)
    kept = apart(tops[np.argsort(curve[tops])[::-1]], gap)
    assert sorted(kept) == find_peaks(curve, distance=gap)[0].tolist()


def test_the_most_is_a_limit() -> None:
    assert apart([50, 10, 55, 90, 30], 20, 3) == [50, 10, 90]
    assert apart([50, 10], 20, 0) == []


def test_a_shoulder_stands_out_by_its_own_dip_only() -> None:
    curve = np.array([0.0, 10, 6, 8, 0])
    assert prominences(curve, maxima(curve)) == pytest.approx([10, 2])
