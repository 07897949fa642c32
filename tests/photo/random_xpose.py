"""X-Pose's network and its parts with random weights, and files of them as they are published."""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import Tensor, nn

from joyvasa_desktop.photo.unipose.deformable import empty_table, insides, levels
from joyvasa_desktop.photo.unipose.network import UniPose
from joyvasa_desktop.photo.unipose.places import Sizes

# The machine's other cores belong to the other tests.
torch.set_num_threads(1)

Part = TypeVar("Part", bound=nn.Module)


def filled(part: Part, seed: int = 0) -> Part:
    """Random numbers that keep the size of what goes through."""
    source = torch.Generator().manual_seed(seed)
    for name, values in part.named_parameters():
        values.requires_grad_(False).normal_(generator=source)
        if values.ndim == 1:
            values *= 0.1
        elif "table" not in name:
            values /= values[0].numel() ** 0.5
    for module in part.modules():
        if isinstance(module, (nn.LayerNorm, nn.GroupNorm)):
            module.weight += 1
    return part


def normal(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def table_of(values: Tensor, sizes: Sizes) -> Tensor:
    """Tokens (S, 256) as deformable attention looks them up."""
    table = empty_table(values, sizes)
    for inner, tokens in zip(insides(table, sizes), levels(values, sizes), strict=True):
        inner.copy_(tokens)
    return table


def weights(part: nn.Module, prefix: str = "") -> dict[str, Tensor]:
    """What the plain form takes."""
    return {f"{prefix}{name}": values for name, values in part.state_dict().items()}


def tensors(seed: int = 0) -> dict[str, Tensor]:
    """Those of the published file, in half precision so that it is small."""
    return {name: values.half() for name, values in filled(UniPose(), seed).state_dict().items()}


def write(path: Path, content: dict[str, Tensor], **others: Any) -> Path:
    """A checkpoint as published: the weights beside the choices of the training."""
    torch.save({"model": content, "args": argparse.Namespace(num_queries=900), **others}, path)
    return path


def write_tables(folder: Path) -> Path:
    """The descriptions of both sets of points."""
    for points in (9, 68):
        face, each = normal(1, 512).half(), normal(points, 512, seed=points).half()
        write_table(folder / f"clip_embedding_{points}.pkl", (0.4 * face, 0.4 * each))
    return folder


def write_table(path: Path, content: object) -> Path:
    """A pickle of tensors that claim to lie on a graphics card, as the published ones do."""
    keep = torch.serialization.location_tag
    torch.serialization.location_tag = lambda storage: "cuda:0"
    try:
        path.write_bytes(pickle.dumps(content, protocol=4))
    finally:
        torch.serialization.location_tag = keep
    return path
