"""The state of a file follows from its size, its content, and whether it can be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small_models import forbid
from store_files import body, put, small_catalogue

from joyvasa_desktop.weights.catalogue import CatalogueFile
from joyvasa_desktop.weights.states import FileState, State, of_file, together

KNOWN = small_catalogue()
OTHER = "ab" * 32


@pytest.fixture(params=["mg", "lp-lmk", "hub-cfg", "w2v-w"])
def file(request: pytest.FixtureRequest) -> CatalogueFile:
    """One of each kind: a checkpoint, a network, settings, safetensors."""
    return KNOWN.files[request.param]


def state(path: Path, file: CatalogueFile, found: str | None = None, wanted: str = "") -> FileState:
    return of_file(file, path, found, wanted, arrived=0, own=True)


def test_a_whole_file_is_ready_and_checked_once_it_was_read(
    tmp_path: Path, file: CatalogueFile
) -> None:
    path = put(tmp_path, file.path, body(KNOWN, file.id))
    assert (state(path, file).state, state(path, file).checked) == (State.READY, False)
    found = state(path, file, file.sha256)
    assert (found.state, found.checked, found.reason) == (State.READY, True, "")
    assert (found.to_get, found.there, found.sha256) == (0, file.size, file.sha256)


def test_a_file_of_the_right_size_with_other_content_is_damaged(
    tmp_path: Path, file: CatalogueFile
) -> None:
    path = put(tmp_path, file.path, bytes(file.size or 0))
    found = state(path, file, OTHER)
    assert (found.state, found.checked, found.to_get) == (State.DAMAGED, False, file.size)
    assert path.name in found.reason and found.sha256 == OTHER


def test_a_file_that_is_cut_off_is_partly_there(tmp_path: Path, file: CatalogueFile) -> None:
    path = put(tmp_path, file.path, body(KNOWN, file.id)[:-1])
    for known in (None, OTHER):
        found = state(path, file, known)
        assert (found.state, found.to_get) == (State.PARTIAL, file.size)


def test_a_longer_file_that_can_t_be_read_is_damaged(tmp_path: Path, file: CatalogueFile) -> None:
    path = put(tmp_path, file.path, b"\x00" * ((file.size or 0) + 1))
    assert state(path, file).state is State.DAMAGED


@pytest.mark.parametrize("size", [10, 5000])
def test_another_version_can_be_read_and_used(tmp_path: Path, size: int) -> None:
    file = KNOWN.files["mg"]
    path = put(tmp_path, file.path, body(KNOWN, "mg", version=2, size=size))
    found = state(path, file)
    assert (found.state, found.checked, found.to_get) == (State.UNKNOWN, False, 0)
    assert "another version" in found.reason
    taken = state(path, file, OTHER, wanted=OTHER)
    assert (taken.state, taken.checked) == (State.READY, True) and "accepted" in taken.reason
    assert state(path, file, OTHER, wanted="cd" * 32).state is State.UNKNOWN


def test_a_file_whose_size_nobody_said_is_judged_by_what_is_in_it(tmp_path: Path) -> None:
    file = replace(KNOWN.files["w2v-bin"], size=None)
    path = put(tmp_path, file.path, body(KNOWN, "w2v-bin"))
    assert (state(path, file).state, state(path, file).checked) == (State.READY, False)
    assert state(path, file, file.sha256).checked
    assert state(path, file, OTHER).state is State.UNKNOWN
    path.write_bytes(body(KNOWN, "w2v-bin")[:-9])
    assert state(path, file).state is State.DAMAGED
    assert state(path, file).to_get == 0, "nobody knows how much"


def test_a_file_that_may_not_be_read_is_neither_ready_nor_damaged(
    tmp_path: Path, file: CatalogueFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, file.path, body(KNOWN, file.id))
    with monkeypatch.context() as patched:
        forbid(patched, path)
        for known in (None, file.sha256, OTHER):
            found = state(path, file, known)
            assert (found.state, found.checked, found.path) == (State.FORBIDDEN, False, path)
            assert found.to_get == file.size, "a copy of one's own would do"
            assert "may not be read. Change its permissions" in found.reason
    assert state(path, file).state is State.READY


def test_a_file_that_went_a_moment_ago_is_absent(tmp_path: Path) -> None:
    gone = of_file(KNOWN.files["mg"], tmp_path / "gone", None, "", arrived=0, own=False)
    assert (gone.state, gone.path) == (State.ABSENT, None)
    begun = of_file(KNOWN.files["mg"], tmp_path / "gone", None, "", arrived=7, own=False)
    assert (begun.state, begun.there) == (State.PARTIAL, 7)


def test_what_was_fetched_already_needn_t_be_fetched_again(tmp_path: Path) -> None:
    file = KNOWN.files["mg"]
    path = put(tmp_path, file.path, b"short")
    found = of_file(file, path, None, "", arrived=100, own=True)
    assert found.to_get == (file.size or 0) - 100
    beyond = of_file(file, path, None, "", arrived=10**9, own=True)
    assert beyond.to_get == 0


@pytest.mark.parametrize(
    ("states", "wanted"),
    [
        ("R R R", "R"),
        ("R U R", "U"),
        ("A A A", "A"),
        ("R A A", "A"),
        ("A R A", "P"),
        ("A U A", "P"),
        ("P A A", "P"),
        ("R P R", "P"),
        ("R R D", "D"),
        ("A D P", "D"),
        ("R F R", "F"),
        ("F D U", "D"),
        ("A F P", "F"),
    ],
)
def test_files_make_the_state_of_their_bundle(states: str, wanted: str) -> None:
    """The first file is one that another bundle has, too."""
    by_letter = {each.name[0]: each for each in State}
    ids = ["mg", "lp-F", "lp-M"]
    files = [
        FileState(KNOWN.files[id], by_letter[letter])
        for id, letter in zip(ids, states.split(), strict=True)
    ]
    assert together(files, {"mg"}) is by_letter[wanted]
