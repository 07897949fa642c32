"""Shows how far models are on their way: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from joyvasa_desktop.console import stop_if_asked, time_left
from joyvasa_desktop.finding import size_text

if TYPE_CHECKING:
    from joyvasa_desktop.weights.transfer import Transfer, TransferReport

DOING: dict[str, str] = {
    "looking": "Looking at",
    "downloading": "Downloading",
    "checking": "Checking",
    "copying": "Copying",
    "packing": "Packing",
    "converting": "Converting",
    "unpacking": "Unpacking",
    "trying": "Trying out",
}
"""What is said to happen to a file."""

_MINUTE = 60.0

_AMOUNTS = 58
"""Columns of a terminal that the bar and the amounts may take; the file's name has the rest."""

_LEAST_ROOM = 24


@contextmanager
def transfers(quiet: bool) -> Iterator[TransferReport]:
    """Receives the events of one piece of work, and ends it if the user asked to stop.

    Args:
        quiet: nothing is shown.
    """
    if quiet:
        yield _stoppable(lambda event: None)
    elif sys.stderr.isatty():
        with _bar() as report:
            yield _stoppable(report)
    else:
        yield _stoppable(TransferLines(sys.stderr))


def _stoppable(report: TransferReport) -> TransferReport:
    def tell(event: Transfer) -> None:
        stop_if_asked()
        report(event)

    return tell


class TransferLines:
    """One line for each kind of work, and one for every tenth or minute of a long one.

    Args:
        stream: where the lines go.
        clock: seconds.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._begun: set[str] = set()
        self._tenth = 0
        self._told = clock()

    def __call__(self, event: Transfer) -> None:
        """Prints a line, if this event is worth one."""
        now = self._clock()
        tenth = 10 * event.done // event.total if event.total else 0
        # Several files come at once: what happens to them takes turns, and has one amount.
        new = event.doing not in self._begun
        if not new and tenth <= self._tenth and now - self._told < _MINUTE:
            return
        self._begun.add(event.doing)
        # Looking through an archive comes to its end before copying begins anew.
        self._tenth = tenth
        self._told = now
        amount = f": {far(event)}" if event.total else ""
        print(f"{_what(event)}{amount}", file=self._stream, flush=True)


def far(event: Transfer) -> str:
    """How far the whole work is: "120 MB of 936 MB, 3.1 MB/s, 4 min left"."""
    parts = [f"{_size(event.done)} of {_size(event.total)}" if event.total else ""]
    parts += [f"{_size(round(event.speed))}/s"] if event.speed >= 1 else []
    parts += [f"{time_left(event.seconds_left)} left"] if event.seconds_left else []
    return ", ".join(part for part in (*parts, event.note) if part)


def _what(event: Transfer) -> str:
    return f"{DOING[event.doing]} {event.file}".rstrip()


def _shortened(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1]}…"


def _size(count: int) -> str:
    # For a file's size, none means that it isn't known; here it is the beginning.
    return size_text(count) if count else "0 MB"


@contextmanager
def _bar() -> Iterator[TransferReport]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=10),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[far]}", markup=False),
    )
    console = Console(stderr=True)
    room = max(console.width - _AMOUNTS, _LEAST_ROOM)
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("Looking", total=None, far="")

        def report(event: Transfer) -> None:
            bars.update(
                task,
                description=_shortened(_what(event), room),
                completed=event.done,
                total=event.total or None,
                far=far(event),
            )

        yield report
