"""The `Document`: the project that is open, its undo history, and the motions of its takes."""

from __future__ import annotations

import zlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.project import FROM_FILE, Project
from joyvasa_desktop.settings import Value
from joyvasa_desktop.window.engine_choice import following, new_project, remember
from joyvasa_desktop.window.preferences import Preferences

UNDO_LIMIT = 500

SPARE_MOTIONS = 6
"""Motions kept beside those of the takes, so that undo finds them again without sampling."""


class Document(QObject):
    """Holds the project; every change goes through it and can be undone.

    Consecutive changes with the same `merge` text become one step of undo, so that dragging a
    slider is undone at once. A change that changes nothing leaves no step.

    Signals:
        changed(Project, Project): after every change, undo and redo: the new and the old one.
        motions_changed(str): the motion with that key (`Project.motion_key`) arrived.
        path_changed(): the file of the project is another one.
    """

    changed = Signal(object, object)
    motions_changed = Signal(str)
    path_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = Preferences(self)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self._project = new_project(self._preferences)
        self._path: Path | None = None
        self._generation = 0
        self._motions: dict[str, Motion] = {}

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self._project

    @property
    def path(self) -> Path | None:
        """The file it was opened from or saved to."""
        return self._path

    @property
    def motions(self) -> dict[str, Motion]:
        """A copy of the motions that are there, by `Project.motion_key`."""
        return dict(self._motions)

    @property
    def is_clean(self) -> bool:
        """Nothing was changed since the project was saved or opened."""
        return self.undo_stack.isClean()

    def change(self, project: Project, text: str, merge: str = "") -> None:
        """Makes `project` the current one; who becomes an animal gets an engine for animals.

        Args:
            text: what was done, for the menu ("Nod").
            merge: changes in a row with the same text here are undone together.
        """
        project = following(project, self._project, self._preferences)
        if project != self._project:
            self.undo_stack.push(_Change(self, self._project, project, text, merge))

    def set(self, text: str, merge: str = "", **values: Value) -> None:
        """Changes settings."""
        self.change(self._project.set(**values), text, merge)

    def finish_merging(self) -> None:
        """The next change is a step of its own: the slider was let go."""
        self._generation += 1

    def begin(self) -> None:
        """Begins an empty project."""
        self.replace(new_project(self._preferences))

    def replace(
        self, project: Project, path: Path | None = None, motions: dict[str, Motion] | None = None
    ) -> None:
        """Opens another project; the history begins anew."""
        before, self._project = self._project, project
        self._motions = dict(motions or {})
        self.undo_stack.clear()
        self._set_path(path)
        self.changed.emit(project, before)

    def saved(self, path: Path) -> None:
        """The project now lies in that file."""
        self.undo_stack.setClean()
        self._set_path(path)

    def keep_motion(self, key: str, motion: Motion) -> None:
        """Remembers a motion; the oldest that no take needs are forgotten."""
        self._motions.pop(key, None)
        self._motions[key] = motion
        needed = {self._project.motion_key(take.id) for take in self._project.takes}
        needed.add(self._project.motion_key())
        # A motion from a file can't be made again: undo must find it whenever it comes back.
        needed |= {each for each in self._motions if each.startswith(FROM_FILE)}
        spare = [each for each in self._motions if each not in needed]
        for each in spare[: max(len(spare) - SPARE_MOTIONS, 0)]:
            del self._motions[each]
        self.motions_changed.emit(key)

    def close(self) -> None:
        """Stops telling anything: the history's end isn't a change that anybody should follow."""
        self.undo_stack.blockSignals(True)
        self.blockSignals(True)

    def show(self, project: Project) -> None:
        """Used by undo and redo only."""
        before, self._project = self._project, project
        remember(project, before, self._preferences)
        self.changed.emit(project, before)

    @property
    def generation(self) -> int:
        """Counts the ends of merging."""
        return self._generation

    def _set_path(self, path: Path | None) -> None:
        if path != self._path:
            self._path = path
            self.path_changed.emit()


class _Change(QUndoCommand):
    """From one project to another."""

    def __init__(
        self, document: Document, before: Project, after: Project, text: str, merge: str
    ) -> None:
        super().__init__(text)
        self._document = document
        self._before, self._after = before, after
        self._merge = merge and f"{document.generation}:{merge}"

    def id(self) -> int:
        return zlib.crc32(self._merge.encode()) & 0x7FFFFFFF if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        assert isinstance(other, _Change)
        if other._merge != self._merge:
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True

    def undo(self) -> None:
        self._document.show(self._before)

    def redo(self) -> None:
        self._document.show(self._after)
