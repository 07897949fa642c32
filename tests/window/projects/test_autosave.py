"""The safety copy: written after changes, found after a crash, gone after a clean end."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.project_file import open_project, save_project
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.projects import autosave
from joyvasa_desktop.window.projects.autosave import Autosave


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "QUIET", 0.02)


@pytest.fixture
def kept(document: Document, owner: QObject) -> Autosave:
    return Autosave(document, owner)


def copies() -> list[str]:
    """Everything that lies in the folder."""
    folder = paths.autosaves()
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


def test_nothing_is_written_before_anything_happens(kept: Autosave) -> None:
    kept.flush()
    assert copies() == []
    assert kept.orphans() == []


def test_a_change_is_written_soon(
    kept: Autosave, document: Document, portrait_file: Path, qtbot: QtBot
) -> None:
    document.change(document.project.but(photo=portrait_file), "Photo")
    qtbot.waitUntil(kept.path.exists)
    qtbot.waitUntil(lambda: open_project(kept.path).project == document.project)
    document.set("Head", head=0.5)
    qtbot.waitUntil(lambda: open_project(kept.path).project.settings.head == 0.5)
    assert kept.orphans() == [], "its owner lives"
    kept.close()
    assert copies() == []


def test_a_motion_is_written_when_it_comes(
    kept: Autosave, document: Document, voice_file: Path
) -> None:
    document.change(document.project.but(voice=voice_file), "Voice")
    kept.flush()
    motion = Motion(np.zeros((25, 70), np.float32))
    document.keep_motion(document.project.motion_key(), motion)
    kept.flush()
    assert list(open_project(kept.path).motions) == [document.project.motion_key()]
    kept.close()


def test_changes_without_end_are_written_meanwhile(
    kept: Autosave, document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "QUIET", 3600.0)
    monkeypatch.setattr(autosave, "LONGEST", 0.1)
    head = 0.0

    def still_dragging() -> bool:
        nonlocal head
        head = (head + 0.01) % 2
        document.set("Head", "head", head=head)
        return kept.path.exists()

    qtbot.waitUntil(still_dragging)
    kept.close()


def test_what_is_saved_needs_no_copy(
    kept: Autosave, document: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    document.set("Head", head=0.5)
    kept.flush()
    assert kept.path.exists()
    save_project(tmp_path / "film.joyvasa", document.project, {})
    document.saved(tmp_path / "film.joyvasa")
    qtbot.waitUntil(lambda: not kept.path.exists())
    document.undo_stack.undo()
    qtbot.waitUntil(kept.path.exists)
    assert open_project(kept.path).saved_as == tmp_path / "film.joyvasa"
    kept.close()


def test_a_full_disk_is_told_and_tried_again(
    kept: Autosave, document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("joyvasa_desktop.outputs.os.fsync", full)
        with qtbot.waitSignal(kept.failed) as told:
            document.set("Head", head=0.5)
        assert isinstance(told.args[0], UserError)
        with qtbot.assertNotEmitted(kept.failed, wait=200):
            document.set("Head", head=0.55)
            kept.flush()
    document.set("Head", head=0.6)
    qtbot.waitUntil(kept.path.exists)
    kept.close()


def test_after_something_unforeseen_it_goes_on(
    kept: Autosave, document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    monkeypatch.setattr(threading, "excepthook", seen.append)
    with monkeypatch.context() as patched:
        patched.setattr("joyvasa_desktop.window.projects.autosave.save_project", _broken)
        document.set("Head", head=0.5)
        qtbot.waitUntil(lambda: bool(seen))
    document.set("Head", head=0.6)
    qtbot.waitUntil(kept.path.exists)
    kept.close()


def _broken(*_: object) -> None:
    raise MemoryError


CRASH = """
    import os, sys
    from pathlib import Path
    from PySide6.QtCore import QCoreApplication
    from joyvasa_desktop.window.projects.autosave import Autosave
    from joyvasa_desktop.window.document import Document
    application = QCoreApplication([])
    document = Document()
    kept = Autosave(document)
    document.change(document.project.but(photo=Path(sys.argv[1])).set(seed=77), "Photo")
    kept.flush()
    print(kept.path, flush=True)
    sys.stdin.read(1)
    os._exit(9)
"""


def other_program(photo: Path) -> subprocess.Popen[str]:
    """Another running program with unsaved work."""
    program = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(CRASH), str(photo)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert program.stdout is not None
    assert program.stdout.readline().strip().endswith(".joyvasa")
    return program


def killed(program: subprocess.Popen[str]) -> None:
    with program:
        program.kill()


def test_work_comes_back_after_a_crash(
    kept: Autosave, document: Document, portrait_file: Path
) -> None:
    program = other_program(portrait_file)
    assert kept.orphans() == [], "the other program is still at work"
    killed(program)
    (orphan,) = kept.orphans()
    assert orphan.name == "astronaut"
    opened = kept.recover(orphan)
    assert opened.missing == ()
    assert document.project.photo == portrait_file
    assert document.project.settings.seed == 77
    assert not document.is_clean, "it isn't saved yet"
    assert kept.orphans() == []
    assert open_project(kept.path).project == document.project, "another crash loses nothing"
    kept.close()
    assert copies() == []


def test_two_windows_never_recover_the_same_work(
    kept: Autosave, owner: QObject, portrait_file: Path
) -> None:
    killed(other_program(portrait_file))
    (orphan,) = kept.orphans()
    second = Autosave(Document(owner), owner)
    (seen,) = second.orphans()
    kept.recover(orphan)
    with pytest.raises(UnreadableFile, match="no file"):
        second.recover(seen)
    kept.close()
    second.close()


def test_unwanted_work_is_discarded(kept: Autosave, portrait_file: Path) -> None:
    killed(other_program(portrait_file))
    (orphan,) = kept.orphans()
    kept.discard(orphan)
    assert kept.orphans() == []
    assert copies() == []


def test_half_written_copies_of_dead_programs_are_cleared_away(
    kept: Autosave, portrait_file: Path
) -> None:
    program = other_program(portrait_file)
    (name,) = (each for each in copies() if each.endswith(".joyvasa"))
    half = paths.autosaves() / f".{Path(name).stem}-0123456789ab.joyvasa"
    half.write_text('{"format"', "utf-8")
    kept.orphans()
    assert half.exists(), "its program may be writing it"
    killed(program)
    assert [each.path.name for each in kept.orphans()] == [name]
    assert not half.exists()


def test_a_copy_that_can_not_be_read_is_still_seen(kept: Autosave) -> None:
    paths.autosaves().mkdir(parents=True)
    (paths.autosaves() / "bad.joyvasa").write_text("?", "utf-8")
    (orphan,) = kept.orphans()
    assert orphan.name == ""
    with pytest.raises(UnreadableFile):
        kept.recover(orphan)
    assert orphan.path.exists(), "somebody may still make sense of it"


def test_windows_side_by_side_keep_their_own_copies(
    kept: Autosave, document: Document, owner: QObject
) -> None:
    other_document = Document(owner)
    other = Autosave(other_document, owner)
    document.set("Head", head=0.1)
    other_document.set("Head", head=0.2)
    kept.flush()
    other.flush()
    assert kept.orphans() == other.orphans() == []
    kept.close()
    assert open_project(other.path).project.settings.head == 0.2
    other.close()
    assert copies() == []
