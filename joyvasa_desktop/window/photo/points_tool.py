"""Placing points by hand on a photo, and moving those that are there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.language import explained
from joyvasa_desktop.window.photo import photo_layers as layers
from joyvasa_desktop.window.photo.photo_state import PhotoState
from joyvasa_desktop.window.photo.photo_tools import ARROWS, FAST, Cursor, Key, Tool
from joyvasa_desktop.window.photo.placing import Placing, Position, Way
from joyvasa_desktop.window.photo.viewport import Viewport


class PointsTool(Tool):
    """Asks for one point after the other; then they can be dragged until they fit.

    Arrow keys move a cross (with Shift further) and Enter sets the point there. Once all are
    there, they move the selected point, and Page Up and Page Down select another one.

    Signals:
        progressed(): another point comes next, or another one is selected.
        finished(): the last point was placed; now they can be moved.
        refused(str): why the clicks can't be used.
    """

    progressed = Signal()
    finished = Signal()
    refused = Signal(str)

    hides_faces = True

    GRIP = 14.0
    """px; so near to a point, the point is meant."""

    def __init__(self, state: PhotoState, view: Viewport, parent: QObject | None = None) -> None:
        super().__init__(state, view, parent)
        self.placing: Placing | None = None
        self.selected = 0
        self._cross: Position | None = None
        self._held: int | None = None

    @property
    def is_placing(self) -> bool:
        """Points are still missing."""
        return self.placing is not None

    def start(self) -> None:
        """Asks for all points from the first on."""
        self.placing = Placing(self.state.kind)
        self._cross = None
        self.progressed.emit()

    def adjust(self) -> None:
        """Moves the points that are there, or asks for them if there are none."""
        dots = self.state.dots
        if dots is None:
            self.start()
            return
        self.placing = None
        self.selected = min(self.selected, len(dots) - 1)
        self.progressed.emit()

    def choose(self, way: Way) -> None:
        """Asks for three clicks or nine points of an animal."""
        if self.placing is None:
            self.placing = Placing(self.state.kind)
        self.placing.choose(way)
        self.progressed.emit()

    def undo(self) -> None:
        """Takes the last point back."""
        if self.placing is not None:
            self.placing.undo()
            self.progressed.emit()

    def cursor(self, at: QPointF) -> Cursor:
        """A cross where a click sets a point, a hand over one that can be dragged."""
        if self._point_at(at) is not None:
            return Cursor.OpenHandCursor
        return Cursor.CrossCursor if self.is_placing else Cursor.ArrowCursor

    def press(self, at: QPointF) -> bool:
        """Takes the point there."""
        self._held = self._point_at(at)
        self.state.document.finish_merging()
        if self._held is not None and not self.is_placing:
            self.selected = self._held
            self.progressed.emit()
        return self._held is not None

    def drag(self, at: QPointF) -> None:
        """The held point follows."""
        if self._held is not None:
            self._put(self._held, self._position(at))

    def release(self) -> None:
        """Lets go; the next drag is another step of undo."""
        self._held = None
        self.state.document.finish_merging()

    def click(self, at: QPointF) -> None:
        """Sets the next point."""
        if self.view.picture.contains(at):
            self._set(self._position(at))

    def key(self, event: QKeyEvent) -> bool:
        """Arrows, Enter, Backspace, Page Up and Page Down; see the class."""
        key, arrow = Key(event.key()), ARROWS.get(Key(event.key()))
        if arrow is not None:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            reach = (FAST if shift else 1) / min(self.view.zoom, 1.0)
            self._step(arrow[0] * reach, arrow[1] * reach)
        elif key in (Key.Key_Return, Key.Key_Enter) and self.is_placing:
            self._set(self._cross or self._middle())
        elif key == Key.Key_Backspace and self.is_placing:
            self.undo()
        elif key in (Key.Key_PageUp, Key.Key_PageDown) and not self.is_placing:
            self._select(-1 if key == Key.Key_PageUp else 1)
        else:
            return False
        return True

    def paint(self, painter: QPainter) -> None:
        """The points, what is cut out around them, and the cross while the keyboard is used."""
        turned = self.state.turned
        if turned is not None and not self.is_placing:
            layers.paint_turned(painter, self.view, turned, handles=False, shaded=False)
        shown = self._shown()
        for index, (x, y) in enumerate(shown):
            at = layers.to_screen(self.view, x, y)
            strong = not self.is_placing and index == self.selected
            # On a small face the numbers of all points would hide it.
            layers.paint_point(painter, at, index + 1 if self.is_placing or strong else 0, strong)
        if self.is_placing and self._cross is not None:
            layers.paint_cross(painter, layers.to_screen(self.view, *self._cross))

    def _shown(self) -> list[Position]:
        if self.placing is not None:
            return self.placing.placed
        dots = self.state.dots
        return [] if dots is None else [(float(x), float(y)) for x, y in dots]

    def _point_at(self, at: QPointF) -> int | None:
        near = [
            ((layers.to_screen(self.view, x, y) - at).manhattanLength(), index)
            for index, (x, y) in enumerate(self._shown())
        ]
        distance, index = min(near, default=(self.GRIP + 1, 0))
        return index if distance <= self.GRIP else None

    def _position(self, at: QPointF) -> Position:
        """A place on the screen in pixels of the picture."""
        on_picture = self.view.to_picture(at)
        return on_picture.x() - 0.5, on_picture.y() - 0.5

    def _middle(self) -> Position:
        return self._position(self.view.picture.center())

    def _set(self, position: Position) -> None:
        if self.placing is None:
            return
        self.placing.add(position)
        if self.placing.is_complete:
            self._finish(self.placing)
        self.progressed.emit()

    def _finish(self, placing: Placing) -> None:
        try:
            points = self.state.original(placing.result())
        except UserError as error:
            placing.undo()
            self.refused.emit(explained(error))
            return
        self.placing, self._cross, self.selected = None, None, 0
        self.state.document.change(self.state.project.but(points=points), self.tr("Place points"))
        self.finished.emit()

    def _step(self, dx: float, dy: float) -> None:
        """Moves the cross, or the selected point."""
        if self.is_placing:
            x, y = self._cross or self._middle()
            self._cross = self._kept(x + dx, y + dy)
            self.view.reveal(QPointF(*self._cross))
            self.progressed.emit()
        elif self._shown():
            x, y = self._shown()[self.selected]
            self._put(self.selected, (x + dx, y + dy))

    def _select(self, step: int) -> None:
        count = len(self._shown())
        if count:
            self.selected = (self.selected + step) % count
            self.view.reveal(QPointF(*self._shown()[self.selected]))
            self.progressed.emit()

    def _put(self, index: int, position: Position) -> None:
        """Moves one point."""
        position = self._kept(*position)
        if self.placing is not None:
            self.placing.placed[index] = position
            self.progressed.emit()
            return
        points = self._shown()
        points[index] = position
        changed = self.state.project.but(points=self.state.original(points))
        self.state.document.change(changed, self.tr("Move point"), f"point {index}")

    def _kept(self, x: float, y: float) -> Position:
        """A position on the picture."""
        assert self.state.facts is not None, "there is no photo yet"
        height, width = self.state.facts.picture.shape[:2]
        return min(max(x, 0.0), width - 1.0), min(max(y, 0.0), height - 1.0)
