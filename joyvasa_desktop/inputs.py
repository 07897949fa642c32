"""Open what users name: ordinary files only, and every refusal a sentence."""

from __future__ import annotations

import stat
from collections.abc import Hashable
from pathlib import Path
from typing import BinaryIO

from joyvasa_desktop.errors import UnreadableFile

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
    try:
        status = path.stat()
    except OSError:
        return (path, None)
    return (path.absolute(), status.st_size, status.st_mtime_ns)


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; names that the system can't take are none."""
    try:
        return path.is_dir()
    except OSError:
        return False
