"""The `Autosave`: a safety copy of the project, in case the program or the machine stops."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.outputs import cannot_write
from joyvasa_desktop.project import Project
from joyvasa_desktop.project_file import SUFFIX, open_project, save_project, title
from joyvasa_desktop.project_parts import Opened
from joyvasa_desktop.window.background import wait_for
from joyvasa_desktop.window.document import Document

QUIET = 2.0
"""s without a change, after which the copy is written."""

LONGEST = 10.0
"""s; while changes go on without end, it is written this often."""

_SHARE = 10
"""A copy that takes long to write is written less often: at most this part of the time."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A safety copy whose program is gone.

    Attributes:
        path: the copy.
        when: it was written, local time.
        name: of the project, for people: its file's name, else its photo and voice; may be "".
    """

    path: Path
    when: datetime
    name: str


class Autosave(QObject):
    """Writes what isn't saved yet, a moment after each change, without making anyone wait.

    Each instance has a file and a lock of its own, so that several windows and programs don't
    disturb one another. While nothing is unsaved there is no file.

    Signals:
        failed(UserError): the copy couldn't be written; it is tried again after the next change.
    """

    failed = Signal(object)
    _written = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._path = paths.autosaves() / f"{secrets.token_hex(6)}{SUFFIX}"
        self._lock: QLockFile | None = None
        self._thread: threading.Thread | None = None
        self._first_change: float | None = None
        self._not_before = 0.0
        self._closed = False
        self._trouble = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write)
        self._written.connect(self._after_writing)
        document.changed.connect(self._document_changed)
        document.motions_changed.connect(self._motion_came)
        document.undo_stack.cleanChanged.connect(self._clean_changed)

    @property
    def path(self) -> Path:
        """Where this window's copy lies, when there is one."""
        return self._path

    def orphans(self) -> list[Orphan]:
        """Copies whose programs ended without closing, the newest first."""
        found = []
        for path in paths.autosaves().glob(f"*{SUFFIX}"):
            if path == self._path or not self._is_dead(path):
                continue
            if path.name.startswith("."):
                # Left by a program that was stopped while it wrote; the copy itself is whole.
                path.unlink(missing_ok=True)
            elif (orphan := _orphan(path)) is not None:
                found.append(orphan)
        return sorted(found, key=lambda each: each.when, reverse=True)

    def recover(self, orphan: Orphan) -> Opened:
        """Opens a copy in the document, as unsaved; the copy goes once it is this window's own.

        Raises:
            UserError: it can't be read, or another program is just recovering it.
        """
        lock = _lock_of(orphan.path)
        if not lock.tryLock(0):
            raise UserError("Another window has this project open.", "Use it there.")
        self._join()
        try:
            opened = wait_for(lambda: open_project(orphan.path))
            self._document.replace(opened.project, opened.saved_as, dict(opened.motions))
            self._document.undo_stack.resetClean()
            wait_for(lambda: self._save(opened.project, opened.motions, opened.saved_as))
            orphan.path.unlink(missing_ok=True)
        finally:
            lock.unlock()
        return opened

    def discard(self, orphan: Orphan) -> None:
        """Deletes a copy that nobody wants."""
        try:
            orphan.path.unlink(missing_ok=True)
            orphan.path.with_suffix(".lock").unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(orphan.path, error) from error

    def flush(self) -> None:
        """Writes at once what is due, and waits for it."""
        self._join()
        if self._timer.isActive() or self._first_change is not None:
            self._timer.stop()
            self._write()
            self._join()

    def close(self) -> None:
        """After a clean end nothing is left; what is unsaved is so because the user said so."""
        self._closed = True
        self._timer.stop()
        self._join()
        self._remove()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _document_changed(self, _project: Project, _before: Project) -> None:
        self._schedule()

    def _motion_came(self, _key: str) -> None:
        self._schedule()

    def _clean_changed(self, _clean: bool) -> None:
        self._schedule()

    def _schedule(self) -> None:
        if self._closed:
            return
        now = time.monotonic()
        if self._first_change is None:
            self._first_change = now
        pause = min(QUIET, max(self._first_change + LONGEST - now, 0.0))
        self._timer.start(int(1000 * max(pause, self._not_before - now)))

    def _write(self) -> None:
        if self._thread is not None:
            # The write that is under way comes back here.
            return
        self._first_change = None
        if self._document.is_clean:
            self._remove()
            return
        work = (self._document.project, self._document.motions, self._document.path)
        self._thread = threading.Thread(
            target=self._write_in_thread, args=work, name="autosave", daemon=True
        )
        self._thread.start()

    def _write_in_thread(
        self, project: Project, motions: Mapping[str, Motion], saved_as: Path | None
    ) -> None:
        began = time.monotonic()
        outcome: float | UserError | None = None
        try:
            self._save(project, motions, saved_as)
            outcome = time.monotonic() - began
        except UserError as error:
            outcome = error
        finally:
            # After something unforeseen, too: the next change is written nevertheless.
            self._written.emit(outcome)

    def _save(self, project: Project, motions: Mapping[str, Motion], saved_as: Path | None) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(self._path.parent, error) from error
        if self._lock is None:
            # Before the file: a copy without a lock would look like an orphan.
            lock = _lock_of(self._path)
            lock.tryLock(0)
            self._lock = lock
        save_project(self._path, project, motions, saved_as)

    def _after_writing(self, outcome: object) -> None:
        self._join()
        if isinstance(outcome, UserError):
            # Once, not after every change.
            if self._trouble != outcome.message:
                self._trouble = outcome.message
                self.failed.emit(outcome)
        elif isinstance(outcome, float):
            self._trouble = ""
            self._not_before = time.monotonic() + _SHARE * outcome
        if not self._closed and self._first_change is not None:
            self._schedule()

    def _join(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _remove(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            self.failed.emit(cannot_write(self._path, error))

    def _is_dead(self, path: Path) -> bool:
        """Whether nobody holds the lock of a copy (or of a half-written one)."""
        name = path.name.removeprefix(".")
        stem = name.split("-")[0] if path.name.startswith(".") else path.stem
        lock = _lock_of(path.with_name(stem + SUFFIX))
        if not lock.tryLock(0):
            return False
        lock.unlock()
        return True


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    # Old age proves nothing: a window can stay open for weeks.
    lock.setStaleLockTime(0)
    return lock


def _orphan(path: Path) -> Orphan | None:
    try:
        when = datetime.fromtimestamp(path.stat().st_mtime)
    except OSError:
        # Another program has just taken it.
        return None
    try:
        names = title(path)
    except UnreadableFile:
        # Opening it says what is wrong; here it must only be seen.
        return Orphan(path, when, "")
    if names.saved_as is not None:
        return Orphan(path, when, names.saved_as.stem)
    parts = [Path(name).stem for name in (names.photo, names.voice) if name]
    return Orphan(path, when, " – ".join(parts))
