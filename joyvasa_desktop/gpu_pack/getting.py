"""Gets a GPU pack: fetched, or from wheels that lie in a folder; checked, unpacked, and tried."""

from __future__ import annotations

from pathlib import Path

from joyvasa_desktop.gpu_pack.packs import Pack
from joyvasa_desktop.weights.transfer import TransferReport, ignore


def get(pack: Pack, report: TransferReport = ignore) -> None:
    """Fetches a pack, going on where an earlier attempt ended, and puts it to use.

    A pack that is there already stays until the new one has been tried. Processes that run go on
    with what they have loaded; those that start afterwards use it.

    Args:
        pack: one of `packs.offered`.
        report: is told several times a second, with `doing` "looking", "downloading", "checking",
            "unpacking", "trying" (a minute at most); what it raises ends the work within a
            second, and what has come is kept.

    Raises:
        CannotWrite: no space, or the folder can't be written to.
        UserError: the terms weren't accepted; a file can't be had or isn't what the list says;
            the pack doesn't work on this machine. With the way out.
        Cancelled: if `report` raises it.
    """
    raise NotImplementedError


def bring(folder: Path, report: TransferReport = ignore) -> Pack:
    """Takes a pack from wheels in a folder, for computers without a network; they stay there.

    Returns:
        The pack that was found there.

    Raises:
        UserError: as `get`; or files are missing there, which are named.
        Cancelled: if `report` raises it.
    """
    raise NotImplementedError
