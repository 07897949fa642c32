"""Command-line flags: what every command knows, and those made from `settings.py`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.settings import (
    ENGINES,
    PRESET_ENGINES,
    PRESET_HELP,
    PRESETS,
    Declaration,
    Settings,
    Stage,
    Value,
    declarations,
)

F = TypeVar("F", bound=Callable[..., Any])

FILE = click.Path(path_type=Path)
"""An argument that names a file or a folder."""


def common_flags(function: F) -> F:
    """Adds what every command understands; whoever runs the command line reads --debug itself."""
    debug = click.option(
        "--debug", is_flag=True, expose_value=False, help="Show the details of a failure."
    )
    as_json = click.option(
        "--json", "as_json", is_flag=True, help="Print exactly one JSON object, errors included."
    )
    return as_json(debug(function))


quiet_flag = click.option("--quiet", "-q", is_flag=True, help="Say nothing but the result.")
"""For commands that tell what they do on the way."""


SECTIONS: dict[Stage, str] = {
    "photo": "The photo",
    "speech": "The voice",
    "motion": "The take",
    "shape": "How it moves",
    "render": "How it is drawn",
    "video": "The file",
}


AUTOMATIC = "joyvasa if it can be used, else builtin"
"""Which engine works if the user names none; see `engines.preferred`."""

UNITS: dict[str, dict[str, float]] = {
    "s": {"s": 1.0, "ms": 1e-3, "min": 60.0, "h": 3600.0},
    "GB": {"gb": 1.0, "mb": 1e-3, "gib": 1.073741824, "mib": 1.073741824 / 1024},
    "°": {"°": 1.0, "deg": 1.0},
    "per minute": {"per minute": 1.0, "/min": 1.0},
}
"""What may be written behind a number, by the setting's own unit; others know only themselves."""

_NUMBER = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(.*?)\s*", re.I)
_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d\d(?:\.\d*)?)")


class Amount(click.ParamType[float]):
    """A number, with its unit if the user likes: 8, 8GB, 500 MB; times also as 1:30."""

    name = "number"

    def __init__(self, known: Declaration) -> None:
        self._unit = known.unit
        self._factors = UNITS.get(known.unit, {known.unit.lower(): 1.0})
        self._whole = isinstance(known.default, int)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number in the setting's own unit; whole if the setting is."""
        if not isinstance(value, str):
            return float(value)
        amount = self._clock(value) if self._unit == "s" else None
        if amount is None:
            amount = self._read(value, param, ctx)
        if not self._whole:
            return amount
        if not amount.is_integer():
            self.fail(f"{value!r} isn't a whole number.", param, ctx)
        return int(amount)

    def _read(self, text: str, param: click.Parameter | None, ctx: click.Context | None) -> float:
        found = _NUMBER.fullmatch(text)
        if found is None:
            self.fail(f"{text!r} isn't a number{self._example()}.", param, ctx)
        number, unit = found.groups()
        factor = self._factors.get(unit.lower()) if unit else 1.0
        if factor is None:
            known = f"is in {self._unit}" if self._unit else "has no unit"
            self.fail(f"{text!r} can't be used: this number {known}.", param, ctx)
        return float(number) * factor

    def _clock(self, text: str) -> float | None:
        """Seconds of a time such as 1:30 or 1:02:30."""
        found = _CLOCK.fullmatch(text.strip())
        if found is None:
            return None
        hours, minutes, seconds = (float(part or 0) for part in found.groups())
        return 3600 * hours + 60 * minutes + seconds

    def _example(self) -> str:
        unit = self._unit if self._unit in UNITS else ""
        return f", such as 8 or 8 {unit}" if unit else ""


class SettingFlag(click.Option):
    """A flag that stands for one setting; its value is None when the user doesn't give it."""

    def __init__(self, param_decls: Sequence[str], *, section: str, **attributes: Any) -> None:
        super().__init__(param_decls, **attributes)
        self.section = section


class Commands(click.Group):
    """Tells a mistyped name of a file, with which the window would have opened, from a command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Finds the command that the first word names.

        Raises:
            click.UsageError: there is none; says which file isn't there, if files seem to be meant.
        """
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            missing = [each for each in args if _may_be_file(each) and not Path(each).exists()]
            if not (missing and _may_be_file(args[0])):
                raise
            raise click.UsageError(f"There is no file {missing[0]!r}.", ctx) from error


def _may_be_file(word: str) -> bool:
    """Whether a word is rather the name of a file than a command or an option."""
    path = Path(word)
    return not word.startswith("-") and (bool(path.suffix) or path.name != word)


class SectionedCommand(click.Command):
    """A command whose help groups the settings by what they are about, and tells the presets."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the settings under their sections, the other options first."""
        sections: dict[str, list[tuple[str, str]]] = {"Options": []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            # Arguments are told in the usage line and the text.
            if record is not None and isinstance(parameter, click.Option):
                section = getattr(parameter, "section", "Options")
                sections.setdefault(section, []).append(record)
        for name, records in sections.items():
            with formatter.section(name):
                formatter.write_dl(records)
        with formatter.section("Presets"):
            formatter.write_dl([(name, preset_text(name)) for name in PRESETS])


def setting_flags(*stages: Stage, also: tuple[str, ...] = ()) -> Callable[[F], F]:
    """A decorator that adds the flags of these stages, the settings in `also`, and --preset."""

    def decorate(function: F) -> F:
        wanted = [
            known
            for known in declarations().values()
            if known.stage in stages or known.name in also
        ]
        for known in reversed(wanted):
            # Decorators pile up from the inside, as click's own do.
            function = click.option(*_names(known), cls=SettingFlag, **_attributes(known))(function)
        preset = click.option(
            "--preset",
            type=click.Choice(list(PRESETS)),
            metavar="NAME",
            help="Start from a named set of values; they are listed at the end.",
        )
        return preset(function)

    return decorate


def chosen_settings(preset: str | None, given: Mapping[str, Value | None]) -> Settings:
    """The defaults, changed by a preset, changed by the flags that were given.

    Raises:
        click.UsageError: if a value is out of range.
    """
    changes = {name: _typed(name, value) for name, value in given.items() if value is not None}
    try:
        return Settings.from_dict({**PRESETS.get(preset or "", {}), **changes})
    except UserError as error:
        raise click.UsageError(str(error)) from error


def flag(name: str) -> str:
    """A setting's flag: `lip_width` is --lip-width."""
    return "--" + name.replace("_", "-")


def range_text(known: Declaration) -> str:
    """What a setting can be: "0 to 2", "mp4, webm", "yes or no"."""
    if known.choices:
        return ", ".join(str(choice) for choice in known.choices)
    if known.low is not None and known.high is not None:
        unit = f" {known.unit}" if known.unit else ""
        return f"{known.low:.10g} to {known.high:.10g}{unit}{_ends_text(known)}"
    return "yes or no" if isinstance(known.default, bool) else "text"


def _ends_text(known: Declaration) -> str:
    """What the lowest and the highest value mean, where the help doesn't say it."""
    told = "0 is" in known.help
    ends = [f"0 is {known.zero}"] if known.zero and not told else []
    ends += [f"{known.high:.10g} is {known.top}"] if known.top else []
    return f" ({', '.join(ends)})" if ends else ""


def preset_text(name: str) -> str:
    """What one will see with a preset, and the engine that it is for if that isn't every one."""
    engine = engine_text(PRESET_ENGINES.get(name, ENGINES))
    return PRESET_HELP[name] + (f" Only the {engine} engine." if engine else "")


def engine_text(engines: tuple[str, ...]) -> str:
    """What people call the one engine that knows something; "" if all do."""
    labels = declarations()["engine"].choice_labels
    return "" if engines == ENGINES else labels[ENGINES.index(engines[0])]


def default_text(known: Declaration) -> str:
    """A setting's default as people write it."""
    if known.name == "engine":
        return AUTOMATIC
    if isinstance(known.default, bool):
        return "yes" if known.default else "no"
    return f"{known.default:g}" if isinstance(known.default, float) else str(known.default)


def _typed(name: str, value: Value) -> Value:
    # Choices arrive as texts.
    default = declarations()[name].default
    return int(value) if isinstance(default, int) and isinstance(value, str) else value


def _names(known: Declaration) -> tuple[str, str]:
    """The flag, with its opposite for a switch, and the name of its value."""
    name = flag(known.name)
    is_switch = isinstance(known.default, bool)
    return f"{name}/--no-{name[2:]}" if is_switch else name, known.name


def _attributes(known: Declaration) -> dict[str, Any]:
    """What click's option for one setting is like."""
    kind: Any = str if isinstance(known.default, str) else Amount(known)
    about = f"{range_text(known)}; default {default_text(known)}"
    if isinstance(known.default, bool):
        kind, about = None, f"default {default_text(known)}"
    elif known.choices:
        kind = click.Choice([str(choice) for choice in known.choices])
        about = f"default {default_text(known)}"
    shown = f"{known.help} [{about}]"
    return {"type": kind, "default": None, "help": shown, "section": _section(known)}


def _section(known: Declaration) -> str:
    engine = engine_text(known.engines)
    return SECTIONS[known.stage] + (f" ({engine} engine only)" if engine else "")


def markdown_table(known: Iterable[Declaration]) -> str:
    """A table of settings as the README shows it."""
    rows = ["| flag | what it does | values | default |", "| --- | --- | --- | --- |"]
    rows += [
        f"| `{flag(each.name)}` | {each.help} | {range_text(each)} | {default_text(each)} |"
        for each in known
    ]
    return "\n".join(rows)


def markdown_settings() -> str:
    """All settings as the README shows them: those of every engine, then each engine's own."""
    tables: dict[str, list[Declaration]] = {"": []}
    for known in declarations().values():
        tables.setdefault(engine_text(known.engines), []).append(known)
    return "\n\n".join(
        (f"Only the {engine} engine:\n\n" if engine else "") + markdown_table(rows)
        for engine, rows in tables.items()
    )


def markdown_presets() -> str:
    """The table of presets as the README shows it."""
    rows = ["| preset | what one sees |", "| --- | --- |"]
    return "\n".join([*rows, *(f"| `{name}` | {preset_text(name)} |" for name in PRESETS)])
