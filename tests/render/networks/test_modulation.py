"""Modulated norms, in one piece and in many, against the plain formula."""

from __future__ import annotations

import pytest
import torch
from parity import plain_networks as plain
from torch.nn import functional

from joyvasa_desktop.render.networks.modulation import (
    MiddleTwice,
    Modulation,
    instance_norm,
    normed_by_moments,
)


@pytest.mark.parametrize(("scale", "enlarged"), [(1, 1), (2, 1), (2, 2), (4, 1), (4, 2)])
def test_a_modulated_norm_is_that_of_the_plain_formula(scale, enlarged, invented):
    modulation = Modulation(invented.at("norm"), 6, scale)
    features = torch.randn(2, 256, 3, 5)
    x = torch.randn(2, 6, 3 * scale // enlarged, 5 * scale // enlarged)
    large = functional.interpolate(x, scale_factor=enlarged)
    wanted = plain.spade(invented.made, "norm", large, features)
    found = modulation(instance_norm(x), features)
    assert found.is_contiguous(memory_format=torch.channels_last)
    assert found == pytest.approx(wanted, abs=2e-5)


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_it_is_compiled_in_one_piece_and_computes_the_same(scale, invented):
    modulation = Modulation(invented.at("norm"), 6, scale)
    given = torch.randn(2, 6, 3 * scale, 5 * scale), torch.randn(2, 256, 3, 5)
    compiled = torch.compile(modulation, backend="eager", fullgraph=True)
    assert torch.equal(compiled(*given), modulation(*given))
    torch.compiler.reset()


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_mixture_of_beta_is_made_beforehand(scale, invented):
    mixture = torch.randn(3, 6)
    modulation = Modulation(invented.at("norm"), 6, scale, mixture)
    features = torch.randn(1, 256, 2, 3)
    x = torch.randn(1, 6, 2 * scale, 3 * scale)
    normed = instance_norm(x)
    found = torch.zeros(1, 3, 2 * scale, 3 * scale)
    for part in modulation.parts(features):
        scaled = torch.einsum("oc,bchw->bohw", mixture, part.of(normed, found) * part.gamma)
        part.of(found, found).add_(scaled).add_(part.beta)
    whole = plain.spade(invented.made, "norm", x, features)
    assert found == pytest.approx(torch.einsum("oc,bchw->bohw", mixture, whole), abs=5e-5)


@pytest.mark.parametrize("size", [(1, 1), (2, 3)])
def test_a_middle_that_counts_twice(size):
    weight, bias = torch.randn(4, 2, 3, 3), torch.randn(4)
    stored = torch.randn(1, 2, 3 * size[0], 3 * size[1])
    rows, columns = (
        [3 * cell + place for cell in range(count) for place in (0, 1, 1, 2)] for count in size
    )
    meant = stored[:, :, rows][:, :, :, columns]
    wanted = functional.conv2d(meant, weight, bias, padding=1)
    pieces = list(MiddleTwice(weight, bias)(stored))
    assert len(pieces) == 16
    for row, column, pixels in pieces:
        assert pixels == pytest.approx(wanted[:, :, row::4, column::4], abs=1e-5)


@pytest.mark.parametrize("norm", [instance_norm, normed_by_moments])
def test_an_instance_norm(norm):
    x = 3 + torch.randn(2, 5, 7, 4).contiguous(memory_format=torch.channels_last)
    assert norm(x) == pytest.approx(functional.instance_norm(x), abs=1e-5)
    assert norm(x).is_contiguous(memory_format=torch.channels_last)


@pytest.mark.parametrize("norm", [instance_norm, normed_by_moments])
def test_a_flat_channel_stays_finite(norm):
    assert norm(torch.full((1, 2, 4, 4), 7.0)).abs().max() < 1e-3


@pytest.mark.parametrize("norm", [instance_norm, normed_by_moments])
@pytest.mark.parametrize("size", [1.0, 3000.0])
def test_half_precision_has_room_for_large_numbers(norm, size):
    x = (size * (3 + torch.randn(2, 5, 16, 16))).half()
    assert norm(x).dtype == torch.float16
    assert norm(x).float() == pytest.approx(functional.instance_norm(x.float()), abs=0.01)
