"""Do work ahead of who needs it: in a thread of its own, behind a short queue.

    with ahead(windows, depth=2) as coming:
        for window in coming:
            ...

The work can be long between two results. `check`, called often in it, ends it soon after nobody
waits any more.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from queue import Empty, Full, Queue
from typing import Generic, TypeVar

from joyvasa_desktop.errors import Cancelled

T = TypeVar("T")

_LOOK = 0.05
"""s between looks at what the other side does; also how often Ctrl+C is heard on Windows."""


class _Here(threading.local):
    """What each thread knows of who waits for it."""

    stopped: threading.Event | None = None


_here = _Here()


def check() -> None:
    """Ends the work of a thread that `ahead` began and that nobody needs any more.

    Anywhere else it does nothing.

    Raises:
        Cancelled: if the block of `ahead` was left.
    """
    if _here.stopped is not None and _here.stopped.is_set():
        raise Cancelled


@contextmanager
def ahead(
    items: Iterable[T], depth: int, waiting: Callable[[], None] = check
) -> Iterator[Iterator[T]]:
    """Runs an iterator in a thread, from entering the block to leaving it.

    Results arrive in their order; so does the exception that ends the iterator. Leaving the
    block ends the thread, and closes the iterator in it: at its next result, or at the next
    `check` in its work.

    Args:
        items: runs in the thread only.
        depth: results that may wait, 1 or more; the thread holds one more in its hand.
        waiting: called every 50 ms while there is no result yet; what it raises ends the wait.
    """
    if depth < 1:
        raise ValueError("a queue holds at least one result")
    line = _Line(items, depth)
    line.thread.start()
    try:
        yield line.results(waiting)
    finally:
        line.stop()


def meanwhile(work: Callable[[], T], waiting: Callable[[], None] = check) -> T:
    """Does what can't be stopped in a thread, so that who waits for it can.

    Args:
        work: runs to its end, even if nobody waits any more.
        waiting: called every 50 ms until then; what it raises ends the wait.

    Returns:
        What `work` returned; an exception of it comes out, too.
    """
    done: Queue[T | _Failed] = Queue(1)

    def run() -> None:
        try:
            done.put(work())
        except BaseException as error:
            done.put(_Failed(error))

    # Not a daemon: the end of the program waits for it, instead of pulling the floor from under it.
    threading.Thread(target=run, name="meanwhile").start()
    while True:
        try:
            result = done.get(timeout=_LOOK)
        except Empty:
            waiting()
            continue
        if isinstance(result, _Failed):
            raise result.error
        return result


class _Failed:
    """The exception that ended the work, in its place behind the results."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


class _Done:
    """Stands behind the last result."""


class _Line(Generic[T]):
    """A thread and the queue of its results."""

    def __init__(self, items: Iterable[T], depth: int) -> None:
        self._items = items
        self._queue: Queue[T | _Failed | _Done] = Queue(depth)
        self._stopped = threading.Event()
        self.thread = threading.Thread(target=self._run, name="ahead", daemon=True)

    def results(self, waiting: Callable[[], None]) -> Iterator[T]:
        """What the thread makes, as it comes."""
        while True:
            try:
                item = self._queue.get(timeout=_LOOK)
            except Empty:
                waiting()
                continue
            if isinstance(item, _Done):
                return
            if isinstance(item, _Failed):
                raise item.error
            yield item

    def stop(self) -> None:
        """Ends the thread and waits for its end."""
        self._stopped.set()
        while self.thread.is_alive():
            self.thread.join(_LOOK)

    def _run(self) -> None:
        _here.stopped = self._stopped
        try:
            last: _Failed | _Done = self._work()
        except BaseException as error:
            last = _Failed(error)
        self._put(last)

    def _work(self) -> _Done:
        iterator = iter(self._items)
        try:
            for item in iterator:
                if not self._put(item):
                    break
        finally:
            # A generator can be closed in the thread that runs it only.
            close = getattr(iterator, "close", None)
            if close is not None:
                close()
        return _Done()

    def _put(self, item: T | _Failed | _Done) -> bool:
        """Waits for room in the queue; False if nobody wants it."""
        while not self._stopped.is_set():
            try:
                self._queue.put(item, timeout=_LOOK)
                return True
            except Full:
                continue
        return False
