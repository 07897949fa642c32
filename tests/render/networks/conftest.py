"""Networks with invented weights: as many as a network asks for, and known by name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
from torch import Tensor

from joyvasa_desktop.render.networks.tensors import Tensors


class Invented(Tensors):
    """Invents every tensor that a network takes, and keeps it for the plain formula.

    Attributes:
        made: name to tensor, as a checkpoint would hold them.
    """

    def __init__(self, made: dict[str, Tensor] | None = None, prefix: str = "") -> None:
        super().__init__({}, "invented.pth", "invention")
        self.made = {} if made is None else made
        self.prefix = prefix

    def at(self, name: str) -> Invented:
        return Invented(self.made, f"{self.prefix}{name}.")

    def take(self, name: str, *shape: int) -> Tensor:
        tensor = torch.randn(shape, generator=torch.Generator().manual_seed(len(self.made)))
        if len(shape) > 1:
            tensor /= tensor[0].numel() ** 0.5
        if name in ("weight", "running_var") and len(shape) == 1:
            tensor = 1 + tensor.abs() / 5
        return self.made.setdefault(self.prefix + name, tensor)

    def finish(self) -> None:
        """Nothing can be left over."""


@pytest.fixture
def invented() -> Invented:
    return Invented()


@pytest.fixture(autouse=True)
def plain_torch() -> Iterator[None]:
    """One thread, the same random numbers for every test, and nothing kept for training."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    with torch.inference_mode():
        yield
    torch.set_num_threads(before)
