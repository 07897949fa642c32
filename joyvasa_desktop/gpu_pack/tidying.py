"""Removes what nobody needs of GPU packs, one process at a time, and never what is in use."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.gpu_pack import installed, marks
from joyvasa_desktop.outputs import cannot_write
from joyvasa_desktop.weights.locks import Busy, alone

_LOCK = "lock"


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Within the block nobody else changes anything about GPU packs.

    Raises:
        UserError: somebody else is at it.
        CannotWrite: the folder can't be written to.
    """
    try:
        installed.home().mkdir(parents=True, exist_ok=True)
        with alone(installed.home() / _LOCK):
            yield
    except Busy as error:
        raise UserError(
            "The GPU pack is being fetched or changed elsewhere at this moment.",
            "Wait until that is done; another copy of the program may be open.",
        ) from error
    except OSError as error:
        raise cannot_write(installed.home(), error) from error


def remove_others(kept: Path | None) -> None:
    """Removes whatever else lies in the packs' folder, except packs that are in use.

    Args:
        kept: the folder of a pack that stays.
    """
    finish_removal()
    for path in installed.home().iterdir():
        if path.name == _LOCK or path == kept or path in installed.all_doomed():
            continue
        if not path.is_dir():
            path.unlink(missing_ok=True)
        elif not marks.in_use(path):
            _remove(path)


def finish_removal() -> None:
    """Removes what somebody had begun to remove who was interrupted; quick if there is none."""
    for path in installed.all_doomed():
        shutil.rmtree(path, ignore_errors=True)


def _remove(folder: Path) -> None:
    """Removes a folder, unless somebody has begun to use it meanwhile."""
    gone = installed.doomed(folder)
    # Windows moves nothing that is open.
    with suppress(OSError):
        # Under that name nobody takes what is left for a pack, and everybody may remove it.
        folder.rename(gone)
        # Who uses it leaves a mark first, and looks for its manifest then.
        if marks.in_use(gone):
            gone.rename(folder)
    shutil.rmtree(gone, ignore_errors=True)
