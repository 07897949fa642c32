"""The `PipelineWorker`: a thread that owns the pipeline's process and the queue of exports."""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from dataclasses import dataclass, replace
from queue import SimpleQueue

from PySide6.QtCore import QObject, QThread, Signal

from joyvasa_desktop import own_files
from joyvasa_desktop.window.messages import (
    Answer,
    Cancel,
    ExportDone,
    ExportFailed,
    ExportJob,
    ExportProgress,
    Failure,
    Keep,
    Want,
    Wish,
)
from joyvasa_desktop.window.process.pipeline_process import Outbox, PipelineProcess
from joyvasa_desktop.window.process.wire import SlotRead

_CONFIRM = 0.7
"""s in which the process must have stopped an export; then it is ended together with it."""

_FAREWELL = 0.9
"""s in which the process may end by itself when the window closes."""

_LAST_WORDS = 0.3
"""s between the end of what a process says and its exit code."""

_DEATHS, _WITHIN = 3, 30.0
"""So many deaths in so many seconds, and the process isn't started again unasked."""


@dataclass(frozen=True, slots=True)
class _Started:
    """A process runs; `again` if another one ran before."""

    again: bool


@dataclass(frozen=True, slots=True)
class _End:
    """How the life of a process ended.

    Attributes:
        cancelled: id of the export that it had to die for, or None.
        rests: it was ended because it is to rest.
        code: the exit code.
    """

    cancelled: int | None = None
    rests: bool = False
    code: int | None = None


@dataclass(frozen=True, slots=True)
class _Rests:
    """The process was ended because it is to rest; the next one takes its requests from there."""

    outbox: Outbox


@dataclass(frozen=True, slots=True)
class _Died:
    """The process ended although nobody wanted it to, or because it didn't stop an export.

    Attributes:
        cancelled: id of the export that was to be stopped, or None.
        code: the exit code.
        for_good: it isn't started again until the window asks for something.
        outbox: the next process will take its requests from there.
    """

    cancelled: int | None
    code: int | None
    for_good: bool
    outbox: Outbox


class PipelineWorker(QThread):
    """Hands requests to the pipeline's process and its answers to the window.

    The process is started by the thread, so that nobody waits for it; what is sent before it is
    there waits. When it dies, one export fails, everything else is asked for again (`restarted`).
    All signals come in the thread in which the worker was made.

    Signals:
        answered(Answer): every answer except those about exports.
        export_answered(ExportProgress | ExportDone | ExportFailed).
        exports_changed(): the queue of exports is another one.
        restarted(): the process died or rested and is there again; it knows nothing any more.
        rested(): there is no process now, as `rest` asked.
    """

    answered = Signal(object)
    export_answered = Signal(object)
    exports_changed = Signal()
    restarted = Signal()
    rested = Signal()
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outbox: Outbox = SimpleQueue()
        self._jobs: list[ExportJob] = []
        self._running: int | None = None
        self._number = 0
        self._is_down = False
        self._notice: Failure | None = None
        self._closing = False
        self._to_rest, self._rests = False, False
        self._deadline: tuple[int, float] | None = None
        self._woken, self._waker = multiprocessing.Pipe(duplex=False)
        self._arrived.connect(self._deliver)

    # ---- for the window

    def send(self, request: Wish | Keep | Want) -> None:
        """Asks the process for something; returns at once."""
        if self._is_down and isinstance(request, Wish):
            self._is_down = False
            self._wake()
        self._outbox.put(request)
        if isinstance(request, Wish):
            self._number = request.number
        if self._notice is not None and isinstance(request, Wish):
            notice, self._notice = replace(self._notice, number=request.number), None
            self.answered.emit(notice)

    def enqueue(self, job: ExportJob) -> None:
        """Adds an export to the end of the queue; it starts when its turn comes."""
        self._jobs.append(job)
        self.exports_changed.emit()
        self._start_next()

    def cancel(self, job_id: int) -> None:
        """Takes an export from the queue; a running one has ended within a second."""
        if job_id == self._running:
            self._outbox.put(Cancel(job_id))
            self._deadline = (job_id, time.monotonic() + _CONFIRM)
            self._wake()
        elif any(job.id == job_id for job in self._jobs):
            self._ended(ExportFailed(job_id, cancelled=True))

    def move(self, job_id: int, place: int) -> None:
        """Gives a waiting export another place among those that wait, counted from 0."""
        job = next((job for job in self._jobs if job.id == job_id), None)
        if job is None or job_id == self._running:
            return
        self._jobs.remove(job)
        first = 0 if self._running is None else 1
        self._jobs.insert(first + max(place, 0), job)
        self.exports_changed.emit()

    def jobs(self) -> tuple[ExportJob, ...]:
        """The exports that run and wait, in their order."""
        return tuple(self._jobs)

    @property
    def running(self) -> int | None:
        """The id of the export that is being made."""
        return self._running

    @property
    def is_exporting(self) -> bool:
        """An export runs or waits."""
        return bool(self._jobs)

    def rest(self) -> None:
        """Ends the process as soon as no video is being made; `rested` tells when.

        Whatever it has loaded from the disk is free then. What is sent, and videos that wait, are
        done after `resume`.
        """
        self._to_rest = True
        self._start_next()

    def resume(self) -> None:
        """Starts another process after `rest`, or lets this one go on if it hasn't ended yet."""
        self._to_rest = self._rests = False
        self._wake()
        self._start_next()

    def close(self) -> None:
        """Stops exports, ends the process and the thread; takes two seconds at the most."""
        self._closing = True
        self._wake()
        self.wait()
        self._jobs, self._running = [], None
        self._woken.close()
        self._waker.close()

    # ---- in the window's thread

    def _deliver(self, arrived: Answer | SlotRead | _Started | _Rests | _Died) -> None:
        if self._closing:
            return
        match arrived:
            case ExportProgress() if arrived.id == self._running:
                self.export_answered.emit(arrived)
            case ExportDone() | ExportFailed():
                if arrived.id == self._running:
                    self._ended(arrived)
            case SlotRead():
                self._outbox.put(arrived)
            case _Started():
                if arrived.again:
                    self.restarted.emit()
                self._start_next()
            case _Died():
                self._mourn(arrived)
            case _Rests():
                self._go_to_rest(arrived)
            case ExportProgress():
                pass
            case _:
                self.answered.emit(arrived)

    def _start_next(self) -> None:
        if self._to_rest:
            if self._running is None and not self._rests:
                self._rests = True
                self._wake()
        elif self._is_down and self._jobs:
            self._is_down = False
            self._wake()
        elif self._running is None and self._jobs:
            self._running = self._jobs[0].id
            self._outbox.put(self._jobs[0])
            self.exports_changed.emit()

    def _ended(self, answer: ExportDone | ExportFailed) -> None:
        self._jobs = [job for job in self._jobs if job.id != answer.id]
        if answer.id == self._running:
            self._running = None
        self.export_answered.emit(answer)
        self.exports_changed.emit()
        self._start_next()

    def _mourn(self, death: _Died) -> None:
        """One export is lost; the window learns what happened."""
        # Nothing reads the old one any more.
        self._outbox = death.outbox
        self._is_down = death.for_good
        lost, self._running = self._running, None
        failure = _failure(death)
        if lost is not None:
            cancelled = lost == death.cancelled
            exported = None if cancelled else replace(failure, place="export")
            self._jobs = [job for job in self._jobs if job.id != lost]
            self.export_answered.emit(ExportFailed(lost, cancelled, exported))
            self.exports_changed.emit()
        if death.for_good and own_files.have_changed():
            # No process will ever be there again: nothing waits for one.
            hopeless, self._jobs = self._jobs, []
            for job in hopeless:
                failed = ExportFailed(job.id, failure=replace(failure, place="export"))
                self.export_answered.emit(failed)
            self.exports_changed.emit()
        if death.cancelled is None:
            self._notice = None if death.for_good else failure
            if death.for_good:
                self.answered.emit(replace(failure, number=self._number))
        if self._to_rest:
            self._start_next()

    def _go_to_rest(self, rest: _Rests) -> None:
        self._outbox, self._is_down = rest.outbox, False
        if self._rests:
            self.rested.emit()
        elif self._running is not None:
            # Resumed already, and the export went to the process that was about to end.
            self._outbox.put(self._jobs[0])

    def _wake(self) -> None:
        with contextlib.suppress(OSError):
            self._waker.send_bytes(b".")

    # ---- in the worker's own thread

    def run(self) -> None:
        """The thread: one process after the other until the window closes."""
        outbox, deaths, again = self._outbox, list[float](), False
        while not self._closing:
            end = self._live(outbox, again)
            if self._closing:
                return
            outbox, again = SimpleQueue(), True
            if end.rests:
                self._arrived.emit(_Rests(outbox))
                while self._rests and not self._closing:
                    self._woken.recv_bytes()
                continue
            now = time.monotonic()
            if end.cancelled is None:
                deaths = [*(when for when in deaths if when > now - _WITHIN), now]
            for_good = len(deaths) >= _DEATHS
            while self._woken.poll():
                self._woken.recv_bytes()
            self._arrived.emit(_Died(end.cancelled, end.code, for_good, outbox))
            if for_good and not self._closing:
                deaths = []
                self._woken.recv_bytes()

    def _live(self, outbox: Outbox, again: bool) -> _End:
        """The life of one process."""
        if own_files.have_changed():
            # Another version's process wouldn't understand this one.
            return _End()
        try:
            process = PipelineProcess(outbox)
        except OSError as error:
            return _End(code=error.errno)
        self._arrived.emit(_Started(again))
        end = self._listen(process)
        asked = self._closing or end.rests
        patience = _FAREWELL if asked else 0.0 if end.cancelled is not None else _LAST_WORDS
        return replace(end, code=process.end(patience))

    def _listen(self, process: PipelineProcess) -> _End:
        """Hands on answers until the process has died or is to end."""
        ended: int | None = None
        while not self._closing:
            if self._rests:
                return _End(rests=True)
            deadline = self._deadline
            timeout = None
            if deadline is not None:
                timeout = max(deadline[1] - time.monotonic(), 0.0)
            try:
                for answer in process.answers(self._woken, timeout):
                    if isinstance(answer, ExportDone | ExportFailed):
                        ended = answer.id
                    self._arrived.emit(answer)
            except EOFError:
                return _End()
            if deadline is not None and time.monotonic() >= deadline[1]:
                if self._deadline is deadline:
                    self._deadline = None
                if deadline[0] != ended:
                    return _End(cancelled=deadline[0])
        return _End()


def _failure(death: _Died) -> Failure:
    if own_files.have_changed():
        return Failure(0, "worker", own_files.GONE, own_files.START_AGAIN)
    hint = (
        "Try another photo, voice or setting; what was open is still there."
        if death.for_good
        else "It was started again, and everything else goes on. Try again."
    )
    details = f"The pipeline's process ended with exit code {death.code}."
    return Failure(
        0, "worker", "The part of the program that does the work has stopped.", hint, details
    )
