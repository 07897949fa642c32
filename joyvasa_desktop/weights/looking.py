"""Find the models in a folder or a ZIP archive, whatever their names and order there.

The content decides: a file is a published one if its fingerprint says so. Its place and name only
tell which file another version may stand for.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.inputs import is_folder
from joyvasa_desktop.weights import manifest, sources
from joyvasa_desktop.weights.catalogue import Catalogue, catalogue
from joyvasa_desktop.weights.hashes import HashBook
from joyvasa_desktop.weights.manifest import Manifest
from joyvasa_desktop.weights.recognition import Recognition, around
from joyvasa_desktop.weights.transfer import Meter, TransferReport, ignore

Match: TypeAlias = Literal["published", "other", "damaged", "forbidden"]
"""By its content a published file; by its place another version of one; an exported file that
isn't any more what its archive says; by its place or size one that may not be read."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that belongs to the models.

    Attributes:
        id: in the catalogue.
        place: below the folder or in the archive.
        size: bytes.
        match: how it was recognised.
        sha256: its content, 64 hex digits; "" for another version whose size alone tells it, and
            for what may not be read.
    """

    id: str
    place: PurePosixPath
    size: int
    match: Match
    sha256: str

    @property
    def name(self) -> str:
        """Its place with forward slashes, for people."""
        return str(self.place)


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a folder or an archive.

    Attributes:
        path: of the folder or archive.
        files: of the models, each id once, the published version preferred; one that may not be
            read only if there is no other.
        ignored: how many other files there are.
        outside: how many links were left alone, because they lead out of the folder.
        manifest: what the archive says about itself, if it was exported by this program.
        missing: names that the manifest has and the archive hasn't.
    """

    path: Path
    files: tuple[FoundFile, ...]
    ignored: int
    outside: int
    manifest: Manifest | None
    missing: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes of the published files together."""
        return sum(file.size for file in self.files if file.match == "published")


def look(
    path: Path,
    report: TransferReport = ignore,
    *,
    known: Catalogue | None = None,
    hashes: HashBook | None = None,
) -> Found:
    """Finds the models in a folder, with its inner folders, or in a ZIP archive.

    Files whose size is that of a published one are read as a whole.

    Args:
        path: the folder or the archive, also buffalo_l.zip as it is published.
        report: is told how far it is; what it raises ends the work.
        known: what is published; the program's catalogue if left out.
        hashes: what is known of the content of files in folders.

    Raises:
        UnreadableFile: missing, may not be read, damaged, or an archive that would do harm.
    """
    with opened(path, hashes or HashBook(), report) as source:
        return _Search(path, source, known or catalogue(), report).found()


@contextmanager
def opened(path: Path, hashes: HashBook, report: TransferReport) -> Iterator[sources.Source]:
    """A folder or archive, with word of every step to its last file."""
    meter = Meter("looking", 0, report)
    meter.begin(path.name, 0)
    with sources.opened(path, hashes, meter.tick) as source:
        yield source


class _Search:
    """One look at a source."""

    def __init__(
        self, path: Path, source: sources.Source, known: Catalogue, report: TransferReport
    ) -> None:
        self._path, self._source, self._known = path, source, known
        self._recognition = Recognition(known)
        self._report = report
        # The names of an archive's own folders aren't those of its content.
        self._folders = path.absolute().parts[1:] if is_folder(path) else ()
        self._manifest = _manifest(source)
        self._forbidden: set[PurePosixPath] = set()

    def found(self) -> Found:
        listed = {file.path: file for file in self._manifest.files} if self._manifest else {}
        hashes = self._hashes(listed)
        files: dict[str, FoundFile] = {}
        seen = 0
        for place, size in self._source.files.items():
            each = self._file(place, size, hashes.get(place, ""))
            if each is None or place in self._forbidden:
                continue
            seen += 1
            if each.match == "other" and place in listed and each.sha256 != listed[place].sha256:
                each = replace(each, match="damaged")
            if _better(each, files.get(each.id)):
                files[each.id] = each
        for each in self._unread(files):
            files[each.id] = each
        # The manifest and the notice beside it say something about the models.
        own = 2 if self._manifest else 0
        return Found(
            path=self._path,
            files=tuple(files[id] for id in self._known.files if id in files),
            ignored=max(0, len(self._source.files) - seen - len(self._forbidden) - own),
            outside=self._source.outside,
            manifest=self._manifest,
            missing=tuple(str(place) for place in listed if place not in self._source.files),
        )

    def _hashes(self, listed: Container[PurePosixPath]) -> dict[PurePosixPath, str]:
        """Of all files that can be published ones by their size, or were exported."""
        files = self._source.files
        worth = [
            place
            for place in files
            if place in listed or self._recognition.may_be_published(place, files[place])
        ]
        meter = Meter("looking", sum(files[place] for place in worth), self._report)
        found = {}
        for place in worth:
            meter.begin(place.name, files[place])
            try:
                found[place] = self._source.sha256(place, meter.tick)
            except UnreadableFile as error:
                if not sources.is_forbidden(error):
                    raise
                # Somebody else's file is no obstacle to the others.
                self._forbidden.add(place)
                meter.tick(files[place])
        meter.end()
        return found

    def _unread(self, files: Container[str]) -> Iterator[FoundFile]:
        """What may not be read and can be one of the models that aren't among the files."""
        for place in sorted(self._forbidden):
            size = self._source.files[place]
            named = self._recognition.by_place(around(self._folders, place), size)
            alike = (named,) if named else self._recognition.alike(place, size)
            for each in alike:
                if each.id not in files:
                    yield FoundFile(each.id, place, size, "forbidden", "")
                    break

    def _file(self, place: PurePosixPath, size: int, sha256: str) -> FoundFile | None:
        published = self._known.by_hash(sha256) if sha256 else None
        if published is not None:
            return FoundFile(published.id, place, size, "published", sha256)
        other = self._recognition.by_place(around(self._folders, place), size)
        return FoundFile(other.id, place, size, "other", sha256) if other else None


def _manifest(source: sources.Source) -> Manifest | None:
    """The manifest at the top, or in the only folder there."""
    places = [place for place in source.files if place.name == manifest.NAME]
    for place in sorted(places, key=lambda place: len(place.parts))[:1]:
        if len(place.parts) == 1 and source.files[place] <= manifest.MOST_BYTES_OF_MANIFEST:
            return _read_manifest(source, place)
    return None


def _read_manifest(source: sources.Source, place: PurePosixPath) -> Manifest | None:
    try:
        return manifest.read(source.content(place, manifest.MOST_BYTES_OF_MANIFEST))
    except UnreadableFile as error:
        # Beside models the manifest only tells more about them.
        if sources.is_forbidden(error):
            return None
        raise


def _better(new: FoundFile, old: FoundFile | None) -> bool:
    return old is None or (new.match == "published" and old.match != "published")
