"""Uses the window as a person would, with nobody there: the self-test's part that needs Qt."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, QUrl
from PySide6.QtWidgets import QMainWindow

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.application import Program, make_application
from joyvasa_desktop.window.exports.export_item import ExportItem
from joyvasa_desktop.window.garbage import GarbageCollector
from joyvasa_desktop.window.multimedia import load_multimedia
from joyvasa_desktop.window.reports import Reporter, start_log

PATIENCE = 180.0
"""s for each step, on the slowest machine that is worth a test."""

_LOOK = 20
"""ms between two looks at whether a step has ended."""


class TrialFailed(UserError):
    """The window didn't do what a person would expect."""


@dataclass(slots=True)
class Trial:
    """What a person would have seen.

    Attributes:
        painted: s from the start of the process to the first painted window; 0 before.
        troubles: what went wrong that nobody foresaw, with traces.
    """

    painted: float = 0.0
    troubles: list[str] = field(default_factory=list)


def film_sample(out: Path, seconds: float) -> Trial:
    """Opens the window and the sample, makes a video of its beginning, and plays that.

    Args:
        out: where the video goes, .mp4.
        seconds: how long the video becomes.

    Raises:
        TrialFailed: if something fails, or isn't done in `PATIENCE`.
    """
    trial = Trial()
    with _program(trial) as program:
        program.window.show()
        _wait(lambda: trial.painted > 0, "no window was painted")
        program.session.start()
        program.window.opener.open_sample()
        # Models that the user has added would take minutes where no graphics card is.
        program.session.document.set("Test", engine="builtin")
        facts = program.session.facts
        _wait(lambda: program.session.player.frame() is not None, "no preview came")
        _wait(lambda: not facts.is_busy, "the preview doesn't come to its end")
        _film(program, out, seconds)
    if trial.troubles:
        raise TrialFailed(trial.troubles[0].strip().splitlines()[-1], "The log has the details.")
    _play(out)
    return trial


@contextmanager
def _program(trial: Trial) -> Iterator[Program]:
    """The whole program as it is started for people; it ends in order."""
    start_log()
    application = make_application()
    collector = GarbageCollector(application)
    reporter = Reporter(application)
    reporter.install()
    reporter.failed.connect(trial.troubles.append)
    watcher = _FirstPaint(trial, application)
    application.installEventFilter(watcher)
    program = Program(application, reporter)
    try:
        yield program
    finally:
        program.close()
        _turn()
        application.removeEventFilter(watcher)
        collector.close()
        reporter.remove()


class _FirstPaint(QObject):
    """Notes when the main window has been painted."""

    def __init__(self, trial: Trial, parent: QObject) -> None:
        super().__init__(parent)
        self._trial = trial

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Sees every event of the application before it is carried out."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            # A timer comes right after the painting.
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self._trial.painted = self._trial.painted or process_age()


def _film(program: Program, out: Path, seconds: float) -> None:
    session = program.session
    settings = session.document.project.settings.but(end=seconds)
    number = session.exports.add(out, settings)

    def item() -> ExportItem:
        found = session.exports.item(number)
        assert found is not None, "nobody removes it"
        return found

    _wait(lambda: not item().is_open, "the video isn't finished")
    if item().state != "done":
        failure = item().failure
        reason = failure.message if failure else item().state
        raise TrialFailed(f"The video wasn't made: {reason}", failure.hint if failure else "")


def _play(path: Path) -> None:
    """Lets Qt decode the first picture, as where finished videos are shown."""
    load_multimedia()
    from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

    sink, player = QVideoSink(), QMediaPlayer()
    player.setVideoOutput(sink)
    player.setSource(QUrl.fromLocalFile(str(path)))
    player.play()
    try:
        _wait(lambda: not sink.videoFrame().toImage().isNull(), "Qt doesn't play the video")
    finally:
        player.stop()
        player.setSource(QUrl())
        _turn()


def _wait(done: Callable[[], bool], otherwise: str) -> None:
    """Lets the window live until something is so.

    Raises:
        TrialFailed: if that takes too long, with `otherwise`.
    """
    loop, until = QEventLoop(), time.monotonic() + PATIENCE
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if done() or time.monotonic() > until else None)
    timer.start(_LOOK)
    if not done():
        loop.exec()
    timer.stop()
    if not done():
        raise TrialFailed(f"After {PATIENCE:.0f} s, {otherwise}.", "The log may say why.")


def _turn() -> None:
    """One turn of the event loop, in which what was to be deleted is."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def process_age() -> float:
    """Seconds since this process was started."""
    if sys.platform == "linux":
        # The system rounds the time of day at which it was itself started to seconds.
        fields = Path("/proc/self/stat").read_text("utf-8").rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started
    return time.time() - float(psutil.Process().create_time())
