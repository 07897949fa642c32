"""Find a checkpoint's converted copy, and map it into memory instead of reading the original.

A copy is a safetensors file in the store whose notes say of which file it was made, and how that
file was arranged. Whoever opens the original gets its content from the copy, to the bit. It is
sealed: the notes hold its own SHA-256, so that a check finds what a disk has lost.
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
from joyvasa_desktop.errors import CannotWrite, UserError
from joyvasa_desktop.inputs import Stamp, opened, stamp_of
from joyvasa_desktop.outputs import left_over
from joyvasa_desktop.weights import containers
from joyvasa_desktop.weights.damage import incomplete
from joyvasa_desktop.weights.disks import can_go_away
from joyvasa_desktop.weights.folders import store_folder
from joyvasa_desktop.weights.hashes import Tick
from joyvasa_desktop.weights.shelf import discard
from joyvasa_desktop.weights.stored import Stored
from joyvasa_desktop.weights.torch_pickles import Namespace

log = logging.getLogger(__name__)

FOLDER = "converted"
"""In the store's folder."""

SUFFIX = ".safetensors"
"""Of a copy's name."""

_UNUSABLE = (
    *(UserError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError),
)
"""What a copy that makes no sense leads to."""

SOURCE, ARRANGEMENT = "joyvasa_source", "joyvasa_arrangement"
"""Under which names a copy's notes tell of its original."""

CONTENT, SEAL = "joyvasa_content", "joyvasa_seal"
"""Under which names they hold the SHA-256 of the original and of the copy itself."""

UNSEALED = "0" * 64
"""The seal of a copy while its SHA-256 is found."""

_WRONG = ".wrong"
"""Ends the name of a mark beside a copy that is wrong and was in use when that was found."""

_PIECE = 1 << 18


@dataclass(frozen=True, slots=True)
class Source:
    """A checkpoint as it was when it was converted.

    Attributes:
        place: its path.
        stamp: by which it is told from other files in that place.
    """

    place: str
    stamp: Stamp

    @classmethod
    def of(cls, path: Path, file: BinaryIO) -> Self:
        """A file as it is now, which is open."""
        return cls(str(path.absolute()), stamp_of(os.fstat(file.fileno())))

    @property
    def size(self) -> int:
        """Bytes."""
        return self.stamp[0]

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
    source = Source.of(path, file)
    copy = _copy(store_folder(), source)
    if copy is None or _is_marked(copy):
        return None
    try:
        return mapped(copy, source)
    except _UNUSABLE as error:
        log.warning("%s can't be used, so %s itself is read: %s", copy.name, path.name, error)
        return None


def unfinished(folder: Path, id: str) -> tuple[Path, ...]:
    """The half copies of a file in a store's folder.

    Without the file's lock somebody may still be writing them.
    """
    return left_over(folder / FOLDER / f"{id}.{SUFFIX}", begins=True)


def copy_of(folder: Path, path: Path) -> Path | None:
    """A file's converted copy in a store's folder; None also if the file can't be looked at."""
    try:
        with opened(path) as file:
            return _copy(folder, Source.of(path, file))
    except UserError:
        return None


def check(folder: Path, path: Path, content: str, tick: Tick = lambda count: None) -> bool:
    """Reads a file's copy, and drops one that isn't as it was made.

    Args:
        folder: the store's.
        path: of the original.
        content: the SHA-256 that the original has now.
        tick: told how many bytes more were read; what it raises ends the work.

    Returns:
        Whether there is none, or it is whole.

    Raises:
        CannotWrite: one that is wrong can't be dropped.
    """
    copy = copy_of(folder, path)
    if copy is None or _is_whole(copy, content, tick):
        return True
    log.warning("%s isn't as it was made, and isn't used any more", copy.name)
    discard(copy)
    if os.path.lexists(copy):
        _set_mark(copy)
    return False


def seal_at(header: bytes) -> int:
    """Where in a copy's header its seal is, 64 digits.

    Raises:
        ValueError: it has none.
    """
    # Within texts JSON puts a backslash before quotation marks: this is no part of any.
    before = f'"{SEAL}":"'.encode("ascii")
    return header.index(before) + len(before)


def mapped(copy: Path, source: Source) -> Any:
    """The content of a copy, whose tensors are read from the disk when somebody looks at them.

    Raises:
        one of `_UNUSABLE`: it can't be used.
    """
    if can_go_away(copy):
        return arranged(_Unmapped(copy), source)
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


class _Unmapped(containers.Container):
    """Opened for every reading: when a mapped file's disk goes away, the whole program does."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name, cast(Any, None), path.stat().st_size)
        self._path = path

    def read(self, start: int, size: int) -> Pixels:
        with opened(self._path) as file:
            return containers.Container(self.name, cast(Any, file), self.size).read(start, size)


def _is_whole(copy: Path, content: str, tick: Tick) -> bool:
    try:
        with opened(copy) as file:
            container = containers.Container(copy.name, cast(Any, file), copy.stat().st_size)
            notes = containers.notes_of_safetensors(container)
            return notes[CONTENT] == content and notes[SEAL] == _sealed(file, tick)
    except _UNUSABLE:
        return False


def _sealed(file: BinaryIO, tick: Tick) -> str:
    """The SHA-256 of a copy but for its seal."""
    file.seek(0)
    head = bytearray(file.read(8))
    head += file.read(int.from_bytes(head, "little"))
    place = seal_at(bytes(head))
    head[place : place + len(UNSEALED)] = UNSEALED.encode("ascii")
    found = hashlib.sha256(head)
    tick(len(head))
    while piece := file.read(_PIECE):
        found.update(piece)
        tick(len(piece))
    return found.hexdigest()


def _mark(copy: Path) -> Path:
    return copy.with_name(copy.name + _WRONG)


def _set_mark(copy: Path) -> None:
    """On Windows a copy that is in use can't be removed: the mark does until it can."""
    try:
        _mark(copy).touch()
    except OSError as error:
        raise CannotWrite(
            f"{copy.name} is damaged and can't be removed: {error.strerror or error}.",
            "Remove it by hand; it is made again when models are prepared for faster loading.",
        ) from error


def _is_marked(copy: Path) -> bool:
    """Whether a copy was found to be wrong; it goes as soon as nobody uses it."""
    if not os.path.lexists(_mark(copy)):
        return False
    discard(copy)
    if not os.path.lexists(copy):
        discard(_mark(copy))
    return True


def _copy(folder: Path, source: Source) -> Path | None:
    try:
        return next((folder / FOLDER).glob(f"*.{source.key}{SUFFIX}"), None)
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
