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
        self.enlarges = inputs != outputs
        self.norms = ["norm_0", "norm_1", *(["norm_s"] if self.enlarges else [])]
        # One convolution for all norms: they look at the same features.
        shared = [
            taken(weights.at(f"{n}.mlp_shared.0"), FEATURES, _HIDDEN, 3, 3) for n in self.norms
        ]
        weight, bias = (torch.cat(parts) for parts in zip(*shared, strict=True))
        self.shared = (
            Convolution(weight, bias) if scale == 1 else EnlargingConvolution(weight, bias, scale)
        )
        self.modulation_0 = _modulation(weights.at("norm_0"), inputs)
        self.modulation_1 = _modulation(weights.at("norm_1"), inner)
        self.conv_0 = _spectral(weights.at("conv_0"), inputs, inner)
        self.conv_1 = _spectral(weights.at("conv_1"), inner, outputs)
        if self.enlarges:
            shortcut = taken_spectral(weights.at("conv_s"), inputs, outputs, 1, 1)
            self.conv_s = Convolution(shortcut)
            self.modulation_s = _shortcut_modulation(weights.at("norm_s"), inputs, shortcut)

    def forward(self, x: Tensor, features: Tensor) -> Tensor:
        hints = functional.relu_(self.shared(features)).chunk(len(self.norms), 1)
        normed = _instance_norm(x)
        y = _modulated(normed, *_halves(self.modulation_0(hints[0])))
        y = self.conv_0(functional.leaky_relu_(y, _SLOPE))
        y = _modulated(_instance_norm(y), *_halves(self.modulation_1(hints[1])))
        result: Tensor = self.conv_1(functional.leaky_relu_(y, _SLOPE))
        return result.add_(self._shortcut(normed, hints[2]) if self.enlarges else x)

    def _shortcut(self, normed: Tensor, hint: Tensor) -> Tensor:
        channels = normed.shape[1]
        gamma, beta = self.modulation_s(hint).tensor_split([channels], 1)
        shortcut: Tensor = self.conv_s(_modulated(normed, gamma))
        return shortcut.add_(beta)


def _modulation(weights: Tensors, channels: int) -> Convolution:
    """One convolution for 1 + gamma and beta."""
    gamma = taken(weights.at("mlp_gamma"), _HIDDEN, channels, 3, 3)
    beta = taken(weights.at("mlp_beta"), _HIDDEN, channels, 3, 3)
    return Convolution(torch.cat([gamma[0], beta[0]]), torch.cat([gamma[1] + 1, beta[1]]))


def _shortcut_modulation(weights: Tensors, channels: int, shortcut: Tensor) -> Convolution:
    """As `_modulation`, but beta has gone through the shortcut's convolution already.

    Nothing bends between them: conv_s(x gamma + beta) = conv_s(x gamma) + (conv_s beta), and the
    convolution of beta's convolution is one with fewer channels.
    """
    gamma = taken(weights.at("mlp_gamma"), _HIDDEN, channels, 3, 3)
    beta = taken(weights.at("mlp_beta"), _HIDDEN, channels, 3, 3)
    mixing = shortcut[:, :, 0, 0]
    weight = torch.einsum("oc,cihw->oihw", mixing, beta[0])
    return Convolution(torch.cat([gamma[0], weight]), torch.cat([gamma[1] + 1, mixing @ beta[1]]))


def _spectral(weights: Tensors, inputs: int, outputs: int) -> Convolution:
    weight = taken_spectral(weights, inputs, outputs, 3, 3)
    return Convolution(weight, weights.take("bias", outputs))


def _instance_norm(x: Tensor) -> Tensor:
    """Each channel of each picture with mean 0 and variance 1."""
    variance, mean = torch.var_mean(x, (2, 3), correction=0, keepdim=True)
    scale = torch.rsqrt(variance + EPSILON)
    return torch.addcmul(-mean * scale, x, scale)


def _halves(x: Tensor) -> tuple[Tensor, Tensor]:
    first, second = x.chunk(2, 1)
    return first, second


def _modulated(x: Tensor, gamma: Tensor, beta: Tensor | None = None) -> Tensor:
    """x gamma + beta; a smaller x is enlarged by repetition as it is read."""
    factor = gamma.shape[2] // x.shape[2]
    if factor == 1:
        return x * gamma if beta is None else torch.addcmul(beta, x, gamma)
    pixels = x[:, :, :, None, :, None]
    cells = (*x.shape[:3], factor, x.shape[3], factor)
    y = pixels * gamma.view(cells)
    if beta is not None:
        y += beta.view(cells)
    return y.reshape(gamma.shape)
