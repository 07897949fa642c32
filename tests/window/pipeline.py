"""Helpers for tests with the real pipeline: wishes for the samples, and a list of what comes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psutil
from pytestqt.qtbot import QtBot

from joyvasa_desktop import paths
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window.messages import ExportJob, ExportProgress, Idle, Wish
from joyvasa_desktop.window.worker import PipelineWorker

PHOTO = paths.samples() / "astronaut.png"
CAT = paths.samples() / "chelsea.png"
VOICE = paths.samples() / "speech_en_4s.wav"

SMALL = Settings(work_size=256, start=0.5, end=1.7)
LONG = Settings(work_size=1024)
"""Settings with which an export of `VOICE` takes long enough to be disturbed."""

T = TypeVar("T")


def wish(
    number: int, photo: Path | None = PHOTO, voice: Path | None = VOICE, settings: Settings = SMALL
) -> Wish:
    """What the window would send for a project with that photo and voice."""
    project = Project(photo=photo, voice=voice, settings=settings)
    return Wish(number, photo, None, voice, settings, project.motion_key())


def job(number: int, out: Path, settings: Settings = SMALL, photo: Path = PHOTO) -> ExportJob:
    """An export of the sample voice."""
    return ExportJob(number, photo, None, VOICE, settings, out)


class Heard:
    """Everything that a worker has said, in order.

    Attributes:
        base: what is added to the numbers of `wish` and `job`; other tests have used those below.
        small: settings of `wish`, with a take of their own.
    """

    def __init__(self, worker: PipelineWorker, qtbot: QtBot, base: int = 0) -> None:
        self.worker, self._qtbot = worker, qtbot
        self.base, self.small = base, SMALL.but(seed=base)
        self.answers: list[object] = []
        self.restarts = 0
        worker.answered.connect(self.answers.append)
        worker.export_answered.connect(self.answers.append)
        worker.restarted.connect(self._restarted)

    @property
    def process(self) -> psutil.Process:
        """The pipeline's process."""
        (found,) = multiprocessing.active_children()
        return psutil.Process(found.pid)

    def close(self) -> None:
        """Listens no longer."""
        self.worker.answered.disconnect(self.answers.append)
        self.worker.export_answered.disconnect(self.answers.append)
        self.worker.restarted.disconnect(self._restarted)

    def number(self, place: int) -> int:
        """The number of a wish or an export of this test."""
        return self.base + place

    def wish(
        self,
        place: int,
        photo: Path | None = PHOTO,
        voice: Path | None = VOICE,
        settings: Settings | None = None,
    ) -> Wish:
        """As the function of that name, with a number of this test."""
        return wish(self.number(place), photo, voice, settings or self.small)

    def job(self, place: int, out: Path, settings: Settings | None = None) -> ExportJob:
        """As the function of that name, with a number of this test."""
        return job(self.number(place), out, settings or self.small)

    def all(self, kind: type[T]) -> list[T]:
        """The answers of that kind so far."""
        return [each for each in self.answers if isinstance(each, kind)]

    def wait(self, condition: Callable[[], bool]) -> None:
        """Lets Qt's events happen until something is so."""
        self._qtbot.waitUntil(condition, timeout=30_000)

    def until(self, kind: type[T], count: int = 1, **attributes: object) -> T:
        """Waits for the last of `count` answers of that kind with those attributes."""

        def fitting() -> list[T]:
            return [
                each
                for each in self.all(kind)
                if all(getattr(each, name) == value for name, value in attributes.items())
            ]

        self.wait(lambda: len(fitting()) >= count)
        return fitting()[count - 1]

    def fulfilled(self, asked: Wish) -> None:
        """Asks, and waits until everything is there."""
        self.worker.send(asked)
        self.until(Idle, number=asked.number)

    def filming(self) -> None:
        """Waits until frames of an export are being drawn."""

        def begun() -> bool:
            events = [each.progress for each in self.all(ExportProgress)]
            return any(event.stage == "video" and event.done > 3 for event in events)

        self.wait(begun)

    def _restarted(self) -> None:
        self.restarts += 1
