"""What can be done about a failure, for the buttons beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from joyvasa_desktop import engines
from joyvasa_desktop.project import FROM_FILE
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import Place

translate = QCoreApplication.translate

WayOut: TypeAlias = tuple[str, Callable[[], None]]


def ways_out(document: Document, facts: Facts, place: Place) -> tuple[WayOut, WayOut | None]:
    """What a button says and does, and a second one if need be: once more, or the other engine.

    Args:
        place: what has failed.
    """
    settings = document.project.settings
    text = translate("WayOut", "Use the built-in engine")

    def use_builtin() -> None:
        document.set(text, engine="builtin")

    builtin: WayOut = text, use_builtin
    if engines.why_not(settings.engine, settings.mode):
        return builtin, None
    again: WayOut = translate("WayOut", "Try again"), facts.refresh
    return again, builtin if _is_of_engine(document, place) else None


def _is_of_engine(document: Document, place: Place) -> bool:
    """Whether it may be the chosen engine that failed, for example for a damaged model."""
    project = document.project
    if project.settings.engine == "builtin":
        return False
    # No engine makes the motion of an imported file.
    made = place == "motion" and not project.motion_key().startswith(FROM_FILE)
    return made or place == "preview"
