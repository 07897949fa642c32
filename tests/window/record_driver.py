"""Records in a process of its own, told what to do on the command line, and reports as JSON.

    record_driver.py FOLDER ACTION SECONDS [ACTION SECONDS ...]

Each action (start, pause, resume, stop, start_over, wait, unplug, stall, kill) is followed by a
wait; "stall" stops the event loop itself for that time, as a slow dialog would; "kill" says how
much was recorded, then ends the process at once.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

from joyvasa_desktop import paths
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.voice.recorder import Recorder
from joyvasa_desktop.window.voice.sound_level import Level


class Report:
    """Everything that the recorder says, with the time."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self.finished: list[str] = []
        self.put_aside: list[str] = []
        self.recovered: list[str] = []
        self.failed: list[tuple[str, str]] = []
        self.states: list[str] = []
        self.levels: list[float] = []
        self.clipped = False
        recorder.finished.connect(lambda path: self.finished.append(str(path)))
        recorder.put_aside.connect(lambda path: self.put_aside.append(str(path)))
        recorder.failed.connect(lambda message, hint: self.failed.append((message, hint)))
        recorder.recovered.connect(lambda paths: self.recovered.extend(map(str, paths)))
        recorder.state_changed.connect(self.states.append)
        recorder.level_changed.connect(self._level)

    def _level(self, level: Level) -> None:
        self.levels.append(level.peak)
        self.clipped = self.clipped or self._recorder.clipped


def wait(seconds: float) -> None:
    """Lets Qt's events happen."""
    loop = QEventLoop()
    timer = QTimer(interval=round(seconds * 1000), timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()


def perform(recorder: Recorder, action: str, seconds: float) -> None:
    """One step of the script."""
    if action == "kill":
        print(json.dumps({"elapsed": recorder.elapsed}), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    elif action == "stall":
        time.sleep(seconds)
        return
    elif action == "unplug":
        recorder._capture.arrived.disconnect(recorder._arrived)  # type: ignore[union-attr]
    elif action != "wait":
        getattr(recorder, action)()
    wait(seconds)


def main(folder: Path, script: list[str]) -> None:
    """Runs the script and prints the report."""
    application = QCoreApplication([])
    paths.recordings = lambda: folder  # type: ignore[assignment]
    recorder = Recorder(Preferences(), application)
    report = Report(recorder)
    recorder.prepare()
    process = psutil.Process()
    memory: list[int] = []
    took: list[float] = []
    for action, seconds in zip(script[::2], script[1::2], strict=True):
        began = time.monotonic()
        perform(recorder, action, float(seconds))
        took.append(time.monotonic() - began)
        memory.append(process.memory_info().rss)
    recorder.close()
    print(
        json.dumps(
            {
                "devices": [device.name for device in recorder.devices],
                "finished": report.finished,
                "put_aside": report.put_aside,
                "recovered": report.recovered,
                "failed": report.failed,
                "states": report.states,
                "levels": report.levels,
                "clipped": report.clipped,
                "took": took,
                "memory": memory,
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
