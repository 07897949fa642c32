"""The questions of `Projects` as dialogs over the window."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QMessageBox,
    QPushButton,
    QWidget,
)

from joyvasa_desktop.inputs import is_folder
from joyvasa_desktop.project_file import SUFFIX
from joyvasa_desktop.project_parts import Missing
from joyvasa_desktop.window.language import isolated, translated
from joyvasa_desktop.window.look.kit import MessageBar
from joyvasa_desktop.window.projects.autosave import Orphan
from joyvasa_desktop.window.projects.projects import Recovery, Unsaved
from joyvasa_desktop.window.spoken import short_name

Role = QMessageBox.ButtonRole


class ProjectDialogs(QObject):
    """Asks over a window; its message bar takes what only needs to be read.

    Args:
        window: a widget, with a `message` bar if it has one.
    """

    def __init__(self, window: QObject | None) -> None:
        super().__init__(window)
        self._window = window if isinstance(window, QWidget) else None

    def file_to_open(self, folder: Path) -> Path | None:
        """See `Questions`."""
        dialog = QFileDialog(self._window, self.tr("Open project"), str(folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen(dialog, self._projects())

    def file_to_save(self, suggested: Path) -> Path | None:
        """See `Questions`; the dialog itself asks before a file is replaced."""
        dialog = QFileDialog(self._window, self.tr("Save project"), str(suggested.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(suggested.name)
        return self._chosen(dialog, self._projects()[:1])

    def unsaved(self, name: str) -> Unsaved:
        """See `Questions`."""
        box, buttons = self.unsaved_box(name)
        box.exec()
        return buttons.get(box.clickedButton(), "cancel")

    def find(self, what: Missing, path: Path) -> Path | None:
        """See `Questions`."""
        box, find = self.missing_box(what, path)
        box.exec()
        if box.clickedButton() is not find:
            return None
        title = self.tr("Find the photo") if what == "photo" else self.tr("Find the voice")
        dialog = QFileDialog(self._window, title, str(_nearest(path.parent)))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        alike = [f"*{path.suffix}"] if path.suffix else []
        return self._chosen(dialog, [*alike, self.tr("All files (*)")])

    def stop_exports(self, count: int) -> bool:
        """See `Questions`."""
        box, stop = self.exports_box(count)
        box.exec()
        return box.clickedButton() is stop

    def recovery(self, orphan: Orphan) -> Recovery:
        """See `Questions`."""
        box, buttons = self.recovery_box(orphan)
        box.exec()
        return buttons.get(box.clickedButton(), "later")

    def tell(self, text: str, kind: str) -> None:
        """See `Questions`."""
        shown = "\n".join(translated(line) for line in text.splitlines())
        bar = getattr(self._window, "message", None)
        if isinstance(bar, MessageBar):
            bar.tell(shown, kind)
        else:
            self._box(shown, "").exec()

    def unsaved_box(self, name: str) -> tuple[QMessageBox, dict[QAbstractButton, Unsaved]]:
        """The question about changes, and what its buttons mean."""
        called = (
            self.tr("“{name}”").format(name=isolated(short_name(name)))
            if name
            else self.tr("this project")
        )
        box = self._box(
            self.tr("Save the changes to {project}?").format(project=called),
            self.tr("Otherwise they are lost."),
        )
        save = box.addButton(self.tr("Save"), Role.AcceptRole)
        discard = box.addButton(self.tr("Don't save"), Role.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), Role.RejectRole)
        return _ready(box, save, cancel), {save: "save", discard: "discard", cancel: "cancel"}

    def missing_box(self, what: Missing, path: Path) -> tuple[QMessageBox, QPushButton]:
        """The question about a missing file, and the button for looking for it."""
        text = (
            self.tr("The photo {name} isn't where it was.")
            if what == "photo"
            else self.tr("The voice {name} isn't where it was.")
        )
        box = self._box(
            text.format(name=isolated(short_name(path.name))),
            self.tr("It was in {folder}. The project opens without it, too.").format(
                folder=path.parent
            ),
        )
        find = box.addButton(self.tr("Find it…"), Role.AcceptRole)
        without = box.addButton(self.tr("Open without it"), Role.RejectRole)
        return _ready(box, find, without), find

    def exports_box(self, count: int) -> tuple[QMessageBox, QPushButton]:
        """The question about videos in the making, and the button that stops them."""
        box = self._box(
            self.tr("%n video(s) are still being made.", "", count),
            self.tr("If you quit now, this work is given up; nothing half-made stays behind."),
        )
        stop = box.addButton(self.tr("Stop and quit"), Role.DestructiveRole)
        stay = box.addButton(self.tr("Keep working"), Role.RejectRole)
        return _ready(box, stay, stay), stop

    def recovery_box(self, orphan: Orphan) -> tuple[QMessageBox, dict[QAbstractButton, Recovery]]:
        """The question about work that a crash left, and what its buttons mean."""
        called = orphan.name or self.tr("A project")
        box = self._box(
            self.tr("“{name}” wasn't saved before the program stopped.").format(
                name=isolated(short_name(called))
            ),
            self.tr("A safety copy from {when} is there.").format(when=_spoken(orphan.when)),
        )
        recover = box.addButton(self.tr("Recover it"), Role.AcceptRole)
        discard = box.addButton(self.tr("Delete the copy"), Role.DestructiveRole)
        later = box.addButton(self.tr("Later"), Role.RejectRole)
        meanings: dict[QAbstractButton, Recovery] = {
            recover: "recover",
            discard: "discard",
            later: "later",
        }
        return _ready(box, recover, later), meanings

    def _box(self, text: str, more: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setWindowTitle("JoyVASA Desktop")
        box.setText(text)
        box.setInformativeText(more)
        return box

    def _chosen(self, dialog: QFileDialog, filters: list[str]) -> Path | None:
        dialog.setNameFilters(filters)
        if dialog.exec() != QDialog.DialogCode.Accepted or not dialog.selectedFiles():
            return None
        return Path(dialog.selectedFiles()[0])

    def _projects(self) -> list[str]:
        return [self.tr("Projects (*{suffix})").format(suffix=SUFFIX), self.tr("All files (*)")]


def _nearest(folder: Path) -> Path:
    """That folder, or what is left of the way to it."""
    return next((each for each in (folder, *folder.parents) if is_folder(each)), Path.home())


def _ready(box: QMessageBox, default: QPushButton, escape: QPushButton) -> QMessageBox:
    box.setDefaultButton(default)
    box.setEscapeButton(escape)
    return box


def _spoken(when: datetime) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
