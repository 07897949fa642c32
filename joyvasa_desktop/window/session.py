"""The `Session`: all state and machinery behind one window; widgets come and go around it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.exports.exports import ExportQueue
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.player.player import Player
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.projects.autosave import Autosave
from joyvasa_desktop.window.readiness import Readiness
from joyvasa_desktop.window.voice.recorder import Recorder
from joyvasa_desktop.window.worker import PipelineWorker


class Session(QObject):
    """Outlives every widget: the window is built anew when language or looks change.

    Attributes:
        preferences: what is remembered between starts.
        document: the project and its history.
        worker: the thread that owns the pipeline's process.
        facts: what is known about photo, voice and motion now.
        readiness: whether a video can be made of them.
        player: playhead, sound and frames.
        recorder: the microphone.
        exports: the queue of videos.
        autosave: keeps the project safe.
        models: what is there of the published models, and what is done with them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preferences = Preferences(self)
        self.document = Document(self)
        self.worker = PipelineWorker(self)
        self.facts = Facts(self.document, self.worker, self)
        self.readiness = Readiness(self.document, self.facts, self)
        self.player = Player(self.document, self.facts, self.worker, self)
        self.recorder = Recorder(self.preferences, self)
        self.exports = ExportQueue(self.document, self.worker, self)
        self.autosave = Autosave(self.document, self)
        self.models = ModelWork(parent=self)
        self.models.rest_wanted.connect(self.worker.rest)
        self.worker.rested.connect(self.models.released)
        self.models.rest_over.connect(self.worker.resume)
        self.recorder.state_changed.connect(self._recorder_changed)

    def start(self) -> None:
        """Starts the pipeline's process; called once the window is visible."""
        self.worker.start()

    def close(self) -> None:
        """Stops everything and waits for it."""
        self.models.close()
        self.recorder.close()
        self.player.close()
        self.worker.close()
        self.autosave.close()
        self.document.close()

    def _recorder_changed(self, state: str) -> None:
        # The microphone would hear the loudspeaker.
        if state == "recording":
            self.player.pause()
