"""What is done with the published models; slow, so called in a thread; no Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.models.pack_tools import CardFacts, PackTools

if TYPE_CHECKING:
    from joyvasa_desktop.weights.catalogue import Family
    from joyvasa_desktop.weights.states import BundleState, FileState
    from joyvasa_desktop.weights.store import Store
    from joyvasa_desktop.weights.transfer import TransferReport


@dataclass(frozen=True, slots=True)
class Overview:
    """What is known about the models.

    Attributes:
        folder: where new ones go.
        usual: nobody chose that folder.
        barred: why nothing can be put there, in a sentence; "" if it can.
        free: bytes, None if that can't be known.
        others: further folders whose models are used where they are.
        bundles: the catalogue's bundles, in its order.
        families: the catalogue's licences, by name.
        convertible: bytes that copies for faster loading would take, by bundle.
        copied: bytes that such copies take, by bundle.
        notes: sentences about the catalogue and about folders that can't be read.
        card: what is known about graphics cards.
    """

    folder: Path
    usual: bool
    barred: str
    free: int | None
    others: tuple[Path, ...]
    bundles: tuple[BundleState, ...]
    families: Mapping[str, Family]
    convertible: Mapping[str, int] = field(default_factory=dict)
    copied: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    card: CardFacts | None = None

    def bundle(self, name: str) -> BundleState:
        """The state of one."""
        return next(each for each in self.bundles if each.bundle.name == name)

    def unchecked(self) -> tuple[str, ...]:
        """Bundles with files that are there and whose content was never looked at."""
        return tuple(
            state.bundle.name
            for state in self.bundles
            if any(each.path is not None and not each.sha256 for each in state.files)
        )

    def licences(self, state: BundleState) -> tuple[Family, ...]:
        """Under what its files are published, each family once."""
        names = dict.fromkeys(each.file.family for each in state.files)
        return tuple(self.families[name] for name in names)


class ModelTools:
    """Joins what the program can do with weight files; its imports wait for their first use.

    Attributes:
        pack: what can be done about the GPU pack.
    """

    def __init__(self) -> None:
        self.pack = PackTools()

    def look(self) -> Overview:
        """What is there now; quick, unless a network folder doesn't answer."""
        from joyvasa_desktop.weights.catalogue import catalogue
        from joyvasa_desktop.weights.choices import choices

        store, known, chosen = self._store(), catalogue(), choices()
        convertible, copied = _faster(store)
        return Overview(
            store.folder,
            chosen.folder is None,
            store.why_not_writable(),
            _free(store),
            chosen.used_in_place,
            store.bundles(),
            known.families,
            convertible,
            copied,
            (*known.notes, *store.problems()),
            self.pack.look(),
        )

    def get(self, names: Sequence[str], accept: Sequence[str], report: TransferReport) -> None:
        """Downloads what lacks of bundles.

        Args:
            accept: ids of files that may be another version than the published.

        Raises:
            UserError: no network, no space, another hash ...
        """
        from joyvasa_desktop.weights.download import download

        download(self._store(), names, report, accept_other=accept)

    def check(
        self, names: Sequence[str], report: TransferReport, again: bool = True
    ) -> tuple[FileState, ...]:
        """Looks at every byte of the files of bundles that are there.

        Args:
            again: also of those that were looked at before.
        """
        return self._store().check(names, report, again)

    def bring_in(
        self, path: Path, report: TransferReport, accept_other: bool
    ) -> tuple[FileState, ...]:
        """Copies the models of a folder or ZIP into the store.

        Raises:
            UserError: nothing is known there, it is damaged, there is no space ...
        """
        from joyvasa_desktop.weights.importing import bring_in

        return bring_in(self._store(), path, report, accept_other=accept_other)

    def export(self, names: Sequence[str], target: Path, report: TransferReport) -> Path:
        """Writes bundles into a ZIP for another computer; the dialog has asked about an older one.

        Raises:
            UserError: something lacks or is damaged, there is no space ...
        """
        from joyvasa_desktop.weights.exporting import export

        return export(self._store(), names, target, report, overwrite=True)

    def remove(self, name: str, report: TransferReport) -> int:
        """Deletes a bundle's files from the store's own folder; returns the bytes freed."""
        return self._store().remove(name, report)

    def convert(self, names: Sequence[str], report: TransferReport) -> int:
        """Makes copies of bundles that load faster; returns how many files.

        Raises:
            UserError: a file is damaged, there is no space ...
        """
        from joyvasa_desktop.weights.conversion import convert

        return len(convert(self._store(), names, report))

    def discard(self, name: str) -> int:
        """Deletes these copies of a bundle; the models stay. Returns the bytes freed.

        Raises:
            UserError: one is in use.
        """
        from joyvasa_desktop.weights.conversion import discard

        return discard(self._store(), (name,))

    def give_up(self, name: str) -> None:
        """Deletes what a stopped download of a bundle has left."""
        self._store().discard_partial(name)

    def use_in_place(self, folder: Path) -> None:
        """Uses the models of another folder where they are.

        Raises:
            UserError: there are none.
        """
        from joyvasa_desktop.weights.importing import use_in_place

        use_in_place(folder)

    def stop_using(self, folder: Path) -> None:
        """The opposite; nothing is deleted."""
        from joyvasa_desktop.weights.choices import use_no_more

        use_no_more(folder)

    def move_to(self, folder: Path | None) -> None:
        """Lets new models go to another folder, None for the usual one.

        What lies in the old one stays there, and stays in use.
        """
        from joyvasa_desktop.weights.choices import set_folder, use_in_place, use_no_more

        before = self._store()
        if any(each.own for state in before.bundles() for each in state.files):
            use_in_place(before.folder)
        set_folder(folder)
        use_no_more(self._store().folder)

    def accept(self, families: Sequence[str]) -> None:
        """Remembers that the user has accepted the notices of these families."""
        from joyvasa_desktop.weights.choices import accept

        for family in families:
            accept(family)

    def _store(self) -> Store:
        from joyvasa_desktop.weights.store import Store

        return Store()


def _faster(store: Store) -> tuple[dict[str, int], dict[str, int]]:
    """Bytes of the files of each bundle that can be converted, and of the copies."""
    from joyvasa_desktop.weights.conversion import convertible, copies

    possible, made = dict[str, int](), dict[str, int]()
    for name in store.catalogue.bundles:
        with suppress(OSError):  # A file or a whole folder has just gone.
            states = convertible(store, (name,))
            possible[name] = sum(each.path.stat().st_size for each in states if each.path)
            made[name] = sum(path.stat().st_size for path in copies(store, (name,)))
    return possible, made


def _free(store: Store) -> int | None:
    try:
        return store.free()
    except (OSError, UserError):
        return None
