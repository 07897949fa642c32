"""Networks for people and for animals have the same shapes: whose a file is, its content tells."""

from __future__ import annotations

from pathlib import Path

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.inputs import size_of
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.folders import Kind, WeightFiles
from joyvasa_desktop.weights.hashes import HashBook, Tick

_OTHER: dict[Kind, Kind] = {"human": "animal", "animal": "human"}
_PREFIX: dict[Kind, str] = {"human": "lp", "animal": "an"}


def check_kind(
    files: WeightFiles, kind: Kind, book: HashBook | None = None, tick: Tick = lambda count: None
) -> None:
    """Refuses networks of people in the place of those of animals, and the other way round.

    A file is read only if its size is that of one of the other kind, and only once.

    Args:
        files: what was recognised; only the four networks count, as far as they are there.
        kind: whose they should be.
        book: remembers what was read.
        tick: told how many bytes more were read; what it raises ends the work.

    Raises:
        UnreadableFile: if one is the other kind's.
    """
    look = _Look(book or HashBook(), tick)
    for part in "FMWG":
        path, rival = (files.files.get(f"{_PREFIX[each]}-{part}") for each in (kind, _OTHER[kind]))
        if path is not None and look.is_of(_OTHER[kind], part, path, rival):
            raise _exchanged(path, kind)


def _exchanged(path: Path, kind: Kind) -> UnreadableFile:
    where = f"{path.name} in {path.parent.name}"
    if kind == "human":
        return UnreadableFile(
            f"{where} is the one for animals, not for people.",
            "Put the published file for people in its place.",
        )
    return UnreadableFile(
        f"{where} is the one for people, not for animals.",
        "Put the published file for animals in its place.",
    )


class _Look:
    """Reads what can't be told by its size."""

    def __init__(self, book: HashBook, tick: Tick) -> None:
        self._book, self._tick = book, tick

    def is_of(self, kind: Kind, part: str, path: Path, rival: Path | None) -> bool:
        """Whether a network's file belongs to that kind.

        Args:
            part: which network, "F", "M", "W" or "G".
            path: the file.
            rival: the file in that kind's own place, if there is one.
        """
        size = size_of(path)
        # Of animals there are two versions.
        theirs = {id for id in (f"{_PREFIX[kind]}-{part}", f"an0-{part}") if _kind(id) == kind}
        sizes = {known.size for id, known in catalogue().files.items() if id in theirs}
        if size and size in sizes:
            published = catalogue().by_hash(self._book.sha256(path, self._tick))
            if published is not None:
                return published.id in theirs
        # A copy of a file that nobody has published is for people, as most are.
        if kind == "animal" or rival is None or not size or size_of(rival) != size:
            return False
        return self._book.sha256(path, self._tick) == self._book.sha256(rival, self._tick)


def _kind(id: str) -> Kind:
    return "human" if id.startswith("lp-") else "animal"
