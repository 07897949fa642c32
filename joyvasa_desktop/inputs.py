"""Open what users name: ordinary files only, and every refusal a sentence."""

from __future__ import annotations

import os
import stat
from collections.abc import Hashable
from pathlib import Path
from typing import BinaryIO, TypeAlias

from joyvasa_desktop.errors import UnreadableFile

Stamp: TypeAlias = tuple[int, ...]
"""Tells a state of a file from its other states."""

NO_OTHER_FILES = {"protocol_whitelist": "none"}
"""For libav: a playlist must not make it open other files or addresses."""


def opened(path: Path) -> BinaryIO:
    """A file, open for reading.

    Pipes and devices are refused, because reading them can wait or go on for ever.

    Raises:
        UnreadableFile: if it is missing, a folder, no ordinary file, or may not be read.
    """
    name = path.name or str(path)
    shown = name if len(name) <= 80 else f"{name[:40]}…"
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise UnreadableFile(
                f"{shown} is a folder; it can't be opened as a file.", "Choose a file inside it."
            )
        if not stat.S_ISREG(kind):
            raise UnreadableFile(f"{shown} isn't an ordinary file.", "Choose another file.")
        return path.open("rb")
    except FileNotFoundError as error:
        raise UnreadableFile(f"There is no file {shown}.", "Check its name and folder.") from error
    except PermissionError as error:
        raise UnreadableFile(
            f"{shown} can't be opened: it may not be read.",
            "Check its permissions, or close other programs that use it.",
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFile(
            f"{shown} can't be opened: {reason}.", "Check its name, or copy it to another folder."
        ) from error


def identity(path: Path) -> Hashable:
    """Changes when the file does; a missing file is left to who reads it."""
    return (path.absolute(), stamp(path))


def stamp(path: Path) -> Stamp | None:
    """What tells a file's state from its other states; None if there is no such file."""
    try:
        return stamp_of(path.stat())
    except (OSError, ValueError):
        return None


def stamp_of(status: os.stat_result) -> Stamp:
    """As `stamp`: its size in bytes comes first, then its time of change in ns.

    Programs that unpack set the time of change to what they like. Another file in its place has
    another number, and on Linux nobody can set the last part, the time at which the system saw it
    change; on Windows that is the time at which it was made.
    """
    return (status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)


def size_of(path: Path) -> int:
    """Bytes of a file; 0 if there is none or it can't be looked at, which its reader will tell."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; names that the system can't take are none."""
    try:
        return path.is_dir()
    except OSError:
        return False
