"""A file comes into the store from the hub, or out of an archive that holds it, and is checked."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import small_models
from hub_server import HubServer, Trouble

from joyvasa_desktop.errors import CannotWrite, UnreadableFile, UserError
from joyvasa_desktop.weights import choices, shelf
from joyvasa_desktop.weights.arrival import Errand
from joyvasa_desktop.weights.catalogue import Archive, Catalogue
from joyvasa_desktop.weights.delivery import Delivery
from joyvasa_desktop.weights.refusals import Refusal
from joyvasa_desktop.weights.store import State, Store, WrongHash

DETECTOR, POINTS = "if-det", "if-106"


pytestmark = pytest.mark.usefixtures("short_pauses")


@pytest.fixture
def store(tmp_path: Path, known: Catalogue) -> Store:
    return Store(tmp_path / "models", also=(), catalogue=known)


def bring(store: Store, id: str, *ids: str, accept_other: tuple[str, ...] = ()) -> Errand:
    """Brings one file; `ids` are wanted as well."""
    way = Errand(id, store.catalogue.files[id].size or 0, threading.Event())
    Delivery(store, (id, *ids), accept_other).bring(id, way)
    return way


def source(store: Store, id: str) -> str:
    return store.catalogue.files[id].source


def republish(hub: HubServer, store: Store, id: str, body: bytes, claimed: str = "") -> None:
    """The hub has other content, and says so, or claims another hash."""
    file = store.catalogue.files[id]
    linked = claimed or hashlib.sha256(body).hexdigest()
    hub.publish(file.repo, file.revision, file.source, body, linked_hash=linked)


def test_a_file_from_the_hub_is_checked_and_in_its_place(store: Store) -> None:
    way = bring(store, "lp-F")
    state = store.file("lp-F")
    assert (state.state, state.checked) == (State.READY, True)
    assert state.path == store.place("lp-F")
    assert state.path.read_bytes() == small_models.body("lp-F")
    assert not store.arriving("lp-F").exists()
    assert (way.done, way.doing) == (way.total, "checking")


def test_a_file_of_unknown_size_comes_too(hub_server: HubServer, store: Store) -> None:
    body = b"weights" * 3000
    files = dict(store.catalogue.files)
    assert files["w2v-bin"].size is None
    files["w2v-bin"] = replace(files["w2v-bin"], sha256=hashlib.sha256(body).hexdigest())
    sized = Store(store.folder, (), replace(store.catalogue, files=files))
    republish(hub_server, sized, "w2v-bin", body)
    bring(sized, "w2v-bin")
    assert sized.place("w2v-bin").read_bytes() == body


JUDGED = "hub-cfg"
PUBLISHED = json.dumps({"hidden_size": 1024}).encode().ljust(1380)
OTHER = json.dumps({"hidden_size": 768}).encode().ljust(1380)


def with_judged(hub: HubServer, store: Store, claimed: str | None = None) -> Store:
    """A store whose user may judge one file; the hub has another version of it.

    Args:
        claimed: the hash that the hub tells; the true one if left out.
    """
    hashed = hashlib.sha256(PUBLISHED).hexdigest()
    file = replace(
        store.catalogue.files[JUDGED], single_source=True, size=len(PUBLISHED), sha256=hashed
    )
    files = {**store.catalogue.files, JUDGED: file}
    linked = hashlib.sha256(OTHER).hexdigest() if claimed is None else claimed
    hub.publish(file.repo, file.revision, file.source, OTHER, linked_hash=linked)
    return Store(store.folder, (), replace(store.catalogue, files=files))


def part(store: Store, id: str = JUDGED) -> Path:
    """Where the first part of a file is kept; its folder is there."""
    path = store.arriving(id)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def waiting(store: Store) -> list[Path]:
    """What has come and isn't in its place."""
    arriving = part(store).parent
    return [path for path in arriving.iterdir() if path.suffix != ".lock"]


def test_wrong_content_is_removed_and_told(hub_server: HubServer, store: Store) -> None:
    file = store.catalogue.files["lp-F"]
    wrong = small_models.body("lp-F")[::-1]
    republish(hub_server, store, "lp-F", wrong, claimed=file.sha256)
    with pytest.raises(WrongHash) as told:
        bring(store, "lp-F")
    assert told.value.found == hashlib.sha256(wrong).hexdigest()
    assert store.file("lp-F").state is State.ABSENT
    assert not store.arriving("lp-F").exists()


def test_a_wrong_part_of_an_earlier_time_is_replaced(hub_server: HubServer, store: Store) -> None:
    part = store.arriving("lp-F")
    part.parent.mkdir(parents=True)
    part.write_bytes(b"rubbish")
    bring(store, "lp-F")
    assert store.file("lp-F").state is State.READY
    assert hub_server.asked(source(store, "lp-F")) == ["bytes=7-", ""]


def test_other_content_that_the_hub_announces_is_not_fetched(
    hub_server: HubServer, store: Store
) -> None:
    republish(hub_server, store, "lp-F", b"other" * 1000)
    with pytest.raises(WrongHash):
        bring(store, "lp-F")
    assert store.file("lp-F").there == 0


def test_the_user_may_judge_what_only_one_source_knows(hub_server: HubServer, store: Store) -> None:
    other = json.dumps({"hidden_size": 768}).encode()
    files = dict(store.catalogue.files)
    files["hub-cfg"] = replace(files["hub-cfg"], single_source=True)
    judged = Store(store.folder, (), replace(store.catalogue, files=files))
    republish(hub_server, judged, "hub-cfg", other)
    with pytest.raises(WrongHash) as told:
        bring(judged, "hub-cfg")
    assert told.value.single_source
    assert judged.file("hub-cfg").state is State.ABSENT
    bring(judged, "hub-cfg", accept_other=("hub-cfg",))
    assert judged.place("hub-cfg").read_bytes() == other
    # What was accepted once isn't asked about again.
    judged.place("hub-cfg").unlink()
    bring(judged, "hub-cfg")
    assert judged.place("hub-cfg").read_bytes() == other
    assert choices.choices().other_versions == {"hub-cfg": hashlib.sha256(other).hexdigest()}


def test_what_the_user_has_yet_to_judge_is_not_fetched_twice(
    hub_server: HubServer, store: Store
) -> None:
    other = json.dumps({"hidden_size": 1024}).encode().ljust(1380)
    files = dict(store.catalogue.files)
    files["hub-cfg"] = replace(files["hub-cfg"], single_source=True, size=len(other))
    judged = Store(store.folder, (), replace(store.catalogue, files=files))
    republish(hub_server, judged, "hub-cfg", other, claimed=files["hub-cfg"].sha256)
    with pytest.raises(WrongHash):
        bring(judged, "hub-cfg")
    bring(judged, "hub-cfg", accept_other=("hub-cfg",))
    assert judged.place("hub-cfg").read_bytes() == other
    assert hub_server.asked(source(judged, "hub-cfg")) == [""]
    assert waiting(judged) == []


def test_what_the_user_has_yet_to_judge_can_be_discarded(
    hub_server: HubServer, store: Store
) -> None:
    judged = with_judged(hub_server, store, claimed="")
    with pytest.raises(WrongHash):
        bring(judged, JUDGED)
    assert len(waiting(judged)) == 1
    assert judged.discard_partial(JUDGED) == len(OTHER)
    assert waiting(judged) == []


@pytest.mark.parametrize("spoilt", [False, True])
def test_what_waits_for_a_judgement_and_is_another_now_comes_again(
    hub_server: HubServer, store: Store, spoilt: bool
) -> None:
    """Its owner has published the right one meanwhile, or the disk has lost some of it."""
    judged = with_judged(hub_server, store, claimed="")
    with pytest.raises(WrongHash):
        bring(judged, JUDGED)
    (kept,) = waiting(judged)
    if spoilt:
        # JSON all the same, so that it could be read.
        kept.write_bytes(b'{"hidden_size": 512}'.ljust(len(OTHER)))
        bring(judged, JUDGED, accept_other=(JUDGED,))
    else:
        republish(hub_server, judged, JUDGED, PUBLISHED)
        bring(judged, JUDGED)
    assert judged.place(JUDGED).read_bytes() == (OTHER if spoilt else PUBLISHED)
    assert waiting(judged) == []


def test_who_takes_other_versions_gets_the_published_one_in_spite_of_a_damaged_part(
    hub_server: HubServer, store: Store
) -> None:
    judged = with_judged(hub_server, store)
    republish(hub_server, judged, JUDGED, PUBLISHED)
    half = len(PUBLISHED) // 2
    # As a power cut leaves it; JSON all the same, so that it could be read.
    part(judged).write_bytes(PUBLISHED[:20].ljust(half))
    bring(judged, JUDGED, accept_other=(JUDGED,))
    assert judged.place(JUDGED).read_bytes() == PUBLISHED
    assert choices.choices().other_versions == {}
    assert hub_server.asked(source(judged, JUDGED)) == [f"bytes={half}-", ""]


@pytest.mark.parametrize("rubbish", [b"<html>log in</html>", b"x" * 100_000])
def test_rubbish_is_no_obstacle_for_who_takes_other_versions(
    hub_server: HubServer, store: Store, rubbish: bytes
) -> None:
    judged = with_judged(hub_server, store)
    part(judged).write_bytes(rubbish)
    bring(judged, JUDGED, accept_other=(JUDGED,))
    assert judged.place(JUDGED).read_bytes() == OTHER


def test_another_version_that_cannot_be_read_is_not_kept(
    hub_server: HubServer, store: Store
) -> None:
    judged = with_judged(hub_server, store)
    republish(hub_server, judged, JUDGED, b"{ this is no JSON")
    with pytest.raises(UnreadableFile, match="can't be used"):
        bring(judged, JUDGED, accept_other=(JUDGED,))
    assert waiting(judged) == []
    republish(hub_server, judged, JUDGED, OTHER)
    bring(judged, JUDGED, accept_other=(JUDGED,))
    assert judged.place(JUDGED).read_bytes() == OTHER


def test_only_what_the_hub_has_can_be_accepted(hub_server: HubServer, store: Store) -> None:
    judged = with_judged(hub_server, store, claimed="ab" * 32)
    with pytest.raises(Refusal) as refused:
        bring(judged, JUDGED, accept_other=(JUDGED,))
    assert refused.value.kind == "muddled"
    assert judged.file(JUDGED).state is State.ABSENT
    assert waiting(judged) == []


def test_a_wrong_file_that_was_whole_is_told_as_another_version(
    hub_server: HubServer, store: Store
) -> None:
    """Nothing had to be asked for at first, so that the hub tells its version only then."""
    file = store.catalogue.files["lp-F"]
    republish(hub_server, store, "lp-F", b"other" * 1000)
    part(store, "lp-F").write_bytes(bytes(file.size or 0))
    with pytest.raises(WrongHash):
        bring(store, "lp-F")


def test_whoever_brings_a_file_already_is_waited_for(hub_server: HubServer, store: Store) -> None:
    way = Errand("lp-F", 1, threading.Event())
    thread = threading.Thread(target=Delivery(store, ["lp-F"], ()).bring, args=("lp-F", way))
    with store.lock("lp-F"):
        thread.start()
        while way.note != "lp-F is being fetched or changed elsewhere at this moment; waiting …":
            assert thread.is_alive()
        place = store.place("lp-F")
        place.parent.mkdir(parents=True)
        place.write_bytes(small_models.body("lp-F"))
    thread.join(10)
    assert not thread.is_alive()
    assert not hub_server.requests


def buffalo(hub: HubServer, store: Store, *, damaged: bool = False) -> Store:
    """The hub lacks InsightFace's files, but another server has them in an archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, id in (("det_10g.onnx", DETECTOR), ("2d106det.onnx", POINTS)):
            archive.writestr(f"buffalo_l/{name}", small_models.body(id))
        archive.writestr("buffalo_l/w600k_r50.onnx", b"not wanted")
    body = packed.getvalue()
    hub.publish_at("/release/buffalo_l.zip", body[::-1] if damaged else body)
    for id in (DETECTOR, POINTS):
        hub.spoil_always(source(store, id), Trouble("status", status=404))
    archive_known = Archive(
        name="buffalo_l.zip",
        addresses=(f"{hub.address}/gone/buffalo_l.zip", f"{hub.address}/release/buffalo_l.zip"),
        size=len(body),
        sha256=hashlib.sha256(body).hexdigest(),
        members={"det_10g.onnx": DETECTOR, "2d106det.onnx": POINTS},
    )
    return Store(store.folder, (), replace(store.catalogue, archives={"buffalo": archive_known}))


def test_what_the_hub_lacks_comes_out_of_an_archive(hub_server: HubServer, store: Store) -> None:
    with_archive = buffalo(hub_server, store)
    way = bring(with_archive, DETECTOR, POINTS)
    assert way.name == "buffalo_l.zip"
    for id in (DETECTOR, POINTS):
        state = with_archive.file(id)
        assert (state.state, state.checked) == (State.READY, True)
    bring(with_archive, POINTS)
    asked = [each.path for each in hub_server.requests if each.path.endswith("buffalo_l.zip")]
    assert asked == ["/gone/buffalo_l.zip", "/release/buffalo_l.zip"]
    assert not list((store.folder / ".arriving").glob("*.part"))


def test_an_archive_is_gone_on_with(hub_server: HubServer, store: Store) -> None:
    with_archive = buffalo(hub_server, store)
    hub_server.spoil("/release/buffalo_l.zip", Trouble("drop", after=5000))
    bring(with_archive, DETECTOR)
    assert with_archive.file(DETECTOR).state is State.READY
    # Nobody wanted the other one.
    assert with_archive.file(POINTS).state is State.ABSENT
    ranges = [each.headers.get("range") for each in hub_server.requests if "release" in each.path]
    assert ranges[0] is None and ranges[1] is not None


def test_what_came_of_an_archive_goes_with_its_files(hub_server: HubServer, store: Store) -> None:
    with_archive = buffalo(hub_server, store)
    hub_server.spoil("/release/buffalo_l.zip", *[Trouble("drop", after=3000)])
    hub_server.spoil_always("/release/buffalo_l.zip", Trouble("status", status=403))
    with pytest.raises(Refusal):
        bring(with_archive, DETECTOR)
    assert with_archive.discard_partial("faces") > 0
    assert not list((store.folder / ".arriving").glob("*.part"))


def test_the_archives_space_is_looked_at_first(
    hub_server: HubServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_archive = buffalo(hub_server, store)
    usage = shutil.disk_usage(store.folder.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=shelf.RESERVE))
    with pytest.raises(CannotWrite, match="space"):
        bring(with_archive, DETECTOR)
    assert not [each for each in hub_server.requests if each.path.endswith(".zip")]


def test_a_wrong_archive_is_removed_and_told(hub_server: HubServer, store: Store) -> None:
    with_archive = buffalo(hub_server, store, damaged=True)
    with pytest.raises(UserError, match=r"buffalo_l\.zip isn't the archive"):
        bring(with_archive, DETECTOR)
    assert not list((store.folder / ".arriving").glob("*.part"))


def test_without_an_archive_what_the_hub_lacks_is_told(hub_server: HubServer, store: Store) -> None:
    hub_server.spoil_always(source(store, "lp-F"), Trouble("status", status=404))
    with pytest.raises(Refusal) as refused:
        bring(store, "lp-F")
    assert refused.value.missing
