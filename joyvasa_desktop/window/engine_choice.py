"""Which engine new work begins with, and which one an animal needs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from joyvasa_desktop import engines, packaged
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import ENGINES
from joyvasa_desktop.weights.folders import Kind
from joyvasa_desktop.window.preferences import Preferences

if TYPE_CHECKING:
    from joyvasa_desktop.gpu_pack.state import PackState

WANTED = "engine"
"""Name of the preference: the engine that the user has chosen last, "" for none."""


def preferred(preferences: Preferences, mode: str = "human") -> str:
    """The engine that the user chose last where it can be used, else the best that can."""
    wanted = preferences.text(WANTED)
    if wanted in ENGINES and not engines.why_not(wanted, mode):
        return wanted
    return engines.preferred(mode)


@cache
def has_card() -> bool:
    """Whether a graphics card helps; found out once, which takes a moment where there is one.

    A packaged program for processors needs its GPU pack for that.
    """
    from joyvasa_desktop.device import graphics

    if packaged.edition() != "processor":
        return bool(graphics())
    pack = _pack()
    return bool(graphics()) and pack is not None and pack.active


def lacks_pack() -> bool:
    """Whether a graphics card would help if the GPU pack were there."""
    pack = _pack() if packaged.edition() == "processor" else None
    return pack is not None and pack.pack is not None and not pack.active


def look_again() -> None:
    """Forgets what was found out: the GPU pack came or went."""
    has_card.cache_clear()
    _pack.cache_clear()


@cache
def _pack() -> PackState | None:
    from joyvasa_desktop.gpu_pack.state import state

    try:
        return state()
    except UserError:
        # The page of the models says what is wrong with the list of packs.
        return None


def lacks_models(*modes: str) -> bool:
    """Whether the JoyVASA engine lacks models or has damaged ones, whatever else it lacks.

    Args:
        modes: who is to be animated, "human" or "animal"; both if left out.
    """
    kinds: tuple[Kind, ...] = ("human", "animal")
    return any(engines.lacks_models(kind) for kind in kinds if kind in (modes or kinds))


def new_project(preferences: Preferences) -> Project:
    """An empty project, to be animated by that engine."""
    return Project().set(engine=preferred(preferences))


def following(project: Project, before: Project, preferences: Preferences) -> Project:
    """The project with another engine if its person became an animal, or the other way round.

    An engine that was chosen together with that stays. Without a graphics card JoyVASA takes
    minutes where the preview was there at once, so that then nobody gets it unasked.
    """
    now, then = project.settings, before.settings
    if now.mode == then.mode or now.engine != then.engine:
        return project
    engine = preferred(preferences, now.mode)
    unasked = engine == "joyvasa" and engine not in (now.engine, preferences.text(WANTED))
    return project.set(engine="builtin" if unasked and not has_card() else engine)


def remember(project: Project, before: Project, preferences: Preferences) -> None:
    """Notes that the user chose another engine for the open project, or took the choice back.

    One that only came along with an animal says nothing about what the user likes.
    """
    now, then = project.settings, before.settings
    if now.engine != then.engine and now.mode == then.mode:
        preferences.set_text(WANTED, now.engine)
