"""Attention that looks at a few places around a query on every level (arXiv 2010.04159)."""

from __future__ import annotations

from collections.abc import Iterator

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

    def table(self, memory: Tensor, sizes: Sizes, watch: Watch) -> Tensor:
        """What can be seen at every token (S, 256), as `sampled` takes it."""
        table = empty_table(memory, sizes)
        for inner, tokens in zip(insides(table, sizes), levels(memory, sizes), strict=True):
            for part in pieces(len(inner), max(PIECE // inner.shape[1], 1), watch):
                inner[part] = self.value_proj(tokens[part])
        return table

    def forward(self, queries: Tensor, references: Tensor, table: Tensor, sizes: Sizes) -> Tensor:
        """What queries see.

        Args:
            queries: (N, 256), with their places added.
            references: (N, 2), x and y, or (N, 4), x, y, w, h; shares of the picture.
            table: as the method of that name gives it.
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
        out: Tensor = self.output_proj(sampled(table, places, weights, sizes))
        return out


def sampled(table: Tensor, places: Tensor, weights: Tensor, sizes: Sizes) -> Tensor:
    """Weighted sums of what is at some places, between tokens in proportion, 0 outside.

    Rows of a table are looked up and added in one go, which is ten times as quick as to sample
    level by level. The zeros around each level stand for all that is outside.

    Args:
        table: (T, 256), the levels with one row or column of zeros on every side, and as many
            zeros behind them as the last has in two rows; each head has 32 of the numbers.
        places: (N, 8, 4 levels, 4, 2), x and y as shares of the picture.
        weights: (N, 8, 16).
        sizes: of the levels, without the zeros.

    Returns:
        (N, 256).
    """
    column, right = _between(places[..., 0], [width for _, width in sizes])
    row, low = _between(places[..., 1], [height for height, _ in sizes])
    starts, strides = places.new_tensor(_layout(sizes)).view(2, LEVELS, 1)
    heads = torch.arange(HEADS, device=places.device).view(-1, 1, 1)
    # Whole numbers, and exact: there are fewer rows than a float32 can count.
    upper = (torch.addcmul(column + starts, row, strides) * HEADS + heads).to(torch.int32)
    lower = upper + (strides * HEADS).to(torch.int32)
    weights = weights.view_as(low)
    below = weights * low
    rows = table.view(-1, table.shape[-1] // HEADS)
    found = None
    for indices, share in ((upper, weights - below), (lower, below)):
        further = share * right
        # The neighbour to the right is one token, that is one row for each head, further.
        for counts, shown in ((share - further, rows), (further, rows[HEADS:])):
            sums = functional.embedding_bag(
                indices.view(-1, _EACH),
                shown,
                mode="sum",
                per_sample_weights=counts.view(-1, _EACH),
            )
            found = sums if found is None else found.add_(sums)
    assert found is not None
    return found.view(len(places), -1)


def _between(places: Tensor, sides: list[int]) -> tuple[Tensor, Tensor]:
    """The token before a place along one axis, and how far the place is on the way to the next.

    Args:
        places: (N, 8, 4 levels, 4), shares of the picture.
        sides: tokens along the axis, of each level.

    Returns:
        Twice (N, 8, 4, 4): whole numbers from 0, which is the row or column of zeros; and 0..1.
    """
    count = places.new_tensor(sides).view(-1, 1)
    # Unlike a clamp, these also make a place of what isn't a number.
    place = torch.addcmul(places.new_tensor(0.5), places, count)
    place = place.fmax(places.new_tensor(0.0)).fmin(count + 1)
    token = place.floor()
    return token, place - token


def empty_table(like: Tensor, sizes: Sizes) -> Tensor:
    """A table of zeros with room for rows like these at all levels."""
    starts, strides = _layout(sizes)
    rows = starts[-1] + (sizes[-1][0] + 2) * strides[-1] + 2 * strides[-1]
    return like.new_zeros(rows, like.shape[-1])


def insides(table: Tensor, sizes: Sizes) -> Iterator[Tensor]:
    """Views (h, w, 256) of a table without the zeros, level by level."""
    for (height, width), start in zip(sizes, _layout(sizes)[0], strict=True):
        end = start + (height + 2) * (width + 2)
        yield table[start:end].view(height + 2, width + 2, -1)[1:-1, 1:-1]


def levels(tokens: Tensor, sizes: Sizes) -> Iterator[Tensor]:
    """Views (h, w, 256) of tokens (S, 256), level by level."""
    start = 0
    for height, width in sizes:
        yield tokens[start : start + height * width].view(height, width, -1)
        start += height * width


def _layout(sizes: Sizes) -> tuple[list[int], list[int]]:
    """Each level's first row in the table, and the rows from one token to the one below."""
    starts = [0]
    for height, width in sizes[:-1]:
        starts.append(starts[-1] + (height + 2) * (width + 2))
    return starts, [width + 2 for _, width in sizes]
