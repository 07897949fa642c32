"""Read checkpoint files of the published engines; nothing in them is ever run.

with opened(path) as checkpoint:
    args = checkpoint.settings("args")
    tensors = checkpoint.tensors("model")

The formats are PyTorch's two (.pth, .pt, .bin), pickles that hold arrays or tensors (.pkl), and
safetensors. ONNX networks aren't read here: onnxruntime opens them itself. PyTorch isn't needed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, cast

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.inputs import opened as opened_file
from joyvasa_desktop.pickles import as_array
from joyvasa_desktop.weights import containers, converted
from joyvasa_desktop.weights.damage import CHOOSE_ANOTHER, DOWNLOAD_AGAIN, damaged, foreign
from joyvasa_desktop.weights.stored import Stored, from_array
from joyvasa_desktop.weights.torch_pickles import LEGACY_START, Namespace

Plain: TypeAlias = "bool | int | float | str | tuple[Plain, ...] | None"
"""A setting of the program that made a checkpoint; paths are texts with forward slashes."""

_MOST_REPEATED = 4
"""Times a file's size that all its tensors together may have: some share their numbers."""

_DEEPEST, _LONGEST = 2, 1000
_MOST_SETTINGS = 50_000
"""Parts that all settings together may have: one list can be named a million times."""

_HEAD = 512


@contextmanager
def opened(path: Path) -> Iterator[Checkpoint]:
    """A checkpoint whose tensors can be read within the block.

    Only its description is read at once, at most 16 MB. If the file was converted, the tensors
    come from its copy.

    Raises:
        UnreadableFile: missing, cut off, damaged, no checkpoint, or a file that asks for more
            than to be read.
    """
    with opened_file(path) as file:
        content = converted.content(path, file)
        if content is None:
            content = original_content(path.name, file)
        yield Checkpoint(path.name, content, file.seek(0, io.SEEK_END))


def original_content(name: str, file: BinaryIO) -> Any:
    """What a checkpoint describes, from the file itself and not from a converted copy.

    Args:
        name: the file's name.
        file: open for reading; it stays open as long as tensors are read.

    Raises:
        UnreadableFile: as `opened`.
    """
    size = file.seek(0, io.SEEK_END)
    return _content(containers.Container(name, cast(io.BufferedReader, file), size))


class Checkpoint:
    """What a checkpoint describes.

    Attributes:
        name: the file's name, for sentences.
        content: dicts, lists, tuples, numbers and texts, with `Stored` for tensors.
    """

    def __init__(self, name: str, content: Any, size: int) -> None:
        self.name = name
        self.content = content
        self._size = size

    def parts(self) -> tuple[str, ...]:
        """The names at its top."""
        return tuple(map(str, self.content)) if isinstance(self.content, Mapping) else ()

    def tensors(self, *place: str, prefixes: Sequence[str] = ("module.",)) -> dict[str, Stored]:
        """The tensors at a place, such as "model"; at its top if left out.

        Args:
            prefixes: what is taken off the front of their names, each once and in this order.

        Raises:
            UnreadableFile: if there are none, or they would be far larger than the file.
        """
        part = self._part(place)
        found = {str(name): _stored(value) for name, value in part.items()}
        tensors = {name: value for name, value in found.items() if value is not None}
        if not tensors:
            where = f" in {'.'.join(place)}" if place else ""
            raise self._wrong(f"it holds no tensors{where}")
        if sum(tensor.size for tensor in tensors.values()) > _MOST_REPEATED * self._size:
            raise damaged(self.name, "its tensors would be far larger than the file")
        short = [_without(name, prefixes) for name in tensors]
        if len(set(short)) != len(short):
            raise damaged(self.name, "two of its tensors have the same name")
        return dict(zip(short, tensors.values(), strict=True))

    def settings(self, *place: str) -> dict[str, Plain]:
        """Choices of the program that made the checkpoint, such as those in "args".

        What isn't a number, a text, or a list of them is left out.

        Raises:
            UnreadableFile: if there are none, or far too many.
        """
        reader = _Settings(self.name)
        plain = {str(name): reader.plain(value) for name, value in self._part(place).items()}
        return {name: value for name, value in plain.items() if not isinstance(value, _NotPlain)}

    def _part(self, place: Sequence[str]) -> Mapping[Any, Any]:
        part = _fields(self.content)
        for name in place:
            part = _fields(part.get(name)) if part is not None else None
        if part is None:
            raise self._wrong(f"it has no part “{'.'.join(place)}”" if place else "it has no names")
        return part

    def _wrong(self, reason: str) -> UnreadableFile:
        return UnreadableFile(
            f"{self.name} isn't the checkpoint that is needed here: {reason}.", CHOOSE_ANOTHER
        )


class _NotPlain:
    """Stands for what isn't a setting."""


class _Settings:
    """Tells settings from other things, and counts their parts."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.left = _MOST_SETTINGS

    def plain(self, value: Any, depth: int = 0) -> Plain | _NotPlain:
        """The setting, with lists as tuples."""
        self.left -= 1
        if self.left < 0:
            raise damaged(self.file, "its settings are far too long")
        if value is None or isinstance(value, (bool, int, float, str)):
            return value
        # A list can hold itself.
        if not isinstance(value, (list, tuple)) or depth == _DEEPEST or len(value) > _LONGEST:
            return _NotPlain()
        parts: list[Plain] = []
        for part in value:
            found = self.plain(part, depth + 1)
            if isinstance(found, _NotPlain):
                return found
            parts.append(found)
        return tuple(parts)


def _fields(value: Any) -> Mapping[Any, Any] | None:
    if isinstance(value, Namespace):
        return value.fields
    return value if isinstance(value, Mapping) else None


def _stored(value: Any) -> Stored | None:
    if isinstance(value, Stored):
        return value
    array = None if isinstance(value, (int, float)) else as_array(value)
    return None if array is None else from_array(array)


def _without(name: str, prefixes: Sequence[str]) -> str:
    for prefix in prefixes:
        name = name.removeprefix(prefix)
    return name


def _content(container: containers.Container) -> Any:
    """What a file describes, by the way it begins."""
    head = container.head(_HEAD).getvalue()
    if head.startswith(b"PK\x03\x04"):
        return containers.from_zip(container)
    if head.startswith(LEGACY_START):
        return containers.from_legacy(container)
    if head[:1] == b"\x80" and head[1:2] in b"\x02\x03\x04\x05":
        return containers.from_pickle(container)
    if containers.header_size(head) is not None:
        return containers.from_safetensors(container)
    raise _not_one(container.name, head)


def _not_one(name: str, head: bytes) -> UnreadableFile:
    """The sentence for a file of another kind, with what people take for a checkpoint."""
    begins = head.lstrip().lower()
    if not head:
        return UnreadableFile(f"{name} is empty.", DOWNLOAD_AGAIN)
    if begins.startswith(b"version https://git-lfs"):
        return UnreadableFile(
            f"{name} only says where the real file is.",
            "Fetch the real one with “git lfs pull”, or download it from its page.",
        )
    if begins.startswith((b"<!doctype", b"<html", b"<?xml")):
        return foreign(name, "a web page")
    if name.lower().endswith(".onnx"):
        return foreign(name, "an ONNX network")
    return foreign(name, "a file of another kind")
