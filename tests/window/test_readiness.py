"""When a video can be made, and what is said when none can."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import FakeWorker
from PySide6.QtCore import QObject

from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import Failure, Idle, Place
from joyvasa_desktop.window.readiness import Readiness

PHOTO, VOICE = Path("Zoë 写真.png"), Path("voix é.wav")


@pytest.fixture
def readiness(document: Document, facts: Facts, owner: QObject) -> Readiness:
    return Readiness(document, facts, owner)


@pytest.fixture
def opened(document: Document, readiness: Readiness) -> Readiness:
    document.change(document.project.but(photo=PHOTO, voice=VOICE), "Open")
    return readiness


def fail(facts: Facts, worker: FakeWorker, place: Place = "photo") -> None:
    worker.answered.emit(Failure(facts.number, place, "No face was found.", "Place points."))
    worker.answered.emit(Idle(facts.number))


def test_both_have_to_be_open(document: Document, readiness: Readiness) -> None:
    assert "needs a photo and a voice" in readiness.why_not
    document.change(document.project.but(photo=PHOTO), "Open")
    assert "needs a photo and a voice" in readiness.why_not
    document.change(document.project.but(voice=VOICE), "Open")
    assert readiness.why_not == ""


@pytest.mark.parametrize("place", ["photo", "voice"])
def test_what_cannot_be_used_is_told_with_the_way_out(
    opened: Readiness, facts: Facts, worker: FakeWorker, place: Place
) -> None:
    fail(facts, worker, place)
    assert opened.why_not == "No face was found. Place points."


@pytest.mark.parametrize("place", ["motion", "preview"])
def test_what_may_go_well_the_next_time_bars_nothing(
    opened: Readiness, facts: Facts, worker: FakeWorker, place: Place
) -> None:
    fail(facts, worker, place)
    assert opened.why_not == ""


def test_a_slider_does_not_make_a_photo_usable(
    opened: Readiness, document: Document, facts: Facts, worker: FakeWorker
) -> None:
    fail(facts, worker)
    document.set("Nod", pitch=2.0)
    assert not facts.failures and opened.why_not
    fail(facts, worker)
    assert opened.why_not


def test_another_photo_is_not_prejudged(
    opened: Readiness, document: Document, facts: Facts, worker: FakeWorker
) -> None:
    fail(facts, worker)
    document.change(document.project.but(photo=Path("other.png")), "Open")
    assert opened.why_not == ""


def test_points_by_hand_may_help(
    opened: Readiness, document: Document, facts: Facts, worker: FakeWorker
) -> None:
    fail(facts, worker)
    points = ((1.0, 1.0), (3.0, 1.0), (1.5, 3.0), (2.5, 3.0))
    document.change(document.project.but(points=points), "Points")
    assert opened.why_not == ""


def test_a_file_that_was_put_right_is_usable_once_it_was_looked_at(
    opened: Readiness, facts: Facts, worker: FakeWorker
) -> None:
    fail(facts, worker)
    facts.refresh()
    assert opened.why_not
    worker.answered.emit(Idle(facts.number))
    assert opened.why_not == ""


def test_the_same_is_not_told_again_and_again(
    opened: Readiness, facts: Facts, worker: FakeWorker
) -> None:
    told: list[str] = []
    opened.changed.connect(lambda: told.append(opened.why_not))
    fail(facts, worker)
    facts.working_changed.emit()
    facts.working_changed.emit()
    assert told == ["No face was found. Place points."]
