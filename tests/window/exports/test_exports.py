"""The queue of exports as its users see it, around a worker that answers when told to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from fakes import FakeWorker
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from joyvasa_desktop.animate import Studio
from joyvasa_desktop.errors import CannotWrite, UserError
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.exports.exports import ExportQueue
from joyvasa_desktop.window.messages import (
    ExportDone,
    ExportFailed,
    ExportProgress,
    Failure,
)
from joyvasa_desktop.window.worker import PipelineWorker


@pytest.fixture
def queue(document: Document, worker: FakeWorker, owner: QObject) -> ExportQueue:
    return ExportQueue(document, worker, owner)  # type: ignore[arg-type]


@pytest.fixture
def ready(document: Document, portrait_file: Path, voice_file: Path) -> Document:
    document.change(document.project.but(photo=portrait_file, voice=voice_file), "Sample")
    return document


def running(queue: ExportQueue, worker: FakeWorker, number: int, done: int = 5) -> None:
    """Lets a job run, as the worker would tell it."""
    worker.running = number
    thumbnail = np.full((12, 20, 3), (255, 0, 0), np.uint8)
    progress = Progress("video", done, 100, "Drawing frames", 9.5)
    worker.export_answered.emit(ExportProgress(number, progress, 12.5, thumbnail))


def states(queue: ExportQueue) -> list[tuple[str, str]]:
    return [(item.name, item.state) for item in queue.items()]


def test_an_export_is_a_snapshot(
    queue: ExportQueue, ready: Document, worker: FakeWorker, tmp_path: Path
) -> None:
    motion = Motion(np.zeros((5, 70), np.float32))
    ready.keep_motion(ready.project.motion_key(), motion)
    before = ready.project
    queue.add(tmp_path / "one.mp4")
    ready.set("Head", head=0.0)
    (job,) = worker.queue
    assert (job.photo, job.voice, job.points) == (before.photo, before.voice, None)
    assert job.settings == before.settings
    assert job.motion is motion
    assert job.out == tmp_path / "one.mp4"


def test_settings_of_its_own(
    queue: ExportQueue, ready: Document, worker: FakeWorker, tmp_path: Path
) -> None:
    queue.add(tmp_path / "one.gif", Settings(format="gif", overwrite=True))
    assert worker.queue[0].settings == Settings(format="gif", overwrite=True)


def test_what_is_missing_is_said(queue: ExportQueue, document: Document, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no photo"):
        queue.add(tmp_path / "one.mp4")
    document.change(document.project.but(photo=Path("a.png")), "Photo")
    with pytest.raises(UserError, match="no voice"):
        queue.add(tmp_path / "one.mp4")
    document.change(
        document.project.but(voice=Path("a.wav")).with_imported_take("dance.npz"), "Import"
    )
    with pytest.raises(UserError, match=r"dance\.npz"):
        queue.add(tmp_path / "one.mp4")
    assert queue.items() == ()


@pytest.mark.parametrize(
    ("name", "says"),
    [("one.webm", "doesn't fit"), ("no folder/one.mp4", "no folder"), ("a\n.mp4", "no name")],
)
def test_a_place_that_can_not_be_used_is_refused_at_once(
    queue: ExportQueue, ready: Document, tmp_path: Path, name: str, says: str
) -> None:
    with pytest.raises(UserError, match=says):
        queue.add(tmp_path / name)
    assert queue.items() == ()
    assert list(tmp_path.iterdir()) == []


def test_the_photo_is_never_replaced(queue: ExportQueue, ready: Document, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").touch()
    ready.change(ready.project.but(voice=tmp_path / "film.mp4"), "Voice")
    with pytest.raises(CannotWrite, match="made from"):
        queue.add(tmp_path / "film.mp4", Settings(overwrite=True))


def test_progress_arrives(
    queue: ExportQueue, ready: Document, worker: FakeWorker, tmp_path: Path, qtbot: QtBot
) -> None:
    number = queue.add(tmp_path / "one.mp4")
    assert states(queue) == [("one.mp4", "waiting")]
    with qtbot.waitSignals([queue.items_changed, queue.item_changed]):
        running(queue, worker, number)
    item = queue.item(number)
    assert item is not None
    assert (item.state, item.stage, item.done, item.total) == ("running", "video", 5, 100)
    assert (item.fps, item.seconds_left, item.share) == (12.5, 9.5, 0.05)
    assert item.thumbnail is not None
    assert item.thumbnail.pixelColor(3, 3).name() == "#ff0000"
    worker.export_answered.emit(ExportProgress(number, Progress("video", 9, 100), 12.0))
    after = queue.item(number)
    assert after is not None and after.thumbnail is not None, "it stays until there is another"


def test_a_finished_video(
    queue: ExportQueue, ready: Document, worker: FakeWorker, tmp_path: Path, qtbot: QtBot
) -> None:
    number = queue.add(tmp_path / "one.mp4")
    running(queue, worker, number)
    landed = tmp_path / "one (2).mp4"
    with qtbot.waitSignal(queue.finished):
        worker.export_answered.emit(ExportDone(number, landed, 4.0, 20.0, ("Quiet voice.",)))
    (item,) = queue.items()
    assert (item.state, item.path, item.name) == ("done", landed, "one (2).mp4")
    assert (item.duration, item.seconds, item.notes) == (4.0, 20.0, ("Quiet voice.",))
    assert not queue.is_busy


def test_time_is_estimated_from_earlier_videos(
    queue: ExportQueue, ready: Document, worker: FakeWorker, tmp_path: Path, owner: QObject
) -> None:
    settings = Settings(fps=25)
    assert queue.estimate(settings, 1000, 100) is None
    number = queue.add(tmp_path / "one.mp4", pixels=1000)
    worker.export_answered.emit(ExportDone(number, tmp_path / "one.mp4", 4.0, 20.0))
    assert queue.estimate(settings, 1000, 100) == pytest.approx(20.0)
    assert queue.estimate(settings, 2000, 50) == pytest.approx(20.0)
    assert queue.estimate(Settings(format="gif"), 1000, 100) is None
    assert queue.estimate(Settings(engine="joyvasa"), 1000, 100) is None, "another kind of work"
    later = ExportQueue(Document(owner), worker, owner)  # type: ignore[arg-type]
    assert later.estimate(settings, 1000, 100) == pytest.approx(20.0), "it is remembered"


def test_a_failure_is_kept_and_can_be_retried(
    queue: ExportQueue, ready: Document, worker: FakeWorker, tmp_path: Path
) -> None:
    number = queue.add(tmp_path / "one.mp4")
    failure = Failure(0, "export", "There is no space left.", "Free some.")
    worker.export_answered.emit(ExportFailed(number, failure=failure))
    assert states(queue) == [("one.mp4", "failed")]
    assert queue.items()[0].failure == failure
    again = queue.retry(number)
    assert again != number
    assert states(queue) == [("one.mp4", "waiting")]
    assert worker.queue[-1].out == tmp_path / "one.mp4"


def test_cancelling(
    queue: ExportQueue, ready: Document, worker: FakeWorker, tmp_path: Path
) -> None:
    first, second = queue.add(tmp_path / "1.mp4"), queue.add(tmp_path / "2.mp4")
    running(queue, worker, first)
    queue.cancel(first)
    assert states(queue) == [("1.mp4", "stopping"), ("2.mp4", "waiting")]
    queue.cancel(first)
    queue.cancel(second)
    assert worker.cancelled == [first, second], "asked once each"
    # Progress that was under way doesn't bring it back.
    running(queue, worker, first, 6)
    assert states(queue) == [("1.mp4", "stopping"), ("2.mp4", "cancelled")]
    worker.export_answered.emit(ExportFailed(first, cancelled=True))
    worker.export_answered.emit(ExportFailed(second, cancelled=True))
    assert states(queue) == [("1.mp4", "cancelled"), ("2.mp4", "cancelled")]
    running(queue, worker, second)
    assert not queue.is_busy


def test_a_video_that_was_faster_than_the_wish_to_cancel_is_done(
    queue: ExportQueue, ready: Document, worker: FakeWorker, tmp_path: Path
) -> None:
    number = queue.add(tmp_path / "1.mp4")
    running(queue, worker, number)
    queue.cancel(number)
    worker.export_answered.emit(ExportDone(number, tmp_path / "1.mp4", 4.0, 20.0))
    assert states(queue) == [("1.mp4", "done")]


def test_order(queue: ExportQueue, ready: Document, worker: FakeWorker, tmp_path: Path) -> None:
    one, two, three = (queue.add(tmp_path / f"{i}.mp4") for i in (1, 2, 3))
    queue.move(three, 0)
    assert queue.waiting() == (three, one, two)
    assert [job.id for job in worker.jobs()] == [three, one, two]
    queue.move_by(three, 1)
    queue.move_by(two, 9)
    queue.move(one, -5)
    assert queue.waiting() == (one, three, two)
    running(queue, worker, one)
    queue.move(one, 2)
    assert queue.waiting() == (three, two), "what runs stays"
    assert [item.id for item in queue.items()] == [one, three, two]


def test_removing(queue: ExportQueue, ready: Document, worker: FakeWorker, tmp_path: Path) -> None:
    one, two, three = (queue.add(tmp_path / f"{i}.mp4") for i in (1, 2, 3))
    running(queue, worker, one)
    queue.remove(two)
    assert [item.id for item in queue.items()] == [one, three]
    assert worker.cancelled == [two]
    queue.remove(one)
    assert states(queue) == [("1.mp4", "stopping"), ("3.mp4", "waiting")]
    worker.export_answered.emit(ExportFailed(one, cancelled=True))
    queue.remove(one)
    queue.cancel_all()
    assert states(queue) == [("3.mp4", "cancelled")]
    queue.remove_ended()
    assert queue.items() == ()


def test_the_worker_tells_what_runs(
    queue: ExportQueue, ready: Document, worker: FakeWorker, tmp_path: Path
) -> None:
    number = queue.add(tmp_path / "one.mp4")
    worker.running = number
    worker.exports_changed.emit()
    assert states(queue) == [("one.mp4", "running")]


@pytest.fixture
def real_worker(owner: QObject) -> Iterator[PipelineWorker]:
    """The worker with its process, ended with the test."""
    worker = PipelineWorker(owner)
    worker.start()
    yield worker
    worker.close()


@pytest.fixture
def real_queue(document: Document, real_worker: PipelineWorker, owner: QObject) -> ExportQueue:
    return ExportQueue(document, real_worker, owner)


SECOND = {"start": 1.0, "end": 2.0, "size": 256}
"""A small second of the sample."""


def test_a_real_export_gives_what_the_studio_draws(
    real_queue: ExportQueue, ready: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    ready.set("Second", **SECOND)
    project = ready.project
    assert project.photo is not None and project.voice is not None
    number = real_queue.add(tmp_path / "Öl 你好.mp4")
    with qtbot.waitSignal(real_queue.finished, timeout=60_000):
        pass
    item = real_queue.item(number)
    assert item is not None
    assert (item.state, item.failure) == ("done", None)
    assert item.path == tmp_path / "Öl 你好.mp4"
    assert item.thumbnail is not None
    with av.open(str(item.path)) as film:
        assert [stream.type for stream in film.streams] == ["video", "audio"]
        frames = [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]
    assert abs(len(frames) / 25 - 1.0) <= 1 / 25
    studio = Studio()
    scene = studio.scene(studio.portrait(project.photo, project.settings), project.settings)
    raw = studio.motion(project.voice, project.settings)
    drawn = scene.frame(studio.shaped(raw, project.settings).at(12 / 25))
    wanted = cv2.resize(drawn, frames[12].shape[1::-1], interpolation=cv2.INTER_AREA)
    apart = [float(np.abs(frame.astype(float) - wanted).mean()) for frame in frames]
    assert apart[12] < 4.0, "of 255, from compression alone"
    assert apart[12] == min(apart), "it is that frame and no other"


def test_a_cancelled_real_export_leaves_no_file(
    real_queue: ExportQueue, ready: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    number = real_queue.add(tmp_path / "long.mp4")

    def is_drawing() -> bool:
        item = real_queue.item(number)
        return item is not None and item.stage == "video" and item.done > 2

    qtbot.waitUntil(is_drawing, timeout=60_000)
    with qtbot.waitSignal(real_queue.finished, timeout=10_000):
        real_queue.cancel(number)
    assert states(real_queue) == [("long.mp4", "cancelled")]
    assert list(tmp_path.iterdir()) == []
