"""The store knows what is there and whole, takes in what arrives, and removes what isn't needed."""

from __future__ import annotations

import os
import pickle
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from small_models import forbid
from store_files import body, fill, put, small_catalogue

from joyvasa_desktop import paths
from joyvasa_desktop.errors import Cancelled, CannotWrite, UnreadableFile, UserError
from joyvasa_desktop.inputs import stamp
from joyvasa_desktop.weights import choices, hashes, shelf
from joyvasa_desktop.weights.catalogue import Catalogue
from joyvasa_desktop.weights.converted import FOLDER
from joyvasa_desktop.weights.folders import recognised
from joyvasa_desktop.weights.hashes import HashBook
from joyvasa_desktop.weights.store import State, Store, WrongHash
from joyvasa_desktop.weights.transfer import Transfer

KNOWN = small_catalogue()
HUMAN = KNOWN.bundles["human"].files
ANIMAL = KNOWN.bundles["animal"].files
BODIES = {body(KNOWN, id) for id in KNOWN.files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "мои модели ü" / "weights"


@pytest.fixture
def store(folder: Path) -> Store:
    return Store(folder, [], KNOWN)


def bring(store: Store, id: str, data: bytes | None = None, **more: Any) -> Path:
    """What a download does in the end."""
    with store.lock(id):
        store.arriving(id).write_bytes(body(KNOWN, id) if data is None else data)
        return store.adopt(id, store.arriving(id), **more)


def states(store: Store) -> dict[str, State]:
    return {each.bundle.name: each.state for each in store.bundles() if not each.bundle.optional}


def test_an_empty_store_has_nothing(store: Store, folder: Path) -> None:
    assert {each.state for each in store.bundles()} == {State.ABSENT}
    assert {store.file(id).state for id in KNOWN.files} == {State.ABSENT}
    human = store.bundle("human")
    assert human.to_get == human.size == KNOWN.size("human")
    assert not folder.exists() and store.writable() and store.problems() == ()
    assert {each.state for each in store.check()} == {State.ABSENT}


def test_a_filled_store_is_ready(store: Store, folder: Path) -> None:
    fill(folder, KNOWN, HUMAN)
    human = store.bundle("human")
    assert (human.state, human.to_get, human.must_accept) == (State.READY, 0, ())
    assert all(each.own and not each.checked for each in human.files)
    assert store.bundle("animal").state is State.ABSENT
    assert store.bundle("animal").to_get == KNOWN.size(*(f"an-{part}" for part in "FMGW"))


def test_files_are_compared_once_and_on_demand(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, KNOWN, HUMAN)
    told: list[Transfer] = []
    found = store.check(["human"], told.append)
    assert all(each.checked and each.state is State.READY for each in found)
    assert {each.doing for each in told} == {"checking"}
    assert told[-1].done == told[-1].total == KNOWN.size("human")
    again = Store(folder, [], KNOWN)
    assert all(each.checked for each in again.bundle("human").files), "a start remembers"

    reads: list[Path] = []
    usual = hashes.sha256
    monkeypatch.setattr(
        hashes, "sha256", lambda path, tick: (reads.append(path), usual(path, tick))[1]
    )
    again.check(again=False)
    assert reads == []
    again.check()
    assert len(reads) == len(HUMAN)


def test_bits_that_the_disk_lost_are_found(store: Store, folder: Path) -> None:
    fill(folder, KNOWN, HUMAN)
    store.check()
    path = folder / KNOWN.files["lp-G"].path
    before = path.stat().st_mtime_ns
    path.write_bytes(path.read_bytes()[:-1] + b"\xff")
    os.utime(path, ns=(before, before))
    assert store.file("lp-G").state is State.READY
    store.check(["human"])
    assert store.file("lp-G").state is State.DAMAGED
    assert store.bundle("human").state is State.DAMAGED
    assert store.bundle("human").to_get == KNOWN.files["lp-G"].size
    bring(store, "lp-G")
    assert store.bundle("human").state is State.READY and store.file("lp-G").checked


def test_a_disk_that_can_t_be_read_to_its_end_is_told(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, KNOWN, HUMAN)
    store.check()
    usual = hashes.sha256

    def failing(path: Path, tick: hashes.Tick = lambda count: None) -> str:
        if path.name.startswith("warping"):
            raise UnreadableFile(f"{path.name} can't be read to its end: Input/output error.")
        return usual(path, tick)

    with monkeypatch.context() as failure:
        failure.setattr(hashes, "sha256", failing)
        store.check()
        assert store.file("lp-W").state is State.DAMAGED
        with monkeypatch.context() as patched:
            forbid(patched, store.place("lp-W"))
            assert store.file("lp-W").state is State.FORBIDDEN, "that can be helped first"
        assert "Input/output" in store.file("lp-W").reason and store.file("lp-G").checked
        again = Store(folder, [], KNOWN).file("lp-W")
        assert not again.checked, "another process doesn't believe what was found out before"
    store.check()
    assert store.file("lp-W").state is State.READY


def test_what_may_not_be_read_isn_t_called_damaged_and_is_ready_once_it_may(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, KNOWN, HUMAN)
    with monkeypatch.context() as patched:
        forbid(patched, store.place("lp-W"))
        store.check(["human"])
        assert store.file("lp-W").state is State.FORBIDDEN and store.file("lp-W").own
        assert store.bundle("human").state is State.FORBIDDEN
        assert store.bundle("human").to_get == KNOWN.files["lp-W"].size
    # Nobody has checked it since.
    assert store.file("lp-W").state is State.READY


@pytest.mark.parametrize("known", [True, False])
def test_a_file_on_bad_sectors_is_replaced_by_the_one_that_arrives(
    store: Store, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    place = bring(store, "lp-W")
    usual = hashes.sha256

    def failing(path: Path, tick: hashes.Tick = lambda count: None) -> str:
        if path == place:
            raise UnreadableFile(f"{path.name} can't be read to its end: Input/output error.")
        return usual(path, tick)

    with monkeypatch.context() as failure:
        failure.setattr(hashes, "sha256", failing)
        store.check(["lp-W"])
    assert store.file("lp-W").state is State.DAMAGED
    if known:
        store.hashes.remember(place, KNOWN.files["lp-W"].sha256, stamp(place))
    store.arriving("lp-W").write_bytes(body(KNOWN, "lp-W"))
    arrived = store.arriving("lp-W").stat().st_ino
    with store.lock("lp-W"):
        assert store.adopt("lp-W", store.arriving("lp-W")) == place
    assert place.stat().st_ino == arrived and not store.arriving("lp-W").exists()
    assert store.file("lp-W").state is State.READY and store.file("lp-W").checked


def test_a_file_that_changes_while_it_is_compared_is_not_believed(store: Store) -> None:
    data = body(KNOWN, "mg")

    def write(event: Transfer) -> None:
        if event.done == event.total:
            store.arriving("mg").write_bytes(bytes(len(data)))
            os.utime(store.arriving("mg"), ns=(5, 5))

    bring(store, "mg", report=write)
    assert not store.file("mg").checked
    store.check(["mg"])
    assert store.file("mg").state is State.DAMAGED


def test_a_file_that_changes_while_it_gets_its_place_is_not_believed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = shelf.rename

    def spoilt(source: Path, target: Path) -> None:
        usual(source, target)
        target.write_bytes(bytes(len(body(KNOWN, "mg"))))
        os.utime(target, ns=(5, 5))

    monkeypatch.setattr(shelf, "rename", spoilt)
    bring(store, "mg")
    assert not store.file("mg").checked


def test_a_check_can_be_stopped_and_keeps_what_it_found(store: Store, folder: Path) -> None:
    fill(folder, KNOWN, HUMAN)

    def stop(event: Transfer) -> None:
        if event.done:
            raise Cancelled

    with pytest.raises(Cancelled):
        store.check(["human"], stop)
    assert [each.checked for each in store.bundle("human").files].count(True) == 1


def test_a_file_that_arrives_is_compared_and_gets_its_place(store: Store, folder: Path) -> None:
    told: list[Transfer] = []
    place = bring(store, "mg", report=told.append)
    assert place == folder / KNOWN.files["mg"].path == store.place("mg") == store.file("mg").path
    assert store.file("mg").checked and not store.arriving("mg").exists()
    assert (told[-1].doing, told[-1].done) == ("checking", KNOWN.files["mg"].size)
    assert bring(store, "mg") == place and not store.arriving("mg").exists()


def test_what_is_half_there_is_partly_there_until_it_is_whole(store: Store) -> None:
    with store.lock("mg"):
        store.arriving("mg").write_bytes(body(KNOWN, "mg")[:50])
    state = store.file("mg")
    assert (state.state, state.there, state.path) == (State.PARTIAL, 50, None)
    assert store.bundle("human").state is State.PARTIAL
    assert store.bundle("human").to_get == KNOWN.size("human") - 50
    assert recognised(store.folder).files == {}
    assert store.discard_partial("human") == 50
    assert store.file("mg").state is State.ABSENT


@pytest.mark.parametrize("id", ["mg", "xpose"])
def test_other_content_never_gets_the_place(store: Store, id: str) -> None:
    wrong = body(KNOWN, id, version=2)
    with pytest.raises(WrongHash, match=KNOWN.files[id].path.name) as caught:
        bring(store, id, wrong)
    error = pickle.loads(pickle.dumps(caught.value))
    assert (error.file.id, error.message) == (id, caught.value.message)
    assert error.single_source is (id == "xpose") and ("trust" in error.hint) is (id == "xpose")
    assert len(error.found) == 64
    assert not store.place(id).exists() and store.arriving(id).read_bytes() == wrong


def test_another_version_gets_it_if_the_user_wants_it(store: Store) -> None:
    other = body(KNOWN, "xpose", version=2, size=999)
    place = bring(store, "xpose", other, accept_other=True)
    assert place.read_bytes() == other
    state = store.file("xpose")
    assert (state.state, state.checked, state.to_get) == (State.READY, True, 0)
    assert "accepted" in state.reason
    place.unlink()
    assert bring(store, "xpose", other) == place, "the user has decided already"
    bring(store, "xpose")
    assert store.file("xpose").reason == ""


def test_nobody_can_want_what_can_t_be_read(store: Store) -> None:
    for data in (b"", b"MZ" + bytes(100), body(KNOWN, "xpose")[:-1]):
        with pytest.raises(UnreadableFile, match=r"xpose\.pth can't be used"):
            bring(store, "xpose", data, accept_other=True)
    assert not store.place("xpose").exists() and not choices.choices().other_versions


def test_a_stopped_check_leaves_the_file_where_it_arrived(store: Store) -> None:
    def stop(event: Transfer) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        bring(store, "mg", report=stop)
    assert store.arriving("mg").exists() and not store.place("mg").exists()


def test_the_same_file_in_two_places_is_kept_once(store: Store, folder: Path) -> None:
    assert store.place("an-S") == store.place("lp-S") and store.arriving("an-S").parent == (
        store.arriving("lp-S").parent
    )
    bring(store, "an-S")
    assert store.file("lp-S").state is store.file("an-S").state is State.READY
    store.place("lp-S").unlink()
    put(folder, KNOWN.files["an-S"].path, body(KNOWN, "an-S"))
    assert store.file("lp-S").state is State.READY
    assert recognised(folder).path("lp-S") == store.file("lp-S").path


def test_folders_of_other_programs_are_used_where_they_lie(tmp_path: Path, folder: Path) -> None:
    theirs = tmp_path / "LivePortrait"
    fill(theirs / "pretrained_weights", KNOWN, HUMAN)
    store = Store(folder, [theirs], KNOWN)
    before = sorted(theirs.rglob("*"))
    human = store.bundle("human")
    assert human.state is State.READY and not any(each.own for each in human.files)
    assert store.remove("human") == 0 and sorted(theirs.rglob("*")) == before
    bring(store, "mg")
    assert store.file("mg").own


def test_the_users_folders_are_looked_through(tmp_path: Path) -> None:
    assert Store(catalogue=KNOWN).folder == paths.data() / "weights"
    fill(paths.data() / "weights", KNOWN, ["mt"])
    mine, theirs = tmp_path / "mine", fill(tmp_path / "theirs", KNOWN, ["mg"])
    choices.set_folder(mine)
    choices.use_in_place(theirs)
    store = Store(catalogue=KNOWN)
    assert store.folder == mine and theirs in store.also
    assert store.file("mg").state is State.READY
    assert store.file("mt").state is State.READY, "what was fetched before isn't lost"
    other = Store(tmp_path / "third", catalogue=KNOWN)
    assert other.file("mg").state is State.READY and other.file("mt").state is State.ABSENT


def test_folders_that_are_away_are_told_and_stop_nothing(tmp_path: Path) -> None:
    away, mine = tmp_path / "network" / "models", tmp_path / "mine"
    choices.use_in_place(fill(away, KNOWN, HUMAN))
    choices.set_folder(fill(mine, KNOWN, ["mg"]))
    assert Store(catalogue=KNOWN).problems() == ()
    shutil.rmtree(away.parent)
    shutil.rmtree(mine)
    store = Store(catalogue=KNOWN)
    assert store.bundle("human").state is State.ABSENT
    problems = store.problems()
    assert len(problems) == 2 and all("isn't there" in each for each in problems)
    assert not store.writable()
    with pytest.raises(CannotWrite), store.lock("mg"):
        pass
    away.parent.write_bytes(b"now a file")
    assert len(Store(catalogue=KNOWN).problems()) == 2


def test_notices_have_to_be_accepted_only_for_what_is_fetched(store: Store, folder: Path) -> None:
    assert [each.name for each in store.bundle("faces").must_accept] == ["insightface"]
    assert [each.name for each in store.bundle("animal-points").must_accept] == ["xpose"]
    assert store.bundle("human").must_accept == store.bundle("animal").must_accept == ()
    fill(folder, KNOWN, ["if-det", "if-106"])
    assert store.bundle("faces").must_accept == () and store.bundle("faces").to_get
    choices.accept("xpose")
    assert store.bundle("animal-points").must_accept == ()


def test_what_another_bundle_needs_stays(store: Store, folder: Path) -> None:
    fill(folder, KNOWN, [*HUMAN, *ANIMAL])
    assert states(store) == {"human": State.READY, "animal": State.READY}
    only = [f"lp-{part}" for part in "FMGW"]
    assert store.remove("human") == KNOWN.size(*only)
    assert states(store) == {"human": State.ABSENT, "animal": State.READY}
    assert store.remove("animal") == KNOWN.size("animal")
    assert states(store) == {"human": State.ABSENT, "animal": State.ABSENT}
    assert [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"] == []
    assert not (folder / "liveportrait").exists() and not (folder / "JoyVASA").exists()


def test_what_belongs_to_a_file_goes_with_it(store: Store, folder: Path) -> None:
    fill(folder, KNOWN, HUMAN)
    put(folder, f"{FOLDER}/lp-F.safetensors", b"again")
    put(folder, f".arriving/lp-F-{'0' * 12}.part", b"for an older catalogue")
    put(folder, f".arriving/lp-F-{'0' * 12}.copy", b"of an import that died")
    put(folder, f".arriving/lp-FF-{'0' * 12}.part", b"of another file")
    put(folder, f".arriving/lp-F-2-{'0' * 12}.part", b"of one that a newer catalogue knows")
    notes = put(folder, "liveportrait/notes.txt", b"mine")
    freed = store.remove("human")
    more = len(b"again" + b"for an older catalogue" + b"of an import that died")
    assert freed == KNOWN.size("human") + more
    left = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
    others = {f"lp-FF-{'0' * 12}.part", f"lp-F-2-{'0' * 12}.part"}
    assert {path.name for path in left} == {notes.name, *others}


def test_what_somebody_is_at_stays(store: Store, folder: Path) -> None:
    fill(folder, KNOWN, HUMAN)
    for id in (HUMAN[0], HUMAN[-1]):
        with store.lock(id), pytest.raises(UserError, match="elsewhere"):
            store.remove("human")
        assert states(store)["human"] is State.READY, "nothing goes if not all of it may go"
    store.place(HUMAN[-1]).unlink()
    with store.lock(HUMAN[-1]), pytest.raises(UserError, match="elsewhere"):
        store.remove("human")
    assert all(store.file(id).state is State.READY for id in HUMAN[:-1])
    with store.lock("mg"):
        store.arriving("mg").write_bytes(b"a part")
        with pytest.raises(UserError, match="elsewhere"):
            store.discard_partial("human")
    assert store.arriving("mg").exists()


def test_originals_stay_while_a_copy_is_in_use(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, KNOWN, HUMAN)
    copy = put(folder, f"{FOLDER}/{HUMAN[-1]}.0.safetensors", b"of the last one")
    usual = Path.unlink

    def refused(path: Path, **more: Any) -> None:
        if path == copy:
            raise PermissionError(13, "a program has it mapped", str(path))
        usual(path, **more)

    with monkeypatch.context() as windows:
        windows.setattr(Path, "unlink", refused)
        with pytest.raises(CannotWrite, match="can't be removed"):
            store.remove("human")
    assert store.bundle("human").state is State.READY
    assert store.remove("human") and store.bundle("human").state is State.ABSENT


@pytest.mark.parametrize("linked", [False, True])
def test_nothing_in_a_folder_that_is_used_in_place_is_removed(tmp_path: Path, linked: bool) -> None:
    checkout = tmp_path / "JoyVASA"
    inside = fill(checkout / "pretrained_weights", KNOWN, HUMAN)
    choices.set_folder(checkout)
    choices.use_in_place(link(tmp_path / "models", inside) if linked else inside)
    store = Store(catalogue=KNOWN)
    before = sorted(checkout.rglob("*.p*"))
    assert store.bundle("human").state is State.READY
    assert not any(each.own for each in store.bundle("human").files)
    assert store.remove("human") == 0 and sorted(checkout.rglob("*.p*")) == before
    bring(store, "mg")
    assert store.file("mg").own and store.remove("human") == KNOWN.files["mg"].size
    assert sorted(checkout.rglob("*.p*")) == before


def test_a_folder_around_the_stores_own_one_takes_nothing_away(tmp_path: Path) -> None:
    own = fill(tmp_path / "models" / "pretrained_weights", KNOWN, HUMAN)
    store = Store(own, [tmp_path / "models"], KNOWN)
    assert all(each.own for each in store.bundle("human").files)
    assert store.remove("human") == KNOWN.size("human")


def link(place: Path, target: Path) -> Path:
    """A link to a folder or file, where the system lets us make one."""
    try:
        place.symlink_to(target)
    except OSError:
        pytest.skip("Windows lets only administrators make links")
    return place


def test_nothing_outside_the_stores_own_folder_is_removed(tmp_path: Path) -> None:
    around = fill(tmp_path / "LivePortrait", KNOWN, HUMAN)
    before = sorted(around.rglob("*"))
    store = Store(around / "liveportrait", [], KNOWN)
    assert store.bundle("human").state is State.READY, "the folder around it is recognised"
    assert store.remove("human") == 0
    assert [path for path in before if not path.exists()] == []


def test_a_generator_of_the_users_own_is_never_removed(store: Store, folder: Path) -> None:
    fill(folder, KNOWN, [id for id in HUMAN if id != "mg"])
    mine = put(folder, "JoyVASA/motion_generator/mine.pt", body(KNOWN, "mg", version=2, size=50))
    assert store.file("mg").path == mine and store.bundle("human").state is State.UNKNOWN
    store.remove("human")
    assert mine.exists()
    mine.write_bytes(body(KNOWN, "mg"))
    store.check()
    store.remove("human")
    assert not mine.exists(), "the published one under another name is"


def test_unknown_names_are_sentences(store: Store) -> None:
    for ask in (store.file, store.place, store.arriving, store.bundle, store.remove):
        with pytest.raises(UserError, match="“nothing”"):
            ask("nothing")
    with pytest.raises(UserError, match="no bundle"):
        store.bundle("mg")
    with pytest.raises(UserError, match="“nothing”"):
        store.check(["nothing"])


def test_a_newer_catalogue_makes_the_old_files_another_version(folder: Path) -> None:
    fill(folder, KNOWN, HUMAN)
    newer: Catalogue = small_catalogue(version=22)
    store = Store(folder, [], newer)
    store.check()
    assert store.file("mg").state in (State.DAMAGED, State.UNKNOWN)
    assert store.file("hub-cfg").state is State.UNKNOWN


class Coming(RuleBasedStateMachine):
    """Whatever comes, breaks off and goes: what has a final name is whole, and nothing is lost."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="store-"))
        self.hashes = HashBook(self.folder / "hashes.json")
        self.store = Store(self.folder / "models", [], KNOWN, self.hashes)
        self.whole: set[str] = set()

    @rule(id=st.sampled_from([*HUMAN, *ANIMAL]))
    def arrives(self, id: str) -> None:
        bring(self.store, id)
        self.whole.add(id)

    @rule(id=st.sampled_from(HUMAN), end=st.floats(0, 0.99))
    def breaks_off(self, id: str, end: float) -> None:
        with self.store.lock(id), pytest.raises(WrongHash):
            data = body(KNOWN, id)
            self.store.arriving(id).write_bytes(data[: int(end * len(data))])
            self.store.adopt(id, self.store.arriving(id))

    @rule(name=st.sampled_from(["human", "animal"]))
    def is_removed(self, name: str) -> None:
        other = {"human": ANIMAL, "animal": HUMAN}[name]
        only = set(other) - set(KNOWN.bundles[name].files)
        begun = any(self.store.file(id).state is not State.ABSENT for id in only)
        self.store.remove(name)
        self.whole -= set(KNOWN.bundles[name].files) - (set(other) if begun else set())

    @rule(name=st.sampled_from(["human", "animal"]))
    def is_given_up(self, name: str) -> None:
        self.store.discard_partial(name)

    @invariant()
    def what_is_there_is_whole(self) -> None:
        for id in {*HUMAN, *ANIMAL}:
            state = self.store.file(id)
            assert (state.state is State.READY and state.checked) is (id in self.whole)
            assert (state.path is not None) is (id in self.whole)
        there = {path for path in self.store.folder.rglob("*") if path.suffix in (".pth", ".pt")}
        assert all(path.read_bytes() in BODIES for path in there)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


TestComing = Coming.TestCase
TestComing.settings = settings(max_examples=15, stateful_step_count=12)


def test_a_link_is_removed_and_not_what_it_leads_to(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    theirs = put(tmp_path, "theirs.pt", body(KNOWN, "mg"))
    place = folder / KNOWN.files["mg"].path
    place.parent.mkdir(parents=True)
    link(place, theirs)
    assert store.file("mg").state is State.READY
    store.remove("human")
    assert theirs.exists() and not place.exists()
