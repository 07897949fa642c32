"""Plays a file for some seconds, listens to the speaker meanwhile; run as a process.

It needs the environment of a sound server of its own (`sound_server.SoundServer`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from joyvasa_desktop.window.player.sound_feed import SoundFeed

RATE = 48_000
_LISTEN = ["parec", "--device=speaker.monitor", f"--rate={RATE}", "--channels=1"]
_LISTEN += ["--format=s16le", "--raw", "--latency-msec=5"]


class Listener:
    """Records what the speaker plays, with the wall time at which it did."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(_LISTEN, stdout=subprocess.PIPE)
        self._chunks: list[tuple[float, bytes]] = []
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        while not self._chunks:
            time.sleep(0.01)

    def onsets(self) -> list[float]:
        """Wall times at which it became loud after a pause; ends the recording."""
        self._process.terminate()
        self._thread.join()
        self._process.wait()
        ends = np.cumsum([len(data) // 2 for _, data in self._chunks])
        # No chunk comes before it was played: the earliest one tells when the first sample was.
        began = min(np.array([wall for wall, _ in self._chunks]) - ends / RATE)
        samples = np.frombuffer(b"".join(data for _, data in self._chunks), np.int16)
        loud = np.flatnonzero(np.abs(samples.astype(np.float32)) > 3000)
        starts = loud[np.flatnonzero(np.diff(loud, prepend=-RATE) > RATE // 10)]
        return [float(began + start / RATE) for start in starts]

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as sound:
            while data := os.read(sound.fileno(), 4096):
                self._chunks.append((time.perf_counter(), data))


def main(path: Path, seconds: float) -> None:
    """Prints JSON: track (wall time, clock), onsets (wall time), underruns, silent."""
    application = QGuiApplication([])
    listener = Listener()
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
    told = {"underruns": feed.underruns, "silent": feed.is_silent, "track": track}
    feed.close()
    print(json.dumps({**told, "onsets": listener.onsets()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
