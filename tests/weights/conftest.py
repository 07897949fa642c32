"""Small checkpoints in every format that published files come in."""

from __future__ import annotations

import pytest
import torch
from weights_files import SAVERS, Save


@pytest.fixture(params=SAVERS)
def save(request: pytest.FixtureRequest) -> Save:
    """Stores a dict of tensors in one of the formats."""
    return SAVERS[request.param]


@pytest.fixture(params=["zip", "legacy"])
def save_anything(request: pytest.FixtureRequest) -> Save:
    """Stores anything in one of PyTorch's own formats."""
    return SAVERS[request.param]


@pytest.fixture
def weights() -> dict[str, torch.Tensor]:
    """A small network's tensors, of every kind."""
    made = torch.Generator().manual_seed(7)
    return {
        "conv.weight": torch.randn(4, 3, 3, 3, generator=made),
        "conv.bias": torch.randn(4, generator=made),
        "half": torch.randn(5, generator=made).half(),
        "brain": torch.randn(5, generator=made).bfloat16(),
        "double": torch.randn(2, 2, generator=made).double(),
        "steps": torch.tensor(12),
        "small": torch.tensor([-3, 4], dtype=torch.int8),
        "mask": torch.tensor([[True, False], [False, True]]),
        "nothing": torch.zeros(0, 3),
    }
