"""What can be done about a job with models that failed, for the button beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from joyvasa_desktop.window.models.model_jobs import Outcome
    from joyvasa_desktop.window.models.model_work import ModelWork
    from joyvasa_desktop.window.way_out import WayOut

translate = QCoreApplication.translate


def ways_on(work: ModelWork, outcome: Outcome) -> tuple[WayOut, WayOut | None]:
    """What a button says and does, and a second one if need be.

    Where nobody can say for certain which file is the right one, the user may decide.

    Args:
        outcome: of a job that failed.
    """
    from joyvasa_desktop.weights.store import WrongHash

    job, error = outcome.job, outcome.error
    again: WayOut = translate("WaysOn", "Try again"), partial(work.again, job)
    if job.kind != "get" or not isinstance(error, WrongHash) or not error.single_source:
        return again, None
    accept = (*job.accept, error.file.id)
    anyway = translate("WaysOn", "Use it all the same"), partial(work.get, job.place, accept)
    anew = translate("WaysOn", "Throw it away and get it again"), partial(work.get_anew, job.place)
    return anyway, anew
