"""Plays the sample with the real pipeline and the real sound device; run as a process."""

from __future__ import annotations

import json
import time
from collections.abc import Callable


def main() -> None:
    """Prints JSON: shown (clock, offset when shown), held (clock, offset), due, in time, fps."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from joyvasa_desktop import paths
    from joyvasa_desktop.window.document import Document
    from joyvasa_desktop.window.facts import Facts
    from joyvasa_desktop.window.player.player import Player
    from joyvasa_desktop.window.worker import PipelineWorker

    application = QApplication([])
    document, worker = Document(), PipelineWorker()
    facts = Facts(document, worker)
    player = Player(document, facts, worker)

    def wait(condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError
            application.processEvents()
            time.sleep(0.002)

    worker.start()
    photo, voice = paths.samples() / "astronaut.png", paths.samples() / "speech_en_6s.wav"
    document.change(document.project.but(photo=photo, voice=voice), "open")
    wait(lambda: player.frame() is not None and player.duration > 0 and not facts.is_busy)
    shown: list[tuple[float, float]] = []
    held: list[tuple[float, float]] = []
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: held.append((player.position, player.offset)))
    timer.start()
    player.frame_changed.connect(lambda side: shown.append((player.position, player.offset)))
    player.play()
    wait(lambda: not player.playing)
    timer.stop()
    told = {
        "shown": shown,
        "held": held,
        "due": player.due,
        "in_time": player.in_time,
        "silent": player.is_silent,
        "end": player.position,
        "duration": player.duration,
    }
    player.close()
    worker.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
