"""What the user decides about models is kept, whole, and survives damage and two processes."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
from pathlib import Path
from typing import Any

import pytest

from joyvasa_desktop import paths
from joyvasa_desktop.errors import CannotWrite
from joyvasa_desktop.weights import choices
from joyvasa_desktop.weights.catalogue import FILE as CATALOGUE
from joyvasa_desktop.weights.catalogue import SHIPPED
from joyvasa_desktop.weights.choices import Choices
from joyvasa_desktop.weights.locks import alone


@pytest.fixture
def place() -> Path:
    return paths.config() / choices.FILE


def test_nothing_is_decided_at_first(place: Path) -> None:
    assert choices.choices() == Choices()
    assert not place.exists()


def test_decisions_are_kept(tmp_path: Path, place: Path) -> None:
    folder, used = tmp_path / "модели 🎭", tmp_path / "LivePortrait"
    choices.set_folder(folder)
    choices.use_in_place(used)
    choices.accept("xpose")
    choices.accept_version("mg", "ab" * 32)
    again = choices.choices()
    assert (again.folder, again.used_in_place) == (folder, (used,))
    assert set(again.accepted) == {"xpose"} and dict(again.other_versions) == {"mg": "ab" * 32}
    assert json.loads(place.read_text("ascii"))["folder"] == str(folder)
    choices.set_folder(None)
    assert choices.choices().folder is None and choices.choices().used_in_place == (used,)


def test_the_folder_that_was_added_last_comes_first(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two, one):
        choices.use_in_place(folder)
    assert choices.choices().used_in_place == (one, two)
    choices.use_no_more(one)
    assert choices.choices().used_in_place == (two,)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_are_no_whole_signs_are_kept(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    choices.use_in_place(folder)
    assert choices.choices().used_in_place == (folder,)


def test_a_folder_that_can_t_be_made_isn_t_chosen(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite, match="can't be kept"):
        choices.set_folder(tmp_path / "file" / "models")
    with pytest.raises(CannotWrite, match="can't be kept"):
        choices.set_folder(tmp_path / "file")
    assert choices.choices().folder is None


def test_only_notices_have_to_be_accepted() -> None:
    assert choices.accepted("joyvasa") and not choices.accepted("insightface")
    choices.accept("insightface")
    assert choices.accepted("insightface") and not choices.accepted("xpose")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", choices.choices().accepted["insightface"].day)


def test_a_notice_that_reads_otherwise_is_accepted_anew() -> None:
    choices.accept("xpose")
    text = SHIPPED.read_text("utf-8").replace("version = 1\n", "version = 2\n")
    newer = paths.config() / CATALOGUE
    newer.write_text(text.replace("non-commercial scientific", "\\\n non-commercial  scientific"))
    assert choices.accepted("xpose"), "only its line breaks changed"
    newer.write_text(text.replace("X-Pose is for", "X-Pose may be used by nobody, and is for"))
    assert not choices.accepted("xpose")
    choices.accept("xpose")
    assert choices.accepted("xpose")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{" * 100_000,
        b'{"folder": 3}',
        b'{"folder": ""}',
        b'{"folder": "a\\u0000b"}',
        b'{"folder": "weights"}',
        b'{"used_in_place": 7}',
        b'{"used_in_place": "abc"}',
        b'{"used_in_place": "/"}',
        b'{"used_in_place": {"a": 1}}',
        b'{"used_in_place": ["models/here"]}',
        b'{"used_in_place": [null]}',
        b'{"accepted": []}',
        b'{"accepted": {"xpose": {"day": 1, "notice": ""}}}',
        b'{"other_versions": {"mg": 3}}',
    ],
)
def test_a_damaged_file_is_set_aside(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    assert choices.choices() == Choices()
    choices.accept("xpose")
    assert choices.accepted("xpose")
    (aside,) = place.parent.glob("*damaged*")
    assert aside.read_bytes() == content


def test_what_a_newer_version_of_the_program_adds_does_no_harm(place: Path) -> None:
    place.parent.mkdir(parents=True)
    place.write_text('{"folder": null, "more": {"a": [1]}, "accepted": {"x": {"other": 1}}}')
    assert choices.choices() == Choices()
    assert not list(place.parent.glob("*damaged*"))


def test_decisions_that_can_t_be_stored_are_a_sentence(place: Path) -> None:
    place.parent.parent.mkdir(parents=True, exist_ok=True)
    place.parent.write_bytes(b"a file in the way")
    with pytest.raises(CannotWrite) as caught:
        choices.accept("xpose")
    assert caught.value.hint
    with pytest.raises(CannotWrite):
        choices.save(Choices())


def test_what_can_t_be_read_just_now_isn_t_replaced(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices.accept("xpose")
    usual = Path.open

    def refused(path: Path, *args: Any, **more: Any) -> Any:
        if path == place:
            raise PermissionError(13, "Another program has it open", str(path))
        return usual(path, *args, **more)

    with monkeypatch.context() as busy:
        busy.setattr(Path, "open", refused)
        with pytest.raises(CannotWrite):
            choices.accept("insightface")
    assert choices.accepted("xpose") and not choices.accepted("insightface")


@pytest.fixture
def held_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The file can't be read the next time; as when another program on Windows has it open."""
    usual, refusals = Path.open, [place]

    def refused(path: Path, *args: Any, **more: Any) -> Any:
        if path in refusals:
            refusals.remove(path)
            raise PermissionError(13, "Another program has it open", str(path))
        return usual(path, *args, **more)

    monkeypatch.setattr(Path, "open", refused)
    return refusals


def test_a_moment_in_which_it_can_t_be_read_loses_nothing(
    tmp_path: Path, place: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices.set_folder(tmp_path / "models")
    choices.accept("xpose")
    choices._stored.cache_clear()
    monkeypatch.setattr(choices, "_LAST", {})
    refusals = request.getfixturevalue("held_once")
    assert choices.choices() == Choices(), "a process that has just begun knows nothing"
    assert not refusals and choices.choices().folder == tmp_path / "models"
    refusals.append(place)
    choices._stored.cache_clear()
    assert choices.choices().folder == tmp_path / "models", "as it was known last"
    assert not refusals


def test_a_decision_after_such_a_moment_keeps_the_others(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    choices.set_folder(tmp_path / "models")
    choices.accept("xpose")
    choices._stored.cache_clear()
    refusals = request.getfixturevalue("held_once")
    choices.choices()
    assert not refusals
    choices.accept_version("mg", "ab" * 32)
    again = choices.choices()
    assert again.folder == tmp_path / "models" and set(again.accepted) == {"xpose"}
    assert set(again.other_versions) == {"mg"}


def test_a_decision_counts_at_once_on_a_disk_that_tells_no_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(choices, "identity", lambda path: "always the same")
    for id in ("mg", "mt"):
        choices.accept_version(id, "ab" * 32)
        assert id in choices.choices().other_versions


def test_decisions_are_kept_on_a_disk_without_locks(no_locks: None) -> None:
    choices.accept("xpose")
    choices.accept("insightface")
    assert set(choices.choices().accepted) == {"insightface", "xpose"}


def test_another_copy_that_never_ends_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "_PATIENCE", 0.01)
    place.parent.mkdir(parents=True)
    lock = alone(place.with_name(f"{place.name}.lock"))
    with lock, pytest.raises(CannotWrite, match="another copy of the program"):
        choices.accept("xpose")
    assert not choices.accepted("xpose")


def accept_many(home: dict[str, str], name: str) -> None:
    """In another process: many decisions, one by one."""
    os.environ.update(home)
    for number in range(10):
        choices.accept_version(f"{name}{number}", "00" * 32)


def test_two_processes_lose_nothing() -> None:
    spawn = multiprocessing.get_context("spawn")
    home = {name: os.environ[name] for name in ("HOME", "APPDATA") if name in os.environ}
    others = [spawn.Process(target=accept_many, args=(home, name)) for name in "ab"]
    for other in others:
        other.start()
    for other in others:
        other.join()
    assert [other.exitcode for other in others] == [0, 0]
    wanted = {f"{name}{number}" for name in "ab" for number in range(10)}
    assert set(choices.choices().other_versions) == wanted
