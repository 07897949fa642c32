"""The `TimeSurface`: a sheet of glass over ruler, waveform and lanes that takes mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.timeline.readout import Line, ReadoutBox
from joyvasa_desktop.window.timeline.time_view import TimeView, clock

ZOOM = 1.25
"""One notch of the wheel, one press of a key."""

_NOTCH = 120
_SHADE = 150
_HEAD = 5
_AWAY = -1e6

Describe = Callable[[float], list[Line]]


class TimeSurface(QWidget):
    """Draws what lies over everything: playhead, hair line with read-out, the parts left out.

    Signals:
        sought(float): the playhead should go to that moment of the sound.
        stepped(int): the playhead should move by so many frames.
        skipped(float): the playhead should move by so many seconds.
    """

    sought = Signal(float)
    stepped = Signal(int)
    skipped = Signal(float)

    def __init__(self, view: TimeView, describe: Describe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._describe = view, describe
        self._playhead: float | None = None
        self._kept = (0.0, 0.0)
        self._missing: tuple[float, float] | None = None
        self._ruler_height = self._wave_height = 0
        self._note = ""
        self._hover = _AWAY
        self._pan_from: float | None = None
        self._moved = False
        self._box: tuple[ReadoutBox, QRect] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setObjectName("time-surface")
        self.setAccessibleName(self.tr("Timeline"))

    @property
    def playhead(self) -> float | None:
        """The moment that is marked, None without a sound."""
        return self._playhead

    @property
    def missing(self) -> tuple[float, float] | None:
        """The stretch whose motion is still being made."""
        return self._missing

    @property
    def readout(self) -> list[Line]:
        """What the box beside the hair line says, nothing while the mouse is elsewhere."""
        return self._describe(self._view.time(self._hover, self.width())) if self._box else []

    def set_heights(self, ruler: int, wave: int) -> None:
        """The topmost pixels are the ruler, where a drag moves the view; then comes the voice."""
        self._ruler_height, self._wave_height = ruler, wave

    def set_playhead(self, time: float | None) -> None:
        """Marks that moment."""
        if time != self._playhead:
            for each in (self._playhead, time):
                self._update_strip(each)
            self._playhead = time

    def set_kept(self, start: float, end: float) -> None:
        """The stretch that isn't left out."""
        if (start, end) != self._kept:
            self._kept = start, end
            self.update()

    def set_missing(self, stretch: tuple[float, float] | None) -> None:
        """The stretch whose motion is still being made."""
        if stretch != self._missing:
            self._missing = stretch
            self.update()

    @property
    def note(self) -> str:
        """A sentence in the place of the curves, "" for none."""
        return self._note

    def set_note(self, note: str) -> None:
        """Says something while there are no curves."""
        if note != self._note:
            self._note = note
            self.update()

    def refresh_readout(self) -> None:
        """The view or the curves are other ones."""
        self._point_at(self._hover)
        self.update()

    def place(self, time: float) -> float:
        """Pixels from the left edge where that moment is."""
        return self._view.place(time, self.width())

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802 (Qt's name)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        x = event.position().x()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        on_ruler = event.position().y() < self._ruler_height
        self._moved = False
        if event.button() == Qt.MouseButton.MiddleButton or shift or on_ruler:
            self._pan_from = x
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.sought.emit(self._view.time(x, self.width()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802 (Qt's name)
        x = event.position().x()
        if self._pan_from is not None:
            self._view.pan((self._pan_from - x) / max(self.width(), 1) * self._view.span)
            self._pan_from, self._moved = x, True
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self.sought.emit(self._view.time(min(max(x, 0), self.width()), self.width()))
        self._point_at(x)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802 (Qt's name)
        # On the ruler, a press begins a pan; it was a click if nothing moved.
        if self._pan_from is not None and not self._moved and _is_plain(event):
            self.sought.emit(self._view.time(event.position().x(), self.width()))
        self._pan_from = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: D102, N802 (Qt's name)
        self._view.fit()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102, N802 (Qt's name)
        self._point_at(_AWAY)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102, N802 (Qt's name)
        sideways, notches = event.angleDelta().x() / _NOTCH, event.angleDelta().y() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            sideways, notches = sideways or notches, 0.0
        if sideways:
            self._view.pan(-0.15 * sideways * self._view.span)
        elif notches:
            around = self._view.time(event.position().x(), self.width())
            self._view.zoom(ZOOM**-notches, around)
        event.accept()

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 (Qt's name)
        if not self._key(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        ends = {Qt.Key.Key_Home: 0.0, Qt.Key.Key_End: self._view.duration}
        pages = {Qt.Key.Key_PageUp: -0.8, Qt.Key.Key_PageDown: 0.8}
        zooms = {Qt.Key.Key_Plus: 1 / ZOOM, Qt.Key.Key_Equal: 1 / ZOOM, Qt.Key.Key_Minus: ZOOM}
        if way and shift:
            self.skipped.emit(float(way))
        elif way:
            self.stepped.emit(way)
        elif key in ends:
            self.sought.emit(ends[key])
        elif key in pages:
            self._view.pan(pages[key] * self._view.span)
        elif key in zooms:
            self.zoom(zooms[key])
        elif key == Qt.Key.Key_0:
            self._view.fit()
        else:
            return False
        return True

    def zoom(self, factor: float) -> None:
        """Zooms around the playhead if it is in view, else around the middle."""
        middle = (self._view.left + self._view.right) / 2
        head = self._playhead
        inside = head is not None and self._view.left <= head <= self._view.right
        self._view.zoom(factor, head if inside and head is not None else middle)

    # ---- paint

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102, N802 (Qt's name)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102, N802 (Qt's name)
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802 (Qt's name)
        painter = QPainter(self)
        self._paint_shades(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._note:
            place = self.rect().adjusted(0, self._ruler_height + self._wave_height, 0, 0)
            painter.setPen(QColor(theme.colours().muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._note)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.colours().accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(self.rect()).adjusted(0.75, self._ruler_height + 0.75, -0.75, -0.75)
            painter.drawRoundedRect(frame, 3, 3)
        if self._playhead is not None:
            self._paint_playhead(painter, self._head_place(self._playhead))
        if self._box is not None:
            self._paint_readout(painter)

    def _paint_shades(self, painter: QPainter) -> None:
        shade = QColor(theme.colours().card)
        shade.setAlpha(_SHADE)
        for left, right in ((0.0, self._kept[0]), (self._kept[1], self._view.duration)):
            painter.fillRect(self._stretch(left, right), shade)
        if self._missing is not None:
            stripes = QBrush(QColor(theme.colours().line), Qt.BrushStyle.BDiagPattern)
            place = self._stretch(*self._missing)
            painter.fillRect(place.adjusted(0, self._wave_height, 0, 0), stripes)

    def _stretch(self, left: float, right: float) -> QRectF:
        """Where that stretch of time is, below the ruler."""
        first, last = max(self.place(left), 0.0), min(self.place(right), float(self.width()))
        top = self._ruler_height
        return QRectF(first, top, max(last - first, 0.0), self.height() - top)

    def _head_place(self, time: float) -> float:
        """Where the playhead stands; also when the last frame ends after the sound."""
        x = self.place(min(time, self._view.duration))
        return min(x, self.width() - 1.0) if x <= self.width() + 1 else x

    def _paint_playhead(self, painter: QPainter, x: float) -> None:
        colours = theme.colours()
        x = round(x) + 0.5
        painter.setPen(QPen(QColor(colours.text), 1.5))
        painter.drawLine(QPointF(x, self._ruler_height - 3), QPointF(x, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.text))
        top = self._ruler_height - 2
        painter.drawPolygon(
            [QPointF(x - _HEAD, top - 7), QPointF(x + _HEAD, top - 7), QPointF(x, top)]
        )

    def _paint_readout(self, painter: QPainter) -> None:
        assert self._box is not None
        box, place = self._box
        x = round(self._hover) + 0.5
        painter.setPen(QPen(QColor(theme.colours().muted), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, self._ruler_height), QPointF(x, self.height()))
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else self.layoutDirection()
        box.paint(painter, QPointF(place.topLeft()), direction)

    # ---- where to paint again

    def _point_at(self, x: float) -> None:
        """Moves the hair line with its box, or takes both away."""
        if self._box is not None:
            self._update_hover(self._box[1])
        inside = 0 <= x <= self.width() and self._view.duration > 0
        self._hover = x if inside else _AWAY
        self._box = self._boxed(x) if inside else None
        if self._box is not None:
            self._update_hover(self._box[1])

    def _boxed(self, x: float) -> tuple[ReadoutBox, QRect]:
        time = self._view.time(x, self.width())
        top = self._ruler_height + self._wave_height
        room = self.height() - top
        box = ReadoutBox(clock(time), self._describe(time), self.font(), room)
        right = x + theme.MEDIUM
        fits = right + box.size.width() <= self.width()
        left = right if fits else x - theme.MEDIUM - box.size.width()
        place = QRect(round(max(left, 0)), top + theme.SMALL, 0, 0)
        place.setSize(box.size)
        return box, place

    def _update_hover(self, box: QRect) -> None:
        self.update(box.adjusted(-2, -2, 2, 2))
        self._update_column(self._hover)

    def _update_strip(self, time: float | None) -> None:
        if time is not None:
            self._update_column(self._head_place(time))

    def _update_column(self, x: float) -> None:
        if -_NOTCH < x < self.width() + _NOTCH:
            self.update(QRect(round(x) - _HEAD - 2, 0, 2 * _HEAD + 5, self.height()))


def _is_plain(event: QMouseEvent) -> bool:
    """The left button without the key that pans."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.button() == Qt.MouseButton.LeftButton and not shift
