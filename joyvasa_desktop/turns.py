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
    """

    def __init__(self) -> None:
        self._line: deque[int] = deque()
        self._changed = threading.Condition()
        self._depth = 0

    @contextmanager
    def turn(self, waiting: Callable[[], None]) -> Iterator[None]:
        """The block has its turn.

        Args:
            waiting: called many times a second until then; what it raises leaves the line.
        """
        self._enter(waiting)
        try:
            yield
        finally:
            self._leave()

    def _enter(self, waiting: Callable[[], None]) -> None:
        me = threading.get_ident()
        with self._changed:
            if self._line and self._line[0] == me:
                self._depth += 1
                return
            self._line.append(me)
        try:
            while not self._is_mine(me):
                waiting()
        except BaseException:
            with self._changed:
                self._line.remove(me)
                self._changed.notify_all()
            raise
        self._depth = 1

    def _is_mine(self, me: int) -> bool:
        """Whether it is this thread's turn, at once or within a moment."""
        with self._changed:
            return self._changed.wait_for(lambda: self._line[0] == me, _LOOK)

    def _leave(self) -> None:
        with self._changed:
            self._depth -= 1
            if not self._depth:
                self._line.popleft()
                self._changed.notify_all()
