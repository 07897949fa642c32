"""What goes between the two processes besides messages: frames in shared memory, names of files."""

from __future__ import annotations

from ctypes import Array, c_ubyte
from dataclasses import dataclass
from multiprocessing.context import SpawnContext
from pathlib import Path
from typing import TypeAlias

import numpy as np

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.window.messages import LARGEST_FRAME, Side

SLOTS = 4
"""Frames on their way at the same time; the process waits when the window is that far behind."""

_SLOT = LARGEST_FRAME * LARGEST_FRAME * 4
"""Bytes of a slot."""

Memory: TypeAlias = Array[c_ubyte]
"""What `multiprocessing` hands on to a process; it has no name on the disk, so none is left."""


@dataclass(frozen=True, slots=True)
class FrameInSlot:
    """Tells that a frame lies in a slot; the pixels themselves aren't sent.

    Attributes:
        number, time, side, seconds: as in `Frame`.
        slot: where it lies.
        shape: of the pixels.
    """

    number: int
    time: float
    side: Side
    slot: int
    shape: tuple[int, int, int]
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class SlotRead:
    """Gives a slot back: the window has seen its frame."""

    slot: int


@dataclass(frozen=True, slots=True)
class Temporaries:
    """Files and folders that aren't finished; they are to be removed if the process dies."""

    paths: tuple[Path, ...]


def shared_memory(context: SpawnContext) -> Memory:
    """Memory for `SLOTS` frames, to be handed on to the process."""
    memory: Memory = context.RawArray(c_ubyte, SLOTS * _SLOT)
    return memory


class Slots:
    """One side's view of the shared memory; the side that draws counts which slots are free."""

    def __init__(self, memory: Memory) -> None:
        self._bytes: Pixels = np.ctypeslib.as_array(memory).reshape(SLOTS, _SLOT)
        self._free = list(range(SLOTS))

    @property
    def any_free(self) -> bool:
        """There is room for another frame."""
        return bool(self._free)

    def put(
        self, pixels: Pixels, number: int, time: float, side: Side, seconds: float = 0.0
    ) -> FrameInSlot:
        """Copies a frame uint8 (H, W, 3 or 4) of at most `LARGEST_FRAME` px into a free slot."""
        slot = self._free.pop()
        self._bytes[slot, : pixels.size] = pixels.reshape(-1)
        height, width, channels = pixels.shape
        return FrameInSlot(number, time, side, slot, (height, width, channels), seconds)

    def free(self, slot: int) -> None:
        """The slot can be used again."""
        self._free.append(slot)

    def get(self, frame: FrameInSlot) -> Pixels:
        """A copy of a frame's pixels."""
        size = frame.shape[0] * frame.shape[1] * frame.shape[2]
        return self._bytes[frame.slot, :size].reshape(frame.shape).copy()
