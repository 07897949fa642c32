"""The published tables that describe points, made with CLIP (arXiv 2103.00020)."""

from __future__ import annotations

from pathlib import Path

import torch

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.photo.unipose.network import TEXT_WIDTH, Prompts
from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.damage import CHOOSE_ANOTHER
from joyvasa_desktop.weights.fitting import Wanted, fitting
from joyvasa_desktop.weights.modules import as_tensor
from joyvasa_desktop.weights.stored import Stored

_ROLE = "table of animal keypoints"


def file_name(points: int) -> str:
    """What the table for so many points is called."""
    return f"clip_embedding_{points}.pkl"


def load_prompts(folder: Path, points: int, device: torch.device) -> Prompts:
    """Reads the table for so many points, 9 or 68; it was saved on a graphics card.

    Raises:
        UnreadableFile: if it is missing, damaged, or another file.
    """
    path = folder / file_name(points)
    with opened(path) as file:
        content = file.content
        both = content if isinstance(content, (tuple, list)) else ()
        if len(both) != 2 or not all(isinstance(part, Stored) for part in both):
            raise UnreadableFile(
                f"{path.name} isn't a table of animal keypoints: it holds something else.",
                CHOOSE_ANOTHER,
            )
        found = dict(zip(("the description of a face", "that of its points"), both, strict=True))
        shapes = ((1, TEXT_WIDTH), (points, TEXT_WIDTH))
        wanted = {name: Wanted(shape) for name, shape in zip(found, shapes, strict=True)}
        fitting(found, wanted, file=path.name, role=_ROLE)
        face, each = (
            as_tensor(name, part, path.name).to(device, torch.float32)
            for name, part in found.items()
        )
    return Prompts(face, each)
