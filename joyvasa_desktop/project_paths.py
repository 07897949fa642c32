"""Files that a project names: found again after a move, harmless when the project is a trap."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any, TypeGuard

from joyvasa_desktop.inputs import size_of

_LONGEST_PATH = 4096


@dataclass(frozen=True, slots=True)
class Part:
    """How a file is named in a project.

    Attributes:
        absolute: its full path where the project was saved.
        relative: from the project's folder, with slashes; "" if there is no way, for example
            from one drive to another.
        size: bytes, 0 if it wasn't known.
    """

    absolute: str
    relative: str
    size: int

    @classmethod
    def of(cls, stored: object) -> Part | None:
        """From JSON; None if it is something else."""
        if not isinstance(stored, dict):
            return None
        absolute, relative = stored.get("absolute"), stored.get("relative", "")
        size = stored.get("bytes", 0)
        if not is_path(absolute) or not (relative == "" or is_path(relative)):
            return None
        return cls(absolute, str(relative), size if type(size) is int else 0)

    @property
    def name(self) -> str:
        """The file's own name, whichever system wrote the path."""
        return PureWindowsPath(self.absolute).name or self.absolute

    def look(self, folder: Path) -> tuple[Path, bool]:
        """Where the file is, and whether it is there; the project's folder is asked first."""
        places = [Path(self.absolute)]
        if self.relative and not _is_absolute(self.relative):
            places.insert(0, Path(os.path.normpath(folder / self.relative)))
        for place in places:
            if not is_elsewhere(place, folder) and _is_file(place):
                return place, True
        return places[-1], False


def file_part(path: Path | None, folder: Path) -> dict[str, Any] | None:
    """What a project in `folder` stores about a file."""
    if path is None:
        return None
    # A path of the other system, kept because its file is missing here, is no path of this one.
    absolute = str(path) if _is_absolute(str(path)) else str(path.absolute())
    try:
        relative = Path(os.path.relpath(absolute, folder)).as_posix()
    except ValueError:
        relative = ""
    if not Path(absolute).is_absolute():
        relative = ""
    return {"relative": relative, "absolute": absolute, "bytes": size_of(Path(absolute))}


def is_path(stored: object) -> TypeGuard[str]:
    """Whether something from a file can be a path."""
    return (
        isinstance(stored, str)
        and 0 < len(stored) <= _LONGEST_PATH
        and not any(ord(sign) < 32 for sign in stored)
    )


def _is_absolute(text: str) -> bool:
    """In the manner of either system: projects travel."""
    return PurePosixPath(text).is_absolute() or bool(PureWindowsPath(text).drive)


def is_elsewhere(path: PurePath, folder: PurePath) -> bool:
    """On a network drive other than the project's own: merely asking for such a file tells the
    user's name and a hash of the password to whoever runs that machine."""
    return path.drive.startswith("\\\\") and path.drive.lower() != folder.drive.lower()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def same_size(path: Path, size: int | None) -> bool:
    """Whether a file can be the one that had that many bytes; 0 and None are not known."""
    return not size or size_of(path) == size
