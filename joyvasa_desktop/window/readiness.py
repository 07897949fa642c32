"""The `Readiness`: whether a video can be made of what is open, and why not."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QObject, Signal

from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.language import explained
from joyvasa_desktop.window.messages import Failure


class Readiness(QObject):
    """Follows the project and what the pipeline says of its photo and voice.

    A photo that couldn't be used stays so while it is looked at once more for something else.

    Signals:
        changed(): `why_not` may be another one.
    """

    changed = Signal()

    def __init__(self, document: Document, facts: Facts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._facts = document, facts
        self._failure: Failure | None = None
        self._failed: Hashable = None
        self._told: Hashable = None
        facts.failures_changed.connect(self._look)
        facts.working_changed.connect(self._look)
        document.changed.connect(self._look)

    @property
    def why_not(self) -> str:
        """Why no video can be made, in the window's language; "" if one can."""
        project = self._document.project
        if project.photo is None or project.voice is None:
            return self.tr("A video needs a photo and a voice. Open both first.")
        return "" if self._failure is None else explained(self._failure)

    def _look(self) -> None:
        failures, inputs = self._facts.failures, self._inputs()
        failure = failures.get("photo") or failures.get("voice")
        if failure is not None:
            self._failed = inputs
        elif self._facts.is_busy and inputs == self._failed:
            failure = self._failure
        self._failure = failure
        project = self._document.project
        state = (failure, project.photo is None, project.voice is None)
        # The pipeline tells ten times a second how far it is.
        if state != self._told:
            self._told = state
            self.changed.emit()

    def _inputs(self) -> Hashable:
        """Changes with whatever may make the photo or the voice usable."""
        project = self._document.project
        settings = project.settings
        chosen = (settings.engine, settings.of("photo"), settings.of("speech"))
        return (project.photo, project.points, project.voice, *chosen)
