"""Which published file somebody's file can be, by its place, its name and its size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from joyvasa_desktop.weights.catalogue import Catalogue, CatalogueFile

_LARGER = 4
"""Times a published file that another version of it may be."""


class Recognition:
    """Knows the names and sizes of a catalogue's files.

    Args:
        catalogue: what is published.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._files = [file for file in catalogue.files.values() if not file.same_as]
        self._sizes = {file.size for file in catalogue.files.values()}
        self._names: dict[str, set[str]] = defaultdict(set)
        self._patterns = [
            (pattern, file) for file in self._files for pattern in (file.path, *file.also)
        ]
        for pattern, file in self._patterns:
            self._names[pattern.name.casefold()].add(file.id)

    def may_be_published(self, place: PurePosixPath, size: int) -> bool:
        """Whether it is worth to find out the file's fingerprint."""
        return size in self._sizes or (None in self._sizes and self._named(place))

    def by_place(self, place: PurePosixPath, size: int) -> CatalogueFile | None:
        """The file of which it is another version, going by where it lies and how it is called.

        Args:
            place: with the folders around it, as far as they are known.
            size: bytes.
        """
        best: dict[str, CatalogueFile] = {}
        longest = 0
        for pattern, file in self._patterns:
            length = self._alike(pattern, place)
            if length > longest:
                best, longest = {}, length
            if length and length == longest:
                best[file.id] = file
        if len(best) != 1:
            return None
        (file,) = best.values()
        return file if 0 < size <= _LARGER * (file.size or size) else None

    def alike(self, place: PurePosixPath, size: int) -> tuple[CatalogueFile, ...]:
        """The files that it can be by its size, or by its name where sizes aren't known."""
        return tuple(
            file
            for file in self._files
            if file.size == size
            or (file.size is None and file.path.name.casefold() == place.name.casefold())
        )

    def _alike(self, pattern: PurePosixPath, place: PurePosixPath) -> int:
        """How many parts at the end agree; 0 if they are too few to tell."""
        count = 0
        for wanted, found in zip(reversed(pattern.parts), reversed(place.parts), strict=False):
            if not fnmatchcase(found.casefold(), wanted.casefold()):
                break
            count += 1
        # A name that only one file has tells enough; config.json doesn't.
        enough = 2 if "*" in pattern.name or self._is_shared(pattern.name) else 1
        return count if count >= enough else 0

    def _is_shared(self, name: str) -> bool:
        return len(self._names[name.casefold()]) > 1

    def _named(self, place: PurePosixPath) -> bool:
        return place.name.casefold() in self._names


def around(folders: Iterable[str], place: PurePosixPath) -> PurePosixPath:
    """A place with the last few folders above it, which may be the published ones."""
    return PurePosixPath(*list(folders)[-3:], *place.parts)
