"""Results that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from joyvasa_desktop import outputs
from joyvasa_desktop.errors import CannotWrite
from joyvasa_desktop.outputs import cannot_write, check_place, numbered, whole_file, whole_folder


@pytest.fixture(params=["plain", "spaces and ümläuts", "日本語 🎬"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = tmp_path / str(request.param)
    made.mkdir()
    return made


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_the_file_appears_with_its_content_and_nothing_else(folder: Path) -> None:
    target = whole_file(folder / "a film.mp4")
    with target as temporary:
        assert temporary.parent == folder
        assert temporary.suffix == ".mp4"
        temporary.write_bytes(b"picture")
        assert not (folder / "a film.mp4").exists()
    assert target.path == folder / "a film.mp4"
    assert target.path.read_bytes() == b"picture"
    assert names(folder) == ["a film.mp4"]


def test_the_folder_that_one_is_in_is_told_by_its_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    refused = PermissionError(errno.EACCES, "Permission denied")
    assert f"can't be written in {folder}." in cannot_write(Path("film.mp4"), refused).message
    here = cannot_write(folder / "film.mp4", refused)
    assert here.message == cannot_write(Path("film.mp4"), refused).message


def test_an_older_file_is_kept_and_the_new_one_is_numbered(folder: Path) -> None:
    (folder / "a.mp4").write_bytes(b"old")
    for expected in ("a (2).mp4", "a (3).mp4"):
        target = whole_file(folder / "a.mp4")
        with target as temporary:
            temporary.write_bytes(b"new")
        assert target.path.name == expected
    assert (folder / "a.mp4").read_bytes() == b"old"


def test_a_name_that_is_taken_while_writing_is_not_replaced(tmp_path: Path) -> None:
    target = whole_file(tmp_path / "a.mp4")
    with target as temporary:
        temporary.write_bytes(b"mine")
        (tmp_path / "a.mp4").write_bytes(b"theirs")
    assert (tmp_path / "a.mp4").read_bytes() == b"theirs"
    assert target.path.read_bytes() == b"mine"


def test_a_name_taken_between_look_and_rename_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = outputs.numbered
    answers = [tmp_path / "a.mp4"]
    monkeypatch.setattr(
        outputs,
        "numbered",
        lambda path, folder=False: answers.pop() if answers else honest(path, folder=folder),
    )
    (tmp_path / "a.mp4").write_bytes(b"theirs")
    target = whole_file(tmp_path / "a.mp4")
    with target as temporary:
        temporary.write_bytes(b"mine")
    assert (tmp_path / "a.mp4").read_bytes() == b"theirs"
    assert target.path.name == "a (2).mp4"


def test_overwriting_replaces_when_asked(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"old")
    with whole_file(tmp_path / "a.mp4", overwrite=True) as temporary:
        temporary.write_bytes(b"new")
    assert (tmp_path / "a.mp4").read_bytes() == b"new"
    assert names(tmp_path) == ["a.mp4"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit, GeneratorExit])
@pytest.mark.parametrize("make", [whole_file, whole_folder])
def test_a_failure_leaves_everything_as_it_was(
    tmp_path: Path, make: type[outputs.WholeFile], error: type[BaseException]
) -> None:
    (tmp_path / "a.mp4").write_bytes(b"old")
    with pytest.raises(error), make(tmp_path / "a.mp4", overwrite=True):
        raise error
    assert names(tmp_path) == ["a.mp4"]
    assert (tmp_path / "a.mp4").read_bytes() == b"old"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EFBIG])
def test_a_full_disk_while_writing_is_told(tmp_path: Path, code: int) -> None:
    with pytest.raises(CannotWrite, match=r"space|large") as caught, whole_file(tmp_path / "a"):
        raise OSError(code, os.strerror(code))
    assert caught.value.hint
    assert names(tmp_path) == []


def test_a_full_disk_while_flushing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="space"), whole_file(tmp_path / "a.mp4"):
        pass
    assert names(tmp_path) == []


def test_trouble_with_reading_something_else_is_not_called_a_write_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "a.mp4"):
        (tmp_path / "missing.wav").read_bytes()
    assert names(tmp_path) == []


@pytest.mark.parametrize("make", [whole_file, whole_folder])
def test_a_missing_folder_is_named(tmp_path: Path, make: type[outputs.WholeFile]) -> None:
    with pytest.raises(CannotWrite, match="no folder"), make(tmp_path / "nowhere" / "a.mp4"):
        pytest.fail("the block must not run")


@pytest.mark.parametrize("name", ["x" * 300 + ".mp4", "a\0b.mp4", "a\nb.mp4"])
def test_an_impossible_name_is_refused_before_the_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotWrite), whole_file(tmp_path / name):
        pytest.fail("the block must not run")
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows forbids these signs")
@pytest.mark.parametrize("sign", list('<>:"|?*'))
def test_a_name_that_windows_forbids_is_refused(tmp_path: Path, sign: str) -> None:
    with pytest.raises(CannotWrite), whole_file(tmp_path / f"a{sign}b.mp4"):
        pytest.fail("the block must not run")


def test_a_read_only_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *args: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CannotWrite, match="can't be written"), whole_file(tmp_path / "a.mp4"):
        pytest.fail("the block must not run")


def test_a_folder_where_a_file_should_go_is_not_harmed(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").mkdir()
    with (
        pytest.raises(CannotWrite),
        whole_file(tmp_path / "a.mp4", overwrite=True) as temporary,
    ):
        temporary.write_bytes(b"new")
    assert names(tmp_path) == ["a.mp4"]
    assert (tmp_path / "a.mp4").is_dir()


def test_the_file_gets_ordinary_permissions(tmp_path: Path) -> None:
    (tmp_path / "ordinary").write_bytes(b"")
    with whole_file(tmp_path / "a.mp4") as temporary:
        temporary.write_bytes(b"new")
    assert (tmp_path / "a.mp4").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


def test_a_folder_appears_with_all_its_files(folder: Path) -> None:
    target = whole_folder(folder / "frames v1.0")
    with target as temporary:
        (temporary / "000.png").write_bytes(b"0")
        (temporary / "001.png").write_bytes(b"1")
    assert names(target.path) == ["000.png", "001.png"]
    assert names(folder) == ["frames v1.0"]


def test_an_older_folder_is_kept_and_numbered(tmp_path: Path) -> None:
    for expected in ("v1.0", "v1.0 (2)", "v1.0 (3)"):
        target = whole_folder(tmp_path / "v1.0")
        with target as temporary:
            (temporary / "000.png").write_bytes(b"0")
        assert target.path.name == expected


def test_a_folder_of_the_same_kind_is_replaced_when_asked(tmp_path: Path) -> None:
    for count in (3, 1):
        with whole_folder(tmp_path / "frames", overwrite=True) as temporary:
            for i in range(count):
                (temporary / f"{i}.png").write_bytes(b"x")
    assert names(tmp_path) == ["frames"]
    assert names(tmp_path / "frames") == ["0.png"]


def test_a_folder_with_other_things_is_never_deleted(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.docx").write_bytes(b"years")
    with (
        pytest.raises(CannotWrite, match="other things"),
        whole_folder(tmp_path / "thesis", overwrite=True) as temporary,
    ):
        (temporary / "0.png").write_bytes(b"x")
    assert (tmp_path / "thesis" / "chapter.docx").read_bytes() == b"years"
    assert names(tmp_path) == ["thesis"]


def test_numbers_precede_the_suffix(tmp_path: Path) -> None:
    assert numbered(tmp_path / "a.mp4") == tmp_path / "a.mp4"
    (tmp_path / "a.mp4").write_bytes(b"")
    assert numbered(tmp_path / "a.mp4") == tmp_path / "a (2).mp4"
    (tmp_path / "no suffix").write_bytes(b"")
    assert numbered(tmp_path / "no suffix") == tmp_path / "no suffix (2)"
    (tmp_path / "v1.0").mkdir()
    assert numbered(tmp_path / "v1.0", folder=True) == tmp_path / "v1.0 (2)"


@pytest.mark.parametrize("as_folder", [False, True])
def test_looking_at_a_place_leaves_nothing_there(folder: Path, as_folder: bool) -> None:
    check_place(folder / "result", folder=as_folder)
    assert names(folder) == []


@pytest.mark.parametrize("as_folder", [False, True])
def test_a_place_that_cant_be_used_is_found_before_the_work(folder: Path, as_folder: bool) -> None:
    (folder / "file").write_bytes(b"")
    for bad in (folder / "missing" / "a", folder / "file" / "a", folder / ("n" * 400)):
        with pytest.raises(CannotWrite) as caught:
            check_place(bad, folder=as_folder)
        assert caught.value.hint


def test_what_is_unfinished_is_told_before_it_is_begun(tmp_path: Path) -> None:
    told: list[tuple[Path, ...]] = []

    def watch(paths: tuple[Path, ...]) -> None:
        assert len(told) > 0 or not any(path.exists() for path in paths)
        told.append(paths)

    outputs.watch_unfinished(watch)
    try:
        with outputs.whole_file(tmp_path / "video.mp4") as unfinished:
            assert told == [(unfinished,)]
            unfinished.write_bytes(b"half")
        assert told[-1] == ()
        # While the name is claimed, an empty file lies there.
        assert (unfinished, tmp_path / "video.mp4") in told
        with (
            pytest.raises(CannotWrite),
            outputs.whole_file(tmp_path / "none" / "video.mp4"),
        ):
            pass
        assert told[-1] == ()
    finally:
        outputs.stop_watching(watch)


@pytest.mark.parametrize("as_folder", [False, True])
def test_what_another_process_left_is_removed(tmp_path: Path, as_folder: bool) -> None:
    left = tmp_path / ".left-0123456789ab.mp4"
    if as_folder:
        left.mkdir()
        (left / "frame.png").write_bytes(b"half")
    else:
        left.write_bytes(b"half")
    outputs.remove_unfinished(left)
    outputs.remove_unfinished(left)
    assert not list(tmp_path.iterdir())


def test_a_result_that_is_whole_is_not_taken_for_a_left_over(tmp_path: Path) -> None:
    for content in (b"", b"a whole video"):
        (tmp_path / "video.mp4").write_bytes(content)
        outputs.remove_unfinished(tmp_path / "video.mp4")
        assert (tmp_path / "video.mp4").exists() == bool(content)
    (tmp_path / "pictures").mkdir()
    outputs.remove_unfinished(tmp_path / "pictures")
    assert (tmp_path / "pictures").exists()


@pytest.mark.parametrize("name", ["a", "a longer name.than 20.signs", "日本語 🎬", "line\nline"])
def test_names_of_what_isnt_complete_are_known(name: str) -> None:
    for whole in (whole_file(Path(name)), whole_folder(Path(name))):
        assert outputs.is_temporary(whole.temporary)
        assert not outputs.is_temporary(whole.path)


@pytest.mark.parametrize(
    "name",
    [
        *("a.mp4", ".profile", ".a-0123456789a.mp4", ".a-0123456789abc.mp4", ".a-0123456789aB.mp4"),
        *("a-0123456789ab.mp4", ".a-0123456789ab mine.mp4", f".{'a' * 21}-0123456789ab.mp4"),
    ],
)
def test_other_names_are_not_taken_for_them(name: str) -> None:
    assert not outputs.is_temporary(Path("videos", name))


def test_what_is_half_written_is_known_by_its_name(tmp_path: Path) -> None:
    wanted = tmp_path / "a long name, longer than 20 signs.zip"
    with outputs.whole_file(wanted) as unfinished:
        assert outputs.left_over(wanted) == (unfinished,)
        assert outputs.left_over(tmp_path / "a long.zip", begins=True) == (unfinished,)
        assert outputs.left_over(tmp_path / "a long.zip") == ()
        assert outputs.left_over(wanted.with_suffix(".mp4")) == ()
    assert outputs.left_over(wanted) == ()
    assert outputs.left_over(tmp_path / "none" / "a.zip") == ()
