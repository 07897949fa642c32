"""The hourglass inside the warping module: five halvings of height and width, and back."""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_desktop.render.networks.layers import (
    Convolution,
    EnlargingConvolution,
    taken_with_norm,
)
from joyvasa_desktop.render.networks.tensors import Tensors

INPUTS = 110
OUTPUTS = 142
_DOWN = (INPUTS, 64, 128, 256, 512, 1024)
_UP = ((1024, 512), (1024, 256), (512, 128), (256, 64), (128, 32))


class Hourglass(nn.Module):
    """(B, 110, 16, H, W) to (B, 142, 16, H, W); H and W divide by 32, depth keeps its size."""

    def __init__(self, weights: Tensors) -> None:
        super().__init__()
        down, up = weights.at("encoder.down_blocks"), weights.at("decoder.up_blocks")
        self.down = nn.ModuleList(
            Convolution(*taken_with_norm(down.at(str(n)), *sizes, 3, 3, 3))
            for n, sizes in enumerate(pairwise(_DOWN))
        )
        self.up = nn.ModuleList(_up(up.at(str(n)), *sizes) for n, sizes in enumerate(_UP))
        last = taken_with_norm(weights.at("decoder"), OUTPUTS, OUTPUTS, 3, 3, 3)
        self.last = Convolution(*last)

    def forward(self, x: Tensor) -> Tensor:
        """Looks at the whole from afar and at every detail, too."""
        levels = [x]
        for down in self.down:
            levels.append(_halved(functional.relu_(down(levels[-1]))))
        x = levels.pop()
        for up in self.up:
            x = torch.cat([functional.relu_(up(x)), levels.pop()], 1)
        return functional.relu_(self.last(x))


def _up(weights: Tensors, inputs: int, outputs: int) -> nn.Module:
    """Enlarges height and width twice by repetition, then convolves."""
    weight, bias = taken_with_norm(weights, inputs, outputs, 3, 3, 3)
    # With few pixels, reading the weights takes longest, and an enlarging kernel has more of them.
    if inputs == _DOWN[-1]:
        return nn.Sequential(nn.Upsample(scale_factor=(1, 2, 2)), Convolution(weight, bias))
    return EnlargingConvolution(weight, bias, 2)


def _halved(x: Tensor) -> Tensor:
    """The mean of every four neighbours of a slice."""
    batch, channels, depth, height, width = x.shape
    # Slices side by side: pooling of pictures knows every number format, that of volumes doesn't.
    pooled = functional.avg_pool2d(x.transpose(1, 2).flatten(0, 1), 2)
    return pooled.view(batch, depth, channels, height // 2, width // 2).transpose(1, 2)
