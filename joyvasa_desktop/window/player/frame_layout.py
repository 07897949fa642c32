"""Where pictures stand in a view: one or two side by side, all of it or in the video's size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF

from joyvasa_desktop.window.look import theme


def places(
    area: QRectF, size: QSizeF, count: int, actual: QSizeF | None = None, pan: QPointF | None = None
) -> list[QRectF]:
    """A rectangle for each picture, in the proportions of `size`.

    Args:
        area: what there is room in.
        size: of a picture; only the proportions count.
        count: 1, or 2 that stand beside each other, or above each other if they get larger so.
        actual: show them in that size instead of fitting them in.
        pan: moves pictures that are larger than their room; as far as it goes.
    """
    cells = _cells(area, size, count)
    if actual is None:
        return [_fitted(cell, size) for cell in cells]
    return [_panned(cell, actual, pan or QPointF()) for cell in cells]


def sign(room: QRect, wanted: QSize, kept: QRectF | None = None) -> QRect:
    """A rectangle for a sign near the lower edge, in the middle of it.

    Args:
        room: what it stays in; a sign that is wider gets narrower.
        wanted: its size.
        kept: what it must not cover: it goes above that.
    """
    place = QRect(0, 0, min(wanted.width(), room.width()), wanted.height())
    place.moveCenter(room.center())
    place.moveBottom(room.bottom() - theme.LARGE)
    taken = QRect() if kept is None else kept.toAlignedRect()
    taken.adjust(-theme.SMALL, -theme.SMALL, theme.SMALL, theme.SMALL)
    if kept is not None and place.intersects(taken):
        place.moveBottom(taken.top() - 1)
    return place


def _cells(area: QRectF, size: QSizeF, count: int) -> list[QRectF]:
    if count == 1:
        return [area]
    gap = theme.SMALL
    width, height = (area.width() - gap) / 2, (area.height() - gap) / 2
    beside = [
        QRectF(area.left() + k * (width + gap), area.top(), width, area.height()) for k in (0, 1)
    ]
    above = [
        QRectF(area.left(), area.top() + k * (height + gap), area.width(), height) for k in (0, 1)
    ]
    return max((beside, above), key=lambda cells: _fitted(cells[0], size).width())


def _fitted(cell: QRectF, size: QSizeF) -> QRectF:
    scale = min(cell.width() / max(size.width(), 1), cell.height() / max(size.height(), 1))
    width, height = size.width() * scale, size.height() * scale
    place = QRectF(0, 0, max(width, 0.0), max(height, 0.0))
    place.moveCenter(cell.center())
    return place


def _panned(cell: QRectF, size: QSizeF, pan: QPointF) -> QRectF:
    spare_x = max(size.width() - cell.width(), 0.0) / 2
    spare_y = max(size.height() - cell.height(), 0.0) / 2
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(cell.center())
    place.translate(
        min(max(pan.x(), -spare_x), spare_x),
        min(max(pan.y(), -spare_y), spare_y),
    )
    return place
