"""The folder of the GPU pack: what a whole pack in it consists of, and whether it is still so."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from joyvasa_desktop import packaged, paths
from joyvasa_desktop.device import Graphics
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.gpu_pack.packs import Pack, offered

MANIFEST = "pack.json"
"""The file in a pack's folder that says what it is; a folder without it is no whole pack."""

_NEW, _GONE = _NONE = (".new", ".gone")
"""How names of folders end that hold no pack yet, or none any more."""

_FORMAT = 1
_LARGEST = 4_000_000
"""Bytes of a manifest."""


@dataclass(frozen=True)
class Installed:
    """A pack that was unpacked, as its manifest has it.

    Attributes:
        folder: where it lies.
        name, cuda, torch: as in `Pack`.
        kind: the Python and the system that it was unpacked for.
        files: bytes by path below the folder, with / on every system.
        libraries: paths of those that are loaded before PyTorch, in their order.
    """

    folder: Path
    name: str
    cuda: str
    torch: str
    kind: str
    files: Mapping[str, int]
    libraries: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether it belongs to this build of the program."""
        return self.torch == packaged.torch_version() and self.kind == kind()

    def missing(self) -> str:
        """The first of its files that isn't there in its size; "" if all are."""
        for path, size in self.files.items():
            try:
                found = (self.folder / path).stat().st_size
            except OSError:
                return path
            if found != size:
                return path
        return ""


def kind() -> str:
    """The Python and the system that runs this, as far as compiled modules care."""
    return f"{sys.implementation.cache_tag}-{sys.platform}-{platform.machine().lower()}"


def home() -> Path:
    """The folder of everything about GPU packs; it needn't be there."""
    return paths.data() / "gpu-pack"


def arriving() -> Path:
    """Where wheels are until they are unpacked."""
    return home() / "arriving"


def unpacking(pack: Pack) -> Path:
    """Where a pack is put together, until it has been tried."""
    return home() / f"{_called(pack)}{_NEW}"


def place(pack: Pack) -> Path:
    """A free name for a pack that is whole."""
    number = 1
    while (found := home() / f"{_called(pack)}-{number}").exists():
        number += 1
    return found


def doomed(folder: Path) -> Path:
    """What a folder is called while it is removed."""
    return folder.with_name(f"{folder.name}{_GONE}")


def all_doomed() -> tuple[Path, ...]:
    """Folders that somebody removes, or began to."""
    return tuple(home().glob(f"*{_GONE}"))


def whole_packs() -> tuple[Installed, ...]:
    """Every whole pack that lies here, those for this build last, of these the newest last."""
    try:
        found = [read(folder) for folder in home().iterdir() if folder.suffix not in _NONE]
    except OSError:
        return ()
    packs = [pack for pack in found if pack is not None]
    return tuple(sorted(packs, key=lambda pack: (pack.fits, _age(pack.folder))))


def current() -> Installed | None:
    """The pack for this build, whether it is undamaged or not; None without one."""
    return next((pack for pack in reversed(whole_packs()) if pack.fits), None)


def listed(there: Installed) -> Pack | None:
    """A pack as the program's list has it; None if it isn't on it.

    Raises:
        UnreadableFile: as `packs.offered`.
    """
    return next((pack for pack in offered() if pack.name == there.name), None)


def suits(there: Installed, cards: Sequence[Graphics]) -> bool:
    """Whether one of the machine's cards is of those for which a pack was built."""
    try:
        pack = listed(there)
    except UserError:
        # It was on the list when it came, and may well be right.
        pack = None
    return bool(cards) if pack is None else any(map(pack.knows, cards))


def read(folder: Path) -> Installed | None:
    """The pack in a folder; None if its manifest isn't there or can't be read."""
    try:
        with (folder / MANIFEST).open("rb") as file:
            content = json.loads(file.read(_LARGEST))
        return _pack(folder, content) if content["format"] == _FORMAT else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write(pack: Installed) -> None:
    """Notes in a pack's folder what it consists of.

    Raises:
        OSError: it can't be written.
    """
    content = {
        "format": _FORMAT,
        "name": pack.name,
        "cuda": pack.cuda,
        "torch": pack.torch,
        "kind": pack.kind,
        "libraries": list(pack.libraries),
        "files": dict(pack.files),
    }
    (pack.folder / MANIFEST).write_text(json.dumps(content, indent=0) + "\n", encoding="utf-8")


def size_of_folder(folder: Path) -> int:
    """Bytes of all files below a folder; 0 if it isn't there."""
    total = 0
    for place, _folders, names in os.walk(folder):
        for name in names:
            try:
                total += (Path(place) / name).lstat().st_size
            except OSError:
                # Somebody is tidying up at this moment.
                continue
    return total


def _called(pack: Pack) -> str:
    return f"{pack.name}-{pack.torch}"


def _age(folder: Path) -> float:
    try:
        return (folder / MANIFEST).stat().st_mtime
    except OSError:
        return 0.0


def _pack(folder: Path, content: Mapping[str, Any]) -> Installed:
    """Raises KeyError, TypeError or ValueError if it isn't what `write` has written."""
    files = {str(path): int(size) for path, size in dict(content["files"]).items()}
    name, cuda, torch, kind = (str(content[each]) for each in ("name", "cuda", "torch", "kind"))
    libraries = tuple(map(str, content["libraries"]))
    return Installed(folder, name, cuda, torch, kind, files, libraries)
