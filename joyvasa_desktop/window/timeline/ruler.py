"""The `Ruler`: the marks of time above the waveform."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.timeline.time_view import TimeView, clock, tick_step, ticks

LABEL_WIDTH = 84
"""Pixels that one mark with its label needs."""

_SMALL_MARKS = 5


def marks(view: TimeView, width: float) -> tuple[float, list[float]]:
    """The step between two labelled marks, and all of them that are in view, in seconds."""
    step = tick_step(view.span, width / LABEL_WIDTH)
    return step, ticks(view.left, view.right, step)


class Ruler(QWidget):
    """Says which moment is where; runs from left to right in every language."""

    def __init__(self, view: TimeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setAccessibleName(self.tr("Ruler in minutes and seconds"))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * theme.CAPTION)
        self.setFont(font)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802 (Qt's name)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        step, times = marks(self._view, self.width())
        painter.setPen(QColor(theme.colours().line))
        for time in ticks(self._view.left, self._view.right, step / _SMALL_MARKS):
            self._mark(painter, time, 3)
        painter.setPen(QColor(theme.colours().muted))
        for time in times:
            self._mark(painter, time, 6)
            self._label(painter, time, clock(time, step))

    def _mark(self, painter: QPainter, time: float, height: float) -> None:
        x = round(self._view.place(time, self.width())) + 0.5
        painter.drawLine(QPointF(x, self.height() - height), QPointF(x, self.height()))

    def _label(self, painter: QPainter, time: float, text: str) -> None:
        x = self._view.place(time, self.width())
        if x + 4 + painter.fontMetrics().horizontalAdvance(text) > self.width():
            return  # A label that is cut off says something else.
        place = QRectF(x + 4, 0, LABEL_WIDTH, self.height() - 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
