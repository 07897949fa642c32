"""Files appear at once in the store's folder, on any disk, and the older ones stay till then."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from joyvasa_desktop.errors import CannotWrite, UserError
from joyvasa_desktop.weights import shelf as module
from joyvasa_desktop.weights.choices import set_folder
from joyvasa_desktop.weights.shelf import RESERVE, Shelf, discard

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "мои модели ü" / "weights")


@pytest.fixture
def place(shelf: Shelf) -> Path:
    return shelf.folder / "part" / "net.pth"


def arrived(shelf: Shelf, content: bytes = b"new") -> Path:
    shelf.prepare(shelf.arriving)
    path = shelf.arriving / "net.part"
    path.write_bytes(content)
    return path


def files(shelf: Shelf) -> dict[str, bytes]:
    """What is in the folder but for locks."""
    return {
        path.relative_to(shelf.folder).as_posix(): path.read_bytes()
        for path in shelf.folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


def test_a_file_gets_its_place(shelf: Shelf, place: Path) -> None:
    shelf.put(arrived(shelf), place)
    assert files(shelf) == {"part/net.pth": b"new"}
    shelf.put(arrived(shelf, b"newer"), place)
    assert files(shelf) == {"part/net.pth": b"newer"}


def test_an_older_file_is_there_until_the_new_one_is(
    shelf: Shelf, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(arrived(shelf, b"old"), place)
    done: list[str] = []
    usual, flushed = module.rename, os.fsync

    def watched(source: Path, target: Path) -> None:
        done.append("rename")
        assert place.read_bytes() == b"old"
        usual(source, target)
        assert place.read_bytes() == b"new"

    def flush(file: int) -> None:
        done.append("flush")
        flushed(file)

    monkeypatch.setattr(module, "rename", watched)
    monkeypatch.setattr(os, "fsync", flush)
    shelf.put(arrived(shelf), place)
    assert done == ["flush", "rename"], "a power cut leaves no name without its content"


def test_an_older_file_that_is_in_use_stays(
    shelf: Shelf, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(arrived(shelf, b"old"), place)
    temporary = arrived(shelf)

    def refused(source: Path, target: Path) -> None:
        raise PermissionError(13, "in use", str(target))

    monkeypatch.setattr(module, "rename", refused)
    with pytest.raises(CannotWrite):
        shelf.put(temporary, place)
    assert files(shelf) == {"part/net.pth": b"old", ".arriving/net.part": b"new"}


def test_one_at_a_time(shelf: Shelf, place: Path) -> None:
    with shelf.lock("net", place):
        with pytest.raises(UserError, match=r"net\.pth") as caught, shelf.lock("net", place):
            pass
        assert caught.value.hint
        with shelf.lock("other", place):
            pass
    with shelf.lock("net", place):
        pass


def test_a_disk_without_locks_can_be_used(shelf: Shelf, place: Path, no_locks: None) -> None:
    with shelf.lock("net", place):
        shelf.put(arrived(shelf), place)
    assert files(shelf) == {"part/net.pth": b"new"}


def test_a_lock_that_may_not_be_made_is_a_sentence(
    shelf: Shelf, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(lock: FileLock, **more: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(FileLock, "acquire", refused)
    with pytest.raises(CannotWrite, match="Permission denied"), shelf.lock("net", place):
        pass


def hold(folder: Path, held: Any, released: Any) -> None:
    """In another process: holds a file until told."""
    with Shelf(folder).lock("net", folder / "net.pth"):
        held.set()
        released.wait(60)


def test_another_process_waits_and_a_dead_one_holds_nothing(shelf: Shelf, place: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    held, released = spawn.Event(), spawn.Event()
    other = spawn.Process(target=hold, args=(shelf.folder, held, released))
    other.start()
    assert held.wait(60)
    with pytest.raises(UserError, match="elsewhere"), shelf.lock("net", place):
        pass
    other.kill()
    other.join()
    with shelf.lock("net", place):
        pass


def test_empty_folders_go_with_their_last_file(shelf: Shelf, place: Path) -> None:
    shelf.put(arrived(shelf), place)
    beside = place.with_name("beside")
    beside.write_bytes(b"")
    shelf.unlink(place)
    assert beside.exists()
    shelf.unlink(beside)
    assert not place.parent.exists() and shelf.folder.exists()
    shelf.unlink(place)


def test_a_file_that_can_t_be_removed_is_a_sentence(shelf: Shelf, place: Path) -> None:
    shelf.prepare(place)
    with pytest.raises(CannotWrite, match="can't be removed") as caught:
        shelf.unlink(place)
    assert caught.value.hint
    discard(place)
    assert place.exists()


def test_a_folder_that_isn_t_there_yet_can_be_written_to(shelf: Shelf) -> None:
    assert shelf.why_not_writable() == ""
    assert not shelf.folder.exists() and not list(shelf.folder.parent.parent.iterdir())
    assert shelf.free() == pytest.approx(shutil.disk_usage(Path.cwd().root).free, rel=1)


def test_a_file_in_the_way_is_told(shelf: Shelf, place: Path) -> None:
    shelf.folder.parent.mkdir()
    shelf.folder.write_bytes(b"a file")
    assert shelf.why_not_writable().endswith(".")
    for act in (lambda: shelf.prepare(place.parent), lambda: shelf.lock("net", place).__enter__()):
        with pytest.raises(CannotWrite, match="can't be written to"):
            act()


def test_a_folder_that_only_can_be_read_is_told(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.prepare(shelf.folder)

    def refused(path: Path, *args: Any, **more: Any) -> None:
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "touch", refused)
    assert "Read-only file system" in shelf.why_not_writable()


def test_a_chosen_folder_that_is_away_isn_t_made_anew(shelf: Shelf, place: Path) -> None:
    set_folder(shelf.folder)
    assert shelf.why_not_writable() == ""
    shutil.rmtree(shelf.folder.parent)
    assert "disk or network away?" in shelf.why_not_writable()
    assert "?." not in shelf.why_not_writable()
    for act in (shelf.free, lambda: shelf.prepare(place), lambda: shelf.check_space(1)):
        with pytest.raises(CannotWrite, match="away"):
            act()
    assert not shelf.folder.parent.exists()


def test_space_is_found_out_before(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = Usage(10**12, 0, RESERVE + 1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    shelf.check_space(1_000_000)
    with pytest.raises(CannotWrite, match="1 MB more") as caught:
        shelf.check_space(1_000_001)
    assert "another disk" in caught.value.hint
    with pytest.raises(CannotWrite, match="499 MB more"):
        shelf.check_space(500_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(1, 1, 0))
    shelf.check_space(0)


def test_names_of_users_aren_t_told(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(Path.home() / "models")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(1, 1, 0))
    with pytest.raises(CannotWrite, match=r"~.models") as caught:
        shelf.check_space(1)
    assert str(Path.home()) not in str(caught.value)
    assert os.fspath(shelf.arriving).startswith(os.fspath(shelf.folder))
