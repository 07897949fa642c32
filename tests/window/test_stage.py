"""The middle of the window: which of its three pages is seen, and when it changes by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from photo_models import ASTRONAUT, CAT
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop import paths
from joyvasa_desktop.window.messages import Failure
from joyvasa_desktop.window.opening import Opener
from joyvasa_desktop.window.session import Session
from joyvasa_desktop.window.stage import Stage

VOICE = paths.samples() / "speech_en_4s.wav"


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    """All models; the pipeline isn't started, tests answer for it."""
    made = Session()
    yield made
    made.close()


@pytest.fixture
def stage(session: Session, qtbot: QtBot) -> Stage:
    made = Stage(session, Opener(session))
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def seen(stage: Stage) -> list[str]:
    """Which of the pages is seen."""
    pages: dict[str, QWidget] = {
        "empty": stage.empty,
        "photo": stage.photo,
        "preview": stage.preview,
    }
    return [name for name, page in pages.items() if page.isVisible()]


def open_files(session: Session, **files: object) -> None:
    session.document.change(session.document.project.but(**files), "open")


def test_without_a_photo_it_invites(stage: Stage, session: Session) -> None:
    assert seen(stage) == ["empty"]
    open_files(session, voice=VOICE)
    assert seen(stage) == ["empty"], "a voice alone shows nothing"


def test_a_photo_is_shown_first_and_speaks_once_there_is_a_voice(
    stage: Stage, session: Session
) -> None:
    open_files(session, photo=ASTRONAUT)
    assert seen(stage) == ["photo"] and stage.view == "photo"
    open_files(session, voice=VOICE)
    assert seen(stage) == ["preview"] and stage.view == "preview"


def test_a_photo_that_comes_after_the_voice_is_seen_at_once(stage: Stage, session: Session) -> None:
    open_files(session, voice=VOICE)
    open_files(session, photo=ASTRONAUT)
    assert seen(stage) == [stage.view] != ["empty"]


def test_what_the_user_chose_stays_while_settings_change(stage: Stage, session: Session) -> None:
    open_files(session, photo=ASTRONAUT, voice=VOICE)
    stage.show_view("photo")
    session.document.set("Smile", smile=0.5)
    assert seen(stage) == ["photo"]
    stage.show_view("preview")
    session.document.set("Smile", smile=0.6)
    assert seen(stage) == ["preview"]


def test_undoing_the_photo_invites_again(stage: Stage, session: Session) -> None:
    open_files(session, photo=ASTRONAUT)
    session.document.undo_stack.undo()
    assert seen(stage) == ["empty"]


def test_trouble_with_the_photo_is_seen_and_not_hidden_behind_the_preview(
    stage: Stage, session: Session
) -> None:
    open_files(session, photo=CAT, voice=VOICE)
    assert seen(stage) == ["preview"]
    number = session.facts.number
    session.worker.answered.emit(Failure(number, "voice", "The voice can't be read."))
    assert seen(stage) == ["preview"], "it is told elsewhere"
    session.worker.answered.emit(Failure(number, "photo", "No face was found."))
    assert seen(stage) == ["photo"]


def test_placing_points_needs_the_photo(stage: Stage, session: Session) -> None:
    open_files(session, photo=ASTRONAUT, voice=VOICE)
    stage.place_points()
    assert seen(stage) == ["photo"]


def test_a_window_that_is_made_anew_shows_what_is_open(session: Session, qtbot: QtBot) -> None:
    open_files(session, photo=ASTRONAUT, voice=VOICE)
    made = Stage(session, Opener(session))
    qtbot.addWidget(made)
    made.show()
    assert seen(made) == ["preview"]


def test_another_view_is_told(stage: Stage, session: Session) -> None:
    open_files(session, photo=ASTRONAUT, voice=VOICE)
    told = QSignalSpy(stage.view_changed)
    stage.show_view("photo")
    assert [told.at(number) for number in range(told.count())] == [["photo"]]
