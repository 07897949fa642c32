"""The `Trim`: which stretch of the voice speaks, while it is dragged and after."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from joyvasa_desktop.project import Project
from joyvasa_desktop.window.document import Document

Edge: TypeAlias = Literal["start", "end"]

SHORTEST = 0.2
"""Seconds of voice that are left at least."""

_STEP = 0.01
_NAME = "trim"


class Trim(QObject):
    """Start and end of the stretch; the document learns of a drag when it is over.

    Every change of the stretch makes a new motion, so a drag would otherwise begin dozens.

    Signals:
        changed(): start or end is another one, for the document or only for the eye.
    """

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._duration = 0.0
        self._dragged: dict[Edge, float] = {}
        document.changed.connect(self._document_changed)

    @property
    def start(self) -> float:
        """Seconds into the sound file."""
        return min(self._dragged.get("start", self._document.project.settings.start), self.duration)

    @property
    def end(self) -> float:
        """Seconds into the sound file; its whole length where the settings say 0."""
        settings = self._document.project.settings
        end = self._dragged.get("end", settings.end) or self.duration
        return max(min(end, self.duration), self.start)

    @property
    def duration(self) -> float:
        """Seconds of the whole sound."""
        return self._duration

    def set_duration(self, duration: float) -> None:
        """The sound is that long."""
        if duration != self._duration:
            self._duration = duration
            self.changed.emit()

    def drag(self, edge: Edge, time: float) -> None:
        """Moves an edge for the eye, until `release`."""
        self._dragged[edge] = self._possible(edge, time)
        self.changed.emit()

    def move(self, edge: Edge, seconds: float) -> None:
        """Moves an edge by that much; several moves in a row are undone together."""
        self._dragged.clear()
        self._set(edge, (self.start if edge == "start" else self.end) + seconds)

    def reset(self, edge: Edge) -> None:
        """Takes back what was left out at that edge."""
        self._dragged.clear()
        self._set(edge, 0.0 if edge == "start" else self.duration)

    def release(self) -> None:
        """The movement is over: the document learns of it."""
        dragged, self._dragged = self._dragged, {}
        for edge, time in dragged.items():
            self._set(edge, time)
        self._document.finish_merging()

    def _set(self, edge: Edge, time: float) -> None:
        time = self._possible(edge, time)
        whole = edge == "end" and time >= self.duration
        value = 0.0 if whole else round(time, 3)
        self._document.set(self.tr("Trim the voice"), _NAME, **{edge: value})
        self.changed.emit()

    def _possible(self, edge: Edge, time: float) -> float:
        """The nearest moment that leaves something to say, in whole hundredths of a second."""
        time = round(time / _STEP) * _STEP
        if edge == "start":
            return min(max(time, 0.0), max(self.end - SHORTEST, 0.0))
        return max(min(time, self.duration), min(self.start + SHORTEST, self.duration))

    def _document_changed(self, project: Project, before: Project) -> None:
        if project.voice != before.voice:
            self._dragged.clear()
        now, then = project.settings, before.settings
        if (now.start, now.end) != (then.start, then.end):
            self.changed.emit()
