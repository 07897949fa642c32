"""The motion extractor M: a photo's keypoints, expression and pose.

A ConvNeXt V2 of size "tiny" (arXiv 2301.00808) with seven heads (arXiv 2407.03168, 3.1).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_desktop.render.networks.layers import Convolution, Linear, taken
from joyvasa_desktop.render.networks.tensors import Tensors

HEADS = {"pitch": 66, "yaw": 66, "roll": 66, "t": 3, "exp": 63, "scale": 1, "kp": 63}
"""What is read from a photo, and how many numbers describe it."""

_DEPTHS = (3, 3, 9, 3)
_WIDTHS = (96, 192, 384, 768)
_EPSILON = 1e-6


class MotionExtractor(nn.Module):
    """Photo (B, 3, 256, 256), RGB 0..1, to the raw numbers of `HEADS`, each (B, n) float32.

    Angles are still scores of 66 bins; `kp` and `exp` hold x, y, z of point 0, then of point 1.
    """

    def __init__(self, weights: Tensors) -> None:
        super().__init__()
        detector = weights.at("detector")
        self.downs = nn.ModuleList(_down(detector.at("downsample_layers"), n) for n in range(4))
        self.stages = nn.ModuleList(
            nn.Sequential(*[_Block(detector.at(f"stages.{n}.{i}"), width) for i in range(depth)])
            for n, (depth, width) in enumerate(zip(_DEPTHS, _WIDTHS, strict=True))
        )
        self.norm = _LayerNorm(detector.at("norm"), _WIDTHS[-1])
        # All heads read the same vector: one layer for all of them.
        heads = [taken(detector.at(f"fc_{name}"), _WIDTHS[-1], n) for name, n in HEADS.items()]
        self.heads = Linear(*(torch.cat(parts) for parts in zip(*heads, strict=True)))
        weights.finish()

    def forward(self, image: Tensor) -> dict[str, Tensor]:
        """Reads a photo."""
        x = image.contiguous(memory_format=torch.channels_last)
        for down, stage in zip(self.downs, self.stages, strict=True):
            x = stage(down(x))
        numbers = self.heads(self.norm(x.mean((2, 3)))).float()
        return dict(zip(HEADS, numbers.split(list(HEADS.values()), 1), strict=True))


def _down(weights: Tensors, stage: int) -> nn.Sequential:
    """The stem: convolution, then norm; between two stages: norm, then convolution."""
    if stage == 0:
        conv = _reducing(weights.at("0.0"), 3, _WIDTHS[0], 4)
        return nn.Sequential(conv, _PixelNorm(weights.at("0.1"), _WIDTHS[0]))
    before, after = _WIDTHS[stage - 1 : stage + 1]
    conv = _reducing(weights.at(f"{stage}.1"), before, after, 2)
    return nn.Sequential(_PixelNorm(weights.at(f"{stage}.0"), before), conv)


def _reducing(weights: Tensors, inputs: int, outputs: int, side: int) -> Convolution:
    """A convolution that makes one pixel of each square of this side."""
    return Convolution(*taken(weights, inputs, outputs, side, side), side, (0, 0))


class _LayerNorm(nn.Module):
    """Layer norm over the last axis."""

    weight: Tensor
    bias: Tensor

    def __init__(self, weights: Tensors, width: int) -> None:
        super().__init__()
        self.register_buffer("weight", weights.take("weight", width))
        self.register_buffer("bias", weights.take("bias", width))

    def forward(self, x: Tensor) -> Tensor:
        return functional.layer_norm(x, x.shape[-1:], self.weight, self.bias, _EPSILON)


class _PixelNorm(_LayerNorm):
    """Layer norm over the channels of each pixel of (B, C, H, W)."""

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class _Block(nn.Module):
    """x + mlp(norm(depthwise convolution of x)), the mlp with global response norm."""

    gamma: Tensor
    beta: Tensor

    def __init__(self, weights: Tensors, width: int) -> None:
        super().__init__()
        self.depthwise = Convolution(*taken(weights.at("dwconv"), 1, width, 7, 7), groups=width)
        self.norm = _LayerNorm(weights.at("norm"), width)
        self.widen = Linear(*taken(weights.at("pwconv1"), width, 4 * width))
        self.narrow = Linear(*taken(weights.at("pwconv2"), 4 * width, width))
        self.register_buffer("gamma", weights.at("grn").take("gamma", 1, 1, 1, 4 * width))
        self.register_buffer("beta", weights.at("grn").take("beta", 1, 1, 1, 4 * width))

    def forward(self, x: Tensor) -> Tensor:
        y = self.norm(self.depthwise(x).permute(0, 2, 3, 1))
        y = functional.gelu(self.widen(y))
        change: Tensor = self.narrow(self._respond(y))
        return x + change.permute(0, 3, 1, 2)

    def _respond(self, x: Tensor) -> Tensor:
        """Global response norm of (B, H, W, C): channels that are strong in the picture win."""
        strength = torch.linalg.vector_norm(x, dim=(1, 2), keepdim=True, dtype=torch.float32)
        share = strength / (strength.mean(-1, keepdim=True) + _EPSILON)
        return torch.addcmul(self.beta, x, (self.gamma * share + 1).to(x.dtype))
