"""How a setting is declared: what is known about it besides its value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from joyvasa_desktop.errors import UserError

Stage: TypeAlias = Literal["photo", "speech", "motion", "shape", "render", "video"]
STAGES: tuple[Stage, ...] = ("photo", "speech", "motion", "shape", "render", "video")

Group: TypeAlias = Literal[
    "who", "take", "mouth", "eyes", "head", "limits", "picture", "engine", "video"
]
GROUPS: tuple[Group, ...] = (
    "who",
    "take",
    "mouth",
    "eyes",
    "head",
    "limits",
    "picture",
    "engine",
    "video",
)
"""What settings are about, in the order of the window's panel."""

GROUP_LABELS: dict[Group, str] = {
    "who": "Who speaks",
    "take": "The take",
    "mouth": "Mouth",
    "eyes": "Eyes",
    "head": "Head",
    "limits": "Limits and smoothing",
    "picture": "Picture",
    "engine": "JoyVASA engine",
    "video": "Video file",
}
"""What people call the groups."""

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
        choice_labels: what people call them, in the same order.
        unit: of a number, "" for a plain factor.
        zero: what 0 means, for people, where it isn't just a small number.
        top: what the highest value means, where it isn't just a large number.
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
    choice_labels: tuple[str, ...] = ()
    unit: str = ""
    zero: str = ""
    top: str = ""
    engines: tuple[str, ...] = ENGINES


@dataclass(frozen=True, slots=True)
class About:
    """What every kind of setting says of itself."""

    stage: Stage
    group: Group
    label: str
    help: str
    engines: tuple[str, ...] = ENGINES

    def but(self, **more: Any) -> dict[str, Any]:
        """The fields of a `Declaration` that are known, and some more."""
        return {name: getattr(self, name) for name in self.__slots__} | more


def number(
    default: float,
    low: float,
    high: float,
    about: About,
    unit: str = "",
    zero: str = "",
    top: str = "",
) -> Any:
    """A field that holds a number from `low` to `high`; whole if its default is."""
    words = {"unit": unit, "zero": zero, "top": top}
    return field(default=default, metadata=about.but(low=low, high=high, **words))


def choice(default: Value, choices: Mapping[Any, str], about: About) -> Any:
    """A field that holds one of `choices`, each given with what people call it."""
    labels = tuple(choices.values())
    return field(default=default, metadata=about.but(choices=tuple(choices), choice_labels=labels))


def switch(default: bool, about: About) -> Any:
    """A field that holds yes or no."""
    return field(default=default, metadata=about.but())


def text(default: str, about: About) -> Any:
    """A field that holds a text."""
    return field(default=default, metadata=about.but())


def check(known: Declaration, value: Value) -> None:
    """Refuses a value that a setting can't have.

    Raises:
        UserError: that names the setting and tells what it can be.
    """
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
