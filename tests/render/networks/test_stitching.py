"""Stitching and retargeting against the plain formula."""

from __future__ import annotations

import pytest
import torch
from parity import plain_networks as plain

from joyvasa_desktop.render.networks.stitching import Corrections


@pytest.fixture
def parts(invented):
    return invented.at("shoulder"), invented.at("mouth"), invented.at("eye")


def test_stitching_moves_points_and_then_all_of_them(parts, invented):
    network = Corrections(*parts)
    source, driving = torch.randn(2, 3, 21, 3)
    numbers = plain.perceptron(
        plain.below(invented.made, "shoulder"),
        torch.cat([source.flatten(1), driving.flatten(1)], 1),
    )
    wanted = driving + numbers[:, :63].reshape(3, 21, 3)
    wanted[..., :2] += numbers[:, None, 63:]
    assert network.stitch(source, driving) == pytest.approx(wanted, abs=1e-5)


@pytest.mark.parametrize(("part", "ratios"), [("mouth", 2), ("eye", 3)])
def test_retargeting_gives_differences(part, ratios, parts, invented):
    network = Corrections(*parts)
    source, ratio = torch.randn(2, 21, 3), torch.rand(2, ratios)
    whole = torch.cat([source.flatten(1), ratio], 1)
    wanted = plain.perceptron(plain.below(invented.made, part), whole).reshape(2, 21, 3)
    found = (network.lips if part == "mouth" else network.eyes)(source, ratio)
    assert found == pytest.approx(wanted, abs=1e-5)
