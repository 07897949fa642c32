"""The page "Models": what the JoyVASA engine needs, what of it is there, and how to get it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window import desktop
from joyvasa_desktop.window.dropping import accept_copy
from joyvasa_desktop.window.language import explained, isolated, translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Button, Caption, Title
from joyvasa_desktop.window.look.more import More
from joyvasa_desktop.window.look.reveal import reveal
from joyvasa_desktop.window.models.bundle_card import BundleCard
from joyvasa_desktop.window.models.export_choice import ExportChoice
from joyvasa_desktop.window.models.gpu_card import GpuCard
from joyvasa_desktop.window.models.gpu_questions import removal_wanted, terms_dialog
from joyvasa_desktop.window.models.notice_dialog import Notice, NoticeDialog
from joyvasa_desktop.window.models.store_card import StoreCard
from joyvasa_desktop.window.models.ways_on import ways_on
from joyvasa_desktop.window.models.wording import size_text

if TYPE_CHECKING:
    from joyvasa_desktop.window.models.model_jobs import Job, Outcome
    from joyvasa_desktop.window.models.model_tools import Overview
    from joyvasa_desktop.window.models.model_work import ModelWork

_SIZE = QSize(720, 580)  # fits a window of 1040 × 600


class ModelsDialog(QDialog):
    """Shows the store and a card for each bundle; the work itself goes on when it is closed."""

    def __init__(self, work: ModelWork, window: QWidget | None = None) -> None:
        super().__init__(window)
        self.setObjectName("models")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Models"))
        self.setAcceptDrops(True)
        self._work = work
        self.cards: dict[str, BundleCard] = {}
        self.store, self.gpu = StoreCard(work), GpuCard(work)
        self._told: Outcome | None = None
        self._seen: Job | None = None
        self._pack_wanted = False
        self._lay_out()
        self._wire()
        self._show_overview()
        self._show_work()
        self._close.setFocus()
        self.resize(_SIZE)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Looks at what is there: files may have come since the last time."""
        super().showEvent(event)
        self._work.look()

    # ---- building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.LARGE)
        column.setSpacing(theme.SMALL)
        column.addWidget(Title(self.tr("Models")))
        column.addWidget(
            Caption(
                self.tr(
                    "The JoyVASA engine draws with published models, which are fetched once. The "
                    "built-in engine needs none of them: you can go on working meanwhile."
                )
            )
        )
        inside = QWidget()
        # Else it were as high as the lines are where they are narrowest.
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, theme.TINY, 0)
        self._column.setSpacing(theme.SMALL)
        self._column.addWidget(self.store)
        self.looking = Caption(self.tr("Looking at what is there…"))
        self._column.addWidget(self.looking)
        self._column.addWidget(self.gpu)
        self.extras = More(self.tr("For models of your own, and for comparisons"))
        self.extras.body.setSpacing(theme.SMALL)
        self._column.addWidget(self.extras)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        column.addWidget(self._area, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._note = Caption()
        row.addWidget(self._note, 1)
        close = Button(self.tr("Close"))
        close.setObjectName("models_close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self._close = close
        row.addWidget(close)
        return row

    def _wire(self) -> None:
        work, store = self._work, self.store
        work.overview_changed.connect(self._show_overview)
        work.work_changed.connect(self._show_work)
        work.progressed.connect(self._show_progress)
        store.change_wanted.connect(self._ask_folder)
        store.usual_wanted.connect(self._use_usual)
        store.use_wanted.connect(self._ask_used)
        store.zip_wanted.connect(self._ask_zip)
        store.folder_wanted.connect(self._ask_imported)
        store.export_wanted.connect(self._ask_export)
        store.stop_using_wanted.connect(self._stop_using)
        gpu = self.gpu
        gpu.get_wanted.connect(self.get_pack)
        gpu.import_wanted.connect(self._ask_pack)
        gpu.remove_wanted.connect(self._ask_remove_pack)
        gpu.give_up_wanted.connect(work.give_up_pack)
        gpu.show_wanted.connect(self._show_pack)

    def _card(self, name: str, optional: bool) -> BundleCard:
        card = self.cards.get(name)
        if card is None:
            card = self.cards[name] = BundleCard(self._work, name)
            card.get_wanted.connect(self.get)
            card.check_wanted.connect(self._work.check)
            card.remove_wanted.connect(self._ask_remove)
            card.export_wanted.connect(self._export_one)
            card.give_up_wanted.connect(self._work.give_up)
            card.show_wanted.connect(self._show_in_folder)
            card.convert_wanted.connect(self._ask_convert)
            card.discard_wanted.connect(self._work.discard)
            if optional:
                self.extras.body.addWidget(card)
            else:
                self._column.insertWidget(self._column.indexOf(self.gpu), card)
        return card

    # ---- showing

    def _show_overview(self) -> None:
        overview = self._work.overview
        self.looking.setVisible(overview is None)
        self.extras.setVisible(overview is not None)
        if overview is None:
            return
        self.store.show_overview(overview)
        self.gpu.show_facts(overview.card)
        known = len(self.cards)
        for state in overview.bundles:
            # What goes with another bundle is of use to many; the rest is for few.
            extra = state.bundle.optional and not state.bundle.with_
            name = state.bundle.name
            convertible, copied = overview.convertible.get(name), overview.copied.get(name)
            card = self._card(name, extra)
            card.show_state(state, overview.licences(state), bool(convertible), bool(copied))
        if len(self.cards) > known:
            self._order_keys()
        self._show_work()
        if self._pack_wanted:
            self.show_pack()

    def _order_keys(self) -> None:
        """The tab key goes from top to bottom, though the cards were made last."""
        extras = [card for card in self.cards.values() if self.extras.isAncestorOf(card)]
        usual = [card for card in self.cards.values() if card not in extras]
        last: QWidget | None = None
        for part in (self.store, *usual, self.gpu, self.extras.button, *extras, self._close):
            for each in (part, *part.findChildren(QWidget)):
                if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    if last is not None:
                        QWidget.setTabOrder(last, each)
                    last = each

    def _show_work(self) -> None:
        self.store.show_work()
        job = self._work.running
        if job is not None and job is not self._seen:
            self._forget_choice()
        self._seen = job
        self._show_outcome(self._work.outcomes.get(""))
        for card in (*self.cards.values(), self.gpu):
            card.show_work()
        loads = job is not None and job.kind in ("get", "get pack")
        self._note.setText(
            self.tr("You can close this page: the download goes on.") if loads else ""
        )

    def _show_progress(self) -> None:
        self.store.show_progress()
        job = self._work.running
        if job is not None and job.place in self.cards:
            self.cards[job.place].show_progress()
        self.gpu.show_progress()

    def _show_outcome(self, outcome: Outcome | None) -> None:
        message = self.store.message
        if outcome is self._told:
            return
        self._told = outcome
        if outcome is None:
            message.clear()
        elif outcome.error is not None:
            action, other = ways_on(self._work, outcome)
            text, details = explained(outcome.error), outcome.details
            message.tell(text, details=details, action=action, other=other)
        elif outcome.job.kind == "import":
            self._show_imported(outcome)
        elif isinstance(outcome.result, Path):
            text = self.tr("Written: {name}").format(name=isolated(outcome.result.name))
            message.tell(text, "good", action=(self.tr("Show in folder"), self._show_export))

    def _show_imported(self, outcome: Outcome) -> None:
        """What came, and why something didn't."""
        from joyvasa_desktop.weights.states import State

        states = outcome.result if isinstance(outcome.result, tuple) else ()
        assert outcome.job.path is not None, "an import without a path"
        refused = [each for each in states if each.reason and each.path is None]
        lines = [translated(each.reason) for each in refused]
        came = len(states) - len(refused)
        if came or not refused:
            lines.insert(0, self.tr("%n model file(s) are in their places now.", "", came))
        other = None
        doubtful = tuple(each.file.id for each in refused if each.state is State.UNKNOWN)
        if doubtful and not outcome.job.accept:
            # They can be read and may be newer: it is the user's choice.
            anyway = partial(self._work.bring_in, outcome.job.path, doubtful)
            other = self.tr("Use them all the same"), anyway
        self.store.message.tell("\n".join(lines), "warning" if refused else "good", action=other)

    # ---- what can be done

    def get(self, name: str) -> None:
        """Downloads a bundle, once what has to be accepted is accepted."""
        state = self._overview.bundle(name)
        if state.must_accept:
            title = translated(state.bundle.title)
            dialog = NoticeDialog(title, [Notice.of(each) for each in state.must_accept], self)
            accepted = dialog.exec() == QDialog.DialogCode.Accepted
            dialog.deleteLater()
            names = tuple(each.name for each in state.must_accept)
            if not accepted or not self._try(lambda: self._work.accept(names)):
                return
        self._work.get(name)

    def show_pack(self) -> None:
        """Brings the card about the GPU pack into sight, once it is known what to show."""
        self._pack_wanted = self._work.overview is None
        if not self._pack_wanted:
            reveal(self.gpu)
            self.gpu.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def get_pack(self) -> None:
        """Fetches the GPU pack, once its terms are accepted."""
        if self._terms_accepted():
            self._work.get_pack()

    def _ask_pack(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder with the GPU pack's files"))
        if folder and self._terms_accepted():
            self._work.bring_in_pack(Path(folder))

    def _terms_accepted(self) -> bool:
        if self._work.terms_accepted:
            return True
        dialog = terms_dialog(self)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted and self._try(self._work.accept_terms)

    def _ask_remove_pack(self) -> None:
        if removal_wanted(self, self._overview.card):
            self._work.remove_pack()

    def _show_pack(self) -> None:
        card = self._overview.card
        if card is not None and card.pack is not None:
            desktop.show_in_folder(card.pack.folder)

    @property
    def _overview(self) -> Overview:
        overview = self._work.overview
        assert overview is not None, "cards are there once it is"
        return overview

    def _try(self, change: Callable[[], None]) -> bool:
        """Carries out a choice; says why if it can't be made."""
        try:
            change()
        except UserError as error:
            self.store.tell(error)
            self._area.ensureWidgetVisible(self.store)
            return False
        self._forget_choice()
        return True

    def _forget_choice(self) -> None:
        """Takes away why something couldn't be chosen; how a job ended stays."""
        if self._told is None:
            self.store.message.clear()

    def _ask_folder(self) -> None:
        chosen = self._chosen_folder(self.tr("Folder for the models"))
        if chosen is not None and self._try(lambda: self._work.move_to(chosen)):
            self._work.check_new()

    def _use_usual(self) -> None:
        self._try(lambda: self._work.move_to(None))

    def _ask_used(self) -> None:
        chosen = self._chosen_folder(self.tr("Folder with models"))
        if chosen is not None:
            self.use(chosen)

    def use(self, folder: Path) -> None:
        """Uses the models of a folder where they are, and checks them."""
        if self._try(lambda: self._work.use_in_place(folder)):
            self._work.check_new()

    def _stop_using(self, folder: Path) -> None:
        self._try(lambda: self._work.stop_using(folder))

    def _ask_zip(self) -> None:
        title, kinds = self.tr("Import models"), self.tr("ZIP archives (*.zip);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if name:
            self._work.bring_in(Path(name))

    def _ask_imported(self) -> None:
        chosen = self._chosen_folder(self.tr("Import models"))
        if chosen is not None:
            self._work.bring_in(chosen)

    def _ask_export(self) -> None:
        complete = [
            each for each in self._overview.bundles if all(file.path for file in each.files)
        ]
        if not complete:
            self.store.message.tell(self.tr("There is nothing complete to export yet."), "info")
            return
        dialog = ExportChoice(complete, self)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self._export(dialog.chosen)

    def _export_one(self, name: str) -> None:
        self._export((name,))

    def _export(self, names: tuple[str, ...]) -> None:
        suggested = str(Path.home() / f"joyvasa-models-{'-'.join(names)}.zip")
        title, kinds = self.tr("Export models"), self.tr("ZIP archives (*.zip)")
        target, _ = QFileDialog.getSaveFileName(self, title, suggested, kinds)
        if target:
            path = Path(target)
            self._work.export(names, path if path.suffix else path.with_suffix(".zip"))

    def _ask_remove(self, name: str) -> None:
        state = self._overview.bundle(name)
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("Models"))
        title = translated(state.bundle.title)
        box.setText(self.tr("Delete the models of “{name}”?").format(name=title))
        box.setInformativeText(
            self.tr("Files that other models here need stay. You can get them again later.")
        )
        delete = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep them"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        if box.clickedButton() is delete:
            self._work.remove(name)
        box.deleteLater()

    def _ask_convert(self, name: str) -> None:
        state, size = self._overview.bundle(name), self._overview.convertible.get(name, 0)
        title = translated(state.bundle.title)
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("Models"))
        box.setText(self.tr("Make the models of “{name}” load faster?").format(name=title))
        box.setInformativeText(
            self.tr(
                "Copies in another format are made and used from then on. They are read several "
                "times as fast and take less memory; how much sooner the engine is ready depends "
                "on this computer. The models stay, too, so that the copies take {size} more on "
                "the disk. You can take this back."
            ).format(size=size_text(size))
        )
        make = box.addButton(self.tr("Make copies"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(make)
        box.setEscapeButton(leave)
        box.exec()
        if box.clickedButton() is make:
            self._work.convert(name)
        box.deleteLater()

    def _show_in_folder(self, name: str) -> None:
        files = self._overview.bundle(name).files
        path = next((each.path for each in files if each.path is not None), None)
        if path is not None:
            desktop.show_in_folder(path)

    def _show_export(self) -> None:
        outcome = self._work.outcomes.get("")
        if outcome is not None and isinstance(outcome.result, Path):
            desktop.show_in_folder(outcome.result)

    def _chosen_folder(self, title: str) -> Path | None:
        start = self._work.overview.folder if self._work.overview is not None else Path.home()
        name = QFileDialog.getExistingDirectory(self, title, str(start))
        return Path(name) if name else None

    # ---- events

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Looks again when the user comes back: from a file manager, perhaps."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._work.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Takes one folder or ZIP."""
        if _dropped(event.mimeData()) is not None:
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Imports it."""
        path = _dropped(event.mimeData())
        if path is not None:
            accept_copy(event)
            self._work.bring_in(path)


def _dropped(data: QMimeData) -> Path | None:
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_dir() or path.suffix.lower() == ".zip" else None
