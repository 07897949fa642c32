"""Where the networks lie, and where they go when there isn't room for their work.

A graphics card that runs out of memory gets smaller batches; one that can't do even one frame, or
stops working, leaves the work to the processor.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Literal, TypeAlias, TypeVar

import torch
from torch import nn

from joyvasa_desktop.compute import Compute
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.flow import check
from joyvasa_desktop.render.liveportrait import LivePortrait

T = TypeVar("T")

Load: TypeAlias = Callable[[str, torch.dtype], LivePortrait]
"""Reads the networks from their files: (device, number format)."""

Tell: TypeAlias = Callable[[str], None]
"""Takes a sentence for the user."""

MIB = 2**20

FRAME = {torch.float32: 400 * MIB, torch.float16: 200 * MIB, torch.bfloat16: 200 * MIB}
"""Bytes that one frame needs while it is drawn: twice what its tensors take at their height (192
and 96 MiB), because cuDNN wants room to work in that nobody can know beforehand."""

OTHERS = 1000 * MIB
"""Bytes that are left to whoever listens to the voice and samples motion meanwhile."""

SOURCES = 32 * MIB
"""Bytes of what frames share: 16 MiB for each of the two photos that are kept."""

LARGEST_BATCH = 6
"""More frames at a time make no card quicker, and so everything together stays below 3 GB."""

_LOOK = 0.05
"""s between two looks at whether anybody still waits."""

_NO_MEMORY = ("DefaultCPUAllocator", "out of memory", "ALLOC_FAILED", "NOT_INITIALIZED")
_NO_CARD = ("CUDA error", "CUDNN_STATUS", "CUBLAS_STATUS", "unable to find an engine")
"""How PyTorch says so; most of its errors are of one class."""


class Workplace:
    """The networks on one device in one number format; loaded when work first needs them.

    Not safe for several threads: `Drawing` lets in one at a time.

    Attributes:
        compute: what may be used.
        device, dtype: where the networks are, or will be.
        waiting: called between layers, at most 20 times a second; what it raises ends the work.

    Args:
        load: reads the networks.
        compute: what may be used.
        moved: called when the networks have left their place; what was made for it is of no use.
    """

    def __init__(self, load: Load, compute: Compute, moved: Callable[[], None]) -> None:
        self.compute = compute
        self.device: str = compute.device
        self.dtype: torch.dtype = getattr(torch, compute.precision)
        self.waiting: Callable[[], None] = check
        self._load = load
        self._moved = moved
        self._networks: LivePortrait | None = None
        self._bytes = 0
        self._limit = LARGEST_BATCH
        self._card_is_lost = False
        self._looked = -math.inf

    @property
    def batch(self) -> int:
        """How many frames are drawn at a time, as things are now."""
        if self.device == "cpu":
            return 1
        room = self.compute.memory - OTHERS - SOURCES - self._bytes
        return max(min(room // FRAME[self.dtype], self._limit), 1)

    def begin(self, device: str, dtype: torch.dtype) -> None:
        """Moves the networks to where they are wished for, unless the card is lost for good."""
        if self._card_is_lost:
            device, dtype = "cpu", torch.float32
        self._limit = LARGEST_BATCH
        if (device, dtype) != (self.device, self.dtype):
            self.move(device, dtype)

    def move(self, device: str, dtype: torch.dtype) -> None:
        """Leaves the place; the networks are read anew when they are next needed."""
        self._networks = None
        self._moved()
        self.device, self.dtype = device, dtype
        if not self._card_is_lost:
            torch.cuda.empty_cache()

    def run(self, work: Callable[[LivePortrait], T], tell: Tell, *, divisible: bool = False) -> T:
        """Does work until it succeeds, each time with less.

        Args:
            work: gets the networks; can be called several times.
            tell: learns when the processor has to go on.
            divisible: the work looks at `batch` and does less when that is smaller.

        Raises:
            UserError: if the processor hasn't enough memory either.
        """
        while True:
            begun = self.device, self.dtype
            try:
                return work(self._ready())
            except RuntimeError as error:
                reason = _trouble(error)
                if reason is None:
                    raise
                said = str(error).strip().splitlines()[0]
            # Only here, the failed work's own tensors are gone. Whoever waited may have drawn
            # something meanwhile, and given way already.
            if begun == (self.device, self.dtype):
                self._give_way(reason, said, tell, divisible=divisible)

    def _ready(self) -> LivePortrait:
        if self._networks is None:
            self.waiting()
        # Whoever waits may have drawn something meanwhile.
        if self._networks is None:
            networks = self._load(self.device, self.dtype)
            for layer in _layers(networks):
                layer.register_forward_pre_hook(self._between)
            self._bytes = sum(_bytes(network) for network in networks.networks)
            self._networks = networks
        return self._networks

    def _between(self, layer: nn.Module, given: object) -> None:
        """Before every layer: a frame takes a slow processor many seconds."""
        now = time.monotonic()
        if now - self._looked >= _LOOK:
            self._looked = now
            self.waiting()

    def _give_way(self, reason: Trouble, said: str, tell: Tell, *, divisible: bool) -> None:
        if self.device == "cpu":
            raise UserError(
                "There isn't enough memory to draw the frames.",
                "Close other programs, or choose the built-in engine, which needs less.",
            )
        if reason == "memory" and divisible and self.batch > 1:
            self._limit = self.batch // 2
            torch.cuda.empty_cache()
            return
        if reason == "memory":
            tell(
                "The graphics card ran out of memory: the processor goes on, which takes much "
                "longer. Close other programs that use the card."
            )
        else:
            self._card_is_lost = True
            tell(
                f"The graphics card stopped working ({said}): the processor goes on, which takes "
                "much longer. Start the program again to use the card again."
            )
        self.move("cpu", torch.float32)


Trouble: TypeAlias = Literal["memory", "card"]


def _trouble(error: RuntimeError) -> Trouble | None:
    """What an error of PyTorch says about the machine; None if it says nothing about it."""
    said = str(error)
    if isinstance(error, torch.cuda.OutOfMemoryError) or any(word in said for word in _NO_MEMORY):
        return "memory"
    return "card" if any(word in said for word in _NO_CARD) else None


def _layers(networks: LivePortrait) -> list[nn.Module]:
    modules = (module for network in networks.networks for module in network.modules())
    return [module for module in modules if not any(True for _ in module.children())]


def _bytes(network: nn.Module) -> int:
    """What a network's weights take; they are buffers, since nothing is trained here."""
    return sum(buffer.numel() * buffer.element_size() for buffer in network.buffers())
