"""The canvas that shows a photo, what was found in it, and what the tool in hand draws."""

from __future__ import annotations

from typing import Literal, TypeAlias, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.images import as_image, paint_checkerboard
from joyvasa_desktop.window.photo import photo_layers as layers
from joyvasa_desktop.window.photo.photo_state import PhotoState, same_picture
from joyvasa_desktop.window.photo.photo_tools import Cursor, Key, Tool
from joyvasa_desktop.window.photo.viewport import STEP, Viewport

Overlay: TypeAlias = Literal["boxes", "mesh", "marks", "nothing"]
OVERLAYS: tuple[Overlay, ...] = ("boxes", "mesh", "marks", "nothing")

CLICK = 4.0
"""px; a button that moves no further clicks, further it drags."""


class PhotoCanvas(QWidget):
    """Shows the photo, what was found in it, and what the tool draws.

    The wheel, a pinch and the keys + and - zoom, 0 shows everything; a drag moves a photo that is
    zoomed in. What the tool takes for itself doesn't do that.

    Signals:
        zoomed(): another zoom.
        left(): the user pressed Escape.
    """

    zoomed = Signal()
    left = Signal()

    def __init__(self, state: PhotoState, view: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setMinimumSize(240, 64)
        self.setAccessibleName(self.tr("Photo"))
        self.view, self.state = view, state
        self.tool: Tool = Tool(state, view, self)
        self.overlay: Overlay = "boxes"
        self.shows_square = False
        self._levels: list[QImage] = []
        self._source: Pixels | None = None
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._mode: Literal["nothing", "tool", "pan"] = "nothing"

    def refresh(self) -> None:
        """Something that is shown has changed."""
        facts = self.state.facts
        source = None if facts is None else facts.picture
        if not same_picture(source, self._source):
            self._source = source
            self._levels = [] if source is None else [as_image(source)]
            if self._levels:
                self.view.show(QSizeF(self._levels[0].size()))
                self.zoomed.emit()
        self.update()

    def take(self, tool: Tool) -> None:
        """Clicks and keys go to that tool from now on."""
        self.tool = tool
        self._mode, self._pressed = "nothing", None
        self.setCursor(tool.cursor(self._last))
        self.update()

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """Comes nearer or goes away."""
        self.view.zoom_by(factor, around)
        self._has_zoomed()

    def fit(self) -> None:
        """Shows the whole photo."""
        self.view.fit()
        self._has_zoomed()

    def focus(self, part: QRectF) -> None:
        """Comes nearer to a part of the photo (in pixels of it) if it is small."""
        self.view.focus(part)
        self._has_zoomed()

    def show_around(self, part: QRectF) -> None:
        """Shows the whole photo and a part (in pixels of it) that reaches beyond it."""
        self.view.show_around(part)
        self._has_zoomed()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The photo and everything over it."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sunken))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        if self._levels:
            self._paint_picture(painter)
            self._paint_found(painter)
            self.tool.paint(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, theme.RADIUS, theme.RADIUS)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        area = self.view.picture
        if self._levels[0].hasAlphaChannel():
            paint_checkerboard(painter, area.intersected(QRectF(self.rect())))
        image = self._level(self.view.zoom * self.devicePixelRatioF())
        painter.drawImage(area, image)

    def _level(self, zoom: float) -> QImage:
        """The photo, halved as often as that doesn't blur it: smooth, and quick to draw."""
        wanted = 0
        while zoom <= 0.5 and min(self._levels[0].width(), self._levels[0].height()) >> wanted > 2:
            zoom, wanted = zoom * 2, wanted + 1
        while len(self._levels) <= wanted:
            last = self._levels[-1]
            half = last.size() / 2
            self._levels.append(
                last.scaled(
                    half.expandedTo(last.size() / last.width()),
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        return self._levels[wanted]

    def _paint_found(self, painter: QPainter) -> None:
        state = self.state
        turned = None if self.tool.hides_faces else state.turned
        if turned is not None:
            if self.overlay != "nothing" or self.shows_square:
                shaded = self.shows_square
                layers.paint_turned(painter, self.view, turned, handles=False, shaded=shaded)
        elif self.shows_square and state.square is not None:
            layers.paint_square(painter, self.view, state.square, handles=False)
        if self.overlay == "nothing" or self.tool.hides_faces:
            return
        if state.kind == "animal":
            self._paint_animals(painter)
        else:
            self._paint_faces(painter)

    def _paint_animals(self, painter: QPainter) -> None:
        state = self.state
        if len(state.animals) > 1:
            layers.paint_boxes(painter, self.view, state.animals, state.chosen, True)
        if state.dots is not None and not state.is_drawn:
            layers.paint_dots(painter, self.view, state.dots)

    def _paint_faces(self, painter: QPainter) -> None:
        state = self.state
        faces, chosen = state.faces, state.chosen
        if state.points is not None:
            face = state.face_by_hand
            if face is None:
                layers.paint_dots(painter, self.view, state.points)
                return
            faces, chosen = (face,), 0
        if self.overlay != "boxes":
            paint = layers.paint_mesh if self.overlay == "mesh" else layers.paint_marks
            for face in faces:
                paint(painter, self.view, face.landmarks)
        if self.overlay == "boxes" or len(faces) > 1:
            layers.paint_boxes(painter, self.view, faces, chosen, len(faces) > 1)

    # ---- mouse and touch

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begins a click or a drag."""
        self._pressed = self._last = event.position()
        if not self._levels:
            self._mode = "nothing"
        elif event.button() == Qt.MouseButton.LeftButton and self.tool.press(event.position()):
            self._mode = "tool"
        else:
            self._mode = "pan"
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Goes on with a drag, or shows what a click would do."""
        at = event.position()
        if self._pressed is None:
            self._last = at
            self.setCursor(self.tool.cursor(at) if self._levels else Cursor.ArrowCursor)
            return
        if self._mode == "tool":
            self.tool.drag(at)
        elif self._mode == "pan" and not self._is_click(at):
            self.setCursor(Cursor.ClosedHandCursor)
            self.view.pan(at - self._last)
        self._last = at
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ends a drag, or clicks."""
        mode, self._mode = self._mode, "nothing"
        at = event.position()
        if mode == "tool":
            self.tool.release()
        elif mode == "pan" and event.button() == Qt.MouseButton.LeftButton and self._is_click(at):
            self.tool.click(at)
        self._pressed = None
        self.setCursor(self.tool.cursor(at))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zooms, unless the tool needs the wheel; with Ctrl it always zooms."""
        steps = event.angleDelta().y() / 120
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not self._levels or not steps:
            return
        if ctrl or not self.tool.wheel(event.position(), steps):
            self.zoom(STEP**steps, event.position())
        self.update()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Pinches of touchpads and touch screens zoom."""
        if event.type() == QEvent.Type.NativeGesture:
            native = cast(QNativeGestureEvent, event)
            if native.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1 + native.value(), native.position())
                return True
        if event.type() == QEvent.Type.Gesture:
            pinch = cast(QGestureEvent, event).gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                around = QPointF(self.mapFromGlobal(pinch.hotSpot().toPoint()))
                self.zoom(pinch.scaleFactor(), around)
                return True
        return super().event(event)

    # ---- keys and sizes

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The tool's keys, then + - 0 and Escape."""
        key = event.key()
        if not self._levels:
            super().keyPressEvent(event)
        elif self.tool.key(event):
            self.update()
        elif key in (Key.Key_Plus, Key.Key_Equal):
            self.zoom(STEP)
        elif key == Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Key.Key_0:
            self.fit()
        elif key == Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keeps the middle in the middle."""
        self.view.resize(QSizeF(event.size()))
        self.zoomed.emit()

    def _has_zoomed(self) -> None:
        self.update()
        self.zoomed.emit()

    def _is_click(self, at: QPointF) -> bool:
        return self._pressed is not None and (at - self._pressed).manhattanLength() <= CLICK
