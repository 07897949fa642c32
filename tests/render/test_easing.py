"""The smooth step stays in its range and rises all the way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.render.easing import smooth_step


@pytest.mark.parametrize(
    ("x", "expected"), [(-5, 0), (1, 0), (2, 0.5), (1.5, 0.15625), (3, 1), (9, 1)]
)
def test_known_values(x: float, expected: float) -> None:
    assert smooth_step(1, 3, x) == pytest.approx(expected)


@given(
    start=st.floats(-10, 10),
    width=st.floats(0.01, 10),
    xs=st.lists(st.floats(-30, 30), min_size=2, max_size=30),
)
def test_it_never_falls_and_stays_between_0_and_1(
    start: float, width: float, xs: list[float]
) -> None:
    values = smooth_step(start, start + width, np.sort(np.array(xs)))
    assert values.min() >= 0
    assert values.max() <= 1
    assert (np.diff(values) >= -1e-12).all()
