"""The `Scrubber`: a slider along the video; a click anywhere goes there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.player.player import Player

_DOT = 1.75  # px, radius


class Scrubber(QSlider):
    """Shows and moves the playhead in milliseconds; playing rests while it is dragged.

    Arrow keys go from frame to frame, page keys by a second, Home and End to the ends. Where
    drawing is slow, dots below it show which frames can be seen already.
    """

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._player = player
        self._was_playing = False
        self.setObjectName("scrubber")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMinimumWidth(96)
        self.setAccessibleName(self.tr("Position in the video"))
        self.setToolTip(self.tr("Drag to look through the video; the arrow keys step by frames."))
        player.position_changed.connect(self._show_position)
        player.duration_changed.connect(self._show_duration)
        player.waiting_changed.connect(self._show_drawn)
        self._drawn: list[int] = []
        self._show_duration()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Goes to the place and takes the handle."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._was_playing = self._player.playing
        self._player.pause()
        self.setSliderDown(True)
        self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Drags the handle."""
        if self.isSliderDown():
            self._go(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Lets go, and goes on playing if it played before."""
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            if self._was_playing:
                self._player.play()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Steps by frames and by seconds."""
        player = self._player
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}
        places = {
            Qt.Key.Key_PageDown: player.position - 1.0,
            Qt.Key.Key_PageUp: player.position + 1.0,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: player.duration,
        }
        key = Qt.Key(event.key())
        if key in steps:
            player.step(steps[key])
        elif key in places:
            player.seek(places[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws the dots, too."""
        super().paintEvent(event)
        if not self._drawn:
            return
        start, room = self._way()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours().accent))
        for index in self._drawn:
            value = round(index / self._player.fps * 1000)
            x = start + QStyle.sliderPositionFromValue(0, self.maximum(), value, room)
            painter.drawEllipse(QPointF(x, self.height() - _DOT), _DOT, _DOT)

    def _go(self, x: float) -> None:
        start, room = self._way()
        value = QStyle.sliderValueFromPosition(0, self.maximum(), round(x - start), room)
        self._player.seek(value / 1000)

    def _way(self) -> tuple[float, int]:
        """Where the middle of the handle is at the beginning, and how far it can go."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, kind = self.style(), QStyle.ComplexControl.CC_Slider
        part = QStyle.SubControl
        groove = style.subControlRect(kind, option, part.SC_SliderGroove, self)
        handle = style.subControlRect(kind, option, part.SC_SliderHandle, self).width()
        return groove.left() + handle / 2, max(groove.width() - handle, 1)

    def _show_drawn(self) -> None:
        drawn = self._player.drawn() if self._player.is_slow else []
        if drawn != self._drawn:
            self._drawn = drawn
            self.update()

    def _show_position(self) -> None:
        self.setValue(round(self._player.position * 1000))

    def _show_duration(self) -> None:
        self.setRange(0, max(round(self._player.duration * 1000), 1))
        self._show_position()
