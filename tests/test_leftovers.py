"""What killed processes have left half-made, which the next one removes."""

from __future__ import annotations

import errno
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from joyvasa_desktop import leftovers, paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.leftovers import noted, tidy
from joyvasa_desktop.outputs import whole_file, whole_folder
from joyvasa_desktop.weights.locks import alone

WRITER = """
import sys
from pathlib import Path
from joyvasa_desktop.leftovers import noted
from joyvasa_desktop.outputs import whole_file, whole_folder

with (
    noted(),
    whole_file(Path(sys.argv[1]) / "hello.mp4") as video,
    whole_folder(Path(sys.argv[1]) / "pictures") as pictures,
):
    video.write_bytes(b"half")
    (pictures / "0001.png").write_bytes(b"half")
    print("begun", flush=True)
    sys.stdin.read()
"""


@contextmanager
def writer(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that is in the middle of its results."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            yield process
        finally:
            process.kill()


@pytest.fixture(params=["videos", "mes vidéos 🎬 日本語"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = tmp_path / str(request.param)
    made.mkdir()
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_process_left_goes_with_the_next_one(folder: Path) -> None:
    (folder / "hello.mp4").write_bytes(b"older")
    with writer(folder) as process:
        process.kill()
        process.wait()
    assert len(names(folder)) == 3
    with noted():
        assert names(folder) == ["hello.mp4"]
    assert not paths.unfinished().exists()


def test_what_a_living_process_writes_is_left_alone(folder: Path) -> None:
    with writer(folder) as process:
        before = names(folder)
        assert len(before) == 2
        with noted():
            assert names(folder) == before
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait() == 0
    assert names(folder) == ["hello.mp4", "pictures"]
    assert not paths.unfinished().exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process for a while")
def test_a_process_that_stands_still_lives(folder: Path) -> None:
    with writer(folder) as process:
        process.send_signal(signal.SIGSTOP)
        tidy()
        assert len(names(folder)) == 2


def test_ones_own_results_are_left_alone(folder: Path) -> None:
    with noted(), whole_file(folder / "a.npz") as file, whole_folder(folder / "b"):
        tidy()
        file.write_bytes(b"complete")
    assert names(folder) == ["a.npz", "b"]
    assert not paths.unfinished().exists()


def note(*lines: str) -> None:
    paths.unfinished().mkdir(parents=True, exist_ok=True)
    (paths.unfinished() / "dead.txt").write_text("\n".join(lines), "ascii")


def test_only_what_this_program_left_is_removed(folder: Path) -> None:
    for name in ("holiday.mp4", ".profile", ".hello-0123456789ab.mp4"):
        (folder / name).write_bytes(b"content")
    listed = [json.dumps(str(folder / name)) for name in names(folder)]
    note("", *listed, "12", json.dumps(str(folder)), '"/half a li')
    tidy()
    assert names(folder) == [".profile", "holiday.mp4"]
    assert not paths.unfinished().exists()


def test_a_name_without_a_folder_is_found_from_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with noted(), whole_file(Path("a.npz")) as unfinished:
        (noted_down,) = paths.unfinished().glob("*.txt")
        assert json.loads(noted_down.read_bytes()) == str(folder / unfinished)


def test_a_process_that_ends_at_this_moment_leaves_no_lock(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def too_late(lock: Path, *, certain: bool) -> Iterator[None]:
        lock.with_suffix(".txt").unlink()
        with alone(lock, certain=certain):
            yield

    note(json.dumps(str(folder / ".hello-0123456789ab.mp4")))
    monkeypatch.setattr(leftovers, "alone", too_late)
    tidy()
    assert not paths.unfinished().exists()


def test_what_cannot_be_removed_now_is_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = folder / ".hello-0123456789ab.mp4"
    left.write_bytes(b"half")
    note(json.dumps(str(left)))
    with monkeypatch.context() as held:
        held.setattr(leftovers, "remove_unfinished", lambda path: None)
        tidy()
    assert left.exists()
    tidy()
    assert not left.exists()
    assert not paths.unfinished().exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always can lock")
def test_on_a_disk_without_locks_nothing_is_removed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = folder / ".hello-0123456789ab.mp4"
    left.write_bytes(b"somebody writes this at this moment")
    note(json.dumps(str(left)))

    def refused(*args: object) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr("fcntl.flock", refused)
    with noted(), whole_file(folder / "a.npz") as file:
        file.write_bytes(b"complete")
    assert names(folder) == [left.name, "a.npz"]


def test_work_goes_on_where_nothing_can_be_noted(folder: Path) -> None:
    paths.unfinished().parent.mkdir(parents=True)
    paths.unfinished().write_text("a file in the folder's place")
    with noted(), whole_file(folder / "a.npz") as file:
        file.write_bytes(b"complete")
    assert names(folder) == ["a.npz"]


@contextmanager
def room(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a disk that is full."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_a_full_disk_under_the_notes_spoils_no_result(folder: Path) -> None:
    with room(0), noted(), whole_file(folder / "a.npz"):
        (note,) = paths.unfinished().glob("*.txt")
        assert note.stat().st_size == 0
    assert names(folder) == ["a.npz"]
    assert not paths.unfinished().exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_a_note_that_was_cut_off_spoils_none_after_it(folder: Path) -> None:
    with noted():
        with room(5), whole_file(folder / "a.npz"):
            pass
        with whole_file(folder / "b.npz") as unfinished:
            (note,) = paths.unfinished().glob("*.txt")
            assert json.loads(note.read_bytes().splitlines()[-1]) == str(unfinished)


def test_work_goes_on_for_a_user_without_any_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> Path:
        raise UserError("The system doesn't know where this user's files belong.")

    monkeypatch.setattr(paths, "unfinished", nowhere)
    with noted(), whole_file(folder / "a.npz") as file:
        file.write_bytes(b"complete")
    assert names(folder) == ["a.npz"]


def test_a_failure_inside_comes_out_and_leaves_nothing(folder: Path) -> None:
    with pytest.raises(PermissionError), noted(), whole_file(folder / "a.npz"):
        raise PermissionError
    assert names(folder) == []
    assert not paths.unfinished().exists()
