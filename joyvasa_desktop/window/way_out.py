"""What can be done about a failure, for the button beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from joyvasa_desktop import engines
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts

translate = QCoreApplication.translate

WayOut: TypeAlias = tuple[str, Callable[[], None]]


def way_out(document: Document, facts: Facts) -> WayOut:
    """What a button says and does: the other engine if this one can't be used, else once more."""
    settings = document.project.settings
    if not engines.why_not(settings.engine, settings.mode):
        return translate("WayOut", "Try again"), facts.refresh
    text = translate("WayOut", "Use the built-in engine")

    def use_builtin() -> None:
        document.set(text, engine="builtin")

    return text, use_builtin
