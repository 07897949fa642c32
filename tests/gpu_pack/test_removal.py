"""A pack is removed with everything that has come of it, but not under somebody's hands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hub_server import HubServer, Trouble

from joyvasa_desktop.errors import CannotWrite, UserError
from joyvasa_desktop.gpu_pack import installed, marks
from joyvasa_desktop.gpu_pack.getting import get
from joyvasa_desktop.gpu_pack.packs import Pack
from joyvasa_desktop.gpu_pack.removal import remove
from joyvasa_desktop.gpu_pack.state import state
from joyvasa_desktop.gpu_pack.tidying import one_at_a_time


def test_a_pack_goes_with_all_its_bytes(pack: Pack) -> None:
    get(pack)
    on_disk = state().size_on_disk
    assert remove() == on_disk > 60_000
    assert not installed.home().exists()
    now = state()
    assert (now.kind, now.active, now.size_on_disk, now.size_to_get) == (
        "none",
        False,
        0,
        pack.size,
    )


def test_what_was_begun_goes_too(pack: Pack, server: HubServer) -> None:
    server.spoil(f"/{pack.files[1].name}", Trouble("drop", after=9_500))
    server.spoil_always(f"/{pack.files[1].name}", Trouble("status", status=404))
    with pytest.raises(UserError):
        get(pack)
    assert state().kind == "partial"
    assert remove() > 9_000
    assert state().kind == "none"


def test_where_there_is_none_nothing_is_removed() -> None:
    assert remove() == 0


def test_a_pack_in_use_stays(pack: Pack) -> None:
    get(pack)
    folder = state().folder
    marks.hold(folder)
    try:
        with pytest.raises(UserError, match="in use"):
            remove()
        assert state().active
    finally:
        marks._held.close()
    assert remove() > 0 and not folder.exists()


def test_nothing_is_removed_while_it_is_fetched(pack: Pack) -> None:
    get(pack)
    with one_at_a_time(), pytest.raises(UserError, match="elsewhere"):
        remove()
    assert state().active


def test_what_cant_be_removed_is_told(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    get(pack)
    monkeypatch.setattr(shutil, "rmtree", lambda path, **_: None)
    with pytest.raises(CannotWrite, match="Not all"):
        remove()
    # What is left is no pack any more.
    assert not state().active


def test_strangers_files_in_the_folder_dont_matter(pack: Pack) -> None:
    get(pack)
    (installed.home() / "note.txt").write_text("mine")
    (installed.home() / "folder").mkdir()
    assert state().active
    remove()
    assert not Path(installed.home()).exists()
