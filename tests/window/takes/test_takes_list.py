"""The small picture of a take's motion."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.motion.motion import PITCH, YAW, Motion
from joyvasa_desktop.window.takes.takes_list import small_curves


def moving(rows: int, column: int, degrees: float) -> Motion:
    values = np.zeros((rows, 70), np.float32)
    values[:, column] = degrees
    return Motion(values)


@given(st.integers(1, 300), st.floats(-90, 90))
def test_it_is_small_and_within_its_frame(rows: int, degrees: float) -> None:
    small = small_curves(moving(rows, PITCH, degrees))
    assert small.shape == (2, min(rows, 72))
    assert np.abs(small).max() <= 1


@pytest.mark.parametrize(("column", "line"), [(PITCH, 0), (YAW, 1)])
def test_up_is_up(column: int, line: int) -> None:
    small = small_curves(moving(100, column, -2.0))
    assert (small[line] > 0.1).all()
    assert small[1 - line] == pytest.approx(0, abs=1e-6)
