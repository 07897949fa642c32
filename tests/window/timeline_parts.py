"""What the tests of the timeline share: real facts of the sample voice, and a player."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from fakes import FakeWorker
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from joyvasa_desktop import paths
from joyvasa_desktop.animate import Studio
from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.motion.curves import curves
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.speech.load import load_speech
from joyvasa_desktop.speech.speech import SAMPLE_RATE
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import CurveFacts, Side, VoiceFacts
from joyvasa_desktop.window.preferences import Preferences

VOICE = paths.samples() / "speech_en_6s.wav"
RATE = 100


class TestPlayer(QObject):
    """A player without sound or pictures."""

    __test__ = False

    position_changed = Signal(float)
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.position = 0.0
        self.duration = 0.0
        self.playing = False
        self.steps: list[int] = []

    def seek(self, position: float) -> None:
        self.position = position
        self.position_changed.emit(position)

    def step(self, frames: int) -> None:
        self.steps.append(frames)
        self.seek(min(max(self.position + frames / 25, 0.0), self.duration))

    def run_to(self, position: float) -> None:
        self.playing = True
        self.seek(position)


@dataclass
class Parts:
    """As much of a session as the timeline knows."""

    document: Document
    facts: Facts
    worker: FakeWorker
    preferences: Preferences
    player: TestPlayer

    def open_voice(self, duration: float | None = None, complete: bool = True) -> VoiceFacts:
        """The document has a voice and the pipeline has read it, or a part of it."""
        if self.document.project.voice != VOICE:
            self.document.change(self.document.project.but(voice=VOICE), "Voice")
        outline, whole = sample_envelope()
        length = whole if duration is None else duration
        found = VoiceFacts(
            self.facts.number, VOICE, length, outline[: round(length * RATE)], RATE, complete
        )
        self.worker.answered.emit(found)
        self.player.duration = length
        return found

    def open_curves(
        self, side: Side = "main", rows: int | None = None, settings: Settings | None = None
    ) -> CurveFacts:
        """The pipeline has made the motion, or its first rows."""
        values = sample_curves(settings or Settings())
        total = len(values["pitch"])
        rows = total if rows is None else rows
        some = {name: each[:rows] for name, each in values.items()}
        project = self.document.project
        take = project.motion_key(project.other if side == "other" else "")
        found = CurveFacts(self.facts.number, take, side, some, total, rows == total)
        self.worker.answered.emit(found)
        return found


@cache
def studio() -> Studio:
    return Studio()


@cache
def sample_curves(settings: Settings) -> dict[str, Floats]:
    """The curves of the sample voice, as the pipeline makes them."""
    kept = studio()
    return curves(kept.shaped(kept.motion(VOICE, settings), settings))


@cache
def sample_envelope() -> tuple[Floats, float]:
    """Lowest and highest value of every hundredth of a second of the sample voice."""
    return envelope_of(VOICE)


def envelope_of(path: Path) -> tuple[Floats, float]:
    speech = load_speech(path)
    step = SAMPLE_RATE // RATE
    blocks = np.pad(speech.samples, (0, -len(speech.samples) % step)).reshape(-1, step)
    return np.stack((blocks.min(axis=1), blocks.max(axis=1)), axis=1), speech.duration


def hover(widget: QWidget, x: float, y: float) -> None:
    """The mouse moves there without a button."""
    place = QPointF(x, y)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        widget.mapToGlobal(place),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
