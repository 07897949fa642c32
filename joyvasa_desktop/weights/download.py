"""Fetches published models from the hub into the store: several at once, and always to be gone on.

What has come is kept, whatever stops the work; a file gets its name only when its content was
checked. Nothing is fetched unless the user asks for it.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from joyvasa_desktop.errors import Cancelled, CannotWrite, UserError
from joyvasa_desktop.inputs import size_of
from joyvasa_desktop.weights import choices
from joyvasa_desktop.weights.arrival import Errand
from joyvasa_desktop.weights.catalogue import Family
from joyvasa_desktop.weights.delivery import Delivery, usable
from joyvasa_desktop.weights.refusals import Refusal, sentence
from joyvasa_desktop.weights.store import Store
from joyvasa_desktop.weights.transfer import Speed, Transfer, TransferReport, ignore

AT_ONCE = 3
"""Files that come at the same time; more don't make it quicker."""

_TICK = 0.15
"""Seconds between two reports."""


class Declined(UserError):
    """Models whose owner's notice wasn't accepted.

    Attributes:
        families: whose.
    """

    def __init__(self, families: Sequence[Family]) -> None:
        self.families = tuple(families)
        titles = " and ".join(family.title for family in self.families)
        super().__init__(
            f"{titles} may only be fetched by who accepts the conditions: "
            + " ".join(" ".join(family.notice.split()) for family in self.families),
            "Accept them, or leave these models out.",
        )

    def __reduce__(self) -> tuple[type[Declined], tuple[tuple[Family, ...]]]:  # type: ignore[override]
        return type(self), (self.families,)


def download(
    store: Store,
    names: Iterable[str],
    report: TransferReport = ignore,
    *,
    accept_other: Collection[str] = (),
) -> tuple[Path, ...]:
    """Fetches what isn't there yet, going on where an earlier download ended.

    When a file can't be got, the others are fetched first; without a connection or space
    everything ends at once.

    Args:
        store: where models are kept.
        names: of bundles, or single ids.
        report: is told several times a second, of all that is named, also what is there already;
            what it raises ends the work within a second, and what has come is kept.
        accept_other: ids whose content may be another than the catalogue's: the user knows.

    Returns:
        Where the files are, also those that were there before, in the catalogue's order.

    Raises:
        Declined: the user has to accept conditions first.
        CannotWrite: no space, or the folder can't be written to.
        WrongHash: a file isn't what the catalogue says. If the user may judge it, it is kept
            until then: call again with its id in `accept_other`, or discard it.
        UserError: the hub can't be reached or doesn't give a file, with the way out.
        Cancelled: if `report` raises it.
    """
    ids = store.catalogue.ids(names)
    missing = [id for id in ids if not usable(store, id)]
    _check_accepted(store, missing)
    if missing:
        store.check_space(sum(store.file(id).to_get for id in missing))
        # Who goes on with a download finds the bar where it was: also what is whole counts.
        there = store.catalogue.size(*(id for id in ids if id not in missing))
        _Work(store, missing, report, accept_other, there).run()
    return tuple(path for id in ids if (path := store.file(id).path) is not None)


def _check_accepted(store: Store, ids: Iterable[str]) -> None:
    names = dict.fromkeys(store.catalogue.files[id].family for id in ids)
    families = [store.catalogue.families[name] for name in names]
    declined = [each for each in families if not choices.accepted(each)]
    if declined:
        raise Declined(declined)


class _Work:
    """Threads that fetch file after file, and the caller's thread that reports on them."""

    def __init__(
        self,
        store: Store,
        ids: Sequence[str],
        report: TransferReport,
        accept_other: Collection[str],
        there: int,
    ) -> None:
        self._store, self._report, self._there = store, report, there
        self._delivery = Delivery(store, ids, accept_other)
        self._stop = threading.Event()
        self._waiting = deque(ids)
        self._errands = {id: self._errand(id) for id in ids}
        self._errors: list[Exception] = []
        self._speed = Speed()

    def run(self) -> None:
        """Returns when everything has come; raises what went wrong first, or what `report` does."""
        number = min(AT_ONCE, len(self._waiting))
        threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(number)]
        for thread in threads:
            thread.start()
        try:
            while any(thread.is_alive() for thread in threads):
                self._tell()
                next(filter(threading.Thread.is_alive, threads), threads[0]).join(_TICK)
        except BaseException:
            self._stop.set()
            raise
        finally:
            for thread in threads:
                thread.join()
        if self._errors:
            raise self._told()
        self._tell()

    # The caller's thread

    def _told(self) -> Exception:
        """What went wrong first, and how many files fared no better, if each was tried."""
        first, more = self._errors[0], len(self._errors) - 1
        if more and isinstance(first, UserError) and not self._stop.is_set():
            either = f"{more} more files couldn't be fetched either."
            if more == 1:
                either = "One more file couldn't be fetched either."
            first.message = f"{first.message} {either}"
        return first

    def _tell(self) -> None:
        errands = list(self._errands.values())
        done, total = sum(each.done for each in errands), sum(each.total for each in errands)
        speed = self._speed.mark(sum(each.came for each in errands))
        busy = [each for each in errands if each.active] or errands[-1:]
        shown = min(busy, key=lambda each: (bool(each.note), each.doing != "downloading"))
        event = Transfer(
            doing=shown.doing,
            file=shown.name,
            file_done=shown.checked if shown.doing == "checking" else shown.done,
            file_total=shown.total,
            done=self._there + done,
            total=self._there + total,
            seconds_left=max(0, total - done) / speed if speed else None,
            note=shown.note,
            speed=speed,
        )
        self._report(event)

    def _errand(self, id: str) -> Errand:
        file = self._store.catalogue.files[id]
        there = size_of(self._store.arriving(id))
        return Errand(
            file.path.name, file.size or 0, self._stop, done=min(there, file.size or there)
        )

    # The threads that fetch

    def _serve(self) -> None:
        while not self._stop.is_set():
            try:
                id = self._waiting.popleft()
            except IndexError:
                return
            errand = self._errands[id]
            errand.active = True
            try:
                self._delivery.bring(id, errand)
            except Cancelled:
                return
            except Exception as error:
                self._fail(error, errand)
            finally:
                errand.active = False

    def _fail(self, error: Exception, errand: Errand) -> None:
        """Keeps what went wrong, and ends the work if the other files would fare no better."""
        alone = isinstance(error, UserError) and not isinstance(error, CannotWrite)
        told = error
        if isinstance(error, Refusal):
            alone = not error.connection
            told = sentence(error, errand.name)
            told.__cause__ = error
        self._errors.append(told)
        if not alone:
            self._stop.set()
