"""Command-line flags made from `settings.py`, so that both can't differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import click

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.settings import PRESETS, Declaration, Settings, Stage, Value, declarations

F = TypeVar("F", bound=Callable[..., Any])

SECTIONS: dict[Stage, str] = {
    "photo": "The photo",
    "speech": "The voice",
    "motion": "The take",
    "shape": "How it moves",
    "render": "How it is drawn",
    "video": "The file",
}


class SettingFlag(click.Option):
    """A flag that stands for one setting; its value is None when the user doesn't give it."""

    def __init__(self, param_decls: Sequence[str], *, section: str, **attributes: Any) -> None:
        super().__init__(param_decls, **attributes)
        self.section = section


class SectionedCommand(click.Command):
    """A command whose help groups the settings by what they are about."""

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
            "--preset", type=click.Choice(list(PRESETS)), help="Start from a named set of values."
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
        return f"{known.low:.10g} to {known.high:.10g}{unit}"
    return "yes or no" if isinstance(known.default, bool) else "text"


def default_text(known: Declaration) -> str:
    """A setting's default as people write it."""
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
    kind: Any = type(known.default)
    about = f"{range_text(known)}; default {default_text(known)}"
    if isinstance(known.default, bool):
        kind, about = None, f"default {default_text(known)}"
    elif known.choices:
        kind = click.Choice([str(choice) for choice in known.choices])
        about = f"default {default_text(known)}"
    shown = f"{known.help} [{about}]"
    return {"type": kind, "default": None, "help": shown, "section": SECTIONS[known.stage]}


def markdown_table(known: Iterable[Declaration]) -> str:
    """The table of settings as the README shows it."""
    rows = ["| flag | what it does | values | default |", "| --- | --- | --- | --- |"]
    rows += [
        f"| `{flag(each.name)}` | {each.help} | {range_text(each)} | {default_text(each)} |"
        for each in known
    ]
    return "\n".join(rows)
