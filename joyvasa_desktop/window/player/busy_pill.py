"""The `BusyPill`: a small sign over the preview that says what is being prepared."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from joyvasa_desktop.progress import Progress
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme

# What takes less than so many milliseconds needs no sign; a flicker would disturb.
_DELAY = 300

_BAR = 3
_WIDTH = 240


class BusyPill(QWidget):
    """Appears while something that was wished for is being made, with a bar if its end is known."""

    def __init__(self, facts: Facts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self._text = ""
        self._share: float | None = None
        self.setObjectName("busy")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY)
        self._delay.timeout.connect(self.show)
        facts.working_changed.connect(self._working_changed)
        self.hide()
        self._working_changed()

    @property
    def text(self) -> str:
        """What it says, "" while there is nothing to say."""
        return self._text

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for a line and a bar."""
        return QSize(_WIDTH, self.fontMetrics().height() + 2 * theme.SMALL + 2 * _BAR)

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

    def _working_changed(self) -> None:
        working = self._facts.progress
        if working is None:
            self._delay.stop()
            self._text, self._share = "", None
            self.hide()
            return
        progress = working.progress
        self._text = translated(progress.note) or self._stage(progress)
        self._share = min(progress.done / progress.total, 1.0) if progress.total else None
        self.setAccessibleName(self._text)
        self.update()
        if self.isHidden() and not self._delay.isActive():
            self._delay.start()

    def _stage(self, progress: Progress) -> str:
        return {
            "photo": self.tr("Looking at the photo"),
            "speech": self.tr("Reading the voice"),
            "motion": self.tr("Listening to the voice"),
            "render": self.tr("Preparing the face"),
            "video": self.tr("Drawing frames"),
        }[progress.stage]
