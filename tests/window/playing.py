"""What the tests of player and preview share: a sound that is moved by hand, and frames."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
from fakes import FakeWorker
from model_parts import FakeTools
from PySide6.QtCore import QObject, Signal

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import Frame, PhotoFacts, SceneFacts, Side
from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.player.player import Player

PHOTO, VOICE = paths.samples() / "astronaut.png", paths.samples() / "speech_en_6s.wav"
DURATION = 6.4


class HandFeed(QObject):
    """A sound whose time a test sets."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.position = 0.0
        self.playing = self.muted = self.is_silent = self.closed = False
        self.volume = 1.0
        self.loaded: tuple[Path | None, float, float] = (None, 0.0, 0.0)

    def load(self, path: Path | None, start: float, end: float) -> None:
        self.loaded = (path, start, end)

    def play(self, position: float) -> None:
        self.playing, self.position = True, position

    def pause(self) -> None:
        self.playing = False

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def set_muted(self, muted: bool) -> None:
        self.muted = muted

    def close(self) -> None:
        self.closed = True


class Bench:
    """A player with a worker that draws when a test says so."""

    def __init__(self, document: Document, facts: Facts, worker: FakeWorker) -> None:
        self.document, self.facts, self.worker = document, facts, worker
        self.feed = HandFeed(facts)
        self.player = Player(document, facts, worker, facts, self.feed)
        # Tests turn the clock by hand: see `hear`.
        self.player._timer.setInterval(1_000_000)
        self.session = SimpleNamespace(
            document=document,
            facts=facts,
            worker=worker,
            player=self.player,
            models=ModelWork(FakeTools(), facts),
        )
        self.seen: list[float] = []
        self.player.frame_changed.connect(self._saw)

    def _saw(self, side: str) -> None:
        time = self.player.frame_time()
        if side == "main" and time is not None:
            self.seen.append(round(time, 6))

    def open(self, voice: Path | None = VOICE, duration: float = DURATION) -> None:
        """Photo, voice, and the facts about them."""
        project = self.document.project.but(photo=PHOTO, voice=voice)
        self.document.change(project, "open")
        self.tell(duration)

    def tell(self, duration: float = DURATION) -> None:
        """The process knows photo and scene of the newest wish."""
        number = self.facts.number
        picture = np.full((96, 64, 3), 80, np.uint8)
        crop = np.array([[8, 8], [56, 8], [56, 56], [8, 56]], np.float64)
        photo = self.document.project.photo
        assert photo is not None
        self.worker.answered.emit(
            PhotoFacts(number, photo, picture, 1.0, (64, 96), crop=crop, chosen=0)
        )
        self.worker.answered.emit(SceneFacts(number, (64, 96), (128, 192), duration))

    def draw(self, time: float, side: Side = "main", number: int | None = None) -> Pixels:
        """The process has drawn that frame; its grey says when it is."""
        pixels = np.full((96, 64, 3), int(time * 25) % 256, np.uint8)
        of = self.facts.number if number is None else number
        self.worker.answered.emit(Frame(of, time, side, pixels))
        return pixels

    def draw_wanted(self, most: int = 99) -> list[float]:
        """The process draws what it was asked for last."""
        wanted = self.worker.wants[-1].times[:most]
        for time, side in wanted:
            self.draw(time, side)
        return [time for time, _ in wanted]

    def hear(self, time: float) -> None:
        """The sound is at that time now."""
        self.feed.position = time
        self.player._tick()
