"""The dialog that shows licences that have to be accepted before something is downloaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.edges import leading_edge
from joyvasa_desktop.window.look.kit import Button, Caption, Card, Title

if TYPE_CHECKING:
    from joyvasa_desktop.weights.catalogue import Family

_WIDTH = 520  # px


@dataclass(frozen=True, slots=True)
class Notice:
    """Terms of one owner, in the window's language.

    Attributes:
        title: what it is about.
        text: what has to be read.
        licences: their names, each with its address.
    """

    title: str
    text: str
    licences: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, family: Family) -> Notice:
        """Those of models."""
        title, text = translated(family.title), translated(family.notice.strip())
        return cls(title, text, ((translated(family.licence), family.where),))


class NoticeDialog(QDialog):
    """Says what something may not be used for; accepted once its box is ticked.

    Args:
        title: of what is to be got.
        notices: those that weren't accepted yet.
        reason: why they are shown; what fits models if left out.
    """

    def __init__(
        self,
        title: str,
        notices: Sequence[Notice],
        parent: QWidget | None = None,
        reason: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setWindowTitle(self.tr("Before you get them"))
        column = QVBoxLayout(self)
        # Qt would ask for the height that the lines have where they are narrowest.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(theme.HUGE, theme.HUGE, theme.HUGE, theme.HUGE)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(Title(title))
        of_models = self.tr("Not everybody may use these models for everything. Please read this.")
        column.addWidget(Caption(reason or of_models))
        for notice in notices:
            column.addWidget(self._card(notice))
        column.addWidget(self._box())
        column.addStretch(1)
        column.addLayout(self._buttons())
        self.accepted_box.setFocus()
        self.resize(_WIDTH, column.heightForWidth(_WIDTH))

    def _card(self, notice: Notice) -> Card:
        card = Card(notice.title)
        text = QLabel(notice.text)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setAlignment(leading_edge(text))
        card.body.addWidget(text)
        for name, where in notice.licences:
            card.body.addWidget(LicenceLink(name, where))
        return card

    def _box(self) -> QCheckBox:
        self.accepted_box = QCheckBox(self.tr("I have read this and keep to it."))
        self.accepted_box.setObjectName("notice_accepted")
        self.accepted_box.toggled.connect(self._follow)
        return self.accepted_box

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        without = Button(self.tr("Go on without them"))
        without.setObjectName("notice_without")
        without.setAutoDefault(False)
        without.clicked.connect(self.reject)
        self.get_button = Button(self.tr("Accept and get"), "import", "primary")
        self.get_button.setObjectName("notice_get")
        self.get_button.setDefault(True)
        self.get_button.clicked.connect(self.accept)
        row.addWidget(without)
        row.addWidget(self.get_button)
        self._follow()
        return row

    def _follow(self) -> None:
        ticked = self.accepted_box.isChecked()
        self.get_button.setEnabled(ticked)
        self.get_button.setToolTip("" if ticked else self.tr("Tick the sentence above first."))


class LicenceLink(QLabel):
    """The name of a licence; a click opens it in the browser.

    Args:
        name: for example "MIT".
        where: its address.
    """

    def __init__(self, name: str, where: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("caption")
        colour = theme.colours().accent
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(f'<a href="{escape(where)}" style="color: {colour}">{escape(name)}</a>')
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setOpenExternalLinks(True)
        self.setToolTip(where)
        self.setAlignment(leading_edge(self))
        self.setAccessibleName(name)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Chooses the link at once: else it would take a second press of the tab key."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.focusNextPrevChild(True)
