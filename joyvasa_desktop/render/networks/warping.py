"""The warping module W: a photo's features, moved as the keypoints move.

Follows arXiv 2407.03168, section 3.1, which follows arXiv 2011.15126, appendix A: every keypoint
proposes to move the whole volume as it moves, a network decides where which proposal counts.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_desktop.render.networks.appearance import CHANNELS, DEPTH
from joyvasa_desktop.render.networks.hourglass import OUTPUTS, Hourglass
from joyvasa_desktop.render.networks.layers import Convolution, folded, taken, taken_with_norm
from joyvasa_desktop.render.networks.sampling import gaussians, identity_grid, sampled, shifted
from joyvasa_desktop.render.networks.stitching import POINTS
from joyvasa_desktop.render.networks.tensors import Tensors

_COMPRESSED = 4
_TAPS = 7
_AT_ONCE = 4
"""Slices of a volume that a processor convolves between two chances to stop it."""

_MOTIONS = POINTS + 1
"""One proposal for every keypoint, and one for the background, which stays."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the warping module needs of a photo; made once, used for every frame.

    Attributes:
        features: (B, 32, 16, H, W) from the appearance extractor, float32.
        keypoints: (B, 21, 3), float32.
        compressed: (B, 4, 16, H, W), float32.
        background: the compressed volume as the background's proposal reads it.
        blobs: (B, 21, 16, H, W) around the keypoints.
    """

    features: Tensor
    keypoints: Tensor
    compressed: Tensor
    background: Tensor
    blobs: Tensor


@dataclass(frozen=True, slots=True)
class Warped:
    """A frame before it is drawn.

    Attributes:
        features: (B, 256, H, W) for the generator.
        occlusion: (B, 1, H, W), 0 where the photo shows nothing that could be seen there, float32.
        deformation: (B, 16, H, W, 3), where each voxel is read in the photo's volume, float32.
    """

    features: Tensor
    occlusion: Tensor
    deformation: Tensor


class WarpingModule(nn.Module):
    """Moves features from the photo's keypoints to a frame's."""

    def __init__(self, weights: Tensors) -> None:
        super().__init__()
        dense = weights.at("dense_motion_network")
        compress = taken(dense.at("compress"), CHANNELS, _COMPRESSED, 1, 1, 1)
        self.compress = Convolution(*folded(compress, dense.at("norm")))
        self.hourglass = Hourglass(dense.at("hourglass"))
        self.mask = _Mask(dense.at("mask"))
        self.occlusion = _Occlusion(dense.at("occlusion"))
        self.third = Convolution(*taken_with_norm(weights.at("third"), CHANNELS * DEPTH, 256, 3, 3))
        self.fourth = Convolution(*taken(weights.at("fourth"), 256, 256, 1, 1))
        weights.finish()

    def source(self, features: Tensor, keypoints: Tensor) -> Source:
        """Does everything that depends on the photo alone.

        Args:
            features: (B, 32, 16, H, W) of the appearance extractor.
            keypoints: (B, 21, 3), the photo's own.
        """
        keypoints = keypoints.float()
        compressed = functional.relu(self.compress(features.to(self._dtype))).float()
        grid = identity_grid(features.shape[2:], features.device)
        still = sampled(compressed, grid.expand(len(features), *grid.shape))
        blobs = gaussians(keypoints, features.shape[2:])
        return Source(features.float(), keypoints, compressed, still, blobs)

    def forward(self, source: Source, keypoints: Tensor) -> Warped:
        """Moves the features.

        Args:
            source: a photo; one for all frames, or one for each.
            keypoints: (B, 21, 3) of the frames.
        """
        seen = self.hourglass(self.proposals(source, keypoints.float()))
        shares = self.mask(seen)
        deformation = self._deformation(shares, source.keypoints - keypoints.float())
        occlusion = self.occlusion(seen)
        features = source.features.expand(len(keypoints), -1, -1, -1, -1)
        moved = sampled(features, deformation).flatten(1, 2).to(self._dtype)
        moved = moved.contiguous(memory_format=torch.channels_last)
        x = functional.leaky_relu_(self.third(moved), 0.01)
        return Warped(self.fourth(x) * occlusion.to(self._dtype), occlusion, deformation)

    @property
    def _dtype(self) -> torch.dtype:
        return self.fourth.weight.dtype

    def proposals(self, source: Source, keypoints: Tensor) -> Tensor:
        """What each proposal shows: a heat map and four channels each, (B, 110, 16, H, W).

        Args:
            source: a photo.
            keypoints: (B, 21, 3) of the frames, float32.
        """
        size = source.compressed.shape[2:]
        stack = source.compressed.new_empty(len(keypoints), _MOTIONS, 1 + _COMPRESSED, *size)
        stack[:, 0, 0] = 0
        stack[:, 0, 1:] = source.background
        stack[:, 1:, 0] = gaussians(keypoints, size) - source.blobs
        stack[:, 1:, 1:] = shifted(source.compressed, source.keypoints - keypoints)
        stack = stack.flatten(1, 2).to(self._dtype)
        return stack.contiguous(memory_format=torch.channels_last_3d)

    def _deformation(self, shares: Tensor, shifts: Tensor) -> Tensor:
        """Where to read: the grid plus each keypoint's shift by its share (shares sum to 1)."""
        grid = identity_grid(shares.shape[2:], shares.device)
        moved = torch.einsum("bkdhw,bkc->bdhwc", shares[:, 1:], shifts)
        return moved + grid


class _Mask(nn.Module):
    """How much each proposal counts: (B, 142, 16, H, W) to (B, 22, 16, H, W), sums of 1, float32.

    A convolution of kernel 7 x 7 x 7, the dearest step of a frame. 22 channels would leave much of
    a processor's vectors unused, so the seven depths of the kernel are convolutions of slices
    side by side (154 channels), added up afterwards.
    """

    bias: Tensor

    def __init__(self, weights: Tensors) -> None:
        super().__init__()
        weight, bias = taken(weights, OUTPUTS, _MOTIONS, _TAPS, _TAPS, _TAPS)
        self.slices = Convolution(weight.permute(2, 0, 1, 3, 4).flatten(0, 1))
        self.register_buffer("bias", bias.view(-1, 1, 1, 1))

    def forward(self, seen: Tensor) -> Tensor:
        batch, _, depth = seen.shape[:3]
        slices = self._convolved(seen.transpose(1, 2).flatten(0, 1))
        parts = slices.view(batch, depth, _TAPS, _MOTIONS, *seen.shape[3:])
        logits = parts[:, :, _TAPS // 2].float()
        for tap in range(_TAPS):
            shift = tap - _TAPS // 2
            if shift:
                there = slice(max(shift, 0), depth + min(shift, 0))
                here = slice(max(-shift, 0), depth + min(-shift, 0))
                logits[:, here] += parts[:, there, tap]
        shares: Tensor = (logits.transpose(1, 2) + self.bias).softmax(1)
        return shares

    def _convolved(self, seen: Tensor) -> Tensor:
        if seen.device.type != "cpu":
            whole: Tensor = self.slices(seen)
            return whole
        # At once it would take a processor seconds, in which nobody could stop it.
        return torch.cat([self.slices(some) for some in torch.split(seen, _AT_ONCE)])


class _Occlusion(nn.Module):
    """Where the photo shows what is needed: (B, 142, 16, H, W) to (B, 1, H, W), 0..1, float32.

    A convolution with a single output channel: for each pixel the products with all 49 places of
    the kernel are one matrix product, which are then moved to their places and added up.
    """

    weight: Tensor
    bias: Tensor

    def __init__(self, weights: Tensors) -> None:
        super().__init__()
        weight, bias = taken(weights, OUTPUTS * DEPTH, 1, _TAPS, _TAPS)
        # Adding up what goes out from a pixel reads the kernel backwards.
        outwards = weight.flip(2, 3).view(OUTPUTS, DEPTH, _TAPS**2)
        self.register_buffer("weight", outwards.transpose(0, 1).contiguous())
        self.register_buffer("bias", bias)

    def forward(self, seen: Tensor) -> Tensor:
        size = seen.shape[3:]
        slices = seen.permute(0, 2, 3, 4, 1).flatten(2, 3)
        # Thousands of numbers are added up here: half precision would be too coarse.
        products = (slices @ self.weight).sum(1, dtype=torch.float32).transpose(1, 2)
        sums = functional.fold(products, size, _TAPS, padding=_TAPS // 2)
        return (sums + self.bias).sigmoid()
