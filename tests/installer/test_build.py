"""The builder takes its steps in order, and notes how long they took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from installer import build


@pytest.fixture
def taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps that were taken; none does anything."""
    done: list[str] = []

    def step(name: str) -> None:
        done.append(name)

    for name in build.STEPS:
        monkeypatch.setitem(build.STEPS, name, lambda name=name: step(name))
    monkeypatch.setattr(build, "DIST", tmp_path / "dist")
    return done


def test_steps_are_taken_as_they_are_named(taken: list[str]) -> None:
    assert build.main(["deb", "program"]) == 0
    assert taken == ["deb", "program"]
    noted = json.loads((build.DIST / "build.json").read_text("utf-8"))
    assert set(noted) == {"deb", "program"} and all(value >= 0 for value in noted.values())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives rights in another way")
def test_others_may_read_what_a_careful_builder_packs(
    taken: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(build.STEPS, "program", (tmp_path / "file").touch)
    before = os.umask(0o077)
    try:
        build.main(["program"])
    finally:
        os.umask(before)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("system", "last"), [("linux", "deb"), ("win32", "setup"), ("darwin", "check")]
)
def test_without_names_the_usual_ones_of_the_system_are_taken(
    taken: list[str], monkeypatch: pytest.MonkeyPatch, system: str, last: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert build.main([]) == 0
    assert taken[:2] == ["program", "check"] and taken[-1] == last


def test_a_step_that_there_is_not_is_refused(
    taken: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        build.main(["program", "dmg"])
    assert "no step 'dmg'" in capsys.readouterr().err and not taken


def test_what_was_frozen_is_emptied_stripped_and_described(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, object]] = []
    monkeypatch.setattr(build, "PROGRAM", tmp_path)
    monkeypatch.setattr(
        subprocess, "run", lambda command, **_: done.append((Path(command[-1]).name, command[2]))
    )
    for name, where in (
        ("empty", build.hollow),
        ("strip", build),
        ("close_gaps", build),
        ("write", build.edition),
        ("put_into", build.licences),
    ):
        monkeypatch.setattr(where, name, lambda program, name=name: done.append((name, program)))
    build.STEPS["program"]()
    names = ("empty", "strip", "close_gaps", "write", "put_into")
    # Licences come last: they are those of what is left.
    assert done == [("build.spec", "PyInstaller"), *((name, tmp_path) for name in names)]


@pytest.mark.parametrize(
    ("step", "module", "function"),
    [
        ("gpu-list", build.gpu_list, "make"),
        ("check", build.proof, "check"),
        ("tar", build.linux, "make_tar"),
        ("deb", build.linux, "make_deb"),
        ("appimage", build.appimage, "make_appimage"),
        ("trial", build.linux_proof, "check"),
        ("setup", build.windows, "make_setup"),
    ],
)
def test_each_step_does_what_its_name_says(
    monkeypatch: pytest.MonkeyPatch, step: str, module: ModuleType, function: str
) -> None:
    given: list[object] = []
    monkeypatch.setattr(module, function, lambda *arguments: given.extend(arguments))
    build.STEPS[step]()
    assert given[0] == (build.DIST if step == "trial" else build.PROGRAM)
    assert given[1:] in ([], [build.DIST])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names for debuggers in them")
def test_names_for_debuggers_are_taken_out(tmp_path: Path) -> None:
    folder = tmp_path / "dist ü/_internal/av/video"
    folder.mkdir(parents=True)
    code = ".globl asked\n.type asked, @function\nasked:\nonly_for_debuggers:\nnop\n"
    source, module = tmp_path / "a.s", folder / "frame.abi3.so"
    source.write_text(code, encoding="ascii")
    subprocess.run(["as", "-o", tmp_path / "a.o", source], check=True)
    subprocess.run(["ld", "-shared", "-o", module, tmp_path / "a.o"], check=True)
    (folder.parent / "link.so").symlink_to(module)
    assert b"only_for_debuggers" in module.read_bytes()
    build.strip(tmp_path / "dist ü")
    assert b"only_for_debuggers" not in module.read_bytes()
    assert b"asked" in module.read_bytes() and (folder.parent / "link.so").is_symlink()
    build.strip(tmp_path / "nothing there")


@pytest.mark.skipif(sys.platform != "linux", reason="Windows loads each name only once")
def test_a_build_for_cards_takes_no_part_of_another_cudnn(tmp_path: Path) -> None:
    folder = tmp_path / "_internal/nvidia/cudnn/lib"
    folder.mkdir(parents=True)
    (folder / "libcudnn_graph.so.9").write_bytes(b"part")
    build.close_gaps(tmp_path)
    assert (folder / "libcudnn_engines_tensor_ir.so.9").stat().st_size == 0
    build.close_gaps(tmp_path / "nothing there")


def test_a_later_step_adds_to_what_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "build.json"
    build.note(path, "program", 200.04)
    build.note(path, "deb", 31.0)
    build.note(path, "program", 190.0)
    assert json.loads(path.read_text("utf-8")) == {"program": 190.0, "deb": 31.0}
