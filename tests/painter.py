"""LivePortrait's networks as a stand-in: they paint one colour for each pose, at once."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import torch


class Painter:
    """Stands for LivePortrait's networks: paints one colour, another one when the face moved.

    Attributes:
        drawn: how many frames were drawn.
        at: what is done before a frame is drawn.
    """

    device, dtype, corrections = torch.device("cpu"), torch.float32, None
    trouble = ""
    networks: tuple[torch.nn.Module, ...] = ()

    def __init__(self) -> None:
        self.drawn = 0
        self.at: Callable[[int], object] = lambda number: None

    def keypoints(self, image: torch.Tensor) -> dict[str, torch.Tensor]:
        draw = torch.Generator().manual_seed(1)
        shapes = {"kp": (1, 21, 3), "exp": (1, 21, 3), "t": (1, 3), "scale": (1, 1)}
        angles = dict.fromkeys(("pitch", "yaw", "roll"), (1, 1))
        return {
            name: torch.rand(shape, generator=draw) + (name == "scale")
            for name, shape in (shapes | angles).items()
        }

    def appearance(self, image: torch.Tensor) -> torch.Tensor:
        return torch.zeros(1, 32, 16, 64, 64)

    def source(self, features: torch.Tensor, keypoints: torch.Tensor) -> torch.Tensor:
        return keypoints

    def warp(self, source: torch.Tensor, keypoints: torch.Tensor) -> SimpleNamespace:
        moved = (keypoints - source).flatten(1).norm(dim=1)
        return SimpleNamespace(features=moved, deformation=keypoints)

    def decode(self, features: torch.Tensor) -> torch.Tensor:
        self.at(self.drawn)
        self.drawn += len(features)
        colour = features.remainder(1).view(-1, 1, 1, 1).expand(-1, 3, 512, 512).clone()
        colour[:, 2] = 1
        return colour
