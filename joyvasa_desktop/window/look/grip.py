"""A handle by which something is dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.icons import icon


class Grip(QLabel):
    """Six dots; what is dragged follows the signals.

    Args:
        tip: what one can do with it; also its accessible name.

    Signals:
        taken(): it was pressed.
        carried(QPoint): it is being dragged; where to, on the screen.
    """

    taken = Signal()
    carried = Signal(QPoint)

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPixmap(icon("drag").pixmap(20, 20))
        self.setContentsMargins(theme.TINY, 0, theme.TINY, 0)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(tip)
        self.setToolTip(tip)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Takes it."""
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.taken.emit()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Carries it."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.carried.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Lets go."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        event.accept()
