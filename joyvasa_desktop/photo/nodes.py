"""The names of a network's first steps, straight from its .onnx file: onnxruntime hides them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

GRAPH, NODE, NAME = 7, 1, 3
"""Numbers of the fields in the ONNX format: a model's graph, its nodes, the name of one."""

_LONGEST = 10
"""Bytes of the longest number."""

_FIXED = {1: 8, 5: 4}
"""Bytes of a field by its wire type, where they are always as many."""


def first_nodes(content: bytes, count: int = 8) -> list[str]:
    """The names of the first nodes of a network; fewer where it has fewer, or is damaged.

    Args:
        content: of an .onnx file.
        count: how many at most.
    """
    names: list[str] = []
    # Whoever runs a network that is cut off will say so.
    with suppress(IndexError):
        for graph in _fields(memoryview(content), GRAPH):
            for node in _fields(graph, NODE):
                if len(names) == count:
                    return names
                names.append("".join(str(name, "utf-8", "replace") for name in _fields(node, NAME)))
    return names


def _fields(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """The contents of the fields with that number in one message of protocol buffers.

    Raises:
        IndexError: where the message is cut off.
    """
    place = 0
    while place < len(message):
        key, place = _number(message, place)
        kind = key & 7
        if kind == 0:
            _, place = _number(message, place)
        elif kind == 2:
            length, place = _number(message, place)
            if key >> 3 == wanted:
                yield message[place : place + length]
            place += length
        elif kind in _FIXED:
            place += _FIXED[kind]
        else:
            raise IndexError("no field begins so")


def _number(message: memoryview, place: int) -> tuple[int, int]:
    """A number of variable length, and the place after it.

    Raises:
        IndexError: where the message is cut off, or the number is longer than any can be.
    """
    value = 0
    for shift in range(0, 7 * _LONGEST, 7):
        byte = message[place]
        place += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, place
    raise IndexError("a number has no end")
