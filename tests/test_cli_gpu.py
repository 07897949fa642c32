"""The GPU pack on the command line, as a user meets it: told, got, carried, removed."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hub_server import HubServer, Trouble
from small_packs import CARD, Machine, SmallPack, torch_files

from joyvasa_desktop import cli, paths
from joyvasa_desktop.__main__ import wants_window
from joyvasa_desktop.console import Exit
from joyvasa_desktop.gpu_pack import terms
from joyvasa_desktop.gpu_pack.state import state


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    machine = Machine(monkeypatch)
    monkeypatch.setattr("joyvasa_desktop.device.driver_version", lambda: machine.driver)
    return machine


@pytest.fixture
def server() -> Iterator[HubServer]:
    with HubServer() as server:
        yield server


@pytest.fixture
def small(machine: Machine, server: HubServer) -> SmallPack:
    """A pack that can be fetched."""
    small = SmallPack()
    small.publish(server)
    machine.offer(small)
    return small


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """What the command line prints, and its exit code."""
    code = cli.run(["gpu", *words])
    found = capsys.readouterr()
    return code, found.out, found.err


def values(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    code, out, _ = told(capsys, *words, "--json")
    found: dict[str, Any] = json.loads(out)
    return {**found, "code": code}


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    typed = io.StringIO(f"{answer}\n")
    typed.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", typed)


def test_gpu_is_a_command_and_no_file() -> None:
    assert not wants_window(["gpu"])


def test_it_is_told_what_can_be_got_and_under_which_terms(
    capsys: pytest.CaptureFixture[str], small: SmallPack
) -> None:
    code, out, _ = told(capsys)
    assert code == Exit.OK
    for text in (CARD.name, "580.95.05", "not there", "CUDA 13.0", "gpu get", terms.TERMS[0].where):
        assert text in out
    found = values(capsys)
    assert (found["state"], found["in_use"], found["edition"]) == ("none", False, "processor")
    assert found["to_get"] == sum(map(len, small.wheels.values()))


def test_from_source_two_lines_of_pip_are_told(
    capsys: pytest.CaptureFixture[str], machine: Machine
) -> None:
    machine.from_source()
    code, out, _ = told(capsys)
    assert code == Exit.OK and out.count("python -m pip") == 2
    code, _, err = told(capsys, "get", "--yes")
    assert code == Exit.BAD_INPUT and "from source" in err and "python -m pip" in err


def test_a_pack_is_got_used_and_removed(
    capsys: pytest.CaptureFixture[str], small: SmallPack
) -> None:
    code, out, err = told(capsys, "get", "--accept")
    assert code == Exit.OK and "ready, in use" in out
    assert "Unpacking" in err and "Trying out" in err
    assert "ready, in use" in told(capsys)[1]
    assert values(capsys, "get")["in_use"] is True
    on_disk = state().size_on_disk
    assert values(capsys, "remove", "--yes") == {"freed": on_disk, "code": Exit.OK}
    assert "nothing to remove" in told(capsys, "remove", "--yes")[1]
    assert small.wheels


def test_nothing_is_fetched_unasked(
    capsys: pytest.CaptureFixture[str],
    small: SmallPack,
    server: HubServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code, _, err = told(capsys, "get")
    assert code == Exit.BAD_INPUT and "must be accepted" in err and terms.TERMS[0].where in err
    at_a_terminal(monkeypatch, "n")
    code, _, err = told(capsys, "get")
    assert code == Exit.BAD_INPUT and "weren't accepted" in err
    assert not server.requests and not terms.accepted()
    at_a_terminal(monkeypatch, "y")
    assert told(capsys, "get", "--quiet")[0] == Exit.OK
    assert terms.accepted() and state().active and small.wheels


def test_addresses_are_told_for_who_carries_the_files(
    capsys: pytest.CaptureFixture[str], small: SmallPack, server: HubServer, tmp_path: Path
) -> None:
    _, out, _ = told(capsys, "files")
    assert all(f"{server.address}/{name}" in out for name in small.wheels)
    (pack,) = values(capsys, "files")["packs"]
    assert {file["name"] for file in pack["files"]} == set(small.wheels)
    code, out, _ = told(capsys, "import", str(small.put_into(tmp_path / "Clé 显卡")), "--yes")
    assert code == Exit.OK and "ready, in use" in out and not server.requests


def test_a_computer_without_a_card_names_all_packs_and_their_cards(
    capsys: pytest.CaptureFixture[str], machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer, older = SmallPack(), SmallPack(name="cu126")
    row = {**older.row(), "cuda": "12.6", "least_driver": "525.60.13", "oldest": "5.0"}
    monkeypatch.setattr(older, "row", lambda: {**row, "newest": "9.0"})
    machine.cards, machine.driver = [], ""
    machine.offer(newer, older)
    code, out, _ = told(capsys, "files")
    assert code == Exit.OK
    about = out.partition("cu126:")
    for part, texts in (
        (about[0], ("cu130: CUDA 13.0", "580.65.06 or newer", "capability 7.5", "RTX 2060) or")),
        (about[2], ("CUDA 12.6", "525.60.13 or newer", "5.0 (Maxwell", "to 9.0 (Hopper")),
    ):
        assert all(text in part for text in texts)
        assert all(f"https://download.example/{name}" in part for name in newer.wheels)
    found = values(capsys, "files")
    assert found["code"] == Exit.OK
    told_of = [(each["name"], each["oldest_card"], each["newest_card"]) for each in found["packs"]]
    assert told_of == [("cu130", "7.5", None), ("cu126", "5.0", "9.0")]
    assert all(each["files"] and each["least_driver"] for each in found["packs"])


def test_a_build_without_packs_says_so_on_a_computer_without_a_card_too(
    capsys: pytest.CaptureFixture[str], machine: Machine
) -> None:
    machine.cards, machine.driver = [], ""
    machine.offer()
    code, _, err = told(capsys, "files")
    assert code == Exit.BAD_INPUT and "knows no GPU pack" in err
    assert "no NVIDIA graphics card" in told(capsys, "get", "--yes")[2]


def test_what_fails_is_told_with_a_way_out(
    capsys: pytest.CaptureFixture[str], machine: Machine, server: HubServer, tmp_path: Path
) -> None:
    broken = SmallPack(torch_files(card=False))
    broken.publish(server)
    machine.offer(broken)
    code, _, err = told(capsys, "get", "--yes")
    assert code == Exit.BAD_INPUT and "no graphics card" in err and "newest driver" in err
    assert "begun" in told(capsys)[1]
    machine.driver = "470.1"
    code, _, err = told(capsys, "import", str(tmp_path), "--yes")
    assert code == Exit.BAD_INPUT and "too old" in err


def test_a_server_that_fails_is_named(
    capsys: pytest.CaptureFixture[str], small: SmallPack, server: HubServer
) -> None:
    for name in small.wheels:
        server.spoil_always(f"/{name}", Trouble("status", status=403))
    code, _, err = told(capsys, "get", "--yes")
    assert code == Exit.BAD_INPUT and "127.0.0.1" in err and "gpu files" in err


def test_removal_wants_to_be_confirmed(
    capsys: pytest.CaptureFixture[str], small: SmallPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(capsys, "get", "--yes")
    code, _, err = told(capsys, "remove")
    assert code == Exit.BAD_INPUT and "--yes" in err
    at_a_terminal(monkeypatch, "n")
    assert told(capsys, "remove")[0] != Exit.OK
    assert state().active
    at_a_terminal(monkeypatch, "y")
    code, out, _ = told(capsys, "remove")
    assert code == Exit.OK and "freed" in out
    assert not (paths.data() / "gpu-pack").exists() and small.wheels
