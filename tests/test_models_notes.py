"""What is added about models tells where they lie and what to type next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from small_models import fill, use_small_models

from joyvasa_desktop import models_notes, paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.weights.catalogue import Catalogue
from joyvasa_desktop.weights.choices import choices, set_folder, use_in_place
from joyvasa_desktop.weights.states import State
from joyvasa_desktop.weights.store import Store


@pytest.fixture
def known() -> Catalogue:
    return use_small_models()


@pytest.fixture
def theirs(known: Catalogue, tmp_path: Path) -> Iterator[Path]:
    """A folder of another program's, used where it lies."""
    folder = tmp_path / "an deren Platz 日本"
    fill(folder, known, "human")
    use_in_place(folder)
    yield folder


def test_a_folder_is_forgotten_by_any_of_its_names(theirs: Path) -> None:
    models_notes.forget(theirs.parent / "nowhere" / ".." / theirs.name)
    assert choices().used_in_place == ()
    with pytest.raises(UserError, match="isn't used in place") as refused:
        models_notes.forget(theirs)
    assert refused.value.hint == "No folder is."


def test_only_folders_that_are_away_have_a_way_out(theirs: Path, tmp_path: Path) -> None:
    assert models_notes.lost_folders() == []
    theirs.rename(tmp_path / "elsewhere")
    (note,) = models_notes.lost_folders()
    assert f'--forget "{theirs}"' in note


def test_what_stays_behind_depends_on_where_it_was(known: Catalogue, tmp_path: Path) -> None:
    usual = Store()
    assert models_notes.left_behind(usual, Store()) == []
    set_folder(tmp_path / "one")
    assert models_notes.left_behind(usual, Store()) == [], "nothing is there"
    one = Store()
    fill(one.folder, known, "human")
    set_folder(tmp_path / "two")
    (note,) = models_notes.left_behind(one, Store())
    assert "aren't used any more" in note and str(one.folder) in note
    use_in_place(one.folder)
    (note,) = models_notes.left_behind(one, Store())
    assert "go on being used" in note and "--reset" not in note
    fill(usual.folder, known, "human")
    (note,) = models_notes.left_behind(usual, Store())
    assert "go on being used" in note and "--reset" in note


def test_whoever_keeps_files_is_named(
    known: Catalogue, theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (note,) = models_notes.after_removing(Store(), ["human"])
    assert f'--forget "{theirs}"' in note
    assert models_notes.after_removing(Store(), ["animal"]) == []
    models_notes.forget(theirs)
    monkeypatch.setattr(paths, "root", lambda: tmp_path / "checkout")
    fill(tmp_path / "checkout" / "pretrained_weights", known, "human")
    (note,) = models_notes.after_removing(Store(), ["human"])
    assert "Delete it there yourself." in note and "pretrained_weights" in note
    fill(Store().folder, known, "human")
    (note,) = models_notes.after_removing(Store(), ["human"])
    assert "other bundles" in note


def test_a_check_names_each_bundle_once(known: Catalogue) -> None:
    store = Store()
    wrong = [replace(store.file(id), state=State.DAMAGED) for id in ("mg", "lp-W", "an-W")]
    assert models_notes.after_checking(store, wrong, ()) == [
        "“joyvasa-desktop models get human animal” fetches what is missing or wrong."
    ]
    (note,) = models_notes.after_checking(store, wrong, ("animal",))
    assert "get animal”" in note
    assert models_notes.after_checking(store, [], ()) == []


def test_files_that_were_refused_have_ways_out_by_their_kind(known: Catalogue) -> None:
    file = Store().file("mg")
    damaged, other = replace(file, state=State.DAMAGED), replace(file, state=State.UNKNOWN)
    assert models_notes.after_importing([]) == []
    (note,) = models_notes.after_importing([other])
    assert "--accept-other" in note
    assert len(models_notes.after_importing([other, damaged, damaged])) == 2
