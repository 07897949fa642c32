"""Where models are kept: which are there and whole, how new ones come in, how they go.

The store has one folder of its own, in upstream's layout. Folders filled for other programs are
used where they lie, and never written to.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from pathlib import Path

from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.inputs import size_of, stamp
from joyvasa_desktop.weights import choices, converted, folders
from joyvasa_desktop.weights.catalogue import Catalogue, CatalogueFile, catalogue
from joyvasa_desktop.weights.hashes import HashBook, sha256
from joyvasa_desktop.weights.shelf import ARRIVING, Shelf
from joyvasa_desktop.weights.sources import is_forbidden
from joyvasa_desktop.weights.states import BundleState, FileState, State, of_file, together
from joyvasa_desktop.weights.transfer import Meter, TransferReport, ignore
from joyvasa_desktop.weights.wholeness import why_forbidden, why_unreadable

__all__ = ["BundleState", "FileState", "State", "Store", "WrongHash"]


class WrongHash(UserError):
    """A whole file whose content isn't what the catalogue says.

    Attributes:
        file: which was expected.
        found: its SHA-256.
        single_source: the catalogue's number is known from one place only: the user may judge.
    """

    def __init__(self, file: CatalogueFile, found: str) -> None:
        self.file, self.found, self.single_source = file, found, file.single_source
        hint = (
            "Its fingerprint is known from one source only: use it all the same if you trust where "
            "it comes from."
            if file.single_source
            else "Get it again; if it stays so, name another mirror in the environment variable "
            "HF_ENDPOINT, or import the models from a computer that has them."
        )
        super().__init__(f"{file.path.name} isn't the file that the catalogue knows.", hint)

    def __reduce__(self) -> tuple[type[WrongHash], tuple[CatalogueFile, str]]:  # type: ignore[override]
        return type(self), (self.file, self.found)


class Store:
    """The models of this machine.

    Args:
        folder: its own folder; the user's choice if left out, else the program's.
        also: folders whose models are used where they lie; if left out the user's choice, and
            `pretrained_weights` beside a checkout.
        catalogue: what is published; the program's if left out.
        hashes: what is known of the content of files.

    Attributes:
        folder, also, catalogue, hashes: these.
    """

    def __init__(
        self,
        folder: Path | None = None,
        also: Sequence[Path] | None = None,
        catalogue: Catalogue | None = None,
        hashes: HashBook | None = None,
    ) -> None:
        self.folder = (folder or folders.store_folder()).absolute()
        others = folders.other_folders(with_default=folder is None) if also is None else also
        self.also = tuple(each for each in others if each != self.folder)
        self.catalogue = catalogue or _catalogue()
        self.hashes = hashes or HashBook()
        self._shelf = Shelf(self.folder)
        self._unreadable: dict[Path, str] = {}

    def file(self, id: str) -> FileState:
        """The state of one file, of the copy that an engine would take; quick.

        Raises:
            UserError: the catalogue knows no such file.
        """
        file = self._known(id)
        arrived = size_of(self.arriving(id))
        roots = folders.roots(self.folder, *self.also)
        path = folders.first(roots, self.catalogue.places(id))
        if path is None:
            return FileState(file, State.PARTIAL if arrived else State.ABSENT, there=arrived)
        versions = choices.choices().other_versions
        wanted = versions.get(id) or versions.get(self.catalogue.original(id).id, "")
        own = self._is_own(path)
        state = of_file(file, path, self.hashes.known(path), wanted, arrived, own)
        if path in self._unreadable and state.state is not State.FORBIDDEN:
            reason = self._unreadable[path]
            return replace(state, state=State.DAMAGED, checked=False, there=arrived, reason=reason)
        return state

    def bundle(self, name: str) -> BundleState:
        """The state of a bundle; quick.

        Raises:
            UserError: the catalogue knows no such bundle.
        """
        if name not in self.catalogue.bundles:
            self.catalogue.ids([name])
            raise UserError(f"“{name}” is one file, no bundle.", "Name a bundle.")
        bundle = self.catalogue.bundles[name]
        states = tuple(map(self.file, bundle.files))
        getting = {each.file.family for each in states if each.to_get}
        families = [self.catalogue.families[family] for family in sorted(getting)]
        return BundleState(
            bundle=bundle,
            state=together(states, self._shared(name)),
            files=states,
            to_get=sum(each.to_get for each in states),
            size=self.catalogue.size(name),
            must_accept=tuple(each for each in families if not choices.accepted(each)),
        )

    def bundles(self) -> tuple[BundleState, ...]:
        """The state of every bundle; quick."""
        return tuple(map(self.bundle, self.catalogue.bundles))

    def check(
        self,
        names: Iterable[str] | None = None,
        report: TransferReport = ignore,
        again: bool = True,
    ) -> tuple[FileState, ...]:
        """Compares the content of files with the catalogue; what is found is remembered.

        A converted copy that isn't as it was made goes; the file itself is read until it is
        converted again.

        Args:
            names: of bundles, or ids; everything if left out.
            report: what it raises ends the work; what was found so far stays known.
            again: read also what was compared before; else only what never was.

        Returns:
            The files' states afterwards; those that are nowhere, too.

        Raises:
            CannotWrite: a wrong converted copy can't be dropped.
        """
        ids = self.catalogue.ids(self.catalogue.files if names is None else names)
        there = {id: path for id in ids if (path := self.file(id).path) is not None}
        todo = [path for path in there.values() if again or self.hashes.known(path) is None]
        meter = Meter("checking", sum(map(self._to_read, todo)), report)
        for path in todo:
            meter.begin(path.name, self._to_read(path))
            self._unreadable.pop(path, None)
            try:
                found = self.hashes.sha256(path, meter.tick, again)
                converted.check(self.folder, path, found, meter.tick)
            except UnreadableFile as error:
                # A disk that fails in the middle leaves the other files worth a look.
                if not is_forbidden(error):
                    self._unreadable[path] = error.message
                self.hashes.forget(path)
        meter.end()
        return tuple(map(self.file, ids))

    def _to_read(self, path: Path) -> int:
        copy = converted.copy_of(self.folder, path)
        return size_of(path) + (size_of(copy) if copy is not None else 0)

    # Files that come

    def place(self, id: str) -> Path:
        """Where a file lies in the store's own folder when it is whole."""
        self._known(id)
        return self.folder / self.catalogue.original(id).path

    def arriving(self, id: str) -> Path:
        """Where a file is collected until it is whole."""
        self._known(id)
        file = self.catalogue.original(id)
        return self.folder / ARRIVING / f"{file.id}-{file.sha256[:12]}.part"

    def lock(self, id: str) -> AbstractContextManager[None]:
        """Within the block nobody else, in this or another process, changes that file.

        The folder of `arriving` exists then.

        Raises:
            UserError: somebody else is at it.
            CannotWrite: the store's folder can't be written to.
        """
        self._known(id)
        return self._shelf.lock(self.catalogue.original(id).id, self.place(id))

    def adopt(
        self,
        id: str,
        temporary: Path,
        report: TransferReport = ignore,
        accept_other: bool = False,
    ) -> Path:
        """Gives a file that has arrived its place, after its content was compared.

        To be called within `lock`. The file is never seen half under its final name, and an older
        one is there until the new one is.

        Args:
            temporary: the whole file, on the store's disk; moved.
            accept_other: take another version than the catalogue's if it can be read; the user has
                decided so. It is remembered.

        Raises:
            WrongHash: the content isn't the catalogue's. The temporary file stays.
            UnreadableFile: the version that was accepted can't be read.
            CannotWrite: the store's folder can't be written to.
        """
        file = self.catalogue.original(self._known(id).id)
        meter = Meter("checking", size_of(temporary), report)
        meter.begin(file.path.name, size_of(temporary))
        before = stamp(temporary)
        found = sha256(temporary, meter.tick)
        meter.end()
        if found not in (file.sha256, choices.choices().other_versions.get(file.id)):
            self._judge(file, found, temporary, accept_other)
        place = self.place(id)
        self._shelf.put(temporary, place)
        self._unreadable.pop(place, None)
        now = stamp(place)
        # The rename changes the rest of a stamp. What somebody wrote to meanwhile isn't believed.
        if now is not None and before is not None and now[:2] == before[:2]:
            self.hashes.remember(place, found, now)
        return place

    def _judge(self, file: CatalogueFile, found: str, path: Path, accept_other: bool) -> None:
        """Lets pass what the user wants in spite of its content, if it can be read."""
        if not accept_other:
            raise WrongHash(file, found)
        # The temporary name doesn't say what kind of file it is.
        reason = why_unreadable(path, file.path.suffix)
        if reason:
            raise UnreadableFile(
                f"{file.path.name} can't be used: {reason}", "Get it from another place."
            )
        choices.accept_version(file.id, found)

    # Space and files that go

    def why_not_writable(self) -> str:
        """Why nothing can be put into the store's own folder, in a sentence; "" if it can."""
        return self._shelf.why_not_writable()

    def writable(self) -> bool:
        """Whether something can be put into the store's own folder."""
        return not self.why_not_writable()

    def problems(self) -> tuple[str, ...]:
        """A sentence for each folder that was chosen and each model that may not be read."""
        chosen = choices.choices()
        expected = {each for each in (chosen.folder, *chosen.used_in_place) if each is not None}
        # Folders that nobody chose needn't be there.
        looked_at = [
            each for each in (self.folder, *self.also) if each in expected or os.path.lexists(each)
        ]
        lost = filter(None, map(folders.why_not_readable, looked_at))
        return (*lost, *filter(None, map(why_forbidden, self._files())))

    def _files(self) -> Iterable[Path]:
        """The files that are there, each once."""
        roots = folders.roots(self.folder, *self.also)
        places = map(self.catalogue.places, self.catalogue.files)
        found = (folders.first(roots, each) for each in places)
        return dict.fromkeys(path for path in found if path is not None)

    def free(self) -> int:
        """Bytes that are free where the store's own folder is.

        Raises:
            CannotWrite: the disk is away.
        """
        return self._shelf.free()

    def check_space(self, size: int) -> None:
        """Stops before so many bytes come that the disk can't take; a reserve stays free.

        Raises:
            CannotWrite: with what is lacking.
        """
        self._shelf.check_space(size)

    def remove(self, name: str, report: TransferReport = ignore) -> int:
        """Removes a bundle's files from the store's own folder, and what was fetched of them.

        What another bundle needs that is there stays, and so do folders that are used in place.

        Returns:
            Bytes that became free.

        Raises:
            UserError: no such bundle, or somebody else is at one of its files.
            CannotWrite: a file is in use or may not be removed.
        """
        self.bundle(name)
        ids = self._removable(name)
        if not self._of(ids):
            return 0
        freed = 0
        with ExitStack() as held:
            # All of them first: somebody who is at the last one must not lose the others.
            for id in dict.fromkeys(self.catalogue.original(id).id for id in ids):
                held.enter_context(self.lock(id))
            gone = self._of(ids)
            meter = Meter("looking", sum(map(size_of, gone)), report)
            for path in gone:
                size = size_of(path)
                meter.begin(path.name, size)
                self._shelf.unlink(path)
                freed += size
                meter.tick(size)
            meter.end()
        return freed

    def discard_partial(self, name: str) -> int:
        """Removes what was fetched of a bundle's files that aren't whole; tells the bytes freed.

        Raises:
            UserError: as `remove`.
        """
        freed = 0
        for id in self.catalogue.ids([name]):
            for path in self._partial(id):
                size = size_of(path)
                with self.lock(id):
                    self._shelf.unlink(path)
                freed += size
        return freed

    def _removable(self, name: str) -> tuple[str, ...]:
        """The bundle's files that no other bundle needs that is there."""
        kept = {
            id
            for other in self.catalogue.bundles
            if other != name and self._is_there(other)
            for id in self.catalogue.ids([other])
        }
        return tuple(id for id in self.catalogue.ids([name]) if id not in kept)

    def _of(self, ids: Sequence[str]) -> list[Path]:
        """All that lies in the store's own folder of these files, in the order to remove it."""
        # Copies first: one that is in use on Windows must not outlive its original.
        found = (find(id) for find in (self._copies, self._belongings) for id in ids)
        return list(dict.fromkeys(path for paths in found for path in paths))

    def _is_there(self, name: str) -> bool:
        """Whether any file is there that only this bundle has."""
        shared = self._shared(name)
        own = [id for id in self.catalogue.bundles[name].files if id not in shared]
        return any(self.file(id).state is not State.ABSENT for id in own)

    def _shared(self, name: str) -> set[str]:
        others = [each.files for each in self.catalogue.bundles.values() if each.name != name]
        return {id for files in others for id in files}

    def _belongings(self, id: str) -> Iterator[Path]:
        """A file in the store's own folder, under all its names, and what came of it so far."""
        inside = [root for root in folders.roots(self.folder) if root.is_relative_to(self.folder)]
        for root in inside:
            for place in self.catalogue.places(id):
                for path in filter(self._is_own, folders.fitting(root, place)):
                    # A name that only fits a pattern may be a file of the user's own.
                    ours = self.catalogue.files[id].sha256
                    if "*" not in place.name or self.hashes.known(path) == ours:
                        yield path
        yield from self._partial(id)

    def _copies(self, id: str) -> tuple[Path, ...]:
        """What was converted, wholly or by half."""
        whole = folders.fitting(self.folder, Path(converted.FOLDER, f"{id}.*"))
        return (*whole, *converted.unfinished(self.folder, id))

    def _is_own(self, path: Path) -> bool:
        """Whether a file lies in the store's own folder, and in none that is used in place."""
        if not path.is_relative_to(self.folder):
            return False
        folder, own = _real(path.parent), _real(self.folder)
        # A folder around the store's own one doesn't take that away.
        theirs = [each for each in map(_real, self.also) if not own.is_relative_to(each)]
        return not any(map(folder.is_relative_to, theirs))

    def _partial(self, id: str) -> tuple[Path, ...]:
        """What came of a file and isn't whole, also for an older catalogue's fingerprint."""
        length = len(self.arriving(id).stem)
        found = folders.fitting(self.folder / ARRIVING, Path(f"{id}-*"))
        return tuple(path for path in found if len(path.stem) == length)

    def _known(self, id: str) -> CatalogueFile:
        if id not in self.catalogue.files:
            raise UserError(f"There is no model file called “{id}”.", "Look at the list of models.")
        return self.catalogue.files[id]


_catalogue = catalogue
"""Under a name that the parameter doesn't hide."""


def _real(folder: Path) -> Path:
    """Where a folder is, whatever links lead there."""
    return Path(os.path.realpath(folder))
