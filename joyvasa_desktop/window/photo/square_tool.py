"""Drawing the square that JoyVASA's networks see of an animal: move it, size it, turn it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.photo.points import checked_points
from joyvasa_desktop.window.photo import photo_layers as layers
from joyvasa_desktop.window.photo.photo_state import PhotoState
from joyvasa_desktop.window.photo.photo_tools import ARROWS, FAST, Cursor, Key, Tool, limited
from joyvasa_desktop.window.photo.turned_square import CROP, TurnedSquare
from joyvasa_desktop.window.photo.viewport import Viewport

_SIGNS = ((-1, -1), (1, -1), (1, 1), (-1, 1))
"""Of the corners, from the middle: top left, top right, bottom right, bottom left."""

_STEP = 1.05
"""Times the side, for one step of the wheel."""

_TURN = 1.0
"""Degrees, for one press of a key."""

_LEVEL = 2.0
"""Degrees; nearer to upright than that, the handle lets it stand upright."""


class SquareTool(Tool):
    """Moves, sizes and turns the square around an animal's head.

    A square that was drawn stands for the points of the face. Around points that were placed or
    found it can be moved and sized, too, but its angle is theirs.
    """

    hides_faces = True

    GRIP = 12.0
    """px; so near to a corner or the handle, it is meant."""

    def __init__(self, state: PhotoState, view: Viewport, parent: QObject | None = None) -> None:
        super().__init__(state, view, parent)
        self._move: Callable[[QPointF], TurnedSquare] | None = None

    def start(self) -> None:
        """Draws a square where points were, or the first one; points give way to it."""
        facts = self.state.facts
        if facts is not None and not self.state.is_drawn:
            height, width = facts.picture.shape[:2]
            self._draw(self.state.turned or TurnedSquare.first(width, height))

    def cursor(self, at: QPointF) -> Cursor:
        """A hand over the handle, arrows at the corners, crossed arrows inside."""
        square = self.state.turned
        if square is None:
            return Cursor.ArrowCursor
        if self._is_handle(square, at):
            return Cursor.PointingHandCursor
        corner = self._corner_at(square, at)
        if corner is not None:
            return _towards(_SIGNS[corner], square.angle)
        return Cursor.SizeAllCursor if self._is_inside(square, at) else Cursor.ArrowCursor

    def press(self, at: QPointF) -> bool:
        """Takes the square by its handle, by a corner or by its inside."""
        square = self.state.turned
        if square is None:
            return False
        self.state.document.finish_merging()
        corner = self._corner_at(square, at)
        if self._is_handle(square, at):
            self._move = lambda to: self._turned(square, to)
        elif corner is not None:
            self._move = lambda to: self._sized(square, _SIGNS[corner], to)
        elif self._is_inside(square, at):
            self._move = lambda to: self._moved(square, to - at)
        return self._move is not None

    def drag(self, at: QPointF) -> None:
        """What was taken follows."""
        if self._move is not None:
            self._set(self._move(at))

    def release(self) -> None:
        """Lets go; the next drag is another step of undo."""
        self._move = None
        self.state.document.finish_merging()

    def wheel(self, at: QPointF, steps: float) -> bool:
        """Makes the square larger or smaller while the pointer is inside."""
        square = self.state.turned
        if square is None or not self._is_inside(square, at):
            return False
        self._set(replace(square, side=square.side * _STEP**-steps))
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Arrows move the square by a pixel of the photo; with Alt, up and down size it.

        Page Up and Page Down turn it by a degree. With Shift, all of them go further.
        """
        square, key = self.state.turned, Key(event.key())
        if square is None:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        reach, move = FAST if shift else 1, ARROWS.get(key)
        if key in (Key.Key_PageUp, Key.Key_PageDown) and self.state.is_drawn:
            degrees = reach * (-_TURN if key == Key.Key_PageUp else _TURN)
            self._set(replace(square, angle=square.angle + degrees))
        elif move is None:
            return False
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._set(replace(square, side=square.side + 2 * reach * (move[0] - move[1])))
        else:
            self._set(replace(square, x=square.x + reach * move[0], y=square.y + reach * move[1]))
        return True

    def paint(self, painter: QPainter) -> None:
        """The square with its handles, and the points around which it lies."""
        square = self.state.turned
        if square is None:
            return
        drawn = self.state.is_drawn
        layers.paint_turned(painter, self.view, square, handles=True, turnable=drawn)
        if not drawn and self.state.dots is not None:
            layers.paint_dots(painter, self.view, self.state.dots)

    def _place(self, at: QPointF) -> tuple[float, float]:
        """A place on the screen in pixels of the picture."""
        on_picture = self.view.to_picture(at)
        return on_picture.x() - 0.5, on_picture.y() - 0.5

    def _is_handle(self, square: TurnedSquare, at: QPointF) -> bool:
        handle = layers.turning_handle(self.view, square)
        return self.state.is_drawn and (handle - at).manhattanLength() <= self.GRIP

    def _corner_at(self, square: TurnedSquare, at: QPointF) -> int | None:
        for index, corner in enumerate(square.corners()):
            if (layers.to_screen(self.view, *corner) - at).manhattanLength() <= self.GRIP:
                return index
        return None

    def _is_inside(self, square: TurnedSquare, at: QPointF) -> bool:
        across, down = square.where(*self._place(at))
        return max(abs(across), abs(down)) <= 0.5

    def _moved(self, square: TurnedSquare, by: QPointF) -> TurnedSquare:
        way = by / self.view.zoom
        return replace(square, x=square.x + way.x(), y=square.y + way.y())

    def _sized(self, square: TurnedSquare, signs: tuple[int, int], to: QPointF) -> TurnedSquare:
        """The corner follows the pointer, the opposite one stays."""
        across, down = square.where(*self._place(to))
        # From the opposite corner, in sides of the square as it was.
        share = max(across * signs[0], down * signs[1]) + 0.5
        least = 1 / square.side
        share = max(share, least)
        x, y = square.at(signs[0] * (share - 1) / 2, signs[1] * (share - 1) / 2)
        return replace(square, x=x, y=y, side=square.side * share)

    def _turned(self, square: TurnedSquare, to: QPointF) -> TurnedSquare:
        """The handle points to the pointer."""
        x, y = self._place(to)
        angle = math.degrees(math.atan2(y - square.y, x - square.x)) + 90
        angle = (angle + 180) % 360 - 180
        return replace(square, angle=0.0 if abs(angle) < _LEVEL else angle)

    def _set(self, square: TurnedSquare) -> None:
        if self.state.is_drawn:
            self._draw(square)
        else:
            self._lay(square)

    def _draw(self, square: TurnedSquare) -> None:
        """The square becomes points, and is what the networks see, whatever was set before."""
        state = self.state
        assert state.facts is not None, "there is no photo yet"
        height, width = state.facts.picture.shape[:2]
        points = square.kept(width, height).points()
        try:
            checked_points(points, (width, height))
        except UserError:
            return  # The face would lie outside of the photo: it goes no further.
        project = state.project.but(points=state.original([(x, y) for x, y in points.tolist()]))
        project = project.set(crop=True, upright=True, **CROP)
        state.document.change(project, self.tr("Square"), "drawn square")

    def _lay(self, square: TurnedSquare) -> None:
        """The settings of the crop become those of a square around the points."""
        from joyvasa_desktop.photo.frame import settings_for

        dots = self.state.dots
        if dots is not None:
            square = replace(square, side=max(square.side, 1.0))
            values = settings_for(np.asarray(dots), (square.x, square.y), square.side)
            self.state.document.set(self.tr("Square"), "square", **limited(values))


def _towards(signs: tuple[int, int], angle: float) -> Cursor:
    """The pointer that shows in which way a corner can be dragged."""
    direction = math.degrees(math.atan2(signs[1], signs[0])) + angle
    # Of four directions, as a line has two ends: across, falling, down, rising.
    cursors = (
        *(Cursor.SizeHorCursor, Cursor.SizeFDiagCursor),
        *(Cursor.SizeVerCursor, Cursor.SizeBDiagCursor),
    )
    return cursors[round(direction / 45) % 4]
