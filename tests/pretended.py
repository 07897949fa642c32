"""A graphics card and networks that nobody has: they draw plain colours, and fail when told to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from joyvasa_desktop.compute import Compute
from joyvasa_desktop.render.networks.tensors import Tensors
from joyvasa_desktop.render.networks.warping import Warped
from joyvasa_desktop.render.workplace import FRAME, MIB, OTHERS, SOURCES

LAYERS = 5
WEIGHT = 4 * MIB
ROOMY = 6_000_000_000


def card(precision: str = "float32", memory: int = ROOMY) -> Compute:
    return Compute("cuda", precision, memory)  # type: ignore[arg-type]


def memory_for(frames: int, dtype: torch.dtype = torch.float32) -> int:
    """Bytes of a card that has room for batches of that many frames."""
    return OTHERS + SOURCES + WEIGHT + frames * FRAME[dtype]


@dataclass
class Machine:
    """What happens to networks on this machine.

    Attributes:
        room: frames that really fit on the card at a time.
        loads_on_card: whether the networks fit there at all.
        broken: what the card says instead of drawing.
        short: the processor's memory is used up.
        noise: how far half precision is off.
        overflows: number formats whose range is left, in a picture or in places to read.
        layer: called before every layer, after the program's own look at it.
        trouble: what is wrong with the file for stitching.
        loads, drawn: what was done: (device, format), and with it frames of each batch.
    """

    room: int = 1000
    loads_on_card: bool = True
    broken: str = ""
    short: bool = False
    noise: float = 0.0
    overflows: set[torch.dtype] = field(default_factory=set)
    misplaces: set[torch.dtype] = field(default_factory=set)
    layer: Callable[[], None] = lambda: None
    corrections: Any = None
    trouble: str = ""
    loads: list[tuple[str, torch.dtype]] = field(default_factory=list)
    looks: int = 0
    sources: int = 0
    drawn: list[tuple[str, torch.dtype, int]] = field(default_factory=list)

    def load(self, device: str, dtype: torch.dtype) -> Any:
        self.loads.append((device, dtype))
        if device == "cuda" and not self.loads_on_card:
            raise torch.cuda.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
        return Networks(self, device, dtype)


class Layer(nn.Module):
    """A step that changes nothing."""

    def __init__(self, machine: Machine) -> None:
        super().__init__()
        self._machine = machine

    def forward(self, x: Tensor) -> Tensor:
        self._machine.layer()
        return x


class Networks:
    """Stands for `LivePortrait`: red and green of a frame are x and y of its first keypoint."""

    def __init__(self, machine: Machine, device: str, dtype: torch.dtype) -> None:
        self.device, self.dtype, self.corrections = device, dtype, machine.corrections
        self.trouble = machine.trouble
        self._machine = machine
        self._layers = nn.Sequential(*[Layer(machine) for _ in range(LAYERS)])
        self._layers.register_buffer("weight", torch.zeros(WEIGHT, dtype=torch.uint8))
        self.networks = (self._layers,)

    def keypoints(self, image: Tensor) -> dict[str, Tensor]:
        self._machine.looks += 1
        self._fail(1)
        # The photo's own colour is where its first keypoint is.
        kp = torch.zeros(1, 21, 3)
        kp[0, :, :2] = image.mean((2, 3))[0, :2]
        # Not all in one place, or their hull has no volume.
        kp[0, 1:] += torch.randn(20, 3, generator=torch.Generator().manual_seed(0)) / 10
        angles = {name: torch.zeros(1, 1) for name in ("pitch", "yaw", "roll")}
        rest = {"exp": torch.zeros(1, 21, 3), "scale": torch.ones(1, 1), "t": torch.zeros(1, 3)}
        return {"kp": kp, **rest, **angles}

    def appearance(self, image: Tensor) -> Tensor:
        return torch.zeros(len(image), 32, 16, 2, 2)

    def source(self, features: Tensor, keypoints: Tensor) -> tuple[str, Tensor]:
        self._machine.sources += 1
        return (f"{self.device} {self.dtype}", keypoints)

    def warp(self, source: tuple[str, Tensor], keypoints: Tensor) -> Warped:
        assert source[0] == f"{self.device} {self.dtype}", "made for other networks"
        self._machine.drawn.append((self.device, self.dtype, len(keypoints)))
        self._fail(len(keypoints))
        moved = self._layers(keypoints)
        places = torch.zeros(len(keypoints), 1, 1, 1, 3)
        if self.dtype in self._machine.misplaces:
            places[-1] = torch.inf
        return Warped(moved, torch.ones(len(keypoints), 1, 1, 1), places)

    def decode(self, features: Tensor) -> Tensor:
        pictures = torch.zeros(len(features), 3, 512, 512)
        pictures += torch.nn.functional.pad(features[:, 0, :2], (0, 1))[:, :, None, None]
        if self.dtype == torch.float16:
            pictures += self._machine.noise
        if self.dtype in self._machine.overflows:
            pictures[-1, 0, 0, 0] = torch.nan
        return pictures

    def _fail(self, frames: int) -> None:
        machine = self._machine
        if self.device == "cpu":
            if machine.short:
                raise RuntimeError("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: no")
            return
        if machine.broken:
            raise RuntimeError(machine.broken)
        if frames > machine.room:
            raise torch.cuda.OutOfMemoryError("CUDA out of memory. Tried to allocate 96 MiB.")


class Sizes(Tensors):
    """Tensors of the sizes that a network asks for, on no device: nothing is computed."""

    def __init__(self) -> None:
        super().__init__({}, "sizes.pth", "sizes")

    def at(self, name: str) -> Sizes:
        return self

    def take(self, name: str, *shape: int) -> Tensor:
        return torch.empty(shape, device="meta")

    def finish(self) -> None:
        """Nothing can be left over."""


def keypoints(count: int) -> Tensor:
    """Of frames that can be told apart: frame i is red i / 255."""
    points = torch.zeros(count, 21, 3)
    points[:, 0, 0] = (torch.arange(count) + 0.5) / 255
    return points


def numbers(pictures: np.ndarray) -> list[int]:
    """Which frames these are, as `keypoints` numbered them."""
    assert pictures.shape[1:] == (512, 512, 3) and pictures.dtype == np.uint8
    return [int(picture[0, 0, 0]) for picture in pictures]


def photo(red: int = 100, green: int = 50) -> np.ndarray:
    """A photo as networks see it, of one colour."""
    return np.full((256, 256, 3), (red, green, 0), np.uint8)
