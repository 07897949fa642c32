"""Who looks on while the network works: nobody, a progress bar, or somebody who compares."""

from __future__ import annotations

from collections.abc import Iterator

from torch import Tensor

from joyvasa_desktop.flow import check
from joyvasa_desktop.progress import Progress, Report

_NOTE = "Looking for the animal's face"

_SHARES = {"patches": 1, "stage": 6, "encoder": 6, "memory": 6, "decoder": 1}
"""How long what ends with such a result takes, in parts of equal length."""

_TOTAL = 1 + 4 * 6 + 5 * 6 + 6 + 6


class Watch:
    """Looks on without doing anything."""

    def seen(self, name: str, value: Tensor) -> None:
        """Told of every result on the way, which may change afterwards."""

    def tick(self) -> None:
        """Called several times a second; what it raises ends the work.

        Raises:
            Cancelled: in a thread that nobody needs any more.
        """
        check()


class Kept(Watch):
    """Keeps every result.

    Attributes:
        values: by name.
    """

    def __init__(self) -> None:
        self.values: dict[str, Tensor] = {}

    def seen(self, name: str, value: Tensor) -> None:
        """Keeps a copy."""
        self.values[name] = value.clone()


class Told(Watch):
    """Reports how far the work is, and lets the report end it."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._done = 0

    def seen(self, name: str, value: Tensor) -> None:
        """Goes on by the share of what is done now."""
        self._done += _SHARES.get(name.rstrip("0123456789"), 0)

    def tick(self) -> None:
        """Reports."""
        super().tick()
        self._report(Progress("photo", self._done, _TOTAL, _NOTE))


def pieces(count: int, size: int, watch: Watch) -> Iterator[slice]:
    """Stretches of at most `size` rows, with a look at the watch before each.

    Pieces that fit into the processor's caches are quicker than the whole, and end soon when the
    user wants that.
    """
    for start in range(0, count, size):
        watch.tick()
        yield slice(start, start + size)
