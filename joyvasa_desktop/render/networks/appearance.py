"""The appearance extractor F: a photo becomes a volume of features (arXiv 2407.03168, 3.1)."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_desktop.render.networks.layers import (
    Convolution,
    batch_norm,
    folded,
    taken,
    taken_with_norm,
)
from joyvasa_desktop.render.networks.tensors import Tensors

CHANNELS = 32
DEPTH = 16
_BLOCKS = 6


class AppearanceExtractor(nn.Module):
    """Photo (B, 3, 256, 256), RGB 0..1, to features (B, 32, 16, 64, 64).

    Other sizes whose sides divide by 4 give features of a quarter of their sides.
    """

    def __init__(self, weights: Tensors) -> None:
        super().__init__()
        down = weights.at("down_blocks")
        self.first = Convolution(*taken_with_norm(weights.at("first"), 3, 64, 3, 3))
        self.down0 = Convolution(*taken_with_norm(down.at("0"), 64, 128, 3, 3))
        self.down1 = Convolution(*taken_with_norm(down.at("1"), 128, 256, 3, 3))
        self.second = Convolution(*taken(weights.at("second"), 256, CHANNELS * DEPTH, 1, 1))
        blocks = weights.at("resblocks_3d")
        self.blocks = nn.Sequential(*[_Residual(blocks.at(f"3dr{n}")) for n in range(_BLOCKS)])
        weights.finish()

    def forward(self, image: Tensor) -> Tensor:
        """Extracts the features."""
        x = functional.relu(self.first(image.contiguous(memory_format=torch.channels_last)))
        x = functional.avg_pool2d(functional.relu(self.down0(x)), 2)
        x = functional.avg_pool2d(functional.relu(self.down1(x)), 2)
        volume: Tensor = self.second(x).unflatten(1, (CHANNELS, DEPTH))
        volume = volume.contiguous(memory_format=torch.channels_last_3d)
        features: Tensor = self.blocks(volume)
        return features


class _Residual(nn.Module):
    """x + conv2(relu(norm2(conv1(relu(norm1(x)))))); norm2 is part of conv1."""

    scale: Tensor
    shift: Tensor

    def __init__(self, weights: Tensors) -> None:
        super().__init__()
        scale, shift = batch_norm(weights.at("norm1"), CHANNELS)
        self.register_buffer("scale", scale.view(-1, 1, 1, 1))
        self.register_buffer("shift", shift.view(-1, 1, 1, 1))
        first = taken(weights.at("conv1"), CHANNELS, CHANNELS, 3, 3, 3)
        self.conv1 = Convolution(*folded(first, weights.at("norm2")))
        self.conv2 = Convolution(*taken(weights.at("conv2"), CHANNELS, CHANNELS, 3, 3, 3))

    def forward(self, x: Tensor) -> Tensor:
        # norm1 lies before a rectifier: no convolution can take it in.
        y = functional.relu(torch.addcmul(self.shift, x, self.scale))
        y = functional.relu_(self.conv1(y))
        result: Tensor = self.conv2(y)
        return result.add_(x)
