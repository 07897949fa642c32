"""What the window wishes for, and which answers it takes for true."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fakes import FakeWorker
from pytestqt.qtbot import QtBot

from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import (
    CurveFacts,
    Failure,
    Frame,
    Idle,
    Keep,
    PhotoFacts,
    SceneFacts,
    TakeMade,
    Usage,
    VoiceFacts,
    Working,
)

PHOTO, VOICE = Path("Zoë 写真.png"), Path("voix é.wav")


def photo_facts(number: int, photo: Path = PHOTO) -> PhotoFacts:
    return PhotoFacts(number, photo, np.zeros((4, 4, 3), np.uint8), 1.0, (4, 4))


def voice_facts(number: int, voice: Path = VOICE) -> VoiceFacts:
    return VoiceFacts(number, voice, 2.0, np.zeros((20, 2), np.float32), 10.0, True)


def curves(number: int, side: str = "main") -> CurveFacts:
    return CurveFacts(number, "key", side, {"pitch": np.zeros(5, np.float32)}, 5, True)  # type: ignore[arg-type]


def motion() -> Motion:
    return Motion(np.zeros((50, 70), np.float32))


def test_every_change_is_wished_for(document: Document, facts: Facts, worker: FakeWorker) -> None:
    document.change(document.project.but(photo=PHOTO), "Photo")
    document.change(document.project.but(voice=VOICE), "Voice")
    document.set("Nod", pitch=2.0)
    assert [wish.number for wish in worker.wishes] == [1, 2, 3]
    assert worker.wishes[-1].photo == PHOTO and worker.wishes[-1].settings.pitch == 2.0
    assert worker.wishes[0].take == "" and worker.wishes[1].take == document.project.motion_key()


def test_undo_is_wished_for_too(document: Document, facts: Facts, worker: FakeWorker) -> None:
    document.set("Nod", pitch=2.0)
    document.undo_stack.undo()
    assert worker.wishes[-1].settings.pitch == 1.0


def test_a_photo_stays_known_while_its_settings_change(
    document: Document, facts: Facts, worker: FakeWorker, qtbot: QtBot
) -> None:
    document.change(document.project.but(photo=PHOTO), "Photo")
    with qtbot.waitSignal(facts.photo_changed):
        worker.answered.emit(photo_facts(1))
    document.set("Face", face=2)
    assert facts.photo is not None
    # An answer to the older wish is still about this photo.
    worker.answered.emit(photo_facts(1))
    assert facts.photo is not None
    with qtbot.waitSignal(facts.photo_changed):
        document.change(document.project.but(photo=Path("other.png")), "Photo")
    assert facts.photo is None
    worker.answered.emit(photo_facts(1))
    assert facts.photo is None, "late facts about the photo before"


def test_late_voices_are_ignored(document: Document, facts: Facts, worker: FakeWorker) -> None:
    document.change(document.project.but(voice=VOICE), "Voice")
    worker.answered.emit(voice_facts(1, Path("another.wav")))
    assert facts.voice is None
    worker.answered.emit(voice_facts(1))
    assert facts.voice is not None


@pytest.mark.parametrize("late", [True, False])
def test_only_answers_to_the_last_wish_are_shown(
    document: Document, facts: Facts, worker: FakeWorker, late: bool
) -> None:
    document.change(document.project.but(photo=PHOTO, voice=VOICE), "Both")
    document.set("Nod", pitch=2.0)
    number = 1 if late else 2
    frames = list[Frame]()
    facts.frame_ready.connect(frames.append)
    for answer in (
        curves(number),
        SceneFacts(number, (8, 8), (8, 8), 2.0),
        Frame(number, 0.0, "main", np.zeros((8, 8, 3), np.uint8)),
        Failure(number, "motion", "It failed."),
        Working(number, Progress("motion", 1, 2)),
    ):
        worker.answered.emit(answer)
    known = (facts.curves, facts.scene, frames, facts.failures, facts.progress)
    assert all(not each for each in known) if late else all(known)


def test_failures_go_with_the_next_wish(
    document: Document, facts: Facts, worker: FakeWorker, qtbot: QtBot
) -> None:
    document.change(document.project.but(photo=PHOTO), "Photo")
    worker.answered.emit(Failure(1, "photo", "No face was found."))
    assert "photo" in facts.failures
    with qtbot.waitSignal(facts.failures_changed):
        document.change(document.project.but(photo=Path("b.png")), "Photo")
    assert not facts.failures


def test_the_end_of_work_is_told(document: Document, facts: Facts, worker: FakeWorker) -> None:
    assert not facts.is_busy
    document.change(document.project.but(photo=PHOTO), "Photo")
    assert facts.is_busy, "its process may only be starting"
    worker.answered.emit(Working(1, Progress("photo", 0, 0)))
    assert facts.is_busy
    worker.answered.emit(Idle(1))
    assert not facts.is_busy


def test_nothing_is_made_after_the_process_has_died_for_good(
    document: Document, facts: Facts, worker: FakeWorker
) -> None:
    document.change(document.project.but(photo=PHOTO), "Photo")
    worker.answered.emit(Failure(1, "worker", "It has stopped."))
    assert not facts.is_busy


def test_sampled_motion_is_kept_and_sent_after_a_restart(
    document: Document, facts: Facts, worker: FakeWorker
) -> None:
    document.change(document.project.but(photo=PHOTO, voice=VOICE), "Both")
    key = document.project.motion_key()
    made = motion()
    worker.answered.emit(TakeMade(1, key, made))
    assert document.motions[key] is made
    document.set("Nod", pitch=2.0)
    assert not [each for each in worker.requests if isinstance(each, Keep)], "it has it already"
    worker.restarted.emit()
    kept = [each for each in worker.requests if isinstance(each, Keep)]
    assert [each.take for each in kept] == [key] and kept[0].motion is made
    assert worker.requests.index(kept[0]) < worker.requests.index(worker.wishes[-1])


def test_motion_of_an_opened_project_is_not_sampled_again(
    document: Document, facts: Facts, worker: FakeWorker
) -> None:
    project = document.project.but(photo=PHOTO, voice=VOICE)
    document.replace(project, Path("p.joyvasa"), {project.motion_key(): motion()})
    assert isinstance(worker.requests[0], Keep)
    assert worker.requests[0].take == worker.wishes[0].take


def test_a_compared_take_is_wished_for_with_its_own_settings(
    document: Document, facts: Facts, worker: FakeWorker
) -> None:
    document.change(document.project.but(photo=PHOTO, voice=VOICE), "Both")
    document.change(document.project.another_take(7), "Take")
    first, second = document.project.takes
    document.change(document.project.but(other=first.id), "Compare")
    wish = worker.wishes[-1]
    assert wish.other is not None and wish.settings.seed == 7
    assert wish.other[0] == document.project.motion_key(first.id)
    assert wish.other[1].seed == 0 and second.id == document.project.take
    worker.answered.emit(curves(wish.number, "other"))
    document.change(document.project.but(other=""), "Stop comparing")
    assert "other" not in facts.curves and worker.wishes[-1].other is None


def test_memory_and_device_are_known(facts: Facts, worker: FakeWorker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(facts.usage_changed):
        worker.answered.emit(Usage("Processor, 2 cores", 123))
    assert facts.usage is not None and facts.usage.memory == 123
