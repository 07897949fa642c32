"""Takes out of wheels what a GPU pack needs of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.outputs import cannot_write, left_over, whole_file
from joyvasa_desktop.weights import archives

Tick: TypeAlias = Callable[[int], None]
"""Told how many bytes more were unpacked; what it raises ends the work."""

_UNUSED = (
    # What C++ programs are compiled with, and PyTorch's own tests.
    "*.a",
    "*.bc",
    "*.lib",
    "*.h",
    "*.hpp",
    "*.cuh",
    "*.cmake",
    "*.pyi",
    "*/include/*",
    "torch/share/*",
    "torch/test/*",
    "torch/bin/[!t]*",
    "torch/bin/test*",
    # A package's papers, some of which lie 180 letters deep.
    "*.dist-info/*",
    # Tools of NVIDIA's to measure programs, older ways to say the same, work on several cards.
    "*/libnvperf_*",
    "*/libpcsamplingutil.*",
    "*/libcheckpoint.*",
    "*/libnvblas.*",
    "*/libcufftw.*",
    "*/libcusolverMg.*",
    "*.alt.so*",
)
"""Patterns of what nobody needs to run networks."""

_DATA = ("purelib", "platlib")
"""Folders in a wheel's own folder whose content lies beside the packages."""

_BOOK = "wheels.json"


def place_of(entry: PurePosixPath) -> str:
    """Where a file of a wheel goes, as a path below the pack's folder; "" if it isn't needed."""
    parts = entry.parts
    if parts[0].endswith(".data"):
        parts = parts[2:] if len(parts) > 2 and parts[1] in _DATA else ()
    path = "/".join(parts)
    return "" if not path or any(fnmatchcase(path, each) for each in _UNUSED) else path


def unpack(wheel: Path, folder: Path, tick: Tick) -> dict[str, int]:
    """Unpacks what is needed of a wheel.

    Args:
        wheel: whose content was checked.
        folder: the pack's.
        tick: is told of the bytes.

    Returns:
        Bytes by path below the folder.

    Raises:
        UnreadableFile: it isn't a whole ZIP archive, or has files that would lie elsewhere.
        CannotWrite: no space, no permission.
    """
    files: dict[str, int] = {}
    with archives.opened(wheel) as content:
        for entry in content.entries:
            path = place_of(entry.path)
            if not path:
                continue
            target = folder / path
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as file:
                    content.copy(entry, file, tick)
            except UnreadableFile:
                raise
            except OSError as error:
                raise cannot_write(target, error) from error
            files[path] = entry.size
    return files


class Book:
    """Which wheels have been unpacked into a folder, and what came of them.

    Args:
        folder: the pack's, while it is put together.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _BOOK
        self._known: dict[str, dict[str, int]] = {}
        # What can't be read counts as not done.
        with suppress(OSError, ValueError, TypeError, AttributeError):
            content = json.loads(self._path.read_bytes())
            self._known = {
                str(sha256): {str(path): int(size) for path, size in files.items()}
                for sha256, files in content.items()
            }

    def has(self, sha256: str) -> bool:
        """Whether a wheel was unpacked, all of it."""
        return sha256 in self._known

    def add(self, sha256: str, files: Mapping[str, int]) -> None:
        """A wheel was unpacked.

        Raises:
            CannotWrite: no space, no permission.
        """
        self._known[sha256] = dict(files)
        # The wheels that it names are gone: half a book would mean to fetch them again.
        with whole_file(self._path, overwrite=True) as temporary:
            temporary.write_text(json.dumps(self._known), encoding="utf-8")

    def files(self) -> dict[str, int]:
        """Bytes by path of everything that was unpacked."""
        return {path: size for files in self._known.values() for path, size in files.items()}

    def close(self) -> None:
        """The pack is whole: its manifest says all of this."""
        for path in (self._path, *left_over(self._path)):
            path.unlink(missing_ok=True)
