"""Fingerprints of large files are right, and found out once."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joyvasa_desktop import paths
from joyvasa_desktop.errors import Cancelled, UnreadableFile
from joyvasa_desktop.inputs import stamp
from joyvasa_desktop.weights import hashes
from joyvasa_desktop.weights.hashes import HashBook, sha256
from joyvasa_desktop.weights.locks import alone

BODY = b"model" * 500_000
HASH = hashlib.sha256(BODY).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "модель é.pth"
    path.write_bytes(BODY)
    return path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Which files are read to their end."""
    read: list[Path] = []
    usual = hashes.sha256

    def counted(path: Path, tick: hashes.Tick = lambda count: None) -> str:
        read.append(path)
        return usual(path, tick)

    monkeypatch.setattr(hashes, "sha256", counted)
    return read


def touch_later(path: Path) -> None:
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1_000_000_000))


def learnt(file: Path, found: str = HASH, book: HashBook | None = None) -> HashBook:
    """A book that knows a file as it is now."""
    book = book or HashBook()
    book.remember(file, found, stamp(file))
    return book


@given(st.binary(max_size=5000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_fingerprint_is_the_standard_one(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(body)
    counted: list[int] = []
    assert sha256(path, counted.append) == hashlib.sha256(body).hexdigest()
    assert sum(counted) == len(body)


def test_a_large_file_is_read_in_pieces_and_can_be_stopped(file: Path) -> None:
    counted: list[int] = []
    assert sha256(file, counted.append) == HASH
    assert sum(counted) == len(BODY) and max(counted) <= 1 << 20

    def stop(count: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        HashBook().sha256(file, stop)
    assert HashBook().known(file) is None


def test_a_file_is_read_once(file: Path, reads: list[Path]) -> None:
    counted: list[int] = []
    assert HashBook().sha256(file, counted.append) == HASH
    assert HashBook().sha256(file, counted.append) == HASH == HashBook().known(file)
    assert reads == [file] and sum(counted) == 2 * len(BODY)
    assert HashBook().sha256(file, again=True) == HASH and reads == [file] * 2


def test_a_changed_file_is_unknown(file: Path) -> None:
    book = HashBook()
    book.sha256(file)
    before = file.stat().st_mtime_ns
    file.write_bytes(BODY + b"x")
    os.utime(file, ns=(before, before))
    assert book.known(file) is None
    file.write_bytes(BODY)
    os.utime(file, ns=(before, before + 1))
    assert book.known(file) is None
    assert book.sha256(file) == book.known(file) == HASH
    file.unlink()
    assert book.known(file) is None
    with pytest.raises(UnreadableFile):
        book.sha256(file)


def test_another_file_of_the_same_size_and_time_is_unknown(file: Path) -> None:
    book, times = HashBook(), (file.stat().st_atime_ns, file.stat().st_mtime_ns)
    book.sha256(file)
    other = file.with_name("other")
    other.write_bytes(bytes(len(BODY)))
    os.utime(other, ns=times)
    other.replace(file)
    assert file.stat().st_mtime_ns == times[1] and file.stat().st_size == len(BODY)
    assert book.known(file) is HashBook().known(file) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets programs set every time")
def test_a_file_whose_time_was_set_back_is_unknown(file: Path) -> None:
    book, times = HashBook(), (file.stat().st_atime_ns, file.stat().st_mtime_ns)
    book.sha256(file)
    with file.open("rb+") as same:
        same.write(bytes(5))
    os.utime(file, ns=times)
    assert book.known(file) is None


def test_a_file_that_is_written_meanwhile_isn_t_remembered(file: Path) -> None:
    book = HashBook()
    book.sha256(file, lambda count: touch_later(file))
    assert book.known(file) is None and not book.path.exists()
    before = stamp(file)
    touch_later(file)
    book.remember(file, HASH, before)
    assert book.known(file) is None and not book.path.exists()


def test_what_one_learns_the_other_knows(file: Path) -> None:
    one, two = HashBook(), HashBook()
    assert two.known(file) is None
    learnt(file, "ab" * 32, one)
    assert two.known(file) == "ab" * 32
    learnt(file.with_name("missing"), book=one)
    assert one.known(file.with_name("missing")) is None


def test_what_one_forgets_nobody_brings_back(file: Path, tmp_path: Path) -> None:
    one, two = learnt(file), HashBook()
    assert two.known(file) == HASH
    one.forget(file)
    assert one.known(file) is two.known(file) is HashBook().known(file) is None
    other = tmp_path / "other"
    other.write_bytes(b"x")
    learnt(other, book=two)
    assert one.known(file) is HashBook().known(file) is None
    assert learnt(file).known(file) == HASH
    one.forget(file.with_name("missing"))


def test_who_looks_does_not_wait_for_another_process(file: Path) -> None:
    book, reached = learnt(file), threading.Event()
    writer = threading.Thread(target=lambda: (reached.set(), learnt(file, "ab" * 32, book)))
    with alone(book.path.with_name(f"{book.path.name}.lock")):
        writer.start()
        assert reached.wait(60)
        for _ in range(20):
            assert book.known(file) == HASH
            assert writer.is_alive(), "a look took as long as the writer's patience"
            time.sleep(0.01)
    writer.join()
    assert book.known(file) == "ab" * 32


def test_a_book_on_a_disk_without_locks_is_kept(file: Path, no_locks: None) -> None:
    learnt(file)
    assert HashBook().known(file) == HASH


def test_the_book_lies_beside_what_can_be_made_again(file: Path) -> None:
    learnt(file)
    (book, *_) = paths.cache().glob("*.json")
    assert list(json.loads(book.read_text())) == [str(file)]
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b'{"a": 1}',
        b'{"a": ["1", 2, 3]}',
        b'{"a": [1, 2, "x"]}',
        b'{"a": [[1, 2], "x"]}',
        b'{"a": [[1, "2"], "' + b"0" * 64 + b'"]}',
        b'{"a": [1, 2, "' + b"0" * 64 + b'"]}',
    ],
)
def test_a_damaged_book_is_an_empty_one(file: Path, tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "book.json"
    place.write_bytes(content)
    assert HashBook(place).known(file) is None
    learnt(file, book=HashBook(place))
    assert HashBook(place).known(file) == HASH


def test_a_book_that_can_t_be_written_is_kept_in_mind(
    file: Path, tmp_path: Path, reads: list[Path]
) -> None:
    (tmp_path / "in the way").write_bytes(b"")
    book = HashBook(tmp_path / "in the way" / "book.json")
    assert book.sha256(file) == book.sha256(file) == HASH
    assert reads == [file]


def test_the_oldest_entries_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashes, "_MOST_REMEMBERED", 3)
    files = [tmp_path / str(number) for number in range(5)]
    for path in files:
        path.write_bytes(b"x")
        learnt(path)
    known = [HashBook().known(path) is not None for path in files]
    assert known == [False, False, True, True, True]


def test_a_book_never_outgrows_what_is_read_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashes, "_LARGEST_BOOK", 2000)
    files = [tmp_path / f"{number} — ü 🎭" for number in range(30)]
    for path in files:
        path.write_bytes(b"x")
        book = learnt(path)
        assert book.path.stat().st_size <= 2000
    known = [HashBook().known(path) is not None for path in files]
    assert known == sorted(known) and 3 < known.count(True) < 30


def learn(book: Path, folder: Path, name: str) -> None:
    """In another process: several files."""
    for number in range(10):
        path = folder / f"{name}{number}"
        path.write_bytes(name.encode())
        HashBook(book).sha256(path)


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    book = tmp_path / "book.json"
    others = [spawn.Process(target=learn, args=(book, tmp_path, name)) for name in "ab"]
    for other in others:
        other.start()
    for other in others:
        other.join()
    assert [other.exitcode for other in others] == [0, 0]
    for name in "ab":
        for number in range(10):
            found = HashBook(book).known(tmp_path / f"{name}{number}")
            assert found == hashlib.sha256(name.encode()).hexdigest()
