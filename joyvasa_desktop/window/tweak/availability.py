"""Which settings change nothing just now, and why: one table for the whole window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from joyvasa_desktop import engines
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Value, declarations
from joyvasa_desktop.window.language import translated

translate = QCoreApplication.translate

_HEAD = ("pitch", "yaw", "roll", "shift", "sizing")
_HEAD_LIMITS = ("pitch_limit", "yaw_limit", "roll_limit", "shift_limit", "sizing_limit")
_FACE = ("mouth", "lip_width", "smile", "eyes", "brows", "gaze", "mouth_limit", "rest_in_silence")
_SQUARE = ("crop_scale", "crop_x", "crop_y")
_TRANSPARENT = ("webm", "png")


@dataclass(frozen=True, slots=True)
class Rule:
    """Some settings that a state of the project makes pointless.

    Attributes:
        names: the settings.
        applies: tells whether they are pointless in a project.
        reason: says why, in the window's language.
    """

    names: tuple[str, ...]
    applies: Callable[[Project], bool]
    reason: Callable[[], str]


def why_unused(name: str, project: Project) -> str:
    """Why changing that setting would change nothing, in one sentence; "" if it would."""
    used_by = declarations()[name].engines
    if project.settings.engine not in used_by:
        names = ", ".join(translated(engines.NAMES[engine]) for engine in used_by)
        return translate("Availability", "Used by the {engine} engine only.").format(engine=names)
    for rule in RULES:
        if name in rule.names and rule.applies(project):
            return rule.reason()
    return ""


def why_not(name: str, value: Value) -> str:
    """Why a choice of that setting can't be made here, in one sentence; "" if it can."""
    return translated(engines.why_not(str(value))) if name == "engine" else ""


def consequences(name: str, value: Value, project: Project) -> dict[str, Value]:
    """A change with what must change along, so that the project can still be made a video."""
    changes: dict[str, Value] = {name: value}
    if name == "format" and value not in _TRANSPARENT and project.settings.transparent:
        changes["transparent"] = False
    return changes


def _is_animal(project: Project) -> bool:
    return project.settings.mode == "animal"


def _is_placed(project: Project) -> bool:
    return project.points is not None


def _is_imported(project: Project) -> bool:
    take = project.find(project.take)
    return take is not None and take.source == "file"


def _keeps_transparency(project: Project) -> bool:
    return project.settings.transparent and project.settings.format in _TRANSPARENT


RULES: tuple[Rule, ...] = (
    Rule(
        ("transparent",),
        lambda project: project.settings.format not in _TRANSPARENT,
        lambda: translate("Availability", "Only WebM and PNG can be transparent."),
    ),
    Rule(
        ("backdrop",),
        _keeps_transparency,
        lambda: translate("Availability", "The video is transparent: there is no backdrop."),
    ),
    Rule(
        ("quality",),
        lambda project: project.settings.format == "png",
        lambda: translate("Availability", "PNG always keeps everything."),
    ),
    Rule(
        _SQUARE,
        # The JoyVASA engine draws in the square even when the whole photo is shown.
        lambda project: project.settings.paste_back and project.settings.engine == "builtin",
        lambda: translate("Availability", "The whole photo is shown, not a square."),
    ),
    Rule(
        ("feather",),
        lambda project: not project.settings.paste_back,
        lambda: translate("Availability", "Only the square is shown: there is no seam."),
    ),
    Rule(
        (*_HEAD, *_HEAD_LIMITS),
        lambda project: project.settings.head == 0,
        lambda: translate("Availability", "Head motion is 0: the head is still."),
    ),
    Rule(
        ("sizing", "sizing_limit"),
        lambda project: project.settings.engine == "builtin" and not _is_imported(project),
        lambda: translate("Availability", "The built-in engine keeps the head at its distance."),
    ),
    Rule(
        _FACE,
        lambda project: project.settings.expression == 0,
        lambda: translate("Availability", "Expression is 0: the face is still."),
    ),
    Rule(
        ("face",),
        _is_animal,
        lambda: translate("Availability", "An animal's face is where its points are."),
    ),
    Rule(
        ("face",),
        _is_placed,
        lambda: translate("Availability", "The face is where you placed its points."),
    ),
    Rule(
        ("teeth",),
        _is_animal,
        lambda: translate("Availability", "Animals get no teeth."),
    ),
    Rule(
        ("background",),
        _is_animal,
        lambda: translate("Availability", "Animals aren't cut out."),
    ),
    Rule(
        ("seed", "cfg_scale", "blink_rate"),
        _is_imported,
        lambda: translate("Availability", "This take's motion comes from a file."),
    ),
)
"""The first rule that applies gives the reason."""
