"""The `ExportQueue`: all videos that are being made, wait, or were made since the start."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.outputs import check_not_input, check_place
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.video.options import VideoOptions
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.exports.export_item import ExportItem, State
from joyvasa_desktop.window.look.images import as_image
from joyvasa_desktop.window.messages import (
    ExportDone,
    ExportFailed,
    ExportJob,
    ExportProgress,
)
from joyvasa_desktop.window.preferences import Preferences

if TYPE_CHECKING:
    from joyvasa_desktop.window.worker import PipelineWorker

_SPEED = "export/speed-"


class ExportQueue(QObject):
    """Takes a snapshot of the project for each video, and follows what becomes of it.

    Signals:
        item_changed(int): the item with that id.
        items_changed(): items came, went, or are in another order.
        finished(int): an item is done, failed or cancelled.
    """

    item_changed = Signal(int)
    items_changed = Signal()
    finished = Signal(int)

    def __init__(
        self, document: Document, worker: PipelineWorker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._worker = document, worker
        self._preferences = Preferences(self)
        self._items: dict[int, ExportItem] = {}
        self._waiting: list[int] = []
        self._numbers = count(1)
        self._pixels: dict[int, int] = {}
        worker.export_answered.connect(self._answered)
        worker.exports_changed.connect(self._worker_changed)

    def items(self) -> tuple[ExportItem, ...]:
        """What runs, then what waits in its order, then what has ended, the newest first."""
        running = [each for each in self._items.values() if each.state in ("running", "stopping")]
        waiting = [self._items[each] for each in self._waiting]
        ended = [each for each in reversed(self._items.values()) if not each.is_open]
        return (*running, *waiting, *ended)

    def item(self, number: int) -> ExportItem | None:
        """The item with that id."""
        return self._items.get(number)

    def waiting(self) -> tuple[int, ...]:
        """Ids of the items that wait, the next one first."""
        return tuple(self._waiting)

    @property
    def open_count(self) -> int:
        """How many wait or run."""
        return sum(each.is_open for each in self._items.values())

    @property
    def is_busy(self) -> bool:
        """Something waits or runs."""
        return self.open_count > 0

    def names(self) -> set[Path]:
        """Where the videos that wait or run will go."""
        return {each.job.out for each in self._items.values() if each.is_open}

    def add(self, out: Path, settings: Settings | None = None, pixels: int = 0) -> int:
        """Puts a video of the project as it is now at the end of the queue.

        Args:
            out: where it goes.
            settings: None for the project's.
            pixels: width times height of the video, if known, for later estimates of time.

        Returns:
            Its id.

        Raises:
            UserError: something is missing, or the video can't be stored there.
        """
        project = self._document.project
        settings = settings or project.settings
        job = self._job(project, settings, out)
        options = VideoOptions.from_settings(settings)
        options.check_name(out)
        check_not_input(out, job.photo, job.voice)
        check_place(out, folder=options.format == "png")
        self._pixels[job.id] = pixels
        self._enqueue(job)
        return job.id

    def cancel(self, number: int) -> None:
        """Stops an item that waits or runs; it can be retried."""
        item = self._items.get(number)
        if item is None or not item.is_open or item.state == "stopping":
            return
        if item.state == "waiting":
            self._end(number, replace(item, state="cancelled"))
        else:
            self._set(replace(item, state="stopping", seconds_left=None))
        self._worker.cancel(number)

    def cancel_all(self) -> None:
        """Stops everything."""
        for number in [*self._waiting, *self._items]:
            self.cancel(number)

    def retry(self, number: int) -> int:
        """Puts an item that failed or was cancelled at the end of the queue once more.

        Returns:
            Its new id; the old item is gone.
        """
        item = self._items.get(number)
        if item is None or item.state not in ("failed", "cancelled"):
            return number
        job = replace(item.job, id=next(self._numbers))
        self._pixels[job.id] = self._pixels.pop(number, 0)
        del self._items[number]
        self._enqueue(job)
        return job.id

    def remove(self, number: int) -> None:
        """Takes an item off the list; its video stays. What runs or waits is cancelled first."""
        self.cancel(number)
        item = self._items.get(number)
        if item is not None and not item.is_open:
            del self._items[number]
            self._pixels.pop(number, None)
            self.items_changed.emit()

    def remove_ended(self) -> None:
        """Takes everything that has ended off the list."""
        self._items = {number: each for number, each in self._items.items() if each.is_open}
        self.items_changed.emit()

    def move(self, number: int, place: int) -> None:
        """Moves an item among those that wait.

        Args:
            place: 0 for the next one to run.
        """
        if number not in self._waiting:
            return
        place = min(max(place, 0), len(self._waiting) - 1)
        if self._waiting.index(number) == place:
            return
        self._waiting.remove(number)
        self._waiting.insert(place, number)
        self._worker.move(number, place)
        self.items_changed.emit()

    def move_by(self, number: int, steps: int) -> None:
        """Moves an item among those that wait: -1 is one place forward."""
        if number in self._waiting:
            self.move(number, self._waiting.index(number) + steps)

    def estimate(self, settings: Settings, pixels: int, frames: int) -> float | None:
        """Seconds that a video will take, judged by earlier ones; None without any."""
        known = self._preferences.text(_speed(settings))
        return float(known) * pixels * frames if known and pixels else None

    def _job(self, project: Project, settings: Settings, out: Path) -> ExportJob:
        if project.photo is None:
            raise UserError("There is no photo yet.", "Open a photo first.")
        if project.voice is None:
            raise UserError("There is no voice yet.", "Open or record a voice first.")
        return ExportJob(
            next(self._numbers),
            project.photo,
            project.points,
            project.voice,
            settings,
            out,
            self._motion(project),
        )

    def _motion(self, project: Project) -> Motion | None:
        motion = self._document.motions.get(project.motion_key())
        take = project.find(project.take)
        if motion is None and take is not None and take.source == "file":
            raise UserError(
                f"The motion of {take.name or 'this take'} isn't there.",
                "Import it again, or choose another take.",
            )
        return motion

    def _enqueue(self, job: ExportJob) -> None:
        self._items[job.id] = ExportItem(job)
        self._waiting.append(job.id)
        self.items_changed.emit()
        self._worker.enqueue(job)

    def _answered(self, answer: object) -> None:
        match answer:
            case ExportProgress():
                self._progressed(answer)
            case ExportDone():
                self._done(answer)
            case ExportFailed():
                self._failed(answer)

    def _worker_changed(self) -> None:
        running = self._worker.running
        if running is not None:
            self._runs(running)

    def _runs(self, number: int) -> ExportItem | None:
        """The item, marked as running if it was waiting; None if it has ended."""
        item = self._items.get(number)
        if item is None or not item.is_open:
            return None
        if number in self._waiting:
            self._waiting.remove(number)
            item = replace(item, state="running")
            self._items[number] = item
            self.items_changed.emit()
        return item

    def _progressed(self, answer: ExportProgress) -> None:
        item = self._runs(answer.id)
        if item is None:
            return
        progress = answer.progress
        left = None if item.state == "stopping" else progress.seconds_left
        item = replace(
            item,
            stage=progress.stage,
            done=progress.done,
            total=progress.total,
            note=progress.note,
            fps=answer.fps,
            seconds_left=left,
        )
        if answer.thumbnail is not None:
            item = replace(item, thumbnail=as_image(answer.thumbnail))
        self._set(item)

    def _done(self, answer: ExportDone) -> None:
        item = self._items.get(answer.id)
        if item is None:
            return
        item = replace(
            item,
            state="done",
            path=answer.path,
            duration=answer.duration,
            seconds=answer.seconds,
            notes=answer.notes,
            failure=None,
        )
        self._remember_speed(item)
        self._end(answer.id, item)

    def _failed(self, answer: ExportFailed) -> None:
        item = self._items.get(answer.id)
        if item is None or not item.is_open:
            return
        state: State = "cancelled" if answer.cancelled else "failed"
        self._end(answer.id, replace(item, state=state, failure=answer.failure))

    def _remember_speed(self, item: ExportItem) -> None:
        work = self._pixels.get(item.id, 0) * item.duration * item.job.settings.fps
        if work and item.seconds > 0:
            speed = f"{item.seconds / work:.4g}"
            self._preferences.set_text(_speed(item.job.settings), speed)

    def _set(self, item: ExportItem) -> None:
        self._items[item.id] = item
        self.item_changed.emit(item.id)

    def _end(self, number: int, item: ExportItem) -> None:
        """An ended item goes to the newest place of those that have ended."""
        if number in self._waiting:
            self._waiting.remove(number)
        self._items.pop(number, None)
        self._items[number] = item
        self.items_changed.emit()
        self.finished.emit(number)


def _speed(settings: Settings) -> str:
    """Name of the preference that remembers how long such videos took."""
    device = "" if settings.engine == "builtin" else f"{settings.engine}-{settings.device}-"
    return f"{_SPEED}{device}{settings.format}"
