"""Every choice that a user has: name, range, default, help.

Command-line flags, the window's panel, saved projects and the manual are made from this file.

To add a setting:
    1. add a field to `Settings` with `_number`, `_choice`, `_switch` or `_text`;
    2. name the stage that depends on it, so that a change redoes that stage and what follows;
    3. write the help as what the user will see or hear, not as what the code does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, Literal, TypeAlias, cast

from joyvasa_desktop.errors import UserError

Stage: TypeAlias = Literal["photo", "speech", "motion", "shape", "render", "video"]
STAGES: tuple[Stage, ...] = ("photo", "speech", "motion", "shape", "render", "video")

Value: TypeAlias = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is known about one setting.

    Attributes:
        name: the field's name in `Settings`; the flag is the same with dashes.
        default: its value when the user says nothing.
        stage: the first stage whose result depends on it.
        help: what the user will see, one or two sentences.
        low, high: inclusive range of a number, None for the other kinds.
        choices: the allowed values of a choice, empty for the other kinds.
        unit: of a number, "" for a plain factor.
    """

    name: str
    default: Value
    stage: Stage
    help: str
    low: float | None = None
    high: float | None = None
    choices: tuple[Value, ...] = ()
    unit: str = ""


def _number(
    default: float, low: float, high: float, stage: Stage, help: str, unit: str = ""
) -> Any:
    return field(
        default=default,
        metadata={"stage": stage, "help": help, "low": low, "high": high, "unit": unit},
    )


def _choice(default: Value, choices: tuple[Value, ...], stage: Stage, help: str) -> Any:
    return field(default=default, metadata={"stage": stage, "help": help, "choices": choices})


def _switch(default: bool, stage: Stage, help: str) -> Any:
    return field(default=default, metadata={"stage": stage, "help": help})


def _text(default: str, stage: Stage, help: str) -> Any:
    return field(default=default, metadata={"stage": stage, "help": help})


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices. Immutable: a change makes a new one with `but`.

    Raises:
        UserError: on construction, if a value is out of its range; the message names it.
    """

    # photo
    mode: str = _choice(
        "human", ("human", "animal"), "photo", "Who is in the photo. An animal needs nine points."
    )
    face: int = _number(
        0, 0, 99, "photo", "Which face speaks: 0 the largest, else counted from the left."
    )
    work_size: int = _number(
        1920, 256, 4096, "photo", "Longer side of the picture that is animated, at most.", "px"
    )
    backdrop: str = _text("#ffffff", "photo", "Colour behind a transparent photo, as #rrggbb.")

    # speech
    start: float = _number(0.0, 0.0, 86_400.0, "speech", "Where in the sound to begin.", "s")
    end: float = _number(
        0.0, 0.0, 86_400.0, "speech", "Where in the sound to stop; 0 is its end.", "s"
    )

    # motion
    seed: int = _number(
        0, 0, 2**31 - 1, "motion", "Another number gives another take of the same words."
    )
    blink_rate: float = _number(16.0, 0.0, 40.0, "motion", "Blinks; 0 is none.", "per minute")

    # shape: applied to motion that exists already
    head: float = _number(1.0, 0.0, 2.0, "shape", "All head motion together; 0 holds it still.")
    pitch: float = _number(1.0, 0.0, 3.0, "shape", "Nodding.")
    yaw: float = _number(1.0, 0.0, 3.0, "shape", "Turning left and right.")
    roll: float = _number(1.0, 0.0, 3.0, "shape", "Tilting to the shoulders.")
    shift: float = _number(1.0, 0.0, 3.0, "shape", "Moving sideways, up and down.")
    sizing: float = _number(1.0, 0.0, 3.0, "shape", "Coming nearer and going away.")
    expression: float = _number(1.0, 0.0, 2.0, "shape", "All of the face together, lips included.")
    mouth: float = _number(1.0, 0.0, 2.0, "shape", "How far the mouth opens.")
    lip_width: float = _number(1.0, 0.0, 2.0, "shape", "How much lips spread and round.")
    eyes: float = _number(1.0, 0.0, 1.2, "shape", "How far a blink closes the eyes.")
    brows: float = _number(1.0, 0.0, 3.0, "shape", "How much the brows move.")
    gaze: float = _number(1.0, 0.0, 3.0, "shape", "How much the eyes wander.")
    smile: float = _number(0.0, -0.3, 1.3, "shape", "A smile that is always there.")
    pitch_limit: float = _number(8.0, 0.0, 20.0, "shape", "Nod no further than this.", "°")
    yaw_limit: float = _number(8.0, 0.0, 20.0, "shape", "Turn no further than this.", "°")
    roll_limit: float = _number(8.0, 0.0, 20.0, "shape", "Tilt no further than this.", "°")
    shift_limit: float = _number(
        0.10, 0.0, 0.5, "shape", "Move no further than this.", "face widths"
    )
    sizing_limit: float = _number(8.0, 0.0, 30.0, "shape", "Change size no more than this.", "%")
    mouth_limit: float = _number(
        0.6, 0.0, 0.8, "shape", "Open the mouth no wider than this.", "opening per mouth width"
    )
    smoothing: float = _number(0.0, 0.0, 1.0, "shape", "Calmer curves; 1 is very smooth.")
    rest_in_silence: bool = _switch(True, "shape", "The mouth closes while nobody speaks.")

    # render
    background: str = _choice(
        "steady",
        ("steady", "soft"),
        "render",
        "Steady cuts the person out, so that nothing behind moves; soft bends what is near.",
    )
    teeth: bool = _switch(True, "render", "Draw teeth where the photo shows none (people).")
    size: int = _number(
        0, 0, 4096, "render", "Longer side of the video; 0 is the photo's own.", "px"
    )

    # video
    format: str = _choice(
        "mp4", ("mp4", "webm", "gif", "png"), "video", "MP4 plays everywhere; PNG is a folder."
    )
    fps: int = _choice(25, (24, 25, 30, 50, 60), "video", "Pictures per second.")
    quality: int = _number(80, 0, 100, "video", "Sharper picture, larger file.")
    transparent: bool = _switch(
        False, "video", "Keep the photo's transparency (WebM and PNG only)."
    )
    mark: bool = _switch(False, "video", "Write 'AI-generated' visibly into a corner.")
    overwrite: bool = _switch(False, "video", "Replace an older result instead of numbering.")

    def __post_init__(self) -> None:
        for declaration in declarations().values():
            _check(declaration, getattr(self, declaration.name))

    def but(self, **changes: Value) -> Settings:
        """The same choices with some of them changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def of(self, stage: Stage) -> tuple[Value, ...]:
        """The values that one stage depends on, as a key for its cached result."""
        return tuple(
            getattr(self, name) for name, known in declarations().items() if known.stage == stage
        )

    def as_dict(self) -> dict[str, Value]:
        """All values by name, for project files and reports."""
        return {name: getattr(self, name) for name in declarations()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Value]) -> Settings:
        """Settings from a saved mapping; unknown names are an error, missing ones default.

        Raises:
            UserError: if a name is unknown or a value is out of range.
        """
        unknown = sorted(set(values) - set(declarations()))
        if unknown:
            raise UserError(
                f"There is no setting called {unknown[0]!r}.",
                "The file may come from a newer version of the program.",
            )
        return cls(**values)  # type: ignore[arg-type]


PRESETS: dict[str, dict[str, Value]] = {
    "natural": {},
    "calm": {"head": 0.5, "brows": 0.6, "gaze": 0.7, "smoothing": 0.15, "blink_rate": 12.0},
    "lively": {"head": 1.4, "brows": 1.4, "mouth": 1.1, "gaze": 1.2, "blink_rate": 20.0},
    "head-still": {"head": 0.0, "gaze": 0.6},
}
"""Named sets of changes to the defaults."""


@cache
def declarations() -> dict[str, Declaration]:
    """All settings by name, in the order in which a user meets them."""
    return {
        known.name: Declaration(known.name, cast(Value, known.default), **known.metadata)
        for known in fields(Settings)
    }


def _check(known: Declaration, value: Value) -> None:
    if known.choices:
        # 25.0 equals 25, but isn't what everything behind expects.
        if type(value) is not type(known.default) or value not in known.choices:
            allowed = ", ".join(str(choice) for choice in known.choices)
            raise UserError(f"{known.name} can't be {value!r}.", f"Choose one of: {allowed}.")
        return
    if isinstance(known.default, (bool, str)):
        if type(value) is not type(known.default):
            kind = "yes or no" if isinstance(known.default, bool) else "a text"
            raise UserError(f"{known.name} can't be {value!r}.", f"It is {kind}.")
        return
    assert known.low is not None and known.high is not None
    numeric = isinstance(value, (int, float)) and not isinstance(value, bool)
    if isinstance(known.default, int) and not isinstance(value, int):
        numeric = False
    # NaN fails both comparisons, so it is refused here as well.
    if not numeric or not known.low <= float(value) <= known.high:
        unit = f" {known.unit}" if known.unit else ""
        raise UserError(
            f"{known.name} can't be {value}.",
            f"It goes from {known.low:g} to {known.high:g}{unit}.",
        )
