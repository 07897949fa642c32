"""What the tests of the export's widgets share: a session of models around a waiting worker."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from fakes import FakeWorker
from PySide6.QtCore import QObject

from joyvasa_desktop import paths
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.exports.exports import ExportQueue
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import ExportDone, ExportProgress, SceneFacts
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.readiness import Readiness


class StillPlayer:
    """A player that is only told to stop."""

    pauses = 0
    is_slow = False
    cost = 0.01

    def pause(self) -> None:
        self.pauses += 1


@dataclass
class Parts:
    """As much of a session as exports need."""

    document: Document
    worker: FakeWorker
    facts: Facts
    preferences: Preferences
    exports: ExportQueue
    readiness: Readiness
    player: StillPlayer = field(default_factory=StillPlayer)

    def run(self, number: int, done: int = 5) -> None:
        """Lets a job run, as the worker would tell it."""
        self.worker.running = number
        thumbnail = np.full((12, 20, 3), (255, 0, 0), np.uint8)
        progress = Progress("video", done, 100, "Drawing frames", 9.5)
        self.worker.export_answered.emit(ExportProgress(number, progress, 12.5, thumbnail))

    def finish(self, number: int, path: Path, *notes: str) -> None:
        """Lets a job end well."""
        self.worker.export_answered.emit(ExportDone(number, path, 6.4, 33.0, notes))


def session_of(document: Document, worker: FakeWorker, facts: Facts, owner: QObject) -> Parts:
    """A session whose photo and voice are known."""
    facts.scene = SceneFacts(1, (640, 640), (1000, 1000), 6.4)
    exports = ExportQueue(document, worker, owner)  # type: ignore[arg-type]
    readiness = Readiness(document, facts, owner)
    return Parts(document, worker, facts, Preferences(owner), exports, readiness)


def sample_session(
    document: Document, worker: FakeWorker, facts: Facts, owner: QObject, folder: Path
) -> Parts:
    """A session in which the sample is open and may be used; videos go into `folder`."""
    photo, voice = paths.samples() / "astronaut.png", paths.samples() / "speech_en_6s.wav"
    document.change(document.project.but(photo=photo, voice=voice, consent=True), "Sample")
    parts = session_of(document, worker, facts, owner)
    parts.preferences.set_text("folder/video", str(folder))
    return parts
