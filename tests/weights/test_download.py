"""Bundles come whole, once, checked; whatever stops a download, it can be gone on with."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import small_models
from hub_server import HubServer, Trouble

from joyvasa_desktop.errors import Cancelled, CannotWrite, UserError
from joyvasa_desktop.weights import choices
from joyvasa_desktop.weights.catalogue import Catalogue
from joyvasa_desktop.weights.download import Declined, download
from joyvasa_desktop.weights.store import State, Store, WrongHash
from joyvasa_desktop.weights.transfer import Transfer

GENEROUS = 10.0
"""Seconds; what has to end within one is given more on a busy machine."""


pytestmark = pytest.mark.usefixtures("short_pauses")


@pytest.fixture
def store(tmp_path: Path, known: Catalogue) -> Store:
    return Store(tmp_path / "Modèles 模型 🎭", also=())


def source(store: Store, id: str) -> str:
    return store.catalogue.files[id].source


def partial_files(store: Store) -> list[Path]:
    return sorted((store.folder / ".arriving").glob("*.part"))


class Stopping:
    """A report that ends the work when something is so."""

    def __init__(self, enough: Callable[[Transfer], bool]) -> None:
        self.events: list[Transfer] = []
        self.stopped_at = 0.0
        self._enough = enough

    def __call__(self, event: Transfer) -> None:
        self.events.append(event)
        if self._enough(event):
            self.stopped_at = time.monotonic()
            raise Cancelled


# Whole


def test_a_bundle_comes_whole_and_checked(hub_server: HubServer, store: Store) -> None:
    events: list[Transfer] = []
    found = download(store, ["human"], events.append)
    ids = store.catalogue.ids(["human"])
    assert found == tuple(store.place(id) for id in ids)
    for id in ids:
        assert store.place(id).read_bytes() == small_models.body(id)
        assert (store.file(id).state, store.file(id).checked) == (State.READY, True)
        assert len(hub_server.asked(source(store, id))) == 1
    assert not partial_files(store)
    assert events[-1].done == events[-1].total == store.catalogue.size("human")


def test_what_is_there_is_not_fetched(hub_server: HubServer, store: Store) -> None:
    download(store, ["human"])
    before = len(hub_server.requests)
    assert len(download(store, ["human"])) == len(store.catalogue.ids(["human"]))
    assert len(hub_server.requests) == before


def test_bundles_share_what_they_share(hub_server: HubServer, store: Store) -> None:
    download(store, ["human", "animal", "an-S"])
    assert store.bundle("animal").state is State.READY
    for id in ("mg", "mt", "hub-cfg", "lp-S"):
        assert len(hub_server.asked(source(store, id))) == 1
    asked = [each.path for each in hub_server.requests if "stitching" in each.path]
    assert len({path.removeprefix("/cdn") for path in asked}) == 1


def test_single_files_can_be_named(store: Store) -> None:
    assert download(store, ["mt"]) == (store.place("mt"),)


def test_a_name_that_nobody_knows_is_told(store: Store) -> None:
    with pytest.raises(UserError, match="no models called “humans”"):
        download(store, ["humans"])


def test_a_moved_repository_is_followed(hub_server: HubServer, store: Store) -> None:
    file = store.catalogue.files["lp-F"]
    hub_server.move(file.repo, "new/owner")
    hub_server.publish("new/owner", file.revision, file.source, small_models.body("lp-F"))
    download(store, ["lp-F"])
    assert store.file("lp-F").state is State.READY


def test_one_that_is_damaged_is_replaced(store: Store) -> None:
    place = store.place("lp-F")
    place.parent.mkdir(parents=True)
    place.write_bytes(small_models.body("lp-F")[::-1])
    store.check(["lp-F"])
    assert store.file("lp-F").state is State.DAMAGED
    download(store, ["lp-F"])
    assert place.read_bytes() == small_models.body("lp-F")


# Stopped, and gone on with


@pytest.mark.parametrize("offset", [1, 4096, 20_000])
def test_cancelled_and_gone_on_with(hub_server: HubServer, store: Store, offset: int) -> None:
    hub_server.spoil(source(store, "lp-W"), Trouble("hang", after=offset))
    report = Stopping(lambda event: event.file_done >= offset)
    with pytest.raises(Cancelled):
        download(store, ["lp-W"], report)
    assert store.file("lp-W").state is State.PARTIAL
    assert not store.place("lp-W").exists()
    assert store.file("lp-W").there == offset
    events: list[Transfer] = []
    download(store, ["lp-W"], events.append)
    assert hub_server.asked(source(store, "lp-W")) == ["", f"bytes={offset}-"]
    assert store.place("lp-W").read_bytes() == small_models.body("lp-W")
    assert events[0].done >= offset


def test_cancelled_in_the_middle_of_many(hub_server: HubServer, store: Store) -> None:
    for id in store.catalogue.ids(["human"]):
        hub_server.spoil(source(store, id), Trouble("slow", pause=0.02))
    with pytest.raises(Cancelled):
        download(store, ["human"], Stopping(lambda event: event.done > 50_000))
    got = store.bundle("human")
    assert got.state is State.PARTIAL
    assert 0 < got.to_get < got.size
    events: list[Transfer] = []
    download(store, ["human"], events.append)
    assert events[0].done >= got.size - got.to_get, "what was whole counts, too"
    assert {each.total for each in events} == {got.size}
    assert events[-1].done == got.size
    assert store.bundle("human").state is State.READY
    assert not partial_files(store)


@pytest.mark.parametrize("trouble", [Trouble("hang", after=4096), Trouble("silent")])
def test_a_hanging_server_keeps_nobody(
    hub_server: HubServer, store: Store, trouble: Trouble
) -> None:
    for id in store.catalogue.ids(["human"]):
        hub_server.spoil_always(source(store, id), trouble)
    report = Stopping(lambda event: False)
    report._enough = lambda event: len(report.events) > 6
    with pytest.raises(Cancelled):
        download(store, ["human"], report)
    # The library's own patience is ten seconds.
    assert time.monotonic() - report.stopped_at < 3


def test_cancelled_while_the_content_is_checked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    checking, go_on = threading.Event(), threading.Event()

    def adopt(id: str, part: Path, report: Callable[[Transfer], None], **_: object) -> Path:
        checking.set()
        go_on.wait(GENEROUS)
        report(Transfer("checking", id, 1, 2, 1, 2))
        raise AssertionError("it goes on though it was stopped")

    monkeypatch.setattr(store, "adopt", adopt)

    def report(event: Transfer) -> None:
        if checking.is_set():
            go_on.set()
            raise Cancelled

    with pytest.raises(Cancelled):
        download(store, ["lp-F"], report)
    assert store.file("lp-F").there == len(small_models.body("lp-F"))


def test_it_reports_also_while_nothing_comes(hub_server: HubServer, store: Store) -> None:
    hub_server.spoil(source(store, "lp-F"), Trouble("hang", after=100))
    times: list[float] = []

    def report(event: Transfer) -> None:
        times.append(time.monotonic())
        if len(times) > 10:
            hub_server.release()

    download(store, ["lp-F"], report)
    gaps = [after - before for before, after in pairwise(times)]
    # Four times a second are promised; the middle one isn't moved by a busy machine.
    assert sorted(gaps)[len(gaps) // 2] < 0.25


def test_speed_and_time_left_are_told(hub_server: HubServer, store: Store) -> None:
    hub_server.spoil(source(store, "mg"), Trouble("slow", pause=0.1))
    events: list[Transfer] = []
    download(store, ["mg"], events.append)
    late = [each for each in events if each.done > events[-1].total / 2 and each.speed]
    assert late
    assert all(each.seconds_left is not None and each.seconds_left >= 0 for each in late)
    assert {each.file for each in events} == {store.place("mg").name}
    assert [each.done for each in events] == sorted(each.done for each in events)


def test_whatever_the_report_raises_comes_through(store: Store) -> None:
    def report(event: Transfer) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        download(store, ["human"], report)


# What goes wrong


def test_notices_come_first(hub_server: HubServer, store: Store) -> None:
    with pytest.raises(Declined) as declined:
        download(store, ["human", "faces"])
    assert [each.name for each in declined.value.families] == ["insightface"]
    assert "non-commercial" in str(declined.value)
    assert not hub_server.requests
    choices.accept("insightface")
    download(store, ["faces"])
    assert store.bundle("faces").state is State.READY


def test_a_refusal_crosses_processes() -> None:
    family = small_models.read_catalogue(small_models.SHIPPED).families["xpose"]
    copy = pickle.loads(pickle.dumps(Declined([family])))
    assert (copy.families, str(copy)) == ((family,), str(Declined([family])))


def test_no_space_is_told_before_anything_is_asked_for(
    hub_server: HubServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(Path.cwd())._replace(free=100_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(CannotWrite, match="enough space"):
        download(store, ["human"])
    assert not hub_server.requests


def test_other_files_come_though_one_cannot(hub_server: HubServer, store: Store) -> None:
    hub_server.spoil_always(source(store, "lp-F"), Trouble("status", status=404))
    with pytest.raises(UserError, match="doesn't have appearance_feature_extractor"):
        download(store, ["human"])
    lacking = [each.file.id for each in store.bundle("human").files if each.path is None]
    assert lacking == ["lp-F"]


@pytest.mark.parametrize(
    ("spoilt", "more"),
    [
        (("lp-F",), ""),
        (("lp-F", "lp-M"), "One more file couldn't be fetched either."),
        (("lp-F", "lp-M", "lp-W"), "2 more files couldn't be fetched either."),
    ],
)
def test_how_many_cannot_come_is_told(
    hub_server: HubServer, store: Store, spoilt: tuple[str, ...], more: str
) -> None:
    for id in spoilt:
        hub_server.spoil_always(source(store, id), Trouble("status", status=404))
    with pytest.raises(UserError, match="doesn't have") as told:
        download(store, ["human"])
    assert told.value.message.endswith(more) and ("either" in str(told.value)) == bool(more)
    assert told.value.hint, "the way out is still told"


def test_without_a_network_everything_ends(
    hub_server: HubServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.example.invalid")
    with pytest.raises(UserError, match=r"no connection to hub\.example\.invalid") as told:
        download(store, ["human"])
    assert "HF_ENDPOINT" in told.value.hint


def test_wrong_content_is_told(hub_server: HubServer, store: Store) -> None:
    file = store.catalogue.files["lp-F"]
    wrong = small_models.body("lp-F")[::-1]
    hub_server.publish(file.repo, file.revision, file.source, wrong, linked_hash=file.sha256)
    with pytest.raises(WrongHash):
        download(store, ["lp-F"])
    assert not store.place("lp-F").exists() and not partial_files(store)


def test_a_file_in_the_folders_place_is_told(hub_server: HubServer, store: Store) -> None:
    store.folder.write_bytes(b"no folder")
    with pytest.raises(CannotWrite):
        download(store, ["lp-F"])
    assert not hub_server.requests


# Two at once

_ANOTHER = """
import sys
from pathlib import Path
from joyvasa_desktop.weights.download import download
from joyvasa_desktop.weights.store import Store
if __name__ == "__main__":
    print(len(download(Store(Path(sys.argv[1]), also=()), ["human"])))
"""


def test_two_programs_at_once_share_the_work(hub_server: HubServer, store: Store) -> None:
    ids = store.catalogue.ids(["human"])
    for id in ids:
        hub_server.spoil(source(store, id), Trouble("slow", pause=0.05))
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", _ANOTHER, str(store.folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for program in programs:
        out, err = program.communicate(timeout=60)
        assert (program.returncode, out.strip()) == (0, str(len(ids))), err
    assert store.bundle("human").state is State.READY
    for id in ids:
        assert hub_server.asked(source(store, id)) == [""]
        assert store.place(id).read_bytes() == small_models.body(id)


def test_a_program_that_is_killed_leaves_what_it_had(hub_server: HubServer, store: Store) -> None:
    hub_server.spoil(source(store, "mg"), Trouble("hang", after=50_000))
    program = subprocess.Popen([sys.executable, "-c", _ANOTHER, str(store.folder)])
    end = time.monotonic() + 60
    while store.file("mg").there < 50_000:
        assert time.monotonic() < end and program.poll() is None
        time.sleep(0.02)
    program.kill()
    program.wait()
    assert not store.place("mg").exists()
    download(store, ["human"])
    assert hub_server.asked(source(store, "mg")) == ["", "bytes=50000-"]
    assert store.bundle("human").state is State.READY
