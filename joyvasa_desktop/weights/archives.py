"""Read ZIP archives of other people's making: nothing is unpacked by the names inside.

with opened(path) as archive:
    for entry in archive.entries:
        archive.copy(entry, target, tick)

An archive is refused as a whole if one of its entries would lie outside a folder, is a link, is
packed in an unusual way, or claims more than can be in it.
"""

from __future__ import annotations

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol, TypeAlias

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.inputs import opened as opened_file

Tick: TypeAlias = Callable[[int], None]
"""Is told how many bytes came since the last time; what it raises ends the work."""

PIECE = 1 << 20

MOST_ENTRIES = 20_000
_LARGEST_DIRECTORY = 1 << 22
_LARGEST_TOTAL = 1 << 38
_LONGEST_NAME = 1000

# Weights are nearly noise and can't be packed to a tenth; only what is written to overfill a disk
# unpacks to far more than the archive has.
_MOST_UNPACKED = 20
_SLACK = 1 << 26

_ZIP_START, _SPLIT_START = b"PK\x03\x04", b"PK\x07\x08"
_ZIP_END, _ZIP64_END, _ZIP64_LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_LOCAL_HEADER = 30
_ENCRYPTED = 0x2041
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])( *\.| *$)", re.I)
_DRIVE = re.compile(r"[A-Za-z]:")

_PACK_AGAIN = "Pack the models' folder again, as an ordinary ZIP."
_GET_AGAIN = "Copy or download the file again."
_OTHER_ARCHIVE = "Use an archive from somebody whom you trust, and pack the models' folder again."


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive.

    Attributes:
        path: where it would lie, below any folder.
        size: its bytes, unpacked.
    """

    path: PurePosixPath
    size: int
    _info: zipfile.ZipInfo


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive whose list of entries was found harmless.

    Attributes:
        name: the file's name, for sentences.
        entries: its files, in their order; folders are left out.
    """

    name: str
    entries: tuple[Entry, ...]
    _archive: zipfile.ZipFile

    def copy(self, entry: Entry, target: Target, tick: Tick) -> None:
        """Unpacks one file, at most the bytes that the archive declares for it.

        Raises:
            UnreadableFile: damaged: it ends early, or its checksum is another.
        """
        left = entry.size
        # zipfile itself gives no more than was declared.
        for piece in self._pieces(entry):
            left -= len(piece)
            target.write(piece)
            tick(len(piece))
        if left:
            raise _damaged(self.name)

    def content(self, entry: Entry, most: int) -> bytes:
        """A small file as a whole.

        Raises:
            UnreadableFile: damaged, or larger than `most` bytes.
        """
        if entry.size > most:
            raise UnreadableFile(f"{entry.path.name} in {self.name} is far too long.", _GET_AGAIN)
        target = io.BytesIO()
        self.copy(entry, target, lambda _: None)
        return target.getvalue()

    def _pieces(self, entry: Entry) -> Iterator[bytes]:
        with _reading(self.name), self._archive.open(entry._info) as source:
            while piece := source.read(PIECE):
                yield piece


class Target(Protocol):
    """What takes the bytes: a file, or something that counts or hashes them."""

    def write(self, piece: bytes, /) -> object:
        """Takes the next bytes."""


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """An archive whose files can be read within the block.

    Raises:
        UnreadableFile: missing, no ZIP, damaged, encrypted, one part of several, with a name that
            leads outside, or written to overfill a disk.
    """
    with opened_file(path) as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        _check_start(path.name, file.read(4))
        with _reading(path.name):
            directory = check_directory(path.name, file, size)
            archive = zipfile.ZipFile(file)
        infos = archive.infolist()
        _check_sizes(path.name, infos, directory, size)
        yield Archive(path.name, tuple(_entries(path.name, infos)), archive)


def check_directory(name: str, file: BinaryIO, size: int) -> int:
    """Bounds an archive's list of entries, which `zipfile` reads as a whole.

    Args:
        name: the file's name.
        file: open for reading.
        size: its bytes.

    Returns:
        Where the list begins.

    Raises:
        UnreadableFile: the end is missing, the list is far too long, or parts are elsewhere.
    """
    file.seek(max(size - (1 << 16) - 128, 0))
    tail = file.read()
    end = tail.rfind(_ZIP_END)
    if end < 0 or end + 22 > len(tail):
        raise UnreadableFile(f"{name} is incomplete: its end is missing.", _GET_AGAIN)
    length, start = (_number(tail[end + at : end + at + 4]) for at in (12, 16))
    parts = {_number(tail[end + at : end + at + 2]) for at in (4, 6)}
    if tail[end - 20 : end].startswith(_ZIP64_LOCATOR) and end >= 76:
        record = tail[end - 76 : end - 20]
        if record[:4] == _ZIP64_END:
            length, start = (_number(record[at : at + 8]) for at in (40, 48))
            parts = {_number(record[at : at + 4]) for at in (16, 20)}
    if parts - {0}:
        raise _split(name)
    if length > min(_LARGEST_DIRECTORY, size):
        raise UnreadableFile(f"{name} is damaged: its list of entries is far too long.", _GET_AGAIN)
    return start


def _check_start(name: str, start: bytes) -> None:
    if start == _SPLIT_START:
        raise _split(name)
    if start == _ZIP_END:
        raise UnreadableFile(f"{name} is an empty archive.", _PACK_AGAIN)
    if start != _ZIP_START:
        raise UnreadableFile(
            f"{name} isn't a ZIP archive.",
            "Unpack archives of other kinds first, and import the folder.",
        )


def _check_sizes(name: str, infos: Sequence[zipfile.ZipInfo], directory: int, size: int) -> None:
    """Refuses what claims to unpack to more than can be in the file."""
    if len(infos) > MOST_ENTRIES:
        raise UnreadableFile(f"{name} holds far too many files.", _PACK_AGAIN)
    total = sum(info.file_size for info in infos)
    if total > min(_MOST_UNPACKED * size + _SLACK, _LARGEST_TOTAL):
        raise UnreadableFile(
            f"{name} wasn't opened, because it would unpack to {total / 1e9:.0f} GB, far more "
            "than models do.",
            _OTHER_ARCHIVE,
        )
    places = sorted(infos, key=lambda info: info.header_offset)
    ends = [info.header_offset for info in places[1:]] + [min(directory, size)]
    for info, end in zip(places, ends, strict=True):
        # Entries that share their bytes are a bomb, too: each looks small by itself.
        if info.header_offset < 0 or info.header_offset + _LOCAL_HEADER + info.compress_size > end:
            raise _damaged(name)
        if info.compress_type == zipfile.ZIP_STORED and info.compress_size != info.file_size:
            raise _damaged(name)


def _entries(name: str, infos: Sequence[zipfile.ZipInfo]) -> Iterator[Entry]:
    known: set[str] = set()
    for info in infos:
        path = _safe_path(name, info.orig_filename)
        _check_kind(name, info)
        # As Windows and macOS compare names.
        key = unicodedata.normalize("NFC", str(path)).casefold()
        if key in known:
            raise _unsafe(name, f"{_shown(str(path))} is in it twice")
        known.add(key)
        if not info.is_dir() and not info.orig_filename.endswith("\\"):
            yield Entry(path, info.file_size, info)


def _safe_path(name: str, found: str) -> PurePosixPath:
    """An entry's path, if it stays below the folder into which somebody would unpack it."""
    # Older programs on Windows part folders with backslashes.
    text = found.replace("\\", "/")
    path = PurePosixPath(text)
    shown = _shown(found)
    if len(found) > _LONGEST_NAME or any(ord(sign) < 32 for sign in found) or not path.parts:
        raise _unsafe(name, f"an entry has the name {shown}")
    if text.startswith("/") or _DRIVE.match(text) or ".." in path.parts:
        raise _unsafe(name, f"the entry {shown} would lie outside its folder")
    if any(_DEVICE.match(part) for part in path.parts):
        raise _unsafe(name, f"the entry {shown} has the name of a device")
    return path


def _check_kind(name: str, info: zipfile.ZipInfo) -> None:
    shown = _shown(info.orig_filename)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if stat.S_ISLNK(kind):
        raise UnreadableFile(
            f"{name} wasn't opened, because {shown} in it is a link instead of a file.",
            "Pack the folder again, with the files themselves.",
        )
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _unsafe(name, f"the entry {shown} is no ordinary file")
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableFile(
            f"{name} is locked with a password.", "Unpack it first, and import the folder."
        )
    if info.compress_type not in _METHODS:
        raise UnreadableFile(f"{name} is packed in a way that can't be opened here.", _PACK_AGAIN)


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Turns what goes wrong while an archive is read into a sentence."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise _damaged(name) from error
    except RuntimeError as error:
        # How zipfile speaks of passwords.
        raise _damaged(name) from error
    except OSError as error:
        raise cut_short(name, error) from error


def cut_short(name: str, error: OSError) -> UnreadableFile:
    """What to say when the system can't read a file to its end."""
    return UnreadableFile(
        f"{name} can't be read to its end: {error.strerror or error}.",
        "Check the disk or the network, then try again.",
    )


def _number(content: bytes) -> int:
    return int.from_bytes(content, "little")


def _shown(text: str) -> str:
    short = text if len(text) <= 60 else f"…{text[-60:]}"
    return "“" + "".join(sign if sign.isprintable() else "?" for sign in short) + "”"


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is damaged: its content isn't what its list of entries says.", _GET_AGAIN
    )


def _split(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is one part of an archive in several files.",
        "Unpack all parts first, and import the folder.",
    )


def _unsafe(name: str, reason: str) -> UnreadableFile:
    return UnreadableFile(f"{name} wasn't opened, because {reason}.", _OTHER_ARCHIVE)
