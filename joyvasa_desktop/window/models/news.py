"""What the window says when work with models has ended while their page is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from joyvasa_desktop import engines
from joyvasa_desktop.window import engine_choice
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
            return f"{_arrived(outcome, overview)} {on_slowness(outcome)}".strip(), "good"
        case "convert":
            return translate("ModelsNews", "The models load faster now."), "good"
        case "get pack" | "import pack":
            return translate(
                "ModelsNews", "The GPU pack is there: the graphics card is used."
            ), "good"
        case "import":
            text = translate("ModelsNews", "The models are imported.")
            return f"{text} {on_slowness(outcome)}".strip(), "good"
        case "export":
            return translate("ModelsNews", "The models are exported."), "good"
    return "", ""


def on_slowness(outcome: Outcome) -> str:
    """What to expect of an engine that can be used now if no graphics card helps; "" if one does.

    Args:
        outcome: of a job that went well.
    """
    came = {"get": outcome.job.bundles, "import": ("human", "animal")}.get(outcome.job.kind, ())
    modes = [each for each in came if each in ("human", "animal")]
    usable = any(not engines.why_not("joyvasa", mode) for mode in modes)
    if not usable or engine_choice.has_card():
        return ""
    if engine_choice.lacks_pack():
        return translate(
            "ModelsNews",
            "Without its GPU pack, the JoyVASA engine takes minutes for a second of video: get it "
            "on the page of the models.",
        )
    return translate(
        "ModelsNews",
        "Without an NVIDIA graphics card, the JoyVASA engine takes minutes for a second of video.",
    )


def _arrived(outcome: Outcome, overview: Overview | None) -> str:
    if overview is None or not outcome.job.place:
        return translate("ModelsNews", "The models are there.")
    title = translated(overview.bundle(outcome.job.place).bundle.title)
    return translate("ModelsNews", "The models “{name}” are there.").format(name=title)
