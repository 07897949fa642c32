"""A lock whose turns come in the order in which they were asked for."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LOOK = 0.05
"""s between two looks at whether anybody still waits."""


class Turns:
    """Lets one thread in at a time, the longest waiting first; who is in may enter again.

    A plain lock goes to whoever is awake when it is released, and that is mostly who just had it.
    A thread has one place in the line, however often it asks: it keeps that until the first of its
    turns has ended.
    """

    def __init__(self) -> None:
        self._line: deque[int] = deque()
        self._changed = threading.Condition()

    @contextmanager
    def turn(self, waiting: Callable[[], None]) -> Iterator[None]:
        """The block has its turn.

        Args:
            waiting: called many times a second until then; what it raises leaves the line. It may
                have a turn itself.
        """
        me = threading.get_ident()
        with self._changed:
            is_first = me not in self._line
            if is_first:
                self._line.append(me)
        try:
            while not self._is_mine(me):
                waiting()
            yield
        finally:
            if is_first:
                self._leave(me)

    def _is_mine(self, me: int) -> bool:
        """Whether it is this thread's turn, at once or within a moment."""
        with self._changed:
            return self._changed.wait_for(lambda: self._line[0] == me, _LOOK)

    def _leave(self, me: int) -> None:
        with self._changed:
            self._line.remove(me)
            self._changed.notify_all()
