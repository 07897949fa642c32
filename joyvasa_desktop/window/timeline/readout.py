"""The read-out: what the curves say at one moment, in a small box beside the hair line."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle

from joyvasa_desktop.motion.curves import CURVES
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.messages import Side
from joyvasa_desktop.window.timeline.curve_data import Shown, colour, ltr, number, with_unit

_DOT = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One curve's values.

    Attributes:
        label: of the curve, for people.
        value: with its unit.
        other: the same of the take that is compared with, "" for none.
        colour: #rrggbb.
    """

    label: str
    value: str
    other: str
    colour: str


def lines_at(time: float, curves: list[str], sides: dict[Side, Shown]) -> list[Line]:
    """What the curves say at that moment; curves without a value there are left out."""
    lines = []
    for name in curves:
        info = CURVES[name]
        unit = translated(info.unit) if info.unit else ""
        found = {side: shown.at(name, time) for side, shown in sides.items()}
        texts = {
            side: with_unit(number(info, value), unit)
            for side, value in found.items()
            if value is not None
        }
        if texts:
            label = translated(info.label)
            lines.append(Line(label, texts.get("main", "–"), texts.get("other", ""), colour(name)))
    return lines


class ReadoutBox:
    """Lays out and paints the lines; in several columns if one would be too high.

    Args:
        height: pixels that there are.
    """

    def __init__(self, title: str, lines: list[Line], font: QFont, height: int) -> None:
        self._title, self._lines = title, lines
        self._font = QFont(font)
        self._font.setPointSizeF(font.pointSizeF() * theme.CAPTION)
        metrics = QFontMetrics(self._font)
        self._row = metrics.height() + 1
        room = max((height - 3 * theme.SMALL) // self._row - 1, 1)
        self._columns = max(math.ceil(len(lines) / room), 1)
        self._per_column = math.ceil(len(lines) / self._columns)
        self._widths = [
            max((metrics.horizontalAdvance(text) for text in texts), default=0)
            for texts in (
                [line.label for line in lines],
                [line.value for line in lines],
                [line.other for line in lines],
            )
        ]
        column = _DOT + theme.SMALL + sum(self._widths) + theme.MEDIUM
        self._column = column + (theme.MEDIUM if self._widths[2] else 0)
        self._title_width = metrics.horizontalAdvance(title)

    @property
    def size(self) -> QSize:
        """Pixels of the whole box."""
        width = self._columns * self._column + (self._columns - 1) * theme.LARGE
        width = max(width if self._lines else 0, self._title_width)
        rows = self._per_column + 1
        return QSize(width + 2 * theme.SMALL, rows * self._row + 2 * theme.TINY + 2)

    def paint(self, painter: QPainter, corner: QPointF, direction: Qt.LayoutDirection) -> None:
        """Draws the box with its top left corner there."""
        colours = theme.colours()
        place = QRect(corner.toPoint(), self.size)
        painter.setFont(self._font)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = place.adjusted(theme.SMALL, theme.TINY + 1, -theme.SMALL, -theme.TINY)
        painter.setLayoutDirection(direction)
        painter.setPen(QColor(colours.muted))
        _write(painter, inner, QRect(inner.topLeft(), QSize(inner.width(), self._row)), self._title)
        for index, line in enumerate(self._lines):
            column, row = divmod(index, self._per_column)
            left = inner.left() + column * (self._column + theme.LARGE)
            top = inner.top() + (row + 1) * self._row
            self._paint_line(painter, inner, QRect(left, top, self._column, self._row), line)

    def _paint_line(self, painter: QPainter, inner: QRect, place: QRect, line: Line) -> None:
        colours = theme.colours()
        dot = QStyle.visualRect(
            painter.layoutDirection(), inner, QRect(place.left(), place.top(), _DOT, place.height())
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(line.colour))
        painter.drawEllipse(QRectF(dot).center(), 3.2, 3.2)
        label, value, other = self._widths
        left = place.left() + _DOT + theme.SMALL
        painter.setPen(QColor(colours.text))
        _write(painter, inner, QRect(left, place.top(), label + 2, place.height()), line.label)
        left += label + theme.MEDIUM
        box = QRect(left, place.top(), value + 1, place.height())
        _write(painter, inner, box, ltr(line.value), trailing=True)
        if line.other:
            painter.setPen(QColor(colours.muted))
            box = QRect(left + value + theme.MEDIUM, place.top(), other + 1, place.height())
            _write(painter, inner, box, ltr(line.other), trailing=True)


def _write(
    painter: QPainter, around: QRect, place: QRect, text: str, trailing: bool = False
) -> None:
    """Text at the leading or trailing side of a place that is mirrored within `around`."""
    direction = painter.layoutDirection()
    side = Qt.AlignmentFlag.AlignRight if trailing else Qt.AlignmentFlag.AlignLeft
    # AlignLeft and AlignRight are mirrored by the painter's direction unless they are absolute.
    flags = QStyle.visualAlignment(direction, side) | Qt.AlignmentFlag.AlignAbsolute
    mirrored = QStyle.visualRect(direction, around, place)
    painter.drawText(mirrored, int(flags | Qt.AlignmentFlag.AlignVCenter), text)
