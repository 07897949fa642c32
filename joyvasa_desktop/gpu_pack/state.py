"""How it stands with the GPU pack on this machine; cheap to ask, and nothing is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from joyvasa_desktop.device import Graphics, driver_version, graphics
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.gpu_pack import arrived, installed, marks, packs
from joyvasa_desktop.gpu_pack.installed import Installed
from joyvasa_desktop.gpu_pack.packs import Pack

Kind: TypeAlias = Literal["none", "partial", "ready", "outdated", "damaged"]


@dataclass(frozen=True, slots=True)
class PackState:
    """What is there, and what can be had.

    Attributes:
        kind: "none": nothing is there; "partial": some of it has been fetched; "ready": it works
            here; "outdated": it belongs to another version of the program; "damaged": something
            of it is missing, or it couldn't be loaded.
        pack: the one to get for this machine, or the one that is ready; None if there is none.
        size_to_get: bytes that are still to be fetched; 0 if it is ready or nothing is offered,
            or if it is only to be tried again.
        size_on_disk: bytes that are there now, of whatever use; what removing it sets free.
        folder: where it lies, or would.
        active: whether a process that starts now computes with it.
        why: a sentence that says what is wrong ("outdated", "damaged"), why none can be had
            (pack is None), or why it isn't used ("ready"); "" otherwise.
    """

    kind: Kind
    pack: Pack | None
    size_to_get: int
    size_on_disk: int
    folder: Path
    active: bool
    why: str = ""


def state() -> PackState:
    """Looks: files by their sizes, the driver for its cards."""
    cards, driver = graphics(), driver_version()
    try:
        pack, why = packs.fitting(cards, driver), packs.why_none(cards, driver)
    except UserError as error:
        pack, why = None, str(error)
    on_disk = installed.size_of_folder(installed.home())
    there = installed.current()
    if there is not None:
        return _of_installed(there, pack, on_disk, cards)
    size = arrived.to_get(pack) if pack else 0
    if pack is not None and arrived.begun(pack):
        return PackState("partial", pack, size, on_disk, installed.home(), False)
    if older := installed.whole_packs():
        because = (
            f"The GPU pack that is there belongs to another version of the program (PyTorch "
            f"{older[-1].torch})."
        )
        told = " ".join((because, why)) if why else because
        return PackState("outdated", pack, size, on_disk, older[-1].folder, False, told)
    return PackState("none", pack, size, on_disk, installed.home(), False, why)


def _of_installed(
    there: Installed, fitting: Pack | None, on_disk: int, cards: Sequence[Graphics]
) -> PackState:
    """Of a pack for this build, undamaged or not."""
    if lost := there.missing():
        why = f"The GPU pack is damaged: {lost} is missing or isn't whole."
        size = arrived.to_get(fitting) if fitting else 0
        return PackState("damaged", fitting, size, on_disk, there.folder, False, why)
    if cards and not installed.suits(there, cards):
        why = f"The GPU pack that is there wasn't made for the {cards[0].name}."
        size = arrived.to_get(fitting) if fitting else 0
        return PackState("outdated", fitting, size, on_disk, there.folder, False, why)
    pack = _known(there)
    if reason := marks.why_left_alone(there.folder):
        why = f"The GPU pack couldn't be loaded and isn't used: {reason}."
        return PackState("damaged", pack, 0, on_disk, there.folder, False, why)
    why = "" if cards else packs.NO_CARD
    return PackState("ready", pack, 0, on_disk, there.folder, bool(cards), why)


def _known(there: Installed) -> Pack:
    """The pack that lies there, as the list has it, or as far as it tells itself."""
    # One that isn't on the list, or whose list can't be read, works all the same.
    with suppress(UserError):
        if (pack := installed.listed(there)) is not None:
            return pack
    return Pack(there.name, there.cuda, there.torch, "0", ((0, 0), (99, 99)), ())
