"""The hourglass against the plain formula."""

from __future__ import annotations

import pytest
import torch
from parity import plain_networks as plain

from joyvasa_desktop.render.networks.hourglass import Hourglass


def test_the_result_is_that_of_the_plain_formula(invented):
    network = Hourglass(invented)
    x = torch.randn(1, 110, 2, 32, 32)
    before = x.clone()
    assert network(x) == pytest.approx(plain.hourglass(invented.made, x), abs=1e-4)
    assert torch.equal(x, before)
