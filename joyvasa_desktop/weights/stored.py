"""Tensors in a file: shapes and kinds are known at once, numbers are read when asked for."""

from __future__ import annotations

import math
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Pixels

KINDS = {
    "float64": "<f8",
    "float32": "<f4",
    "float16": "<f2",
    # NumPy has no such numbers: they are the upper half of a float32.
    "bfloat16": "<u2",
    "int64": "<i8",
    "int32": "<i4",
    "int16": "<i2",
    "int8": "<i1",
    "uint8": "<u1",
    "bool": "<u1",
}
"""The numbers that checkpoints hold, and how their bytes are read."""

_MOST_SIDES = 8


class Block:
    """A stretch of a file that holds numbers of one kind. Tensors can share it.

    Args:
        kind: one of `KINDS`.
        count: how many numbers.
        read: reads its bytes into a new uint8 array of `size`, or raises UnreadableFile.
    """

    def __init__(self, kind: str, count: int, read: Callable[[], Pixels]) -> None:
        self.kind = kind
        self.count = count
        self.size = count * np.dtype(KINDS[kind]).itemsize
        self._read = read
        self._held: weakref.ref[Pixels] | None = None

    def values(self) -> AnyArray:
        """All its numbers, (count,); the same array as long as somebody uses it."""
        # Views refer to the array that was read, not to other views of it.
        held = None if self._held is None else self._held()
        if held is None:
            held = self._read()
            self._held = weakref.ref(held)
        return held.view(KINDS[self.kind])


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """A tensor in a file.

    Attributes:
        block: where its numbers are.
        offset: its first number's place in the block.
        shape: up to eight sides.
        strides: how many numbers each side goes forward.

    Raises:
        ValueError: if it would reach beyond its block or be larger than it.
    """

    block: Block
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    def __post_init__(self) -> None:
        checked_sides([self.offset])
        if len(checked_sides(self.shape)) != len(checked_sides(self.strides)):
            raise ValueError("a tensor has an unexpected shape")
        last = sum((n - 1) * step for n, step in zip(self.shape, self.strides, strict=True))
        if self.count and self.offset + last >= self.block.count:
            raise ValueError("a tensor reaches beyond its data")
        # One number can be repeated without end by strides of 0.
        if self.count > self.block.count:
            raise ValueError("a tensor is larger than its data")

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return self.block.kind

    @property
    def count(self) -> int:
        """How many numbers it has."""
        return math.prod(self.shape)

    @property
    def size(self) -> int:
        """Its bytes in memory."""
        return self.count * np.dtype(KINDS[self.kind]).itemsize

    def array(self) -> AnyArray:
        """Its numbers in the stored kind; bfloat16 becomes float32.

        The array can be written to and may share memory with tensors of the same block.

        Raises:
            UnreadableFile: if the file is damaged or can no longer be read.
        """
        found = self.numbers()
        if self.kind == "bool":
            return found.view(np.bool_) if found.max(initial=0) <= 1 else found != 0
        if self.kind == "bfloat16":
            return (found.astype("<u4") << 16).view("<f4")
        return found

    def numbers(self) -> AnyArray:
        """Its numbers as they are stored: bfloat16 as uint16, bool as uint8; else like `array`."""
        values = self.block.values()
        if self.strides == plain_strides(self.shape):
            return values[self.offset : self.offset + self.count].reshape(self.shape)
        steps = tuple(step * values.itemsize for step in self.strides)
        start = values[self.offset :]
        return np.lib.stride_tricks.as_strided(start, self.shape, steps).copy()


def checked_sides(sides: Sequence[object]) -> tuple[int, ...]:
    """A shape from a file.

    Raises:
        ValueError: if it isn't made of at most eight whole numbers from 0.
    """
    if len(sides) > _MOST_SIDES:
        raise ValueError("a tensor has too many sides")
    whole = tuple(side for side in sides if type(side) is int and side >= 0)
    if len(whole) != len(sides):
        raise ValueError("a tensor has an unexpected shape")
    return whole


def plain_strides(shape: tuple[int, ...]) -> tuple[int, ...]:
    """The strides of an array whose last side is the closest."""
    return tuple(math.prod(shape[i + 1 :]) for i in range(len(shape)))


def from_array(array: AnyArray) -> Stored:
    """An array that is in memory already; it is copied when its numbers are read.

    Raises:
        ValueError: if checkpoints hold no numbers of its kind.
    """
    kind = array.dtype.name
    if kind not in KINDS:
        raise ValueError("an array has an unexpected kind")

    def read() -> Pixels:
        content = np.empty(array.nbytes, np.uint8)
        content.view(array.dtype.newbyteorder("<"))[...] = array.reshape(-1)
        return content

    block = Block(kind, array.size, read)
    return Stored(block, 0, array.shape, plain_strides(array.shape))
