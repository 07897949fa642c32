"""Processes leave marks: who uses a pack, and who died of it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from joyvasa_desktop.gpu_pack import marks
from joyvasa_desktop.weights.locks import alone


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "Paquet 显卡"
    (folder / marks.FOLDER).mkdir(parents=True)
    return folder


SCRIPT = """
import os, sys
from pathlib import Path
from joyvasa_desktop.gpu_pack import marks
pack = Path(sys.argv[1])
marks.hold(pack)
"""


def other(pack: Path, then: str) -> subprocess.Popen[str]:
    """Another process that uses the pack, and does something."""
    command = [sys.executable, "-c", SCRIPT + then, str(pack)]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )


def dies_while_loading(pack: Path) -> None:
    with other(pack, "marks.begin(pack); os._exit(3)") as process:
        assert process.wait() == 3


def test_a_pack_is_in_use_as_long_as_a_process_lives(pack: Path) -> None:
    assert not marks.in_use(pack)
    with other(pack, "print(flush=True); input()") as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert marks.in_use(pack)
        process.communicate("\n")
    assert not marks.in_use(pack)


def test_who_asks_at_this_moment_keeps_nobody_from_using_it(pack: Path) -> None:
    mark = pack / marks.FOLDER / f"{os.getpid()}.lock"
    with alone(mark):
        thread = threading.Thread(target=marks.hold, args=(pack,))
        thread.start()
        thread.join(0.3)
    thread.join()
    assert marks.in_use(pack)
    marks._held.close()


def test_a_mark_that_was_tidied_away_at_this_moment_is_made_anew(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidied = []

    @contextmanager
    def tidied_once(path: Path, patience: float = 0) -> Iterator[None]:
        with alone(path, patience):
            if not tidied and sys.platform != "win32":
                tidied.append(path)
                path.unlink()
            yield

    monkeypatch.setattr(marks, "alone", tidied_once)
    marks.hold(pack)
    monkeypatch.undo()
    assert marks.in_use(pack)
    marks._held.close()


def test_this_process_counts_too(pack: Path) -> None:
    marks.hold(pack)
    assert marks.in_use(pack)
    marks._held.close()
    assert not marks.in_use(pack)


def test_a_death_may_be_anybodys_and_three_are_the_packs(pack: Path) -> None:
    for _ in range(marks.MOST_DEATHS - 1):
        dies_while_loading(pack)
        assert marks.why_left_alone(pack) == ""
    dies_while_loading(pack)
    assert "sudden end" in marks.why_left_alone(pack)
    marks.forget(pack)
    assert marks.why_left_alone(pack) == ""


def test_a_process_that_is_loading_is_no_dead_one(pack: Path) -> None:
    for _ in range(marks.MOST_DEATHS - 1):
        dies_while_loading(pack)
    with other(pack, "marks.begin(pack); print(flush=True); input()") as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert marks.why_left_alone(pack) == ""
        process.communicate("\n")


def test_what_works_forgets_the_deaths_before(pack: Path) -> None:
    for _ in range(marks.MOST_DEATHS - 1):
        dies_while_loading(pack)
    with other(pack, "marks.begin(pack); marks.worked(pack)") as process:
        assert process.wait() == 0
    dies_while_loading(pack)
    assert marks.why_left_alone(pack) == ""


def test_what_was_stopped_on_purpose_is_no_death(pack: Path) -> None:
    for _ in range(marks.MOST_DEATHS):
        with other(pack, "marks.begin(pack); marks.stopped(pack)") as process:
            process.wait()
    assert marks.why_left_alone(pack) == ""


def test_a_failure_is_kept_with_its_reason(pack: Path) -> None:
    marks.begin(pack)
    marks.failed(pack, "libcudart.so.13: 没有")
    assert marks.why_left_alone(pack) == "libcudart.so.13: 没有"
    marks.worked(pack)
    assert marks.why_left_alone(pack) == ""


def test_locks_of_the_dead_are_cleared_away(pack: Path) -> None:
    for _ in range(4):
        with other(pack, "") as process:
            process.wait()
    assert len(list((pack / marks.FOLDER).iterdir())) <= 1


def test_a_folder_without_marks_is_free(tmp_path: Path) -> None:
    assert not marks.in_use(tmp_path / "none")
    assert marks.why_left_alone(tmp_path / "none") == ""
