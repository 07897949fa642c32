"""JoyVASA's denoiser: a transformer decoder that predicts clean motion (arXiv 2411.09209, 3.2).

The published network masks its cross-attention so that every frame sees its own sound only. A
softmax over one entry is 1, so what the layer adds is a linear map of that sound, whatever the
motion is: it is computed once per window here, and the two maps that it consists of are one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import torch
import torch.nn.functional as nn
from torch import Tensor

from joyvasa_desktop.motion.sizes import HEADS, MOST_STEPS, Sizes

Position: TypeAlias = Literal["constant", "sequential"]
"""Whether one row of the position table is added to all frames, as the published weights were
trained, or each frame's own row, as weights trained since December 2025 were."""


def sine_table(rows: int, width: int) -> Tensor:
    """Sines in the even columns, cosines in the odd ones; float32 (rows, width)."""
    position = torch.arange(rows, dtype=torch.float32)[:, None]
    rate = torch.exp(torch.arange(0, width, 2, dtype=torch.float32) * (-math.log(1e4) / width))
    return torch.stack([torch.sin(position * rate), torch.cos(position * rate)], 2).flatten(1)


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """x · Wᵀ + b for any leading axes."""

    weight: Tensor
    bias: Tensor

    def __call__(self, x: Tensor) -> Tensor:
        """(..., inputs) to (..., outputs)."""
        return nn.linear(x, self.weight, self.bias)


@dataclass(frozen=True, slots=True, eq=False)
class _Norm:
    weight: Tensor
    bias: Tensor

    def __call__(self, x: Tensor) -> Tensor:
        return nn.layer_norm(x, self.weight.shape, self.weight, self.bias, 1e-5)


@dataclass(frozen=True, slots=True, eq=False)
class _Diagonal:
    """Cross-attention of which every frame sees its own sound only: independent of the motion."""

    both: Linear

    def prepare(self, memory: Tensor) -> Tensor:
        return self.both(memory)

    def __call__(self, z: Tensor, prepared: Tensor) -> Tensor:
        return prepared[:, -z.shape[1] :]


@dataclass(frozen=True, slots=True, eq=False)
class _Masked:
    """Cross-attention with any other mask (N, N), True = may see."""

    query: Linear
    key_value: Linear
    out: Linear
    allowed: Tensor

    def prepare(self, memory: Tensor) -> Tensor:
        return self.key_value(memory)

    def __call__(self, z: Tensor, prepared: Tensor) -> Tensor:
        key, value = (_heads(part) for part in prepared.chunk(2, -1))
        allowed = self.allowed[-z.shape[1] :]
        query = _heads(self.query(z)).expand(len(key), -1, -1, -1)
        return self.out(_merged(nn.scaled_dot_product_attention(query, key, value, allowed)))


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """One decoder layer, each part normalised after it is added."""

    qkv: Linear
    out: Linear
    cross: _Diagonal | _Masked
    up: Linear
    down: Linear
    norms: tuple[_Norm, _Norm, _Norm]

    def __call__(self, z: Tensor, heard: Tensor, rows: int) -> Tensor:
        """The last `rows` rows of the layer's output; (B, N, F) in, (B', rows, F) out."""
        first, second, third = self.norms
        kept = z[:, -rows:]
        kept = first(kept + self._self_attention(z, rows))
        kept = second(kept + self.cross(kept, heard))
        return third(kept + self.down(nn.gelu(self.up(kept))))

    def _self_attention(self, z: Tensor, rows: int) -> Tensor:
        query, key, value = (_heads(part) for part in self.qkv(z).chunk(3, -1))
        seen = nn.scaled_dot_product_attention(query[:, :, -rows:], key, value)
        return self.out(_merged(seen))


def _heads(x: Tensor) -> Tensor:
    """(B, N, F) to (B, 8, N, F/8)."""
    return x.view(*x.shape[:-1], HEADS, -1).transpose(1, 2)


def _merged(x: Tensor) -> Tensor:
    """(B, 8, N, F/8) to (B, N, F)."""
    return x.transpose(1, 2).flatten(2)


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """All that stays the same in every step of a window.

    Attributes:
        previous: (B, P, F), the earlier frames as they enter the first layer.
        offset: (1, L, F), what is added to the new frames there.
        heard: per layer (B', N, ...), what the sound gives.
    """

    previous: Tensor
    offset: Tensor
    heard: tuple[Tensor, ...]


class Denoiser:
    """Predicts the clean motion of a window from a noisy one; float32 on one device."""

    def __init__(self, tensors: Mapping[str, Tensor], size: Sizes, device: torch.device) -> None:
        """Takes what it needs from a checkpoint's tensors, which `sizes_of` has checked."""
        self.size = size
        self._tensors = {
            key.removeprefix("denoising_net."): tensor.to(device, torch.float32)
            for key, tensor in tensors.items()
            if key.startswith("denoising_net.") and key != "denoising_net.alignment_mask"
        }
        allowed = ~tensors["denoising_net.alignment_mask"].to(device, torch.bool)
        self._positions = self._tensors["PE.pe"][0]
        self._steps = self._step_table(device)
        self._layers = tuple(self._layer(i, allowed) for i in range(size.layers))
        self._head = self._linear("motion_dec.0"), self._linear("motion_dec.2")
        self._enter = self._linear("feature_proj")
        del self._tensors

    def context(
        self,
        audio: Tensor,
        previous_motion: Tensor,
        previous_audio: Tensor,
        position: Position = "constant",
        real: int | None = None,
    ) -> Context:
        """Prepares a window.

        Args:
            audio: (B', L, F), features of its sound.
            previous_motion: (B, P, D), the frames that it continues; B is 1 or B'.
            previous_audio: (1 or B', P, F), their features.
            position: see `Position`.
            real: how many of the frames aren't padding; None is all. Counts only in generators
                that have the indicator.
        """
        size = self.size
        weight, bias = self._enter.weight[:, : size.channels], self._enter.bias
        added = bias + self._place(position)
        if size.indicator:
            shown = torch.arange(size.rows, device=bias.device) - size.previous
            is_real = (shown >= 0) & (shown < (size.frames if real is None else real))
            added = added + is_real[:, None] * self._enter.weight[:, -1]
        previous = nn.linear(previous_motion, weight) + added[: size.previous]
        earlier = previous_audio.expand(len(audio), -1, -1)
        memory = torch.cat([earlier, audio], 1)
        heard = tuple(layer.cross.prepare(memory) for layer in self._layers)
        return Context(previous, added[None, size.previous :], heard)

    def __call__(
        self, noisy: Tensor, step: Tensor, context: Context, all_rows: bool = False
    ) -> Tensor:
        """One prediction.

        Args:
            noisy: (B, L, D), motion with noise; B is 1 or B'. One noisy motion for both branches
                of guidance is worked on once as long as they don't differ.
            step: int64 (B or 1,), 1 to T.
            context: of this window.
            all_rows: also predict the earlier frames.

        Returns:
            (B', L, D), or (B', P + L, D) with `all_rows`.
        """
        size = self.size
        entered = nn.linear(noisy, self._enter.weight[:, : size.channels]) + context.offset
        earlier = context.previous.expand(len(entered), -1, -1)
        z = torch.cat([earlier, entered], 1) + self._steps[step][:, None]
        last = size.layers - 1
        for i, (layer, heard) in enumerate(zip(self._layers, context.heard, strict=True)):
            z = layer(z, heard, size.rows if i < last or all_rows else size.frames)
        inner, outer = self._head
        return outer(nn.gelu(inner(z)))

    def _place(self, position: Position) -> Tensor:
        """The position term, (N, F)."""
        rows = self.size.rows
        if position == "sequential":
            return self._positions[:rows]
        return self._positions[rows].expand(rows, -1)

    def _step_table(self, device: torch.device) -> Tensor:
        """What each step adds to every frame, (501, F)."""
        table = sine_table(MOST_STEPS + 1, self.size.width).to(device)
        inner, outer = self._linear("diff_step_map.0"), self._linear("diff_step_map.2")
        return outer(nn.gelu(inner(table)))

    def _linear(self, name: str) -> Linear:
        return Linear(self._tensors[f"{name}.weight"], self._tensors[f"{name}.bias"])

    def _layer(self, index: int, allowed: Tensor) -> _Layer:
        name = f"transformer.layers.{index}"
        first, second, third = (
            _Norm(self._tensors[f"{name}.norm{i}.weight"], self._tensors[f"{name}.norm{i}.bias"])
            for i in (1, 2, 3)
        )
        attention = f"{name}.self_attn"
        return _Layer(
            qkv=self._projection(attention),
            out=self._linear(f"{attention}.out_proj"),
            cross=self._cross(f"{name}.multihead_attn", allowed),
            up=self._linear(f"{name}.linear1"),
            down=self._linear(f"{name}.linear2"),
            norms=(first, second, third),
        )

    def _projection(self, attention: str) -> Linear:
        tensors = self._tensors
        return Linear(tensors[f"{attention}.in_proj_weight"], tensors[f"{attention}.in_proj_bias"])

    def _cross(self, name: str, allowed: Tensor) -> _Diagonal | _Masked:
        width = self.size.width
        projection, out = self._projection(name), self._linear(f"{name}.out_proj")
        if not is_diagonal(allowed):
            query = Linear(projection.weight[:width], projection.bias[:width])
            key_value = Linear(projection.weight[width:], projection.bias[width:])
            return _Masked(query, key_value, out, allowed)
        # In double precision, so that joining the two maps costs no accuracy.
        value = projection.weight[2 * width :].double()
        bias = projection.bias[2 * width :].double()
        weight = out.weight.double() @ value
        joined = out.weight.double() @ bias + out.bias.double()
        return _Diagonal(Linear(weight.float(), joined.float()))


def is_diagonal(allowed: Tensor) -> bool:
    """Whether a mask, bool (N, N), True = may see, lets every row see itself only."""
    own = torch.eye(len(allowed), dtype=torch.bool, device=allowed.device)
    return torch.equal(allowed, own)
