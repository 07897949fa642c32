"""The size and the colours in which the network sees a photo."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.photo.unipose.picture import network_size, prepared

side = st.integers(1, 30_000)


@given(side, side)
def test_sizes_are_bounded_whatever_the_shape(width, height):
    low, high = sorted(network_size(width, height))
    assert 1 <= low <= 800
    assert high <= 2666
    assert high <= 1400 or max(width, height) > 100 * min(width, height)


@given(st.integers(50, 20_000), st.floats(1, 8))
def test_the_shape_stays(short, ratio):
    width, height = network_size(short, round(short * ratio))
    assert height / width == pytest.approx(round(short * ratio) / short, rel=0.02)


@given(side, side)
def test_a_turned_picture_has_the_turned_size(width, height):
    assert network_size(height, width) == network_size(width, height)[::-1]


@pytest.mark.parametrize(
    ("size", "wanted"),
    [((800, 1000), (800, 1000)), ((100, 100), (800, 800)), ((4000, 3000), (1066, 800))],
)
def test_the_shorter_side_becomes_800(size, wanted):
    assert network_size(*size) == wanted


def test_colours_are_centred_in_their_order():
    picture = np.zeros((800, 900, 3), np.uint8)
    picture[..., 0] = 255
    found = prepared(picture)
    assert found.shape == (1, 3, 800, 900)
    red, green, blue = found[0, :, 10, 10].tolist()
    assert red == pytest.approx((1 - 0.485) / 0.229, rel=1e-5)
    assert green == pytest.approx(-0.456 / 0.224, rel=1e-5)
    assert blue == pytest.approx(-0.406 / 0.225, rel=1e-5)


def test_a_picture_keeps_its_sides_and_itself():
    picture = np.zeros((40, 80, 3), np.uint8)
    picture[:, 40:] = 200
    picture.setflags(write=False)
    found = prepared(picture)[0, 0]
    assert found.shape == (666, 1332)
    assert found[:, :600].max() < 0 < found[:, 700:].min()
