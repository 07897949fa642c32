"""The `QueuePanel`: the videos that are made, wait, or are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.project import Project
from joyvasa_desktop.window.exports.export_dialog import ExportDialog, video_folder
from joyvasa_desktop.window.exports.export_plan import ExportPlan, expect, fitting, suggested_name
from joyvasa_desktop.window.exports.queue_card import QueueCard
from joyvasa_desktop.window.language import explained
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Button, EmptyState, Heading, MessageBar

if TYPE_CHECKING:
    from joyvasa_desktop.window.session import Session


class QueuePanel(QWidget):
    """Shows the export queue as cards; up and down move between them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._exports = session, session.exports
        self._cards: dict[int, QueueCard] = {}
        self._make()
        self._lay_out()
        self._exports.items_changed.connect(self._items_changed)
        self._exports.item_changed.connect(self._item_changed)
        session.document.changed.connect(self._document_changed)
        self._items_changed()

    @property
    def cards(self) -> list[QueueCard]:
        """The cards, from top to bottom."""
        return [self._cards[item.id] for item in self._exports.items()]

    def create_video(self) -> bool:
        """Asks what the video will be like; True if it is in the queue now."""
        if reason := self._session.readiness.why_not:
            self.message.tell(reason, "warning")
            return False
        dialog = ExportDialog(self._session, self.window())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def create_at_once(self) -> bool:
        """Makes a video with the last choices, under a free name; asks only if it must."""
        session = self._session
        project = session.document.project
        if not project.consent or session.readiness.why_not:
            return self.create_video()
        settings = fitting(project.settings).but(overwrite=False)
        plan = ExportPlan(settings, video_folder(session), suggested_name(project))
        expected = expect(session.facts, project, settings)
        try:
            self._exports.add(plan.out(self._exports.names()), settings, expected.pixels)
        except UserError as error:
            self._tell(error)
            return False
        return True

    def _make(self) -> None:
        self.message = MessageBar()
        self._empty = EmptyState(
            "empty-queue",
            self.tr("No video yet"),
            self.tr("Videos that you create are made here, one after the other."),
            [(self.tr("Create video"), "export", self._create)],
        )
        self._clear = Button(
            self.tr("Clear the list"),
            kind="quiet",
            tip=self.tr("Takes what has ended off the list; the videos stay."),
        )
        self._clear.setObjectName("queue_clear")
        self._clear.clicked.connect(self._exports.remove_ended)
        self._heading = Heading()
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SMALL)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)

    def _lay_out(self) -> None:
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._clear)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.SMALL, theme.SMALL, theme.SMALL, theme.SMALL)
        outer.addWidget(self.message)
        outer.addWidget(pages, 1)

    def _create(self) -> None:
        self.create_video()

    def _items_changed(self) -> None:
        items = self._exports.items()
        self._forget({item.id for item in items})
        for place, item in enumerate(items):
            card = self._cards.get(item.id)
            if card is None:
                card = self._cards[item.id] = QueueCard(self._session, item)
                card.dragged.connect(self._dragged)
                card.stepped.connect(self._step)
            else:
                card.show_item(item)
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
        waiting = self._exports.waiting()
        for number in waiting:
            self._cards[number].show_place(number == waiting[0], number == waiting[-1])
        self._pages.setCurrentIndex(1 if items else 0)
        self._clear.setVisible(any(not item.is_open for item in items))
        self._show_heading()

    def _forget(self, known: set[int]) -> None:
        for number in self._cards.keys() - known:
            card = self._cards.pop(number)
            focused = self.focusWidget()
            had_focus = focused is not None and (focused is card or card.isAncestorOf(focused))
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
            if had_focus:
                # After the others have found their places.
                QTimer.singleShot(0, self, self._focus_first)

    def _step(self, step: int) -> None:
        cards = self.cards
        place = next((i for i, card in enumerate(cards) if card.hasFocus()), 0)
        card = cards[min(max(place + step, 0), len(cards) - 1)]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(card)

    def _focus_first(self) -> None:
        if self.cards:
            self.cards[0].setFocus()

    def _show_heading(self) -> None:
        count = self._exports.open_count
        ended = all(each.state == "done" for each in self._exports.items())
        ready = self.tr("All videos are ready") if ended else self.tr("No video is being made")
        self._heading.setText(self.tr("%n video(s) to make", "", count) if count else ready)

    def _item_changed(self, number: int) -> None:
        item, card = self._exports.item(number), self._cards.get(number)
        if item is not None and card is not None:
            card.show_item(item)

    def _dragged(self, number: int, where: QPoint) -> None:
        """Puts a waiting card where the pointer is: before the first whose middle is below."""
        waiting = self._exports.waiting()
        others = [self._cards[each] for each in waiting if each != number]
        y = self._inside.mapFromGlobal(where).y()
        place = sum(card.geometry().center().y() < y for card in others)
        self._exports.move(number, place)
        self._area.ensureWidgetVisible(self._cards[number])

    def _document_changed(self, _project: Project, _before: Project) -> None:
        self.message.clear()

    def _tell(self, error: UserError) -> None:
        self.message.tell(explained(error))
