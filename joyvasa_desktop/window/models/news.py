"""What the window says when work with models has ended while their page is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from joyvasa_desktop.window.language import explained, translated

if TYPE_CHECKING:
    from joyvasa_desktop.window.models.model_jobs import Outcome
    from joyvasa_desktop.window.models.model_tools import Overview

translate = QCoreApplication.translate


def news(outcome: Outcome, overview: Overview | None) -> tuple[str, str]:
    """A sentence and the kind of message that it is; "" if there is nothing to say."""
    if outcome.stopped:
        return "", ""
    if outcome.error is not None:
        return explained(outcome.error), "bad"
    match outcome.job.kind:
        case "get":
            return _arrived(outcome, overview), "good"
        case "convert":
            return translate("ModelsNews", "The models load faster now."), "good"
        case "import":
            return translate("ModelsNews", "The models are imported."), "good"
        case "export":
            return translate("ModelsNews", "The models are exported."), "good"
    return "", ""


def _arrived(outcome: Outcome, overview: Overview | None) -> str:
    if overview is None or not outcome.job.place:
        return translate("ModelsNews", "The models are there.")
    title = translated(overview.bundle(outcome.job.place).bundle.title)
    return translate("ModelsNews", "The models “{name}” are there.").format(name=title)
