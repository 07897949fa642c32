"""What the bar above the photo says, and the ways out that it offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication

from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.window.language import explained
from joyvasa_desktop.window.messages import Failure
from joyvasa_desktop.window.photo.photo_state import PhotoState
from joyvasa_desktop.window.way_out import is_of_model

translate = QCoreApplication.translate

Way: TypeAlias = tuple[str, Callable[[], None]]

Doing: TypeAlias = Literal["nothing", "placing", "moving"]

DOUBTFUL = 0.3
"""Score of an animal's face below which its points are better looked at."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing to say.

    Attributes:
        name: what it is about, the same as long as it is true.
        text: the sentences.
        kind: as the bar's.
        details: for a report.
        action, other: text and function of a button.
    """

    name: str
    text: str
    kind: str
    details: str = ""
    action: Way | None = None
    other: Way | None = None


@dataclass(frozen=True, slots=True)
class Ways:
    """What can be done.

    Attributes:
        place: points are placed by hand, or looked at.
        click: they are placed anew, with clicks.
        switch: the photo shows the other kind.
        models: the page of the models is shown.
        builtin: the built-in engine does the work; its button's text comes along.
    """

    place: Callable[[], None]
    click: Callable[[], None]
    switch: Callable[[Kind], None]
    models: Callable[[], None]
    builtin: Way


def news(state: PhotoState, failure: Failure | None, doing: Doing, ways: Ways) -> News | None:
    """What there is to say of the photo, None if nothing.

    Args:
        failure: the photo's, if it can't be animated.
        doing: what the user does with the points.
    """
    if failure is not None:
        return _trouble(state, failure, doing == "placing", ways)
    if state.kind != "animal" or state.facts is None or doing == "placing":
        return None
    if state.is_drawn and state.settings.engine != "joyvasa":
        return _square_alone(ways)
    if state.search == "running" and state.points is None:
        return _searching(ways)
    if state.score < DOUBTFUL and doing == "nothing":
        return _doubtful(ways)
    return None


def _trouble(state: PhotoState, failure: Failure, is_placing: bool, ways: Ways) -> News | None:
    text = explained(failure)
    models: Way = translate("PhotoNews", "Models…"), ways.models
    if state.settings.engine == "joyvasa" and state.kind == "human" and is_of_model(failure):
        return News("damaged", text, "bad", failure.details, models, ways.builtin)
    # Where even the file can't be read, points are no help.
    if state.facts is None:
        return News("trouble", text, "bad", failure.details)
    place: Way = translate("PhotoNews", "Place points by hand"), ways.place
    if state.kind == "human":
        nobody = not state.found and state.points is None
        animal: Way = _switch("animal", ways)
        if is_placing:
            return None
        return News("trouble", text, "bad", failure.details, place, animal if nobody else None)
    if state.search == "failed" and state.points is None:
        return News("failed", text, "bad", failure.details, None if is_placing else place, models)
    if is_placing:
        return None  # It goes without saying that points are missing.
    person = _switch("human", ways) if state.facts.likely == "human" else None
    return News("trouble", text, "bad", failure.details, place, person)


def _switch(kind: Kind, ways: Ways) -> Way:
    if kind == "animal":
        return translate("PhotoNews", "Switch to animal"), lambda: ways.switch("animal")
    return translate("PhotoNews", "Switch to person"), lambda: ways.switch("human")


def _searching(ways: Ways) -> News:
    text = translate("PhotoNews", "Looking for the animal's face …")
    place: Way = translate("PhotoNews", "Place points by hand"), ways.place
    return News("searching", text, "info", action=place)


def _doubtful(ways: Ways) -> News:
    text = translate(
        "PhotoNews", "Please check the points: it isn't clear where the animal's face is."
    )
    check: Way = translate("PhotoNews", "Check the points"), ways.place
    again: Way = translate("PhotoNews", "Click eyes and mouth"), ways.click
    return News("doubtful", text, "warning", action=check, other=again)


def _square_alone(ways: Ways) -> News:
    text = translate(
        "PhotoNews",
        "A square is enough for the JoyVASA engine only. The built-in engine has to know where "
        "the eyes and the mouth are.",
    )
    click: Way = translate("PhotoNews", "Click eyes and mouth"), ways.click
    return News("square", text, "warning", action=click)
