"""The generator's savings against the plain formulas."""

from __future__ import annotations

import pytest
import torch
from parity import plain_networks as plain
from torch.nn import functional

from joyvasa_desktop.render.networks.generator import Generator, _Block


def test_the_picture_is_that_of_the_plain_formula(invented):
    network = Generator(invented)
    features = torch.randn(1, 256, 4, 6)
    before = features.clone()
    picture = network(features)
    assert picture.shape == (1, 3, 32, 48)
    assert picture == pytest.approx(plain.generator(invented.made, features), abs=1e-4)
    assert torch.equal(features, before)


@pytest.mark.parametrize(("outputs", "scale"), [(6, 1), (4, 2), (4, 4)])
def test_a_block_is_that_of_the_plain_formula(outputs, scale, invented):
    block = _Block(invented.at("up"), 6, outputs, scale)
    features = torch.randn(2, 256, 4, 5)
    small = 4 * scale // (1 if scale == 1 else 2), 5 * scale // (1 if scale == 1 else 2)
    x = torch.randn(2, 6, *small)
    before = x.clone()
    large = x if scale == 1 else functional.interpolate(x, scale_factor=2)
    wanted = plain.spade_block(invented.made, "up", large, features)
    found = block(x.contiguous(memory_format=torch.channels_last), features)
    assert found == pytest.approx(wanted, abs=5e-5)
    assert torch.equal(x, before)


def test_half_as_many_digits_give_nearly_the_same_picture(invented):
    features = torch.randn(1, 256, 8, 8)
    picture = Generator(invented)(features)
    short = Generator(invented).to(torch.bfloat16)(features.bfloat16()).float()
    assert 10 * torch.log10(1 / (picture - short).square().mean()) > 40
