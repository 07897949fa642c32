"""The motion extractor against the plain formula."""

from __future__ import annotations

import pytest
import torch
from parity import plain_networks as plain

from joyvasa_desktop.render.networks.motion import HEADS, MotionExtractor


def test_the_numbers_are_those_of_the_plain_formula(invented):
    network = MotionExtractor(invented)
    photos = torch.rand(2, 3, 64, 64)
    wanted = plain.motion(invented.made, photos)
    found = network(photos)
    assert {name: value.shape for name, value in found.items()} == {
        name: (2, count) for name, count in HEADS.items()
    }
    for name, value in found.items():
        assert value == pytest.approx(wanted[name], abs=1e-4), name


def test_numbers_are_float32_whatever_the_network_works_in(invented):
    network = MotionExtractor(invented).to(torch.bfloat16)
    numbers = network(torch.rand(1, 3, 32, 32, dtype=torch.bfloat16))
    assert {value.dtype for value in numbers.values()} == {torch.float32}
