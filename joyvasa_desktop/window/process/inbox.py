"""What the window has asked the pipeline's process for, and what of it is still to be done."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from threading import Condition, Thread

from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.pipes import End
from joyvasa_desktop.window.messages import (
    Cancel,
    ExportJob,
    Keep,
    Request,
    Side,
    Want,
    Wish,
)
from joyvasa_desktop.window.process.wire import SlotRead

_KEPT = 12
"""Motions that are remembered at most, those in use apart."""

_GRACE = 1.5
"""s in which the work ends by itself when the window is gone."""


class Inbox:
    """Takes requests from a pipe in a thread of its own, so that nobody who asks ever waits.

    `collect` sorts what came: only the newest wish and the newest wanted frames count.

    Attributes:
        wish: the newest one that isn't fulfilled yet, or None.
        want: the frames to draw, or None.
        jobs: exports that wait.
        cancelled: ids of exports to stop.
        motions: by key, as `Keep` and the process itself put them there.
        photo_anew, voice_anew: the window asked about another file since it was told of this one,
            so it has to be told once more. Whoever tells it sets them back.
        is_closed: the window is gone; everything ends.

    Args:
        requests: the pipe's end to read from.
        read: told of each slot that is free again.
        leave: called when the work didn't end by itself after the window was gone.
    """

    def __init__(
        self, requests: End, read: Callable[[int], None], leave: Callable[[], None]
    ) -> None:
        self.wish: Wish | None = None
        self.want: Want | None = None
        self.jobs: deque[ExportJob] = deque()
        self.cancelled: set[int] = set()
        self.motions: dict[str, Motion] = {}
        self.photo_anew = self.voice_anew = True
        self.is_closed = False
        self._last: Wish | None = None
        self._requests, self._read, self._leave = requests, read, leave
        self._came: deque[Request | SlotRead] = deque()
        self._news = Condition()
        self._ended = False
        Thread(target=self._listen, name="requests", daemon=True).start()

    def collect(self, timeout: float = 0.0) -> None:
        """Sorts what has come; waits up to `timeout` seconds if there is nothing."""
        with self._news:
            if timeout and not self._came and not self.is_closed:
                self._news.wait(timeout)
        while self._came:
            self._sort(self._came.popleft())

    def keep(self, take: str, motion: Motion) -> None:
        """Remembers a motion and forgets the oldest one that nobody looks at."""
        self.motions.pop(take, None)
        self.motions[take] = motion
        wish = self.wish or self._last
        used = {wish.take, wish.other[0] if wish.other else ""} if wish else set()
        spare = [each for each in self.motions if each not in used]
        for each in spare[: max(len(spare) - _KEPT, 0)]:
            del self.motions[each]

    def forget_want(self, number: int, drawn: tuple[float, Side], longest: int) -> None:
        """That frame needn't be drawn again: it was asked for once more while it was drawn."""
        want = self.want
        if want is not None and (want.number, want.longest) == (number, longest):
            rest = tuple(each for each in want.times if each != drawn)
            self.want = replace(want, times=rest, at_once=False) if rest else None

    def drop_cancelled(self) -> list[int]:
        """Takes the exports out that were cancelled before they began, and returns their ids."""
        gone = [job.id for job in self.jobs if job.id in self.cancelled]
        self.jobs = deque(job for job in self.jobs if job.id not in self.cancelled)
        return gone

    def ended(self) -> None:
        """The work has ended by itself."""
        self._ended = True

    def _sort(self, request: Request | SlotRead) -> None:
        match request:
            case Wish():
                self._compare(request)
                self.wish = self._last = request
            case Want():
                self.want = request
            case Keep():
                self.keep(request.take, request.motion)
            case SlotRead():
                self._read(request.slot)
            case ExportJob():
                self.jobs.append(request)
            case Cancel():
                self.cancelled.add(request.id)

    def _compare(self, wish: Wish) -> None:
        """Notes that the window has forgotten what it knew: it asked about another file since."""
        self.photo_anew |= self._last is None or self._last.photo != wish.photo
        self.voice_anew |= self._last is None or self._last.voice != wish.voice

    def _listen(self) -> None:
        while True:
            try:
                request = self._requests.recv()
            except (EOFError, OSError):
                break
            with self._news:
                self._came.append(request)
                self._news.notify()
        with self._news:
            self.is_closed = True
            self._news.notify()
            self._news.wait_for(lambda: self._ended, _GRACE)
        if not self._ended:
            self._leave()
            os._exit(1)
