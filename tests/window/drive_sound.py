"""Plays a file for some seconds and prints when the clock said what: run as a process."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from joyvasa_desktop.window.sound_feed import SoundFeed


def main(path: Path, seconds: float) -> None:
    """Prints JSON: track (wall time, clock), underruns, silent."""
    application = QGuiApplication([])
    feed = SoundFeed()
    feed.load(path, 0.0, 0.0)
    track: list[tuple[float, float]] = []
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: track.append((time.perf_counter(), feed.position)))
    timer.start()
    feed.play(0.0)
    QTimer.singleShot(int(seconds * 1000), application.quit)
    application.exec()
    feed.pause()
    told = {"track": track, "underruns": feed.underruns, "silent": feed.is_silent}
    feed.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
