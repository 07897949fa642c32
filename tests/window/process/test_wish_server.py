"""Wishes without a process around them: what is told, what is stopped, what goes wrong."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from desk import Desk
from pipeline import CAT, PHOTO, SMALL, VOICE, job, wish

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.motion.motion import Moment, Motion
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.window.messages import (
    Cancel,
    CurveFacts,
    ExportDone,
    ExportFailed,
    ExportProgress,
    Failure,
    Idle,
    Keep,
    PhotoFacts,
    SceneFacts,
    TakeMade,
    VoiceFacts,
    Want,
    Wish,
)
from joyvasa_desktop.window.process.export_runner import ExportRunner
from joyvasa_desktop.window.process.wire import FrameInSlot, SlotRead
from joyvasa_desktop.window.process.wish_server import needs


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.window.close()


def test_everything_comes_and_nothing_is_left_to_do(desk: Desk) -> None:
    desk.fulfil(wish(1))
    assert desk.all(Idle) == [Idle(1)]
    assert desk.inbox.wish is None
    assert not desk.server.draw_next()
    assert not desk.server.go_on(0.01)


def test_the_square_is_told_in_pixels_of_the_picture(desk: Desk) -> None:
    desk.fulfil(wish(1, voice=None, settings=SMALL.but(crop_scale=1.6)))
    (photo,) = desk.all(PhotoFacts)
    assert photo.crop is not None
    sides = np.linalg.norm(np.diff(photo.crop, axis=0), axis=1)
    assert sides == pytest.approx(1.6 * photo.unit, abs=1.5)
    desk.fulfil(wish(2, voice=None, settings=SMALL.but(crop_scale=1.6, paste_back=False)))
    scene = desk.all(SceneFacts)[-1]
    assert scene.size == pytest.approx((sides[0], sides[0]), abs=1)
    assert desk.all(PhotoFacts)[-1].picture.shape == (256, 256, 3)


def test_an_animal_with_its_points_is_drawn(desk: Desk) -> None:
    points = read_points(paths.samples() / "chelsea.points.json")
    placed = tuple((float(x), float(y)) for x, y in points)
    settings = SMALL.but(mode="animal", work_size=451)
    desk.ask(Wish(1, CAT, placed, None, settings))
    desk.server.fulfil()
    assert not desk.all(Failure)
    (photo,) = desk.all(PhotoFacts)
    assert photo.chosen is None and photo.crop is not None
    assert photo.likely != "human"
    assert desk.all(SceneFacts)[0].video_size == (451, 300)


def test_points_of_a_person_take_the_place_of_what_was_found(desk: Desk) -> None:
    placed = ((205.0, 110.0), (247.0, 110.0), (207.0, 155.0), (243.0, 155.0))
    desk.ask(Wish(1, PHOTO, placed, None, SMALL))
    desk.server.fulfil()
    (photo,) = desk.all(PhotoFacts)
    assert photo.chosen == 0 and len(photo.faces) == 1
    x0, y0, x1, y1 = photo.faces[0].box
    assert x0 < 113 < x1 and y0 < 65 < y1


def test_a_face_that_does_not_exist_is_a_failure_with_facts(desk: Desk) -> None:
    desk.fulfil(wish(1, voice=None, settings=SMALL.but(face=3)))
    assert desk.all(PhotoFacts)[0].chosen is None
    assert len(desk.all(PhotoFacts)[0].faces) == 1
    assert "Face 3 doesn't exist" in desk.all(Failure)[0].message


def test_an_unexpected_error_stays_where_it_happened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*anything: object) -> None:
        raise RuntimeError("what nobody thought of")

    monkeypatch.setattr(desk.server.studio, "shaped", broken)
    desk.fulfil(wish(1))
    (failure,) = desk.all(Failure)
    assert failure.place == "motion"
    assert "unexpected" in failure.message
    assert "what nobody thought of" in failure.details and "Traceback" in failure.details
    assert desk.all(PhotoFacts) and desk.all(SceneFacts) and desk.all(Idle)


def test_an_error_while_drawing_ends_drawing_only(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.fulfil(wish(1, voice=None))
    desk.ask(Want(1, ((0.0, "nowhere"),)))  # type: ignore[arg-type]
    assert desk.server.draw_next()
    assert not desk.all(Failure)
    monkeypatch.setattr("joyvasa_desktop.window.process.frame_drawer.smaller", lambda *_: 1 / 0)
    desk.ask(Want(1, ((0.0, "main"), (0.1, "main"))))
    assert desk.server.draw_next()
    assert not desk.server.draw_next()
    assert [each.place for each in desk.all(Failure)] == ["preview"]


def test_slots_come_back(desk: Desk) -> None:
    desk.fulfil(wish(1, voice=None))
    desk.ask(Want(1, tuple((i / 25, "main") for i in range(9))))
    while desk.server.draw_next():
        pass
    assert len(desk.all(FrameInSlot)) == 4
    desk.ask(SlotRead(desk.all(FrameInSlot)[0].slot))
    assert desk.server.draw_next()
    assert desk.all(FrameInSlot)[-1].slot == desk.all(FrameInSlot)[0].slot


def test_a_newer_wish_stops_what_only_the_older_one_needs(desk: Desk) -> None:
    began = desk.server._report

    def distracted(event: object) -> None:
        if desk.inbox.wish is first and getattr(event, "stage", "") == "render":
            desk.ask(wish(2, photo=CAT, voice=None, settings=SMALL.but(mode="animal")))
        began(event)  # type: ignore[arg-type]

    desk.server.studio.report = distracted
    desk.ask(wish(1, voice=None))
    first = desk.inbox.wish
    desk.server.fulfil()
    assert not desk.all(SceneFacts) and not desk.all(Idle)
    desk.server.fulfil()
    assert desk.all(Idle) == [Idle(2)]


@pytest.mark.parametrize(
    ("stage", "changes", "same"),
    [
        ("photo", {"yaw": 0.5}, True),
        ("photo", {"face": 1}, False),
        ("speech", {"end": 1.5}, False),
        ("motion", {"seed": 5}, False),
        ("motion", {"teeth": False}, True),
        ("render", {"teeth": False}, False),
        ("render", {"seed": 5}, True),
    ],
)
def test_what_a_wish_needs(stage: str, changes: dict[str, int], same: bool) -> None:
    one, other = wish(1), wish(2, settings=SMALL.but(**changes))
    assert (needs(stage, one) == needs(stage, other)) is same  # type: ignore[arg-type]


def test_a_long_voice_is_outlined_bit_by_bit(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import soundfile

    monkeypatch.setattr("joyvasa_desktop.window.process.voice_teller._AT_ONCE", 0.0)
    monkeypatch.setattr("joyvasa_desktop.window.process.voice_teller._EVERY", 0.0)
    samples, rate = soundfile.read(VOICE)
    soundfile.write(tmp_path / "long.wav", np.tile(samples, 3), rate)
    desk.fulfil(wish(1, photo=None, voice=tmp_path / "long.wav"))
    assert not desk.all(VoiceFacts)[-1].complete
    while desk.server.go_on(0.0):
        pass
    durations = [each.duration for each in desk.all(VoiceFacts)]
    assert desk.all(VoiceFacts)[-1].complete and len(durations) > 5
    assert durations == sorted(durations)
    assert durations[-1] == pytest.approx(3 * len(samples) / rate)


def test_a_growing_motion_is_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("joyvasa_desktop.window.process.wish_server._EVERY", 0.0)
    desk.fulfil(wish(1, photo=None, settings=SMALL.but(start=0.0, end=0.0)))
    states = [(len(each.values["yaw"]), each.final) for each in desk.all(CurveFacts)]
    assert states[-1] == (desk.all(CurveFacts)[0].total, True)
    assert [final for _, final in states[:-1]] == [False] * (len(states) - 1)


def test_wishes_are_fulfilled_while_a_video_is_made(desk: Desk, tmp_path: Path) -> None:
    runner = ExportRunner(desk.inbox, desk.server, desk.said.append)
    desk.fulfil(wish(1))
    desk.ask(wish(2, settings=SMALL.but(yaw=0.0)))
    desk.ask(Want(2, ((0.5, "main"),)))
    runner.run(job(1, tmp_path / "v.mp4"))
    kinds = [type(each) for each in desk.said]
    assert kinds.index(FrameInSlot) < kinds.index(ExportDone)
    assert desk.all(Idle)[-1] == Idle(2)
    assert desk.all(ExportProgress)[0].id == 1


def test_a_cancel_that_comes_first_wins(desk: Desk, tmp_path: Path) -> None:
    runner = ExportRunner(desk.inbox, desk.server, desk.said.append)
    desk.ask(Cancel(1))
    runner.run(job(1, tmp_path / "v.mp4"))
    assert desk.said == [ExportFailed(1, cancelled=True)]


def test_a_window_that_goes_ends_the_export(desk: Desk, tmp_path: Path) -> None:
    desk.inbox.is_closed = True
    ExportRunner(desk.inbox, desk.server, desk.said.append).run(job(1, tmp_path / "v.mp4"))
    assert desk.said == [ExportFailed(1, cancelled=True)]
    assert not list(tmp_path.iterdir())


def test_a_voice_that_was_replaced_gets_a_motion_of_its_own(desk: Desk, tmp_path: Path) -> None:
    voice = tmp_path / "voix é.wav"
    shutil.copy(VOICE, voice)
    asked = wish(1, photo=None, voice=voice)
    desk.fulfil(asked)
    shutil.copy(paths.samples() / "speech_en_6s.wav", voice)
    desk.fulfil(replace(asked, number=2))
    first, second = desk.all(TakeMade)
    assert first.take == second.take
    assert not np.array_equal(first.motion.values, second.motion.values)
    desk.fulfil(replace(asked, number=3))
    assert len(desk.all(TakeMade)) == 2


def test_a_motion_of_a_project_is_kept_until_its_voice_is_replaced(
    desk: Desk, tmp_path: Path
) -> None:
    voice = tmp_path / "voix é.wav"
    shutil.copy(VOICE, voice)
    asked = wish(1, photo=None, voice=voice)
    desk.ask(Keep(asked.take, Motion(np.zeros((91, 70), np.float32))))
    desk.fulfil(asked)
    assert desk.all(TakeMade) == []
    shutil.copy(paths.samples() / "speech_en_6s.wav", voice)
    desk.fulfil(replace(asked, number=2))
    assert len(desk.all(TakeMade)) == 1


# ---- frames that take long


class SlowScene:
    """Draws nothing, slowly; a test says what happens meanwhile."""

    size = (8, 8)

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.meanwhile: list[Callable[[], object]] = []
        self.drawn = 0

    def frame(
        self, moment: Moment, *, transparent: bool = False, waiting: Callable[[], None] = bool
    ) -> Pixels:
        waiting()
        while self.meanwhile:
            self.meanwhile.pop(0)()
            waiting()
        self.drawn += 1
        return np.zeros((8, 8, 3), np.uint8)


@pytest.fixture
def slow(desk: Desk) -> SlowScene:
    """The scene of a photo that was wished for as the first thing."""
    desk.fulfil(wish(1, voice=None))
    scene = SlowScene()
    desk.server._drawer.show(scene, {}, SMALL)  # type: ignore[arg-type]
    return scene


def wanted(*times: float, at_once: bool = False) -> Want:
    return Want(1, tuple((each, "main") for each in times), at_once=at_once)


def test_a_frame_says_how_long_it_took(desk: Desk, slow: SlowScene) -> None:
    slow.meanwhile = [lambda: time.sleep(0.05)]
    desk.ask(wanted(0.0))
    desk.server.draw_next()
    (frame,) = desk.all(FrameInSlot)
    assert frame.seconds >= 0.05


@pytest.mark.parametrize(
    "urgent", [wish(2, voice=None), job(1, Path("v.mp4")), wanted(0.4, at_once=True)]
)
def test_a_frame_is_given_up_for_what_is_more_urgent(
    desk: Desk, slow: SlowScene, urgent: object
) -> None:
    slow.meanwhile = [lambda: desk.ask(urgent)]
    desk.ask(wanted(0.0, 0.2))
    assert desk.server.draw_next()
    assert slow.drawn == 0 and not desk.all(Failure), "being interrupted is no failure"
    again = desk.inbox.want
    expected = urgent.times if isinstance(urgent, Want) else ((0.0, "main"), (0.2, "main"))
    assert again is not None and again.times == expected


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (wanted(0.0, 0.4, at_once=True), [0.4]),
        (wanted(0.2, 0.0, 0.4), [0.2, 0.4]),
        (wanted(0.0), []),
    ],
)
def test_a_frame_that_is_wanted_once_more_is_drawn_once(
    desk: Desk, slow: SlowScene, asked: Want, left: list[float]
) -> None:
    slow.meanwhile = [lambda: desk.ask(asked)]
    desk.ask(wanted(0.0, 0.2))
    assert desk.server.draw_next()
    assert [frame.time for frame in desk.all(FrameInSlot)] == [0.0]
    want = desk.inbox.want
    assert [each for each, _ in want.times] == left if want else not left


def test_frames_that_are_no_longer_wanted_are_given_up(desk: Desk, slow: SlowScene) -> None:
    slow.meanwhile = [lambda: desk.ask(wanted(at_once=True))]
    desk.ask(wanted(0.0, 0.2))
    assert desk.server.draw_next()
    assert slow.drawn == 0 and not desk.server.draw_next()


def test_the_windows_end_ends_a_frame(desk: Desk, slow: SlowScene) -> None:
    def gone() -> None:
        desk.inbox.is_closed = True

    slow.meanwhile = [gone]
    desk.ask(wanted(0.0))
    assert desk.server.draw_next()
    assert slow.drawn == 0 and not desk.all(Failure)


def test_a_waiting_export_is_cancelled_while_the_motion_is_sampled(desk: Desk) -> None:
    began = desk.server._report

    def distracted(event: Progress) -> None:
        if event.stage == "motion" and not desk.inbox.jobs and not desk.all(ExportFailed):
            desk.ask(job(7, Path("v.mp4")))
            desk.ask(Cancel(7))
        began(event)

    desk.server.studio.report = distracted
    desk.fulfil(wish(1, photo=None))
    assert desk.all(ExportFailed) == [ExportFailed(7, cancelled=True)]
    assert not desk.inbox.jobs and desk.all(TakeMade), "nothing else was given up"
