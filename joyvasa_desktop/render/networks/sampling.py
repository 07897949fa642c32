"""The grid of a feature volume, and reading a volume at places between its voxels.

Grids name places by x to the right, y down and z in depth, -1 and 1 being the centres of the
first and the last voxel. Reading takes -1 and 1 for the outer edges of these voxels and finds 0
outside: the quirk under which the checkpoints were trained. The undeformed volume comes out
stretched by n / (n - 1), and darker at its borders.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional


def axis(count: int, device: torch.device) -> Tensor:
    """The centres of `count` voxels, from -1 to 1."""
    return torch.arange(count, dtype=torch.float32, device=device) / (count - 1) * 2 - 1


def identity_grid(size: Sequence[int], device: torch.device) -> Tensor:
    """Where each voxel is: (D, H, W, 3), last axis x, y, z.

    Args:
        size: depth, height, width.
    """
    axes = (axis(count, device) for count in size)
    z, y, x = torch.meshgrid(*axes, indexing="ij")
    return torch.stack([x, y, z], 3)


def sampled(volume: Tensor, grid: Tensor) -> Tensor:
    """A volume (B, C, D, H, W) read at (B, d, h, w, 3) linearly: (B, C, d, h, w), all float32."""
    return functional.grid_sample(
        volume.float(), grid, mode="bilinear", padding_mode="zeros", align_corners=False
    )


def shifted(volume: Tensor, shifts: Tensor) -> Tensor:
    """A volume read at the identity grid moved as a whole, once for every shift.

    A shift is the same for all voxels, so linear reading falls apart into three small products
    with matrices of hats, one for each axis.

    Args:
        volume: (B, C, D, H, W), float32; or a single one for all B.
        shifts: (B, K, 3) in the grid's units, x, y, z.

    Returns:
        (B, K, C, D, H, W), what `sampled` gives for the grid plus each shift.
    """
    along_x, along_y, along_z = (
        _hats(shifts[:, :, number], count)
        for number, count in enumerate(reversed(volume.shape[2:]))
    )
    batch, kinds = shifts.shape[:2]
    channels, depth, height, width = volume.shape[1:]
    rows = volume.reshape(len(volume), 1, -1, width) @ along_x.transpose(2, 3)
    columns = along_y[:, :, None] @ rows.view(batch, kinds, -1, height, width)
    slices = columns.view(batch, kinds, channels, depth, -1)
    return (along_z[:, :, None] @ slices).view(batch, kinds, channels, depth, height, width)


def _hats(shifts: Tensor, count: int) -> Tensor:
    """How much each of `count` voxels of one axis counts for each place, (B, K, places, voxels)."""
    numbers = torch.arange(count, dtype=torch.float32, device=shifts.device)
    places = (axis(count, shifts.device) + shifts[:, :, None] + 1) * count / 2 - 0.5
    return (1 - (places[..., None] - numbers).abs()).clamp(min=0)


def gaussians(points: Tensor, size: Sequence[int]) -> Tensor:
    """A blob of variance 0.01 around each point: (B, K, D, H, W).

    Args:
        points: (B, K, 3), x, y, z in the grid's units.
        size: depth, height, width of the volume.
    """
    x, y, z = (
        torch.exp(-50 * (axis(count, points.device) - points[:, :, number, None]) ** 2)
        for number, count in enumerate(reversed(size))
    )
    return z[:, :, :, None, None] * (y[:, :, :, None] * x[:, :, None, :])[:, :, None]
