"""Sizes of reduced pictures; the reference numbers are compared in tests/parity."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.photo.reduction import reduced, reduced_size

sides = st.integers(1, 5000)


@given(sides, sides, st.integers(0, 5000), st.integers(0, 16))
def test_within_the_limit_and_divisible(width, height, longest, division):
    small = reduced_size((width, height), longest, division)
    if longest:
        assert max(small) <= max(longest, 1)
    divisible = all(side % max(division, 1) == 0 for side in small)
    assert divisible or min(small) < division
    assert all(side <= before for side, before in zip(small, (width, height), strict=True))


@given(st.integers(8, 90), st.integers(8, 90), st.integers(8, 90))
def test_pictures_and_masks_get_that_size(width, height, longest):
    wanted = reduced_size((width, height), longest)
    if not min(wanted):
        return
    for shape in ((height, width, 3), (height, width)):
        small = reduced(np.full(shape, 77, np.uint8), longest)
        assert small.shape[1::-1] == wanted
        assert small.flags.c_contiguous and (small == 77).all()


def test_a_strip_loses_its_short_side():
    assert reduced_size((5000, 3), 1000) == (1000, 0)


def test_without_a_limit_only_the_odd_edge_goes():
    picture = np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3)
    assert (reduced(picture, 0) == picture[:4, :6]).all()


@pytest.mark.parametrize("size", [(1, 9), (9, 1)])
def test_a_line_of_pixels_stays(size):
    assert reduced_size(size, 0) == size
