"""Which boxes are the same face, and which are none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.photo.boxes import plausible, shares

numbers = st.floats(-50, 50)
box = st.tuples(numbers, numbers, st.floats(0, 40), st.floats(0, 40)).map(
    lambda row: np.array([row[0], row[1], row[0] + row[2], row[1] + row[3]])
)


class TestShares:
    @given(box, box)
    def test_between_nothing_and_all_and_the_same_both_ways(self, one, other):
        (share,) = shares(one, other[None])
        assert 0 <= share <= 1 + 1e-9
        assert shares(other, one[None])[0] == pytest.approx(share)

    def test_a_box_within_another_is_all_the_same(self):
        inner, outer = np.array([10, 10, 20, 20]), np.array([[0, 0, 100, 100]])
        assert shares(inner, outer) == 1

    def test_half(self):
        others = np.array([[5, 0, 15, 10], [20, 0, 30, 10], [0, 0, 0, 0]])
        assert shares(np.array([0, 0, 10, 10]), others).tolist() == [0.5, 0, 0]

    def test_no_others(self):
        assert len(shares(np.array([0, 0, 10, 10]), np.array([]))) == 0


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ((10, 10, 60, 60), True),
        ((-40, -40, 10, 10), True),
        ((90, 50, 140, 90), True),
        ((-40, -40, -10, 10), False),
        ((101, 50, 140, 90), False),
        ((60, 60, 10, 10), False),
        ((10, 10, 12, 60), False),
        ((-1000, -1000, 1000, 1000), False),
    ],
)
def test_plausible(edges, expected):
    assert plausible(np.array([edges], np.float32), (100, 80)).tolist() == [expected]
