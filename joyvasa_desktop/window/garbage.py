"""Collects Python's garbage in the window's thread only, where Qt's objects may end."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_EVERY = 100
"""ms between two looks; what a busy window leaves in that time is collected in a millisecond."""

_PAUSE = 30.0
"""s at least between two collections of everything: each takes some hundredths of a second."""


class GarbageCollector(QObject):
    """Takes over from Python's own collection, which happens in whatever thread is running.

    Widgets, pictures and actions end up in garbage when the window is rebuilt or a dialog closes.
    Qt allows none of them to end in another thread: the program would crash, now and then.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._whole = -_PAUSE
        timer = QTimer(self)
        timer.setInterval(_EVERY)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Collects as much as Python itself would have by now."""
        pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, limit) in enumerate(pairs) if count > limit > 0]
        if 2 in due and time.monotonic() - self._whole < _PAUSE:
            due.remove(2)
        if not due:
            return
        if due[-1] == 2:
            self._whole = time.monotonic()
        gc.collect(due[-1])

    def close(self) -> None:
        """Leaves it to Python again."""
        gc.enable()
