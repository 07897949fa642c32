"""What can be done about a failure, for the buttons beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication

from joyvasa_desktop import engines
from joyvasa_desktop.project import FROM_FILE
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.engine_choice import lacks_models
from joyvasa_desktop.window.messages import Place

if TYPE_CHECKING:
    from joyvasa_desktop.window.session import Session

translate = QCoreApplication.translate

WayOut: TypeAlias = tuple[str, Callable[[], None]]


def ways_out(session: Session, place: Place) -> tuple[WayOut, WayOut | None]:
    """What a button says and does, and a second one if need be.

    It is tried once more, or with the other engine, or what lacks is got.

    Args:
        place: what has failed.
    """
    document, settings = session.document, session.document.project.settings
    text = translate("WayOut", "Use the built-in engine")

    def use_builtin() -> None:
        document.set(text, engine="builtin")

    builtin: WayOut = text, use_builtin
    if engines.why_not(settings.engine, settings.mode):
        get: WayOut = translate("WayOut", "Get models…"), session.models.page_wanted.emit
        return builtin, get if lacks_models(settings.mode) else None
    again: WayOut = translate("WayOut", "Try again"), session.facts.refresh
    return again, builtin if _is_of_engine(document, place) else None


def _is_of_engine(document: Document, place: Place) -> bool:
    """Whether it may be the chosen engine that failed, for example for a damaged model."""
    project = document.project
    if project.settings.engine == "builtin":
        return False
    # No engine makes the motion of an imported file.
    made = place == "motion" and not project.motion_key().startswith(FROM_FILE)
    return made or place == "preview"
