"""Makes videos in the pipeline's process, without letting the preview wait."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

import numpy as np

from joyvasa_desktop.animate import Studio
from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.window.messages import (
    Answer,
    ExportDone,
    ExportFailed,
    ExportJob,
    ExportProgress,
)
from joyvasa_desktop.window.process.frame_drawer import smaller
from joyvasa_desktop.window.process.inbox import Inbox
from joyvasa_desktop.window.process.trouble import failure
from joyvasa_desktop.window.process.wish_server import WishServer

_EVERY = 0.1
"""s between two reports of the same stage."""

_THUMBNAIL = 320
"""px; longer side of the live picture."""

_RECENT = 50
"""Frames over which their number per second is counted."""


class ExportRunner:
    """Runs one export at a time; between two frames of it, wishes and wanted frames come first.

    Args:
        inbox: says what else is to be done, and what is cancelled.
        wishes: does what else is to be done.
        send: to the window.
    """

    def __init__(self, inbox: Inbox, wishes: WishServer, send: Callable[[Answer], None]) -> None:
        self._inbox, self._wishes, self._send = inbox, wishes, send
        self._job: ExportJob | None = None
        self._frame: Pixels | None = None
        self._told: tuple[str, str, float] = ("", "", 0.0)
        self._times: deque[float] = deque(maxlen=_RECENT)

    def run(self, job: ExportJob) -> None:
        """Makes the video, and says how it ended."""
        self._job, self._frame = job, None
        self._times.clear()
        self._wishes.interrupt = self._is_stopped
        began = time.monotonic()
        try:
            self._send(self._made(job, began))
        except Cancelled:
            self._send(ExportFailed(job.id, cancelled=True))
        except Exception as error:
            self._send(ExportFailed(job.id, failure=failure(0, "export", error)))
        finally:
            self._job, self._frame = None, None
            self._wishes.interrupt = bool

    def _made(self, job: ExportJob, began: float) -> ExportDone:
        self._stop_if_wanted()
        # What the preview found is found already; nothing that is made here replaces it.
        studio = Studio(self._report, like=self._wishes.studio, shown=self._look)
        points = None if job.points is None else np.array(job.points, np.float32)
        made = studio.animate(job.photo, job.voice, job.out, job.settings, points, job.motion)
        seconds = time.monotonic() - began
        return ExportDone(job.id, made.path, made.duration, seconds, made.notes)

    def _look(self, frame: Pixels) -> None:
        self._frame = frame
        self._times.append(time.monotonic())

    def _report(self, event: Progress) -> None:
        began = time.monotonic()
        self._inbox.collect()
        self._stop_if_wanted()
        self._tell(event)
        if self._inbox.wish is not None:
            self._wishes.fulfil()
        # Frames get as much time as the export itself, at least one of them.
        until = began + self._pace()
        while self._wishes.draw_next() and time.monotonic() < until:
            self._inbox.collect()
        self._stop_if_wanted()

    def _tell(self, event: Progress) -> None:
        assert self._job is not None
        now = time.monotonic()
        news = (event.stage, event.note) != self._told[:2]
        if not news and now - self._told[2] < _EVERY:
            return
        self._told = (event.stage, event.note, now)
        thumbnail, self._frame = self._frame, None
        if thumbnail is not None:
            thumbnail = np.ascontiguousarray(smaller(thumbnail, _THUMBNAIL)[..., :3])
        self._send(ExportProgress(self._job.id, event, self._fps(), thumbnail))

    def _fps(self) -> float:
        """Frames per second, over the last of them."""
        if len(self._times) < 2:
            return 0.0
        return (len(self._times) - 1) / max(self._times[-1] - self._times[0], 1e-6)

    def _pace(self) -> float:
        """Seconds that a frame of the export takes."""
        return 1 / fps if (fps := self._fps()) else 0.0

    def _is_stopped(self) -> bool:
        job = self._job
        return self._inbox.is_closed or (job is not None and job.id in self._inbox.cancelled)

    def _stop_if_wanted(self) -> None:
        if self._is_stopped():
            raise Cancelled
