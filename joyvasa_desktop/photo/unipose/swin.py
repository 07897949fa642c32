"""Swin-T (arXiv 2103.14030): a picture becomes features at three scales."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_desktop.photo.unipose.layers import PIECE, Convolution, Linear
from joyvasa_desktop.photo.unipose.watch import Watch, pieces

WIDTHS = (96, 192, 384, 768)
_DEPTHS = (2, 2, 6, 2)
_HEAD = 32
_PATCH = 4
_WINDOW = 7
_SHIFT = 3
_TOKENS = _WINDOW**2
_APART = -100.0
"""Added to the attention between neighbours in a window that aren't neighbours in the picture."""


class Swin(nn.Module):
    """Patches of four pixels, then four stages that each halve the size of the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.patch_embed = _Patches()
        self.layers = nn.ModuleList(
            _Stage(width, depth, width != WIDTHS[-1])
            for width, depth in zip(WIDTHS, _DEPTHS, strict=True)
        )
        self.norm1 = nn.LayerNorm(WIDTHS[1])
        self.norm2 = nn.LayerNorm(WIDTHS[2])
        self.norm3 = nn.LayerNorm(WIDTHS[3])

    def forward(self, picture: Tensor, watch: Watch) -> list[Tensor]:
        """Features of a picture.

        Args:
            picture: (1, 3, H, W), normalised.
            watch: sees "patches", "stage0" to "stage3", "feat0" to "feat2".

        Returns:
            Three times (1, C, h, w), of 1/8, 1/16 and 1/32 of the size.
        """
        watch.tick()
        x = self.patch_embed(picture)
        watch.seen("patches", x.permute(2, 0, 1)[None])
        found = []
        norms = (self.norm1, self.norm2, self.norm3)
        for number, stage in enumerate(self.layers):
            smaller = stage(x, watch)
            watch.seen(f"stage{number}", x[None])
            if number:
                found.append(norms[number - 1](x).permute(2, 0, 1)[None])
                watch.seen(f"feat{number - 1}", found[-1])
            x = smaller
        return found


class _Patches(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.proj = Convolution(3, WIDTHS[0], _PATCH, _PATCH)
        self.norm = nn.LayerNorm(WIDTHS[0])

    def forward(self, picture: Tensor) -> Tensor:
        """(1, 3, H, W) to (h, w, 96)."""
        height, width = picture.shape[2:]
        padded = functional.pad(picture, (0, -width % _PATCH, 0, -height % _PATCH))
        patches = self.proj(padded)[0].permute(1, 2, 0)
        found: Tensor = self.norm(patches)
        return found


class _Stage(nn.Module):
    def __init__(self, width: int, depth: int, merges: bool) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(_Block(width) for _ in range(depth))
        self.downsample = _Merging(width) if merges else None

    def forward(self, x: Tensor, watch: Watch) -> Tensor:
        """Changes (h, w, C) in its place, and makes (h/2, w/2, 2C) of it, but in the last stage."""
        for number, block in enumerate(self.blocks):
            block(x, _SHIFT if number % 2 else 0, watch)
        found: Tensor = x if self.downsample is None else self.downsample(x)
        return found


class _Merging(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(4 * width)
        self.reduction = Linear(4 * width, 2 * width, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Four neighbours become one."""
        x = functional.pad(x, (0, 0, 0, x.shape[1] % 2, 0, x.shape[0] % 2))
        quarters = [x[row::2, column::2] for column in (0, 1) for row in (0, 1)]
        found: Tensor = self.reduction(self.norm(torch.cat(quarters, -1)))
        return found


class _Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(width)
        self.attn = _WindowAttention(width)
        self.norm2 = nn.LayerNorm(width)
        self.mlp = _FeedForward(width)

    def forward(self, x: Tensor, shift: int, watch: Watch) -> None:
        """Changes (h, w, C) in its place."""
        height, width = x.shape[:2]
        padded = functional.pad(self.norm1(x), (0, 0, 0, -width % _WINDOW, 0, -height % _WINDOW))
        rolled = padded.roll((-shift, -shift), (0, 1))
        windows = _cut(rolled)
        self.attn(windows, _apart(rolled) if shift else None, watch)
        seen = _joined(windows, rolled).roll((shift, shift), (0, 1))
        x += seen[:height, :width]
        rows = x.view(-1, x.shape[-1])
        for part in pieces(len(rows), PIECE, watch):
            rows[part] += self.mlp(self.norm2(rows[part]))


class _FeedForward(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.fc1 = Linear(width, 4 * width)
        self.fc2 = Linear(4 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        found: Tensor = self.fc2(functional.gelu(self.fc1(x)))
        return found


class _WindowAttention(nn.Module):
    """Attention inside windows, with a learned liking for every direction and distance."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._heads = width // _HEAD
        self.relative_position_bias_table = nn.Parameter(
            torch.empty((2 * _WINDOW - 1) ** 2, self._heads)
        )
        self.qkv = Linear(width, 3 * width)
        self.proj = Linear(width, width)

    def forward(self, windows: Tensor, apart: Tensor | None, watch: Watch) -> None:
        """Changes windows (n, 49, C) in their place.

        Args:
            apart: (n, 1, 49, 49), added to the attention; None is nothing.
        """
        table = self.relative_position_bias_table[_directions(windows.device)]
        liking = table.view(_TOKENS, _TOKENS, -1).permute(2, 0, 1).contiguous()
        for part in pieces(len(windows), PIECE // _TOKENS, watch):
            both = liking if apart is None else liking + apart[part]
            split = self.qkv(windows[part]).view(-1, _TOKENS, 3, self._heads, _HEAD)
            query, key, value = split.permute(2, 0, 3, 1, 4)
            seen = functional.scaled_dot_product_attention(query, key, value, both)
            windows[part] = self.proj(seen.transpose(1, 2).flatten(2))


def _cut(x: Tensor) -> Tensor:
    """A map (h, w, C) as windows (n, 49, C)."""
    height, width, channels = x.shape
    grid = x.view(height // _WINDOW, _WINDOW, width // _WINDOW, _WINDOW, channels)
    return grid.transpose(1, 2).reshape(-1, _TOKENS, channels)


def _joined(windows: Tensor, like: Tensor) -> Tensor:
    """Windows (n, 49, C) as a map of the size of another."""
    rows = len(like) // _WINDOW
    grid = windows.view(rows, -1, _WINDOW, _WINDOW, windows.shape[-1])
    return grid.transpose(1, 2).reshape(like.shape)


def _directions(device: torch.device) -> Tensor:
    """Which row of the table belongs to each pair of tokens of a window, (49 · 49,)."""
    side = torch.arange(_WINDOW, device=device)
    y, x = (each.flatten() for each in torch.meshgrid(side, side, indexing="ij"))
    down = y[:, None] - y + _WINDOW - 1
    across = x[:, None] - x + _WINDOW - 1
    return (down * (2 * _WINDOW - 1) + across).flatten()


def _apart(rolled: Tensor) -> Tensor:
    """Keeps apart what only the roll brought together in a window, (n, 1, 49, 49)."""
    rows, columns = (_regions(side, rolled.device) for side in rolled.shape[:2])
    regions = _cut((3 * rows[:, None] + columns)[..., None])
    differ = regions != regions.transpose(1, 2)
    return (differ * _APART)[:, None]


def _regions(side: int, device: torch.device) -> Tensor:
    """0, then 1 in the last window, then 2 for what was rolled from the other end."""
    place = torch.arange(side, device=device)
    return (place >= side - _WINDOW).int() + (place >= side - _SHIFT).int()
