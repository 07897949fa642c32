"""Command-line flags made from `settings.py`, so that both can't differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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

    def __init__(self, known: Declaration) -> None:
        super().__init__(**_arguments(known))
        self.section = SECTIONS[known.stage]


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
            click.decorators._param_memo(function, SettingFlag(known))
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


def _arguments(known: Declaration) -> dict[str, Any]:
    """The arguments of click's option for one setting."""
    name = flag(known.name)
    declared = [name, known.name]
    kind: Any = type(known.default)
    shown = f"{known.help} [{range_text(known)}; default {default_text(known)}]"
    if isinstance(known.default, bool):
        declared[0] = f"{name}/--no-{name[2:]}"
        shown, kind = f"{known.help} [default {default_text(known)}]", None
    elif known.choices:
        kind = click.Choice([str(choice) for choice in known.choices])
        shown = f"{known.help} [default {default_text(known)}]"
    return {"param_decls": declared, "type": kind, "default": None, "help": shown}


def markdown_table(known: Iterable[Declaration]) -> str:
    """The table of settings as the README shows it."""
    rows = ["| flag | what it does | values | default |", "| --- | --- | --- | --- |"]
    rows += [
        f"| `{flag(each.name)}` | {each.help} | {range_text(each)} | {default_text(each)} |"
        for each in known
    ]
    return "\n".join(rows)
