"""Motion from files and into files, read and written in a thread of their own."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.language import explained

if TYPE_CHECKING:
    from joyvasa_desktop.window.session import Session

log = logging.getLogger(__name__)

translate = QCoreApplication.translate

_LOOK = 30
"""ms between two looks at whether the thread is ready."""

Outcome: TypeAlias = Callable[[], None]


class MotionFiles(QObject):
    """Imports motion as a take, and saves the motion of takes.

    It lives as long as the session, so that an import isn't lost when the window is made anew.

    Signals:
        imported(Path): the file is a take now, and it is shown.
        saved(Path): a motion lies there.
        failed(str): a sentence, with a way out.
        busy_changed(): `is_busy` is another one.
    """

    imported = Signal(object)
    saved = Signal(object)
    failed = Signal(str)
    busy_changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._outcomes: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
        self._running = 0
        # The thread never touches Qt: this object may be gone when it ends.
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)

    @classmethod
    def of(cls, session: Session) -> MotionFiles:
        """The one of a session."""
        found = session.findChild(cls)
        return found if isinstance(found, cls) else cls(session.document, session)

    @property
    def is_busy(self) -> bool:
        """Something is being read or written."""
        return self._running > 0

    def read(self, path: Path) -> None:
        """Makes the motion in a file (.npz, .csv, .pkl) a take of the project."""

        def job() -> Outcome:
            from joyvasa_desktop.motion.files import read_motion

            motion = read_motion(path)
            return lambda: self._add(path, motion)

        self._start(job)

    def write(self, path: Path, motion: Motion, settings: Settings | None = None) -> None:
        """Saves a motion; the dialog has asked about an older file.

        Args:
            path: ends in .npz, .csv or .pkl.
            settings: their gains and limits are applied; None saves the motion as it was made.
        """

        def job() -> Outcome:
            from joyvasa_desktop.motion.files import write_motion
            from joyvasa_desktop.motion.shape import shape

            shown = motion if settings is None else shape(motion, settings)
            target = write_motion(path, shown, overwrite=True)
            return lambda: self.saved.emit(target)

        self._start(job)

    def _start(self, job: Callable[[], Outcome]) -> None:
        self._running += 1
        self._timer.start()
        threading.Thread(target=self._work, args=(job,), daemon=True).start()
        self.busy_changed.emit()

    def _work(self, job: Callable[[], Outcome]) -> None:
        try:
            outcome = job()
        except UserError as error:
            text = explained(error)
            outcome = partial(self.failed.emit, text)
        except Exception:
            log.exception("A motion file")
            text = translate(
                "MotionFiles", "The motion file can't be used; details are in the log."
            )
            outcome = partial(self.failed.emit, text)
        self._outcomes.put(outcome)

    def _look(self) -> None:
        try:
            outcome = self._outcomes.get_nowait()
        except queue.Empty:
            return
        self._running -= 1
        if not self._running:
            self._timer.stop()
        outcome()
        self.busy_changed.emit()

    def _add(self, path: Path, motion: Motion) -> None:
        project = self._document.project.with_imported_take(path.name)
        # Kept first: the wish that the change sends must find it.
        self._document.keep_motion(project.motion_key(), motion)
        self._document.change(project, translate("MotionFiles", "Import motion"))
        self.imported.emit(path)
