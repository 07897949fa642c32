"""The files that checkpoints come in: PyTorch's two formats, plain pickles, safetensors.

Each reader checks sizes first, reads the description, and leaves the numbers where they are.
"""

from __future__ import annotations

import io
import json
import math
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.pickles import UnsafePickle
from joyvasa_desktop.weights.archives import check_directory
from joyvasa_desktop.weights.damage import damaged, foreign, incomplete, unsafe
from joyvasa_desktop.weights.stored import Block, Stored, checked_sides, plain_strides
from joyvasa_desktop.weights.torch_pickles import (
    LARGEST_PICKLE,
    LegacyBlocks,
    described,
    legacy_described,
    plain_described,
    storage_named,
)

LARGEST_HEADER = 1 << 21
"""Bytes that describe the tensors of a safetensors file."""

_PIECE = 1 << 20

_NOTES = "__metadata__"

SAFETENSORS_KINDS = {
    "F64": "float64",
    "F32": "float32",
    "F16": "float16",
    "BF16": "bfloat16",
    "I64": "int64",
    "I32": "int32",
    "I16": "int16",
    "I8": "int8",
    "U8": "uint8",
    "BOOL": "bool",
}


class Container:
    """An open file with a checkpoint in it.

    Args:
        name: the file's name, for sentences.
        file: open for reading; it stays open as long as tensors are read.
        size: its bytes.
    """

    def __init__(self, name: str, file: io.BufferedReader, size: int) -> None:
        self.name = name
        self.file = file
        self.size = size

    def read(self, start: int, size: int) -> Pixels:
        """Bytes of the file.

        Raises:
            UnreadableFile: if it ends too early.
        """
        if start + size > self.size:
            raise incomplete(self.name)
        content = np.empty(size, np.uint8)
        with _reading(self.name):
            self.file.seek(start)
            count = self.file.readinto(content.data)
        if count != size:
            raise incomplete(self.name)
        return content

    def head(self, most: int) -> io.BytesIO:
        """The file's first bytes."""
        with _reading(self.name):
            self.file.seek(0)
            return io.BytesIO(self.file.read(min(self.size, most)))


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Turns what the system says while a file is read into a sentence."""
    try:
        yield
    except OSError as error:
        raise damaged(name, f"it can't be read ({error.strerror or error})") from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise damaged(name, "its content isn't what was stored") from error


def from_zip(container: Container) -> Any:
    """What a file of PyTorch 1.6 or newer describes, an archive of stored entries.

    Raises:
        UnreadableFile: cut off, damaged, another archive, or it asks for more than to be read.
    """
    with _reading(container.name):
        check_directory(container.name, container.file, container.size)
        return _ZipContent(container, zipfile.ZipFile(container.file)).content()


class _ZipContent:
    def __init__(self, container: Container, archive: zipfile.ZipFile) -> None:
        self.container = container
        self.archive = archive
        self.entries = {entry.filename: entry for entry in archive.infolist()}
        self.blocks: dict[str, Block] = {}
        self.top = ""

    def content(self) -> Any:
        name = self.container.name
        tops = [entry.split("/")[0] for entry in self.entries if entry.count("/") == 1]
        tops = [top for top in tops if f"{top}/data.pkl" in self.entries]
        if not tops:
            raise foreign(name, "an archive of something else")
        if len(self.entries) != len(self.archive.infolist()) or len(set(tops)) != 1:
            raise damaged(name, "an entry is there twice")
        self.top = tops[0]
        if f"{self.top}/constants.pkl" in self.entries:
            raise foreign(name, "a compiled TorchScript program")
        if f"{self.top}/byteorder" in self.entries and self.text("byteorder") != b"little":
            raise damaged(name, "its numbers are written backwards")
        try:
            return described(io.BytesIO(self.text("data.pkl")), self.block)
        except UnsafePickle as error:
            raise unsafe(name, str(error)[:120]) from error

    def text(self, entry: str) -> bytes:
        """A small entry's content."""
        found = self.entry(entry)
        if found.file_size > LARGEST_PICKLE:
            raise damaged(self.container.name, "its description is far too long")
        return self.archive.read(found)

    def entry(self, name: str) -> zipfile.ZipInfo:
        """An entry, which is stored as it is: a packed one could unpack to any size."""
        found = self.entries.get(f"{self.top}/{name}")
        if found is None:
            raise damaged(self.container.name, f"{name} isn't in it")
        packed = found.compress_type != zipfile.ZIP_STORED or found.compress_size != found.file_size
        if packed or found.flag_bits & 1 or found.file_size > self.container.size:
            raise damaged(self.container.name, f"{name} is packed in an unexpected way")
        return found

    def block(self, reference: Any) -> Block:
        kind, key, count = storage_named(reference)
        known = self.blocks.get(key)
        if known is not None and (known.kind, known.count) == (kind, count):
            return known
        entry = self.entry(f"data/{key}")
        block = Block(kind, count, lambda: self.read(entry))
        if block.size != entry.file_size or known is not None:
            raise damaged(self.container.name, "a tensor's size and data disagree")
        self.blocks[key] = block
        return block

    def read(self, entry: zipfile.ZipInfo) -> Pixels:
        """An entry's bytes, compared with its checksum."""
        content = np.empty(entry.file_size, np.uint8)
        filled = 0
        with _reading(self.container.name), self.archive.open(entry) as file:
            while piece := file.read(_PIECE):
                content[filled : filled + len(piece)] = np.frombuffer(piece, np.uint8)
                filled += len(piece)
        if filled != entry.file_size:
            raise incomplete(self.container.name)
        return content


def from_legacy(container: Container) -> Any:
    """What a file of PyTorch before 1.6 describes: pickles, then the numbers.

    Raises:
        UnreadableFile: cut off, damaged, or it asks for more than to be read.
    """
    head = container.head(LARGEST_PICKLE)
    blocks = LegacyBlocks(container.read)

    def count_at(start: int) -> int:
        return int.from_bytes(container.read(start, 8).tobytes(), "little")

    try:
        content, keys = legacy_described(head, blocks)
        end = blocks.place(keys, count_at, head.tell())
    except UnsafePickle as error:
        raise unsafe(container.name, str(error)[:120]) from error
    if end > container.size:
        raise incomplete(container.name)
    return content


def from_pickle(container: Container) -> Any:
    """What a pickle describes that holds its arrays or tensors inside itself.

    Raises:
        UnreadableFile: too large, damaged, or it asks for more than to be read.
    """
    if container.size > LARGEST_PICKLE:
        raise damaged(container.name, "it is far too large for a pickle")
    try:
        return plain_described(container.head(LARGEST_PICKLE))
    except UnsafePickle as error:
        raise unsafe(container.name, str(error)[:120]) from error


def header_size(head: bytes) -> int | None:
    """The length of a safetensors file's header, from its first nine bytes; None if it is none."""
    length = int.from_bytes(head[:8], "little")
    return length if head[8:9] == b"{" and 2 <= length <= LARGEST_HEADER else None


def from_safetensors(container: Container) -> dict[str, Stored]:
    """What a safetensors file describes: tensors by name.

    Raises:
        UnreadableFile: cut off or damaged.
    """
    with _describing(container.name):
        header, start = _header(container)
        entries = {name: entry for name, entry in header.items() if name != _NOTES}
        return {name: _entry(container, entry, start) for name, entry in entries.items()}


def notes_of_safetensors(container: Container) -> dict[str, str]:
    """What a safetensors file says about itself besides its tensors, by name.

    Raises:
        UnreadableFile: cut off or damaged.
    """
    with _describing(container.name):
        header, _ = _header(container)
        return {name: str(note) for name, note in header.get(_NOTES, {}).items()}


def _header(container: Container) -> tuple[dict[str, Any], int]:
    """The header, and where the numbers begin."""
    start = 8 + (header_size(container.read(0, min(9, container.size)).tobytes()) or 0)
    header = json.loads(container.read(0, start).tobytes()[8:])
    if not isinstance(header, dict):
        raise ValueError("no names")
    return header, start


@contextmanager
def _describing(name: str) -> Iterator[None]:
    """Turns what a header that makes no sense leads to into a sentence."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(name, "its header makes no sense") from error


def _entry(container: Container, entry: dict[str, Any], start: int) -> Stored:
    shape = checked_sides(entry["shape"])
    begin, end = entry["data_offsets"]
    kind = SAFETENSORS_KINDS.get(entry["dtype"])
    if kind is None:
        raise damaged(container.name, f"its numbers are of the kind {str(entry['dtype'])[:20]}")
    if not (type(begin) is type(end) is int and 0 <= begin <= end):
        raise ValueError("unexpected place")
    if start + end > container.size:
        raise incomplete(container.name)
    block = Block(kind, math.prod(shape), lambda: container.read(start + begin, end - begin))
    if block.size != end - begin:
        raise damaged(container.name, "a tensor's size and data disagree")
    return Stored(block, 0, shape, plain_strides(shape))
