"""Stitching and retargeting S: small corrections of keypoints (arXiv 2407.03168, 3.2-3.3)."""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn

from joyvasa_desktop.render.networks.layers import Linear, taken
from joyvasa_desktop.render.networks.tensors import Tensors

POINTS = 21

STITCHING = (126, 128, 128, 64, 65)
LIPS = (65, 128, 128, 64, 63)
EYES = (66, 256, 256, 128, 128, 64, 63)
"""Sizes of the layers: the input, what lies between, the output."""


class Corrections(nn.Module):
    """The three small networks. They always work in float32."""

    def __init__(self, shoulder: Tensors, mouth: Tensors, eye: Tensors) -> None:
        super().__init__()
        self.shoulder = _perceptron(shoulder, STITCHING)
        self.mouth = _perceptron(mouth, LIPS)
        self.eye = _perceptron(eye, EYES)

    def stitch(self, source: Tensor, driving: Tensor) -> Tensor:
        """Driving keypoints whose shoulders stay where the photo has them.

        Args:
            source, driving: keypoints (B, 21, 3).
        """
        correction = self.shoulder(torch.cat([source.flatten(1), driving.flatten(1)], 1))
        moved: Tensor = driving + correction[:, : 3 * POINTS].view(-1, POINTS, 3)
        moved[:, :, :2] += correction[:, None, 3 * POINTS :]
        return moved

    def lips(self, source: Tensor, ratio: Tensor) -> Tensor:
        """What to add to keypoints so that the lips open as wanted, (B, 21, 3).

        Args:
            source: keypoints (B, 21, 3).
            ratio: opening (B, 2): now, wanted.
        """
        return _difference(self.mouth, source, ratio)

    def eyes(self, source: Tensor, ratio: Tensor) -> Tensor:
        """What to add to keypoints so that both eyes open as wanted, (B, 21, 3).

        Args:
            source: keypoints (B, 21, 3).
            ratio: opening (B, 3): left now, right now, wanted.
        """
        return _difference(self.eye, source, ratio)


def _difference(network: nn.Module, source: Tensor, ratio: Tensor) -> Tensor:
    difference: Tensor = network(torch.cat([source.flatten(1), ratio], 1))
    return difference.view(-1, POINTS, 3)


def _perceptron(weights: Tensors, sizes: tuple[int, ...]) -> nn.Sequential:
    """Linear layers numbered 0, 2, 4, ... in the file, rectifiers between them."""
    layers: list[nn.Module] = []
    for number, (inputs, outputs) in enumerate(pairwise(sizes)):
        layers += [Linear(*taken(weights.at(f"mlp.{2 * number}"), inputs, outputs)), nn.ReLU()]
    weights.finish()
    return nn.Sequential(*layers[:-1])
