"""Smoothing without delay and soft limits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.motion.smoothing import calm, ease, smoothed, soft_limit, widened

limits = st.floats(0.01, 100)


@given(value=st.floats(-1e6, 1e6), limit=st.floats(0, 100))
def test_a_limit_is_never_passed(value: float, limit: float) -> None:
    assert abs(soft_limit(np.array([value]), limit)[0]) <= limit


@given(part=st.floats(-0.75, 0.75), limit=limits)
def test_well_inside_nothing_changes(part: float, limit: float) -> None:
    value = np.array([part * limit * 0.9999])
    assert soft_limit(value, limit) == value


@given(limit=limits)
def test_the_limit_keeps_order_and_has_no_jump_or_corner(limit: float) -> None:
    values = np.linspace(-3 * limit, 3 * limit, 2001)
    bent = soft_limit(values, limit)
    slope = np.diff(bent) / np.diff(values)
    assert (slope >= 0).all()
    assert slope.max() <= 1 + 1e-6
    assert np.abs(np.diff(slope)).max() < 0.03
    assert bent == pytest.approx(-bent[::-1])


def test_no_limit_changes_nothing() -> None:
    wild = np.array([-1e9, 0.0, 1e9])
    assert (soft_limit(wild, np.inf) == wild).all()


def test_a_limit_of_nothing_holds_still() -> None:
    assert (soft_limit(np.array([-5.0, 0.0, 5.0]), 0.0) == 0).all()


@given(level=st.floats(-10, 10), sigma=st.floats(0, 20), count=st.integers(1, 60))
def test_a_constant_stays(level: float, sigma: float, count: int) -> None:
    rows = np.full((count, 2), level)
    assert calm(rows, sigma) == pytest.approx(rows)


@given(sigma=st.floats(0.5, 10))
def test_nothing_comes_late(sigma: float) -> None:
    rows = np.zeros((201, 1))
    rows[100] = 1
    smooth = calm(rows, sigma)[:, 0]
    assert smooth.argmax() == 100
    assert smooth == pytest.approx(smooth[::-1])
    assert smooth.sum() == pytest.approx(1)


def test_smoothing_leaves_its_input_alone_and_takes_empty_motion() -> None:
    rows = np.arange(12, dtype=np.float32).reshape(6, 2)
    kept = rows.copy()
    calm(rows, 2)
    assert (rows == kept).all()
    assert calm(rows[:0], 2).shape == (0, 2)


def test_one_line_is_smoothed_as_columns_are() -> None:
    rows = np.random.default_rng(0).normal(size=(50, 3))
    assert calm(rows[:, 1], 2.0) == pytest.approx(calm(rows, 2.0)[:, 1])


@given(sigma=st.floats(0.2, 8), start=st.integers(0, 60), length=st.integers(1, 40))
def test_easing_covers_what_is_active_and_fades_around_it(
    sigma: float, start: int, length: int
) -> None:
    active = np.zeros(200, bool)
    active[start : start + length] = True
    eased = ease(active, sigma)
    assert eased[active] == pytest.approx(1)
    assert eased[start + length + int(6 * sigma) + 3 :] == pytest.approx(0)
    assert (np.diff(eased[start + length - 1 :]) <= 1e-12).all()
    assert np.abs(np.diff(eased)).max() <= max(1.1 * 0.4 / sigma, 0.01) or sigma < 1


@settings(deadline=None)
@given(
    rows=st.integers(1, 90),
    columns=st.sampled_from([(), (1,), (3,), (2, 2)]),
    sigma=st.floats(0.2, 20),
)
def test_the_filters_are_those_of_scipy(rows: int, columns: tuple[int, ...], sigma: float) -> None:
    from scipy.ndimage import gaussian_filter1d, maximum_filter1d

    curve = np.random.default_rng(rows).standard_normal((rows, *columns))
    mirrored = gaussian_filter1d(curve, sigma, axis=0)
    held = gaussian_filter1d(curve, sigma, axis=0, mode="nearest", truncate=3.0)
    assert smoothed(curve, sigma) == pytest.approx(mirrored, abs=1e-12)
    assert calm(curve, sigma) == pytest.approx(held, abs=1e-12)
    if not columns:
        size = 2 * int(sigma) + 1
        assert np.array_equal(widened(curve, size), maximum_filter1d(curve, size))
