"""Where tokens and queries are, in the numbers that the network knows places by."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor

Sizes = Sequence[tuple[int, int]]
"""Height and width of each level in tokens, the finest first."""

_HALF = 128  # numbers for each coordinate
_SMALLEST = 1e-3
_EDGE = 0.01
_FIRST_SIDE = 0.05
_PICTURE_TEMPERATURE, _QUERY_TEMPERATURE = 20, 10_000


def inverse_sigmoid(x: Tensor) -> Tensor:
    """The logit of a share 0..1, at most about 6.9 either way, as the published weights expect."""
    x = x.clamp(0, 1)
    return (x.clamp(min=_SMALLEST) / (1 - x).clamp(min=_SMALLEST)).log()


def level_code(height: int, width: int, device: torch.device | None = None) -> Tensor:
    """Sines of every place on a level, (height · width, 256): first of the row, then the column."""
    rows = torch.arange(1, height + 1, device=device) / (height + 1e-6)
    columns = torch.arange(1, width + 1, device=device) / (width + 1e-6)
    down = _sines(rows, _PICTURE_TEMPERATURE)[:, None].expand(-1, width, -1)
    across = _sines(columns, _PICTURE_TEMPERATURE)[None].expand(height, -1, -1)
    return torch.cat([down, across], -1).flatten(0, 1)


def box_code(boxes: Tensor) -> Tensor:
    """Sines of boxes (..., 4), x, y, w, h, as (..., 512), in the order y, x, w, h."""
    return _sines(boxes[..., [1, 0, 2, 3]], _QUERY_TEMPERATURE).flatten(-2)


def _sines(shares: Tensor, temperature: float) -> Tensor:
    """Shares of the picture (...,) as (..., 128): sines at even places, cosines at odd ones."""
    rate = temperature ** (2 * torch.arange(_HALF // 2, device=shares.device) / _HALF)
    angles = shares[..., None] * (2 * math.pi) / rate
    return torch.stack([angles.sin(), angles.cos()], -1).flatten(-2)


def centres(sizes: Sizes, device: torch.device | None = None) -> Tensor:
    """The middle of every token, x and y as shares of the picture, (S, 2)."""
    levels = []
    for height, width in sizes:
        y = (torch.arange(height, device=device) + 0.5) / height
        x = (torch.arange(width, device=device) + 0.5) / width
        grid = torch.stack([x[None].expand(height, -1), y[:, None].expand(-1, width)], -1)
        levels.append(grid.flatten(0, 1))
    return torch.cat(levels)


def proposals(sizes: Sizes, device: torch.device | None = None) -> tuple[Tensor, Tensor]:
    """A first box around every token.

    Returns:
        Logits of x, y, w, h, (S, 4), infinite for tokens at the edge; and bool (S,), which
        tokens aren't there.
    """
    sides = torch.cat(
        [
            torch.full((height * width, 2), _FIRST_SIDE * 2.0**level, device=device)
            for level, (height, width) in enumerate(sizes)
        ]
    )
    boxes = torch.cat([centres(sizes, device), sides], -1)
    inside = ((boxes > _EDGE) & (boxes < 1 - _EDGE)).all(-1)
    logits = (boxes / (1 - boxes)).log()
    return logits.masked_fill(~inside[:, None], math.inf), inside
