"""Models come in from folders and archives under any name, and only what was published."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest
from hostile_pickles import state, tensor, torch_zip
from small_models import body, fill, forbid, use_small_models

from joyvasa_desktop.errors import CannotWrite, UnreadableFile, UserError
from joyvasa_desktop.weights.catalogue import Catalogue
from joyvasa_desktop.weights.choices import choices
from joyvasa_desktop.weights.importing import bring_in, look, use_in_place
from joyvasa_desktop.weights.states import State
from joyvasa_desktop.weights.store import Store
from joyvasa_desktop.weights.transfer import Transfer


@pytest.fixture
def known() -> Catalogue:
    return use_small_models()


@pytest.fixture
def store(known: Catalogue, tmp_path: Path) -> Store:
    return Store(tmp_path / "store ü")


def zipped(folder: Path, path: Path, inside: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, Path(inside, file.relative_to(folder)).as_posix())
    return path


@pytest.fixture(params=["folder", "archive"])
def packed(request: pytest.FixtureRequest, tmp_path: Path) -> object:
    """Gives a folder as it is, or as an archive of it."""
    if request.param == "folder":
        return lambda folder: folder
    return lambda folder: zipped(folder, tmp_path / "models 日本.zip")


def ready(store: Store, bundle: str) -> bool:
    found = store.bundle(bundle)
    return found.state is State.READY and all(each.checked for each in found.files)


def test_everything_of_a_folder_or_archive_arrives(
    known: Catalogue, store: Store, packed: object, tmp_path: Path
) -> None:
    fill(tmp_path / "weights", known, *known.bundles)
    states = bring_in(store, packed(tmp_path / "weights"))  # type: ignore[operator]
    assert {each.state for each in states} == {State.READY}
    assert all(each.checked and each.own for each in states)
    assert all(ready(store, bundle) for bundle in known.bundles)
    assert not list(store.folder.rglob("*.copy"))


@pytest.mark.parametrize("inside", ["", "JoyVASA-main/pretrained_weights", "a/b/c/d"])
def test_any_layout_of_an_archive_will_do(
    known: Catalogue, store: Store, tmp_path: Path, inside: str
) -> None:
    fill(tmp_path / "weights", known, "human")
    bring_in(store, zipped(tmp_path / "weights", tmp_path / "a.zip", inside))
    assert ready(store, "human")


def test_renamed_files_are_known_by_their_content(
    known: Catalogue, store: Store, packed: object, tmp_path: Path
) -> None:
    folder = tmp_path / "unsorted"
    folder.mkdir()
    for number, id in enumerate(known.bundles["human"].files):
        (folder / f"download ({number}).tmp").write_bytes(body(id))
    found = look(packed(folder))  # type: ignore[operator]
    assert {each.id for each in found.files} == set(known.bundles["human"].files)
    bring_in(store, packed(folder), found=found)  # type: ignore[operator]
    assert ready(store, "human")


def test_files_of_the_same_name_and_size_are_told_apart(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    """The first version for animals has the names and sizes of the one for people."""
    folder = tmp_path / "mixed up"
    fill(folder, known, "animal-first")
    (folder / "liveportrait_animals/base_models").rename(folder / "base_models")
    states = bring_in(store, folder)
    assert {each.file.id for each in states} == set(known.ids(["animal-first"]))
    assert store.file("an0-G").state is State.READY
    assert store.file("lp-G").state is State.ABSENT


def test_foreign_files_stay_where_they_are(
    known: Catalogue, store: Store, packed: object, tmp_path: Path
) -> None:
    folder = tmp_path / "weights"
    fill(folder, known, "human")
    (folder / "readme.md").write_text("Hello")
    (folder / "photo of me.png").write_bytes(b"x" * 5000)
    path = packed(folder)  # type: ignore[operator]
    found = look(path)
    assert found.ignored == 2
    bring_in(store, path, found=found)
    names = {each.name for each in store.folder.rglob("*") if each.is_file()}
    assert not names & {"readme.md", "photo of me.png"}


def test_the_published_archive_of_face_models_is_taken_as_it_is(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "buffalo_l.zip", "w") as archive:
        archive.writestr("det_10g.onnx", body("if-det"))
        archive.writestr("2d106det.onnx", body("if-106"))
        archive.writestr("w600k_r50.onnx", b"faces" * 1000)
    states = bring_in(store, tmp_path / "buffalo_l.zip")
    assert {each.file.id: each.state for each in states} == {
        "if-det": State.READY,
        "if-106": State.READY,
    }


def test_what_is_there_already_isnt_copied_again(
    known: Catalogue, store: Store, packed: object, tmp_path: Path
) -> None:
    fill(tmp_path / "weights", known, "human")
    path = packed(tmp_path / "weights")  # type: ignore[operator]
    bring_in(store, path)
    before = {file: file.stat().st_mtime_ns for file in store.folder.rglob("*.p*")}
    events: list[Transfer] = []
    states = bring_in(store, path, events.append)
    assert {each.state for each in states} == {State.READY}
    assert before == {file: file.stat().st_mtime_ns for file in store.folder.rglob("*.p*")}
    assert max(event.done for event in events if event.doing == "copying") == 0


def test_another_version_is_told_and_not_taken_unasked(
    known: Catalogue, store: Store, packed: object, tmp_path: Path
) -> None:
    folder = tmp_path / "weights"
    fill(folder, known, "human")
    other = folder / "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt"
    other.write_bytes(b"another version" * 100)
    path = packed(folder)  # type: ignore[operator]
    found = look(path)
    assert [each.id for each in found.files if each.match == "other"] == ["mg"]
    states = {each.file.id: each for each in bring_in(store, path, found=found)}
    assert states["mg"].state is State.UNKNOWN
    assert states["mg"].path is None
    assert "isn't the version" in states["mg"].reason
    assert states["lp-G"].state is State.READY
    assert store.file("mg").state is State.ABSENT


def test_another_version_that_cant_be_read_is_never_taken(
    known: Catalogue, store: Store, packed: object, tmp_path: Path
) -> None:
    folder = tmp_path / "weights/liveportrait_animals"
    folder.mkdir(parents=True)
    (folder / "xpose.pth").write_bytes(b"PK\x03\x04 cut off")
    states = bring_in(store, packed(tmp_path / "weights"), accept_other=True)  # type: ignore[operator]
    assert [(each.file.id, each.state) for each in states] == [("xpose", State.DAMAGED)]
    assert "incomplete" in states[0].reason
    assert not list(store.folder.rglob("xpose*.*p*"))
    assert choices().other_versions == {}


def test_another_version_that_can_be_read_is_taken_when_wanted(
    known: Catalogue, store: Store, packed: object, tmp_path: Path
) -> None:
    folder = tmp_path / "weights/liveportrait_animals"
    folder.mkdir(parents=True)
    torch_zip(folder / "xpose.pth", state(("a", tensor((8,)))), **{"0": bytes(32)})
    path = packed(tmp_path / "weights")  # type: ignore[operator]
    (found,) = bring_in(store, path, accept_other=True)
    assert found.state in (State.READY, State.UNKNOWN)
    assert found.path is not None
    assert "xpose" in choices().other_versions


def test_a_version_that_lies_there_unaccepted_is_accepted_by_importing_it(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    place = store.place("lp-F")
    place.parent.mkdir(parents=True)
    torch_zip(place, state(("a", tensor((8,)))), **{"0": bytes(32)})
    shutil.copytree(store.folder, tmp_path / "weights")
    store.check(["lp-F"])
    assert store.file("lp-F").state is State.UNKNOWN
    (found,) = bring_in(store, tmp_path / "weights", accept_other=True)
    assert (found.state, found.checked) == (State.READY, True)
    assert choices().other_versions == {"lp-F": found.sha256}


def test_a_copy_that_another_program_holds_is_no_obstacle(
    known: Catalogue, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a virus scanner looks at what was just written."""
    path = tmp_path / "weights" / known.files["lp-F"].path
    path.parent.mkdir(parents=True)
    path.write_bytes(b"nonsense" * 100)
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".copy":
            raise PermissionError(13, "in use")
        unlink(path, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held)
        (found,) = bring_in(store, tmp_path / "weights", accept_other=True)
    assert found.state is State.DAMAGED
    path.write_bytes(body("lp-F"))
    (found,) = bring_in(store, tmp_path / "weights")
    assert found.state is State.READY
    assert not list(store.folder.rglob("*.copy"))


def test_a_file_in_a_published_folder_wins_over_one_elsewhere(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    fill(tmp_path / "weights", known, "human")
    folder = tmp_path / "weights/another/motion_generator"
    folder.mkdir(parents=True)
    (folder / "motion_generator_hubert_chinese.pt").write_bytes(b"other")
    found = look(tmp_path / "weights")
    assert {each.match for each in found.files} == {"published"}


def test_a_folder_without_models_and_one_that_isnt_there_are_refused(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/a.jpg").write_bytes(b"x")
    with pytest.raises(UserError, match="none of the published models in photos") as caught:
        bring_in(store, tmp_path / "photos")
    assert caught.value.hint
    with pytest.raises(UnreadableFile, match="no file"):
        bring_in(store, tmp_path / "nowhere")


def test_a_file_that_may_not_be_read_is_named_and_the_others_come(
    known: Catalogue, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "weights"
    fill(folder, known, "human")
    forbid(monkeypatch, folder / known.files["lp-G"].path)
    states = {each.file.id: each for each in bring_in(store, folder)}
    left = states.pop("lp-G")
    assert {each.state for each in states.values()} == {State.READY}
    assert set(states) == set(known.ids(["human"])) - {"lp-G"}
    assert (left.state, left.path) == (State.ABSENT, None)
    assert left.reason.startswith("liveportrait/base_models/spade_generator.pth may not be read.")
    assert "permissions" in left.reason


def test_one_that_is_forbidden_only_after_the_look_is_named_as_well(
    known: Catalogue, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "weights"
    fill(folder, known, "human")
    found = look(folder)
    forbid(monkeypatch, folder / known.files["lp-G"].path)
    states = {each.file.id: each for each in bring_in(store, folder, found=found)}
    assert "may not be read" in states["lp-G"].reason and states["lp-G"].path is None
    assert states["mg"].state is states["lp-W"].state is State.READY
    assert not list(store.folder.rglob("*.copy"))


def test_a_forbidden_copy_of_what_can_be_read_or_is_there_is_nothing_to_tell(
    known: Catalogue, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "weights"
    fill(folder, known, "human")
    again = folder / "again" / known.files["lp-G"].path
    again.parent.mkdir(parents=True)
    again.write_bytes(body("lp-G"))
    forbid(monkeypatch, again)
    assert all(each.state is State.READY for each in bring_in(store, folder))
    forbid(monkeypatch, folder / known.files["lp-W"].path)
    assert all(each.state is State.READY for each in bring_in(store, folder))


def test_where_no_model_may_be_read_that_is_told(
    known: Catalogue, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "weights"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner/download (1).tmp").write_bytes(body("lp-G"))
    (folder / "photo.jpg").write_bytes(b"x")
    forbid(monkeypatch, folder / "inner/download (1).tmp")
    with pytest.raises(UnreadableFile, match="may not be read") as caught:
        bring_in(store, folder)
    assert "weights/inner/download (1).tmp" in caught.value.message
    assert "permissions" in caught.value.hint


def links(folder: Path) -> bool:
    try:
        (folder / "link").symlink_to(folder / "x")
    except OSError:
        return False
    (folder / "link").unlink()
    return True


def test_links_lead_only_within_the_folder(known: Catalogue, store: Store, tmp_path: Path) -> None:
    if not links(tmp_path):
        pytest.skip("this account may not make links")
    fill(tmp_path / "elsewhere", known, "human")
    folder = tmp_path / "weights"
    (folder / "blobs").mkdir(parents=True)
    (folder / "snapshots").mkdir()
    (folder / "outside").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "broken").symlink_to(folder / "nothing")
    with pytest.raises(UnreadableFile, match="2 links that lead out"):
        bring_in(store, folder)
    (folder / "blobs/abc").write_bytes(body("mt"))
    (folder / "snapshots/motion_template.pkl").symlink_to("../blobs/abc")
    found = look(folder)
    assert [each.id for each in found.files] == ["mt"]


def test_a_pipe_in_the_folder_doesnt_stop_the_work(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    fill(tmp_path / "weights", known, "human")
    os.mkfifo(tmp_path / "weights/motion_template.pkl")
    assert len(look(tmp_path / "weights").files) == len(known.bundles["human"].files)


def test_a_damaged_archive_leaves_nothing_behind(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    fill(tmp_path / "weights", known, "human")
    path = zipped(tmp_path / "weights", tmp_path / "a.zip")
    found = look(path)
    content = bytearray(path.read_bytes())
    place = content.index(body("lp-G")) + 500
    content[place] ^= 1
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="damaged"):
        bring_in(store, path, found=found)
    assert store.file("lp-G").state is State.ABSENT
    assert not list(store.folder.rglob("*.copy"))


def test_a_file_that_changes_after_the_look_isnt_taken(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    fill(tmp_path / "weights", known, "human")
    found = look(tmp_path / "weights")
    path = tmp_path / "weights" / known.files["lp-G"].path
    path.write_bytes(bytes(path.stat().st_size))
    states = {each.file.id: each for each in bring_in(store, tmp_path / "weights", found=found)}
    assert states["lp-G"].state is State.DAMAGED
    assert states["lp-G"].reason
    assert states["lp-W"].state is State.READY


def test_space_is_looked_at_first(
    known: Catalogue, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "weights", known, "human")
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(CannotWrite, match="space"):
        bring_in(store, tmp_path / "weights")
    assert not store.file("mg").there


def test_progress_reaches_its_end_and_cancel_leaves_whole_files_only(
    known: Catalogue, store: Store, packed: object, tmp_path: Path
) -> None:
    fill(tmp_path / "weights", known, "human")
    path = packed(tmp_path / "weights")  # type: ignore[operator]
    events: list[Transfer] = []

    def stop(event: Transfer) -> None:
        events.append(event)
        if event.doing == "copying" and event.file == "spade_generator.pth":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_in(store, path, stop)
    assert not list(store.folder.rglob("*.copy"))
    assert store.file("lp-G").state is State.ABSENT
    assert {event.doing for event in events} == {"looking", "copying"}
    events.clear()
    bring_in(store, path, events.append)
    assert events[-1].done == events[-1].total > 0
    assert ready(store, "human")


def test_a_download_that_has_begun_is_done_by_an_import(
    known: Catalogue, store: Store, tmp_path: Path
) -> None:
    partial = store.arriving("lp-G")
    partial.parent.mkdir(parents=True)
    partial.write_bytes(body("lp-G")[:100])
    fill(tmp_path / "weights", known, "human")
    bring_in(store, tmp_path / "weights")
    assert not partial.exists()


def test_a_folder_can_be_used_where_it_is(known: Catalogue, tmp_path: Path) -> None:
    folder = tmp_path / "pretrained_weights"
    fill(folder, known, "human")
    use_in_place(folder)
    assert choices().used_in_place == (folder,)
    assert Store(tmp_path / "store").file("lp-G").path == folder / known.files["lp-G"].path


def test_what_has_nothing_at_its_place_cant_be_used_in_place(
    known: Catalogue, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="usual places"):
        use_in_place(tmp_path / "empty")
    (tmp_path / "a.zip").write_bytes(b"x")
    with pytest.raises(UserError, match="isn't a folder"):
        use_in_place(tmp_path / "a.zip")
    assert choices().used_in_place == ()
