"""Grey values of any depth, and transparency on a backdrop."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from joyvasa_desktop.photo.colour import backdrop_colour, over, to_eight_bits


@given(arrays(np.uint8, (5, 4)))
def test_eight_bits_pass_unchanged(values):
    assert (to_eight_bits(values.astype(np.int32)) == values).all()


@given(arrays(np.uint16, (700, 2), elements=st.integers(0, 65535)))
def test_sixteen_bits_keep_their_order(values):
    result = to_eight_bits(values, sixteen=True)
    assert result == pytest.approx(values / 257, abs=0.51)


@given(arrays(np.float32, (5, 4), elements=st.floats(0, 1, width=32)))
def test_fractions_become_grey_values(values):
    assert to_eight_bits(values) == pytest.approx(values * 255, abs=0.51)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, 128.0, 255.0], [0, 128, 255]),
        ([0.0, 65535.0], [0, 255]),
        ([0.0, 5e5, 1e6], [0, 128, 255]),
        ([-3.0, np.nan, np.inf, 1.0], [0, 0, 0, 255]),
        ([np.nan, np.nan], [0, 0]),
    ],
)
def test_floats_of_other_ranges(values, expected):
    assert to_eight_bits(np.array([values], np.float32)).tolist() == [expected]


@given(
    arrays(np.uint8, (3, 2, 3)),
    arrays(np.uint8, (3, 2)),
    st.tuples(*[st.integers(0, 255)] * 3),
)
def test_backdrop_lies_between(rgb, alpha, colour):
    mixed = over(rgb, alpha, colour)
    assert (mixed >= np.minimum(rgb, colour)).all()
    assert (mixed <= np.maximum(rgb, colour)).all()
    assert (mixed[alpha == 255] == rgb[alpha == 255]).all()
    assert (mixed[alpha == 0] == colour).all()


def test_colours_are_read():
    assert backdrop_colour("#0080fF") == (0, 128, 255)
