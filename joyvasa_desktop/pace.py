"""How long work will still take, judged by its last part: other programs come and go meanwhile."""

from __future__ import annotations

from collections import deque

_SPAN = 30.0
"""Seconds that are looked back upon at least: frames come in batches, and batches in turns."""

_SHARE = 1 / 3
"""Of all the time so far that is looked back upon, where that is more."""

_APART = 0.25
"""Seconds between two marks that are kept."""

_ENOUGH = 3.0
"""Seconds of work that say how long the rest will take."""


class Pace:
    """Follows work whose units take about the same time each.

    Args:
        now: seconds on any clock.
        done: units that are done already, and took who knows how long.
    """

    def __init__(self, now: float, done: int = 0) -> None:
        self._began = now
        self._done = done
        self._marks: deque[tuple[float, int]] = deque([(now, done)])

    def mark(self, now: float, done: int) -> None:
        """So many units are done now."""
        self._done = done
        if now - self._marks[-1][0] >= _APART:
            self._marks.append((now, done))

    @property
    def done(self) -> int:
        """Units that are done."""
        return self._done

    def elapsed(self, now: float) -> float:
        """Seconds since it began."""
        return now - self._began

    def left(self, now: float, total: int) -> float:
        """Seconds until the rest of `total` units is done.

        While nothing gets done it grows, as if the next unit were done at this moment.
        """
        span = max(_SPAN, _SHARE * self.elapsed(now))
        # One mark older than the span stays, so that the look back covers all of it.
        while len(self._marks) > 1 and self._marks[1][0] <= now - span:
            self._marks.popleft()
        since, before = self._marks[0]
        return (now - since) / max(self._done - before, 1) * max(total - self._done, 0)


class Rest:
    """Says how long work will still take that tells nothing but how far it is.

    It may begin anew, or be followed by other work.
    """

    def __init__(self) -> None:
        self._total, self._first, self._pace = 0, 0, Pace(0.0)

    def left(self, now: float, done: int, total: int) -> float | None:
        """Seconds until all is done; None before there is enough to judge by.

        Args:
            now: seconds on any clock.
            done: units that are done now.
            total: of all units; 0 is not known.
        """
        if total != self._total or done < self._pace.done:
            self._total, self._first, self._pace = total, done, Pace(now, done)
        self._pace.mark(now, done)
        moved = done > self._first and self._pace.elapsed(now) >= _ENOUGH
        return self._pace.left(now, total) if total and moved else None
