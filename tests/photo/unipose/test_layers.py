"""Layers give what PyTorch's own give."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from photo.random_xpose import filled, normal
from torch.nn import functional

from joyvasa_desktop.photo.unipose.layers import (
    Attention,
    Convolution,
    Linear,
    Perceptron,
    Table,
    feed_forward,
)
from joyvasa_desktop.photo.unipose.watch import Watch


@pytest.fixture(autouse=True)
def exactly():
    with torch.inference_mode():
        yield


def close(found, wanted):
    torch.testing.assert_close(found, wanted, rtol=1e-5, atol=1e-5)


@given(st.integers(1, 200), st.booleans(), st.sampled_from([8, 32]))
def test_linear_layer_of_few_and_many_rows(rows, bias, outputs):
    layer = filled(Linear(8, outputs, bias=bias))
    x = normal(rows, 8)
    found = layer(x)
    close(found, functional.linear(x, layer.weight, layer.bias))
    assert found.is_contiguous()


def test_linear_layer_keeps_the_other_axes_whatever_their_order_in_memory():
    layer = filled(Linear(8, 16))
    x = normal(8, 5, 40).permute(2, 1, 0)
    assert layer(x).shape == (40, 5, 16)
    close(layer(x), functional.linear(x, layer.weight, layer.bias))


def test_perceptron_has_rectifiers_between_its_layers_only():
    made = filled(Perceptron(4, 6, 2))
    first, second = made.layers
    x = normal(3, 4)
    close(made(x), second(first(x).clamp(min=0)))
    assert (made(x) < 0).any()


def test_attention():
    made = filled(Attention())
    places, values = normal(2, 9, 256), normal(2, 9, 256, seed=1)
    wanted = torch.nn.MultiheadAttention(256, 8, batch_first=True)
    wanted.load_state_dict(made.state_dict())
    close(made(places, values), wanted.eval()(places, places, values)[0])


def test_attention_to_a_single_row_is_what_is_seen_alone():
    made = filled(Attention())
    place, value = normal(1, 1, 256), normal(1, 1, 256, seed=1)
    close(made.only(value[0, 0]), made(place, value)[0, 0])


def test_feed_forward_in_pieces():
    up, down = filled(Linear(16, 32)), filled(Linear(32, 16), 1)
    norm = filled(torch.nn.LayerNorm(16))
    x = normal(5000, 16)
    wanted = norm(x + down(up(x).relu()))
    feed_forward(x, up, down, norm, Watch())
    close(x, wanted)


def test_layers_begin_without_numbers_of_their_own(monkeypatch):
    """To draw random numbers for all of them takes longer than to read the file."""

    def drawn(*args: object, **kwargs: object) -> None:
        raise AssertionError("random numbers were drawn")

    monkeypatch.setattr(torch.nn.init, "kaiming_uniform_", drawn)
    assert Linear(3, 4).weight.shape == (4, 3)
    assert Convolution(3, 4, 2).weight.shape == (4, 3, 2, 2)
    assert Table(5, 2).weight.shape == (5, 2)
