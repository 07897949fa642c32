"""Stand-ins for what is slow or outside the program; everything else in the tests is real."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from joyvasa_desktop.window.messages import ExportJob, Keep, Want, Wish


class FakeWorker(QObject):
    """Takes the requests of the pipeline's worker and answers only when a test says so."""

    answered = Signal(object)
    export_answered = Signal(object)
    exports_changed = Signal()
    restarted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.requests: list[Wish | Keep | Want] = []
        self.queue: list[ExportJob] = []
        self.cancelled: list[int] = []
        self.running: int | None = None

    @property
    def wishes(self) -> list[Wish]:
        return [each for each in self.requests if isinstance(each, Wish)]

    @property
    def wants(self) -> list[Want]:
        return [each for each in self.requests if isinstance(each, Want)]

    @property
    def is_exporting(self) -> bool:
        return bool(self.queue)

    def start(self) -> None:
        """As of a thread."""

    def close(self) -> None:
        """As of the worker."""

    def send(self, request: Wish | Keep | Want) -> None:
        self.requests.append(request)

    def enqueue(self, job: ExportJob) -> None:
        self.queue.append(job)
        self.exports_changed.emit()

    def cancel(self, job_id: int) -> None:
        self.cancelled.append(job_id)

    def move(self, job_id: int, place: int) -> None:
        job = next(each for each in self.queue if each.id == job_id)
        self.queue.remove(job)
        self.queue.insert(place, job)
        self.exports_changed.emit()

    def jobs(self) -> tuple[ExportJob, ...]:
        return tuple(self.queue)
