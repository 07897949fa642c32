"""The `BusyPill`: a small sign over the preview that says what is being prepared."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from joyvasa_desktop.window.doing import Doing
from joyvasa_desktop.window.look import theme

# What takes less than so many milliseconds needs no sign; a flicker would disturb.
_DELAY = 300

_BAR = 3

_LEAST = 160
"""px; a bar shorter than that says little."""


class BusyPill(QWidget):
    """Appears while one has to wait for something, with a bar if its end is known."""

    def __init__(self, doing: Doing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doing = doing
        self._text = ""
        self._share: float | None = None
        self.setObjectName("busy")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY)
        self._delay.timeout.connect(self.show)
        doing.changed.connect(self._show_doing)
        self.hide()
        self._show_doing()

    @property
    def text(self) -> str:
        """What it says, "" while there is nothing to say."""
        return self._text

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for the whole line and a bar."""
        metrics = self.fontMetrics()
        # What is drawn may be a pixel wider than what is measured.
        width = metrics.horizontalAdvance(self._text) + 2 * theme.MEDIUM + 2
        return QSize(max(width, _LEAST), metrics.height() + 2 * theme.SMALL + 2 * _BAR)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paints a dark chip with white writing, and the bar below it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(255, 255, 255, 60))
        painter.setBrush(QColor(16, 12, 24, 215))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, theme.RADIUS, theme.RADIUS)
        painter.setPen(QColor(255, 255, 255))
        line = self.rect().adjusted(theme.MEDIUM, theme.SMALL, -theme.MEDIUM, -theme.SMALL)
        if self._share is not None:
            line.setBottom(line.bottom() - 2 * _BAR)
        text = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
        if self._share is not None:
            self._paint_bar(painter, line.left(), line.width())

    def _paint_bar(self, painter: QPainter, left: int, width: int) -> None:
        bar = QRectF(left, self.height() - theme.SMALL - _BAR, width, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 255, 255, 60))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        done = width * (self._share or 0.0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            bar.translate(QPointF(width - done, 0))
        bar.setWidth(done)
        painter.setBrush(QColor(theme.DARK.accent))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)

    def _show_doing(self) -> None:
        self._text, self._share = self._doing.text, self._doing.share
        if not self._text:
            self._delay.stop()
            self.hide()
            return
        self.setAccessibleName(self._text)
        self.update()
        if self.isHidden() and not self._delay.isActive():
            self._delay.start()
