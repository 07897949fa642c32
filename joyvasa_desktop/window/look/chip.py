"""The `Chip`: a small switch with a name, and the row that wraps several of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QStyle, QWidget

from joyvasa_desktop.window.look import theme

_DOT = 8
_PAD = 8
_GAP = 6


class Chip(QAbstractButton):
    """On or off; with a colour it is a key to a curve, without one it is a pill.

    Args:
        colour: #rrggbb of the dot, "" for none.
    """

    def __init__(self, text: str, tip: str, colour: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tip)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._colour = colour
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * theme.CAPTION)
        self.setFont(font)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 (Qt's name)
        size = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.text())
        if self._colour:
            return QSize(size.width() + _DOT + _GAP + 8, size.height() + 2)
        return QSize(size.width() + 2 * _PAD + 2, size.height() + 8)

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 (Qt's name)
        return QSize(_DOT + 8, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: D102, N802 (Qt's name)
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102, N802 (Qt's name)
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._colour:
            self._paint_key(painter)
        else:
            self._paint_pill(painter)

    def _frame(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)

    def _paint_pill(self, painter: QPainter) -> None:
        colours = theme.colours()
        on = self.isChecked()
        fill = colours.accent_soft if on else colours.raised if self.underMouse() else colours.card
        edge = colours.accent if self.hasFocus() else colours.accent_soft if on else colours.line
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(edge), 1.5))
        radius = self._frame().height() / 2
        painter.drawRoundedRect(self._frame(), radius, radius)
        painter.setPen(QColor(colours.text if on else colours.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_key(self, painter: QPainter) -> None:
        colours = theme.colours()
        if self.hasFocus() or self.underMouse():
            painter.setBrush(QColor(colours.raised))
            edge = colours.accent if self.hasFocus() else colours.raised
            painter.setPen(QPen(QColor(edge), 1.5))
            painter.drawRoundedRect(self._frame(), 4, 4)
        dot = self._mirrored(QRect(4, (self.height() - _DOT) // 2, _DOT, _DOT))
        on = self.isChecked()
        painter.setPen(QPen(QColor(self._colour if on else colours.disabled), 1.5))
        painter.setBrush(QColor(self._colour) if on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(dot.center()) + QPointF(0.5, 0.5), 3.4, 3.4)
        room = QRect(4 + _DOT + _GAP, 0, self.width() - _DOT - _GAP - 6, self.height())
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width() + 1
        )
        painter.setPen(QColor(colours.text if on else colours.disabled))
        # A widget's painter mirrors "left" by itself.
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._mirrored(room), side, text)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class WrappingRow(QLayout):
    """Puts its widgets in a row, and in further rows where there isn't room."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: D102, N802 (Qt's name)
        self._items.append(item)

    def count(self) -> int:  # noqa: D102 (Qt's name)
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: D102, N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: D102, N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: D102, N802 (Qt's name)
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102, N802 (Qt's name)
        places = self._places(width)
        return max((place.bottom() + 1 for place in places), default=0)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 (Qt's name)
        hints = [item.sizeHint() for item in self._shown]
        width = sum(hint.width() + self.spacing() for hint in hints)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: D102, N802 (Qt's name)
        hints = [item.sizeHint() for item in self._shown]
        return QSize(
            max((hint.width() for hint in hints), default=0),
            max((hint.height() for hint in hints), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102, N802 (Qt's name)
        super().setGeometry(rect)
        owner = self.parentWidget()
        assert owner is not None
        for item, place in zip(self._shown, self._places(rect.width()), strict=True):
            placed = place.translated(rect.topLeft())
            item.setGeometry(QStyle.visualRect(owner.layoutDirection(), rect, placed))

    @property
    def _shown(self) -> list[QLayoutItem]:
        """Those that aren't hidden."""
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        corner, bottom = QPoint(0, 0), 0
        for item in self._shown:
            size = item.sizeHint()
            if corner.x() and corner.x() + size.width() > width:
                corner = QPoint(0, bottom + self.spacing())
            places.append(QRect(corner, size))
            bottom = max(bottom, corner.y() + size.height())
            corner += QPoint(size.width() + self.spacing(), 0)
        return places
