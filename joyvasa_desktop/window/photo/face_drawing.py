"""A small drawing of a face that shows which point comes next."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.photo.placing import Way

SIDE = 108  # px
UNIT = 100.0  # the drawings are made on a square of so many units

# Where the points lie on the drawings, in the order in which they are asked for.
SPOTS: dict[Way, tuple[tuple[float, float], ...]] = {
    "person": ((35, 45), (65, 45), (39, 70), (61, 70)),
    "three": ((33, 50), (67, 50), (50, 74)),
    "nine": (
        *((25, 50), (41, 51), (59, 51), (75, 50), (50, 65)),
        *((38, 75), (62, 75), (50, 74), (50, 81)),
    ),
}


_SQUARE = (7.0, 9.0, 86.0, 84.0)
"""Left, top, width and height of the square around the cat."""


class FaceDrawing(QWidget):
    """The face of a person or a cat with its points; the next one stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._way: Way = "person"
        self._next = 0
        self._square = False

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Always the same."""
        return QSize(SIDE, SIDE)

    def show_step(self, way: Way, index: int) -> None:
        """Highlights that point; those before it are set already."""
        self._way, self._next, self._square = way, index, False
        self.update()

    def show_square(self) -> None:
        """A square around the head of an animal, in place of points."""
        self._way, self._square = "nine", True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The face, then the points."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sunken))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        painter.scale(self.width() / UNIT, self.height() / UNIT)
        pen = QPen(QColor(colours.muted), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.card))
        (_paint_person if self._way == "person" else _paint_cat)(painter)
        if self._square:
            _paint_square(painter)
        else:
            self._paint_spots(painter)
        painter.end()

    def _paint_spots(self, painter: QPainter) -> None:
        colours = theme.colours()
        for index, (x, y) in enumerate(SPOTS[self._way]):
            at = QPointF(x, y)
            if index == self._next:
                halo = QColor(colours.accent)
                halo.setAlpha(70)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(halo)
                painter.drawEllipse(at, 9, 9)
            placed = index < self._next
            painter.setPen(
                QPen(QColor(colours.accent if index <= self._next else colours.muted), 1.4)
            )
            filled = placed or index == self._next
            painter.setBrush(QColor(colours.accent if filled else colours.card))
            radius = 4.2 if index == self._next else 2.6
            painter.drawEllipse(at, radius, radius)


def _paint_person(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(38, 80, 24, 30), 8, 8)
    for x in (17, 75):
        painter.drawEllipse(QRectF(x, 44, 8, 15))
    head = QPainterPath(QPointF(22, 40))
    head.cubicTo(22, 4, 78, 4, 78, 40)
    head.cubicTo(78, 66, 68, 90, 50, 90)
    head.cubicTo(32, 90, 22, 66, 22, 40)
    painter.drawPath(head)
    hair = QPainterPath(QPointF(21, 42))
    hair.cubicTo(10, -4, 90, -4, 79, 42)
    hair.cubicTo(74, 26, 60, 22, 46, 25)
    hair.cubicTo(36, 27, 26, 26, 21, 42)
    painter.save()
    painter.setBrush(QColor(theme.colours().line))
    painter.drawPath(hair)
    painter.restore()
    for x in (35, 65):
        _paint_arc(painter, QRectF(x - 8, 40, 16, 11), 25, 130)
        _paint_arc(painter, QRectF(x - 8, 39, 16, 11), 205, 130)
    nose = QPainterPath(QPointF(50, 46))
    nose.lineTo(47, 60)
    nose.quadTo(50, 63, 53, 60)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(nose)
    mouth = QPainterPath(QPointF(39, 70))
    mouth.quadTo(50, 79, 61, 70)
    mouth.quadTo(50, 72, 39, 70)
    painter.drawPath(mouth)


def _paint_cat(painter: QPainter) -> None:
    head = QPainterPath(QPointF(14, 14))
    head.quadTo(24, 16, 36, 27)
    head.quadTo(50, 23, 64, 27)
    head.quadTo(76, 16, 86, 14)
    head.quadTo(90, 34, 88, 54)
    head.cubicTo(88, 78, 70, 90, 50, 90)
    head.cubicTo(30, 90, 12, 78, 12, 54)
    head.quadTo(10, 34, 14, 14)
    painter.drawPath(head)
    for x in (33, 67):
        eye = QPainterPath(QPointF(x - 8, 50.5))
        eye.quadTo(x, 41, x + 8, 50.5)
        eye.quadTo(x, 57, x - 8, 50.5)
        painter.drawPath(eye)
    painter.save()
    painter.setBrush(QColor(theme.colours().line))
    nose = QPainterPath(QPointF(45, 62))
    nose.quadTo(50, 60, 55, 62)
    nose.quadTo(53, 68, 50, 68)
    nose.quadTo(47, 68, 45, 62)
    painter.drawPath(nose)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    mouth = QPainterPath(QPointF(38, 75))
    mouth.quadTo(46, 79, 50, 72)
    mouth.quadTo(54, 79, 62, 75)
    mouth.moveTo(44, 80)
    mouth.quadTo(50, 84, 56, 80)
    painter.drawPath(mouth)
    for side in (-1, 1):
        for dy in (-4, 1, 6):
            near = QPointF(50 + side * 24, 68 + dy / 2)
            painter.drawLine(near, QPointF(50 + side * 43, 66 + dy * 1.4))


def _paint_square(painter: QPainter) -> None:
    colours = theme.colours()
    painter.setPen(QPen(QColor(colours.accent), 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(*_SQUARE))
    painter.setBrush(QColor(colours.card))
    left, top, wide, high = _SQUARE
    for x in (left, left + wide):
        for y in (top, top + high):
            painter.drawRect(QRectF(x - 2.6, y - 2.6, 5.2, 5.2))
    painter.drawEllipse(QPointF(left + wide / 2, top + 11), 3.2, 3.2)


def _paint_arc(painter: QPainter, box: QRectF, start: float, span: float) -> None:
    painter.drawArc(box, round(start * 16), round(span * 16))
