"""Whose networks may be in memory: those of one kind at a time, in turns."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol
from weakref import WeakSet

from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.turns import Turns

SPELL = 5.0
"""s for which who moved in may work before another kind takes its place."""

PAUSE = 0.5
"""s without work after which it needn't be waited for any more."""

_LOOK = 0.05
"""s between two looks at whether the place is free."""


class Resident(Protocol):
    """Somebody with networks.

    Attributes:
        kind: residents of one kind may stay together.
    """

    kind: str

    def leave(self) -> None:
        """Lets its networks go; it can load them again at its next turn."""


class Residence:
    """Lets in one thread at a time, and before another kind works, all others' networks go.

    To load networks takes as long as many frames. So a video of a person and the preview of an
    animal don't take turns frame by frame, but by seconds.

    Args:
        clock: seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._turns = Turns()
        self._residents: WeakSet[Resident] = WeakSet()
        self._kind = ""
        self._moved_in = self._worked = 0.0
        self._inside: tuple[int, str] | None = None

    @contextmanager
    def turn(self, who: Resident, waiting: Callable[[], None]) -> Iterator[None]:
        """The block may use its networks.

        Args:
            who: has them.
            waiting: called many times a second until then; what it raises ends the wait.

        Raises:
            Cancelled: if this thread is in the middle of another kind's work, whose networks
                can't go. Later it can be tried again.
        """
        inside = self._inside
        if inside is not None and inside[0] == threading.get_ident():
            if inside[1] != who.kind:
                raise Cancelled
        else:
            self._be_patient(who.kind, waiting)
        with self._turns.turn(waiting):
            self._move_in(who)
            before, self._inside = self._inside, (threading.get_ident(), who.kind)
            try:
                yield
            finally:
                self._inside = before
                self._worked = self._clock()

    def gone(self, who: Resident) -> None:
        """Somebody needs no networks any more: nobody has to wait for a spell to end."""
        self._residents.discard(who)
        if self._kind == who.kind and not self._residents:
            self._kind = ""

    def _be_patient(self, kind: str, waiting: Callable[[], None]) -> None:
        """Waits while another kind is at work and hasn't been for long."""
        while self._kind not in ("", kind):
            now = self._clock()
            idle = self._inside is None and now - self._worked >= PAUSE
            if idle or now - self._moved_in >= SPELL:
                return
            waiting()
            time.sleep(_LOOK)

    def _move_in(self, who: Resident) -> None:
        if self._kind != who.kind:
            for other in [each for each in self._residents if each.kind != who.kind]:
                other.leave()
                self._residents.discard(other)
            self._kind, self._moved_in = who.kind, self._clock()
        self._residents.add(who)
