"""A graphics card without numbers: it only minds where tensors lie, and in which format."""

from __future__ import annotations

from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

CARD = torch.device("meta")
"""Computes shapes alone, which is quick at any size."""

_PROCESSOR = torch.device("cpu")

_PICKY = ("convolution", "mm", "bmm", "addmm", "baddbmm", "grid_sampler", "layer_norm", "attention")
"""Steps that a card refuses if their tensors differ in format."""


class StrictCard(TorchDispatchMode):
    """Refuses what a graphics card refuses, and a processor alone never notices.

    Tensors of the card and of the processor never meet in one step, except where they are copied.
    Every question for a number on the card is answered by 1, and so is what is copied from there.
    """

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        with self:
            # Some steps consist of others, and arrive whole where nothing is trained.
            made = func.decompose(*args, **kwargs)
        if made is not NotImplemented:
            return made
        tensors = [each for each in tree_leaves((args, kwargs)) if torch.is_tensor(each)]
        name = func.overloadpacket.__name__
        if name in ("_local_scalar_dense", "equal") and tensors[0].device == CARD:
            _check(name, tensors)
            return True
        if name == "_to_copy" and kwargs.get("device") == _PROCESSOR:
            return torch.ones_like(tensors[0], **kwargs)
        if name not in ("_to_copy", "copy_"):
            _check(name, tensors)
        return func(*args, **kwargs)


def _check(name: str, tensors: list[torch.Tensor]) -> None:
    # A single number may come from anywhere.
    places = {each.device for each in tensors if each.ndim}
    assert len(places) <= 1, f"{name} of tensors on {places}"
    formats = {each.dtype for each in tensors if each.is_floating_point()}
    assert len(formats) <= 1 or not any(word in name for word in _PICKY), f"{name} of {formats}"
