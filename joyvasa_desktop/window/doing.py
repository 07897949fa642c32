"""The `Doing`: what the program is busy with, in words, for the preview and the status bar."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from joyvasa_desktop import engines
from joyvasa_desktop.pace import Rest
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.spoken import wait_text

if TYPE_CHECKING:
    from joyvasa_desktop.window.session import Session

_DELAY = 300
"""ms; most pictures come sooner, and a text for them would flicker."""

_WORTH_SAYING = 2.0
"""Seconds; whoever waits longer for a picture would like to know how long."""


class Doing(QObject):
    """Follows the pipeline's progress, and the picture that is being waited for.

    Signals:
        changed(): something below is another one.

    Attributes:
        text: in a few words, "" while nothing is being done.
        share: 0..1 of it that is done, None if its end isn't known.
        seconds_left: None until there is something to base it on.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._facts = session.document, session.facts
        self._player = session.player
        self.text = ""
        self.share: float | None = None
        self.seconds_left: float | None = None
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_DELAY)
        self._waiting.timeout.connect(self._look)
        self._waits = False
        self._rest = Rest()
        self._facts.working_changed.connect(self._look)
        self._player.waiting_changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        before = self.text, self.share, self.seconds_left
        working = self._facts.progress
        self.share = self.seconds_left = None
        if working is not None:
            self._take(working.progress)
        elif self._facts.is_busy and self._is_new_photo:
            # Its process may only be starting.
            self.text = self.tr("Looking at the photo")
        else:
            self.text = self._drawing() if self._has_waited() else ""
        if before != (self.text, self.share, self.seconds_left):
            self.changed.emit()

    def _has_waited(self) -> bool:
        """A picture has been waited for, and not only for a moment."""
        waited = self._waits and not self._waiting.isActive()
        if self._player.is_waiting != self._waits:
            self._waits = not self._waits
            self._waiting.start() if self._waits else self._waiting.stop()
            return False
        return waited

    @property
    def _is_new_photo(self) -> bool:
        return self._document.project.photo is not None and self._facts.photo is None

    def _take(self, progress: Progress) -> None:
        stage, note = self._stage(progress), translated(progress.note)
        engine = self._document.project.settings.engine
        # Windows of what? The built-in engine's notes are whole sentences.
        both = progress.stage == "motion" and engine != "builtin" and note
        self.text = f"{stage} · {note}" if both else note or stage
        self.share = min(progress.done / progress.total, 1.0) if progress.total else None
        self.seconds_left = progress.seconds_left
        if self.seconds_left is None and progress.stage == "motion":
            now = time.monotonic()
            self.seconds_left = self._rest.left(now, progress.done, progress.total)

    def _stage(self, progress: Progress) -> str:
        return {
            "photo": self.tr("Looking at the photo"),
            "speech": self.tr("Reading the voice"),
            "motion": self.tr("Listening to the voice"),
            "render": self.tr("Preparing the face"),
            "video": self.tr("Drawing frames"),
        }[progress.stage]

    def _drawing(self) -> str:
        engine = self._document.project.settings.engine
        if engine == "builtin":
            return self.tr("Drawing the picture")
        text = self.tr("Drawing with {engine}").format(engine=translated(engines.NAMES[engine]))
        cost = self._player.cost
        if cost < _WORTH_SAYING:
            return text
        return self.tr("{what} · about {time}").format(what=text, time=wait_text(cost))
