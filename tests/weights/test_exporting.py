"""One archive carries models to a machine without internet, which can check them."""

from __future__ import annotations

import errno
import json
import os
import shutil
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hostile_pickles import state, tensor, torch_zip
from small_models import body, fill, forbid, use_small_models

from joyvasa_desktop.errors import CannotWrite, UserError
from joyvasa_desktop.outputs import whole_file
from joyvasa_desktop.weights import choices, exporting, sources
from joyvasa_desktop.weights.catalogue import Catalogue
from joyvasa_desktop.weights.exporting import export
from joyvasa_desktop.weights.folders import recognised
from joyvasa_desktop.weights.hashes import HashBook
from joyvasa_desktop.weights.importing import bring_in, look
from joyvasa_desktop.weights.states import State
from joyvasa_desktop.weights.store import Store
from joyvasa_desktop.weights.transfer import Transfer


@pytest.fixture
def known() -> Catalogue:
    return use_small_models()


@pytest.fixture
def store(known: Catalogue, tmp_path: Path) -> Store:
    fill(tmp_path / "here", known, *known.bundles)
    return Store(tmp_path / "here")


def test_another_machine_gets_the_same_files_checked(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    path = export(store, ["human", "faces"], tmp_path / "für Oma 日本.zip")
    other = Store(tmp_path / "there", hashes=HashBook(tmp_path / "other machine.json"))
    states = bring_in(other, path)
    assert {each.file.id for each in states} == set(known.ids(["human", "faces"]))
    for name in ("human", "faces"):
        assert other.bundle(name).state is State.READY
        assert all(each.checked for each in other.bundle(name).files)
    for id in known.ids(["human", "faces"]):
        assert other.place(id).read_bytes() == body(id)


def test_the_archive_unpacks_to_a_folder_that_can_be_used_as_it_is(
    store: Store, tmp_path: Path
) -> None:
    path = export(store, ["human"], tmp_path / "a.zip")
    with zipfile.ZipFile(path) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        assert archive.testzip() is None
        archive.extractall(tmp_path / "unpacked")
    assert not recognised(tmp_path / "unpacked").lacking("human")


def test_the_manifest_says_what_is_in_it(known: Catalogue, store: Store, tmp_path: Path) -> None:
    path = export(store, ["animal", "animal-points"], tmp_path / "a.zip")
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        notice = archive.read("NOTICE.txt").decode()
        names = set(archive.namelist())
    rows = {row["id"]: row for row in manifest["files"]}
    assert manifest["bundles"] == ["animal", "animal-points"]
    assert manifest["catalogue"] == known.version
    assert names == {row["path"] for row in rows.values()} | {"manifest.json", "NOTICE.txt"}
    for id, row in rows.items():
        assert row["sha256"] == known.files[id].sha256
        assert row["size"] == known.files[id].size
    assert "Non-commercial" in rows["xpose"]["licence"]
    assert "X-Pose" in notice and "Kuaishou" in notice
    assert known.families["xpose"].notice.splitlines()[0] in notice
    assert "InsightFace" not in notice


def test_the_same_files_make_the_same_archive(store: Store, tmp_path: Path) -> None:
    first = export(store, ["human"], tmp_path / "a.zip")
    second = export(store, ["human"], tmp_path / "b.zip")
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("seconds", "year"), [(1_600_000_000, 2020), (-5, 1980), (5_000_000_000, 2107)]
)
def test_every_file_keeps_its_own_time(
    known: Catalogue, store: Store, tmp_path: Path, seconds: int, year: int
) -> None:
    """Unpacked over an older version, a file of the same size would else look unchanged."""
    path = store.folder / known.files["lp-G"].path
    try:
        os.utime(path, (seconds, seconds))
    except OSError:
        pytest.skip("this disk knows no such times")
    with zipfile.ZipFile(export(store, ["human"], tmp_path / "a.zip")) as archive:
        packed = archive.getinfo(str(known.files["lp-G"].path)).date_time
        others = {entry.date_time for entry in archive.infolist()} - {packed}
    assert packed[0] == year
    assert others
    if year == 2020:
        assert packed == time.localtime(seconds)[:6]


def test_a_name_that_is_taken_gets_a_number(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"older")
    assert export(store, ["mt"], tmp_path / "a.zip").name == "a (2).zip"
    assert (tmp_path / "a.zip").read_bytes() == b"older"
    assert export(store, ["mt"], tmp_path / "a.zip", overwrite=True).name == "a.zip"


def test_what_isnt_there_cant_be_packed(known: Catalogue, store: Store, tmp_path: Path) -> None:
    (store.folder / known.files["lp-G"].path).unlink()
    with pytest.raises(UserError, match=r"spade_generator\.pth isn't ready") as caught:
        export(store, ["human"], tmp_path / "a.zip")
    assert caught.value.hint
    with pytest.raises(UserError, match="no models called"):
        export(store, ["humans"], tmp_path / "a.zip")
    assert not list(tmp_path.glob("*.zip"))


def test_what_may_not_be_read_cant_be_packed(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid(monkeypatch, store.place("lp-G"))
    with pytest.raises(UserError, match=r"spade_generator\.pth isn't ready") as caught:
        export(store, ["human"], tmp_path / "a.zip")
    assert "Change its permissions" in caught.value.hint


def test_another_version_isnt_packed_as_if_it_were_the_published_one(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    torch_zip(store.place("lp-F"), state(("a", tensor((8,)))), **{"0": bytes(32)})
    store.check(["lp-F"])
    assert store.file("lp-F").state is State.UNKNOWN
    with pytest.raises(UserError, match=r"appearance_feature_extractor\.pth isn't ready"):
        export(store, ["human"], tmp_path / "a.zip")
    choices.accept_version("lp-F", store.file("lp-F").sha256)
    path = export(store, ["human"], tmp_path / "a.zip")
    with zipfile.ZipFile(path) as archive:
        (row,) = (
            row for row in json.loads(archive.read("manifest.json"))["files"] if row["id"] == "lp-F"
        )
    assert row["sha256"] == store.file("lp-F").sha256
    assert row["size"] == store.place("lp-F").stat().st_size


def test_a_file_that_changes_while_it_is_packed_is_told_and_not_believed(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = store.place("lp-F")

    def overtaken(file: BinaryIO, name: str) -> Iterator[bytes]:
        yield from sources.pieces(file, name)
        other = tmp_path / "other"
        other.write_bytes(bytes(place.stat().st_size))
        other.replace(place)

    monkeypatch.setattr(exporting, "pieces", overtaken)
    with pytest.raises(UserError, match="was changed while it was being packed"):
        export(store, ["lp-F"], tmp_path / "a.zip")
    assert not store.file("lp-F").checked
    assert not list(tmp_path.glob("*.zip"))


def test_a_damaged_file_is_found_while_it_is_packed(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    path = store.folder / known.files["lp-G"].path
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(UserError, match=r"spade_generator\.pth"):
        export(store, ["human"], tmp_path / "a.zip")
    assert not list(tmp_path.glob("*.zip"))
    assert not list(tmp_path.glob(".*"))
    assert store.file("lp-G").state is State.DAMAGED


def test_the_progress_covers_everything_and_a_cancel_leaves_nothing(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    events: list[Transfer] = []
    export(store, ["human"], tmp_path / "a.zip", events.append)
    assert {event.doing for event in events} == {"packing"}
    assert events[-1].done == events[-1].total == known.size("human")

    def stop(event: Transfer) -> None:
        if event.file == "spade_generator.pth":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(store, ["human"], tmp_path / "b.zip", stop)
    assert not list(tmp_path.glob("*b*.zip"))
    assert not list(tmp_path.glob(".*"))


def test_space_is_looked_at_first(
    known: Catalogue, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    free = known.size("human") + 1000
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=free))
    with pytest.raises(CannotWrite, match="are free") as caught:
        export(store, ["human"], tmp_path / "a.zip")
    assert caught.value.hint


def test_a_disk_that_fills_in_the_middle_is_told_and_nothing_is_left(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(zipfile._ZipWriteFile, "write", full)  # type: ignore[attr-defined]
    with pytest.raises(CannotWrite, match="no space"):
        export(store, ["human"], tmp_path / "a.zip")
    assert not list(tmp_path.glob("*a.zip"))


def test_a_folder_that_isnt_there_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="nowhere"):
        export(store, ["human"], tmp_path / "nowhere/a.zip")


def test_what_was_damaged_or_lost_on_the_way_is_told(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    path = export(store, ["human"], tmp_path / "a.zip")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(tmp_path / "b.zip", "w") as changed:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith("spade_generator.pth"):
                content = content[:-10] + bytes(10)
            if not name.endswith("warping_module.pth"):
                changed.writestr(name, content)
    found = look(tmp_path / "b.zip")
    assert [file.id for file in found.files if file.match == "damaged"] == ["lp-G"]
    assert found.missing == (str(known.files["lp-W"].path),)
    other = Store(tmp_path / "there")
    states = {each.file.id: each for each in bring_in(other, tmp_path / "b.zip", found=found)}
    assert states["lp-G"].state is State.DAMAGED
    assert "on its way" in states["lp-G"].reason
    assert states["mg"].state is State.READY


def left_by_killed(target: Path, seconds: float) -> Path:
    """What an export leaves that is killed; it wrote to it last so many seconds ago."""
    left: Path = whole_file(target).temporary
    left.write_bytes(b"half")
    written = time.time() - seconds
    os.utime(left, (written, written))
    return left


def test_a_killed_export_is_tidied_up_by_the_next(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "für Oma [日本].zip"
    abandoned = left_by_killed(target, 2 * 3600)
    going_on = left_by_killed(target, 60)
    of_another = left_by_killed(tmp_path / "für Oma [日本] und Opa.zip", 2 * 3600)
    assert export(store, ["human"], target) == target
    assert not abandoned.exists()
    assert going_on.exists() and of_another.exists()
