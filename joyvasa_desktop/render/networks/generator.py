"""The generator G: warped features become a picture, by SPADE (arXiv 1903.07291)."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_desktop.render.networks.layers import Convolution, taken, taken_spectral
from joyvasa_desktop.render.networks.modulation import FEATURES, Modulation, instance_norm
from joyvasa_desktop.render.networks.tensors import Tensors

_WIDTH = 512
_MIDDLE = 6
_SLOPE = 0.2


class Generator(nn.Module):
    """Features (B, 256, 64, 64) to a picture (B, 3, 512, 512), RGB 0..1.

    A pixel is NaN where numbers left the range of their format.

    Any height and width will do; the picture is eight times as large.
    """

    def __init__(self, weights: Tensors) -> None:
        super().__init__()
        self.fc = Convolution(*taken(weights.at("fc"), FEATURES, _WIDTH, 3, 3))
        middle = [_Block(weights.at(f"G_middle_{n}"), _WIDTH, _WIDTH, 1) for n in range(_MIDDLE)]
        up = [_Block(weights.at("up_0"), 512, 256, 2), _Block(weights.at("up_1"), 256, 64, 4)]
        self.blocks = nn.ModuleList([*middle, *up])
        self.picture = Convolution(*taken(weights.at("conv_img.0"), 64, 12, 3, 3))
        weights.finish()

    def forward(self, features: Tensor) -> Tensor:
        """Draws the picture."""
        features = features.contiguous(memory_format=torch.channels_last)
        x = self.fc(features)
        for block in self.blocks:
            x = block(x, features)
        x = self.picture(functional.leaky_relu_(x, _SLOPE))
        # A sigmoid would make a pixel of infinity; nobody could tell that something went wrong.
        x = x.masked_fill_(x.isinf(), torch.nan)
        return functional.pixel_shuffle(x, 2).sigmoid()


class _Block(nn.Module):
    """A residual block whose norms are modulated by the features.

    Args:
        weights: below the block's name.
        inputs, outputs: channels; where they differ, the block doubles height and width first
            and its shortcut has a norm and a convolution of its own.
        scale: how much larger the output is than the features.
    """

    def __init__(self, weights: Tensors, inputs: int, outputs: int, scale: int) -> None:
        super().__init__()
        inner = min(inputs, outputs)
        self.norm_0 = Modulation(weights.at("norm_0"), inputs, scale)
        self.conv_0 = _spectral(weights.at("conv_0"), inputs, inner)
        self.norm_1 = Modulation(weights.at("norm_1"), inner, scale)
        self.conv_1 = _spectral(weights.at("conv_1"), inner, outputs)
        self.shortcut = None
        if inputs != outputs:
            self.shortcut = _Shortcut(weights, inputs, outputs, scale)

    def forward(self, x: Tensor, features: Tensor) -> Tensor:
        # A norm sees the same mean and variance before and after enlarging by repetition.
        normed = instance_norm(x)
        y: Tensor = self.conv_0(functional.leaky_relu_(self.norm_0(normed, features), _SLOPE))
        y = functional.leaky_relu_(self.norm_1(instance_norm(y), features), _SLOPE)
        y = self.conv_1(y)
        if self.shortcut is None:
            return y.add_(x)
        return self.shortcut.added(y, normed, features)


class _Shortcut(nn.Module):
    """The way around a block that changes the number of channels.

    Nothing bends between norm and convolution: conv_s(x gamma + beta) = conv_s(x gamma) +
    (conv_s beta), and conv_s of the convolution that makes beta is one with fewer channels.
    """

    def __init__(self, weights: Tensors, inputs: int, outputs: int, scale: int) -> None:
        super().__init__()
        weight = taken_spectral(weights.at("conv_s"), inputs, outputs, 1, 1)
        self.conv = Convolution(weight)
        self.norm = Modulation(weights.at("norm_s"), inputs, scale, weight[:, :, 0, 0])

    def added(self, y: Tensor, normed: Tensor, features: Tensor) -> Tensor:
        """Adds it to what has gone through the block, in place."""
        for part in self.norm.parts(features):
            mixed: Tensor = self.conv(part.of(normed, y) * part.gamma)
            part.of(y, y).add_(mixed).add_(part.beta)
        return y


def _spectral(weights: Tensors, inputs: int, outputs: int) -> Convolution:
    weight = taken_spectral(weights, inputs, outputs, 3, 3)
    return Convolution(weight, weights.take("bias", outputs))
