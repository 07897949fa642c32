"""The status bar tells what is being done, on what, with how much memory."""

from __future__ import annotations

from typing import cast

import pytest
from fakes import FakeWorker
from playing import Bench
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from joyvasa_desktop.progress import Progress
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import Idle, Usage, Working
from joyvasa_desktop.window.session import Session
from joyvasa_desktop.window.status import StatusBar


@pytest.fixture
def bar(document: Document, facts: Facts, worker: FakeWorker, qtbot: QtBot) -> StatusBar:
    made = StatusBar(cast(Session, Bench(document, facts, worker).session))
    qtbot.addWidget(made)
    made.show()
    return made


def text(bar: StatusBar, name: str) -> str:
    label = bar.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_work_is_shown_with_time_left(bar: StatusBar, worker: FakeWorker) -> None:
    progress = bar.findChild(QProgressBar)
    assert isinstance(progress, QProgressBar)
    assert text(bar, "doing") == "Ready" and not progress.isVisible()
    worker.answered.emit(Working(0, Progress("motion", 3, 10, "Reading the lips", 12.4)))
    assert text(bar, "doing").startswith("Reading the lips · 12 second")
    assert progress.isVisible() and progress.value() / progress.maximum() == 0.3
    worker.answered.emit(Working(0, Progress("render", 0, 0)))
    assert progress.maximum() == 0, "how long isn't known"
    worker.answered.emit(Idle(0))
    assert text(bar, "doing") == "Ready" and not progress.isVisible()


def test_memory_of_both_processes_and_device(bar: StatusBar, worker: FakeWorker) -> None:
    alone = float(text(bar, "memory").split()[0])
    worker.answered.emit(Usage("Processor, 2 cores", 500_000_000))
    together = float(text(bar, "memory").split()[0])
    assert 450 < together - alone < 600
    assert text(bar, "device") == "Processor, 2 cores"
