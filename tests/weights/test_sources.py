"""Folders and archives show the same files, and neither leads out of itself."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights import sources
from joyvasa_desktop.weights.hashes import HashBook
from joyvasa_desktop.weights.hashes import sha256 as sha256_of
from joyvasa_desktop.weights.sources import Steady, opened

CONTENT = {"a.pth": b"1" * 3_000_000, "inner/ü 日本.pkl": b"22", "inner/deeper/empty": b""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in CONTENT.items():
        path = tmp_path / "models" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "models"


@pytest.fixture(params=["folder", "archive"])
def path(request: pytest.FixtureRequest, folder: Path) -> Path:
    if request.param == "folder":
        return folder
    with zipfile.ZipFile(folder.with_suffix(".zip"), "w") as archive:
        for name, content in CONTENT.items():
            archive.writestr(name, content)
    return folder.with_suffix(".zip")


def nothing(_: int) -> None:
    return


def test_both_kinds_show_the_same(path: Path, folder: Path, tmp_path: Path) -> None:
    with opened(path, HashBook(), nothing) as source:
        assert source.files == {PurePosixPath(name): len(CONTENT[name]) for name in CONTENT}
        for name, content in CONTENT.items():
            target = io.BytesIO()
            told: list[int] = []
            source.copy(PurePosixPath(name), target, told.append)
            assert target.getvalue() == content
            assert sum(told) == len(content)
            assert source.sha256(PurePosixPath(name), nothing) == sha256_of(folder / name)


def test_small_files_are_read_whole_and_long_ones_refused(path: Path) -> None:
    with opened(path, HashBook(), nothing) as source:
        assert source.content(PurePosixPath("inner/ü 日本.pkl"), 2) == b"22"
        with pytest.raises(UnreadableFile, match="too long"):
            source.content(PurePosixPath("inner/ü 日本.pkl"), 1)


def test_every_folder_says_that_work_goes_on(folder: Path) -> None:
    told: list[int] = []
    with opened(folder, HashBook(), told.append):
        assert told == [0, 0, 0]


def test_a_search_can_be_stopped(folder: Path) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), opened(folder, HashBook(), stop):
        pass


def test_far_too_many_files_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_MOST_FILES", 2)
    with pytest.raises(UnreadableFile, match="too many"), opened(folder, HashBook(), nothing):
        pass


def test_folders_in_folders_without_end_have_one(folder: Path) -> None:
    deep = folder
    for _ in range(40):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "a.pth").write_bytes(b"1")
    with opened(folder, HashBook(), nothing) as source:
        assert len(source.files) == len(CONTENT)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions in another way")
def test_a_folder_that_may_not_be_read_is_told_or_passed_over(folder: Path) -> None:
    (folder / "inner").chmod(0)
    try:
        if os.access(folder / "inner", os.R_OK):
            pytest.skip("on Linux the administrator may read everything")
        with opened(folder, HashBook(), nothing) as source:
            assert list(source.files) == [PurePosixPath("a.pth")]
        with (
            pytest.raises(UnreadableFile, match="can't be read"),
            opened(folder / "inner", HashBook(), nothing),
        ):
            pass
    finally:
        (folder / "inner").chmod(0o700)


def test_little_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[int] = []
    path = tmp_path / "a.bin"
    with path.open("wb") as file:
        monkeypatch.setattr(os, "fsync", lambda _: settled.append(file.tell()))
        target = Steady(file, file)
        for _ in range(20):
            target.write(bytes(1 << 20))
        target.settle()
    assert settled == [8 << 20, 16 << 20, 20 << 20]
    assert path.stat().st_size == 20 << 20


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EIO])
def test_a_disk_that_cant_say_so_is_trusted_but_one_that_fails_isnt(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, "what the system says")

    monkeypatch.setattr(os, "fsync", fail)
    with (tmp_path / "a.bin").open("wb") as file:
        target = Steady(file, file)
        if number == errno.EINVAL:
            target.settle()
        else:
            with pytest.raises(OSError, match="what the system says"):
                target.settle()


def test_what_is_neither_is_refused(folder: Path) -> None:
    with (
        pytest.raises(UnreadableFile, match="isn't a ZIP"),
        opened(folder / "a.pth", HashBook(), nothing),
    ):
        pass
