"""The list of takes: number, origin, a small picture of the motion, and which ones are shown."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.motion.curves import curves
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.project import Project, Take
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.takes import takes

_POINTS = 72
"""Points of a small curve."""

_FURTHEST = 5.0
"""Degrees at the top of a small curve."""

_CURVE_WIDTH = 112
_TAKE = Qt.ItemDataRole.UserRole
_ABOUT = Qt.ItemDataRole.UserRole + 1
_CURVE = Qt.ItemDataRole.UserRole + 2
_MARK = Qt.ItemDataRole.UserRole + 3


def small_curves(motion: Motion) -> Floats:
    """Nodding and turning, in which takes of the same words differ most.

    Returns:
        float32 (2, at most 72), -1 ... 1; above 0 is up and to the right of the picture.
    """
    known = curves(motion)
    head = -np.stack([known["pitch"], known["yaw"]]) / _FURTHEST
    parts = np.array_split(head, min(_POINTS, head.shape[1]), axis=1)
    means = np.stack([part.mean(axis=1) for part in parts], axis=1)
    small: Floats = np.clip(means, -1.0, 1.0).astype(np.float32)
    return small


class TakesList(QListWidget):
    """Up and down choose, Delete removes.

    Signals:
        chosen(str): the user wants to see the take with that id.
        removal_wanted(): of the take that is chosen.
    """

    chosen = Signal(str)
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("takes")
        self.setItemDelegate(_TakePainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSpacing(1)
        self._curves: dict[str, Floats] = {}
        self.currentItemChanged.connect(self._current_changed)

    def refresh(self, project: Project, motions: dict[str, Motion]) -> None:
        """Shows the project's takes; curves of motions that aren't there stay empty."""
        known = takes.listed(project)
        self.blockSignals(True)
        while self.count() > len(known):
            self.takeItem(self.count() - 1)
        while self.count() < len(known):
            self.addItem(QListWidgetItem())
        for row, take in enumerate(known):
            self._fill(self.item(row), take, project, motions)
            if take.id == project.take:
                self.setCurrentRow(row)
        self.blockSignals(False)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Delete removes the chosen take."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _fill(
        self, item: QListWidgetItem, take: Take, project: Project, motions: dict[str, Motion]
    ) -> None:
        mark = self.tr("compared") if take.id and take.id == project.other else ""
        item.setText(takes.title(take))
        item.setData(_TAKE, take.id)
        item.setData(_ABOUT, takes.about(take))
        item.setData(_CURVE, self._curve(project.motion_key(take.id), motions))
        item.setData(_MARK, mark)
        spoken = ", ".join(each for each in (takes.title(take), takes.about(take), mark) if each)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(spoken)

    def _curve(self, key: str, motions: dict[str, Motion]) -> Floats | None:
        if key not in motions:
            return None
        if key not in self._curves:
            self._curves[key] = small_curves(motions[key])
        return self._curves[key]

    def _current_changed(self, current: QListWidgetItem | None) -> None:
        if current is not None:
            self.chosen.emit(current.data(_TAKE))


class _TakePainter(QStyledItemDelegate):
    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = QFontMetrics(option.font).height()
        return QSize(160, 2 * line + theme.LARGE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = QRectF(option.rect).adjusted(1, 1, -1, -1)
        state = option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, around, state)
        inner = around.adjusted(theme.MEDIUM, theme.SMALL, -theme.MEDIUM, -theme.SMALL)
        wide = inner.width() > 2 * _CURVE_WIDTH
        room = _CURVE_WIDTH + theme.SMALL if wide else 0
        words = inner.adjusted(room if mirrored else 0, 0, 0 if mirrored else -room, 0)
        font = option.font
        self._write(painter, words, font, index, chosen)
        curve = index.data(_CURVE)
        if wide and curve is not None:
            left = inner.left() if mirrored else inner.right() - _CURVE_WIDTH
            place = QRectF(left, inner.top() + 2, _CURVE_WIDTH, inner.height() - 4)
            _paint_curve(painter, place, curve, chosen)
        painter.restore()

    def _paint_ground(self, painter: QPainter, around: QRectF, state: QStyle.StateFlag) -> None:
        colours = theme.colours()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.raised))
            painter.drawRoundedRect(around, theme.RADIUS, theme.RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(around.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)

    def _write(
        self,
        painter: QPainter,
        room: QRectF,
        font: QFont,
        index: QModelIndex | QPersistentModelIndex,
        chosen: bool,
    ) -> None:
        colours = theme.colours()
        leading = Qt.AlignmentFlag.AlignLeading
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        mark = index.data(_MARK)
        title = index.data(Qt.ItemDataRole.DisplayRole) + (f" · {mark}" if mark else "")
        painter.drawText(room, leading | Qt.AlignmentFlag.AlignTop, title)
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * theme.CAPTION)
        painter.setFont(small)
        painter.setPen(QColor(colours.text if chosen else colours.muted))
        about = QFontMetrics(small).elidedText(
            index.data(_ABOUT), Qt.TextElideMode.ElideMiddle, int(room.width())
        )
        painter.drawText(room, leading | Qt.AlignmentFlag.AlignBottom, about)


def _paint_curve(painter: QPainter, room: QRectF, both: Floats, chosen: bool) -> None:
    """Two lines around their middle, time from left to right in every language."""
    colours = theme.colours()
    middle, half = room.center().y(), room.height() / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle))
    strong = QColor(colours.accent if chosen else colours.muted)
    faint = QColor(strong)
    faint.setAlphaF(0.4)
    for curve, colour in zip(both[::-1], (faint, strong), strict=True):
        step = room.width() / max(len(curve) - 1, 1)
        points = [
            QPointF(room.left() + i * step, middle - float(value) * half)
            for i, value in enumerate(curve)
        ]
        painter.setPen(QPen(colour, 1.4))
        painter.drawPolyline(QPolygonF(points))
