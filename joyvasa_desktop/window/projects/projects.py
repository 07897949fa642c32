"""The `Projects`: new, open, save and save as, with the questions that belong to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

import platformdirs
from PySide6.QtCore import QObject

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.inputs import is_folder
from joyvasa_desktop.project import Project
from joyvasa_desktop.project_file import SUFFIX, open_project, save_project
from joyvasa_desktop.project_parts import Missing, Opened
from joyvasa_desktop.window.background import wait_for
from joyvasa_desktop.window.photo.photo_state import PhotoState
from joyvasa_desktop.window.projects.autosave import Orphan

if TYPE_CHECKING:
    from joyvasa_desktop.window.session import Session

Unsaved: TypeAlias = Literal["save", "discard", "cancel"]
Recovery: TypeAlias = Literal["recover", "discard", "later"]

_FOLDER = "folder/project"


class Questions(Protocol):
    """What the user is asked and told; tests answer without dialogs."""

    def file_to_open(self, folder: Path) -> Path | None:
        """Which project; None for none."""
        ...

    def file_to_save(self, suggested: Path) -> Path | None:
        """Under which name; None for not at all."""
        ...

    def unsaved(self, name: str) -> Unsaved:
        """What becomes of changes that aren't saved."""
        ...

    def find(self, what: Missing, path: Path) -> Path | None:
        """Where a missing file is now; None if it stays missing."""
        ...

    def stop_exports(self, count: int) -> bool:
        """Whether videos in the making may be given up."""
        ...

    def recovery(self, orphan: Orphan) -> Recovery:
        """What becomes of work that a crash left."""
        ...

    def tell(self, text: str, kind: str) -> None:
        """Shows a sentence; kinds as those of `MessageBar`."""
        ...


class Projects(QObject):
    """Brings projects from and to files; the document holds them.

    Args:
        session: its document, facts, preferences, exports and autosave are used.
        window: the parent; it shows the questions and messages.
        questions: None for dialogs over the window.
    """

    def __init__(
        self, session: Session, window: QObject, questions: Questions | None = None
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document, self._preferences = session.document, session.preferences
        self._given = questions

    @property
    def name(self) -> str:
        """Of the project that is open: its file's, or that of photo and voice, or ""."""
        if self._document.path is not None:
            return self._document.path.stem
        project = self._document.project
        return "-".join(each.stem for each in (project.photo, project.voice) if each is not None)

    def new(self) -> bool:
        """Begins an empty project; False if the user would rather not."""
        if not self._may_leave():
            return False
        self._document.begin()
        return True

    def open(self) -> bool:
        """Asks for a project and opens it."""
        path = self._questions.file_to_open(self._folder)
        return path is not None and self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Opens a project, asking for files that are no longer where they were."""
        if not self._may_leave():
            return False
        try:
            opened = wait_for(lambda: open_project(path))
        except UserError as error:
            self._questions.tell(str(error), "bad")
            return False
        found = self._with_missing(opened)
        self._show(found, path, changed=found is not opened)
        self._remember(path)
        return True

    def save(self) -> bool:
        """Saves under the project's own name, asking for one if it has none."""
        if self._document.path is None:
            return self.save_as()
        return self._write(self._document.path)

    def save_as(self) -> bool:
        """Asks for a name and saves under it."""
        path = self._questions.file_to_save(self._suggested())
        if path is None:
            return False
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        return self._write(path)

    def may_quit(self) -> bool:
        """Asks about videos in the making and unsaved changes; stops the former if that is fine."""
        exports = self._session.exports
        if exports.is_busy and not self._questions.stop_exports(exports.open_count):
            return False
        if not self._may_leave():
            return False
        exports.cancel_all()
        return True

    def offer_recovery(self) -> bool:
        """Asks about work that a crash left, newest first; True if some was recovered."""
        autosave = self._session.autosave
        for orphan in autosave.orphans():
            answer = self._questions.recovery(orphan)
            if answer == "later" or (answer == "recover" and not self._may_leave()):
                return False
            try:
                if answer == "recover":
                    self._recover(orphan)
                    return True
                autosave.discard(orphan)
            except UserError as error:
                self._questions.tell(str(error), "bad")
        return False

    @property
    def _questions(self) -> Questions:
        if self._given is None:
            from joyvasa_desktop.window.projects.project_dialogs import ProjectDialogs

            self._given = ProjectDialogs(self.parent())
        return self._given

    @property
    def _folder(self) -> Path:
        """Where the user keeps projects."""
        remembered = self._preferences.text(_FOLDER)
        folder = Path(remembered) if remembered else platformdirs.user_documents_path()
        return folder if is_folder(folder) else Path.home()

    def _suggested(self) -> Path:
        if self._document.path is not None:
            return self._document.path
        # Texts inside of others aren't collected for translation.
        untitled = self.tr("Untitled")
        return self._folder / f"{self.name or untitled}{SUFFIX}"

    def _may_leave(self) -> bool:
        """Whether the open project may be replaced, after the user had the choice to save it."""
        if self._document.is_clean:
            return True
        match self._questions.unsaved(self.name):
            case "save":
                return self.save()
            case "discard":
                return True
            case "cancel":
                return False

    def _write(self, path: Path) -> bool:
        project, motions = self._document.project, self._document.motions
        kept = self._with_found_points(project)
        try:
            wait_for(lambda: save_project(path, kept, motions))
        except UserError as error:
            self._questions.tell(str(error), "bad")
            return False
        # A recording can end while the file is written; its project isn't saved yet.
        if self._document.project == project:
            self._document.saved(path)
        self._remember(path)
        return True

    def _with_found_points(self, project: Project) -> Project:
        """With those of the animal that speaks: where nothing can find them, they are needed.

        The open project goes on without: another animal can still be chosen.
        """
        facts = self._session.facts
        if facts.photo is None or not facts.photo.animals:
            return project
        state = PhotoState(self._document, facts)
        dots = state.dots
        if project.points is not None or dots is None:
            return project
        return project.but(points=state.original([(x, y) for x, y in dots.tolist()]))

    def _recover(self, orphan: Orphan) -> None:
        opened = self._session.autosave.recover(orphan)
        found = self._with_missing(opened)
        if found is not opened:
            self._show(found, opened.saved_as, changed=True)

    def _show(self, opened: Opened, path: Path | None, changed: bool) -> None:
        self._document.replace(opened.project, path, dict(opened.motions))
        if changed:
            self._document.undo_stack.resetClean()

    def _with_missing(self, opened: Opened) -> Opened:
        """The same with the missing files that the user finds, and what is to be said, said."""
        was = {"photo": opened.project.photo, "voice": opened.project.voice}
        folders: list[Path] = []
        for what in opened.missing:
            path = was[what]
            assert path is not None, "a file that isn't named can't be missing"
            beside = [folder / path.name for folder in folders]
            found = next((each for each in beside if each.is_file()), None)
            found = found or self._questions.find(what, path)
            if found is not None:
                folders.append(found.parent)
                opened = opened.found(what, found)
        if opened.notes:
            self._questions.tell("\n".join(opened.notes), "warning")
        return opened

    def _remember(self, path: Path) -> None:
        self._preferences.add_recent("project", path)
        self._preferences.set_text(_FOLDER, str(path.absolute().parent))
