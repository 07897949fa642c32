"""How work on large files tells the rest of the program where it is."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Doing: TypeAlias = Literal[
    "looking",
    "downloading",
    "checking",
    "copying",
    "packing",
    "converting",
    "unpacking",
    "trying",
]

_OFTEN = 0.1
"""Seconds between two reports while bytes arrive."""

_LOOK_BACK = 8.0
"""Seconds over which the speed is averaged."""

_ENOUGH = 0.5
"""Seconds after which the speed means something."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One event of such work.

    Attributes:
        doing: what happens with the file.
        file: its name.
        file_done, file_total: bytes of this file.
        done, total: bytes of the whole work.
        seconds_left: estimate for the whole work; None until there is something to base it on.
        note: what happens besides, in the user's words; may be empty.
        speed: bytes per second; 0 if not known yet.
    """

    doing: Doing
    file: str
    file_done: int
    file_total: int
    done: int
    total: int
    seconds_left: float | None = None
    note: str = ""
    speed: float = 0.0


TransferReport: TypeAlias = Callable[[Transfer], None]
"""Told at least four times a second, also while nothing arrives; what it raises ends the work."""


def ignore(event: Transfer) -> None:
    """A `TransferReport` for callers who don't want to know."""


class Speed:
    """How quick it goes, averaged over the last seconds.

    Args:
        clock: tells seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._marks: deque[tuple[float, int]] = deque()

    def mark(self, done: int) -> float:
        """Bytes per second, now that so many are done; 0 while that isn't known."""
        now = self._clock()
        self._marks.append((now, done))
        # One mark older than the span stays, so that the average covers all of it.
        while len(self._marks) > 2 and self._marks[1][0] <= now - _LOOK_BACK:
            self._marks.popleft()
        since, before = self._marks[0]
        return max(0.0, (done - before) / (now - since)) if now - since >= _ENOUGH else 0.0


class Meter:
    """Counts the bytes of one work that takes its files one after the other, and reports.

    Args:
        doing: what happens with the files.
        total: bytes of all of them.
        report: is told; what it raises comes through.
    """

    def __init__(
        self,
        doing: Doing,
        total: int,
        report: TransferReport,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock, self._report = clock, report
        self._speed = Speed(clock)
        self._event = Transfer(doing, "", 0, 0, 0, total)
        self._told = float("-inf")

    def begin(self, file: str, size: int, doing: Doing | None = None, note: str = "") -> None:
        """Goes on to the next file."""
        doing = doing or self._event.doing
        self._event = replace(
            self._event, doing=doing, file=file, file_done=0, file_total=size, note=note
        )
        self._tell()

    def tick(self, count: int) -> None:
        """So many bytes more; 0 says that it is still at work."""
        event = self._event
        self._event = replace(event, file_done=event.file_done + count, done=event.done + count)
        if self._clock() - self._told >= _OFTEN:
            self._tell()

    def end(self) -> None:
        """All is done: the last report."""
        self._tell()

    def _tell(self) -> None:
        event = self._event
        speed = self._speed.mark(event.done)
        left = (event.total - event.done) / speed if speed else None
        self._told = self._clock()
        self._report(replace(event, speed=speed, seconds_left=left))
