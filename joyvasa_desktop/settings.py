"""Every choice that a user has: name, range, default, help.

Command-line flags, the window's panel, saved projects and the manual are made from this file.

To add a setting:
    1. add a field to `Settings` with `_number`, `_choice`, `_switch` or `_text`;
    2. name the stage that depends on it, so that a change redoes that stage and what follows,
       and the group in which people look for it;
    3. write the help as what the user will see or hear, not as what the code does;
    4. name the engines if only some of them use it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, Literal, TypeAlias, cast

from joyvasa_desktop.errors import UserError

Stage: TypeAlias = Literal["photo", "speech", "motion", "shape", "render", "video"]
STAGES: tuple[Stage, ...] = ("photo", "speech", "motion", "shape", "render", "video")

Group: TypeAlias = Literal["who", "take", "mouth", "eyes", "head", "limits", "picture", "video"]
GROUPS: tuple[Group, ...] = (
    "who",
    "take",
    "mouth",
    "eyes",
    "head",
    "limits",
    "picture",
    "video",
)
"""What settings are about, in the order of the window's panel."""

ENGINES = ("builtin", "joyvasa")
"""The built-in engine needs nothing but the program; the other one needs its models."""

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
        label: its short name for people.
        group: what it is about, for people.
        engines: the engines that use it.
    """

    name: str
    default: Value
    stage: Stage
    help: str
    label: str
    group: Group
    low: float | None = None
    high: float | None = None
    choices: tuple[Value, ...] = ()
    unit: str = ""
    engines: tuple[str, ...] = ENGINES


@dataclass(frozen=True, slots=True)
class _About:
    """What every kind of setting says of itself."""

    stage: Stage
    group: Group
    label: str
    help: str
    engines: tuple[str, ...] = ENGINES

    def but(self, **more: Any) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__} | more


def _number(default: float, low: float, high: float, about: _About, unit: str = "") -> Any:
    return field(default=default, metadata=about.but(low=low, high=high, unit=unit))


def _choice(default: Value, choices: tuple[Value, ...], about: _About) -> Any:
    return field(default=default, metadata=about.but(choices=choices))


def _switch(default: bool, about: _About) -> Any:
    return field(default=default, metadata=about.but())


def _text(default: str, about: _About) -> Any:
    return field(default=default, metadata=about.but())


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices. Immutable: a change makes a new one with `but`.

    Raises:
        UserError: on construction, if a value is out of its range; the message names it.
    """

    # photo
    mode: str = _choice(
        "human",
        ("human", "animal"),
        _About("photo", "who", "Who", "Who is in the photo. An animal needs nine points."),
    )
    face: int = _number(
        0,
        0,
        99,
        _About(
            "photo",
            "who",
            "Face",
            "Which face speaks: 0 the largest, else counted from the left.",
        ),
    )
    work_size: int = _number(
        1920,
        256,
        4096,
        _About(
            "photo",
            "picture",
            "Largest picture",
            "Longer side of the picture that is animated, at most.",
        ),
        "px",
    )
    backdrop: str = _text(
        "#ffffff",
        _About("photo", "picture", "Backdrop", "Colour behind a transparent photo, as #rrggbb."),
    )
    paste_back: bool = _switch(
        True,
        _About(
            "photo",
            "picture",
            "Whole photo",
            "The video shows the whole photo; without it, only a square around the face.",
        ),
    )
    crop_scale: float = _number(
        2.3,
        1.5,
        4.0,
        _About(
            "photo",
            "picture",
            "Square: size",
            "How much around the face the square holds, in face sizes.",
        ),
    )
    crop_x: float = _number(
        0.0,
        -0.5,
        0.5,
        _About("photo", "picture", "Square: sideways", "Moves the square to the right."),
    )
    crop_y: float = _number(
        -0.125,
        -0.5,
        0.5,
        _About("photo", "picture", "Square: up and down", "Moves the square down."),
    )

    # speech
    start: float = _number(
        0.0, 0.0, 86_400.0, _About("speech", "take", "From", "Where in the sound to begin."), "s"
    )
    end: float = _number(
        0.0,
        0.0,
        86_400.0,
        _About("speech", "take", "To", "Where in the sound to stop; 0 is its end."),
        "s",
    )

    # motion
    engine: str = _choice(
        "builtin",
        ENGINES,
        _About(
            "motion",
            "take",
            "Engine",
            "What turns the voice into motion and draws it; the built-in engine needs no download.",
        ),
    )
    seed: int = _number(
        0,
        0,
        2**31 - 1,
        _About("motion", "take", "Take", "Another number gives another take of the same words."),
    )
    cfg_scale: float = _number(
        2.8,
        1.0,
        10.0,
        _About(
            "motion",
            "take",
            "Guidance",
            "How closely the motion follows the voice (cfg scale): higher is livelier and "
            "pronounced, lower is calmer; far up it looks overdone.",
            ("joyvasa",),
        ),
    )
    blink_rate: float = _number(
        16.0, 0.0, 40.0, _About("motion", "eyes", "Blinks", "Blinks; 0 is none."), "per minute"
    )

    # shape: applied to motion that exists already
    head: float = _number(
        1.0,
        0.0,
        2.0,
        _About("shape", "head", "Head", "All head motion together; 0 holds it still."),
    )
    pitch: float = _number(1.0, 0.0, 3.0, _About("shape", "head", "Nod", "Nodding."))
    yaw: float = _number(1.0, 0.0, 3.0, _About("shape", "head", "Turn", "Turning left and right."))
    roll: float = _number(
        1.0, 0.0, 3.0, _About("shape", "head", "Tilt", "Tilting to the shoulders.")
    )
    shift: float = _number(
        1.0, 0.0, 3.0, _About("shape", "head", "Shift", "Moving sideways, up and down.")
    )
    sizing: float = _number(
        1.0, 0.0, 3.0, _About("shape", "head", "Size", "Coming nearer and going away.")
    )
    expression: float = _number(
        1.0,
        0.0,
        2.0,
        _About("shape", "mouth", "Expression", "All of the face together, lips included."),
    )
    mouth: float = _number(
        1.0, 0.0, 2.0, _About("shape", "mouth", "Mouth opening", "How far the mouth opens.")
    )
    lip_width: float = _number(
        1.0, 0.0, 2.0, _About("shape", "mouth", "Lip width", "How much lips spread and round.")
    )
    eyes: float = _number(
        1.0, 0.0, 1.2, _About("shape", "eyes", "Blink depth", "How far a blink closes the eyes.")
    )
    brows: float = _number(
        1.0, 0.0, 3.0, _About("shape", "eyes", "Brows", "How much the brows move.")
    )
    gaze: float = _number(
        1.0, 0.0, 3.0, _About("shape", "eyes", "Gaze", "How much the eyes wander.")
    )
    smile: float = _number(
        0.0, -0.3, 1.3, _About("shape", "mouth", "Smile", "A smile that is always there.")
    )
    pitch_limit: float = _number(
        8.0, 0.0, 20.0, _About("shape", "limits", "Nod", "Nod no further than this."), "°"
    )
    yaw_limit: float = _number(
        8.0, 0.0, 20.0, _About("shape", "limits", "Turn", "Turn no further than this."), "°"
    )
    roll_limit: float = _number(
        8.0, 0.0, 20.0, _About("shape", "limits", "Tilt", "Tilt no further than this."), "°"
    )
    shift_limit: float = _number(
        0.10,
        0.0,
        0.5,
        _About("shape", "limits", "Shift", "Move no further than this."),
        "face widths",
    )
    sizing_limit: float = _number(
        8.0, 0.0, 30.0, _About("shape", "limits", "Size", "Change size no more than this."), "%"
    )
    mouth_limit: float = _number(
        0.6,
        0.0,
        0.8,
        _About("shape", "limits", "Mouth opening", "Open the mouth no wider than this."),
        "opening per mouth width",
    )
    smoothing: float = _number(
        0.0,
        0.0,
        1.0,
        _About("shape", "limits", "Smoothing", "Calmer curves; 1 is very smooth."),
    )
    rest_in_silence: bool = _switch(
        True,
        _About("shape", "mouth", "Mouth rests in silence", "The mouth closes while nobody speaks."),
    )

    # render
    background: str = _choice(
        "steady",
        ("steady", "soft"),
        _About(
            "render",
            "picture",
            "Background",
            "Steady cuts the person out, so that nothing behind moves; soft bends what is near.",
            ("builtin",),
        ),
    )
    teeth: bool = _switch(
        True,
        _About(
            "render",
            "mouth",
            "Teeth",
            "Draw teeth where the photo shows none (people).",
            ("builtin",),
        ),
    )
    stitching: bool = _switch(
        True,
        _About(
            "render",
            "picture",
            "Stitching",
            "Keeps neck and shoulders where they are, so that no seam shows.",
            ("joyvasa",),
        ),
    )
    feather: float = _number(
        0.5,
        0.0,
        1.0,
        _About(
            "render",
            "picture",
            "Feather",
            "How softly the moving square melts into the photo around it.",
            ("joyvasa",),
        ),
    )
    size: int = _number(
        0,
        0,
        4096,
        _About("render", "video", "Size", "Longer side of the video; 0 is the photo's own."),
        "px",
    )

    # video
    format: str = _choice(
        "mp4",
        ("mp4", "webm", "gif", "png"),
        _About("video", "video", "Format", "MP4 plays everywhere; PNG is a folder."),
    )
    fps: int = _choice(
        25,
        (24, 25, 30, 50, 60),
        _About("video", "video", "Frame rate", "Pictures per second."),
    )
    quality: int = _number(
        80, 0, 100, _About("video", "video", "Quality", "Sharper picture, larger file.")
    )
    transparent: bool = _switch(
        False,
        _About(
            "video", "video", "Transparent", "Keep the photo's transparency (WebM and PNG only)."
        ),
    )
    mark: bool = _switch(
        False,
        _About("video", "video", "Visible mark", "Write 'AI-generated' visibly into a corner."),
    )
    overwrite: bool = _switch(
        False,
        _About(
            "video",
            "video",
            "Replace older results",
            "Replace an older result instead of numbering.",
        ),
    )

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
