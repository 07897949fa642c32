"""Gets one file into the store: from the hub, or out of an archive that holds it."""

from __future__ import annotations

import glob
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

from joyvasa_desktop.errors import CannotWrite, UnreadableFile, UserError
from joyvasa_desktop.inputs import size_of
from joyvasa_desktop.outputs import cannot_write
from joyvasa_desktop.weights import archives, choices, hub
from joyvasa_desktop.weights.arrival import Errand, OtherVersion, Wanted, fetch
from joyvasa_desktop.weights.catalogue import Archive
from joyvasa_desktop.weights.hashes import sha256
from joyvasa_desktop.weights.refusals import Refusal
from joyvasa_desktop.weights.shelf import Shelf, discard
from joyvasa_desktop.weights.states import State
from joyvasa_desktop.weights.store import Store, WrongHash

_LOOK_AGAIN = 0.5
"""Seconds until it is seen whether another program has finished with a file."""


def usable(store: Store, id: str) -> bool:
    """Whether a file is there and can be used, in whatever version."""
    return store.file(id).state in {State.READY, State.UNKNOWN}


class Delivery:
    """Brings files to one store; several threads may use it at a time, each for other files.

    Args:
        store: where models are kept.
        ids: all files that are wanted; of an archive these are taken out.
        accept_other: ids whose content may be another than the catalogue's.
    """

    def __init__(self, store: Store, ids: Collection[str], accept_other: Collection[str]) -> None:
        self._store, self._ids = store, frozenset(ids)
        self._accepted = frozenset(accept_other)

    def bring(self, id: str, errand: Errand) -> None:
        """Brings one file, from wherever it can be got; waits for others who are bringing it.

        Raises:
            Refusal: it can't be got, for now or at all.
            WrongHash: it isn't what the catalogue says; kept if the user may judge it.
            UserError: as `Store.adopt`, or an archive isn't what the catalogue says.
            CannotWrite: no space, no permission.
            Cancelled: a moment after `errand.stop` was set.
        """
        archive = self._archive_with(id)
        with self._alone(partial(self._store.lock, id), self._store.arriving(id), errand):
            if self._is_there(id, errand):
                return
            try:
                self._from_hub(id, errand)
                return
            except Refusal as refusal:
                if archive is None or not refusal.missing:
                    raise
        self._from_archive(archive, id, errand)

    def _is_there(self, id: str, errand: Errand) -> bool:
        """Whether nothing is left to do, because somebody else has done it meanwhile."""
        there = usable(self._store, id)
        if there:
            errand.done = errand.total
        return there

    @contextmanager
    def _alone(
        self, lock: Callable[[], AbstractContextManager[None]], part: Path, errand: Errand
    ) -> Iterator[None]:
        """Within the block nobody else fetches the same; whoever does is waited for."""
        with ExitStack() as stack:
            while True:
                try:
                    stack.enter_context(lock())
                    break
                except CannotWrite:
                    raise
                except UserError:
                    errand.done = min(size_of(part), errand.total)
                    errand.rest(_LOOK_AGAIN, _busy(errand.name))
            yield

    def _from_hub(self, id: str, errand: Errand) -> None:
        part = self._store.arriving(id)
        if self._judged(id, part, errand):
            return
        before = size_of(part)
        try:
            self._fetch_and_adopt(id, part, errand, judge=not before)
        except WrongHash:
            if not before:
                raise
            # The first part may have come from another version, or from a broken disk.
            discard(part)
            self._fetch_and_adopt(id, part, errand, judge=True)

    def _fetch_and_adopt(self, id: str, part: Path, errand: Errand, *, judge: bool) -> None:
        """Fetches what is missing; another version is judged only if all of it came at once."""
        file = self._store.catalogue.files[id]
        url = hub.address(file.repo, file.source, file.revision)
        other = id in self._accepted or id in choices.choices().other_versions
        wanted = Wanted(url, None if other else file.size, "" if other else file.sha256)
        try:
            announced = fetch(wanted, part, errand)
        except OtherVersion as version:
            raise WrongHash(file, version.found) from version
        try:
            self._adopt(id, part, errand)
        except WrongHash as wrong:
            if not judge:
                raise
            if id not in self._accepted:
                _keep_or_discard(part, wrong)
                raise
            if announced and announced != wrong.found:
                # What the user accepts is what the hub has, not what became of it on its way.
                discard(part)
                raise Refusal("muddled", url) from wrong
            self._adopt_other(id, part, errand)

    def _judged(self, id: str, part: Path, errand: Errand) -> bool:
        """Takes the other version that was kept until the user judged it, if there is one."""
        for kept in _kept(part):
            # What can't be read is fetched again.
            with suppress(UnreadableFile):
                if id in self._accepted and sha256(kept, errand.look) == kept.suffix[1:]:
                    self._adopt_other(id, kept, errand)
                    return True
            discard(kept)
        return False

    def _adopt(self, id: str, part: Path, errand: Errand) -> None:
        errand.doing, errand.checked = "checking", 0
        self._store.adopt(id, part, errand.watch)

    def _adopt_other(self, id: str, part: Path, errand: Errand) -> None:
        try:
            self._store.adopt(id, part, errand.watch, accept_other=True)
        except UnreadableFile:
            # Nobody can use it: it must not stand in the way of the next attempt.
            discard(part)
            raise

    # Archives, for files that the hub lacks

    def _archive_with(self, id: str) -> Archive | None:
        known = self._store.catalogue.archives.values()
        return next((each for each in known if id in each.members.values()), None)

    def _from_archive(self, archive: Archive, id: str, errand: Errand) -> None:
        """Fetches an archive and takes out of it what is wanted, also for the other threads."""
        shelf = Shelf(self._store.folder)
        # Called after one of the files in it, so that it goes when what was fetched of that goes.
        name = f"{min(archive.members.values())}-{archive.sha256[:12]}.part"
        part = shelf.arriving / name
        errand.name = archive.name
        with self._alone(partial(shelf.lock, archive.name, part), part, errand):
            if self._is_there(id, errand):
                return
            errand.total = archive.size
            self._store.check_space(archive.size - size_of(part))
            self._fetch_archive(archive, part, errand)
            errand.doing, errand.checked = "checking", 0
            if sha256(part, errand.look) != archive.sha256:
                discard(part)
                raise UserError(
                    f"{archive.name} isn't the archive that the catalogue knows.",
                    "Get it again; if it happens again, get the models from another place.",
                )
            self._unpack(archive, part, errand)
            discard(part)

    def _fetch_archive(self, archive: Archive, part: Path, errand: Errand) -> None:
        for number, url in enumerate(archive.addresses, 1):
            try:
                fetch(Wanted(url, archive.size, archive.sha256), part, errand)
                return
            except Refusal:
                if number == len(archive.addresses):
                    raise

    def _unpack(self, archive: Archive, part: Path, errand: Errand) -> None:
        with archives.opened(part) as content:
            for entry in content.entries:
                id = archive.members.get(entry.path.name, "")
                if id not in self._ids:
                    continue
                target = self._store.arriving(id)
                with self._alone(partial(self._store.lock, id), target, errand):
                    if not usable(self._store, id):
                        _unpack_one(content, entry, target, errand)
                        self._adopt_member(id, target, errand)

    def _adopt_member(self, id: str, part: Path, errand: Errand) -> None:
        try:
            self._adopt(id, part, errand)
        except WrongHash as wrong:
            if id not in self._accepted:
                _keep_or_discard(part, wrong)
                raise
            self._adopt_other(id, part, errand)


def _busy(name: str) -> str:
    return f"{name} is being fetched or changed elsewhere at this moment; waiting …"


def _keep_or_discard(part: Path, wrong: WrongHash) -> None:
    """Keeps another version, under the name of its content, if the user may judge it."""
    if wrong.single_source:
        # A name that is refused means that it has to come once more.
        with suppress(OSError):
            part.replace(part.with_suffix(f".{wrong.found}"))
            return
    discard(part)


def _kept(part: Path) -> list[Path]:
    """Other versions that were kept so."""
    known = part.parent.glob(f"{glob.escape(part.stem)}.*")
    return [path for path in known if len(path.suffix) == 65]


def _unpack_one(
    content: archives.Archive, entry: archives.Entry, target: Path, errand: Errand
) -> None:
    try:
        with target.open("wb") as file:
            content.copy(entry, file, errand.look)
    except OSError as error:
        raise cannot_write(target.with_name(entry.path.name), error) from error
