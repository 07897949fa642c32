"""The proof of a frozen program passes a good one and finds what is wrong with others."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from installer import proof
from installer.proof import (
    NAME,
    NotProven,
    check,
    complaints,
    confinement,
    missing_libraries,
    names,
)

linux = pytest.mark.skipif(sys.platform != "linux", reason="a shell script of Linux")


def program(folder: Path, script: str) -> Path:
    """A frozen program as far as a proof sees it."""
    folder.mkdir()
    (folder / "_internal").mkdir()
    path = folder / "joyvasa-desktop"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return folder


@linux
def test_a_program_that_works_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(program(tmp_path / "dist", 'echo "it works in $0 with $*"'))
    said = capsys.readouterr().out
    assert said.startswith("joyvasa-desktop: it works in ")
    assert f"{NAME}/JoyVASA Desktop/joyvasa-desktop with --self-test" in said


@linux
def test_it_gets_no_environment_no_rights_and_no_network(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = """
    PATH=/usr/bin:/bin
    echo "user=$(id -u)" "home=$HOME" $(env | cut -d= -f1) \\
      $(test -w "$0" && echo writable) $(stat -c mode=%a "$0" "$(dirname "$0")") \\
      $(tail -n +3 /proc/net/dev | cut -d: -f1)
    """
    check(program(tmp_path / "dist", script))
    words = capsys.readouterr().out.split()[1:]
    assert "writable" not in words
    assert words.count("mode=555") == 2
    # The shell adds the last three itself.
    names = {word for word in words if word.isupper() or word == "_"}
    assert names <= {"HOME", "PATH", "PWD", "_", "SHLVL", "OLDPWD"}
    if "--clear-groups" in confinement():
        assert "user=65534" in words
    if "unshare" in confinement():
        assert not any(word.startswith("eth") for word in words)


@linux
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo does not work; exit 1", "Exit code 1\ndoes not work"),
        ("echo works; echo ModuleNotFoundError: x >&2", "ModuleNotFoundError: x"),
        ('mkdir "$HOME/log"; echo "No module named y" > "$HOME/log/a.log"', "No module named y"),
    ],
)
def test_a_program_that_fails_or_complains_does_not_pass(
    tmp_path: Path, script: str, said: str
) -> None:
    with pytest.raises(NotProven, match=said):
        check(program(tmp_path / "dist", f"PATH=/usr/bin:/bin; {script}"))


@linux
def test_a_program_that_writes_beside_itself_does_not_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where it could, as in a folder that belongs to the user.
    monkeypatch.setattr(proof, "confinement", list)
    monkeypatch.setattr(proof, "_forbid_writing", lambda *given: None)
    folder = program(tmp_path / "dist", 'PATH=/usr/bin:/bin; touch "$(dirname "$0")/cache"')
    with pytest.raises(NotProven, match=r"writes into its own folder: .*/cache"):
        check(folder)


def test_a_program_that_lacks_libraries_is_not_even_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "missing_libraries", lambda program: ["a.so needs b.so"])
    with pytest.raises(NotProven, match=r"missing:\na\.so needs b\.so"):
        check(tmp_path / "not there")


def test_complaints_are_told_from_ordinary_messages() -> None:
    said = """
    JoyVASA Desktop 0.1.0 works: 25 pictures
    qt.multimedia.symbolsresolver: Couldn't load pipewire-0.3 library
    qt.core.plugin: Cannot load library /a/libqxcb.so: (libxcb-cursor.so.0: cannot open shared …)
    ImportError: DLL load failed while importing QtCore
    libm.so.6: version `GLIBC_2.38' not found
    """
    found = complaints(said)
    assert found.count("\n") == 2
    for word in ("libxcb-cursor", "DLL load failed", "GLIBC_2.38"):
        assert word in found


@linux
def test_a_library_that_lacks_another_one_is_found(tmp_path: Path) -> None:
    if not shutil.which("gcc"):
        pytest.skip("Linux without a compiler")
    inside = tmp_path / "dist" / "_internal"
    inside.mkdir(parents=True)
    (tmp_path / "a.c").write_text("int a(void) { return 1; }\n")
    (tmp_path / "b.c").write_text("int a(void); int b(void) { return a(); }\n")
    for name, more in (("a", []), ("b", [f"-L{inside}", "-la"])):
        command = ["gcc", "-shared", "-fPIC", f"{name}.c", "-o", f"{inside}/lib{name}.so", *more]
        subprocess.run(command, cwd=tmp_path, check=True)
    assert missing_libraries(tmp_path / "dist") == []
    (inside / "liba.so").unlink()
    assert missing_libraries(tmp_path / "dist") == ["_internal/libb.so needs liba.so"]


def test_both_programs_of_windows_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    for name in ("joyvasa-desktop.exe", "joyvasa-desktop-window.exe"):
        (tmp_path / name).touch()
    assert names(tmp_path) == ["joyvasa-desktop.exe", "joyvasa-desktop-window.exe"]


@linux
def test_where_the_network_cannot_be_taken_away_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = subprocess.CompletedProcess(["unshare"], 1)
    monkeypatch.setattr(proof.subprocess, "run", lambda *command, **more: refused)
    assert "unshare" not in confinement()
    assert "could use it" in capsys.readouterr().out
