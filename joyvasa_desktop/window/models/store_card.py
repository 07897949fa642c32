"""Where the models lie: the folder, the space there, other folders, and ways in and out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QVBoxLayout, QWidget

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.language import explained, translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.chip import WrappingRow
from joyvasa_desktop.window.look.elided_label import ElidedLabel
from joyvasa_desktop.window.look.icons import icon
from joyvasa_desktop.window.look.kit import Button, Caption, Card, IconButton, MessageBar
from joyvasa_desktop.window.models.wording import transfer_text
from joyvasa_desktop.window.spoken import bytes_text

if TYPE_CHECKING:
    from joyvasa_desktop.window.models.model_tools import Overview
    from joyvasa_desktop.window.models.model_work import ModelWork

_THOUSAND = 1000  # steps of a progress bar


class StoreCard(Card):
    """Shows the models' folder; `show_overview` and `show_work` bring it up to date.

    Signals:
        change_wanted(), usual_wanted(): the user wants another folder, or the usual one.
        use_wanted(): the user has the models in a folder already.
        zip_wanted(), folder_wanted(): the user wants to import from there.
        export_wanted(): the user wants a ZIP for another computer.
        stop_using_wanted(Path): the user doesn't want that folder any more.
    """

    change_wanted = Signal()
    usual_wanted = Signal()
    use_wanted = Signal()
    zip_wanted = Signal()
    folder_wanted = Signal()
    export_wanted = Signal()
    stop_using_wanted = Signal(object)

    def __init__(self, work: ModelWork, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._work = work
        self._others: tuple[Path, ...] | None = None
        self._make()
        self._lay_out()

    def show_overview(self, overview: Overview) -> None:
        """Shows where the models are."""
        self._folder.setText(paths.without_home(overview.folder))
        self._folder.setToolTip(str(overview.folder))
        free = "" if overview.free is None else bytes_text(overview.free)
        self._space.setText(self.tr("{size} free").format(size=free) if free else "")
        self._barred.setText(translated(overview.barred))
        self._barred.setVisible(bool(overview.barred))
        self.usual.setVisible(not overview.usual)
        self._show_others(overview.others)
        self._notes.setText("\n".join(map(translated, overview.notes)))
        self._notes.setVisible(bool(overview.notes))

    def show_work(self) -> None:
        """Shows what is being done with all of them."""
        idle = self._work.running is None and not self._work.waiting
        for button in (self.change, self.usual):
            # A download or an import has begun in the folder that is chosen now.
            button.setEnabled(idle)
        job = self._work.job_of("")
        self.bring_in.setEnabled(job is None)
        self.take_out.setEnabled(job is None)
        self.show_progress()

    def show_progress(self) -> None:
        """Shows how far the work is."""
        job, transfer = self._work.job_of(""), self._work.transfer
        runs = job is not None and job is self._work.running
        self._working.setVisible(job is not None)
        if job is None:
            return
        self.stop.setEnabled(not (runs and self._work.is_stopping))
        known = runs and transfer is not None and transfer.total > 0
        self.bar.setRange(0, _THOUSAND if known else 0)
        if not runs:
            self.progress.setText(self.tr("Waits until the other work is done"))
        elif self._work.is_stopping:
            self.progress.setText(self.tr("Stopping…"))
        elif transfer is None:
            self.progress.setText(self.tr("Beginning…"))
        else:
            self.progress.setText(transfer_text(transfer))
        if transfer is not None and known:
            self.bar.setValue(min(transfer.done * _THOUSAND // transfer.total, _THOUSAND))

    # ---- building

    def _make(self) -> None:
        self._folder = ElidedLabel()
        self._space = _label("")
        self._barred = Caption()
        self._notes = Caption()
        self.change = Button(self.tr("Change…"), "folder")
        self.change.setObjectName("models_change_folder")
        self.change.setToolTip(
            self.tr("New models go to another folder, for example on a larger disk.")
        )
        self.change.clicked.connect(self.change_wanted)
        self.usual = IconButton("reset", self.tr("Use the usual folder again"))
        self.usual.setObjectName("models_usual_folder")
        self.usual.clicked.connect(self.usual_wanted)
        self.use = Button(self.tr("Use a folder that I have…"), "link")
        self.use.setObjectName("models_use_folder")
        self.use.setToolTip(
            self.tr("Models that JoyVASA or LivePortrait use already stay where they are.")
        )
        self.use.clicked.connect(self.use_wanted)
        self.bring_in = Button(self.tr("Import…"), "import")
        self.bring_in.setObjectName("models_import")
        self.bring_in.setToolTip(self.tr("Copies models from a ZIP or a folder, without internet."))
        self.bring_in.clicked.connect(self._open_imports)
        self.take_out = Button(self.tr("Export…"), "export")
        self.take_out.setObjectName("models_export")
        self.take_out.setToolTip(
            self.tr("Writes a ZIP with models, for a computer without internet.")
        )
        self.take_out.clicked.connect(self.export_wanted)
        self._make_imports()
        self._make_progress()

    def _make_imports(self) -> None:
        self.imports = QMenu(self)
        from_zip = self.imports.addAction(icon("models"), self.tr("From a ZIP…"))
        from_zip.triggered.connect(self.zip_wanted)
        from_folder = self.imports.addAction(icon("folder"), self.tr("From a folder…"))
        from_folder.triggered.connect(self.folder_wanted)

    def _make_progress(self) -> None:
        self._working = QWidget()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.progress = Caption()
        self.stop = Button(self.tr("Stop"), "stop")
        self.stop.setObjectName("models_stop")
        self.stop.clicked.connect(self._stop)
        self.message = MessageBar()
        self.message.closed.connect(self._forget)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.SMALL)
        top.addWidget(_label(self.tr("Folder:")))
        top.addWidget(self._folder, 1)
        top.addWidget(self._space)
        top.addWidget(self.usual)
        top.addWidget(self.change)
        self.body.addLayout(top)
        self.body.addWidget(self._barred)
        self._other_rows = QVBoxLayout()
        self._other_rows.setSpacing(0)
        self.body.addLayout(self._other_rows)
        buttons = QWidget()
        row = WrappingRow(theme.SMALL, buttons)
        for button in (self.use, self.bring_in, self.take_out):
            row.addWidget(button)
        self.body.addWidget(buttons)
        column = QVBoxLayout(self._working)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        line = QHBoxLayout()
        line.addWidget(self.progress, 1)
        line.addWidget(self.stop)
        column.addLayout(line)
        for widget in (self._working, self.message, self._notes):
            self.body.addWidget(widget)

    # ---- showing

    def _show_others(self, others: tuple[Path, ...]) -> None:
        if others == self._others:
            return
        self._others = others
        while (item := self._other_rows.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for folder in others:
            row = _OtherFolder(folder)
            row.unwanted.connect(self.stop_using_wanted)
            self._other_rows.addWidget(row)

    def tell(self, error: UserError) -> None:
        """Shows why something couldn't be done."""
        self.message.tell(explained(error))

    # ---- what can be done

    def _open_imports(self) -> None:
        corner = self.bring_in.rect().bottomLeft()
        if self.isRightToLeft():
            corner = self.bring_in.rect().bottomRight()
            corner.setX(corner.x() - self.imports.sizeHint().width())
        self.imports.popup(self.bring_in.mapToGlobal(corner))

    def _stop(self) -> None:
        self._work.stop("")

    def _forget(self) -> None:
        self._work.forget("")


class _OtherFolder(QWidget):
    """A folder whose models are used where they are.

    Signals:
        unwanted(Path): the user doesn't want it any more.
    """

    unwanted = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(_label(self.tr("Also used:")))
        name = ElidedLabel()
        name.setText(paths.without_home(folder))
        name.setToolTip(str(folder))
        row.addWidget(name, 1)
        stop = IconButton(
            "close", self.tr("Don't use this folder"), self.tr("Nothing in it is deleted.")
        )
        stop.setObjectName("models_stop_using")
        stop.clicked.connect(self._stop)
        row.addWidget(stop)

    def _stop(self) -> None:
        self.unwanted.emit(self._folder)


def _label(text: str) -> Caption:
    label = Caption(text)
    label.setWordWrap(False)
    return label
