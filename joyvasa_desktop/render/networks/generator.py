"""The generator G: warped features become a picture, by SPADE (arXiv 1903.07291)."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_desktop.render.networks.layers import (
    EPSILON,
    Convolution,
    EnlargingConvolution,
    taken,
    taken_spectral,
)
from joyvasa_desktop.render.networks.tensors import Tensors

FEATURES = 256
_WIDTH = 512
_HIDDEN = 128
_MIDDLE = 6
_SLOPE = 0.2


class Generator(nn.Module):
    """Features (B, 256, 64, 64) to a picture (B, 3, 512, 512), RGB 0..1.

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
        self.norm_0 = _Modulation(weights.at("norm_0"), inputs, scale)
        self.conv_0 = _spectral(weights.at("conv_0"), inputs, inner)
        self.norm_1 = _Modulation(weights.at("norm_1"), inner, scale)
        self.conv_1 = _spectral(weights.at("conv_1"), inner, outputs)
        self.shortcut = None
        if inputs != outputs:
            self.shortcut = _Shortcut(weights, inputs, outputs, scale)

    def forward(self, x: Tensor, features: Tensor) -> Tensor:
        # A norm sees the same mean and variance before and after enlarging by repetition.
        normed = _instance_norm(x)
        y = _modulated(normed, *self.norm_0(features))
        y = self.conv_0(functional.leaky_relu_(y, _SLOPE))
        y = _modulated(_instance_norm(y), *self.norm_1(features))
        result: Tensor = self.conv_1(functional.leaky_relu_(y, _SLOPE))
        return result.add_(x if self.shortcut is None else self.shortcut(normed, features))


class _Modulation(nn.Module):
    """Features to 1 + gamma and beta, for every pixel and channel.

    Args:
        weights: below the norm's name.
        channels: of what is modulated.
        scale: how much larger that is than the features.
        shortcut: (out, channels), a mixture that follows, for which beta is mixed already.
    """

    def __init__(
        self, weights: Tensors, channels: int, scale: int, shortcut: Tensor | None = None
    ) -> None:
        super().__init__()
        shared = taken(weights.at("mlp_shared.0"), FEATURES, _HIDDEN, 3, 3)
        enlarges = scale > 1
        self.shared = EnlargingConvolution(*shared, scale) if enlarges else Convolution(*shared)
        gamma, gamma_bias = taken(weights.at("mlp_gamma"), _HIDDEN, channels, 3, 3)
        beta, beta_bias = taken(weights.at("mlp_beta"), _HIDDEN, channels, 3, 3)
        if shortcut is not None:
            beta, beta_bias = torch.einsum("oc,cihw->oihw", shortcut, beta), shortcut @ beta_bias
        # One convolution for both.
        bias = torch.cat([gamma_bias + 1, beta_bias])
        self.both = Convolution(torch.cat([gamma, beta]), bias)
        self._channels = channels

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor]:
        both: Tensor = self.both(functional.relu_(self.shared(features)))
        return both[:, : self._channels], both[:, self._channels :]


class _Shortcut(nn.Module):
    """The way around a block that changes the number of channels.

    Nothing bends between norm and convolution: conv_s(x gamma + beta) = conv_s(x gamma) +
    (conv_s beta), and conv_s of the convolution that makes beta is one with fewer channels.
    """

    def __init__(self, weights: Tensors, inputs: int, outputs: int, scale: int) -> None:
        super().__init__()
        weight = taken_spectral(weights.at("conv_s"), inputs, outputs, 1, 1)
        self.conv = Convolution(weight)
        self.norm = _Modulation(weights.at("norm_s"), inputs, scale, weight[:, :, 0, 0])

    def forward(self, normed: Tensor, features: Tensor) -> Tensor:
        gamma, beta = self.norm(features)
        result: Tensor = self.conv(_modulated(normed, gamma))
        return result.add_(beta)


def _spectral(weights: Tensors, inputs: int, outputs: int) -> Convolution:
    weight = taken_spectral(weights, inputs, outputs, 3, 3)
    return Convolution(weight, weights.take("bias", outputs))


def _instance_norm(x: Tensor) -> Tensor:
    """Each channel of each picture with mean 0 and variance 1."""
    # As many groups as channels: the same, and far quicker with channels last.
    return functional.group_norm(x, x.shape[1], eps=EPSILON)


def _modulated(x: Tensor, gamma: Tensor, beta: Tensor | None = None) -> Tensor:
    """x gamma + beta; a smaller x is enlarged by repetition as it is read."""
    result = torch.empty_like(gamma, memory_format=torch.channels_last)
    factor = gamma.shape[2] // x.shape[2]
    x, cells = x[:, :, :, None, :, None], _cells(result, factor)
    if beta is None:
        torch.mul(x, _cells(gamma, factor), out=cells)
    else:
        torch.addcmul(_cells(beta, factor), x, _cells(gamma, factor), out=cells)
    return result


def _cells(x: Tensor, factor: int) -> Tensor:
    """(B, C, H, W) as (B, C, H / factor, factor, W / factor, factor), the same memory."""
    batch, channels, height, width = x.shape
    return x.view(batch, channels, height // factor, factor, width // factor, factor)
