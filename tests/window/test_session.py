"""All models together: what one does to another, and that nothing is left when they end."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator

import psutil
import pytest
from model_parts import FakeTools
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from joyvasa_desktop import paths
from joyvasa_desktop.window.messages import SceneFacts
from joyvasa_desktop.window.session import Session

PHOTO = paths.samples() / "astronaut.png"
VOICE = paths.samples() / "speech_en_4s.wav"


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    made = Session()
    yield made
    made.close()


def test_every_model_ends_with_the_session(session: Session) -> None:
    models = (
        *(session.preferences, session.document, session.worker, session.facts),
        *(session.player, session.recorder, session.exports, session.autosave),
    )
    assert all(isinstance(each, QObject) and each.parent() is session for each in models)


def test_making_it_starts_no_process_and_writes_nothing(session: Session) -> None:
    assert not session.worker.isRunning()
    assert not multiprocessing.active_children()
    for folder in (paths.autosaves(), paths.recordings(), paths.config(), paths.cache()):
        assert not folder.exists()


def test_recording_silences_the_player(session: Session) -> None:
    document = session.document
    document.change(document.project.but(photo=PHOTO, voice=VOICE), "open")
    scene = SceneFacts(session.facts.number, (512, 512), (512, 512), 4.0)
    session.worker.answered.emit(scene)
    session.player.play()
    assert session.player.playing
    session.recorder.state_changed.emit("paused")
    assert session.player.playing
    session.recorder.state_changed.emit("recording")
    assert not session.player.playing


def test_another_graphics_pack_is_used_by_another_process(session: Session, qtbot: QtBot) -> None:
    session.start()
    qtbot.waitUntil(lambda: len(multiprocessing.active_children()) == 1)
    first = multiprocessing.active_children()[0].pid
    session.models._tools = FakeTools()
    with qtbot.waitSignal(session.worker.restarted, timeout=30_000):
        session.models.get_pack()
        session.models._tools.finish()
    assert multiprocessing.active_children()[0].pid != first
    assert not session.models.waits_for_rest
    with qtbot.waitSignal(session.worker.restarted, timeout=30_000):
        session.models.remove_pack()
    assert session.models._tools.asked == [("get pack",), ("remove pack",)]


def test_after_the_end_nothing_runs_and_nobody_is_told(qtbot: QtBot) -> None:
    threads = set(threading.enumerate())
    session = Session()
    session.start()
    session.document.change(session.document.project.but(photo=PHOTO), "open")
    qtbot.waitUntil(lambda: session.facts.photo is not None, timeout=30_000)
    (process,) = multiprocessing.active_children()
    pid = process.pid
    assert pid is not None
    session.autosave.flush()
    assert session.autosave.path.exists()
    told: list[object] = []
    session.document.changed.connect(lambda *change: told.append(change))
    session.close()
    assert not psutil.pid_exists(pid) and session.worker.isFinished()
    assert not session.autosave.path.exists(), "a clean end leaves no safety copy"
    session.document.undo_stack.undo()
    assert not told
    qtbot.waitUntil(lambda: set(threading.enumerate()) <= threads)
