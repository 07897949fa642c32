"""Removes the GPU pack and whatever has come of it."""

from __future__ import annotations

from contextlib import suppress

from joyvasa_desktop import paths
from joyvasa_desktop.errors import CannotWrite, UserError
from joyvasa_desktop.gpu_pack import installed, marks
from joyvasa_desktop.gpu_pack.tidying import one_at_a_time, remove_others


def remove() -> int:
    """Removes it; the program computes with its own PyTorch again.

    Returns:
        Bytes that are free now.

    Raises:
        UserError: it is in use, or being fetched: end that first (the worker's process, another
            copy of the program).
        CannotWrite: no permission.
    """
    home = installed.home()
    if not home.exists():
        return 0
    with one_at_a_time():
        before = installed.size_of_folder(home)
        if any(marks.in_use(pack.folder) for pack in installed.whole_packs()):
            raise UserError(
                "The GPU pack is in use at this moment.",
                "Let the video be finished, or close other copies of the program, then try again.",
            )
        remove_others(None)
        after = installed.size_of_folder(home)
        if any(path.is_dir() for path in home.iterdir()):
            raise CannotWrite(
                f"Not all of the GPU pack could be removed from {paths.without_home(home)}.",
                "Close other programs that use it, then try again.",
            )
    # The lock's file is left behind, if anything.
    with suppress(OSError):
        (home / "lock").unlink(missing_ok=True)
        home.rmdir()
    return before - after
