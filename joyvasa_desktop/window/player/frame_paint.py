"""What is painted on the preview: pictures, the line between two, labels, the round button."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.images import paint_checkerboard

_PLAY_SIDE = 52
_KNOB = 14

# On any picture, in light and dark: white on a dark shade can be read.
_SHADE, _WHITE, _DARK = QColor(16, 12, 24, 190), QColor(255, 255, 255), QColor(30, 26, 40)
_RIM = QColor(255, 255, 255, 90)


def picture(painter: QPainter, image: QImage, place: QRectF) -> None:
    """A picture in that place; where it is transparent, a checkerboard shows."""
    if image.hasAlphaChannel():
        paint_checkerboard(painter, place)
    painter.drawImage(place, image)


def label(painter: QPainter, text: str, place: QRectF, corner: str) -> None:
    """A dark chip with white writing, readable on every picture."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = painter.fontMetrics()
    text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, max(int(place.width()) - 32, 24))
    chip = QRectF(0, 0, metrics.horizontalAdvance(text) + 16, metrics.height() + 8)
    if corner == "left":
        chip.moveBottomLeft(place.bottomLeft() + QPointF(theme.SMALL, -theme.SMALL))
    elif corner == "right":
        chip.moveBottomRight(place.bottomRight() + QPointF(-theme.SMALL, -theme.SMALL))
    else:
        chip.moveTopLeft(place.topLeft() + QPointF(theme.SMALL, theme.SMALL))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
    painter.setPen(_WHITE)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def play_place(place: QRectF) -> QRectF:
    """Where the round button of a picture is: in its lower corner, where it hides no face."""
    button = QRectF(0, 0, _PLAY_SIDE, _PLAY_SIDE)
    button.moveBottomLeft(place.bottomLeft() + QPointF(theme.MEDIUM, -theme.MEDIUM))
    return button


def play(painter: QPainter, place: QRectF) -> None:
    """A round button on a picture that waits, at its `play_place`."""
    centre = play_place(place).center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_RIM, 1.5))
    painter.setBrush(_SHADE)
    painter.drawEllipse(centre, _PLAY_SIDE / 2, _PLAY_SIDE / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_WHITE)
    painter.drawPolygon([centre + QPointF(x, y) for x, y in ((-6, -11), (12, 0), (-6, 11))])
    painter.restore()


def line(painter: QPainter, place: QRectF, split: float, seen: QRect) -> None:
    """The line between photo and preview, with a knob in the middle of what is seen of it."""
    x = place.left() + place.width() * split
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for width, colour in ((4, QColor(0, 0, 0, 90)), (2, _WHITE)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
    middle = QPointF(x, place.intersected(QRectF(seen)).center().y())
    painter.setPen(QPen(QColor(0, 0, 0, 90), 1))
    painter.setBrush(_WHITE)
    painter.drawEllipse(middle, _KNOB, _KNOB)
    painter.setPen(QPen(_DARK, 2, c=Qt.PenCapStyle.RoundCap))
    for way in (-1, 1):
        tip = middle + QPointF(way * 8, 0)
        painter.drawLine(tip, tip + QPointF(-way * 4, -4))
        painter.drawLine(tip, tip + QPointF(-way * 4, 4))
    painter.restore()
