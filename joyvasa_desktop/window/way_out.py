"""What can be done about a failure, for the buttons beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication

from joyvasa_desktop import engines
from joyvasa_desktop.project import FROM_FILE
from joyvasa_desktop.weights.damage import WAYS_OUT
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.engine_choice import lacks_models
from joyvasa_desktop.window.messages import Failure, Place
from joyvasa_desktop.window.models.wording import size_text

if TYPE_CHECKING:
    from joyvasa_desktop.window.session import Session

translate = QCoreApplication.translate

WayOut: TypeAlias = tuple[str, Callable[[], None]]


def ways_out(session: Session, place: Place) -> tuple[WayOut, WayOut | None]:
    """What a button says and does, and a second one if need be.

    It is tried once more, or with the other engine, or what lacks or is damaged is got.

    Args:
        place: what has failed.
    """
    document, settings = session.document, session.document.project.settings
    builtin = builtin_engine(document)
    if engines.why_not(settings.engine, settings.mode):
        get: WayOut = translate("WayOut", "Get models…"), session.models.page_wanted.emit
        return builtin, get if lacks_models(settings.mode) else None
    again: WayOut = translate("WayOut", "Try again"), session.facts.refresh
    if not _is_of_engine(document, place):
        return again, None
    if is_of_model(session.facts.failures.get(place)):
        # Once it is whole, everything is tried again anyway.
        models: WayOut = translate("WayOut", "Models…"), session.models.page_wanted.emit
        return models, builtin
    return again, builtin


def pack_way_out(session: Session) -> WayOut | None:
    """The button to the GPU pack that would do JoyVASA's work much quicker; None if none would."""
    settings, offer = session.document.project.settings, session.models.offer
    if settings.engine != "joyvasa" or settings.device == "cpu" or offer is None:
        return None
    if offer.size_to_get:
        text = translate("WayOut", "Get the GPU pack ({size})…")
        text = text.format(size=size_text(offer.size_to_get))
    else:
        text = translate("WayOut", "GPU pack…")
    return text, session.models.pack_wanted.emit


def pack_advice(session: Session) -> str:
    """Why the work takes longer than it could: where `pack_way_out` leads to a way out, else "".

    In the core's words, as the pipeline says it once it draws, which can take minutes.
    """
    from joyvasa_desktop.gpu_pack.advice import why_processor

    models, mode = session.models, session.document.project.settings.mode
    if pack_way_out(session) is None or engines.why_not("joyvasa", mode):
        return ""
    card = models.overview.card if models.overview is not None else None
    assert card is not None and card.offer is not None, "there is a way out"
    return why_processor(card.offer, card.cards[0].name) if card.cards else ""


def builtin_engine(document: Document) -> WayOut:
    """The button that leaves the work to the built-in engine."""
    text = translate("WayOut", "Use the built-in engine")

    def use_builtin() -> None:
        document.set(text, engine="builtin")

    return text, use_builtin


def is_of_model(failure: Failure | None) -> bool:
    """Whether a published model's file is to blame, and can be got again."""
    return failure is not None and failure.hint in WAYS_OUT


def _is_of_engine(document: Document, place: Place) -> bool:
    """Whether it may be the chosen engine that failed, for example for a damaged model."""
    project = document.project
    if project.settings.engine == "builtin":
        return False
    # No engine makes the motion of an imported file.
    made = place == "motion" and not project.motion_key().startswith(FROM_FILE)
    return made or place == "preview"
