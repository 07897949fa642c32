"""How far a video is: told while its frames are drawn, and while their motion is sampled."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from joyvasa_desktop.flow import check
from joyvasa_desktop.pace import Pace, Rest
from joyvasa_desktop.progress import Progress, Report

_AGAIN = 0.04
"""s before the same is told again, so that who asks often doesn't cost anything."""


class Course:
    """Reports on a video in the thread that asks for it.

    Args:
        report: told; an exception it raises (`Cancelled`) comes out of `tell`.
        frames: of the video.

    Attributes:
        drawn: frames that are finished.
        windows: of the motion, how many are sampled and how many there will be; (0, 0) if the
            motion is known.
    """

    def __init__(self, report: Report, frames: int) -> None:
        self.frames = frames
        self.drawn = 0
        self.windows: Callable[[], tuple[int, int]] = lambda: (0, 0)
        self._report = report
        self._sampling: Progress | None = None
        self._sampling_pace = self._drawing_pace = Pace(time.monotonic())
        self._told: tuple[Progress | None, int] | None = None
        self._told_at = 0.0

    def sampled(self, event: Progress) -> None:
        """Takes what the thread that samples reports, and ends that thread if it isn't needed.

        Raises:
            Cancelled: as `flow.check`.
        """
        check()
        if self._sampling is None or not self._sampling.total:
            # A take that goes on where it was stopped doesn't begin at 0.
            self._sampling_pace = Pace(time.monotonic(), event.done)
        self._sampling_pace.mark(time.monotonic(), event.done)
        self._sampling = event

    def finished(self) -> None:
        """Counts one more frame."""
        self.drawn += 1
        if self.drawn == 1 and self._sampling is not None:
            # The wait for the first window says nothing about frames.
            self._drawing_pace = Pace(time.monotonic(), self.drawn)
        self._drawing_pace.mark(time.monotonic(), self.drawn)

    def tell(self) -> None:
        """Reports how far the video is."""
        now, state = time.monotonic(), (self._sampling, self.drawn)
        if state == self._told and now - self._told_at < _AGAIN:
            return
        self._told, self._told_at = state, now
        sampling = self._sampling
        if not self.drawn and sampling is not None:
            self._report(sampling)
        else:
            self._report(Progress("video", self.drawn, self.frames, self._note(), self._left(now)))

    def _note(self) -> str:
        made, windows = self.windows()
        if made >= windows:
            return "Drawing frames"
        return f"Drawing frames; the motion is at window {made + 1} of {windows}"

    def _left(self, now: float) -> float | None:
        """Seconds, by the slower of both; None before a frame has been measured."""
        # The first one only starts the clock, if it had to wait for the motion.
        counted = self.drawn - (self._sampling is not None)
        if counted < 1:
            return None
        left = self._drawing_pace.left(now, self.frames)
        sampling = self._sampling
        made, windows = self.windows()
        if sampling is not None and made < windows:
            left = max(left, self._sampling_pace.left(now, sampling.total))
        return left


def ending_with_motion(report: Report) -> Report:
    """A `Report` for a job that is done when its motion is: says how long that still takes."""
    rest = Rest()

    def tell(event: Progress) -> None:
        if event.stage == "motion":
            left = rest.left(time.monotonic(), event.done, event.total)
            event = replace(event, seconds_left=left)
        report(event)

    return tell
