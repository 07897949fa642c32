"""The 106 landmarks lie where the box is, whatever its size, and hang on what is in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from photo.face_models import face106, landmarks106

from joyvasa_desktop.photo.landmarks106 import AROUND, Landmarks106

EMPTY = np.full((90, 120, 3), 100, np.uint8)


@pytest.fixture(scope="module")
def network(tmp_path_factory):
    return Landmarks106(landmarks106(tmp_path_factory.mktemp("models") / "still.onnx"))


@given(x=st.floats(-50, 100), y=st.floats(-50, 80), wide=st.floats(4, 200), high=st.floats(4, 200))
def test_the_longer_side_of_the_box_is_the_measure(x, y, wide, high, network):
    found = network.fit(EMPTY, (x, y, x + wide, y + high))
    middle, reach = np.array([x + wide / 2, y + high / 2]), AROUND * max(wide, high) / 2
    assert found == pytest.approx(middle + reach * face106(), abs=0.01)
    assert found.dtype == np.float32


def test_it_looks_into_the_box_with_black_around_the_picture(tmp_path, astronaut):
    network = Landmarks106(landmarks106(tmp_path / "seeing.onnx", follows=0.3))
    box, shift = (170.0, 65.0, 280.0, 190.0), 400
    framed = np.zeros((512 + 2 * shift, 512 + 2 * shift, 3), np.uint8)
    framed[shift : shift + 512, shift : shift + 512] = astronaut
    alone = network.fit(astronaut, box)
    there = network.fit(framed, tuple(edge + shift for edge in box))
    assert there - shift == pytest.approx(alone, abs=0.01)
    other = network.fit(np.ascontiguousarray(astronaut[::-1]), box)
    assert np.abs(other - alone).max() > 1


def test_a_network_that_scales_itself_and_one_that_does_not_agree(tmp_path, astronaut):
    """The published one gets raw pixels; from others the scaled ones are wanted."""
    files = [
        landmarks106(tmp_path / f"{scaled}.onnx", follows=0.3, scaled=scaled)
        for scaled in (True, False)
    ]
    raw, ready = (Landmarks106(file).fit(astronaut, (170, 65, 280, 190)) for file in files)
    assert ready == pytest.approx(raw, abs=0.01)
