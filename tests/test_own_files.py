"""A program that was removed or replaced under an open window knows it, and goes on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from joyvasa_desktop import own_files


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packaged program that has just begun."""
    file = tmp_path / "joyvasa-desktop"
    file.write_bytes(b"the first version")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(file))
    monkeypatch.setattr(own_files, "_began", own_files._now())
    return file


def test_nothing_has_changed_in_a_program_that_lies_still(program: Path) -> None:
    assert not own_files.have_changed()
    program.chmod(0o500)
    os.link(program, program.with_name("a second name"))
    assert not own_files.have_changed(), "it is the same file still"


def test_a_program_that_is_removed_or_replaced_has_changed(program: Path) -> None:
    newer = program.with_name("newer")
    newer.write_bytes(b"the later version")
    newer.replace(program)
    assert own_files.have_changed()
    program.unlink()
    assert own_files.have_changed()


def test_a_program_that_cannot_be_looked_at_has_not_changed(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_files, "_began", None)
    assert not own_files.have_changed(), "it never was there to be seen"


def test_a_program_from_source_is_known_by_its_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sys, "frozen", raising=False)
    assert not own_files.have_changed()
    monkeypatch.setattr(own_files, "__file__", str(Path(own_files.__file__).with_name("gone.py")))
    assert own_files.have_changed()


def test_what_is_told_has_a_way_out() -> None:
    error = own_files.gone()
    assert "removed or replaced" in error.message and "start the program again" in error.hint


@pytest.fixture
def archive(program: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """As PyInstaller's importer has it: what it reads modules from, by name."""
    importers = ModuleType("pyimod02_importers")
    importers.pyz_archive = SimpleNamespace(_filename=str(program))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, importers.__name__, importers)
    return importers.pyz_archive  # type: ignore[no-any-return]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a running program be removed")
def test_modules_can_be_imported_after_the_program_was_removed_or_replaced(
    program: Path, archive: SimpleNamespace
) -> None:
    own_files.keep_modules()
    newer = program.with_name("newer")
    newer.write_bytes(b"rubbish")
    newer.replace(program)
    assert Path(archive._filename).read_bytes() == b"the first version"
    program.unlink()
    assert Path(archive._filename).read_bytes() == b"the first version"
    os.close(int(Path(archive._filename).name))


def test_elsewhere_nothing_is_kept_open(
    program: Path, archive: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    own_files.keep_modules()
    assert archive._filename == str(program)
