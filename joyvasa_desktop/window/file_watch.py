"""The `FileWatch`: tells when another program has written a file that is in use."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_QUIET = 400
"""ms without another change after which a file counts as written."""

_PATIENCE = 10
"""Waits for a file that is gone: programs that save often write a new one and rename it."""


class FileWatch(QObject):
    """Looks after a few files; one that is only deleted is no news.

    Signals:
        replaced(): one of them has another content.
    """

    replaced = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[Path, ...] = ()
        self._waits = 0
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._touched)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self._settled)

    def watch(self, files: Iterable[Path | None]) -> None:
        """Looks after these files from now on, and no others."""
        wanted = tuple(each for each in files if each is not None)
        if wanted == self._files:
            return
        self._files = wanted
        self._timer.stop()
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        self._add()

    def _add(self) -> None:
        """Files that were renamed over are forgotten by the system; so they are added again."""
        there = set(self._watcher.files())
        for path in self._files:
            if path.exists() and str(path) not in there:
                self._watcher.addPath(str(path))

    def _touched(self, _path: str) -> None:
        self._waits = 0
        self._timer.start()

    def _settled(self) -> None:
        self._waits += 1
        if all(path.exists() for path in self._files):
            self._add()
            self.replaced.emit()
        elif self._waits < _PATIENCE:
            self._timer.start()
