"""What nobody foresaw going wrong: it is logged and told once, and the program goes on."""

from __future__ import annotations

import logging
import os
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from joyvasa_desktop import __version__, paths
from joyvasa_desktop.missing_libraries import no_window

log = logging.getLogger(__name__)

_LARGEST = 500_000  # bytes of one log file; one older file is kept
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Reporter(QObject):
    """Catches what nobody caught, in any thread.

    Signals:
        failed(str): something unexpected happened; the text is for a report. The same failure is
            told only once.
        interrupted(): the user pressed Ctrl-C in the terminal.
    """

    failed = Signal(str)
    interrupted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[str] = set()

    def install(self) -> None:
        """Becomes the place where exceptions and Qt's messages go."""
        sys.excepthook = self._exception
        threading.excepthook = self._exception_in_thread
        qInstallMessageHandler(qt_message)

    def remove(self) -> None:
        """Gives the places back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _exception_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.interrupted.emit()
            return
        lines = "".join(traceback.format_exception(kind, error, trace))
        log.error("unexpected\n%s", lines)
        place = "".join(traceback.format_tb(trace)[-1:]) + kind.__name__
        if place not in self._told:
            self._told.add(place)
            self.failed.emit(report(lines))


def report(trace: str) -> str:
    """A failure with the versions that explain it; it names no home folder."""
    versions = f"JoyVASA Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
    return paths.anonymous(f"{versions}, {platform.platform()}\n{trace}")


def qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str | None) -> None:
    """Takes a message of Qt; one that ends the program ends it with a sentence."""
    logging.getLogger("qt").log(_LEVELS[kind], "%s", text)
    if kind == QtMsgType.QtFatalMsg:
        # Qt would abort now. Nothing of ours runs yet, so there is nothing to close.
        print(no_window() if "platform plugin" in str(text) else text, file=sys.stderr, flush=True)
        os._exit(1)


class _Anonymous(logging.Formatter):
    """Writes lines that can be shown to others: no home folder is named."""

    def format(self, record: logging.LogRecord) -> str:
        return paths.anonymous(super().format(record))


def start_log() -> None:
    """Writes warnings and worse into the user's folder for logs, from every part of the program."""
    folder = paths.logs()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "window.log", maxBytes=_LARGEST, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError as error:
        handler = logging.StreamHandler()
        log.warning("no log file: %s", error)
    handler.setFormatter(_Anonymous("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
