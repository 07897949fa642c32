"""Attention that looks at a few places around a query on every level (arXiv 2010.04159)."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_desktop.photo.unipose.layers import HEADS, PIECE, WIDTH, Linear
from joyvasa_desktop.photo.unipose.places import Sizes
from joyvasa_desktop.photo.unipose.watch import Watch, pieces

LEVELS = 4
POINTS = 4
_EACH = LEVELS * POINTS


class DeformableAttention(nn.Module):
    """Every head of a query chooses 16 places and how much each counts."""

    def __init__(self) -> None:
        super().__init__()
        self.sampling_offsets = Linear(WIDTH, HEADS * _EACH * 2)
        self.attention_weights = Linear(WIDTH, HEADS * _EACH)
        self.value_proj = Linear(WIDTH, WIDTH)
        self.output_proj = Linear(WIDTH, WIDTH)

    def values(self, memory: Tensor, watch: Watch) -> Tensor:
        """What can be seen at every token: (S, 256) to (S, 256)."""
        out = torch.empty_like(memory)
        for part in pieces(len(memory), PIECE, watch):
            out[part] = self.value_proj(memory[part])
        return out

    def forward(self, queries: Tensor, references: Tensor, values: Tensor, sizes: Sizes) -> Tensor:
        """What queries see.

        Args:
            queries: (N, 256), with their places added.
            references: (N, 2), x and y, or (N, 4), x, y, w, h; shares of the picture.
            values: (S, 256), as `values` gives them.
            sizes: of the levels.

        Returns:
            (N, 256).
        """
        offsets = self.sampling_offsets(queries).view(-1, HEADS, LEVELS, POINTS, 2)
        weights = self.attention_weights(queries).view(-1, HEADS, _EACH).softmax(-1)
        reference = references[:, None, None, None]
        if references.shape[-1] == 2:
            across = [[width, height] for height, width in sizes]
            scale = 1 / offsets.new_tensor(across)[:, None]
        else:
            scale = reference[..., 2:] * (0.5 / POINTS)
        places = torch.addcmul(reference[..., :2], offsets, scale)
        out: Tensor = self.output_proj(sampled(values, places, weights, sizes))
        return out


def sampled(values: Tensor, places: Tensor, weights: Tensor, sizes: Sizes) -> Tensor:
    """Weighted sums of what is at some places, between tokens in proportion, 0 outside.

    A place is between four tokens, so a sum has 64 rows of a table: they are looked up and added
    in one go, which is much quicker than to sample level by level.

    Args:
        values: (S, 256), all levels; each head has 32 of the numbers.
        places: (N, 8, 4 levels, 4, 2), x and y as shares of the picture.
        weights: (N, 8, 16).
        sizes: of the levels.

    Returns:
        (N, 256).
    """
    table = values.view(-1, values.shape[-1] // HEADS)
    columns, right = _between(places[..., 0], [width for _, width in sizes])
    rows, low = _between(places[..., 1], [height for height, _ in sizes])
    starts, widths = _layout(sizes, places.device)
    tokens = (starts + rows * widths)[..., :, None] + columns[..., None, :]
    heads = torch.arange(HEADS, dtype=torch.int32, device=places.device).view(-1, 1, 1, 1, 1)
    share = weights.view(-1, HEADS, LEVELS, POINTS, 1) * low
    found = functional.embedding_bag(
        (tokens * HEADS + heads).view(-1, 4 * _EACH),
        table,
        mode="sum",
        per_sample_weights=(share[..., :, None] * right[..., None, :]).view(-1, 4 * _EACH),
    )
    return found.view(len(places), -1)


def _between(places: Tensor, sides: list[int]) -> tuple[Tensor, Tensor]:
    """The two tokens on both sides of a place along one axis, and what each counts.

    Args:
        places: (N, 8, 4 levels, 4), shares of the picture.
        sides: tokens along the axis, of each level.

    Returns:
        int32 and float32 (N, 8, 4, 4, 2); a token outside counts 0.
    """
    count = places.new_tensor(sides).view(-1, 1)
    place = places * count - 0.5
    before = place.floor()
    after = place - before
    both = torch.stack([before, before + 1], -1)
    last = count[..., None] - 1
    inside = (both >= 0) & (both <= last)
    counts = torch.stack([1 - after, after], -1) * inside
    return both.clamp(min=0).minimum(last).to(torch.int32), counts


def _layout(sizes: Sizes, device: torch.device) -> tuple[Tensor, Tensor]:
    """Each level's first token and width, int32 (4, 1, 1)."""
    starts = [0]
    for height, width in sizes[:-1]:
        starts.append(starts[-1] + height * width)
    widths = [width for _, width in sizes]
    both = torch.tensor([starts, widths], dtype=torch.int32, device=device)
    first, second = both.view(2, LEVELS, 1, 1)
    return first, second
