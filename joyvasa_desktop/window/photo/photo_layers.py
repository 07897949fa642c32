"""What is drawn over a photo: faces, meshes, the square, points; legible on any picture."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.photo.turned_square import TurnedSquare
from joyvasa_desktop.window.photo.viewport import Viewport

if TYPE_CHECKING:
    from joyvasa_desktop.photo.frame import Frame
    from joyvasa_desktop.window.photo.photo_state import Found

SHADE = QColor(0, 0, 0, 130)  # under light lines, and beside the square
PALE = QColor(255, 255, 255, 225)
HANDLE = 5.0  # px, half a side of a corner's handle
DOT = 5.5  # px, radius of a point
STEM = 26.0  # px from the upper edge of a turned square to the handle that turns it


def to_screen(view: Viewport, x: float, y: float) -> QPointF:
    """Where the middle of a pixel is on the screen."""
    return view.to_screen(QPointF(x + 0.5, y + 0.5))


def box_on_screen(view: Viewport, face: Found) -> QRectF:
    """The box of a face, a little larger than what it holds."""
    x0, y0, x1, y1 = face.box
    room = 0.06 * max(x1 - x0, y1 - y0)
    return QRectF(to_screen(view, x0 - room, y0 - room), to_screen(view, x1 + room, y1 + room))


def square_on_screen(view: Viewport, square: Frame) -> QRectF:
    """The square around the face."""
    corner = view.to_screen(QPointF(square.left, square.top))
    side = square.side * view.zoom
    return QRectF(corner.x(), corner.y(), side, side)


def paint_boxes(
    painter: QPainter, view: Viewport, faces: Sequence[Found], chosen: int | None, numbers: bool
) -> None:
    """Boxes around faces; the chosen one in the accent colour, and on top."""
    order = [index for index in range(len(faces)) if index != chosen]
    for index in order if chosen is None else [*order, chosen]:
        box = box_on_screen(view, faces[index])
        colour = _accent() if index == chosen else PALE
        radius = min(theme.RADIUS, box.width() / 4)
        outline = QPainterPath()
        outline.addRoundedRect(box, radius, radius)
        paint_line(painter, outline, colour, 2.4 if index == chosen else 1.6)
        if numbers:
            paint_badge(painter, box.topLeft(), str(index + 1), index == chosen)


def paint_badge(painter: QPainter, at: QPointF, text: str, strong: bool) -> None:
    """A small rounded label on `at`, the top left corner of what it belongs to."""
    painter.save()
    font = QFont(painter.font())
    font.setPointSizeF(max(font.pointSizeF() * theme.CAPTION, 7.0))
    font.setBold(True)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    height = metrics.height() + 4
    width = max(metrics.horizontalAdvance(text) + 12, height)
    pill = QRectF(at.x() - 4, at.y() - height * 0.6, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_accent() if strong else QColor(20, 18, 26, 205))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(QColor(theme.colours().on_accent) if strong else QColor("#ffffff"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_mesh(painter: QPainter, view: Viewport, mesh: AnyArray) -> None:
    """The triangles of a mesh (478, 2 or more)."""
    colour = QColor(PALE)
    colour.setAlpha(120)
    pen = QPen(colour, 0.8)
    pen.setCosmetic(True)
    painter.save()
    painter.translate(to_screen(view, 0, 0))
    painter.scale(view.zoom, view.zoom)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_web(np.ascontiguousarray(mesh[:, :2], np.float32).tobytes()))
    painter.restore()


def paint_marks(painter: QPainter, view: Viewport, mesh: AnyArray) -> None:
    """The 68 usual points of a mesh (478, 2 or more), as dots."""
    from joyvasa_desktop.photo.landmarks import to_68

    painter.setPen(QPen(SHADE, 1))
    painter.setBrush(_accent().lighter(130))
    for x, y in to_68(mesh)[:, :2].tolist():
        painter.drawEllipse(to_screen(view, x, y), 2.6, 2.6)


def paint_square(painter: QPainter, view: Viewport, square: Frame, handles: bool) -> None:
    """The square around the face: the rest of the photo darker, thirds and handles if edited."""
    area = square_on_screen(view, square)
    around = QPainterPath()
    around.addRect(view.picture)
    inside = QPainterPath()
    inside.addRect(area)
    painter.fillPath(around.subtracted(inside), SHADE)
    paint_line(painter, inside, _accent() if handles else PALE, 2)
    if not handles:
        return
    third = area.width() / 3
    painter.setPen(QPen(QColor(255, 255, 255, 110), 1))
    for part in (1, 2):
        x, y = area.left() + part * third, area.top() + part * third
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    painter.setPen(QPen(_accent(), 2))
    painter.setBrush(QColor("#ffffff"))
    for corner in corners(area):
        painter.drawRoundedRect(_around(corner, HANDLE), 2, 2)


def turning_handle(view: Viewport, square: TurnedSquare) -> QPointF:
    """Where the handle is that turns a square: inside, so that it is in sight with the edge."""
    down = min(STEM / view.zoom, square.side / 4) / square.side
    return to_screen(view, *square.at(0.0, down - 0.5))


def paint_turned(
    painter: QPainter,
    view: Viewport,
    square: TurnedSquare,
    handles: bool,
    turnable: bool = False,
    shaded: bool = True,
) -> None:
    """A square that is turned with the head: the rest of the photo darker, handles if edited."""
    places = [to_screen(view, *corner) for corner in square.corners()]
    inside = QPainterPath(places[0])
    for place in places[1:]:
        inside.lineTo(place)
    inside.closeSubpath()
    if shaded:
        around = QPainterPath()
        around.addRect(view.picture)
        painter.fillPath(around.subtracted(inside), SHADE)
    paint_line(painter, inside, _accent() if handles else PALE, 2 if handles else 1.6)
    if not handles:
        return
    painter.setPen(QPen(_accent(), 2))
    painter.setBrush(QColor("#ffffff"))
    for place in places:
        painter.drawRoundedRect(_around(place, HANDLE), 2, 2)
    if turnable:
        knob = turning_handle(view, square)
        stem = QPainterPath((places[0] + places[1]) / 2)
        stem.lineTo(knob)
        paint_line(painter, stem, _accent(), 2)
        painter.setPen(QPen(_accent(), 2))
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(knob, DOT, DOT)


def paint_point(painter: QPainter, at: QPointF, number: int, selected: bool) -> None:
    """One point placed by hand, with its number unless that is 0."""
    painter.setPen(QPen(QColor("#ffffff"), 2))
    painter.setBrush(_accent())
    painter.drawEllipse(at, DOT, DOT)
    if selected:
        ring = QPainterPath()
        ring.addEllipse(at, DOT + 5, DOT + 5)
        paint_line(painter, ring, _accent(), 2)
    if number:
        paint_badge(painter, at + QPointF(DOT + 8, -DOT - 4), str(number), selected)


def paint_dots(painter: QPainter, view: Viewport, points: AnyArray) -> None:
    """Points placed by hand (N, 2) while nobody works on them."""
    for x, y in points.tolist():
        paint_point(painter, to_screen(view, x, y), 0, False)


def paint_cross(painter: QPainter, at: QPointF) -> None:
    """The place where Enter sets the next point."""
    cross = QPainterPath()
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        cross.moveTo(at + QPointF(dx * 4, dy * 4))
        cross.lineTo(at + QPointF(dx * 15, dy * 15))
    paint_line(painter, cross, _accent().lighter(115), 2)


def paint_line(painter: QPainter, path: QPainterPath, colour: QColor, width: float) -> None:
    """A line with a dark rim, so that it shows on light and dark pictures."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(SHADE, width + 2))
    painter.drawPath(path)
    painter.setPen(QPen(colour, width))
    painter.drawPath(path)


def corners(area: QRectF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    """Top left, top right, bottom right, bottom left."""
    return area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft()


@lru_cache(maxsize=64)
def _web(points: bytes) -> QPainterPath:
    """The edges of a mesh in its own pixels, made once a mesh: float32 (N, 2) as bytes."""
    at = np.frombuffer(points, np.float32).reshape(-1, 2).tolist()
    web = QPainterPath()
    for one, other in edges():
        web.moveTo(*at[one])
        web.lineTo(*at[other])
    return web


@cache
def edges() -> tuple[tuple[int, int], ...]:
    """Every edge of the mesh's triangles once, as two of its points."""
    geometry = json.loads((paths.models() / "face_geometry.json").read_text("utf-8"))
    found = set()
    for a, b, c in geometry["triangles"]:
        found |= {(min(pair), max(pair)) for pair in ((a, b), (b, c), (c, a))}
    return tuple(sorted(found))


def _around(place: QPointF, reach: float) -> QRectF:
    return QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)


def _accent() -> QColor:
    return QColor(theme.colours().accent)
