"""The JoyVASA engine behind the window: it grows, is drawn, is given up, and tells how far it is.

The motion is sampled by a small generator with the real code, the pictures are painted.
"""

from __future__ import annotations

import dataclasses
import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakSet

import numpy as np
import psutil
import pytest
from animal_files import CAT, Searcher, cat_face, put_animals
from desk import Desk
from engine_files import put_engine
from painter import Painter
from parity.synthetic import of_published_size
from PIL import Image
from pipeline import PHOTO, VOICE, Heard, job, wish
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from joyvasa_desktop.course import Course
from joyvasa_desktop.joyvasa import JoyVASA
from joyvasa_desktop.motion.diffusion import MotionGenerator
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.project import Project
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.video.read import probe
from joyvasa_desktop.weights.folders import standard_folders, usual_place
from joyvasa_desktop.window.messages import (
    Cancel,
    CurveFacts,
    ExportDone,
    ExportFailed,
    ExportProgress,
    Failure,
    Frame,
    Idle,
    PhotoFacts,
    SceneFacts,
    TakeMade,
    Want,
    Wish,
    Working,
)
from joyvasa_desktop.window.process.export_runner import ExportRunner
from joyvasa_desktop.window.process.wire import FrameInSlot
from joyvasa_desktop.window.worker import PipelineWorker

SHORT = Settings(engine="joyvasa", device="cpu", end=1.5, work_size=512)

LITTLE = SHORT.but(sampling="draft", end=0.2)
PATIENCE = 300_000  # ms; a frame takes a busy processor half a minute


@pytest.fixture
def painter(monkeypatch: pytest.MonkeyPatch) -> Painter:
    """All files are there; the networks that draw are this."""
    put_engine()
    painter = Painter()
    monkeypatch.setattr(LivePortrait, "load", lambda *arguments: painter)
    return painter


@pytest.fixture
def desk(painter: Painter) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.window.close()


@pytest.fixture
def sampled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The seed of every take whose sampling began."""
    seeds: list[int] = []
    windows = JoyVASA.windows

    def counted(engine: JoyVASA, samples: object, settings: Settings, *others: object) -> object:
        seeds.append(settings.seed)
        return windows(engine, samples, settings, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(JoyVASA, "windows", counted)
    return seeds


def test_curves_grow_by_windows_and_a_face_is_drawn(
    desk: Desk, painter: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("joyvasa_desktop.window.process.wish_server._EVERY", 0.0)
    monkeypatch.setattr("joyvasa_desktop.window.process.wish_server._SHARE", 0.0)
    desk.fulfil(wish(1, settings=SHORT.but(end=0.0)))
    assert not desk.all(Failure) and desk.all(Idle)
    grown = [len(each.values["yaw"]) for each in desk.all(CurveFacts)]
    totals = {each.total for each in desk.all(CurveFacts)}
    assert len(grown) > 2 and grown == sorted(grown)
    assert totals == {grown[-1]}, "how long it will be is known from the beginning"
    (made,) = desk.all(TakeMade)
    assert len(made.motion) == grown[-1] and made.motion.origin["source"] == "JoyVASA"
    notes = [each.progress.note for each in desk.all(Working)]
    assert "Loading the motion model" in notes and any("Window " in note for note in notes)
    desk.ask(Want(1, ((0.0, "main"), (1.0, "main"))))
    while desk.server.draw_next():
        pass
    assert painter.drawn == 2
    assert [frame.shape for frame in desk.all(FrameInSlot)] == [(512, 512, 3)] * 2


def test_what_the_engine_has_to_say_is_told(desk: Desk) -> None:
    desk.fulfil(wish(1, settings=SHORT))
    (scene,) = desk.all(SceneFacts)
    assert any("Stitching needs a model" in note for note in scene.notes)
    assert desk.server.card == "", "the processor does it"


def test_what_turns_out_while_drawing_is_told_then(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.fulfil(wish(1, settings=SHORT))
    told = desk.all(SceneFacts)[0]
    assert desk.server._scene is not None
    scene = desk.server._scene[0]
    monkeypatch.setattr(type(scene), "notes", [*told.notes, "The card stopped working."])
    for _ in range(2):
        desk.ask(Want(1, ((0.2, "main"),)))
        assert desk.server.draw_next()
    more = dataclasses.replace(told, notes=(*told.notes, "The card stopped working."))
    assert desk.all(SceneFacts) == [told, more], "once"


@pytest.mark.parametrize(
    ("changes", "size"),
    [({}, (512, 512)), ({"paste_back": False}, (512, 512)), ({"size": 256}, (256, 256))],
)
def test_the_videos_size_is_known(
    desk: Desk, changes: dict[str, int], size: tuple[int, int]
) -> None:
    desk.fulfil(wish(1, settings=SHORT.but(**changes)))
    assert desk.all(SceneFacts)[0].video_size == size


def test_the_square_is_what_the_networks_see(desk: Desk) -> None:
    def corners(number: int, **changes: bool) -> object:
        desk.fulfil(wish(number, voice=None, settings=SHORT.but(**changes)))
        return desk.all(PhotoFacts)[-1].crop

    tilted, upright = corners(1), corners(2, upright=False)
    across = np.asarray(tilted)[1] - np.asarray(tilted)[0]
    assert abs(across[1]) > 3, "the head in the photo is tilted a little"
    straight = np.asarray(upright)[1] - np.asarray(upright)[0]
    assert straight[1] == pytest.approx(0, abs=1e-6)
    assert straight[0] == pytest.approx(np.hypot(*across), rel=0.1)
    low, high = -0.5, 511.5
    whole = [(low, low), (high, low), (high, high), (low, high)]
    np.testing.assert_allclose(np.asarray(corners(3, crop=False)), whole)


def test_finishing_anew_samples_nothing(desk: Desk, sampled: list[int]) -> None:
    desk.fulfil(wish(1, settings=SHORT))
    desk.fulfil(wish(2, settings=SHORT.but(head_response=0.5, model_blinks=False)))
    assert sampled == [0]
    first, second = desk.all(TakeMade)
    assert np.abs(first.motion.values - second.motion.values).max() > 1e-3


@pytest.mark.parametrize(("changes", "again"), [({"seed": 7}, [0, 7]), ({"aligned": False}, [0])])
def test_sampling_ends_only_if_the_new_wish_needs_another_take(
    desk: Desk,
    sampled: list[int],
    changes: dict[str, int],
    again: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("joyvasa_desktop.window.process.wish_server._EVERY", 0.0)
    began = desk.server._report

    def distracted(event: Progress) -> None:
        if event.stage == "motion" and event.done == 3 and desk.inbox.wish is first:
            desk.ask(wish(2, photo=None, settings=SHORT.but(**changes)))
        began(event)

    desk.server.studio.report = distracted
    desk.ask(wish(1, photo=None, settings=SHORT))
    first = desk.inbox.wish
    desk.server.fulfil()
    assert not desk.all(Idle)
    desk.server.fulfil()
    assert desk.all(Idle) == [Idle(2)] and sampled == again
    told = [each.number for each in desk.all(Working) if each.progress.done > 3]
    assert set(told) == {2}, "the newer wish hears how it goes on"


@pytest.mark.parametrize(
    ("photo", "changes"), [(PHOTO, {}), (CAT, {"mode": "animal"}), (CAT, {"face": 1})]
)
def test_another_photo_or_face_is_seen_before_sampling_goes_on(
    desk: Desk,
    sampled: list[int],
    photo: Path,
    changes: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_animals()
    Searcher([cat_face()]).put(monkeypatch)
    began, first = desk.server._report, wish(1, photo=CAT, settings=SHORT)

    def distracted(event: Progress) -> None:
        if event.stage == "motion" and event.done == 3 and desk.inbox.wish is asked:
            second = dataclasses.replace(
                first, number=2, photo=photo, settings=SHORT.but(**changes)
            )
            desk.ask(second)
        began(event)

    desk.server.studio.report = distracted
    desk.ask(first)
    asked = desk.inbox.wish
    desk.server.fulfil()
    assert not desk.all(TakeMade) and not desk.all(Idle)
    before = len(desk.said)
    desk.server.fulfil()
    heard = [type(each) for each in desk.said[before:]]
    assert heard.index(PhotoFacts) < heard.index(TakeMade)
    assert desk.all(Idle) == [Idle(2)] and sampled == [0, 0]


def test_without_its_files_the_engine_says_what_is_missing(desk: Desk) -> None:
    (standard_folders()[0] / usual_place("mt")).unlink()
    desk.fulfil(wish(1, settings=SHORT))
    (failure,) = desk.all(Failure)
    assert "lacks one of its models" in failure.message and "built-in" in failure.hint
    assert desk.all(PhotoFacts) and desk.all(Idle)


# ---- videos


def test_a_video_tells_windows_and_frames(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    features = MotionGenerator.features

    def slow(generator: MotionGenerator, wave: object) -> object:
        time.sleep(0.12)
        return features(generator, wave)  # type: ignore[arg-type]

    monkeypatch.setattr(MotionGenerator, "features", slow)
    ExportRunner(desk.inbox, desk.server, desk.said.append).run(
        job(1, tmp_path / "v.mp4", SHORT.but(end=3.2))
    )
    events = [each.progress for each in desk.all(ExportProgress)]
    assert [each for each in events if each.stage == "motion" and each.total]
    assert any("window" in each.note for each in events if each.stage == "video")
    (done,) = desk.all(ExportDone)
    assert probe(done.path).frames == max(each.done for each in events) > 75


@pytest.mark.parametrize(
    ("stage", "done"), [("photo", 0), ("speech", 0), ("motion", 2), ("render", 0), ("video", 3)]
)
def test_a_video_is_cancelled_in_every_stage_and_made_the_next_time(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, done: int
) -> None:
    sampled = Course.sampled

    def slowly(course: Course, event: Progress) -> None:
        # The small generator would be through all of its steps before anybody looks.
        time.sleep(0.03)
        sampled(course, event)

    monkeypatch.setattr(Course, "sampled", slowly)
    runner = ExportRunner(desk.inbox, desk.server, desk.said.append)
    report, reached = runner._report, list[Progress]()

    def distracted(event: Progress) -> None:
        if event.stage == stage and event.done >= done and not reached:
            reached.append(event)
            desk.ask(Cancel(1))
        report(event)

    runner._report = distracted  # type: ignore[method-assign]
    runner.run(job(1, tmp_path / "v.mp4", SHORT))
    assert reached and desk.said[-1] == ExportFailed(1, cancelled=True)
    assert not list(tmp_path.iterdir())
    runner.run(job(2, tmp_path / "v.mp4", SHORT))
    assert desk.all(ExportDone)[0].path == tmp_path / "v.mp4"


def test_the_preview_is_drawn_between_a_videos_frames(
    desk: Desk, painter: Painter, tmp_path: Path
) -> None:
    desk.fulfil(wish(1, settings=SHORT))
    desk.ask(Want(1, ((0.4, "main"),)))
    runner = ExportRunner(desk.inbox, desk.server, desk.said.append)
    runner.run(job(1, tmp_path / "v.mp4", SHORT))
    kinds = [type(each) for each in desk.said]
    assert kinds.index(FrameInSlot) < kinds.index(ExportDone)


# ---- animals


class Kinds:
    """In the place of all drawing networks: sees to it that those of one kind are there at most.

    Attributes:
        loads: whose networks were loaded.
    """

    def __init__(self) -> None:
        self.loads: list[str] = []
        self._there: WeakSet[Painter] = WeakSet()

    def load(self, files: object, kind: str, *place: object) -> Painter:
        gc.collect()
        assert not self._there, "the others have gone"
        self.loads.append(kind)
        painter = Painter()
        self._there.add(painter)
        return painter


@pytest.fixture
def kinds(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Kinds:
    put_animals()
    made = Kinds()
    monkeypatch.setattr(LivePortrait, "load", made.load)
    return made


ANIMAL = SHORT.but(mode="animal", paste_back=False, stitching=False)


def test_an_animal_is_found_and_drawn_in_its_square(
    desk: Desk, kinds: Kinds, monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher = Searcher([cat_face()])
    searcher.put(monkeypatch)
    desk.fulfil(wish(1, photo=CAT, settings=ANIMAL))
    assert not desk.all(Failure) and kinds.loads == ["animal"]
    facts, (scene,) = desk.all(PhotoFacts)[-1], desk.all(SceneFacts)
    assert scene.size == scene.video_size == (512, 512)
    assert facts.crop is not None and facts.unit > 0
    desk.ask(Want(1, ((0.2, "main"),)))
    assert desk.server.draw_next()
    assert [frame.shape for frame in desk.all(FrameInSlot)] == [(512, 512, 3)]


@pytest.mark.parametrize("first", ["human", "animal"])
def test_a_video_of_one_kind_and_a_preview_of_the_other_share_the_place(
    first: str, desk: Desk, kinds: Kinds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("joyvasa_desktop.render.residence.SPELL", 0.2)
    Searcher([cat_face()]).put(monkeypatch)
    person, animal = job(1, tmp_path / "v.mp4", SHORT), wish(2, photo=CAT, settings=ANIMAL)
    if first == "animal":
        person = dataclasses.replace(person, photo=CAT, settings=ANIMAL)
        animal = wish(2, settings=SHORT)
    desk.ask(animal)
    desk.ask(Want(2, tuple((i / 25, "main") for i in range(4))))
    ExportRunner(desk.inbox, desk.server, desk.said.append).run(person)
    (done,) = desk.all(ExportDone)
    assert probe(done.path).frames > 30 and not desk.all(Failure) and not desk.all(ExportFailed)
    # However often it was tried in vain: each state of the search is told once.
    assert len(desk.all(PhotoFacts)) <= 2
    desk.server.fulfil()
    while desk.server.draw_next():
        pass
    assert desk.all(Idle) and len(desk.all(FrameInSlot)) == 4
    assert set(kinds.loads) == {"human", "animal"}


# ---- at full size, in a process


@pytest.fixture
def full_size(tmp_path: Path) -> None:
    """Synthetic networks of the published size where the program looks for them."""
    synthetic = of_published_size(tmp_path / "synthetic")
    patterns = ("liveportrait_[FGMSW]", "joyvasa_motion_hubert", "joyvasa_motion_template")
    synthetic.only(standard_folders()[0], *patterns, "enc_chinese_hubert")


@pytest.fixture
def heard(full_size: None, owner: QObject, qtbot: QtBot) -> Iterator[Heard]:
    worker = PipelineWorker(owner)
    worker.start()
    yield Heard(worker, qtbot)
    worker.close()


@pytest.mark.full_size
def test_the_process_draws_and_stops_at_the_published_size(
    heard: Heard, qtbot: QtBot, tmp_path: Path
) -> None:
    """Its pictures are noise, because the weights are; the rest is as with the real ones."""

    def until(condition: Callable[[], bool]) -> None:
        qtbot.waitUntil(condition, timeout=PATIENCE)

    project = Project(photo=PHOTO, voice=VOICE, settings=LITTLE)
    heard.worker.send(Wish(1, PHOTO, None, VOICE, LITTLE, project.motion_key()))
    until(lambda: bool(heard.all(Idle)))
    assert not heard.all(Failure)
    assert heard.all(CurveFacts)[-1].final and heard.all(SceneFacts)[0].size == (512, 512)

    heard.worker.send(Want(1, ((0.0, "main"),)))
    until(lambda: bool(heard.all(Frame)))
    (frame,) = heard.all(Frame)
    photo = np.asarray(Image.open(PHOTO).convert("RGB"))
    np.testing.assert_array_equal(frame.pixels[-40:], photo[-40:])
    assert (frame.pixels != photo).any(axis=2)[60:160, 180:270].mean() > 0.9

    # A slow frame gives way to a wish at once.
    heard.worker.send(Want(1, ((0.12, "main"),)))
    qtbot.wait(700)
    asked = time.monotonic()
    calmer = LITTLE.but(head=0.5)
    heard.worker.send(Wish(2, PHOTO, None, VOICE, calmer, project.motion_key()))
    until(lambda: len(heard.all(Idle)) == 2)
    if frame.seconds > 5:
        assert time.monotonic() - asked < frame.seconds - 1

    process = heard.process
    heard.worker.enqueue(heard.job(1, tmp_path / "v.mp4", LITTLE))
    until(lambda: any(each.progress.stage == "video" for each in heard.all(ExportProgress)))
    asked = time.monotonic()
    heard.worker.cancel(1)
    until(lambda: bool(heard.all(ExportFailed)))
    assert time.monotonic() - asked < 2
    assert heard.all(ExportFailed) == [ExportFailed(1, cancelled=True)]
    assert not list(tmp_path.glob("v*"))
    assert process.is_running() and process.status() != psutil.STATUS_ZOMBIE, "it goes on"
