"""Deformable attention: sums between tokens, zeros outside, and what it looks at."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from parity import plain_unipose as plain
from photo.random_xpose import filled, normal, table_of, weights
from torch import Tensor

from joyvasa_desktop.photo.unipose.deformable import DeformableAttention, insides, sampled
from joyvasa_desktop.photo.unipose.watch import Watch

SIZES = ((6, 9), (3, 5), (2, 3), (1, 2))
TOKENS = sum(height * width for height, width in SIZES)

side = st.integers(1, 9)


@pytest.fixture(autouse=True)
def exactly():
    with torch.inference_mode():
        yield


@settings(max_examples=30)
@given(st.tuples(*[st.tuples(side, side)] * 4), st.integers(0, 99), st.floats(0.1, 30))
def test_sums_are_those_of_sampling_level_by_level(sizes, seed, spread):
    count = sum(height * width for height, width in sizes)
    values = normal(count, 256, seed=seed)
    where = 0.5 + spread * normal(7, 8, 4, 4, 2, seed=seed + 1)
    share = normal(7, 8, 16, seed=seed + 2).softmax(-1)
    found = sampled(table_of(values, sizes), where, share, sizes)
    wanted = plain.sampled(values, where, share, sizes)
    torch.testing.assert_close(found, wanted, rtol=1e-4, atol=1e-4)


def at(x: float, y: float) -> Tensor:
    """What a query sees that looks at one place of the first level only, with all heads."""
    where = torch.tensor([x, y]).expand(1, 8, 4, 4, 2)
    share = torch.zeros(1, 8, 16)
    share[..., 0] = 1
    values = normal(TOKENS, 256)
    return sampled(table_of(values, SIZES), where, share, SIZES)[0]


def test_the_middle_of_a_token_is_that_token():
    values = normal(TOKENS, 256)
    for row, column in ((0, 0), (2, 4), (5, 8)):
        found = at((column + 0.5) / 9, (row + 0.5) / 6)
        torch.testing.assert_close(found, values[row * 9 + column], rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("place", [(-0.1, 0.5), (0.5, 1.2), (-50.0, -50.0), (1e30, 0.5)])
def test_outside_there_is_nothing(place):
    assert at(*place).abs().max() == 0


def test_at_the_edge_half_of_it_is_outside():
    torch.testing.assert_close(at(0.0, 0.5 / 6), normal(TOKENS, 256)[0] / 2)


@pytest.mark.parametrize("place", [(math.nan, 0.5), (math.inf, -math.inf)])
def test_what_isnt_a_place_reads_nothing_foreign(place):
    assert at(*place).shape == (256,)


@pytest.mark.parametrize("numbers", [2, 4])
def test_attention_around_places_and_boxes(numbers):
    attention = filled(DeformableAttention())
    attention.sampling_offsets.bias *= 20
    memory, queries = normal(TOKENS, 256), normal(70, 256, seed=1)
    references = normal(70, numbers, seed=2).sigmoid()
    table = attention.table(memory, SIZES, Watch())
    found = attention(queries, references, table, SIZES)
    w = weights(attention, "x.")
    wanted = plain.deformable(w, "x", queries, references, memory, SIZES)
    torch.testing.assert_close(found, wanted, rtol=1e-4, atol=1e-5)


def test_a_table_has_zeros_around_every_level():
    table = table_of(torch.ones(TOKENS, 256), SIZES)
    assert table.sum() == TOKENS * 256
    for inner, (height, width) in zip(insides(table, SIZES), SIZES, strict=True):
        assert inner.shape == (height, width, 256)
        assert (inner == 1).all()
