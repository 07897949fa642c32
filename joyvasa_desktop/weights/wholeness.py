"""Whether a weight file can be read at all: a quick look that knows a cut-off file from a whole."""

from __future__ import annotations

import json
from collections.abc import Hashable
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.inputs import identity, opened
from joyvasa_desktop.weights import checkpoint, onnx

_LARGEST_SETTINGS = 1_000_000
_MOST_FIELDS = 10_000


def why_unreadable(path: Path, suffix: str = "") -> str:
    """What is wrong with a file, in a sentence; "" if it can be read.

    Its tensors aren't read, only what describes them.

    Args:
        suffix: tells what kind of file it is if its name doesn't.
    """
    try:
        return _why_unreadable(path, (suffix or path.suffix).lower(), identity(path))
    except UserError as error:
        return error.message
    except OSError as error:
        return f"{path.name} can't be read: {error.strerror or error}."


def why_forbidden(path: Path) -> str:
    """That the user may not read a file, with the way out; "" if it can be opened."""
    if not _is_forbidden(path):
        return ""
    return (
        f"{paths.without_home(path)} may not be read. Change its permissions, or close other "
        "programs that use it."
    )


def _is_forbidden(path: Path) -> bool:
    try:
        opened(path).close()
    except UserError as error:
        return isinstance(error.__cause__, PermissionError)
    return False


@lru_cache(maxsize=256)
def _why_unreadable(path: Path, suffix: str, _: Hashable) -> str:
    """Raises what the system says: that may be otherwise in a moment, so it isn't kept."""
    kinds = {".json": _check_settings, ".onnx": _check_onnx}
    try:
        kinds.get(suffix, _check_checkpoint)(path)
    except UserError as error:
        if isinstance(error.__cause__, OSError):
            raise
        return error.message
    except (ValueError, RecursionError) as error:
        return f"{path.name} can't be read: {error}."
    return ""


def _check_checkpoint(path: Path) -> None:
    # A converted copy says nothing about the file itself.
    with opened(path) as file:
        checkpoint.original_content(path.name, file)


def _check_settings(path: Path) -> None:
    with opened(path) as file:
        content = file.read(_LARGEST_SETTINGS + 1)
    if len(content) > _LARGEST_SETTINGS:
        raise ValueError("it is too large")
    if not isinstance(json.loads(content), dict):
        raise ValueError("it holds no settings")


def _check_onnx(path: Path) -> None:
    """An ONNX network is a row of fields that say how long they are; the last must be whole."""
    with opened(path) as file:
        size = path.stat().st_size
        fields: list[int] = []
        while file.tell() < size:
            key = _number(file)
            length = _length(file, key & 7)
            if key >> 3 == 0 or file.tell() + length > size or len(fields) == _MOST_FIELDS:
                raise ValueError("it is cut off, or no ONNX network")
            file.seek(length, 1)
            fields.append(key >> 3)
    # The seventh field is the network itself.
    if 7 not in fields:
        raise ValueError("it holds no network")


def _length(file: BinaryIO, kind: int) -> int:
    """Bytes of a field's value, by the kind of its encoding."""
    if kind == 0:
        _number(file)
        return 0
    if kind == 2:
        return _number(file)
    if kind in (1, 5):
        return 8 if kind == 1 else 4
    raise ValueError("it is damaged, or no ONNX network")


def _number(file: BinaryIO) -> int:
    head = memoryview(file.read(onnx.LONGEST_NUMBER))
    value, end = onnx.number(head, 0)
    file.seek(end - len(head), 1)
    return value
