"""The command line for the GPU pack: how it stands, get, files, import, remove."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from joyvasa_desktop import packaged, paths
from joyvasa_desktop.console import EXIT_CODES, show_json, when_stopped
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.finding import size_text
from joyvasa_desktop.flags import FILE, common_flags, quiet_flag
from joyvasa_desktop.transfer_bar import transfers

if TYPE_CHECKING:
    from joyvasa_desktop.gpu_pack.packs import Capability, Pack
    from joyvasa_desktop.gpu_pack.state import PackState

# What works on packs is imported inside the commands: --help must not wait for it.

FROM_SOURCE = """\
This copy of the program runs from source, and uses the PyTorch that pip has installed."""

PIP = """\
These two lines exchange it for the one for NVIDIA cards:
  python -m pip uninstall --yes torch
  python -m pip install torch --index-url https://download.pytorch.org/whl/cu130"""

GO_ON = "What came is kept: the same command goes on from there."

_accept = click.option(
    "--accept",
    "--yes",
    "-y",
    is_flag=True,
    help="Accept the terms of NVIDIA and PyTorch, which `joyvasa-desktop gpu` names.",
)
_WIDTH = 80

_STATES: dict[str, str] = {
    "none": "not there",
    "partial": "begun",
    "ready": "ready",
    "outdated": "of another version",
    "damaged": "not usable",
}
"""What the kinds of a pack's state are called."""

_GENERATIONS: dict[Capability, str] = {
    (5, 0): "Maxwell, such as GeForce GTX 750",
    (7, 5): "Turing, such as GeForce GTX 1650 and RTX 2060",
    (9, 0): "Hopper, such as H100",
}
"""What people know the first and the last cards of packs by."""

_EVERY_NEWER = (99, 0)
"""The newest generation of packs that work with all that are still to come."""


@click.group(invoke_without_command=True, epilog=EXIT_CODES)
@common_flags
@click.pass_context
def gpu(context: click.Context, as_json: bool) -> None:
    """Use an NVIDIA graphics card: tell how it stands, get the GPU pack.

    The packaged program computes on the processor until the GPU pack is there. It goes online only
    for `gpu get`.
    """
    if context.invoked_subcommand is not None:
        return
    from joyvasa_desktop.device import driver_version, graphics

    cards, driver, now = graphics(), driver_version(), _state()
    if as_json:
        show_json({**_values(now), "driver": driver, "cards": [card.name for card in cards]})
        return
    print(f"Graphics cards: {', '.join(card.name for card in cards) or 'none of NVIDIA’s'}")
    print(f"Driver: {driver or 'none'}")
    if not packaged.edition():
        print(f"{FROM_SOURCE}\n{PIP}")
        return
    for line in _lines(now):
        print(line)


@gpu.command(epilog=EXIT_CODES)
@_accept
@quiet_flag
@common_flags
def get(accept: bool, quiet: bool, as_json: bool) -> None:
    """Download the GPU pack for this computer, or go on with a download."""
    from joyvasa_desktop.gpu_pack import getting

    now = _state()
    if now.pack is None:
        raise UserError(now.why, _pip_hint())
    if now.kind == "ready":
        _show(now, quiet=quiet, as_json=as_json)
        return
    _agree(accept, now.pack, ask=not as_json and sys.stdin.isatty())
    when_stopped(GO_ON)
    with transfers(quiet or as_json) as report:
        getting.get(now.pack, report)
    _show(_state(), quiet=quiet, as_json=as_json)


@gpu.command(epilog=EXIT_CODES)
@common_flags
def files(as_json: bool) -> None:
    """Tell the addresses of the GPU packs' files, to carry them to another computer.

    All packs of this build are named, whatever card this computer has.
    """
    from joyvasa_desktop.gpu_pack import packs

    offered = packs.offered()
    if not offered:
        raise UserError(packs.why_none_offered(), _pip_hint())
    if as_json:
        show_json({"packs": [_pack_values(pack) for pack in offered]})
        return
    for pack in offered:
        print(
            f"{pack.name}: CUDA {pack.cuda}, driver {pack.least_driver} or newer, "
            f"{size_text(pack.size)};\n  {_cards(pack)}"
        )
        for file in pack.files:
            print(f"  {file.url}")


@gpu.command("import", epilog=EXIT_CODES)
@click.argument("directory", type=FILE)
@_accept
@quiet_flag
@common_flags
def import_pack(directory: Path, accept: bool, quiet: bool, as_json: bool) -> None:
    """Take the GPU pack from DIRECTORY, which holds its files; they stay there."""
    from joyvasa_desktop.gpu_pack import getting

    now = _state()
    if now.pack is None:
        raise UserError(now.why, _pip_hint())
    _agree(accept, now.pack, ask=not as_json and sys.stdin.isatty())
    when_stopped("What was unpacked is kept: the same command goes on from there.")
    with transfers(quiet or as_json) as report:
        getting.bring(directory, report)
    _show(_state(), quiet=quiet, as_json=as_json)


@gpu.command(epilog=EXIT_CODES)
@click.option("--yes", "-y", is_flag=True, help="Don't ask.")
@quiet_flag
@common_flags
def remove(yes: bool, quiet: bool, as_json: bool) -> None:
    """Delete the GPU pack, and what has come of one."""
    from joyvasa_desktop.gpu_pack import removal

    now = _state()
    if now.size_on_disk and not yes:
        if as_json or not sys.stdin.isatty():
            raise UserError("Nothing was removed: that has to be confirmed.", "Say --yes.")
        where = paths.without_home(now.folder)
        click.confirm(f"Delete {size_text(now.size_on_disk)} in {where}?", abort=True, err=True)
    freed = removal.remove()
    if as_json:
        show_json({"freed": freed})
    elif not quiet:
        print(f"{size_text(freed)} freed." if freed else "There was nothing to remove.")


def _state() -> PackState:
    from joyvasa_desktop.gpu_pack.state import state

    return state()


def _agree(given: bool, pack: Pack, *, ask: bool) -> None:
    """Names the terms; returns when they are accepted.

    Raises:
        UserError: if they aren't.
    """
    from joyvasa_desktop.gpu_pack import terms

    if terms.accepted():
        return
    if not given:
        if not ask:
            raise UserError(
                f"The GPU pack has terms that must be accepted:\n{_terms()}", "Then say --accept."
            )
        size, room = size_text(pack.size), size_text(pack.unpacked)
        print(f"{size} are fetched; on the disk that is {room}.\n{_terms()}\n", file=sys.stderr)
        if not click.confirm("Do you accept these terms?", default=False, err=True):
            raise UserError("Nothing was fetched: the terms weren't accepted.")
    terms.accept()


def _terms() -> str:
    from joyvasa_desktop.gpu_pack.terms import TERMS

    return "\n".join(f"{each.holder}: {each.title}\n  {each.where}" for each in TERMS)


def _lines(now: PackState) -> list[str]:
    """How it stands, for people."""
    lines = [f"GPU pack: {_STATES[now.kind]}{', in use' if now.active else ''}"]
    if now.size_on_disk:
        where = paths.without_home(now.folder)
        lines.append(f"On the disk: {size_text(now.size_on_disk)} in {where}")
    if now.pack is not None:
        lines.append(f"For CUDA {now.pack.cuda}, PyTorch {now.pack.torch}")
    if now.why:
        lines += textwrap.wrap(now.why, _WIDTH)
    if now.pack is not None and now.kind != "ready":
        size = f" ({size_text(now.size_to_get)})" if now.size_to_get else ""
        lines += [f'Get it with "joyvasa-desktop gpu get"{size}. Its terms:', _terms()]
    return lines


def _show(now: PackState, *, quiet: bool, as_json: bool) -> None:
    if as_json:
        show_json(_values(now))
    elif not quiet:
        print("\n".join(_lines(now)))


def _cards(pack: Pack) -> str:
    """For which cards a pack is: "for cards of compute capability 5.0 (GTX 750) to 9.0 (H100)"."""
    oldest, newest = map(_generation, pack.capability)
    until = f"to {newest}" if _has_newest(pack) else "or newer"
    return f"for cards of compute capability {oldest} {until}"


def _generation(capability: Capability) -> str:
    known = _GENERATIONS.get(capability)
    return f"{_number(capability)} ({known})" if known else _number(capability)


def _number(capability: Capability) -> str:
    return ".".join(map(str, capability))


def _has_newest(pack: Pack) -> bool:
    """Whether newer cards are known that it doesn't work with."""
    return pack.capability[1] < _EVERY_NEWER


def _values(now: PackState) -> dict[str, Any]:
    return {
        "edition": packaged.edition() or "source",
        "state": now.kind,
        "in_use": now.active,
        "pack": None if now.pack is None else _pack_values(now.pack),
        "to_get": now.size_to_get,
        "on_disk": now.size_on_disk,
        "folder": str(now.folder),
        "why": now.why,
    }


def _pack_values(pack: Pack) -> dict[str, Any]:
    return {
        "name": pack.name,
        "cuda": pack.cuda,
        "torch": pack.torch,
        "least_driver": pack.least_driver,
        "oldest_card": _number(pack.capability[0]),
        "newest_card": _number(pack.capability[1]) if _has_newest(pack) else None,
        "size": pack.size,
        "unpacked": pack.unpacked,
        "files": [
            {"name": each.name, "url": each.url, "size": each.size, "sha256": each.sha256}
            for each in pack.files
        ],
    }


def _pip_hint() -> str:
    return "" if packaged.edition() else PIP
