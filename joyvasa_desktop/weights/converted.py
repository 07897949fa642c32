"""Find a checkpoint's converted copy, and map it into memory instead of reading the original.

A copy is a safetensors file in the store whose notes say of which file it was made, and how that
file was arranged. Whoever opens the original gets its content from the copy, to the bit.
"""

from __future__ import annotations

import hashlib
import json
import logging
import mmap
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self, cast

import numpy as np

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.weights import containers
from joyvasa_desktop.weights.damage import incomplete
from joyvasa_desktop.weights.folders import store_folder
from joyvasa_desktop.weights.stored import Stored
from joyvasa_desktop.weights.torch_pickles import Namespace

log = logging.getLogger(__name__)

FOLDER = "converted"
"""In the store's folder."""

_UNUSABLE = (
    *(UserError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError),
)
"""What a copy that makes no sense leads to."""

SOURCE, ARRANGEMENT = "joyvasa_source", "joyvasa_arrangement"
"""Under which names a copy's notes tell of its original."""


@dataclass(frozen=True, slots=True)
class Source:
    """A checkpoint as it was when it was converted.

    Attributes:
        place: the last parts of its path.
        size: bytes.
        changed: its time of change, ns.
    """

    place: str
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path, status: os.stat_result) -> Self:
        """A file as it is now."""
        return cls("/".join(path.absolute().parts[-3:]), status.st_size, status.st_mtime_ns)

    @property
    def key(self) -> str:
        """A part of the copy's name, different for every file and state."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogateescape")).hexdigest()[:16]

    @property
    def text(self) -> str:
        """As a copy's notes have it."""
        return json.dumps(asdict(self))


class NotKept:
    """Stands for what is neither a tensor nor a setting; a copy doesn't keep it."""


def content(path: Path, file: BinaryIO) -> Any | None:
    """What a checkpoint describes, from its converted copy; None if there is none.

    Args:
        path: of the original.
        file: the original, open.
    """
    source = Source.of(path, os.fstat(file.fileno()))
    copy = _copy(source)
    if copy is None:
        return None
    try:
        return mapped(copy, source)
    except _UNUSABLE as error:
        log.warning("%s can't be used, so %s itself is read: %s", copy.name, path.name, error)
        return None


def mapped(copy: Path, source: Source) -> Any:
    """The content of a copy, whose tensors are read from the disk when somebody looks at them.

    Raises:
        one of `_UNUSABLE`: it can't be used.
    """
    with copy.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        # Whoever changes a tensor changes his own copy of that page of memory.
        container = _Mapped(copy.name, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY), size)
    return arranged(container, source)


def arranged(container: containers.Container, source: Source) -> Any:
    """The content of an open copy.

    Raises:
        one of `_UNUSABLE`: it can't be used.
    """
    notes = containers.notes_of_safetensors(container)
    if notes[SOURCE] != source.text:
        raise ValueError("it was made of another file")
    return _arranged(json.loads(notes[ARRANGEMENT]), containers.from_safetensors(container))


def arrangement(value: Any) -> str:
    """How tensors, settings and lists hang together, as `arranged` reads it.

    Args:
        value: what a checkpoint describes, with the name of each tensor in its place as `Named`.
    """
    return json.dumps(_arrangement(value))


@dataclass(frozen=True, slots=True)
class Named:
    """Stands for the tensor of that name."""

    name: str


class _Mapped(containers.Container):
    def __init__(self, name: str, memory: mmap.mmap, size: int) -> None:
        super().__init__(name, cast(Any, memory), size)
        self._all = np.frombuffer(memory, np.uint8)

    def read(self, start: int, size: int) -> Pixels:
        if start + size > self._all.size:
            raise incomplete(self.name)
        return self._all[start : start + size]


def _copy(source: Source) -> Path | None:
    try:
        return next((store_folder() / FOLDER).glob(f"*.{source.key}.safetensors"), None)
    except OSError:
        # A folder that can't be looked into has no copies.
        return None


def _arrangement(value: Any) -> Any:
    if isinstance(value, Named):
        return {"tensor": value.name}
    if isinstance(value, Namespace):
        return {"settings": _pairs(value.fields)}
    if isinstance(value, Mapping):
        return {"dict": _pairs(value)}
    if isinstance(value, (list, tuple)):
        return {type(value).__name__: [_arrangement(each) for each in value]}
    if value is None or isinstance(value, (bool, int, float, str)):
        return {"value": value}
    return {"nothing": 0}


def _pairs(fields: Mapping[Any, Any]) -> list[Any]:
    return [[key, _arrangement(value)] for key, value in fields.items()]


def _arranged(node: Any, tensors: Mapping[str, Stored]) -> Any:
    ((kind, value),) = node.items()
    if kind == "tensor":
        return tensors[value]
    if kind in ("settings", "dict"):
        fields = {key: _arranged(each, tensors) for key, each in value}
        return Namespace(fields) if kind == "settings" else fields
    if kind in ("list", "tuple"):
        parts = [_arranged(each, tensors) for each in value]
        return parts if kind == "list" else tuple(parts)
    return value if kind == "value" else NotKept()
