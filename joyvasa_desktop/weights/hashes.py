"""Fingerprints of files, remembered so that a start doesn't read gigabytes again."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.inputs import Stamp, opened, stamp
from joyvasa_desktop.outputs import whole_file
from joyvasa_desktop.weights.locks import Busy, alone

Tick: TypeAlias = Callable[[int], None]
"""Told how many bytes more were read; what it raises ends the work."""

_PIECE = 1 << 18
"""Bytes; small enough that a slow disk doesn't keep a user waiting who wants to stop."""

_MOST_REMEMBERED = 2000
_LARGEST_BOOK = 4_000_000
_PATIENCE = 5.0
"""Seconds that another process may take to write its entries."""

_Entry: TypeAlias = tuple[Stamp, str]
"""The state in which a file was read, and its SHA-256."""


def sha256(path: Path, tick: Tick = lambda count: None) -> str:
    """The SHA-256 of a file, 64 hex digits, read in pieces.

    Raises:
        UnreadableFile: missing, or it can't be read to its end.
    """
    found = hashlib.sha256()
    buffer = memoryview(bytearray(_PIECE))
    with opened(path) as file:
        while count := _read(file.readinto, buffer, path):  # type: ignore[attr-defined]
            found.update(buffer[:count])
            tick(count)
    return found.hexdigest()


class HashBook:
    """What is known about the content of files, by their path and state.

    Several processes may use one book at a time. A book that can't be written is kept in mind only.

    Args:
        path: where it is kept; among what can be made again if left out.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.cache() / "model-hashes.json"
        self._entries: dict[str, _Entry] = {}
        self._seen: Stamp | None = None
        self._lock = threading.Lock()

    def known(self, path: Path) -> str | None:
        """The SHA-256 of a file as it is now, if it was found out before."""
        now = stamp(path)
        with self._lock:
            self._load()
            entry = self._entries.get(_key(path))
        return entry[1] if entry is not None and now == entry[0] else None

    def remember(self, path: Path, found: str, before: Stamp | None) -> None:
        """Keeps the SHA-256 of a file, unless it has changed since it was read.

        Args:
            before: its `inputs.stamp` before it was read; None: it wasn't there, and nothing is
                kept.
        """
        # If somebody has written to it meanwhile, the number belongs to no one state.
        if before is not None and before == stamp(path):
            self._keep(_key(path), (before, found))

    def forget(self, path: Path) -> None:
        """A file that can't be read now isn't any more what it was found to be."""
        # The entry fits no file. Were it removed, another process would bring it back.
        self._keep(_key(path), ((), "0" * 64))

    def sha256(self, path: Path, tick: Tick = lambda count: None, again: bool = False) -> str:
        """The SHA-256 of a file, remembered.

        Args:
            again: read the file even if it is known already: disks lose bits.

        Raises:
            UnreadableFile: as the function `sha256`.
        """
        before = stamp(path)
        found = None if again else self.known(path)
        if found is not None:
            tick(before[0] if before is not None else 0)
            return found
        found = sha256(path, tick)
        self.remember(path, found, before)
        return found

    def _keep(self, key: str, entry: _Entry) -> None:
        # Who only wants to know something doesn't wait for other processes.
        with _only_one(self.path), self._lock:
            self._load()
            self._entries.pop(key, None)
            self._entries[key] = entry
            self._entries = _newest(self._entries)
            self._store()

    def _load(self) -> None:
        seen = stamp(self.path)
        if seen is not None and seen != self._seen:
            self._entries |= _read_book(self.path)
            self._seen = seen

    def _store(self) -> None:
        text = json.dumps(self._entries)
        try:
            with whole_file(self.path, overwrite=True) as temporary:
                temporary.write_text(text, "ascii")
        except UserError:
            # Nothing is lost: the files are read again at the next start.
            return
        self._seen = stamp(self.path)


def _read(into: Callable[[memoryview], int], buffer: memoryview, path: Path) -> int:
    try:
        return into(buffer)
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} can't be read to its end: {error.strerror or error}.",
            "Check the disk or the network, then try again.",
        ) from error


def _key(path: Path) -> str:
    return str(path.absolute())


def _newest(entries: Mapping[str, _Entry]) -> dict[str, _Entry]:
    """As many of the newest as a book may hold."""
    kept, room = list[str](), _LARGEST_BOOK
    for key in list(entries)[: -_MOST_REMEMBERED - 1 : -1]:
        room -= len(json.dumps({key: entries[key]}))
        if room < 0:
            break
        kept.append(key)
    return {key: entries[key] for key in reversed(kept)}


def _read_book(path: Path) -> dict[str, _Entry]:
    """The entries of a book; a damaged one has none."""
    try:
        with path.open("rb") as file:
            values = json.loads(file.read(_LARGEST_BOOK + 1))
    except (OSError, ValueError, RecursionError):
        return {}
    whole = values if isinstance(values, dict) else {}
    return {str(key): (tuple(each[0]), each[1]) for key, each in whole.items() if _is_entry(each)}


def _is_entry(value: Any) -> bool:
    return (
        isinstance(value, list)
        and [type(part) for part in value] == [list, str]
        and all(type(part) is int for part in value[0])
        and len(value[1]) == 64
    )


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    """One process at a time; without a lock where the folder takes none."""
    with ExitStack() as held:
        # At worst an entry is lost, and a file is read once more.
        with suppress(OSError, Busy):
            path.parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(alone(path.with_name(f"{path.name}.lock"), _PATIENCE))
        yield
