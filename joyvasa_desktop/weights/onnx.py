"""ONNX networks of other people's making: whether all that they need is in the file itself.

A network may name other files that hold its numbers, anywhere on the disk; the published ones
don't. The format is protobuf: fields with a number, a kind and a value, one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from joyvasa_desktop.weights.damage import damaged, unsafe

_Message: TypeAlias = Literal[
    "model", "graph", "training", "function", "node", "attribute", "tensor", "sparse"
]

_INNER: dict[_Message, dict[int, _Message]] = {
    "model": {7: "graph", 20: "training", 25: "function"},
    "graph": {1: "node", 5: "tensor", 15: "sparse"},
    "training": {1: "graph", 2: "graph"},
    "function": {7: "node"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse"},
    "tensor": {},
    "sparse": {1: "tensor", 2: "tensor"},
}
"""Which fields hold other messages, as onnx.proto numbers them."""

_ELSEWHERE = (13, 14)
"""Of a tensor: where else its numbers are, and that they are elsewhere."""

_VARINT, _WIDE, _BYTES, _NARROW = 0, 1, 2, 5
LONGEST_NUMBER = 10
"""Bytes of a whole number."""

_DEEPEST = 32
_MOST_FIELDS = 1_000_000


def check_contained(name: str, content: bytes) -> None:
    """Finds out, before it is opened, that a network needs no other file.

    Args:
        name: the file's name, for sentences.
        content: the whole file.

    Raises:
        UnreadableFile: it names other files, or is damaged.
    """
    try:
        _Walk(name).go(memoryview(content), "model", 0)
    except ValueError as error:
        raise damaged(name, "it is no network in the ONNX format") from error


class _Walk:
    def __init__(self, name: str) -> None:
        self.name = name
        self.left = _MOST_FIELDS

    def go(self, content: memoryview, message: _Message, depth: int) -> None:
        """Looks at every tensor in a message, and in those within it."""
        if depth > _DEEPEST:
            raise ValueError("nested too deeply")
        for field, value in _fields(content):
            self.left -= 1
            if self.left < 0:
                raise ValueError("too many fields")
            if message == "tensor" and field in _ELSEWHERE and value:
                raise unsafe(self.name, "it wants to read other files")
            inner = _INNER[message].get(field)
            if inner is not None and isinstance(value, memoryview):
                self.go(value, inner, depth + 1)


def _fields(content: memoryview) -> Iterator[tuple[int, memoryview | int]]:
    place = 0
    while place < len(content):
        key, place = number(content, place)
        kind = key & 7
        if kind == _VARINT:
            value, place = number(content, place)
            yield key >> 3, value
            continue
        if kind == _BYTES:
            size, place = number(content, place)
        elif kind in (_WIDE, _NARROW):
            size = 8 if kind == _WIDE else 4
        else:
            raise ValueError("an unknown kind of field")
        if place + size > len(content):
            raise ValueError("cut off")
        yield key >> 3, content[place : place + size]
        place += size


def number(content: memoryview, place: int) -> tuple[int, int]:
    """A whole number of protobuf, seven bits a byte, the lowest first; and where it ends.

    Raises:
        ValueError: it is cut off, or has no end within `LONGEST_NUMBER` bytes.
    """
    value = 0
    for count, byte in enumerate(content[place : place + LONGEST_NUMBER]):
        value |= (byte & 0x7F) << (7 * count)
        if byte < 0x80:
            return value, place + count + 1
    if len(content) - place < LONGEST_NUMBER:
        raise ValueError("it is cut off")
    raise ValueError("it is damaged, or no ONNX network")
