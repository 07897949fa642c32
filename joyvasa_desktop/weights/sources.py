"""A folder or a ZIP archive as a list of files that can be looked at and copied."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.inputs import is_folder
from joyvasa_desktop.inputs import opened as opened_file
from joyvasa_desktop.outputs import flush
from joyvasa_desktop.weights import archives
from joyvasa_desktop.weights.archives import PIECE, Target, Tick
from joyvasa_desktop.weights.hashes import HashBook

_MOST_FILES = 200_000
_DEEPEST = 16

_MOST_WAITING = 1 << 23

_CLOSER = "Choose the folder of the models itself."


class Source(Protocol):
    """Files by their place below a folder, or in an archive.

    Attributes:
        name: of the folder or archive, for sentences.
        files: size in bytes by place.
        outside: how many links were left alone because they lead out of the folder.
    """

    name: str
    files: dict[PurePosixPath, int]
    outside: int

    def sha256(self, place: PurePosixPath, tick: Tick) -> str:
        """A file's fingerprint, 64 hex digits; all of it is read."""

    def copy(self, place: PurePosixPath, target: Target, tick: Tick) -> None:
        """Writes a file's content."""

    def content(self, place: PurePosixPath, most: int) -> bytes:
        """A small file as a whole."""


@contextmanager
def opened(path: Path, hashes: HashBook, tick: Tick) -> Iterator[Source]:
    """The files of a folder, with its inner folders, or of a ZIP archive.

    Args:
        path: the folder or the archive.
        hashes: what is known of files in folders.
        tick: is told that it is still at work.

    Raises:
        UnreadableFile: missing, may not be read, no archive or a harmful one, far too many files.
    """
    if is_folder(path):
        yield _Folder(path, hashes, tick)
        return
    with archives.opened(path) as archive:
        yield _Archive(archive)


class Steady:
    """Writes to an open file, and lets no more than a few megabytes wait for the disk.

    Otherwise a slow disk would take minutes at the end, during which nobody could stop the work.

    Args:
        file: what takes the bytes: the file, or something that writes to it.
        disk: the file.
    """

    def __init__(self, file: Target, disk: BinaryIO) -> None:
        self._file, self._disk = file, disk
        self._waiting = 0

    def write(self, piece: bytes, /) -> None:
        """Takes the next bytes."""
        self._file.write(piece)
        self._waiting += len(piece)
        if self._waiting >= _MOST_WAITING:
            self.settle()

    def settle(self) -> None:
        """Waits until everything is on the disk."""
        self._waiting = 0
        flush(self._disk)


class _Archive:
    def __init__(self, archive: archives.Archive) -> None:
        self.name = archive.name
        self.outside = 0
        self._archive = archive
        self._entries = {entry.path: entry for entry in archive.entries}
        self.files = {place: entry.size for place, entry in self._entries.items()}

    def sha256(self, place: PurePosixPath, tick: Tick) -> str:
        found = _Fingerprint()
        self.copy(place, found, tick)
        return found.hexdigest()

    def copy(self, place: PurePosixPath, target: Target, tick: Tick) -> None:
        self._archive.copy(self._entries[place], target, tick)

    def content(self, place: PurePosixPath, most: int) -> bytes:
        return self._archive.content(self._entries[place], most)


class _Folder:
    def __init__(self, folder: Path, hashes: HashBook, tick: Tick) -> None:
        self.name = folder.name or str(folder)
        self.files: dict[PurePosixPath, int] = {}
        self.outside = 0
        self._root = folder
        self._real = Path(os.path.realpath(folder))
        self._hashes = hashes
        try:
            self._walk(folder, PurePosixPath(), set(), tick)
        except OSError as error:
            raise UnreadableFile(
                f"The folder {self.name} can't be read: {error.strerror or error}.",
                "Check its permissions, or copy the models to another folder.",
            ) from error

    def sha256(self, place: PurePosixPath, tick: Tick) -> str:
        return self._hashes.sha256(self._root / place, tick)

    def copy(self, place: PurePosixPath, target: Target, tick: Tick) -> None:
        with opened_file(self._root / place) as file:
            for piece in pieces(file, place.name):
                target.write(piece)
                tick(len(piece))

    def content(self, place: PurePosixPath, most: int) -> bytes:
        with opened_file(self._root / place) as file:
            found = file.read(most + 1)
        if len(found) > most:
            raise UnreadableFile(f"{place.name} is far too long.", _CLOSER)
        return found

    def _walk(self, folder: Path, below: PurePosixPath, seen: set[str], tick: Tick) -> None:
        real = os.path.realpath(folder)
        if real in seen or len(below.parts) > _DEEPEST:
            return
        seen.add(real)
        tick(0)
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            if not self._is_inside(entry):
                self.outside += 1
            elif entry.is_dir():
                self._walk_inner(Path(entry.path), below / entry.name, seen, tick)
            else:
                self._add(entry, below / entry.name)

    def _walk_inner(self, folder: Path, below: PurePosixPath, seen: set[str], tick: Tick) -> None:
        try:
            self._walk(folder, below, seen, tick)
        except PermissionError:
            # A folder of somebody else's, such as lost+found, is no obstacle to the others.
            return

    def _add(self, entry: os.DirEntry[str], place: PurePosixPath) -> None:
        status = entry.stat()
        if not stat.S_ISREG(status.st_mode):
            return
        self.files[place] = status.st_size
        if len(self.files) > _MOST_FILES:
            raise UnreadableFile(f"{self.name} holds far too many files.", _CLOSER)

    def _is_inside(self, entry: os.DirEntry[str]) -> bool:
        """Whether a link, or a junction of Windows, stays in the folder; a broken one doesn't."""
        if not entry.is_symlink() and not entry.is_dir():
            return True
        real = Path(os.path.realpath(entry.path))
        return real.exists() and real.is_relative_to(self._real)


def is_forbidden(error: UnreadableFile) -> bool:
    """Whether a file can't be read because the system doesn't let the user."""
    return isinstance(error.__cause__, PermissionError)


class _Fingerprint:
    """A target that keeps nothing but the SHA-256 of what it got."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.hexdigest = self._hash.hexdigest

    def write(self, piece: bytes, /) -> None:
        self._hash.update(piece)


def pieces(file: BinaryIO, name: str) -> Iterator[bytes]:
    """An open file's content, a megabyte at a time.

    Raises:
        UnreadableFile: if it can't be read to its end.
    """
    try:
        while piece := file.read(PIECE):
            yield piece
    except OSError as error:
        raise archives.cut_short(name, error) from error
