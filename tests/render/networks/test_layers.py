"""Everything that is folded into a layer's weights gives what the separate steps give."""

from __future__ import annotations

import pytest
import torch
from parity import plain_networks as plain
from torch.nn import functional

from joyvasa_desktop.render.networks.layers import (
    Convolution,
    EnlargingConvolution,
    Linear,
    taken_spectral,
    taken_with_norm,
)


@pytest.mark.parametrize("kernel", [(3, 3), (1, 1), (3, 3, 3), (1, 1, 1)])
def test_a_batch_norm_folds_into_the_convolution_before_it(kernel, invented):
    layer = Convolution(*taken_with_norm(invented.at("block"), 5, 7, *kernel))
    x = torch.randn(2, 5, *[6] * len(kernel))
    assert layer(x) == pytest.approx(plain.conv_norm(invented.made, "block", x), abs=1e-5)


def test_a_spectral_norm_folds_into_its_weight(invented):
    weight = taken_spectral(invented.at("conv"), 4, 6, 3, 3)
    x = torch.randn(1, 4, 5, 5)
    assert Convolution(weight)(x) == pytest.approx(plain.conv(invented.made, "conv", x), abs=1e-5)


@pytest.mark.parametrize("factor", [2, 3, 4])
@pytest.mark.parametrize("depth", [None, 3])
@pytest.mark.parametrize("size", [(1, 1), (2, 5), (6, 4)])
def test_an_enlarging_convolution_is_repetition_and_convolution(factor, depth, size):
    axes = (3, 3) if depth is None else (3, 3, 3)
    weight, bias = torch.randn(4, 3, *axes), torch.randn(4)
    x = torch.randn(2, 3, *([] if depth is None else [depth]), *size)
    scale = (factor, factor) if depth is None else (1, factor, factor)
    convolve = functional.conv2d if depth is None else functional.conv3d
    wanted = convolve(functional.interpolate(x, scale_factor=scale), weight, bias, padding=1)
    found = EnlargingConvolution(weight, bias, factor)(x)
    assert found == pytest.approx(wanted, abs=3e-5)


def test_a_convolution_with_a_stride_makes_one_pixel_of_each_square():
    layer = Convolution(torch.full((1, 1, 2, 2), 0.25), torch.zeros(1), stride=2, padding=(0, 0))
    x = torch.arange(16.0).view(1, 1, 4, 4)
    assert layer(x) == pytest.approx(functional.avg_pool2d(x, 2))


def test_a_depthwise_convolution_keeps_channels_apart():
    layer = Convolution(torch.ones(3, 1, 3, 3), groups=3)
    x = torch.zeros(1, 3, 3, 3)
    x[0, 1] = 1
    assert layer(x)[0, :, 1, 1].tolist() == [0, 9, 0]


def test_a_linear_layer():
    weight, bias, x = torch.randn(2, 3), torch.randn(2), torch.randn(4, 3)
    assert Linear(weight, bias)(x) == pytest.approx(x @ weight.T + bias, abs=1e-6)


def test_a_layer_changes_its_number_format_as_a_whole():
    layer = Convolution(torch.ones(2, 1, 3, 3), torch.ones(2)).to(torch.bfloat16)
    assert layer.weight.dtype == torch.bfloat16
    assert layer.bias is not None and layer.bias.dtype == torch.bfloat16
