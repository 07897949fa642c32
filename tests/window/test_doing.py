"""What the program is busy with, in words."""

from __future__ import annotations

from typing import cast

import pytest
from fakes import FakeWorker
from playing import Bench
from pytestqt.qtbot import QtBot

from joyvasa_desktop.progress import Progress
from joyvasa_desktop.window import doing as doing_module
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.doing import Doing
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import Idle, Working
from joyvasa_desktop.window.session import Session


@pytest.fixture
def bench(document: Document, facts: Facts, worker: FakeWorker) -> Bench:
    return Bench(document, facts, worker)


@pytest.fixture
def doing(bench: Bench) -> Doing:
    return Doing(cast(Session, bench.session), bench.facts)


def tell(bench: Bench, progress: Progress) -> None:
    bench.worker.answered.emit(Working(bench.facts.number, progress))


def test_notes_are_the_text_and_stages_have_one_without(bench: Bench, doing: Doing) -> None:
    assert doing.text == ""
    bench.open()
    tell(bench, Progress("motion", 1, 4, "Reading the lips from the voice"))
    assert (doing.text, doing.share) == ("Reading the lips from the voice", 0.25)
    tell(bench, Progress("render", 0, 0))
    assert (doing.text, doing.share) == ("Preparing the face", None)


def test_windows_of_the_joyvasa_engine_say_of_what(bench: Bench, doing: Doing) -> None:
    bench.document.set("engine", engine="joyvasa")
    tell(bench, Progress("motion", 12, 100, "Window 1 of 2"))
    assert doing.text == "Listening to the voice · Window 1 of 2"


def test_the_rest_of_the_sampling_is_guessed(
    bench: Bench, doing: Doing, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(doing_module.time, "monotonic", lambda: now)
    for done, passed, left in ((2, 0.0, None), (4, 1.0, None), (6, 4.0, 94.0), (50, 48.0, 50.0)):
        now = 100.0 + passed
        tell(bench, Progress("motion", done, 100, "Window 1 of 2"))
        assert doing.seconds_left == left
    tell(bench, Progress("motion", 0, 50))
    assert doing.seconds_left is None, "another one"
    tell(bench, Progress("render", 0, 0, "", 7.0))
    assert doing.seconds_left == 7.0


def test_only_a_picture_that_takes_long_is_worth_a_text(
    bench: Bench, doing: Doing, qtbot: QtBot
) -> None:
    texts: list[str] = []
    doing.changed.connect(lambda: texts.append(doing.text))
    bench.open()
    bench.worker.answered.emit(Idle(bench.facts.number))
    bench.draw(0.0)
    qtbot.wait(400)
    assert set(texts) <= {"", "Looking at the photo"}
    bench.player.seek(2.0)
    qtbot.waitUntil(lambda: doing.text == "Drawing the picture")
    bench.draw(2.0)
    assert doing.text == ""
