"""The `More`: what few people need, folded away at the end of a section."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from joyvasa_desktop.window.look.icons import icon
from joyvasa_desktop.window.look.kit import Button


class More(QWidget):
    """A quiet button, and below it what it opens.

    Signals:
        folded(bool): the user closed it (True) or opened it.

    Args:
        text: of the button.
    """

    folded = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button(text, "chevron-right", "quiet")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._toggled)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.content)
        self.show_open(False)

    @property
    def is_open(self) -> bool:
        """Its content is shown."""
        return self.button.isChecked()

    def show_open(self, is_open: bool) -> None:
        """Opens or closes it, without a signal."""
        self.button.blockSignals(True)
        self.button.setChecked(is_open)
        self.button.blockSignals(False)
        self._show(is_open)

    def _toggled(self, is_open: bool) -> None:
        self._show(is_open)
        self.folded.emit(not is_open)

    def _show(self, is_open: bool) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        closed = "chevron-left" if mirrored else "chevron-right"
        self.button.setIcon(icon("chevron-down" if is_open else closed))
        self.content.setVisible(is_open)
