"""The worker with its real process, and every way in which that can end."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from pipeline import LONG, Heard, job, wish
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from joyvasa_desktop import own_files
from joyvasa_desktop.window.messages import (
    ExportDone,
    ExportFailed,
    Failure,
    SceneFacts,
)
from joyvasa_desktop.window.worker import PipelineWorker


@pytest.fixture
def worker(qtbot: QtBot, owner: QObject) -> Iterator[PipelineWorker]:
    worker = PipelineWorker(owner)
    worker.start()
    yield worker
    worker.close()
    assert worker.isFinished()


@pytest.fixture
def heard(worker: PipelineWorker, qtbot: QtBot) -> Heard:
    return Heard(worker, qtbot)


@pytest.mark.skipif(sys.platform == "win32", reason="only Linux stops a process with a signal")
def test_a_process_that_is_stuck_is_replaced(heard: Heard, tmp_path: Path) -> None:
    heard.worker.enqueue(job(1, tmp_path / "v.mp4", LONG))
    heard.filming()
    os.kill(heard.process.pid, signal.SIGSTOP)
    heard.worker.cancel(1)
    assert heard.until(ExportFailed) == ExportFailed(1, cancelled=True)
    assert not list(tmp_path.iterdir())
    heard.fulfilled(wish(2))
    assert heard.restarts == 1
    assert not heard.all(Failure)


def test_a_process_that_dies_costs_one_export(heard: Heard, tmp_path: Path) -> None:
    heard.worker.enqueue(job(1, tmp_path / "1.mp4", LONG))
    heard.worker.enqueue(job(2, tmp_path / "2.mp4"))
    heard.filming()
    heard.process.kill()
    failed = heard.until(ExportFailed)
    assert failed.id == 1 and not failed.cancelled
    assert failed.failure is not None and "stopped" in failed.failure.message
    assert heard.until(ExportDone).id == 2
    assert [each.name for each in tmp_path.iterdir()] == ["2.mp4"]
    assert heard.restarts == 1
    heard.fulfilled(wish(7))
    assert heard.until(Failure, place="worker").number == 7


def test_a_process_that_always_dies_waits_until_it_is_asked(heard: Heard) -> None:
    for life in (1, 2, 3):
        heard.fulfilled(wish(life))
        heard.process.kill()
        if life < 3:
            heard.wait(lambda restarts=life: heard.restarts == restarts)
    heard.wait(lambda: len(heard.all(Failure)) >= 3)
    assert not multiprocessing.active_children()
    heard.worker.send(wish(8))
    heard.wait(lambda: heard.restarts == 3)
    heard.fulfilled(wish(9))


def test_another_versions_process_is_never_started(
    heard: Heard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heard.fulfilled(wish(1))
    with monkeypatch.context() as replaced:
        replaced.setattr(own_files, "have_changed", lambda: True)
        heard.process.kill()
        told = heard.until(Failure, place="worker")
        assert (told.message, told.hint) == (own_files.GONE, own_files.START_AGAIN)
        assert not multiprocessing.active_children() and heard.restarts == 0
        heard.worker.enqueue(job(1, tmp_path / "1.mp4"))
        lost = heard.until(ExportFailed).failure
        assert lost is not None and (lost.place, lost.message) == ("export", own_files.GONE)
        assert not heard.worker.jobs()
    heard.worker.send(wish(2))
    heard.wait(lambda: heard.restarts == 1)


def test_a_process_rests_between_two_videos(heard: Heard, qtbot: QtBot, tmp_path: Path) -> None:
    worker = heard.worker
    worker.enqueue(job(1, tmp_path / "1.mp4"))
    worker.enqueue(job(2, tmp_path / "2.mp4"))
    heard.filming()
    with qtbot.waitSignal(worker.rested, timeout=30_000):
        worker.rest()
    assert heard.until(ExportDone).id == 1
    assert not multiprocessing.active_children()
    assert [each.id for each in worker.jobs()] == [2] and worker.running is None
    worker.send(wish(5))
    qtbot.wait(300)
    assert not multiprocessing.active_children() and not heard.all(SceneFacts)
    worker.resume()
    assert heard.until(ExportDone, count=2).id == 2
    heard.fulfilled(wish(6))
    assert heard.restarts == 1
    assert not heard.all(Failure) and not heard.all(ExportFailed)


def test_a_process_that_died_for_good_can_rest(heard: Heard, qtbot: QtBot) -> None:
    for life in (1, 2, 3):
        heard.fulfilled(wish(life))
        heard.process.kill()
        if life < 3:
            heard.wait(lambda restarts=life: heard.restarts == restarts)
    heard.wait(lambda: len(heard.all(Failure)) >= 3)
    with qtbot.waitSignal(heard.worker.rested, timeout=30_000):
        heard.worker.rest()
    heard.worker.resume()
    heard.fulfilled(wish(9))


def test_who_changes_their_mind_before_the_rest_loses_nothing(heard: Heard, tmp_path: Path) -> None:
    heard.fulfilled(wish(1))
    heard.worker.rest()
    heard.worker.resume()
    heard.worker.enqueue(job(1, tmp_path / "1.mp4"))
    assert heard.until(ExportDone).id == 1
    heard.fulfilled(wish(2))
    assert not heard.all(Failure)


def test_a_process_that_rests_ends_with_the_window(heard: Heard, qtbot: QtBot) -> None:
    heard.fulfilled(wish(1))
    with qtbot.waitSignal(heard.worker.rested, timeout=30_000):
        heard.worker.rest()
    heard.worker.close()
    assert heard.worker.isFinished()


def test_closing_in_the_middle_of_an_export(heard: Heard, tmp_path: Path) -> None:
    heard.worker.enqueue(job(1, tmp_path / "v.mp4", LONG))
    heard.worker.enqueue(job(2, tmp_path / "w.mp4", LONG))
    heard.filming()
    process = heard.process
    heard.worker.close()
    assert not process.is_running()
    assert not list(tmp_path.iterdir())
    assert not heard.worker.jobs()


def test_what_is_sent_before_the_start_is_done_after_it(qtbot: QtBot, owner: QObject) -> None:
    worker = PipelineWorker(owner)
    heard = Heard(worker, qtbot)
    worker.send(wish(1, voice=None))
    worker.start()
    heard.until(SceneFacts)
    worker.close()
    worker.close()


def test_a_worker_that_never_started_can_be_closed(owner: QObject, qapp: QObject) -> None:
    PipelineWorker(owner).close()


_DIES = """
    import os, sys
    from pathlib import Path
    sys.path.insert(0, {tests!r})
    from PySide6.QtCore import QCoreApplication, QTimer
    from pipeline import LONG, job
    from joyvasa_desktop.window.worker import PipelineWorker

    def begun(answer):
        if answer.progress.done > 5:
            print(os.getpid(), flush=True)
            os._exit(0)

    if __name__ == "__main__":
        app = QCoreApplication([])
        worker = PipelineWorker()
        worker.export_answered.connect(begun)
        worker.start()
        worker.enqueue(job(1, Path(sys.argv[1]) / "v.mp4", LONG))
        app.exec()
"""


def test_the_process_ends_with_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    script, folder = tmp_path / "window.py", tmp_path / "out"
    folder.mkdir()
    here = str(Path(__file__).parent)
    script.write_text(textwrap.dedent(_DIES.format(tests=here)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(folder)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    qtbot.waitUntil(lambda: not list(folder.iterdir()), timeout=10_000)
