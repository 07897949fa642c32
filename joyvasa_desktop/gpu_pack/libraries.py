"""In which order a pack's libraries are loaded on Linux, so that each finds the pack's others.

The loader prefers folders that LD_LIBRARY_PATH names to those that a library names itself: the
package's own, or another CUDA that somebody has installed. What is loaded already, it takes as it
is.
"""

from __future__ import annotations

import ctypes
import os
import re
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from joyvasa_desktop.gpu_pack.installed import Installed
from joyvasa_desktop.gpu_pack.shortage import lacks_memory

_FIRST = "torch/lib/libtorch_python.so"
"""What PyTorch's compiled module asks for; it asks for all others."""

_BY_NAME = ("libcudnn", "libnvrtc", "libnvJitLink", "libtorch_cuda_linalg")
"""How libraries begin that others open by their bare name when they need them.

cuDNN is one library that asks for nothing and opens its parts so; the compiler for cards opens
what it has built in.
"""

_OURS = re.compile(
    r"(lib)?(torch|c10|caffe2_nvrtc|cudnn|cublas|cudart|cufft|curand|cusolver|cusparse|nvrtc|"
    r"nvjitlink)[\w-]*\.(so(\.[\d.]+)?|dll)",
    re.IGNORECASE,
)
"""Names of libraries that a process has only from the pack; the driver's are called otherwise."""

_MAGIC = b"\x7fELF\x02\x01"
"""How files of 64 bits in the usual byte order begin."""

_LOAD, _DYNAMIC = 1, 2
_NEEDED, _NAMES, _OWN_NAME = 1, 5, 14
_MOST_ENTRIES = 4096
_LONGEST_NAME = 256


@dataclass(frozen=True, slots=True)
class Library:
    """What a library says of itself.

    Attributes:
        name: as others ask for it; "" if it doesn't say.
        needed: names of the libraries that it asks for.
    """

    name: str
    needed: tuple[str, ...]


def order(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Which of a pack's files are to be loaded before PyTorch, each after what it asks for.

    Args:
        folder: the pack's.
        paths: of its files, below the folder; what isn't a library is left out.

    Returns:
        Paths below the folder: what PyTorch needs comes first, then what is opened by name. None
        on Windows, where a library's own folder comes first anyway.
    """
    if sys.platform == "win32":
        return ()
    known: dict[str, tuple[str, Library]] = {}
    for path in paths:
        if ".so" in Path(path).name and (library := read(folder / path)) is not None:
            known[library.name or Path(path).name] = (path, library)
    first = [name for name, (path, _) in known.items() if path == _FIRST]
    by_name = sorted(name for name in known if name.startswith(_BY_NAME))
    return tuple(known[name][0] for name in _sorted(known, (*first, *by_name)))


def load(pack: Installed) -> None:
    """Loads a pack's libraries into this process.

    Raises:
        OSError: one can't be loaded; it says which, and why.
    """
    if sys.platform == "win32":
        os.add_dll_directory(str(pack.folder / "torch" / "lib"))
        return
    needed = True
    for path in pack.libraries:
        try:
            ctypes.CDLL(str(pack.folder / path))
        except OSError as error:
            # What is opened by name is perhaps never opened: another way to compute is found then.
            if needed or lacks_memory(error, pack.folder):
                raise
        needed = needed and path != _FIRST


def foreign(folder: Path) -> tuple[str, ...]:
    """PyTorch's and NVIDIA's libraries in this process that come from elsewhere; none should.

    Args:
        folder: the pack's.
    """
    import psutil

    try:
        places = [each.path for each in psutil.Process().memory_maps()]
    except (psutil.Error, OSError, AttributeError):
        # Some sandboxes hide it.
        return ()
    return strangers(map(Path, places), folder.resolve())


def strangers(places: Iterable[PurePath], folder: PurePath) -> tuple[str, ...]:
    """Which of these files are libraries that the pack should bring, and lie elsewhere.

    Args:
        places: absolute.
        folder: the pack's.
    """
    named = (place for place in places if _OURS.fullmatch(place.name))
    return tuple(sorted({str(each) for each in named if not each.is_relative_to(folder)}))


def read(path: Path) -> Library | None:
    """What a library says of itself; None if it isn't one that this system can load."""
    try:
        with path.open("rb") as file:
            return _Elf(file.fileno()).library()
    except (OSError, ValueError, OverflowError, struct.error):
        return None


def _sorted(known: Mapping[str, tuple[str, Library]], first: Iterable[str]) -> Iterator[str]:
    """The names that these lead to, each after those that it needs."""
    seen: set[str] = set()
    # Twice on the list: when it is met, and when all that it needs has been given.
    waiting = [(name, False) for name in reversed(tuple(first))]
    while waiting:
        name, ready = waiting.pop()
        if ready:
            yield name
        elif name in known and name not in seen:
            seen.add(name)
            waiting.append((name, True))
            waiting += [(each, False) for each in reversed(known[name][1].needed)]


class _Elf:
    """The parts of such a file that name libraries; reads a few kilobytes of it.

    Args:
        file: number of the open file.
    """

    def __init__(self, file: int) -> None:
        self._file = file
        header = self._bytes(0, 64)
        if not header.startswith(_MAGIC):
            raise ValueError("no library of 64 bits")
        (start,) = struct.unpack_from("<Q", header, 32)
        size, count = struct.unpack_from("<HH", header, 54)
        # Kind, flags, place in the file, in memory, physically, size in the file.
        self._parts = [
            struct.unpack_from("<IIQQQQ", self._bytes(start + size * number, size))
            for number in range(min(count, _MOST_ENTRIES))
        ]

    def library(self) -> Library:
        """Raises ValueError or struct.error if it isn't a library."""
        entries = list(self._entries())
        names = self._place(dict(entries).get(_NAMES, -1))
        texts: dict[int, list[str]] = {_NEEDED: [], _OWN_NAME: []}
        for tag, value in entries:
            if tag in texts:
                texts[tag].append(self._text(names + value))
        return Library("".join(texts[_OWN_NAME][:1]), tuple(texts[_NEEDED]))

    def _entries(self) -> Iterator[tuple[int, int]]:
        for part in self._parts:
            if part[0] == _DYNAMIC:
                content = self._bytes(part[2], min(part[5], 16 * _MOST_ENTRIES))
                yield from struct.iter_unpack("<QQ", content)
                return
        raise ValueError("no library")

    def _place(self, address: int) -> int:
        """Where in the file something is that has this place in memory."""
        for part in self._parts:
            if part[0] == _LOAD and part[3] <= address < part[3] + part[5]:
                return int(part[2] + address - part[3])
        raise ValueError("nothing there")

    def _text(self, place: int) -> str:
        return self._bytes(place, _LONGEST_NAME).partition(b"\0")[0].decode("utf-8")

    def _bytes(self, place: int, count: int) -> bytes:
        os.lseek(self._file, place, os.SEEK_SET)
        return os.read(self._file, count)
