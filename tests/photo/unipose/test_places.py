"""Places as numbers: codes, centres, first boxes, and logits with a limit."""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from parity import plain_unipose as plain

from joyvasa_desktop.photo.unipose.places import (
    box_code,
    centres,
    inverse_sigmoid,
    level_code,
    proposals,
)

sides = st.integers(1, 30)
sizes = st.lists(st.tuples(sides, sides), min_size=4, max_size=4)


@given(st.floats(0.002, 0.998))
def test_the_inverse_of_a_sigmoid(share):
    assert inverse_sigmoid(torch.tensor(share)).sigmoid().item() == pytest.approx(share, abs=1e-5)


@given(st.floats(-10, 11, width=32))
def test_logits_have_a_limit(share):
    assert abs(inverse_sigmoid(torch.tensor(share)).item()) <= math.log(1000) + 1e-3


@given(sides, sides)
def test_the_code_of_a_level(height, width):
    torch.testing.assert_close(level_code(height, width), plain.level_code(height, width))


def test_every_place_of_a_level_has_a_code_of_its_own():
    code = level_code(20, 30)
    apart = torch.cdist(code, code) + torch.eye(len(code)) * 100
    assert apart.min() > 0.1


@given(st.integers(0, 1000))
def test_the_code_of_boxes(seed):
    boxes = torch.rand(3, 5, 4, generator=torch.Generator().manual_seed(seed))
    found = box_code(boxes)
    assert found.shape == (3, 5, 512)
    torch.testing.assert_close(found, plain.box_code(boxes)[..., ORDER], rtol=1e-4, atol=1e-5)


ORDER = torch.arange(512)
"""The plain form has the same order: y, x, w, h."""


def test_centres_go_row_by_row_and_level_by_level():
    found = centres([(1, 2), (2, 1)])
    assert found.tolist() == [[0.25, 0.5], [0.75, 0.5], [0.5, 0.25], [0.5, 0.75]]


@given(sizes)
def test_first_boxes_are_around_their_tokens(levels):
    logits, inside = proposals(levels)
    boxes = logits[inside].sigmoid()
    torch.testing.assert_close(boxes[:, :2], centres(levels)[inside], rtol=1e-4, atol=1e-5)
    assert torch.isinf(logits[~inside]).all()
    assert ((boxes > 0.0099) & (boxes < 0.9901)).all()


def test_first_boxes_double_from_level_to_level():
    logits, inside = proposals([(4, 4)] * 4)
    assert inside.all()
    found = logits.sigmoid().view(4, 16, 4)[:, :, 2:]
    for level, side in enumerate((0.05, 0.1, 0.2, 0.4)):
        torch.testing.assert_close(found[level], torch.full((16, 2), side))


def test_tokens_at_the_very_edge_get_no_box():
    _, inside = proposals([(1, 100), (1, 2), (1, 1), (1, 1)])
    assert inside.tolist() == [False, *[True] * 98, False, True, True, True, True]
