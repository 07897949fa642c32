"""What PyTorch's pickles describe, as plain data: nothing in them is called or imported.

A checkpoint is a pickle that names tensors by their storages; the numbers lie elsewhere in the
file. The fixed list of names here is what the published checkpoints use; any other is refused.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import numpy as np

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.pickles import (
    NUMPY,
    Machine,
    Name,
    UnsafePickle,
    Vocabulary,
    check_key,
    plain_data,
)
from joyvasa_desktop.weights.stored import KINDS, Block, Stored

LARGEST_PICKLE = 1 << 24
"""Bytes of the pickle that describes a checkpoint; the published ones have some 100 000."""

_MOST_STEPS = 300_000
"""Of the published checkpoints the longest takes 22 000."""

LEGACY_START = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."
"""How files of PyTorch before 1.6 begin: a number of their own, pickled."""

_STORAGES = {
    "DoubleStorage": "float64",
    "FloatStorage": "float32",
    "HalfStorage": "float16",
    "BFloat16Storage": "bfloat16",
    "LongStorage": "int64",
    "IntStorage": "int32",
    "ShortStorage": "int16",
    "CharStorage": "int8",
    "ByteStorage": "uint8",
    "BoolStorage": "bool",
}

_PATHS: dict[str, type[PurePath]] = {
    **dict.fromkeys(("PosixPath", "PurePosixPath"), PurePosixPath),
    **dict.fromkeys(("WindowsPath", "PureWindowsPath"), PureWindowsPath),
}

_NAMES = {
    **NUMPY.names,
    **{("torch", name): kind for name, kind in _STORAGES.items()},
    **{(module, name): name for module in ("pathlib", "pathlib._local") for name in _PATHS},
    ("torch._utils", "_rebuild_tensor"): "tensor",
    ("torch._utils", "_rebuild_tensor_v2"): "tensor",
    ("torch._utils", "_rebuild_parameter"): "parameter",
    ("torch", "Size"): "size",
    ("collections", "OrderedDict"): "ordered",
    ("argparse", "Namespace"): "namespace",
}

_INNER = ("torch.storage", "_load_from_bytes")

_LEGACY_NUMBER = 0x1950A86A20F9469CFC6C
_LEGACY_VERSION = 1001


@dataclass(slots=True)
class Namespace:
    """The choices that a program was started with, as `argparse` keeps them."""

    fields: dict[str, Any] = field(default_factory=dict)


class _Ordered(dict[Any, Any]):
    """A dict that once was an OrderedDict; its state, notes about versions, isn't kept."""


def described(content: io.BytesIO, block: Callable[[Any], Block]) -> Any:
    """What one pickle of PyTorch describes: dicts, lists, tuples, numbers, texts, `Namespace`,
    and `Stored` for tensors.

    Args:
        content: a stream at the pickle's beginning; it is read up to its end.
        block: finds a storage from what refers to it.

    Raises:
        UnsafePickle: if it names anything else, or is damaged.
    """
    return plain_data(content, Vocabulary(_NAMES, _MAKERS, _FILLERS, block, _MOST_STEPS))


def plain_described(content: io.BytesIO) -> Any:
    """Like `described`, for a pickle that holds its tensors inside itself.

    Raises:
        UnsafePickle: if it names anything else, or is damaged.
    """
    names = {**_NAMES, _INNER: "inner"}
    makers = {**_MAKERS, "inner": _inner}
    return plain_data(content, Vocabulary(names, makers, _FILLERS, most_steps=_MOST_STEPS))


class LegacyBlocks:
    """The storages of a legacy file, first named in its pickle, then found behind it."""

    def __init__(self, read: Callable[[int, int], Pixels]) -> None:
        self.read = read
        self.blocks: dict[str, Block] = {}
        self.starts: dict[str, int] = {}

    def block(self, reference: Any) -> Block:
        """The storage with that reference, which has six parts: the last is for views."""
        kind, key, count = storage_named(reference)
        if len(reference) > 5 and reference[5] is not None:
            raise UnsafePickle("its tensors are stored in an unexpected way")
        found = self.blocks.setdefault(
            key, Block(kind, count, lambda: self.read(self.starts[key], found.size))
        )
        if (found.kind, found.count) != (kind, count):
            raise UnsafePickle("two tensors disagree about their data")
        return found

    def place(self, keys: Any, count_at: Callable[[int], int], start: int) -> int:
        """Finds each storage's bytes behind its count of numbers; returns where they end."""
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            raise UnsafePickle("its list of data makes no sense")
        if set(keys) != set(self.blocks) or len(set(keys)) != len(keys):
            raise UnsafePickle("its list of data isn't that of its tensors")
        for key in keys:
            if count_at(start) != self.blocks[key].count:
                raise UnsafePickle("two places disagree about the size of its data")
            self.starts[key] = start + 8
            start += 8 + self.blocks[key].size
        return start


def legacy_described(content: io.BytesIO, blocks: LegacyBlocks) -> tuple[Any, list[Any]]:
    """What the five pickles of a legacy file describe, and the order of its storages.

    Afterwards the stream stands where the numbers begin.

    Raises:
        UnsafePickle: if it names anything else, or is damaged.
    """
    number, version, system = (plain_data(content) for _ in range(3))
    if number != _LEGACY_NUMBER or version != _LEGACY_VERSION or not isinstance(system, dict):
        raise UnsafePickle("its beginning makes no sense")
    if system.get("little_endian") is False:
        raise UnsafePickle("its numbers are written backwards")
    return described(content, blocks.block), plain_data(content)


def storage_named(reference: Any) -> tuple[str, str, int]:
    """The kind, name and count of the storage that a pickle refers to.

    Raises:
        UnsafePickle: if it refers to something else.
    """
    if not isinstance(reference, tuple) or len(reference) not in (5, 6):
        raise UnsafePickle("it refers to something that isn't a tensor's data")
    what, kind, key, _device, count = reference[:5]
    check_key(key)
    known = what == "storage" and isinstance(kind, Name) and kind.role in KINDS
    if not known or not isinstance(key, str) or type(count) is not int or count < 0:
        raise UnsafePickle("it refers to something that isn't a tensor's data")
    return kind.role, key, count


def _tensor(
    _machine: Machine, block: Any, offset: Any, shape: Any, strides: Any, *_: Any
) -> Stored:
    # What follows, such as hooks and whether it is trained, doesn't change the numbers.
    if not isinstance(block, Block) or type(shape) is not tuple or type(strides) is not tuple:
        raise UnsafePickle("a tensor is described in an unexpected way")
    return Stored(block, offset, shape, strides)


def _parameter(_machine: Machine, tensor: Any, *_: Any) -> Stored:
    if not isinstance(tensor, Stored):
        raise UnsafePickle("a tensor is described in an unexpected way")
    return tensor


def _ordered(machine: Machine, pairs: Sequence[Any] = ()) -> _Ordered:
    machine.charge(len(pairs))
    made = _Ordered()
    for key, value in pairs:
        check_key(key)
        made[key] = value
    return made


def _fill_ordered(_machine: Machine, _made: _Ordered, _state: Any) -> None:
    """Its state, notes about versions, isn't kept."""


def _fill_namespace(_machine: Machine, made: Namespace, state: Any) -> None:
    if not isinstance(state, dict):
        raise UnsafePickle("its settings make no sense")
    made.fields.update(state)


def _path(kind: type[PurePath]) -> Callable[..., str]:
    def make(machine: Machine, *parts: str) -> str:
        machine.charge(sum(map(len, parts)))
        return kind(*parts).as_posix()

    return make


def _size(machine: Machine, sides: Sequence[Any]) -> tuple[Any, ...]:
    machine.charge(len(sides))
    return tuple(sides)


def _inner(machine: Machine, content: Any) -> Block:
    """A storage that stands in the pickle as a legacy file of its own."""
    if not isinstance(content, bytes):
        raise UnsafePickle("a tensor's data isn't there")
    machine.charge(len(content))
    stream = io.BytesIO(content)

    def read(start: int, size: int) -> Pixels:
        return np.frombuffer(bytearray(content[start : start + size]), np.uint8)

    blocks = LegacyBlocks(read)
    found, keys = legacy_described(stream, blocks)
    end = blocks.place(keys, lambda at: _count(content[at : at + 8]), stream.tell())
    if not isinstance(found, Block) or end > len(content):
        raise UnsafePickle("a tensor's data isn't there")
    return found


def _count(content: bytes) -> int:
    return int.from_bytes(content, "little")


_MAKERS: dict[str, Callable[..., Any]] = {
    **NUMPY.makers,
    **{name: _path(kind) for name, kind in _PATHS.items()},
    "tensor": _tensor,
    "parameter": _parameter,
    "size": _size,
    "ordered": _ordered,
    "namespace": lambda machine: Namespace(),
}

_FILLERS: dict[type, Callable[[Machine, Any, Any], None]] = {
    **NUMPY.fillers,
    _Ordered: _fill_ordered,
    Namespace: _fill_namespace,
}
