"""In which state published files are: nothing there, partly, damaged, not readable, ready ..."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from joyvasa_desktop.inputs import size_of
from joyvasa_desktop.weights.catalogue import Bundle, CatalogueFile, Family
from joyvasa_desktop.weights.wholeness import why_forbidden, why_unreadable


class State(StrEnum):
    """Of a file or a bundle.

    ABSENT: nothing is there. PARTIAL: some of it is. DAMAGED: it is there and wrong. FORBIDDEN: it
    is there and the user may not read it. UNKNOWN: it can be read, but isn't the version that the
    catalogue knows. READY: it can be used.
    """

    ABSENT = "absent"
    PARTIAL = "partial"
    DAMAGED = "damaged"
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"
    READY = "ready"


@dataclass(frozen=True)
class FileState:
    """One file.

    Attributes:
        file: what the catalogue says.
        state: see `State`.
        path: where it is; None if it is nowhere, or only partly fetched.
        checked: whether its content was compared with the catalogue's (or with the version that
            the user accepted) and is right.
        there: bytes that needn't be fetched any more.
        own: whether it lies in the store's own folder, so that it may be removed.
        reason: why it can't be used as it is, in a sentence; "" if there is nothing to say.
        sha256: its content as far as it is known; "" if it was never read.
    """

    file: CatalogueFile
    state: State
    path: Path | None = None
    checked: bool = False
    there: int = 0
    own: bool = False
    reason: str = ""
    sha256: str = ""

    @property
    def to_get(self) -> int:
        """Bytes still to fetch; 0 for what can be used, whatever version it is."""
        usable = self.state in (State.READY, State.UNKNOWN)
        return 0 if usable else max(0, (self.file.size or 0) - self.there)

    def size(self) -> int:
        """Bytes of the file as it lies there; 0 if it is nowhere."""
        return 0 if self.path is None else size_of(self.path)


@dataclass(frozen=True)
class BundleState:
    """The files of a bundle together.

    Attributes:
        bundle: what the catalogue says.
        state: see `State`.
        files: in the bundle's order.
        to_get: bytes still to fetch.
        size: bytes of the whole bundle.
        must_accept: whose notices have to be accepted before the rest may be fetched.
    """

    bundle: Bundle
    state: State
    files: tuple[FileState, ...]
    to_get: int
    size: int
    must_accept: tuple[Family, ...]


def together(files: Sequence[FileState], shared: Collection[str] = ()) -> State:
    """The state of several files as one.

    Args:
        shared: ids that other bundles have, too: those alone don't make this one begun.
    """
    states = {each.state for each in files}
    for worst in (State.DAMAGED, State.FORBIDDEN):
        if worst in states:
            return worst
    if not states & {State.ABSENT, State.PARTIAL}:
        return State.UNKNOWN if State.UNKNOWN in states else State.READY
    begun = any(
        each.state is State.PARTIAL
        or (each.state is not State.ABSENT and each.file.id not in shared)
        for each in files
    )
    return State.PARTIAL if begun else State.ABSENT


def of_file(
    file: CatalogueFile, path: Path, found: str | None, wanted: str, arrived: int, own: bool
) -> FileState:
    """The state of a file that lies at a path.

    Args:
        found: its SHA-256 if that is known.
        wanted: of the version that the user accepted; "" if there is none.
        arrived: bytes of it that were fetched and aren't whole yet.
        own: as in `FileState`.
    """
    try:
        size = path.stat().st_size
    except OSError:
        # It went a moment ago.
        return FileState(file, State.PARTIAL if arrived else State.ABSENT, there=arrived)
    forbidden = why_forbidden(path)
    if forbidden:
        # Whatever is known of it from before.
        return FileState(file, State.FORBIDDEN, path, there=arrived, own=own, reason=forbidden)
    state, checked, reason = _judged(file, path, size, found, wanted)
    there = (file.size or size) if state in (State.READY, State.UNKNOWN) else arrived
    return FileState(file, state, path, checked, there, own, reason, found or "")


def _judged(
    file: CatalogueFile, path: Path, size: int, found: str | None, wanted: str
) -> tuple[State, bool, str]:
    """The state, whether its content was compared and is right, and why it is so."""
    name = path.name
    if found == file.sha256:
        return State.READY, True, ""
    if found is not None and found == wanted:
        return State.READY, True, f"{name} is another version, which you accepted."
    if size == file.size:
        if found is None:
            return State.READY, False, ""
        return State.DAMAGED, False, f"{name} has the right size, but not the right content."
    unreadable = why_unreadable(path)
    if not unreadable:
        if file.size is None and found is None:
            return State.READY, False, ""
        return State.UNKNOWN, False, f"{name} is another version than the one that is known."
    # What is too short may be the beginning of the file, or something else: its reader says which.
    shorter = file.size is not None and size < file.size
    return State.PARTIAL if shorter else State.DAMAGED, False, unreadable
