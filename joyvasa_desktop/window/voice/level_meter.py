"""The `LevelMeter`: how loud the microphone is, whether it is too loud, at a glance."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.voice.sound_level import Level

QUIETEST = -60.0
"""Decibels at the beginning of the scale; full scale, 0, is its end."""

WARM, HOT = -9.0, -3.0
"""Decibels from which speech is loud, and nearly too loud."""

_BAR = 10  # px
_FALL = 1.4  # decibels per level: about 40 a second, like a needle
_HOLD = 30  # levels, about a second
_MARKS = (-48.0, -36.0, -24.0, -12.0)


class LevelMeter(QWidget):
    """A bar for the mean, a tick for the peak of the last second, a lamp for clipping.

    Signals:
        lamp_clicked(): the user has seen the warning.
    """

    lamp_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mean = self._peak = QUIETEST
        self._held = 0
        self._clipped = False
        self.setAccessibleName(self.tr("Level of the microphone"))
        self.setToolTip(self.tr("Speak so that the bar reaches its second half."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.reset()

    def reset(self) -> None:
        """Falls to silence."""
        self._mean = self._peak = QUIETEST
        self._held = 0
        self.show_clipping(False)

    def show_level(self, level: Level) -> None:
        """The next level; called about 30 times a second."""
        self._mean = max(level.rms, self._mean - _FALL, QUIETEST)
        self._held -= 1
        if level.peak >= self._peak:
            self._peak, self._held = level.peak, _HOLD
            self._describe()
        elif self._held < 0:
            self._peak = max(self._peak - _FALL, level.peak, QUIETEST)
        if self._held == 0:
            self._describe()
        self.update()

    def show_clipping(self, clipped: bool) -> None:
        """Lights the lamp, or puts it out."""
        if clipped != self._clipped:
            self._clipped = clipped
            self.update()
        self._describe()

    @property
    def value_text(self) -> str:
        """What it shows, in words."""
        if self._clipped:
            return self.tr("Too loud: the sound is cut off")
        if self._peak <= QUIETEST:
            return self.tr("Silence")
        return self.tr("{level} dB").format(level=round(self._peak))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for the bar and its lamp."""
        return QSize(160, 2 * _BAR)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It can be short, not lower."""
        return QSize(80, 2 * _BAR)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on the lamp puts it out."""
        if self._clipped:
            self.lamp_clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Painted from the leading to the trailing edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        middle = self.height() / 2
        bar = QRectF(0, middle - _BAR / 2, self.width() - 2 * _BAR, _BAR)
        self._paint_bar(painter, bar)
        self._paint_lamp(painter, QRectF(self.width() - _BAR - 1, middle - _BAR / 2, _BAR, _BAR))
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        colours = theme.colours()
        painter.setBrush(QColor(colours.sunken))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.setBrush(QColor(colours.line))
        for mark in _MARKS:
            painter.drawRect(QRectF(_place(bar, mark) - 0.5, bar.top() + 3, 1, _BAR - 6))
        lit = QRectF(bar)
        lit.setRight(_place(bar, self._mean))
        if lit.width() >= 1:
            painter.setBrush(_gradient(bar, self.isEnabled()))
            painter.save()
            painter.setClipRect(lit)
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
            painter.restore()
        if self._peak > QUIETEST:
            painter.setBrush(QColor(_colour(self._peak)))
            place = min(_place(bar, self._peak), bar.right() - 3)
            painter.drawRoundedRect(QRectF(place, bar.top() - 2, 3, _BAR + 4), 1.5, 1.5)

    def _paint_lamp(self, painter: QPainter, lamp: QRectF) -> None:
        colours = theme.colours()
        if self._clipped:
            glow = QColor(colours.bad)
            glow.setAlpha(70)
            painter.setBrush(glow)
            painter.drawEllipse(lamp.adjusted(-3, -3, 1, 3))
        painter.setBrush(QColor(colours.bad if self._clipped else colours.line))
        painter.drawEllipse(lamp.adjusted(-1, 0, -1, 0))

    def _describe(self) -> None:
        self.setAccessibleDescription(self.value_text)


def _place(bar: QRectF, level: float) -> float:
    part = (min(max(level, QUIETEST), 0.0) - QUIETEST) / -QUIETEST
    return bar.left() + part * bar.width()


def _colour(level: float) -> str:
    colours = theme.colours()
    if level >= HOT:
        return colours.bad
    return colours.warning if level >= WARM else colours.good


def _gradient(bar: QRectF, lively: bool) -> QLinearGradient:
    colours = theme.colours()
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    calm = colours.good if lively else colours.disabled
    gradient.setColorAt(0.0, QColor(calm))
    gradient.setColorAt((WARM - QUIETEST) / -QUIETEST - 0.05, QColor(calm))
    gradient.setColorAt((WARM - QUIETEST) / -QUIETEST + 0.05, QColor(colours.warning))
    gradient.setColorAt((HOT - QUIETEST) / -QUIETEST, QColor(colours.bad))
    return gradient
