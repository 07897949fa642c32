"""What nobody needs goes, also after an interruption; what somebody uses stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from joyvasa_desktop.errors import CannotWrite, UserError
from joyvasa_desktop.gpu_pack import installed, marks
from joyvasa_desktop.gpu_pack.getting import get
from joyvasa_desktop.gpu_pack.packs import Pack
from joyvasa_desktop.gpu_pack.removal import remove
from joyvasa_desktop.gpu_pack.state import state
from joyvasa_desktop.gpu_pack.tidying import finish_removal, one_at_a_time, remove_others


def names() -> set[str]:
    """What lies in the packs' folder."""
    return {path.name for path in installed.home().iterdir()} - {"lock"}


def test_who_begins_to_use_it_at_this_moment_keeps_it(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    get(pack)
    folder = state().folder
    # Nobody uses it when it is asked first; somebody has begun to by the next question.
    answers = iter((False, False, True))
    monkeypatch.setattr(marks, "in_use", lambda path: next(answers))
    with pytest.raises(CannotWrite, match="Not all"):
        remove()
    assert state().active and state().folder == folder


def test_an_interrupted_removal_is_finished_and_leaves_no_pack(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    get(pack)
    name = state().folder.name
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda path, **_: None)
        remove_others(None)
    assert names() == {f"{name}.gone"} and state().kind == "none"
    assert state().size_on_disk > 60_000
    finish_removal()
    assert not names() and state().size_on_disk == 0


def test_everything_but_one_goes(pack: Pack) -> None:
    get(pack)
    kept = state().folder
    for other in ("cu126-2.13.0.new", "cu126-2.12.0-1", "cu126-2.12.0-2.gone"):
        shutil.copytree(kept, installed.home() / other)
    (installed.home() / "note.txt").write_text("mine")
    remove_others(kept)
    assert names() == {kept.name} and state().active


def test_another_process_waits_for_its_turn() -> None:
    with one_at_a_time(), pytest.raises(UserError, match="elsewhere"), one_at_a_time():
        pass


def test_a_folder_that_cant_be_made_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(installed, "home", lambda: tmp_path / "file" / "gpu-pack")
    with pytest.raises(CannotWrite), one_at_a_time():
        pass
