"""Makes a `Failure` of whatever went wrong, so that no error ends the pipeline's process."""

from __future__ import annotations

import traceback

from joyvasa_desktop import paths
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
    if isinstance(error, UserError):
        return Failure(number, place, error.message, error.hint)
    details = paths.anonymous("".join(traceback.format_exception(error)).strip())
    if isinstance(error, MemoryError):
        return Failure(number, place, _MEMORY, _MEMORY_HINT, details)
    return Failure(number, place, _WHAT[place], _HINT, details)
