"""Plays a stretch of the sample with the real pipeline and the real sound device, several times.

Run as a process. The first time, frames are drawn while they are played; frames that were drawn
stay, so that sooner or later all of them are there in time.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from joyvasa_desktop import paths
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.player.player import Player
from joyvasa_desktop.window.worker import PipelineWorker

SECONDS = 2.4
MOST_PASSES = 8


class Watcher(QObject):
    """Writes down each frame that the player shows: (position, seconds behind the sound)."""

    def __init__(self, player: Player) -> None:
        super().__init__(player)
        self._player = player
        self.shown: list[tuple[float, float]] = []
        player.frame_changed.connect(self._frame_changed)

    def _frame_changed(self, side: str) -> None:
        if self._player.playing:
            self.shown.append((self._player.position, self._player.offset))


def wait(application: QApplication, condition: Callable[[], bool]) -> None:
    """Lets Qt's events happen until something is so."""
    deadline = time.monotonic() + 60
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError
        application.processEvents()
        time.sleep(0.002)


def played(application: QApplication, player: Player, watcher: Watcher) -> dict[str, object]:
    """Plays from start to end: what was shown, frames that were due, and drawn by then."""
    watcher.shown, due, in_time = [], player.due, player.in_time
    player.play()
    wait(application, lambda: not player.playing)
    return {
        "shown": watcher.shown,
        "due": player.due - due,
        "in_time": player.in_time - in_time,
        "end": player.position,
    }


def main() -> None:
    """Prints JSON: silent, duration, and the passes until all frames were in time."""
    application = QApplication([])
    document, worker = Document(), PipelineWorker()
    facts = Facts(document, worker)
    player = Player(document, facts, worker)
    worker.start()
    photo, voice = paths.samples() / "astronaut.png", paths.samples() / "speech_en_6s.wav"
    project = document.project.but(photo=photo, voice=voice).set(end=SECONDS)
    document.change(project, "open")
    wait(application, lambda: player.duration > 0 and not facts.is_busy)
    watcher = Watcher(player)
    passes = [played(application, player, watcher)]
    while passes[-1]["due"] != passes[-1]["in_time"] and len(passes) < MOST_PASSES:
        passes.append(played(application, player, watcher))
    told = {"silent": player.is_silent, "duration": player.duration, "passes": passes}
    player.close()
    worker.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
