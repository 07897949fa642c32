"""Work that takes a moment, away from the window's thread, in the middle of a plain function."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Signal

T = TypeVar("T")


class _Bell(QObject):
    rung = Signal()


def wait_for(work: Callable[[], T]) -> T:
    """Runs `work` in a thread and comes back with its result; the window stays painted meanwhile.

    Clicks and keys wait until it is over, so that nothing else begins in between.

    Raises:
        BaseException: whatever `work` raised.
    """
    results: list[T] = []
    errors: list[BaseException] = []
    bell, loop = _Bell(), QEventLoop()
    bell.rung.connect(loop.quit)

    def carry_out() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)
        finally:
            bell.rung.emit()

    thread = threading.Thread(target=carry_out, name="background")
    thread.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
