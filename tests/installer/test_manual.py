"""The manual page: everything that --help says, in a form that man's own tools understand."""

from __future__ import annotations

import re
import shutil
import subprocess

import click
import pytest

from installer import manual
from installer.manual import page
from joyvasa_desktop import __version__
from joyvasa_desktop.cli import commands
from joyvasa_desktop.console import Exit
from joyvasa_desktop.settings import PRESETS, declarations

MACROS = {".TH", ".SH", ".SS", ".B", ".TP", ".PP", ".br"}


@pytest.fixture(scope="module")
def text() -> str:
    return page("2026-11-22")


def plain(text: str) -> str:
    """The words of a page, without faces and escapes."""
    text = re.sub(r"\\f[BIR]", "", text)
    for escape, sign in ((r"\-", "-"), (r"\(dq", '"'), (r"\(ti", "~"), (r"\(ha", "^")):
        text = text.replace(escape, sign)
    return text.replace(r"\&", "").replace(r"\e", "\\")


def leaves(command: click.Command, name: str = "") -> dict[str, click.Command]:
    """Every command that isn't hidden, by all of its words."""
    if not isinstance(command, click.Group):
        return {} if command.hidden else {name: command}
    return {
        path: leaf
        for word, inner in command.commands.items()
        for path, leaf in leaves(inner, f"{name} {word}".strip()).items()
    }


def test_the_page_says_whose_it_is(text: str) -> None:
    assert text.startswith(f'.TH JOYVASA-DESKTOP 1 "2026-11-22" "JoyVASA Desktop {__version__}"')
    # Indexes of pages are made from this line.
    assert "\n.SH NAME\njoyvasa\\-desktop \\- makes a photo of a person or an animal speak" in text


def test_every_command_and_every_option_is_there(text: str) -> None:
    words = plain(text)
    known = leaves(commands)
    assert {"animate", "models get", "gpu import", "doctor"} <= set(known)
    assert "settings" not in known and '.SS "settings' not in words
    for path, command in known.items():
        _, found, rest = words.partition(f'.SS "{path}')
        own = rest.partition(".SS ")[0] if found else ""
        assert " ".join((command.help or "").split("\n\n")[0].split()).replace("`", "") in own
        for option in (each for each in command.params if isinstance(each, click.Option)):
            if option.name not in ("as_json", "debug"):
                assert option.opts[-1] in own, f"{path} {option.opts[-1]}"
    assert words.count("--json") == words.count("--debug") == words.count("-h, --help") == 1
    assert words.count("Exit codes") == 0, "they have a part of their own"
    assert "[OPTIONS]" not in words


def test_what_is_typed_is_bold_and_what_stands_for_it_is_slanted(text: str) -> None:
    assert "\n\\fB\\-o\\fR, \\fB\\-\\-out\\fR \\fITEXT\\fR\n" in text
    assert "\n\\fB130\\fR\n" in text


def test_every_setting_preset_and_exit_code_is_there(text: str) -> None:
    words = plain(text)
    for known in declarations().values():
        assert " ".join(known.help.split()) in words
    assert all(f"--preset {name}\n" in words for name in PRESETS)
    status = words.partition(".SH EXIT STATUS")[2]
    assert [int(each) for each in re.findall(r"^\d+$", status, re.M)] == [
        each.value for each in Exit
    ]


def test_no_sign_means_anything_by_accident(text: str) -> None:
    for line in text.splitlines():
        assert line.strip() == line != ""
        if line.startswith((".", "'")):
            assert line.split()[0] in MACROS
    assert manual._text(".npz or 'x'") == r"\&.npz or 'x'"
    assert manual._text(r"a\b `--x` \"q\" ~^") == r"a\eb \fB\-\-x\fR \e\(dqq\e\(dq \(ti\(ha"


def test_groff_has_no_complaints(text: str) -> None:
    if shutil.which("groff") is None:
        pytest.skip("needs groff")
    done = subprocess.run(
        ["groff", "-k", "-man", "-ww", "-Tutf8", "-P-c"],
        input=text.encode(),
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "GROFF_NO_SGR": "1"},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    shown = re.sub(r".\x08", "", done.stdout.decode())
    assert "EXIT STATUS" in shown and "--yaw-limit 10°" in shown
