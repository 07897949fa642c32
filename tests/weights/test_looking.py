"""A look at a folder or archive says what is in it, and changes nothing."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

import pytest
from small_models import body, fill, forbid, use_small_models

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights.catalogue import Catalogue
from joyvasa_desktop.weights.looking import look
from joyvasa_desktop.weights.manifest import (
    MOST_BYTES_OF_MANIFEST,
    NAME,
    Manifest,
    ManifestFile,
    written,
)
from joyvasa_desktop.weights.transfer import Transfer


@pytest.fixture
def known() -> Catalogue:
    return use_small_models()


@pytest.fixture
def folder(known: Catalogue, tmp_path: Path) -> Path:
    fill(tmp_path / "weights", known, "human")
    return tmp_path / "weights"


def test_it_tells_what_is_there_and_how_large(known: Catalogue, folder: Path) -> None:
    (folder / "notes.txt").write_text("mine")
    found = look(folder)
    assert {each.id for each in found.files} == set(known.ids(["human"]))
    assert {each.match for each in found.files} == {"published"}
    assert found.size == known.size("human")
    assert (found.ignored, found.outside, found.missing) == (1, 0, ())
    assert found.manifest is None


def test_what_may_not_be_read_is_found_by_its_place_or_its_size(
    known: Catalogue, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / known.files["mt"].path).rename(folder / "renamed")
    forbid(monkeypatch, folder / "renamed", folder / known.files["lp-G"].path)
    events: list[Transfer] = []
    found = look(folder, events.append)
    forbidden = {each.id: each.name for each in found.files if each.match == "forbidden"}
    assert forbidden == {"mt": "renamed", "lp-G": known.files["lp-G"].path.as_posix()}
    assert {each.id for each in found.files} == set(known.ids(["human"]))
    assert found.ignored == 0
    assert events[-1].done == events[-1].total


def test_a_manifest_that_may_not_be_read_is_no_obstacle(
    known: Catalogue, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / NAME).write_text("{}")
    forbid(monkeypatch, folder / NAME)
    found = look(folder)
    assert found.manifest is None
    assert {each.match for each in found.files} == {"published"}


def test_the_order_is_the_catalogues(known: Catalogue, folder: Path) -> None:
    ids = [each.id for each in look(folder).files]
    assert ids == sorted(ids, key=list(known.files).index)


def test_names_are_places_with_forward_slashes(known: Catalogue, folder: Path) -> None:
    names = {each.id: each.name for each in look(folder).files}
    assert names["lp-G"] == "liveportrait/base_models/spade_generator.pth"


def test_a_file_that_is_there_twice_counts_once(known: Catalogue, folder: Path) -> None:
    (folder / "copy of it.pth").write_bytes(body("lp-G"))
    found = look(folder)
    assert len(found.files) == len(known.ids(["human"]))
    assert found.ignored == 0


def test_a_folder_inside_the_models_folder_is_known_by_what_is_around_it(folder: Path) -> None:
    path = folder / "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt"
    path.rename(path.with_name("iter_0020000.pt"))
    path.with_name("iter_0020000.pt").write_bytes(b"another version")
    found = look(path.parent)
    assert [(each.id, each.match) for each in found.files] == [("mg", "other")]


def test_a_look_at_an_archive_writes_nothing(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for file in folder.rglob("*.p*"):
            archive.write(file, file.name)
    before = sorted(tmp_path.rglob("*"))
    assert look(tmp_path / "a.zip").files
    assert sorted(tmp_path.rglob("*")) == before


def test_progress_is_told_up_to_the_end(known: Catalogue, folder: Path) -> None:
    events: list[Transfer] = []
    look(folder, events.append)
    assert {event.doing for event in events} == {"looking"}
    assert events[-1].done == events[-1].total == known.size("human")


def test_a_manifest_of_somebody_else_is_no_obstacle(folder: Path) -> None:
    (folder / "manifest.json").write_text('{"name": "a web page"}')
    found = look(folder)
    assert found.manifest is None
    assert found.ignored == 1


def test_a_manifest_that_is_far_too_long_is_no_obstacle(known: Catalogue, folder: Path) -> None:
    file = known.files["lp-G"]
    row = ManifestFile("lp-G", file.path, file.size or 0, file.sha256, "MIT")
    text = written(Manifest(known.version, (), (row,)))
    (folder / "manifest.json").write_text(text)
    assert look(folder).manifest is not None
    (folder / "manifest.json").write_text(text.ljust(MOST_BYTES_OF_MANIFEST + 1))
    found = look(folder)
    assert found.manifest is None
    assert len(found.files) == len(known.ids(["human"]))


def test_what_an_archive_says_of_its_files_shows_which_are_damaged(
    known: Catalogue, folder: Path
) -> None:
    rows = [known.files[id] for id in ("lp-G", "lp-F")]
    listed = tuple(ManifestFile(r.id, r.path, r.size or 0, r.sha256, "MIT") for r in rows)
    (folder / "manifest.json").write_text(written(Manifest(known.version, (), listed)))
    for id in ("lp-G", "lp-M"):
        path = folder / known.files[id].path
        path.write_bytes(bytes(path.stat().st_size))
    # Of the second one nobody said what it was.
    matches = {each.id: each.match for each in look(folder).files}
    assert (matches["lp-G"], matches["lp-M"], matches["lp-F"]) == ("damaged", "other", "published")


def test_a_manifest_may_name_what_this_catalogue_doesnt_know(folder: Path) -> None:
    later = ManifestFile("new-net", PurePosixPath("new/net.pth"), 5, "ab" * 32, "MIT")
    (folder / "manifest.json").write_text(written(Manifest(2000, (), (later,))))
    found = look(folder)
    assert found.manifest is not None
    assert found.missing == ("new/net.pth",)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="nowhere"):
        look(tmp_path / "nowhere")
