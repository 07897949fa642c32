"""How it stands with the GPU pack on this machine; cheap to ask, and nothing is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

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
        size_to_get: bytes that are still to be fetched; 0 if it is ready or nothing is offered.
        size_on_disk: bytes that are there now, of whatever use; what removing it sets free.
        folder: where it lies, or would.
        active: whether a process that starts now computes with it.
        why: a sentence that says what is wrong ("outdated", "damaged"), or why none can be had
            (pack is None); "" otherwise.
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
    raise NotImplementedError
