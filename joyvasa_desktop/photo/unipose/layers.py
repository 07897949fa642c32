"""Parts that several parts of the network consist of."""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_desktop.photo.unipose.watch import Watch, pieces

WIDTH = 256
"""Numbers of a token, a query and the text."""

HEADS = 8

PIECE = 2048
"""Rows that go through a layer together."""

_ENOUGH = 64  # rows for which the detour through a convolution pays


class Linear(nn.Linear):
    """A linear layer over the last axis whose numbers come from a file.

    On the processor many rows go through a convolution of kernel 1, which is the same product:
    the library behind it is up to four times as quick on processors that aren't Intel's.
    """

    def reset_parameters(self) -> None:
        """Draws no random numbers: even without memory for them PyTorch takes a second."""

    def forward(self, input: Tensor) -> Tensor:
        """(..., in) to (..., out)."""
        rows = input.reshape(-1, self.in_features)
        if rows.is_cuda or len(rows) < _ENOUGH:
            return functional.linear(input, self.weight, self.bias)
        # Rows are a picture of height 1 whose channels lie closest.
        picture = rows[None, None].permute(0, 3, 1, 2)
        found = functional.conv2d(picture, self.weight[..., None, None], self.bias)
        return found.permute(0, 2, 3, 1).reshape(*input.shape[:-1], -1)


class Convolution(nn.Conv2d):
    """A convolution whose numbers come from a file."""

    def reset_parameters(self) -> None:
        """Draws no random numbers, as `Linear` doesn't."""


class Table(nn.Module):
    """Learned rows, (N, C)."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(rows, columns))


class Perceptron(nn.Module):
    """Linear layers with rectifiers between them.

    Args:
        widths: of the input, of what is between, and of the output.
    """

    def __init__(self, *widths: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Linear(*pair) for pair in pairwise(widths))

    def forward(self, x: Tensor) -> Tensor:
        """(..., first width) to (..., last width)."""
        for number, layer in enumerate(self.layers):
            x = layer(x.relu() if number else x)
        return x


class Attention(nn.Module):
    """Attention of eight heads; its parts are stored as one layer."""

    def __init__(self) -> None:
        super().__init__()
        self.in_proj_weight = nn.Parameter(torch.empty(3 * WIDTH, WIDTH))
        self.in_proj_bias = nn.Parameter(torch.empty(3 * WIDTH))
        self.out_proj = Linear(WIDTH, WIDTH)

    def forward(self, places: Tensor, values: Tensor) -> Tensor:
        """Rows that all see one another.

        Args:
            places: (B, N, 256), what decides who looks at whom.
            values: (B, N, 256), what is seen.
        """
        weight, bias = self.in_proj_weight, self.in_proj_bias
        both = functional.linear(places, weight[: 2 * WIDTH], bias[: 2 * WIDTH])
        query, key = (_heads(part) for part in both.chunk(2, -1))
        seen = functional.scaled_dot_product_attention(query, key, _heads(self._values(values)))
        return self._out(seen.transpose(1, 2).flatten(2))

    def only(self, value: Tensor) -> Tensor:
        """What is seen where there is only one to look at, (256,): it has all the attention."""
        return self._out(self._values(value))

    def _values(self, values: Tensor) -> Tensor:
        weight, bias = self.in_proj_weight, self.in_proj_bias
        return functional.linear(values, weight[2 * WIDTH :], bias[2 * WIDTH :])

    def _out(self, seen: Tensor) -> Tensor:
        out: Tensor = self.out_proj(seen)
        return out


def feed_forward(x: Tensor, up: Linear, down: Linear, norm: nn.LayerNorm, watch: Watch) -> None:
    """norm(x + down(relu(up(x)))) in the place of x, (N, 256)."""
    for part in pieces(len(x), PIECE, watch):
        rows = x[part]
        x[part] = norm(rows + down(up(rows).relu_()))


def _heads(x: Tensor) -> Tensor:
    """(B, N, 256) to (B, 8, N, 32)."""
    return x.view(*x.shape[:-1], HEADS, -1).transpose(1, 2)
