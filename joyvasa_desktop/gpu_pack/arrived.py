"""What has come of a GPU pack so far, and how much room the rest takes."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from joyvasa_desktop import paths
from joyvasa_desktop.errors import CannotWrite
from joyvasa_desktop.gpu_pack.installed import arriving, home, size_of_folder, unpacking
from joyvasa_desktop.gpu_pack.packs import Pack, PackFile
from joyvasa_desktop.gpu_pack.wheels import Book
from joyvasa_desktop.inputs import size_of
from joyvasa_desktop.outputs import cannot_write

RESERVE = 300_000_000
"""Bytes that stay free on the disk; PyTorch's modules are compiled into some of them."""


def wheel(file: PackFile) -> Path:
    """Where a wheel lies that is whole, its content checked."""
    return arriving() / f"{file.sha256[:16]}.whl"


def part(file: PackFile) -> Path:
    """Where a wheel lies while it comes."""
    return arriving() / f"{file.sha256[:16]}.part"


def lacking(file: PackFile) -> int:
    """Bytes of a wheel that are still to be fetched."""
    if wheel(file).exists():
        return 0
    return max(0, file.size - size_of(part(file)))


def left(pack: Pack) -> tuple[PackFile, ...]:
    """The wheels that aren't unpacked yet, the largest first: each is gone when it is unpacked."""
    book = Book(unpacking(pack))
    files = (file for file in pack.files if not book.has(file.sha256))
    return tuple(sorted(files, key=lambda file: file.size, reverse=True))


def to_get(pack: Pack) -> int:
    """Bytes of a pack that are still to be fetched."""
    return sum(map(lacking, left(pack)))


def begun(pack: Pack) -> bool:
    """Whether anything of a pack has come, or wasn't put to use yet."""
    return unpacking(pack).exists() or any(
        path.exists() for file in pack.files for path in (part(file), wheel(file))
    )


def room(pack: Pack, carried: bool = False) -> int:
    """Bytes that the disk must have free to fetch and unpack what is left of a pack.

    Args:
        carried: the wheels lie elsewhere and aren't copied.
    """
    files = left(pack)
    if carried:
        return sum(file.unpacked for file in files) - _begun_of(files, pack)
    used = most = sum(map(lacking, files))
    used -= _begun_of(files, pack)
    for file in files:
        used += file.unpacked
        most = max(most, used)
        used -= file.size
    return most


def _begun_of(files: Sequence[PackFile], pack: Pack) -> int:
    """Bytes that lie there of the wheel that is unpacked next; they are written over."""
    folder = unpacking(pack)
    there = size_of_folder(folder) - sum(Book(folder).files().values())
    return max(0, min(there, files[0].unpacked)) if files else 0


def check_room(size: int) -> None:
    """Stops before so many bytes come that the disk can't take.

    Raises:
        CannotWrite: with what is lacking; or the folder can't be made.
    """
    try:
        home().mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(home()).free
    except OSError as error:
        raise cannot_write(home(), error) from error
    short = size + RESERVE - free
    if short > 0:
        raise CannotWrite(
            f"There isn't enough space for the GPU pack: {max(1, round(short / 1e6))} MB more are "
            f"needed in {paths.without_home(home())}.",
            "Free some space, then try again; what has come so far is kept.",
        )
