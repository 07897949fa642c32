"""What a killed process, or a machine without power, left half-made is removed by the next one.

Whoever writes results notes down beforehand what would be left of them, in the user's own folder
for such things, and holds a lock as long as it lives.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.outputs import (
    flush,
    is_temporary,
    remove_unfinished,
    stop_watching,
    watch_unfinished,
)
from joyvasa_desktop.weights.locks import Busy, alone

_NOTE, _LOCK = ".txt", ".lock"


@contextmanager
def noted() -> Iterator[None]:
    """Within the block the results of this process are noted while they are half-made.

    What others have left that live no more is removed first. Where nothing can be noted, the work
    is done all the same.
    """
    tidy()
    with ExitStack() as held:
        with suppress(OSError, Busy, UserError):
            held.enter_context(_noting(paths.unfinished() / f"{secrets.token_hex(6)}{_NOTE}"))
        yield


def tidy() -> None:
    """Removes what processes left half-made that live no more."""
    try:
        notes = [path for path in paths.unfinished().iterdir() if path.suffix == _NOTE]
    except (OSError, UserError):
        # Nothing was ever noted.
        return
    for note in notes:
        with suppress(OSError, Busy):
            # The note may have gone since: its process came to its end, and so did its lock.
            with alone(note.with_suffix(_LOCK), certain=True), suppress(FileNotFoundError):
                _remove_noted(note)
            _give_up(note.with_suffix(_LOCK))


@contextmanager
def _noting(note: Path) -> Iterator[None]:
    note.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        held.callback(_give_up, note.with_suffix(_LOCK))
        # A note without a lock is one of a dead process.
        held.enter_context(alone(note.with_suffix(_LOCK), certain=True))
        held.callback(_unlink, note)
        # Nothing waits to be written: on a full disk that would come up when the file is closed.
        file = held.enter_context(note.open("xb", buffering=0))
        known: set[Path] = set()

        def watch(unfinished: tuple[Path, ...]) -> None:
            fresh = [path for path in unfinished if is_temporary(path) and path not in known]
            known.update(fresh)
            with suppress(OSError):
                _write(file, fresh)

        watch_unfinished(watch)
        held.callback(stop_watching, watch)
        yield


def _give_up(lock: Path) -> None:
    """Removes a lock that isn't needed any more, and the folder if it was the last one in it."""
    _unlink(lock)
    with suppress(OSError):
        lock.parent.rmdir()


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _write(file: BinaryIO, unfinished: list[Path]) -> None:
    """On the disk at once: a machine that loses its power doesn't do it later."""
    if unfinished:
        # What a full disk cut off doesn't spoil what comes after it.
        lines = ["\n" + json.dumps(os.fspath(path.absolute())) for path in unfinished]
        file.write("".join(lines).encode("ascii"))
        flush(file)


def _remove_noted(note: Path) -> None:
    """Removes what a dead process noted, and its note if nothing is left."""
    left = []
    for line in note.read_bytes().splitlines():
        # The machine may have stopped in the middle of a line.
        with suppress(ValueError, TypeError):
            path = Path(json.loads(line))
            # Nothing else in the note was written by this program.
            if is_temporary(path):
                remove_unfinished(path)
                left += [path] if os.path.lexists(path) else []
    if not left:
        note.unlink()
