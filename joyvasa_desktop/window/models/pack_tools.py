"""What is done about the GPU pack of graphics cards; slow, so called in a thread; no Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.packaged import Edition

if TYPE_CHECKING:
    from joyvasa_desktop.device import Graphics
    from joyvasa_desktop.gpu_pack.state import PackState
    from joyvasa_desktop.weights.transfer import TransferReport


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What is known about graphics cards.

    Attributes:
        edition: which build of the program this is.
        cards: those of NVIDIA's that the driver offers.
        driver: its version, "" without one.
        pack: how it stands with the GPU pack; None if that can't be found out.
        trouble: why not, in a sentence.
    """

    edition: Edition
    cards: tuple[Graphics, ...]
    driver: str
    pack: PackState | None
    trouble: str = ""

    @property
    def offer(self) -> PackState | None:
        """The pack's state if there is a pack for this machine that isn't in use yet, else None."""
        pack = self.pack
        return pack if pack is not None and pack.pack is not None and not pack.active else None

    @property
    def why(self) -> str:
        """Why there is no pack to get, or what is wrong with the one that is there; may be ""."""
        return self.trouble if self.pack is None else self.pack.why


class PackTools:
    """Joins what the program can do with GPU packs; its imports wait for their first use."""

    def look(self) -> CardFacts:
        """What is there now; quick, unless a removal was interrupted: it is finished here."""
        from joyvasa_desktop import packaged
        from joyvasa_desktop.device import driver_version, graphics
        from joyvasa_desktop.gpu_pack.state import state
        from joyvasa_desktop.gpu_pack.tidying import finish_removal

        finish_removal()
        cards = tuple(graphics())
        driver = driver_version() if cards else ""
        try:
            return CardFacts(packaged.edition(), cards, driver, state())
        except UserError as error:
            return CardFacts(packaged.edition(), cards, driver, None, error.message)

    def get(self, report: TransferReport) -> None:
        """Fetches the pack for this machine and puts it into its place.

        Raises:
            UserError: there is none, no network, no space, it doesn't work here ...
        """
        from joyvasa_desktop.gpu_pack.getting import get
        from joyvasa_desktop.gpu_pack.state import state

        now = state()
        if now.pack is None:
            raise UserError(now.why or "There is no GPU pack for this computer.")
        get(now.pack, report)

    def bring_in(self, folder: Path, report: TransferReport) -> None:
        """The same with files that lie in a folder.

        Raises:
            UserError: as `get`, or files are missing there.
        """
        from joyvasa_desktop.gpu_pack.getting import bring

        bring(folder, report)

    def remove(self) -> int:
        """Deletes the pack and what has come of one; returns the bytes freed.

        Raises:
            UserError: it is in use.
        """
        from joyvasa_desktop.gpu_pack.removal import remove

        return remove()

    def accepted(self) -> bool:
        """Whether the user has accepted the terms of what is in a pack."""
        from joyvasa_desktop.gpu_pack.terms import accepted

        return accepted()

    def accept(self) -> None:
        """Remembers that the user accepts them.

        Raises:
            UserError: that can't be remembered.
        """
        from joyvasa_desktop.gpu_pack.terms import accept

        accept()
