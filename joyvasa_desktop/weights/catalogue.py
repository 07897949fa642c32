"""Which weight files are published: where, how large, under which licence, and needed for what.

The catalogue is data, `catalogue.toml`. A newer one can be put beside the user's preferences.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.inputs import identity, opened
from joyvasa_desktop.weights.strict import Table

FILE = "catalogue.toml"
SHIPPED = Path(__file__).with_name(FILE)

MOST_BYTES = 20_000_000_000
"""Of one file; far more than any published one."""

_LARGEST_CATALOGUE = 500_000
_MOST_DOTS = 30
_TEXTS = re.compile(
    r'"""(?:\\?.)*?(?:"{3,5}|\Z)|"(?:\\.|[^"\\\n])*"?'
    r"|'''.*?(?:'{3,5}|\Z)|'[^'\n]*'?|#[^\n]*",
    re.DOTALL,
)
"""Texts and remarks in a TOML file; one that doesn't end goes as far as it can."""

_HASH = "[0-9a-f]{64}"
_ADDRESS = r"https://[A-Za-z0-9.-]+/[!-~]*"


@dataclass(frozen=True)
class Family:
    """Files of one owner under one licence.

    Attributes:
        name: as in the catalogue.
        title: as people call it.
        licence: its name.
        holder: whose they are.
        where: address of the licence.
        commercial: whether somebody may earn money with what is made with them.
        notice: what has to be read and accepted before they are fetched; "" if nothing has to.
    """

    name: str
    title: str
    licence: str
    holder: str
    where: str
    commercial: bool
    notice: str


@dataclass(frozen=True)
class CatalogueFile:
    """One published file.

    Attributes:
        id: a short name, such as "lp-F".
        path: its place below the models' folder.
        also: other names that it has in folders filled for other programs; the last part may be a
            pattern.
        repo: "owner/name" on the hub.
        revision: the commit, 40 hex digits.
        source: its path in the repository.
        size: bytes; None if nobody has said (then no bundle holds it).
        sha256: 64 hex digits.
        family: a `Family`'s name.
        single_source: the hash is known from one place only: another one is for the user to judge.
        what: what it is, in a few words.
        same_as: the id of the very same file under another place; "" if there is none.
    """

    id: str
    path: PurePosixPath
    also: tuple[PurePosixPath, ...]
    repo: str
    revision: str
    source: str
    size: int | None
    sha256: str
    family: str
    single_source: bool
    what: str
    same_as: str


@dataclass(frozen=True)
class Bundle:
    """Files that are fetched together.

    Attributes:
        name: as in the catalogue, such as "human".
        title: as people call it.
        purpose: what it is good for, in a sentence.
        files: ids.
        optional: whether everything can be done without it, in another way.
        with_: bundles without which it is of no use.
    """

    name: str
    title: str
    purpose: str
    files: tuple[str, ...]
    optional: bool
    with_: tuple[str, ...]


@dataclass(frozen=True)
class Archive:
    """A published archive that holds some of the files.

    Attributes:
        name: its file name.
        addresses: where it is, the preferred first.
        size: bytes.
        sha256: 64 hex digits.
        members: ids by the names of the files in it, whatever folder of it they are in.
    """

    name: str
    addresses: tuple[str, ...]
    size: int
    sha256: str
    members: Mapping[str, str]


@dataclass(frozen=True)
class Catalogue:
    """All of it.

    Attributes:
        version: rises with every change.
        files, bundles, families, archives: by id or name.
        notes: sentences on a newer catalogue that couldn't be used.
    """

    version: int
    files: Mapping[str, CatalogueFile]
    bundles: Mapping[str, Bundle]
    families: Mapping[str, Family]
    archives: Mapping[str, Archive]
    notes: tuple[str, ...] = ()

    def by_hash(self, sha256: str) -> CatalogueFile | None:
        """The file with that content; of two places of one file the first."""
        return next((file for file in self.files.values() if file.sha256 == sha256), None)

    def original(self, id: str) -> CatalogueFile:
        """A file, or the one that it is the same as."""
        file = self.files[id]
        return self.files[file.same_as] if file.same_as else file

    def places(self, id: str) -> tuple[PurePosixPath, ...]:
        """Where a file may lie below a models' folder, the preferred first, under all its names."""
        file, original = self.files[id], self.original(id)
        copies = [each for each in self.files.values() if each.same_as == original.id]
        group = dict.fromkeys((file.id, original.id, *(each.id for each in copies)))
        files = [self.files[each] for each in group]
        return tuple(place for each in files for place in (each.path, *each.also))

    def size(self, *names: str) -> int:
        """Bytes of bundles and files together, what they share counted once.

        Args:
            names: of bundles, or ids.
        """
        return sum(file.size or 0 for file in map(self.original, self.ids(names)))

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The different files of bundles and of single ids, in the catalogue's order.

        Raises:
            UserError: a name that the catalogue doesn't know.
        """
        wanted = {self.original(id).id for name in names for id in self._files(name)}
        return tuple(id for id in self.files if id in wanted)

    def _files(self, name: str) -> tuple[str, ...]:
        if name in self.bundles:
            return self.bundles[name].files
        if name in self.files:
            return (name,)
        raise UserError(
            f"There are no models called “{name}”.", f"There are: {', '.join(self.bundles)}."
        )


def catalogue() -> Catalogue:
    """The shipped catalogue, or a newer one beside the user's preferences.

    A newer one that can't be used is told in `Catalogue.notes`.
    """
    newer = paths.config() / FILE
    return _chosen(newer, identity(newer))


def read_catalogue(path: Path) -> Catalogue:
    """Reads a catalogue.

    Raises:
        UnreadableFile: missing, or something in it can't be right.
    """
    with opened(path) as file:
        content = file.read(_LARGEST_CATALOGUE + 1)
    if len(content) > _LARGEST_CATALOGUE:
        raise UnreadableFile(f"{path.name} is too large for a catalogue.", "Remove it.")
    try:
        text = content.decode("utf-8")
        _check_depth(path, text)
        values = tomllib.loads(text)
    # Tables within tables within tables ... exhaust the reader's stack.
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"{path.name} can't be read: {error}.", "Remove it.") from error
    return _catalogue(Table(values, "", path.name))


def _check_depth(path: Path, text: str) -> None:
    """A name of thousands of parts, "a.a.a ...", would keep the reader busy for hours."""
    if any(line.count(".") > _MOST_DOTS for line in _TEXTS.sub("", text).split("\n")):
        raise UnreadableFile(
            f"{path.name} can't be read: its tables lie too deep in one another.", "Remove it."
        )


@lru_cache(maxsize=4)
def _chosen(newer: Path, _: Hashable) -> Catalogue:
    shipped = read_catalogue(SHIPPED)
    try:
        if not newer.is_file():
            return shipped
        found = read_catalogue(newer)
    except OSError:
        # Into a folder of preferences that can't be read nobody put a catalogue.
        return shipped
    except UserError as error:
        note = f"{error.message} The models are told by the program's own catalogue instead."
        return replace(shipped, notes=(note,))
    return found if found.version > shipped.version else shipped


def _catalogue(table: Table) -> Catalogue:
    version = table.number("version", 1, 1_000_000)
    families = {name: _family(name, each) for name, each in table.tables("families")}
    repositories = {
        name: (
            each.text("name", form=r"[\w.-]+/[\w.-]+"),
            each.text("revision", form="[0-9a-f]{40}"),
        )
        for name, each in table.tables("repositories")
    }
    files = {id: _file(id, each, repositories) for id, each in table.tables("files")}
    bundles = {name: _bundle(name, each) for name, each in table.tables("bundles")}
    archives = {name: _archive(each) for name, each in table.tables("archives")}
    made = Catalogue(version, files, bundles, families, archives)
    _check(made, table)
    return made


def _family(name: str, table: Table) -> Family:
    return Family(
        name=name,
        title=table.text("title"),
        licence=table.text("licence"),
        holder=table.text("holder"),
        where=table.text("where", form=_ADDRESS),
        commercial=table.switch("commercial"),
        notice=table.text("notice", "").strip(),
    )


def _file(id: str, table: Table, repositories: Mapping[str, tuple[str, str]]) -> CatalogueFile:
    path = table.path("path")
    repository = table.text("repository")
    if repository not in repositories:
        raise table.wrong(f"there is no repository “{repository[:60]}”")
    repo, revision = repositories[repository]
    return CatalogueFile(
        id=id,
        path=path,
        also=tuple(table.search_path("also", text) for text in table.texts("also")),
        repo=repo,
        revision=revision,
        source=str(table.path("source", str(path))),
        size=table.number("size", 1, MOST_BYTES) if table.has("size") else None,
        sha256=table.text("sha256", form=_HASH),
        family=table.text("family"),
        single_source=table.switch("single_source", False),
        what=table.text("what"),
        same_as=table.text("same_as", ""),
    )


def _bundle(name: str, table: Table) -> Bundle:
    return Bundle(
        name=name,
        title=table.text("title"),
        purpose=table.text("purpose"),
        files=table.texts("files", required=True),
        optional=table.switch("optional", False),
        with_=table.texts("with"),
    )


def _archive(table: Table) -> Archive:
    addresses = table.texts("addresses", required=True)
    members = table.table("members")
    return Archive(
        name=str(table.path("name")),
        addresses=tuple(table.checked("addresses", text, _ADDRESS) for text in addresses),
        size=table.number("size", 1, MOST_BYTES),
        sha256=table.text("sha256", form=_HASH),
        members={name: members.text(name) for name in members.names()},
    )


def _check(made: Catalogue, table: Table) -> None:
    """What only shows when all parts are there."""
    for file in made.files.values():
        if file.family not in made.families:
            raise table.wrong(f"{file.id} belongs to no family")
        if file.same_as and not _same(file, made.files.get(file.same_as)):
            raise table.wrong(f"{file.id} isn't the same as “{file.same_as[:60]}”")
    for bundle in made.bundles.values():
        for id in bundle.files:
            if id not in made.files or made.files[id].size is None:
                raise table.wrong(f"{bundle.name} holds “{id[:60]}”, which isn't a whole file here")
        if not set(bundle.with_) <= set(made.bundles):
            raise table.wrong(f"{bundle.name} goes with bundles that aren't there")
    if not {id for each in made.archives.values() for id in each.members.values()} <= {*made.files}:
        raise table.wrong("an archive holds a file that isn't there")
    _check_different(made, table)


def _same(file: CatalogueFile, other: CatalogueFile | None) -> bool:
    return (
        other is not None
        and not other.same_as
        and (file.size, file.sha256) == (other.size, other.sha256)
    )


def _check_different(made: Catalogue, table: Table) -> None:
    """No two files in one place; no two names of one file, except where that is said."""
    originals = [file for file in made.files.values() if not file.same_as]
    for what, each in (
        ("ids", [file.id.lower() for file in made.files.values()]),
        ("places", [str(file.path).lower() for file in made.files.values()]),
        ("hashes", [file.sha256 for file in originals]),
        ("names of bundles and files", [name.lower() for name in (*made.files, *made.bundles)]),
    ):
        if len(set(each)) < len(each):
            raise table.wrong(f"two of its {what} are the same")
