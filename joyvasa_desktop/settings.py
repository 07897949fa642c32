"""Every choice that a user has: name, range, default, help.

Command-line flags, the window's panel, saved projects and the manual are made from this file.

To add a setting:
    1. add a field to `Settings` with `number`, `choice`, `switch` or `text`;
    2. name the stage that depends on it, so that a change redoes that stage and what follows,
       and the group in which people look for it;
    3. write the help as what the user will see or hear, not as what the code does;
    4. name the engines if only some of them use it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import cast

from joyvasa_desktop.declaration import (
    ENGINES,
    GROUP_LABELS,
    GROUPS,
    STAGES,
    About,
    Declaration,
    Group,
    Stage,
    Value,
    check,
    choice,
    number,
    switch,
    text,
)
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.joyvasa_settings import JoyvasaSettings
from joyvasa_desktop.presets import PRESET_ENGINES, PRESET_HELP, PRESET_LABELS, PRESETS

__all__ = [
    "ENGINES",
    "GROUPS",
    "GROUP_LABELS",
    "PRESETS",
    "PRESET_ENGINES",
    "PRESET_HELP",
    "PRESET_LABELS",
    "STAGES",
    "Declaration",
    "Group",
    "Settings",
    "Stage",
    "Value",
    "declarations",
]


NO_LIMIT = "no limit"
"""What the highest value of a limit means, for people."""


@dataclass(frozen=True, slots=True)
class Settings(JoyvasaSettings):
    """The user's choices. Immutable: a change makes a new one with `but`.

    Raises:
        UserError: on construction, if a value is out of its range; the message names it.
    """

    # photo
    mode: str = choice(
        "human",
        {"human": "Person", "animal": "Animal"},
        About(
            "photo",
            "who",
            "Person or animal",
            "Who is in the photo. An animal needs nine points, placed by you or found by X-Pose.",
        ),
    )
    face: int = number(
        0,
        0,
        99,
        About(
            "photo",
            "who",
            "Which face",
            "Which face speaks: 0 is the largest, of animals the clearest; others are counted "
            "from the left.",
        ),
        zero="the largest",
    )
    paste_back: bool = switch(
        True,
        About(
            "photo",
            "picture",
            "Whole photo",
            "The video shows the whole photo; without it, only a square around the face.",
        ),
    )
    crop_scale: float = number(
        2.3,
        1.5,
        8.0,
        About(
            "photo",
            "picture",
            "Square: size",
            "How much around the face the square shows: more is further away.",
        ),
        "face sizes",
    )
    crop_x: float = number(
        0.0,
        -0.5,
        0.5,
        About(
            "photo",
            "picture",
            "Square: sideways",
            "Moves the square: above 0 to the right of the picture, below 0 to the left.",
        ),
    )
    crop_y: float = number(
        -0.125,
        -0.5,
        0.5,
        About(
            "photo",
            "picture",
            "Square: up and down",
            "Moves the square: above 0 down, below 0 up.",
        ),
    )
    backdrop: str = text(
        "#ffffff",
        About("photo", "picture", "Backdrop", "Colour behind a transparent photo, as #rrggbb."),
    )
    work_size: int = number(
        1920,
        256,
        4096,
        About(
            "photo",
            "picture",
            "Largest picture",
            "The photo is animated with at most so many pixels on its longer side; "
            "smaller is quicker, larger is sharper.",
        ),
        "px",
    )

    # speech
    start: float = number(
        0.0, 0.0, 86_400.0, About("speech", "take", "From", "Where in the sound to begin."), "s"
    )
    end: float = number(
        0.0,
        0.0,
        86_400.0,
        About("speech", "take", "To", "Where in the sound to stop; 0 is its end."),
        "s",
        "the end",
    )

    # motion
    engine: str = choice(
        "builtin",
        {"builtin": "Built-in", "joyvasa": "JoyVASA"},
        About(
            "motion",
            "take",
            "Engine",
            "What turns the voice into motion and draws it; the built-in engine needs no download.",
        ),
    )
    seed: int = number(
        0,
        0,
        2**31 - 1,
        About(
            "motion",
            "take",
            "Seed",
            "Another number gives another take of the same words; the same number the same take.",
        ),
    )
    blink_rate: float = number(
        16.0,
        0.0,
        40.0,
        About("motion", "eyes", "Blinks", "How often the eyes blink; 0 is never."),
        "per minute",
        "never",
    )

    # shape: applied to motion that exists already
    head: float = number(
        1.0,
        0.0,
        2.0,
        About("shape", "head", "Head motion", "All head motion together; 0 holds it still."),
    )
    pitch: float = number(
        1.0, 0.0, 3.0, About("shape", "head", "Nod", "How much the head goes up and down.")
    )
    yaw: float = number(
        1.0, 0.0, 3.0, About("shape", "head", "Turn", "How much the head turns left and right.")
    )
    roll: float = number(
        1.0, 0.0, 3.0, About("shape", "head", "Tilt", "How much the head leans to the shoulders.")
    )
    shift: float = number(
        1.0,
        0.0,
        3.0,
        About("shape", "head", "Shift", "How much the whole head moves sideways, up and down."),
    )
    sizing: float = number(
        1.0,
        0.0,
        3.0,
        About("shape", "head", "Nearer and further", "How much the head comes near and goes away."),
    )
    expression: float = number(
        1.0,
        0.0,
        2.0,
        About("shape", "mouth", "Expression", "All of the face together, lips included."),
    )
    mouth: float = number(
        1.0, 0.0, 2.0, About("shape", "mouth", "Mouth opening", "How far the mouth opens.")
    )
    lip_width: float = number(
        1.0,
        0.0,
        2.0,
        About("shape", "mouth", "Lip width", "How much the lips spread and round."),
    )
    smile: float = number(
        0.0,
        -0.3,
        1.3,
        About("shape", "mouth", "Smile", "A smile that is always there; below 0 it is stern."),
    )
    rest_in_silence: bool = switch(
        True,
        About("shape", "mouth", "Mouth rests in silence", "The mouth closes while nobody speaks."),
    )
    eyes: float = number(
        1.0, 0.0, 1.2, About("shape", "eyes", "Blink depth", "How far a blink closes the eyes.")
    )
    brows: float = number(
        1.0, 0.0, 3.0, About("shape", "eyes", "Brows", "How much the brows move.")
    )
    gaze: float = number(1.0, 0.0, 3.0, About("shape", "eyes", "Gaze", "How much the eyes wander."))
    smoothing: float = number(
        0.0,
        0.0,
        1.0,
        About(
            "shape",
            "limits",
            "Smoothing",
            "Calmer, rounder movements of head, brows and mouth; 1 is very smooth.",
        ),
    )
    pitch_limit: float = number(
        8.0,
        0.0,
        20.0,
        About("shape", "limits", "Largest nod", "The head nods no further than this."),
        "°",
        top=NO_LIMIT,
    )
    yaw_limit: float = number(
        8.0,
        0.0,
        20.0,
        About("shape", "limits", "Largest turn", "The head turns no further than this."),
        "°",
        top=NO_LIMIT,
    )
    roll_limit: float = number(
        8.0,
        0.0,
        20.0,
        About("shape", "limits", "Largest tilt", "The head tilts no further than this."),
        "°",
        top=NO_LIMIT,
    )
    shift_limit: float = number(
        0.10,
        0.0,
        0.5,
        About("shape", "limits", "Largest shift", "The head moves no further than this."),
        "face widths",
        top=NO_LIMIT,
    )
    sizing_limit: float = number(
        8.0,
        0.0,
        30.0,
        About(
            "shape",
            "limits",
            "Largest change of size",
            "The head grows and shrinks no further than this.",
        ),
        "%",
        top=NO_LIMIT,
    )
    mouth_limit: float = number(
        0.6,
        0.0,
        0.8,
        About("shape", "limits", "Widest mouth", "The mouth opens no wider than this."),
        "mouth widths",
        top=NO_LIMIT,
    )

    # render
    background: str = choice(
        "steady",
        {"steady": "Steady", "soft": "Soft"},
        About(
            "render",
            "picture",
            "Background",
            "Steady cuts the person out, so that nothing behind moves; soft bends what is near.",
            ("builtin",),
        ),
    )
    teeth: bool = switch(
        True,
        About(
            "render",
            "mouth",
            "Teeth",
            "Draws teeth where the photo shows none (people).",
            ("builtin",),
        ),
    )
    size: int = number(
        0,
        0,
        4096,
        About("render", "video", "Video size", "Longer side of the video; 0 is the photo's own."),
        "px",
        "as the photo",
    )

    # video
    format: str = choice(
        "mp4",
        {"mp4": "MP4", "webm": "WebM", "gif": "GIF", "png": "PNG"},
        About(
            "video",
            "video",
            "Format",
            "MP4 plays everywhere; WebM can be transparent; GIF is silent; "
            "PNG is a folder of pictures.",
        ),
    )
    fps: int = choice(
        25,
        {24: "24", 25: "25", 30: "30", 50: "50", 60: "60"},
        About("video", "video", "Frame rate", "Pictures per second; more look smoother."),
    )
    quality: int = number(
        80,
        0,
        100,
        About("video", "video", "Quality", "Higher is a sharper picture and a larger file."),
    )
    transparent: bool = switch(
        False,
        About(
            "video", "video", "Transparent", "Keeps the photo's transparency (WebM and PNG only)."
        ),
    )
    mark: bool = switch(
        False,
        About("video", "video", "Visible mark", "Writes 'AI-generated' visibly into a corner."),
    )
    overwrite: bool = switch(
        False,
        About(
            "video",
            "video",
            "Replace older results",
            "Replaces an older result of that name; otherwise the new one gets a number.",
        ),
    )

    def __post_init__(self) -> None:
        for declaration in declarations().values():
            check(declaration, getattr(self, declaration.name))

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


@cache
def declarations() -> dict[str, Declaration]:
    """All settings by name, in the order in which a user meets them."""
    known = [
        Declaration(each.name, cast(Value, each.default), **each.metadata)
        for each in fields(Settings)
    ]
    # Within a stage, what every engine knows comes first.
    known.sort(key=lambda each: (STAGES.index(each.stage), each.engines != ENGINES))
    return {each.name: each for each in known}
