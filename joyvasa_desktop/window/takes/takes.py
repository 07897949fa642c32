"""What can be done with takes, for every button and menu that offers it."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QCoreApplication

from joyvasa_desktop import engines
from joyvasa_desktop.project import Project, Take, motion_choices
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.language import isolated, translated

translate = QCoreApplication.translate

_SEEDS = 10_000
"""New takes get numbers below this: easy to read out and to type in."""


def fresh_seed(project: Project) -> int:
    """A random number that no take of the project has."""
    used = {dict(take.choices).get("seed") for take in project.takes} | {project.settings.seed}
    free = [seed for seed in range(1, _SEEDS) if seed not in used]
    return secrets.choice(free)


def another_take(document: Document) -> None:
    """Keeps the take that is shown and shows a new one."""
    project = document.project
    document.change(project.another_take(fresh_seed(project)), translate("Takes", "Another take"))


def choose(document: Document, take: str) -> None:
    """Shows that take; one that is compared changes places with the one that is shown."""
    project = document.project
    chosen = project.choose_take(take)
    if take and take == project.other:
        chosen = chosen.but(other=project.take)
    document.change(chosen, translate("Takes", "Choose a take"))


def remove(document: Document, take: str) -> None:
    """Drops that take."""
    document.change(document.project.without_take(take), translate("Takes", "Remove a take"))


def compare(document: Document, take: str) -> None:
    """Shows that take beside the one that is shown, or stops comparing for ""."""
    text = translate("Takes", "Compare takes") if take else translate("Takes", "Stop comparing")
    document.change(document.project.but(other=take), text)


def listed(project: Project) -> tuple[Take, ...]:
    """All takes; before a second one was made there is the one of the settings, with the id ""."""
    if project.takes or project.voice is None:
        return project.takes
    return (Take("", 1, motion_choices(project.settings)),)


def title(take: Take) -> str:
    """What people call a take."""
    return translate("Takes", "Take {number}").format(number=take.number)


def about(take: Take) -> str:
    """Where a take comes from, in a few words."""
    if take.source == "file":
        return translate("Takes", "from {file}").format(file=isolated(take.name))
    choices = dict(take.choices)
    seed = translate("Takes", "seed {seed}").format(seed=choices.get("seed", 0))
    engine = str(choices.get("engine", "builtin"))
    return seed if engine == "builtin" else f"{translated(engines.NAMES[engine])} · {seed}"
