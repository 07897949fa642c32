"""The manual page, made from the command line's own help: `man joyvasa-desktop`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator

import click

from joyvasa_desktop import __version__
from joyvasa_desktop.cli import commands
from joyvasa_desktop.console import EXIT_CODES, EXIT_HELP
from joyvasa_desktop.flags import preset_text
from joyvasa_desktop.settings import PRESETS

NAME = "joyvasa-desktop"


def page(day: str) -> str:
    """The page in the language of man, UTF-8.

    Args:
        day: of the release, as in 2026-11-22.
    """
    about = list(_paragraphs(commands.help or ""))
    root = click.Context(commands, info_name=NAME, **commands.context_settings)
    leaves = [each for each in _walk(root) if not isinstance(each.command, click.Group)]
    known = [set(_records(each)) for each in leaves]
    everywhere = [each for each in _records(leaves[0]) if all(each in others for others in known)]
    own = [each for each in _records(root) if each not in everywhere]
    parts = [
        f'.TH {NAME.upper()} 1 "{day}" "JoyVASA Desktop {__version__}" "User Commands"',
        ".SH NAME",
        f"{_text(NAME)} \\- {_first_small(about[0])}",
        ".SH SYNOPSIS",
        f".B {_text(NAME)}\n[\\fIFILE\\fR...]\n.br",
        f".B {_text(NAME)}\n\\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]",
        ".SH DESCRIPTION",
        "\n.PP\n".join(about),
        ".SH OPTIONS",
        *_listed(own),
        ".PP\nEvery command knows:",
        *_listed(everywhere),
        ".SH COMMANDS",
    ]
    for each in _walk(root):
        parts += _command(each, everywhere)
    parts += [".SH PRESETS", *_listed((f"--preset {name}", preset_text(name)) for name in PRESETS)]
    codes = ((str(code.value), meaning) for code, meaning in EXIT_HELP.items())
    parts += [".SH EXIT STATUS", *_listed(codes)]
    return "\n".join(parts) + "\n"


def _walk(context: click.Context) -> Iterator[click.Context]:
    """Every command that --help shows, groups before what is in them."""
    group = context.command
    if not isinstance(group, click.Group):
        return
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None and not command.hidden:
            inner = click.Context(command, info_name=name, parent=context)
            yield inner
            yield from _walk(inner)


def _command(context: click.Context, everywhere: list[tuple[str, str]]) -> Iterator[str]:
    """A command with what it does, and the options that not every command knows."""
    command = context.command
    path = context.command_path.removeprefix(f"{NAME} ")
    pieces = [each for each in command.collect_usage_pieces(context) if each != "[OPTIONS]"]
    yield f'.SS "{_text(" ".join((path, *pieces)))}"'
    # What follows a heading is a paragraph by itself.
    yield "\n.PP\n".join(_paragraphs(command.help or ""))
    for section, records in _sections(context).items():
        own = [each for each in records if each not in everywhere]
        yield from [f".PP\n{_text(section)}:"] if section and own else []
        yield from _listed(own)
    for paragraph in _paragraphs((command.epilog or "").replace(EXIT_CODES, "")):
        yield f".PP\n{paragraph}"


def _records(context: click.Context) -> list[tuple[str, str]]:
    """Names and help of a command's options."""
    return [each for records in _sections(context).values() for each in records]


def _sections(context: click.Context) -> dict[str, list[tuple[str, str]]]:
    """The same, by what they are about; those of no section first."""
    sections: dict[str, list[tuple[str, str]]] = {"": []}
    for parameter in context.command.get_params(context):
        record = parameter.get_help_record(context)
        # Arguments are told in the heading and the text.
        if record is not None and isinstance(parameter, click.Option):
            sections.setdefault(getattr(parameter, "section", ""), []).append(record)
    return sections


def _listed(records: Iterable[tuple[str, str]]) -> Iterator[str]:
    for names, about in records:
        yield f".TP\n{_names(names)}\n{_text(about)}"


def _names(names: str) -> str:
    """Options and numbers as one types them are bold, what stands for something else is slanted."""
    parts = re.split(r"([\s,/]+)", names)
    for number, part in enumerate(parts[::2]):
        face = "B" if re.match(r"[-\d]", part) else "I"
        parts[2 * number] = f"\\f{face}{_text(part)}\\fR" if part else ""
    return "".join(parts)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(text)):
        if paragraph:
            yield _text(" ".join(paragraph.split()))


def _text(text: str) -> str:
    """A line in which no sign means anything to man, except that quoted commands are bold."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    text = text.replace("~", "\\(ti").replace("^", "\\(ha")
    text = re.sub(r"`([^`]+)`", r"\\fB\1\\fR", text)
    return f"\\&{text}" if text.startswith((".", "'")) else text


def _first_small(sentence: str) -> str:
    """As the list of all pages wants it: "makes a photo speak"."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")
