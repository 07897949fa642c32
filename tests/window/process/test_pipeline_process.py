"""What the pipeline's process answers: facts, frames and videos, all from one process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from pipeline import CAT, LONG, PHOTO, VOICE, Heard
from pytestqt.qtbot import QtBot

from joyvasa_desktop.animate import Studio
from joyvasa_desktop.motion.motion import Motion, resting_pose
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.project import Project
from joyvasa_desktop.video.read import probe
from joyvasa_desktop.window.messages import (
    CurveFacts,
    ExportDone,
    ExportFailed,
    ExportProgress,
    Failure,
    Frame,
    Idle,
    Keep,
    PhotoFacts,
    SceneFacts,
    TakeMade,
    Usage,
    VoiceFacts,
    Want,
)
from joyvasa_desktop.window.worker import PipelineWorker

_BASES = count(100, 100)
"""Numbers of wishes and exports only ever grow, from test to test."""


@pytest.fixture(scope="module")
def worker(qapp: object) -> Iterator[PipelineWorker]:
    """One process for all tests of this file: none of them harms it."""
    made = PipelineWorker()
    made.start()
    yield made
    made.close()
    assert made.isFinished()


@pytest.fixture
def heard(worker: PipelineWorker, qtbot: QtBot) -> Iterator[Heard]:
    made = Heard(worker, qtbot, next(_BASES))
    yield made
    assert made.restarts == 0
    # The next test begins with an empty project, too.
    made.fulfilled(made.wish(99, photo=None, voice=None))
    made.close()


def test_a_wish_is_answered_with_everything(heard: Heard) -> None:
    heard.fulfilled(heard.wish(1))
    kinds = [type(each) for each in heard.answers]
    photo, voice = heard.all(PhotoFacts)[-1], heard.all(VoiceFacts)[-1]
    curves, scene = heard.all(CurveFacts)[-1], heard.all(SceneFacts)[-1]
    assert kinds.index(PhotoFacts) < kinds.index(VoiceFacts) < kinds.index(SceneFacts)
    assert (photo.chosen, len(photo.faces), photo.likely) == (0, 1, "human")
    assert photo.picture.shape == (256, 256, 3)
    assert photo.scale == pytest.approx(0.5)
    # The outline is that of the whole file, the motion that of the stretch.
    assert voice.complete
    assert voice.duration == pytest.approx(4.0, abs=0.5)
    assert len(voice.envelope) == pytest.approx(voice.duration * voice.rate, abs=1)
    assert curves.final
    assert curves.total == len(curves.values["mouth"]) == 30
    assert np.ptp(curves.values["mouth"]) > 0.05
    assert scene.duration == pytest.approx(1.2)
    assert [each.take for each in heard.all(TakeMade)] == [heard.wish(1).take]
    assert heard.until(Usage).memory > 50_000_000


def test_frames_are_those_of_the_studio(heard: Heard) -> None:
    asked = heard.wish(1, settings=heard.small.but(yaw=2.0))
    heard.worker.send(asked)
    times = (0.6, 0.0, 1.16)
    heard.worker.send(Want(heard.number(1), tuple((time, "main") for time in times)))
    heard.until(Frame, 3)
    studio = Studio()
    scene = studio.scene(studio.portrait(PHOTO, asked.settings), asked.settings)
    motion = studio.shaped(studio.motion(VOICE, asked.settings), asked.settings)
    for frame, time in zip(heard.all(Frame), times, strict=True):
        assert frame.time == time
        assert np.array_equal(frame.pixels, scene.frame(motion.at(time)))


def test_frames_are_no_larger_than_wanted(heard: Heard) -> None:
    heard.fulfilled(heard.wish(1))
    heard.worker.send(Want(heard.number(1), ((0.4, "main"),), longest=100))
    assert heard.until(Frame).pixels.shape == (100, 100, 3)


def test_more_frames_than_there_is_room_for(heard: Heard) -> None:
    heard.worker.send(heard.wish(1))
    times = [i / 25 for i in range(30)]
    heard.worker.send(Want(heard.number(1), tuple((time, "main") for time in times)))
    heard.until(Frame, 30)
    assert [frame.time for frame in heard.all(Frame)] == times


def test_frames_of_an_older_wish_are_not_drawn(heard: Heard) -> None:
    heard.fulfilled(heard.wish(1))
    heard.worker.send(heard.wish(2))
    heard.worker.send(Want(heard.number(1), ((0.1, "main"),)))
    heard.worker.send(Want(heard.number(3), ((0.2, "main"),)))
    heard.fulfilled(heard.wish(3))
    assert heard.until(Frame).time == 0.2
    assert len(heard.all(Frame)) == 1


def test_a_photo_alone_is_at_rest(heard: Heard) -> None:
    heard.worker.send(heard.wish(1, voice=None))
    heard.worker.send(Want(heard.number(1), ((0.0, "main"),)))
    frame = heard.until(Frame)
    assert heard.all(SceneFacts)[-1].duration == 0
    assert np.array_equal(frame.pixels, load_picture(PHOTO, max_side=256).rgb)
    assert not heard.all(CurveFacts) and not heard.all(Failure)


def test_a_voice_alone_has_curves(heard: Heard) -> None:
    heard.fulfilled(heard.wish(1, photo=None))
    assert heard.all(CurveFacts)[-1].final
    assert not heard.all(SceneFacts) and not heard.all(Failure)


def test_a_photo_without_a_face_is_shown_with_the_reason(heard: Heard, tmp_path: Path) -> None:
    from PIL import Image

    Image.fromarray(np.full((300, 200, 3), 90, np.uint8)).save(tmp_path / "grau é.png")
    heard.fulfilled(heard.wish(1, photo=tmp_path / "grau é.png"))
    (photo,), (failure,) = heard.all(PhotoFacts), heard.all(Failure)
    assert photo.picture.shape == (256, 171, 3)
    assert (photo.faces, photo.chosen, photo.crop, photo.unit) == ((), None, None, 0.0)
    assert failure.place == "photo"
    assert "No face" in failure.message and failure.hint and not failure.details
    # Everything else goes on.
    assert heard.all(CurveFacts)[-1].final


def test_unreadable_files_fail_where_they_belong(heard: Heard, tmp_path: Path) -> None:
    photo, voice = tmp_path / "photo.png", tmp_path / "voice.wav"
    photo.write_bytes(b"no picture at all")
    heard.fulfilled(heard.wish(1, photo=photo, voice=voice))
    assert [each.place for each in heard.all(Failure)] == ["photo", "voice"]
    assert all(each.hint for each in heard.all(Failure))
    assert not heard.all(PhotoFacts) and not heard.all(CurveFacts)
    # The same wish fails again: the window forgets failures with every wish.
    heard.fulfilled(heard.wish(2, photo=photo, voice=voice))
    assert [each.number - heard.base for each in heard.all(Failure)] == [1, 1, 2, 2]


def test_an_animal_needs_its_points(heard: Heard) -> None:
    settings = heard.small.but(mode="animal")
    heard.fulfilled(heard.wish(1, photo=CAT, settings=settings))
    (failure,) = heard.all(Failure)
    assert "nine points" in failure.message
    assert heard.all(PhotoFacts)[-1].picture.shape[1] == 256


def test_a_gain_changes_curves_without_another_take(heard: Heard) -> None:
    heard.fulfilled(heard.wish(1))
    before = heard.all(CurveFacts)[-1].values
    heard.fulfilled(heard.wish(2, settings=heard.small.but(pitch=0.0)))
    after = heard.all(CurveFacts)[-1].values
    assert len(heard.all(TakeMade)) == 1
    assert not after["pitch"].any() and before["pitch"].any()
    assert np.array_equal(before["yaw"], after["yaw"])
    # What the window knows already isn't sent again.
    assert len(heard.all(PhotoFacts)) == len(heard.all(VoiceFacts)) == 1


def test_a_photo_that_was_left_is_told_of_again(heard: Heard) -> None:
    heard.fulfilled(heard.wish(1))
    heard.worker.send(heard.wish(2, photo=CAT))
    heard.fulfilled(heard.wish(3))
    assert heard.all(PhotoFacts)[-1].photo == PHOTO
    assert heard.all(PhotoFacts)[-1].number == heard.number(3)


def test_only_the_newest_of_many_wishes_counts(heard: Heard) -> None:
    for number in range(1, 20):
        heard.worker.send(heard.wish(number, settings=heard.small.but(seed=number)))
    heard.fulfilled(heard.wish(20))
    assert heard.all(Idle)[-1].number == heard.number(20)
    assert len(heard.all(TakeMade)) < 10


def test_a_motion_that_the_window_has_is_used(heard: Heard) -> None:
    asked = heard.wish(1)
    heard.worker.send(Keep(asked.take, Motion(np.tile(resting_pose(), (30, 1)))))
    heard.fulfilled(asked)
    assert not heard.all(TakeMade)
    assert not heard.all(CurveFacts)[-1].values["mouth"].any()


def test_a_motion_from_a_file_is_never_sampled(heard: Heard) -> None:
    heard.fulfilled(replace(heard.wish(1), take="file-1"))
    assert heard.all(Failure)[-1].place == "motion"
    assert not heard.all(TakeMade)


def test_two_takes_side_by_side(heard: Heard) -> None:
    project = Project(photo=PHOTO, voice=VOICE, settings=heard.small).another_take(7)
    first = project.takes[0].id
    other = (project.motion_key(first), project.take_settings(first))
    asked = replace(
        heard.wish(1, settings=project.settings), take=project.motion_key(), other=other
    )
    heard.worker.send(asked)
    heard.worker.send(Want(heard.number(1), ((0.6, "main"), (0.6, "other"))))
    heard.until(Frame, 2)
    assert {each.side for each in heard.all(CurveFacts) if each.final} == {"main", "other"}
    main, beside = heard.all(Frame)
    assert (main.side, beside.side) == ("main", "other")
    assert not np.array_equal(main.pixels, beside.pixels)


def test_an_engine_that_cannot_be_used_says_so(heard: Heard) -> None:
    heard.fulfilled(heard.wish(1, settings=heard.small.but(engine="joyvasa")))
    assert {each.place for each in heard.all(Failure)} == {"motion"}
    assert not heard.all(SceneFacts)


def test_an_export_with_a_live_preview(heard: Heard, tmp_path: Path) -> None:
    heard.fulfilled(heard.wish(1))
    heard.worker.enqueue(heard.job(5, tmp_path / "видео 動画.mp4", LONG))
    assert heard.worker.is_exporting and heard.worker.running == heard.number(5)
    heard.filming()
    heard.worker.send(heard.wish(2, settings=heard.small.but(roll=0.0)))
    heard.worker.send(Want(heard.number(2), ((0.5, "main"),)))
    heard.until(Frame, number=heard.number(2))
    assert not heard.all(ExportDone)
    done = heard.until(ExportDone)
    assert (done.id, done.path) == (heard.number(5), tmp_path / "видео 動画.mp4")
    assert probe(done.path).frames == pytest.approx(done.duration * 25)
    pictures = [each.thumbnail for each in heard.all(ExportProgress) if each.thumbnail is not None]
    assert pictures and all(each.shape == (320, 320, 3) for each in pictures)
    assert heard.all(ExportProgress)[-1].fps > 0
    assert not heard.worker.is_exporting and heard.worker.running is None
    assert list(tmp_path.iterdir()) == [done.path]


def test_an_export_that_fails_says_why(heard: Heard, tmp_path: Path) -> None:
    heard.worker.enqueue(heard.job(1, tmp_path / "none" / "v.mp4"))
    failed = heard.until(ExportFailed)
    assert failed.failure is not None and not failed.cancelled
    assert failed.failure.place == "export" and failed.failure.hint


def test_the_queue_can_be_reordered_and_shortened(heard: Heard, tmp_path: Path) -> None:
    worker = heard.worker
    for number in (1, 2, 3, 4):
        worker.enqueue(heard.job(number, tmp_path / f"{number}.mp4"))
    worker.move(heard.number(4), 0)
    worker.cancel(heard.number(2))
    assert [each.id - heard.base for each in worker.jobs()] == [1, 4, 3]
    heard.until(ExportDone, id=heard.number(3))
    assert [each.id - heard.base for each in heard.all(ExportDone)] == [1, 4, 3]
    assert heard.all(ExportFailed) == [ExportFailed(heard.number(2), cancelled=True)]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["1.mp4", "3.mp4", "4.mp4"]


def test_a_cancelled_export_leaves_nothing_and_costs_nothing_else(
    heard: Heard, tmp_path: Path
) -> None:
    heard.fulfilled(heard.wish(1))
    heard.worker.enqueue(heard.job(1, tmp_path / "v.mp4", LONG))
    heard.filming()
    assert len(list(tmp_path.iterdir())) == 1
    heard.worker.cancel(heard.number(1))
    assert heard.until(ExportFailed) == ExportFailed(heard.number(1), cancelled=True)
    assert not list(tmp_path.iterdir())
    heard.fulfilled(heard.wish(2))
    assert heard.restarts == 0


def test_no_qt_in_the_process(heard: Heard) -> None:
    heard.fulfilled(heard.wish(1))
    files = [each.path for each in heard.process.memory_maps()]
    assert any("cv2" in name for name in files)
    assert not [name for name in files if "PySide6" in name or "Qt6" in name]
