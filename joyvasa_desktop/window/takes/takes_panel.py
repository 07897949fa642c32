"""The panel of takes: the same words said in several ways, to choose from and to compare."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop.project import Project
from joyvasa_desktop.window.language import isolated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.fields import CalmComboBox
from joyvasa_desktop.window.look.kit import Button, Caption, EmptyState, IconButton, MessageBar
from joyvasa_desktop.window.takes import takes
from joyvasa_desktop.window.takes.motion_files import MotionFiles
from joyvasa_desktop.window.takes.takes_list import TakesList

if TYPE_CHECKING:
    from joyvasa_desktop.window.session import Session

_FOLDER = "motion_folder"
_KINDS = "*.npz *.csv *.pkl"


class TakesPanel(QWidget):
    """All takes, what can be done with them, and motion from and to files."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._document = session.document
        self._preferences = session.preferences
        self._files = MotionFiles.of(session)
        self.message = MessageBar()
        self.list = TakesList()
        self.another_button = Button(self.tr("Another take"), "dice", "primary")
        self.import_button = IconButton("import", self.tr("Import motion…"))
        self.save_button = IconButton("save", self.tr("Save the motion…"))
        self.remove_button = IconButton("trash", self.tr("Remove this take"))
        self.compare_box = CalmComboBox()
        self.hint = Caption(
            self.tr("Each take moves in its own way: the lines are nodding and, paler, turning.")
        )
        self._explain()
        self._lay_out()
        self._wire()
        self.refresh()

    # ---- what can be done

    def another_take(self) -> None:
        """Keeps the take that is shown and makes a new one."""
        self._document.finish_merging()
        takes.another_take(self._document)

    def remove_take(self) -> None:
        """Drops the take that is shown."""
        if self._document.project.take:
            takes.remove(self._document, self._document.project.take)

    def import_motion(self) -> None:
        """Asks for a file with motion and shows it as a take."""
        dialog = self._dialog(self.tr("Import motion"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Motion") + f" ({_KINDS})", self.tr("All files") + " (*)"])
        dialog.fileSelected.connect(self._import)
        dialog.open()

    def save_shown_motion(self) -> None:
        """Asks where to save the motion with all gains and limits."""
        self._ask_where(self._save_shown)

    def save_raw_motion(self) -> None:
        """Asks where to save the motion as it was made."""
        self._ask_where(self._save_raw)

    def refresh(self) -> None:
        """Shows what the document says."""
        project = self._document.project
        motions = self._document.motions
        self.list.refresh(project, motions)
        has_takes = self.list.count() > 0
        self.pages.setCurrentIndex(0 if has_takes else 1)
        self.another_button.setEnabled(project.voice is not None)
        self.remove_button.setEnabled(bool(project.take))
        self.save_button.setEnabled(project.motion_key() in motions)
        self.import_button.setEnabled(not self._files.is_busy)
        self._refresh_comparing(project)

    # ---- building

    def _explain(self) -> None:
        self.another_button.setObjectName("another_take_button")
        self.another_button.setToolTip(
            self.tr("The same words, said in another way. The take you see is kept.")
        )
        self.list.setAccessibleName(self.tr("Takes"))
        self.import_button.setObjectName("import_motion")
        self.import_button.say(
            self.tr("Import motion…"),
            self.tr("A motion from a file (.npz, .csv, .pkl) becomes a take."),
        )
        self.save_button.setObjectName("save_motion")
        self.save_button.say(
            self.tr("Save the motion…"), self.tr("Keeps the motion of this take in a file.")
        )
        self.remove_button.setObjectName("remove_take")
        self.remove_button.say(self.tr("Remove this take"), self.tr("Undo brings it back."))
        self.compare_box.setObjectName("compare")
        self.compare_box.setAccessibleName(self.tr("Compare with"))
        self.compare_box.setToolTip(
            self.tr("Shows another take beside this one, in the preview and in the curves.")
        )

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.SMALL, theme.SMALL, theme.SMALL, theme.SMALL)
        outer.setSpacing(theme.SMALL)
        outer.addWidget(self.message)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._page_of_takes())
        self.pages.addWidget(
            EmptyState(
                "empty-takes",
                self.tr("No takes yet"),
                self.tr("Add a voice, and every take says its words in another way."),
                [(self.tr("Import motion…"), "import", self.import_motion)],
            )
        )
        outer.addWidget(self.pages, 1)

    def _page_of_takes(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        row = QHBoxLayout()
        row.setSpacing(theme.TINY)
        row.addWidget(self.another_button, 1)
        for button in (self.import_button, self.save_button, self.remove_button):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        self.compare_row = QWidget()
        line = QHBoxLayout(self.compare_row)
        line.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("Compare with"))
        label.setBuddy(self.compare_box)
        self.compare_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line.addWidget(label)
        line.addWidget(self.compare_box, 1)
        column.addWidget(self.compare_row)
        return page

    def _wire(self) -> None:
        menu = QMenu(self.save_button)
        menu.addAction(self.tr("As it is shown…"), self.save_shown_motion).setToolTip(
            self.tr("With all gains and limits of the settings.")
        )
        menu.addAction(self.tr("As it was made…"), self.save_raw_motion).setToolTip(
            self.tr("Before gains and limits: the settings can still change it.")
        )
        menu.setToolTipsVisible(True)
        self.save_button.setMenu(menu)
        self.save_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.another_button.clicked.connect(self.another_take)
        self.remove_button.clicked.connect(self.remove_take)
        self.import_button.clicked.connect(self.import_motion)
        self.list.chosen.connect(self._choose)
        self.list.removal_wanted.connect(self.remove_take)
        self.compare_box.activated.connect(self._compare)
        self._document.changed.connect(self._document_changed)
        self._document.motions_changed.connect(self._motions_changed)
        self._files.failed.connect(self._failed)
        self._files.saved.connect(self._saved)
        self._files.imported.connect(self._imported)
        self._files.busy_changed.connect(self.refresh)

    # ---- following

    def _document_changed(self, project: Project, before: Project) -> None:
        self.refresh()

    def _motions_changed(self, key: str) -> None:
        self.refresh()

    def _refresh_comparing(self, project: Project) -> None:
        others = [take for take in project.takes if take.id != project.take]
        self.compare_row.setVisible(bool(others))
        self.compare_box.blockSignals(True)
        self.compare_box.clear()
        self.compare_box.addItem(self.tr("nothing"), "")
        for take in others:
            self.compare_box.addItem(f"{takes.title(take)}, {takes.about(take)}", take.id)
        self.compare_box.setCurrentIndex(max(self.compare_box.findData(project.other), 0))
        self.compare_box.blockSignals(False)

    # ---- changing

    def _choose(self, take: str) -> None:
        self._document.finish_merging()
        takes.choose(self._document, take)

    def _compare(self, place: int) -> None:
        takes.compare(self._document, self.compare_box.itemData(place))

    # ---- files

    def _dialog(self, title: str) -> QFileDialog:
        start = self._preferences.text(_FOLDER)
        if not start:
            place = QStandardPaths.StandardLocation.DocumentsLocation
            start = QStandardPaths.writableLocation(place)
        dialog = QFileDialog(self, title, start)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _ask_where(self, then: Callable[[str], None]) -> None:
        dialog = self._dialog(self.tr("Save the motion"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [
                self.tr("Motion with everything") + " (*.npz)",
                self.tr("Table of curves") + " (*.csv)",
                self.tr("LivePortrait template") + " (*.pkl)",
            ]
        )
        dialog.setDefaultSuffix("npz")
        dialog.filterSelected.connect(self._kind_chosen)
        dialog.fileSelected.connect(then)
        dialog.open()

    def _kind_chosen(self, kind: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, QFileDialog):
            dialog.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")"))

    def _import(self, name: str) -> None:
        self._preferences.set_text(_FOLDER, str(Path(name).parent))
        self.message.clear()
        self._files.read(Path(name))

    def _save_shown(self, name: str) -> None:
        self._save(name, shown=True)

    def _save_raw(self, name: str) -> None:
        self._save(name, shown=False)

    def _save(self, name: str, shown: bool) -> None:
        project = self._document.project
        motion = self._document.motions.get(project.motion_key())
        if motion is not None:
            self._preferences.set_text(_FOLDER, str(Path(name).parent))
            self._files.write(Path(name), motion, project.settings if shown else None)

    def _failed(self, text: str) -> None:
        self.message.tell(text)

    def _saved(self, path: Path) -> None:
        self.message.tell(self.tr("Saved {file}.").format(file=isolated(path.name)), "good")

    def _imported(self, path: Path) -> None:
        self.message.clear()
