"""What clicks and keys on a photo do: choose a face, or move the square around it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from joyvasa_desktop.settings import declarations
from joyvasa_desktop.window.photo import photo_layers as layers
from joyvasa_desktop.window.photo.photo_state import Found, PhotoState
from joyvasa_desktop.window.photo.viewport import Viewport

Cursor = Qt.CursorShape
Key = Qt.Key

FAST = 10
"""How much further an arrow key with Shift goes."""

ARROWS = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}
"""The way of each arrow key: to the right, and down."""


class Tool(QObject):
    """One way of handling the photo; the canvas hands it what happens.

    Positions are on the screen. What a tool doesn't take moves or zooms the photo.
    """

    hides_faces = False
    """Boxes and meshes would only be in the way."""

    def __init__(self, state: PhotoState, view: Viewport, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state, self.view = state, view

    def cursor(self, at: QPointF) -> Cursor:
        """How the pointer looks there."""
        return Cursor.ArrowCursor

    def press(self, at: QPointF) -> bool:
        """The button goes down; True to be told about the drag."""
        return False

    def drag(self, at: QPointF) -> None:
        """The pointer moves with the button down."""

    def release(self) -> None:
        """The button goes up after a drag."""

    def click(self, at: QPointF) -> None:
        """The button went down and up in one place, and `press` didn't take it."""

    def wheel(self, at: QPointF, steps: float) -> bool:
        """The wheel turns; True if that was for this tool."""
        return False

    def key(self, event: QKeyEvent) -> bool:
        """A key; True if it was for this tool."""
        return False

    def paint(self, painter: QPainter) -> None:
        """Draws what belongs to the tool, on top of everything."""


class FaceTool(Tool):
    """Chooses the face that speaks: click it, or go from one to the next with the arrow keys.

    The points of an animal can be dragged at once.

    Args:
        dots: drags them.
    """

    shows_dots = True
    """They are drawn, so that they can be taken."""

    def __init__(
        self,
        state: PhotoState,
        view: Viewport,
        parent: QObject | None = None,
        dots: Tool | None = None,
    ) -> None:
        super().__init__(state, view, parent)
        self._dots = dots

    def cursor(self, at: QPointF) -> Cursor:
        """A hand over a point, and over a face that can be chosen."""
        if self._dots is not None and self._has_dots:
            held = self._dots.cursor(at)
            if held != Cursor.ArrowCursor:
                return held
        found = self._face_at(at)
        return Cursor.PointingHandCursor if found is not None else Cursor.ArrowCursor

    def press(self, at: QPointF) -> bool:
        """Takes a point of an animal."""
        return self._dots is not None and self._has_dots and self._dots.press(at)

    def drag(self, at: QPointF) -> None:
        """The point follows."""
        if self._dots is not None:
            self._dots.drag(at)

    def release(self) -> None:
        """Lets go of it."""
        if self._dots is not None:
            self._dots.release()

    def click(self, at: QPointF) -> None:
        """Chooses the face there."""
        found = self._face_at(at)
        if found is not None and found != self.state.chosen:
            self._choose(found)

    def key(self, event: QKeyEvent) -> bool:
        """Left and right go through the faces as they stand in the picture."""
        step = {Key.Key_Left: -1, Key.Key_Right: 1}.get(Key(event.key()), 0)
        found, chosen = self.state.found, self.state.chosen
        if not step or not found or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        following = 0 if chosen is None else min(max(chosen + step, 0), len(found) - 1)
        if following != chosen:
            self._choose(following)
            self.view.reveal(_middle_of(found[following]))
        return True

    @property
    def _has_dots(self) -> bool:
        state = self.state
        return self.shows_dots and state.kind == "animal" and not state.is_drawn

    def _face_at(self, at: QPointF) -> int | None:
        """The smallest face there: one in front of another lies inside its box."""
        there = [
            (face.area, index)
            for index, face in enumerate(self.state.found)
            if layers.box_on_screen(self.view, face).contains(at)
        ]
        return min(there)[1] if there else None

    def _choose(self, index: int) -> None:
        self.state.choose_face(index, self.tr("Choose face"))


class CropTool(Tool):
    """Moves and scales the square around the face."""

    hides_faces = True

    GRIP = 12.0
    """px; so near to a corner, the corner is meant."""

    def __init__(self, state: PhotoState, view: Viewport, parent: QObject | None = None) -> None:
        super().__init__(state, view, parent)
        self._move: Callable[[QPointF], None] | None = None

    def cursor(self, at: QPointF) -> Cursor:
        """Arrows at the corners, crossed arrows inside."""
        corner = self._corner_at(at)
        if corner is not None:
            return Cursor.SizeFDiagCursor if corner % 2 == 0 else Cursor.SizeBDiagCursor
        return Cursor.SizeAllCursor if self._is_inside(at) else Cursor.ArrowCursor

    def press(self, at: QPointF) -> bool:
        """Takes the square by a corner or by its inside."""
        square = self.state.square
        if square is None:
            return False
        self.state.document.finish_merging()
        area = layers.square_on_screen(self.view, square)
        corner = self._corner_at(at)
        if corner is not None:
            opposite = layers.corners(area)[(corner + 2) % 4]
            towards = layers.corners(area)[corner] - opposite
            signs = QPointF(1 if towards.x() > 0 else -1, 1 if towards.y() > 0 else -1)
            self._move = lambda to: self._scale_from(opposite, signs, to)
        elif self._is_inside(at):
            middle = area.center()
            self._move = lambda to: self._set(middle + to - at, area.width())
        return self._move is not None

    def drag(self, at: QPointF) -> None:
        """Moves what was taken."""
        if self._move is not None:
            self._move(at)

    def release(self) -> None:
        """Lets go; the next drag is another step of undo."""
        self._move = None
        self.state.document.finish_merging()

    def wheel(self, at: QPointF, steps: float) -> bool:
        """Makes the square larger or smaller while the pointer is inside."""
        if not self._is_inside(at):
            return False
        self._grow(1.05**-steps)
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Arrows move the square by a pixel of the photo, with Shift by ten; with Alt they scale.

        Up is larger, down is smaller.
        """
        square, move = self.state.square, ARROWS.get(Key(event.key()))
        if square is None or move is None:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        reach = FAST if shift else 1
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            pixels = 2 * reach * (move[0] - move[1])
            self._grow((square.side + pixels) / square.side)
        else:
            area = layers.square_on_screen(self.view, square)
            by = QPointF(*move) * (reach * self.view.zoom)
            self._set(area.center() + by, area.width())
        return True

    def paint(self, painter: QPainter) -> None:
        """The square with its handles."""
        square = self.state.square
        if square is not None:
            layers.paint_square(painter, self.view, square, handles=True)

    def _corner_at(self, at: QPointF) -> int | None:
        square = self.state.square
        if square is None:
            return None
        for index, corner in enumerate(layers.corners(layers.square_on_screen(self.view, square))):
            if (corner - at).manhattanLength() <= self.GRIP:
                return index
        return None

    def _is_inside(self, at: QPointF) -> bool:
        square = self.state.square
        return square is not None and layers.square_on_screen(self.view, square).contains(at)

    def _scale_from(self, opposite: QPointF, signs: QPointF, to: QPointF) -> None:
        """The corner follows the pointer, the opposite one stays."""
        reach = to - opposite
        side = max(reach.x() * signs.x(), reach.y() * signs.y(), 1.0)
        self._set(opposite + signs * (side / 2), side)

    def _grow(self, factor: float) -> None:
        square = self.state.square
        if square is not None:
            area = layers.square_on_screen(self.view, square)
            self._set(area.center(), area.width() * factor)

    def _set(self, middle: QPointF, side: float) -> None:
        """The square gets that middle and side (on the screen), as near as it can."""
        from joyvasa_desktop.photo.frame import settings_for, unit

        landmarks, facts = self.state.landmarks, self.state.facts
        if landmarks is None or facts is None:
            return
        height, width = facts.picture.shape[:2]
        scale = declarations()["crop_scale"]
        assert scale.low is not None and scale.high is not None
        size = unit(landmarks)
        pixels = min(max(side / self.view.zoom, scale.low * size), scale.high * size)
        pixels = min(pixels, width, height)
        at = self.view.to_picture(middle)
        # Kept inside of the photo, or the next drag would have to come back from out there.
        x = min(max(at.x(), pixels / 2), width - pixels / 2) - 0.5
        y = min(max(at.y(), pixels / 2), height - pixels / 2) - 0.5
        values = settings_for(landmarks, (x, y), max(pixels, 1.0))
        self.state.document.set(self.tr("Square"), "square", **limited(values))


def limited(values: dict[str, float]) -> dict[str, float]:
    """Values inside their settings' ranges."""
    limited = {}
    for name, value in values.items():
        known = declarations()[name]
        assert known.low is not None and known.high is not None
        limited[name] = min(max(round(value, 4), known.low), known.high)
    return limited


def _middle_of(face: Found) -> QPointF:
    x0, y0, x1, y1 = face.box
    return QPointF((x0 + x1) / 2, (y0 + y1) / 2)
