"""The `Waveform`: the voice as one sees it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from joyvasa_desktop.arrays import Doubles, Floats
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.messages import VoiceFacts
from joyvasa_desktop.window.timeline.envelope import Envelope
from joyvasa_desktop.window.timeline.ruler import marks
from joyvasa_desktop.window.timeline.time_view import TimeView

# A quiet voice is drawn larger, but silence isn't blown up into noise.
_LARGEST_GAIN = 8.0
_FILLED = 0.92


class Waveform(QWidget):
    """Draws the stretch of the voice that the view shows; keeps the picture until it changes."""

    def __init__(self, view: TimeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._voice: VoiceFacts | None = None
        self._envelope: Envelope | None = None
        self._picture: QPixmap | None = None
        self.points_drawn = 0
        self.setAccessibleName(self.tr("Waveform of the voice"))

    def show_voice(self, voice: VoiceFacts | None) -> None:
        """Another sound, or more of it."""
        if voice is not self._voice:
            self._voice = voice
            self._envelope = Envelope(voice.envelope, voice.rate) if voice else None
            self.refresh()

    def refresh(self) -> None:
        """Draws anew."""
        self._picture = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802 (Qt's name)
        ratio = self.devicePixelRatioF()
        size = (self.size().toSizeF() * ratio).toSize()
        if self._picture is None or self._picture.size() != size:
            self._picture = self._drawn(size, ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)

    def _drawn(self, size: QSize, ratio: float) -> QPixmap:
        picture = QPixmap(size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(theme.colours().sunken))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_grid(painter, self._view, QRectF(self.rect()))
        if self._envelope is not None:
            self._draw_sound(painter, self._envelope, ratio)
        painter.end()
        return picture

    def _draw_sound(self, painter: QPainter, envelope: Envelope, ratio: float) -> None:
        columns = max(round(self.width() * ratio), 1)
        times, values = envelope.columns(self._view.left, self._view.right, columns)
        self.points_drawn = 2 * len(times)
        if not len(times):
            return
        x = (times - self._view.left) / self._view.span * self.width()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours().accent))
        gain = min(_FILLED / max(envelope.peak, 1e-6), _LARGEST_GAIN)
        painter.drawPolygon(self._outline(x, values, gain))

    def _outline(self, x: Doubles, values: Floats, gain: float) -> QPolygonF:
        """There along the highest values and back along the lowest, never thinner than a line."""
        # The middle of a row of pixels: a pause is a crisp line.
        half = self.height() // 2 + 0.5
        top = np.minimum(half - values[:, 1] * gain * half, half - 0.5)
        bottom = np.maximum(half - values[:, 0] * gain * half, half + 0.5)
        xs, ys = np.concatenate((x, x[::-1])), np.concatenate((top, bottom[::-1]))
        return QPolygonF([QPointF(*each) for each in zip(xs.tolist(), ys.tolist(), strict=True)])


def draw_grid(painter: QPainter, view: TimeView, place: QRectF) -> None:
    """Faint upright lines at the marks of the ruler."""
    painter.setPen(QColor(theme.colours().line))
    for time in marks(view, place.width())[1]:
        x = round(place.x() + view.place(time, place.width())) + 0.5
        painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
