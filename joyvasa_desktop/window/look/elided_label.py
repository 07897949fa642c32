"""A name on one line that gives way when there is too little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from joyvasa_desktop.window.look.edges import leading_edge


class ElidedLabel(QLabel):
    """A name on one line; its middle gives way when there is too little room.

    Args:
        bold: it is what the rest is about.
    """

    def __init__(self, bold: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = self.font()
        font.setBold(bold)
        self.setFont(font)
        self.setAlignment(leading_edge(self))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Shows as much of the text as fits."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fits the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As high as a line, as narrow as need be."""
        return QSize(40, super().minimumSizeHint().height())

    def _fit(self) -> None:
        mode = Qt.TextElideMode.ElideMiddle
        super().setText(self.fontMetrics().elidedText(self._whole, mode, self.width()))
