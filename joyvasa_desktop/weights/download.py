"""Fetches published models from the hub into the store: several at once, and always to be gone on.

What has come is kept, whatever stops the work; a file gets its name only when its content was
checked. Nothing is fetched unless the user asks for it.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.inputs import size_of
from joyvasa_desktop.weights import choices
from joyvasa_desktop.weights.arrival import Errand
from joyvasa_desktop.weights.catalogue import Family
from joyvasa_desktop.weights.delivery import Delivery, usable
from joyvasa_desktop.weights.several import Several
from joyvasa_desktop.weights.store import Store
from joyvasa_desktop.weights.transfer import TransferReport, ignore


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
        stop = threading.Event()
        errands = {id: _errand(store, id, stop) for id in missing}
        Several(errands, Delivery(store, missing, accept_other).bring, report, there).run()
    return tuple(path for id in ids if (path := store.file(id).path) is not None)


def _check_accepted(store: Store, ids: Iterable[str]) -> None:
    names = dict.fromkeys(store.catalogue.files[id].family for id in ids)
    families = [store.catalogue.families[name] for name in names]
    declined = [each for each in families if not choices.accepted(each)]
    if declined:
        raise Declined(declined)


def _errand(store: Store, id: str, stop: threading.Event) -> Errand:
    file = store.catalogue.files[id]
    there = size_of(store.arriving(id))
    return Errand(file.path.name, file.size or 0, stop, done=min(there, file.size or there))
