"""The square around an animal's head: drawn, moved, sized and turned, by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from photo_models import CAT, Models, cat
from PySide6.QtCore import QEvent, QObject, QPointF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent

from joyvasa_desktop.photo.points import MIN_SQUARE
from joyvasa_desktop.window.photo.photo_layers import to_screen, turning_handle
from joyvasa_desktop.window.photo.photo_state import PhotoState
from joyvasa_desktop.window.photo.photo_tools import Cursor, Key
from joyvasa_desktop.window.photo.square_tool import SquareTool
from joyvasa_desktop.window.photo.turned_square import TurnedSquare
from joyvasa_desktop.window.photo.viewport import Viewport

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Desk:
    """The sample cat, to be animated by JoyVASA."""

    def __init__(self, owner: QObject) -> None:
        self.models = Models.under(owner)
        self.models.show(CAT, mode="animal", engine="joyvasa")
        self.state = PhotoState(self.models.document, self.models.facts, owner)
        self.view = Viewport()
        self.view.resize(QSizeF(1200, 900))
        self.view.show(QSizeF(451, 300))
        self.view.fit()
        self.tool = SquareTool(self.state, self.view, owner)

    @property
    def square(self) -> TurnedSquare:
        square = self.state.turned
        assert square is not None
        return square

    def draw(self, square: TurnedSquare) -> None:
        project = self.models.document.project
        points = tuple((x, y) for x, y in square.points().round(2).tolist())
        self.models.document.change(project.but(points=points), "square")

    def at(self, x: float, y: float) -> QPointF:
        return to_screen(self.view, x, y)

    def drag(self, start: QPointF, end: QPointF) -> None:
        assert self.tool.press(start)
        self.tool.drag(start + (end - start) / 3)
        self.tool.drag(end)
        self.tool.release()

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = PLAIN) -> bool:
        return self.tool.key(QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


@pytest.fixture
def desk(owner: QObject) -> Desk:
    made = Desk(owner)
    made.draw(TurnedSquare(220, 150, 150, 20))
    return made


def test_it_begins_in_the_middle_where_nothing_is_known(owner: QObject) -> None:
    desk = Desk(owner)
    assert desk.state.turned is None and not desk.tool.press(QPointF(300, 300))
    assert desk.tool.cursor(QPointF(300, 300)) == Cursor.ArrowCursor
    assert not desk.press(Key.Key_Up) and not desk.tool.wheel(QPointF(300, 300), 1)
    desk.tool.start()
    assert desk.state.is_drawn and desk.models.document.undo_stack.undoText() == "Square"
    assert (desk.square.x, desk.square.y) == pytest.approx((225, 149.5), abs=0.1)
    desk.models.document.undo_stack.undo()
    assert desk.models.document.project.points is None


def test_it_begins_where_points_were(owner: QObject) -> None:
    desk = Desk(owner)
    desk.models.searched("done", cat())
    found = desk.square
    desk.tool.start()
    assert desk.state.is_drawn
    assert np.array(desk.square.corners()) == pytest.approx(np.array(found.corners()), abs=0.1)
    drawn = desk.models.document.project
    desk.tool.start()
    assert desk.models.document.project is drawn, "it is there already"


def test_a_drawn_square_is_what_is_cut_out_whatever_was_set(owner: QObject) -> None:
    desk = Desk(owner)
    desk.models.document.set("other", crop_scale=3.0, crop_x=0.2, upright=False, crop=False)
    desk.tool.start()
    settings = desk.models.document.project.settings
    assert (settings.crop_scale, settings.crop_x) == (2.3, 0.0)
    assert settings.crop and settings.upright
    desk.models.document.undo_stack.undo()
    assert desk.models.document.project.settings.crop_scale == 3.0, "one step"


def test_its_inside_moves_it(desk: Desk) -> None:
    before = desk.square
    desk.drag(desk.at(220, 150), desk.at(250, 140))
    assert (desk.square.x, desk.square.y) == pytest.approx((250, 140), abs=0.1)
    assert (desk.square.side, desk.square.angle) == pytest.approx(
        (before.side, before.angle), abs=0.1
    )
    desk.drag(desk.at(250, 140), desk.at(240, 130))
    desk.models.document.undo_stack.undo()
    assert desk.square.x == pytest.approx(250, abs=0.1), "each drag is a step of its own"


@pytest.mark.parametrize("corner", [0, 1, 2, 3])
def test_a_corner_sizes_it_and_the_opposite_one_stays(desk: Desk, corner: int) -> None:
    corners = np.array(desk.square.corners())
    taken, fixed = corners[corner], corners[(corner + 2) % 4]
    to = taken + 0.3 * (fixed - taken)
    desk.drag(desk.at(*taken), desk.at(*to))
    after = np.array(desk.square.corners())
    assert after[(corner + 2) % 4] == pytest.approx(fixed, abs=0.2)
    assert after[corner] == pytest.approx(to, abs=0.2)
    assert desk.square.angle == pytest.approx(20, abs=0.1)


def test_the_handle_turns_it(desk: Desk) -> None:
    handle = turning_handle(desk.view, desk.square)
    assert desk.tool.cursor(handle) == Cursor.PointingHandCursor
    desk.drag(handle, desk.at(220 + 60, 150))
    assert desk.square.angle == pytest.approx(90, abs=0.5)
    assert (desk.square.x, desk.square.y, desk.square.side) == pytest.approx(
        (220, 150, 150), abs=0.2
    )
    desk.drag(turning_handle(desk.view, desk.square), desk.at(221, 80))
    assert desk.square.angle == pytest.approx(0, abs=0.05), "nearly upright becomes upright"


def test_the_wheel_sizes_it_inside_and_zooms_outside(desk: Desk) -> None:
    assert desk.tool.wheel(desk.at(220, 150), 2)
    assert desk.square.side == pytest.approx(150 * 1.05**-2, abs=0.2)
    assert not desk.tool.wheel(desk.at(10, 10), 2)


def test_keys_move_size_and_turn_it(desk: Desk) -> None:
    desk.press(Key.Key_Right)
    desk.press(Key.Key_Down, SHIFT)
    assert (desk.square.x, desk.square.y) == pytest.approx((221, 160), abs=0.1)
    desk.press(Key.Key_Up, ALT)
    assert desk.square.side == pytest.approx(152, abs=0.1)
    desk.press(Key.Key_PageDown)
    assert desk.square.angle == pytest.approx(21, abs=0.1)
    desk.press(Key.Key_PageUp, SHIFT)
    assert desk.square.angle == pytest.approx(11, abs=0.1)
    assert not desk.press(Key.Key_A)


def test_pointers_tell_what_can_be_done(desk: Desk) -> None:
    assert desk.tool.cursor(desk.at(220, 150)) == Cursor.SizeAllCursor
    assert desk.tool.cursor(desk.at(5, 5)) == Cursor.ArrowCursor
    seen = []
    for angle in (0, 45, 90):
        desk.draw(TurnedSquare(220, 150, 100, angle))
        seen.append(desk.tool.cursor(desk.at(*desk.square.corners()[0])))
    assert seen == [Cursor.SizeFDiagCursor, Cursor.SizeVerCursor, Cursor.SizeBDiagCursor]


def test_it_stays_where_a_face_can_be(desk: Desk) -> None:
    desk.drag(desk.at(220, 150), desk.at(-3000, 9000))
    assert desk.square.x >= -0.01 and desk.square.y <= 300
    for _ in range(80):
        desk.tool.wheel(desk.at(desk.square.x, desk.square.y), 1)
    assert desk.square.side == pytest.approx(MIN_SQUARE, abs=0.1)
    before = desk.models.document.project
    desk.tool._set(TurnedSquare(0, 299, 900, 180))
    assert desk.models.document.project is before, "its points would lie outside of the photo"


def test_around_points_it_changes_the_settings_of_the_crop(desk: Desk) -> None:
    desk.models.document.change(desk.models.document.project.but(points=None), "no points")
    desk.models.searched("done", cat())
    before = desk.square
    assert not desk.state.is_drawn
    middle = desk.at(before.x, before.y)
    desk.drag(middle, middle + QPointF(20, 10) * desk.view.zoom)
    assert (desk.square.x - before.x, desk.square.y - before.y) == pytest.approx((20, 10), abs=0.5)
    assert desk.models.document.project.points is None
    assert desk.square.angle == pytest.approx(before.angle), "that is the points'"
    assert not desk.press(Key.Key_PageUp)
    assert desk.tool.cursor(turning_handle(desk.view, desk.square)) == Cursor.SizeAllCursor
    desk.tool._set(replace(desk.square, side=1.0))
    assert desk.models.document.project.settings.crop_scale == 1.5, "the least that can be set"
