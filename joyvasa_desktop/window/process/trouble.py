"""Makes a `Failure` of whatever went wrong, so that no error ends the pipeline's process."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from joyvasa_desktop import own_files, paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.messages import Failure, Place

_WHAT: dict[Place, str] = {
    "photo": "Something unexpected happened with this photo.",
    "voice": "Something unexpected happened with this sound.",
    "motion": "Something unexpected happened while the motion was made.",
    "preview": "Something unexpected happened while the preview was drawn.",
    "export": "Something unexpected happened while the video was made.",
    "worker": "Something unexpected happened.",
}
_HINT = "Copy the details into a report, so that it can be put right."
_MEMORY = "There isn't enough memory for this."
_MEMORY_HINT = "Close other programs, or choose a smaller largest picture."


def failure(number: int, place: Place, error: Exception) -> Failure:
    """What the window shows of an error.

    Args:
        number: of the wish, 0 for exports.
        place: where it is shown.
    """
    if isinstance(error, UserError) and not _is_of_program(error.__cause__):
        return Failure(number, place, error.message, error.hint)
    details = paths.anonymous("".join(traceback.format_exception(error)).strip())
    if own_files.have_changed():
        return Failure(number, place, own_files.GONE, own_files.START_AGAIN, details)
    if isinstance(error, MemoryError):
        return Failure(number, place, _MEMORY, _MEMORY_HINT, details)
    return Failure(number, place, _WHAT[place], _HINT, details)


def _is_of_program(cause: BaseException | None) -> bool:
    """Whether a file is missing that came with the program, which was removed or replaced."""
    if not own_files.have_changed() or not isinstance(cause, FileNotFoundError | ImportError):
        return False
    name = getattr(cause, "filename", None)
    # What was opened by a number was there.
    if isinstance(name, int):
        return False
    return name is None or Path(os.fsdecode(name)).is_relative_to(paths.root())
