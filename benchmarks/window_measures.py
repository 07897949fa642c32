"""The measurements of `benchmarks.window`, each in a fresh process with a real window.

python -m benchmarks.window_measures start|stalls|latency|cancel PHOTO FOLDER
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import psutil

from joyvasa_desktop import paths

_CORES = 2
_TICK = 10
"""ms between two looks at whether the event loop still turns."""

_IDLE = 6.0
"""s for which the idle window is watched."""

_PATIENCE = 120.0

VOICE = paths.samples() / "speech_en_6s.wav"
HEAVY = ("torch", "transformers", "onnxruntime", "scipy", "cv2.dnn", "joyvasa_desktop.animate")
"""Modules that a window must show without."""

_START = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            # The paint event is about to be carried out; a timer comes right after it.
            QTimer.singleShot(0, self.report)
            QApplication.instance().removeEventFilter(self)
        return False

    def report(self):
        print(time.time(), ",".join(sorted(sys.modules)), flush=True)
        QApplication.instance().quit()

original = QApplication.exec
def watched(*arguments):
    watcher = FirstPaint()
    QApplication.instance().installEventFilter(watcher)
    return original()
QApplication.exec = watched
sys.argv = ["joyvasa-desktop"]
from joyvasa_desktop.__main__ import main
main()
"""


def measure_start(photo: Path, folder: Path) -> None:
    """From the start of the process to the first painted window, the best of five."""
    seconds, heavy = [], set()
    for _ in range(5):
        began = time.time()
        done = subprocess.run(
            [sys.executable, "-c", _START],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=60,
        )
        painted, modules = done.stdout.split()
        seconds.append(float(painted) - began)
        heavy |= {name for name in HEAVY if name in modules.split(",")}
    _print("start to first painted window, best of 5", min(seconds), "s", "<= 1.5")
    _print("start to first painted window, median", float(np.median(seconds)), "s")
    _print("heavy modules loaded by then", len(heavy), "", "== 0")


def measure_stalls(photo: Path, folder: Path) -> None:
    """Intervals of a timer of 10 ms in a window that rests, and in one that exports."""
    with _window() as studio:
        studio.open(photo)
        until = time.monotonic() + _IDLE
        idle = studio.ticks(lambda: time.monotonic() >= until)
        studio.export(folder / "stalls.mp4")
        busy = studio.ticks(lambda: not studio.session.worker.is_exporting)
    for name, ticks in (("idle", idle), ("while exporting 1080p", busy)):
        _print(f"event loop {name}, 99 % below", _percent(ticks, 99), "ms", "<= 50")
        _print(f"event loop {name}, longest", float(max(ticks)), "ms")
    _print("99 % exporting against idle", _percent(busy, 99) / _percent(idle, 99), "x")


def measure_latency(photo: Path, folder: Path) -> None:
    """From a changed gain to the frame that shows it, in the middle of the voice."""
    with _window() as studio:
        for size, picture in (("512x512", paths.samples() / "astronaut.png"), ("1080p", photo)):
            studio.open(picture)
            studio.session.player.seek(2.0)
            studio.run_for(0.5)
            times = [studio.changed_frame(0.5 + i / 20) for i in range(20)]
            _print(f"gain to new frame {size}, median", float(np.median(times)), "ms")
            _print(f"gain to new frame {size}, longest", max(times), "ms")


def measure_cancel(photo: Path, folder: Path) -> None:
    """From the cancel command to the end of an export, at different times after its start."""
    with _window() as studio:
        studio.open(photo)
        times = []
        for i, wait in enumerate((0.0, 0.1, 0.3, 0.6, 1.0, 1.5)):
            out = folder / f"cancelled-{i}.mp4"
            studio.export(out)
            studio.run_for(wait)
            began = time.perf_counter()
            studio.session.worker.cancel(studio.session.worker.running or 0)
            studio.run_until(lambda: not studio.session.worker.is_exporting, every=1)
            times.append(1000 * (time.perf_counter() - began))
        left = [each for each in folder.iterdir() if "cancelled" in each.name]
    _print("cancelled export is gone, median", float(np.median(times)), "ms")
    _print("cancelled export is gone, longest", max(times), "ms", "<= 1000")
    _print("files left over", len(left), "", "== 0")


class _Studio:
    """A window, and an event loop that is run by hand."""

    def __init__(self) -> None:
        from joyvasa_desktop.window.application import Program, make_application
        from joyvasa_desktop.window.reports import Reporter

        self.app = make_application()
        self.program = Program(self.app, Reporter(self.app))
        self.session = self.program.session
        self.program.open([])
        self._jobs = itertools.count(1)

    def close(self) -> None:
        """Ends everything, the widgets before what they show."""
        self.program.close()
        self.app.processEvents()

    def open(self, photo: Path) -> None:
        """Opens photo and voice, and waits for the first frame."""
        from joyvasa_desktop.project import Project

        facts, seen = self.session.facts, list[object]()
        facts.frame_ready.connect(seen.append)
        self.session.document.change(Project(photo=photo, voice=VOICE, consent=True), "Open")
        self.run_until(lambda: bool(seen) and not facts.is_busy)
        facts.frame_ready.disconnect(seen.append)

    def export(self, out: Path) -> None:
        """Begins an export."""
        from joyvasa_desktop.window.messages import ExportJob

        project = self.session.document.project
        assert project.photo is not None and project.voice is not None
        settings = project.settings.but(overwrite=True)
        job = ExportJob(next(self._jobs), project.photo, None, project.voice, settings, out)
        self.session.worker.enqueue(job)

    def changed_frame(self, gain: float) -> float:
        """Milliseconds from a change to the first frame of the wish that it makes."""
        facts, seen = self.session.facts, list[int]()

        def note(frame: object) -> None:
            seen.append(getattr(frame, "number", 0))

        facts.frame_ready.connect(note)
        began = time.perf_counter()
        self.session.document.set("Nod", yaw=gain)
        number = facts.number
        self.run_until(lambda: number in seen, every=1)
        took = time.perf_counter() - began
        facts.frame_ready.disconnect(note)
        self.run_for(0.1)
        return 1000 * took

    def ticks(self, done: Callable[[], bool]) -> list[float]:
        """Milliseconds between the ticks of a timer until `done`."""
        from PySide6.QtCore import Qt, QTimer

        times: list[float] = []
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: times.append(time.perf_counter()))
        timer.start(_TICK)
        self.run_until(done)
        timer.stop()
        return [1000 * (b - a) for a, b in itertools.pairwise(times)]

    def run_for(self, seconds: float) -> None:
        """Lets the window live for some time."""
        until = time.monotonic() + seconds
        self.run_until(lambda: time.monotonic() >= until)

    def run_until(self, done: Callable[[], bool], every: int = _TICK) -> None:
        """Lets the window live until something has happened; looks after so many ms."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop, until = QEventLoop(), time.monotonic() + _PATIENCE
        timer = QTimer()
        timer.timeout.connect(lambda: loop.quit() if done() else None)
        timer.start(every)
        if not done():
            loop.exec()
        timer.stop()
        if time.monotonic() > until:
            raise TimeoutError("the pipeline doesn't answer")


@contextmanager
def _window() -> Iterator[_Studio]:
    studio = _Studio()
    try:
        yield studio
    finally:
        studio.close()


def _percent(values: list[float], share: float) -> float:
    return float(np.percentile(values, share))


def _print(what: str, value: float, unit: str, wanted: str = "") -> None:
    print("\t".join([what, repr(float(value)), unit, *([wanted] if wanted else [])]), flush=True)


MEASURES = {
    "start": measure_start,
    "stalls": measure_stalls,
    "latency": measure_latency,
    "cancel": measure_cancel,
}

if __name__ == "__main__":
    process = psutil.Process()
    if hasattr(process, "cpu_affinity"):
        process.cpu_affinity(process.cpu_affinity()[:_CORES])
    MEASURES[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
