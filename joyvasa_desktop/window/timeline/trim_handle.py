"""The `TrimHandle`: where the chosen stretch of the voice begins or ends, to be dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.timeline.trim import Edge

WIDTH = 15
"""Pixels that can be grabbed."""

_FRAME, _SECOND = 0.04, 1.0

_STEPS = {
    Qt.Key.Key_Left: -_FRAME,
    Qt.Key.Key_Down: -_FRAME,
    Qt.Key.Key_Right: _FRAME,
    Qt.Key.Key_Up: _FRAME,
    Qt.Key.Key_PageDown: -_SECOND,
    Qt.Key.Key_PageUp: _SECOND,
}


class TrimHandle(QWidget):
    """A bar over the waveform that is dragged with the mouse or moved by arrow keys.

    It only asks; whoever listens moves it.

    Signals:
        dragged(float): to that place, in pixels of the parent.
        moved(float): by that many seconds, by keys.
        reset(): back to the edge of the sound.
        released(): a movement is over.
    """

    dragged = Signal(float)
    moved = Signal(float)
    reset = Signal()
    released = Signal()

    def __init__(self, edge: Edge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge = edge
        self._grip = 0.0
        self.setObjectName(f"trim-{edge}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        name = self.tr("Start of the voice") if edge == "start" else self.tr("End of the voice")
        self.setAccessibleName(name)
        tip = self.tr("Drag to leave a part out; double-click to take it back.")
        self.setToolTip(f"{name}\n{tip}")

    def put(self, x: float, top: int, height: int) -> None:
        """Stands at that place of the parent."""
        self.setGeometry(round(x) - WIDTH // 2, top, WIDTH, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().x() - WIDTH // 2

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802 (Qt's name)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self.mapToParent(event.position()).x() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802 (Qt's name)
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802 (Qt's name)
        self.reset.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 (Qt's name)
        key = Qt.Key(event.key())
        if key in _STEPS:
            big = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = _STEPS[key]
            self.moved.emit(_SECOND * (1 if step > 0 else -1) if big else step)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reset.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102, N802 (Qt's name)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102, N802 (Qt's name)
        self.released.emit()
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802 (Qt's name)
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.text if self.hasFocus() else colours.accent))
        middle = self.width() / 2
        painter.drawRect(QRectF(middle - 1, 0, 2, self.height()))
        # The flag points into the stretch that is kept.
        inwards = middle - 1 if self._edge == "start" else middle - 6.5
        flag = QRectF(inwards, self.height() / 2 - 11, 7.5, 22)
        painter.drawRoundedRect(flag, 2.5, 2.5)
        painter.setBrush(QColor(colours.card))
        for y in (-4, 0, 4):
            painter.drawEllipse(QPointF(flag.center().x(), self.height() / 2 + y), 0.9, 0.9)
