"""Convolutions with the norms, spectral norms and enlargements around them already in the weights.

Each saving is exact; `tests/render/networks` compares it with the formula that it replaces.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_desktop.render.networks.tensors import Tensors

EPSILON = 1e-5
"""Added to a variance before its root, in batch and instance norms."""

Affine = tuple[Tensor, Tensor]
"""Weight (out, in, *kernel) and bias (out,) of a convolution or a linear layer."""


def taken(weights: Tensors, inputs: int, outputs: int, *kernel: int) -> Affine:
    """The stored weight and bias of one layer."""
    return weights.take("weight", outputs, inputs, *kernel), weights.take("bias", outputs)


def taken_with_norm(weights: Tensors, inputs: int, outputs: int, *kernel: int) -> Affine:
    """The layer `conv` with the batch norm `norm` behind it, as one."""
    return folded(taken(weights.at("conv"), inputs, outputs, *kernel), weights.at("norm"))


def folded(layer: Affine, norm: Tensors) -> Affine:
    """A layer with the batch norm behind it, as one."""
    weight, bias = layer
    scale, shift = batch_norm(norm, len(bias))
    return weight * scale.view(-1, *[1] * (weight.ndim - 1)), bias * scale + shift


def batch_norm(norm: Tensors, channels: int) -> Affine:
    """A batch norm with its stored statistics, as (scale, shift) of each channel."""
    scale = norm.take("weight", channels) * (norm.take("running_var", channels) + EPSILON).rsqrt()
    return scale, norm.take("bias", channels) - norm.take("running_mean", channels) * scale


def taken_spectral(weights: Tensors, inputs: int, outputs: int, *kernel: int) -> Tensor:
    """A weight with spectral norm (arXiv 1802.05957): weight_orig / u.(weight_orig v).

    The stored u and v count: they are near the largest singular value, not on it.
    """
    weight = weights.take("weight_orig", outputs, inputs, *kernel)
    left = weights.take("weight_u", outputs)
    right = weights.take("weight_v", weight[0].numel())
    return weight / torch.dot(left, weight.flatten(1) @ right)


class Layer(nn.Module):
    """A layer with a weight and, mostly, a bias, in the memory order that convolutions like best.

    Args:
        weight: (out, in, *kernel); (in, out, *kernel) where a layer says so.
        bias: (out,), or none.
    """

    weight: Tensor
    bias: Tensor | None

    def __init__(self, weight: Tensor, bias: Tensor | None = None) -> None:
        super().__init__()
        order = {4: torch.channels_last, 5: torch.channels_last_3d}.get(weight.ndim)
        weight = weight if order is None else weight.contiguous(memory_format=order)
        self.register_buffer("weight", weight)
        self.register_buffer("bias", bias)


class Linear(Layer):
    """A linear layer over the last axis."""

    def forward(self, x: Tensor) -> Tensor:
        """(..., in) to (..., out)."""
        return functional.linear(x, self.weight, self.bias)


class Convolution(Layer):
    """A convolution over two or three axes.

    Args:
        weight: (out, in / groups, *kernel).
        bias: (out,), or none.
        stride: step of the kernel along every axis.
        padding: zeros around the input along each axis; left out, half the kernel, so that an
            odd kernel without a stride keeps the size.
        groups: as many as channels for a depthwise convolution.
    """

    def __init__(
        self,
        weight: Tensor,
        bias: Tensor | None = None,
        stride: int = 1,
        padding: Sequence[int] | None = None,
        groups: int = 1,
    ) -> None:
        super().__init__(weight, bias)
        self._stride = stride
        self._padding = [side // 2 for side in weight.shape[2:]] if padding is None else padding
        self._groups = groups

    def forward(self, x: Tensor) -> Tensor:
        """(B, in, *size) to (B, out, *size)."""
        run = functional.conv2d if self.weight.ndim == 4 else functional.conv3d
        return run(x, self.weight, self.bias, self._stride, self._padding, groups=self._groups)


class EnlargingConvolution(Layer):
    """A convolution of kernel 3 whose input is enlarged in height and width by repetition.

    Repetition is a transposed convolution with a box, and two transposed convolutions in a row
    are one: the enlarged picture never exists, and taps that would read the same pixel are added
    up beforehand.

    Args:
        weight: (out, in, 3, 3), or (out, in, 3, 3, 3) whose first axis, depth, keeps its size.
        bias: (out,).
        factor: how often each pixel is repeated, 2 or more.
    """

    def __init__(self, weight: Tensor, bias: Tensor, factor: int) -> None:
        # A transposed convolution reads its kernel backwards.
        backwards = weight.flip(*range(2, weight.ndim)).transpose(0, 1)
        spread = backwards.new_zeros(*backwards.shape[:-2], factor + 2, factor + 2)
        for row in range(factor):
            for column in range(factor):
                spread[..., row : row + 3, column : column + 3] += backwards
        super().__init__(spread, bias)
        self._stride = [1] * (weight.ndim - 4) + [factor, factor]

    def forward(self, x: Tensor) -> Tensor:
        """(B, in, ..., H, W) to (B, out, ..., factor H, factor W)."""
        flat = self.weight.ndim == 4
        run = functional.conv_transpose2d if flat else functional.conv_transpose3d
        return run(x, self.weight, self.bias, self._stride, padding=1)
