"""SPADE (arXiv 1903.07291): a norm whose scale and shift come from a picture of features."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_desktop.render.networks.layers import (
    EPSILON,
    Affine,
    Convolution,
    EnlargingConvolution,
    taken,
)
from joyvasa_desktop.render.networks.tensors import Tensors

FEATURES = 256
_HIDDEN = 128


@dataclass(frozen=True, slots=True)
class Part:
    """Scale and shift for every `step`-th pixel, from `row` and `column` on.

    Attributes:
        gamma: (B, C, h, w), 1 + the scale that the network proposes.
        beta: (B, C', h, w), what is added; C' = C unless a mixture followed.
    """

    row: int
    column: int
    step: int
    gamma: Tensor
    beta: Tensor

    def of(self, x: Tensor, whole: Tensor) -> Tensor:
        """The pixels of this part, a view.

        Args:
            x: (B, C, H, W), as large as `whole` or smaller by a factor, each of its pixels then
                standing for a square of them.
            whole: a picture of full size.
        """
        factor = whole.shape[2] // x.shape[2]
        step = self.step // factor
        return x[:, :, self.row // factor :: step, self.column // factor :: step]


class Modulation(nn.Module):
    """What the features make of a norm: x (1 + gamma) + beta for every pixel and channel.

    Args:
        weights: below the norm's name.
        channels: of what is modulated.
        scale: how much larger that is than the features: 1, 2 or 4.
        mixture: (C', channels) that follows, for which beta is mixed already.
    """

    def __init__(
        self, weights: Tensors, channels: int, scale: int, mixture: Tensor | None = None
    ) -> None:
        super().__init__()
        shared = taken(weights.at("mlp_shared.0"), FEATURES, _HIDDEN, 3, 3)
        both = _both(weights, channels, mixture)
        # Of four repetitions the middle two give the same hint: three are made, the middle one
        # serves twice.
        repeats = 3 if scale == 4 else scale
        self.shared = Convolution(*shared) if scale == 1 else EnlargingConvolution(*shared, repeats)
        self.both = MiddleTwice(*both) if scale == 4 else Convolution(*both)
        self._channels = channels
        self._scale = scale

    def forward(self, normed: Tensor, features: Tensor) -> Tensor:
        """Modulates (B, C, H, W), of the features' size times `scale`, or half of it."""
        height, width = (side * self._scale for side in features.shape[2:])
        # Channels last from the start: turning it around later would copy it.
        result = normed.new_empty(len(normed), height, width, normed.shape[1]).movedim(3, 1)
        for part in self.parts(features):
            pixels, place = part.of(normed, result), part.of(result, result)
            if torch.compiler.is_compiling():
                # A compiler joins both steps, and can't write into every other pixel at once.
                place.copy_(torch.addcmul(part.beta, pixels, part.gamma))
            else:
                torch.addcmul(part.beta, pixels, part.gamma, out=place)
        return result

    def parts(self, features: Tensor) -> Iterator[Part]:
        """The modulation piece by piece; together the pieces cover every pixel once."""
        hint = functional.relu_(self.shared(features))
        if self._scale == 4:
            for row, column, both in self.both(hint):
                yield Part(row, column, 4, *self._split(both))
            return
        gamma, beta = self._split(self.both(hint))
        for row, column in product(range(self._scale), repeat=2):
            step = slice(row, None, self._scale), slice(column, None, self._scale)
            yield Part(row, column, self._scale, gamma[:, :, *step], beta[:, :, *step])

    def _split(self, both: Tensor) -> tuple[Tensor, Tensor]:
        return both[:, : self._channels], both[:, self._channels :]


def _both(weights: Tensors, channels: int, mixture: Tensor | None) -> Affine:
    """One convolution for 1 + gamma and beta."""
    gamma, gamma_bias = taken(weights.at("mlp_gamma"), _HIDDEN, channels, 3, 3)
    beta, beta_bias = taken(weights.at("mlp_beta"), _HIDDEN, channels, 3, 3)
    if mixture is not None:
        beta, beta_bias = torch.einsum("oc,cihw->oihw", mixture, beta), mixture @ beta_bias
    return torch.cat([gamma, beta]), torch.cat([gamma_bias + 1, beta_bias])


class MiddleTwice(nn.Module):
    """A convolution of kernel 3 on a picture that is stored without what it repeats.

    Of every three rows and columns the middle one counts twice, so the picture that is meant is
    4/3 as large. Taps that would read the same pixel are added up beforehand, which saves 31 %.
    The result comes in 16 pieces, each a convolution of its own with a stride of 3.

    Args:
        weight, bias: (out, in, 3, 3) and (out,).
    """

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        # Only the first row and column read what lies before their square.
        self.pieces = nn.ModuleList(
            Convolution(
                _merged(_merged(weight, row, 2), column, 3),
                bias,
                3,
                (int(row == 0), int(column == 0)),
            )
            for row, column in product(range(4), repeat=2)
        )

    def forward(self, x: Tensor) -> Iterator[tuple[int, int, Tensor]]:
        """Row, column and pixels (B, out, h, w) of each piece, from (B, in, 3h, 3w).

        Pixel y, x of a piece is pixel 4y + row, 4x + column of the whole.
        """
        # Two of four rows or columns start one pixel later. A convolution would copy what it
        # reads anew for each piece, so the moved pictures are made once.
        below = functional.pad(x, (0, 0, -1, 1))
        starts = (x, functional.pad(x, (-1, 1))), (below, functional.pad(below, (-1, 1)))
        for number, (row, column) in enumerate(product(range(4), repeat=2)):
            yield row, column, self.pieces[number](starts[row // 2][column // 2])


def _merged(weight: Tensor, place: int, axis: int) -> Tensor:
    """The kernel along one axis as one of four output rows or columns reads the stored three."""
    first, second, third = weight.unbind(axis)
    taps = {1: [first, second + third], 2: [first + second, third]}
    return torch.stack(taps.get(place, [first, second, third]), axis)


def instance_norm(x: Tensor) -> Tensor:
    """Each channel of each picture with mean 0 and variance 1."""
    if x.device.type == "cpu":
        # As many groups as channels: the same, and far quicker with channels last.
        return functional.group_norm(x, x.shape[1], eps=EPSILON)
    # Elsewhere a norm of groups would turn the picture's memory around.
    return normed_by_moments(x)


def normed_by_moments(x: Tensor) -> Tensor:
    """An instance norm written out."""
    # Half precision has no room for the squares of large numbers.
    variance, mean = torch.var_mean(x.float(), (2, 3), correction=0, keepdim=True)
    scale = torch.rsqrt(variance + EPSILON)
    return torch.addcmul((-mean * scale).to(x.dtype), x, scale.to(x.dtype))
