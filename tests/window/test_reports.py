"""What nobody caught is logged, told once, and ends nothing."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType
from pytestqt.qtbot import QtBot

from joyvasa_desktop import __version__, paths
from joyvasa_desktop.window import reports
from joyvasa_desktop.window.reports import Reporter, qt_message, report, start_log


@pytest.fixture
def reporter(owner: QObject, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reporter]:
    # pytest-qt needs Qt's messages itself.
    monkeypatch.setattr(reports, "qInstallMessageHandler", lambda _handler: None)
    made = Reporter(owner)
    made.install()
    yield made
    made.remove()


@pytest.fixture
def told(reporter: Reporter) -> list[str]:
    texts: list[str] = []
    reporter.failed.connect(texts.append)
    return texts


def fail(word: str) -> None:
    try:
        raise ValueError(word)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_failure_is_told_once(told: list[str], caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        fail("a wheel came off")
    assert len(told) == 1
    assert "a wheel came off" in told[0] and __version__ in told[0] and "test_reports" in told[0]
    assert len(caplog.records) == 3


def test_a_failure_in_a_thread_is_told_too(told: list[str], qtbot: QtBot) -> None:
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1 and "ZeroDivisionError" in told[0]


def test_ctrl_c_is_no_failure(reporter: Reporter, told: list[str]) -> None:
    stopped: list[bool] = []
    reporter.interrupted.connect(lambda: stopped.append(True))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert stopped == [True] and not told


def test_the_places_are_given_back(reporter: Reporter) -> None:
    reporter.remove()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__


def test_a_report_names_no_home() -> None:
    assert str(Path.home()) not in report(f"in {Path.home() / 'cat.png'}")


def test_messages_of_qt_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), "a widget is odd")
    assert ("qt", logging.WARNING, "a widget is odd") in caplog.record_tuples


def test_warnings_go_into_a_file() -> None:
    root = logging.getLogger()
    before = list(root.handlers)
    start_log()
    (handler,) = (each for each in root.handlers if each not in before)
    try:
        logging.getLogger("joyvasa_desktop").warning("the voice is odd: 声")
        try:
            (Path.home() / "ann.wav").read_bytes()
        except OSError:
            logging.getLogger("joyvasa_desktop").exception("a file is missing")
        written = (paths.logs() / "window.log").read_text("utf-8")
        assert "the voice is odd: 声" in written and "ann.wav" in written
        assert str(Path.home()) not in written
    finally:
        root.removeHandler(handler)
        handler.close()


def test_without_a_place_for_the_log_the_program_starts(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = list(root.handlers)
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "logs", lambda: blocked / "below")
        start_log()
    (handler,) = (each for each in root.handlers if each not in before)
    root.removeHandler(handler)
    assert isinstance(handler, logging.StreamHandler)
