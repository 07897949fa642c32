"""Which settings change nothing just now, and why: one table for the whole window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from joyvasa_desktop import engines
from joyvasa_desktop.defaults import PEOPLE_ONLY, default
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Declaration, Value, declarations
from joyvasa_desktop.window.language import translated

translate = QCoreApplication.translate

_TURNS = ("pitch", "yaw", "roll", "pitch_limit", "yaw_limit", "roll_limit")
_HEAD = (*_TURNS, "shift", "sizing", "shift_limit", "sizing_limit", "head_response")
_LIPS = ("mouth", "lip_width", "smile", "mouth_limit", "rest_in_silence")
_EYES = ("eyes", "brows", "gaze")
_SQUARE = ("crop_scale", "crop_x", "crop_y")
_TRANSPARENT = ("webm", "png")

_SAMPLED = tuple(
    name for name, known in declarations().items() if known.stage == "motion" and name != "engine"
)
"""What decides the motion that a voice gives."""


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


def why_not(name: str, value: Value, project: Project) -> str:
    """Why a choice of that setting can't be made here, in one sentence; "" if it can."""
    if name != "engine":
        return ""
    return translated(engines.why_not(str(value), project.settings.mode))


def why_no_face(project: Project, animals: int) -> str:
    """Why there is no face to choose in the photo, in one sentence; "" if there may be.

    Args:
        animals: how many were found.
    """
    if not _is_animal(project) or _is_placed(project) or animals:
        return ""
    return translate("Availability", "An animal's face is where its points are.")


def default_of(known: Declaration, project: Project) -> Value:
    """What a setting is at first, for this kind and engine; the engine depends on the place."""
    if known.name == "engine":
        return engines.preferred(project.settings.mode)
    return default(known.name, project.settings.mode, project.settings.engine)


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


def _is_joyvasa(project: Project) -> bool:
    return project.settings.engine == "joyvasa"


def _is_animal_of_joyvasa(project: Project) -> bool:
    return _is_animal(project) and _is_joyvasa(project)


def _moves_only(*regions: str) -> Callable[[Project], bool]:
    """Tells whether one of these is all that moves; of animals, and with the built-in engine,
    everything does.
    """
    return lambda project: (
        _is_joyvasa(project) and not _is_animal(project) and project.settings.region in regions
    )


def _keeps_transparency(project: Project) -> bool:
    return project.settings.transparent and project.settings.format in _TRANSPARENT


RULES: tuple[Rule, ...] = (
    Rule(
        PEOPLE_ONLY,
        _is_animal_of_joyvasa,
        lambda: translate("Availability", "This is for people only."),
    ),
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
        (*_SQUARE, "upright"),
        lambda project: _is_joyvasa(project) and not project.settings.crop,
        lambda: translate("Availability", "The face isn't cut out: there is no square."),
    ),
    Rule(
        ("feather",),
        lambda project: not project.settings.paste_back,
        lambda: translate("Availability", "Only the square is shown: there is no seam."),
    ),
    Rule(
        (*_HEAD, *_LIPS, *_EYES, "head", "expression"),
        lambda project: _is_joyvasa(project) and project.settings.strength == 0,
        lambda: translate("Availability", "Strength is 0: nothing moves."),
    ),
    Rule(
        (*_TURNS, "head_response"),
        _moves_only("exp", "lip", "eyes", "eyes_published"),
        lambda: translate("Availability", "Not all of the face moves: the head doesn't turn."),
    ),
    Rule(
        (*_LIPS, *_EYES, "expression"),
        _moves_only("pose", "eyes_published"),
        lambda: translate("Availability", "Not all of the face moves: its features are still."),
    ),
    Rule(
        _LIPS,
        _moves_only("eyes"),
        lambda: translate("Availability", "Not all of the face moves: the lips are still."),
    ),
    Rule(
        _EYES,
        _moves_only("lip"),
        lambda: translate("Availability", "Not all of the face moves: the eyes are still."),
    ),
    Rule(
        ("head", "shift", "sizing", "shift_limit", "sizing_limit"),
        _moves_only("eyes"),
        lambda: translate("Availability", "Not all of the face moves: the head is still."),
    ),
    Rule(
        _HEAD,
        lambda project: project.settings.head == 0,
        lambda: translate("Availability", "Head motion is 0: the head is still."),
    ),
    Rule(
        ("sizing", "sizing_limit"),
        lambda project: project.settings.engine == "builtin" and not _is_imported(project),
        lambda: translate("Availability", "The built-in engine keeps the head at its distance."),
    ),
    Rule(
        (*_LIPS, *_EYES),
        lambda project: project.settings.expression == 0,
        lambda: translate("Availability", "Expression is 0: the face is still."),
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
        lambda: translate("Availability", "The background can be held still behind people only."),
    ),
    Rule(
        _SAMPLED,
        _is_imported,
        lambda: translate("Availability", "This take's motion comes from a file."),
    ),
    Rule(
        ("blink_rate",),
        lambda project: _is_joyvasa(project) and project.settings.model_blinks,
        lambda: translate("Availability", "The eyes blink as the model says."),
    ),
    Rule(
        ("close_lips", "friendly"),
        lambda project: not project.settings.begin_as_photo,
        lambda: translate("Availability", "The video doesn't begin as the photo."),
    ),
    Rule(
        ("precision", "memory_limit"),
        lambda project: project.settings.device == "cpu",
        lambda: translate("Availability", "The processor does the work."),
    ),
)
"""The first rule that applies gives the reason."""
