"""The tools on a photo, without a canvas: which face is meant, and how the square moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from photo_models import ASTRONAUT, CAT, Models, cat, truth
from PySide6.QtCore import QEvent, QObject, QPointF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent

from joyvasa_desktop.photo.portrait import Face
from joyvasa_desktop.settings import declarations
from joyvasa_desktop.window.photo.photo_layers import (
    box_on_screen,
    corners,
    square_on_screen,
    to_screen,
)
from joyvasa_desktop.window.photo.photo_state import PhotoState
from joyvasa_desktop.window.photo.photo_tools import CropTool, Cursor, FaceTool, Key
from joyvasa_desktop.window.photo.points_tool import PointsTool
from joyvasa_desktop.window.photo.turned_square import TurnedSquare
from joyvasa_desktop.window.photo.viewport import Viewport

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

CANVAS = QSizeF(800, 800)


class Desk:
    """A photo with one real face, and optionally a smaller one in front of it."""

    def __init__(self, owner: QObject, faces: int = 1) -> None:
        self.models = Models.under(owner)
        document = self.models.document
        document.change(document.project.but(photo=ASTRONAUT).set(paste_back=False), "photo")
        facts = truth(ASTRONAUT, self.models.facts.number)
        (real,) = facts.faces
        x0, y0, x1, y1 = real.box
        inside = Face(((x0 + x1) / 2, (y0 + y1) / 2, x1 - 5, y1 - 5), real.landmarks, 0.9)
        beside = Face((x1 + 40, y0, x1 + 90, y0 + 50), real.landmarks, 0.9)
        facts = replace(facts, faces=(real, inside, beside)[:faces])
        self.models.worker.answered.emit(facts)
        self.state = PhotoState(document, self.models.facts, owner)
        self.view = Viewport()
        self.view.resize(CANVAS)
        height, width = facts.picture.shape[:2]
        self.view.show(QSizeF(width, height))

    @property
    def square(self) -> tuple[float, float, float]:
        """Left, top and side of the square, in pixels of the picture."""
        square = self.state.square
        assert square is not None
        return square.left, square.top, square.side

    def middle_of(self, face: int) -> QPointF:
        return box_on_screen(self.view, self.state.faces[face]).center()


def press(key: Key, modifiers: Qt.KeyboardModifier = PLAIN) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers)


class TestFaces:
    def test_of_two_faces_at_one_place_the_one_in_front_is_meant(self, owner: QObject) -> None:
        desk = Desk(owner, 2)
        tool = FaceTool(desk.state, desk.view, owner)
        assert desk.state.chosen == 0, "the largest at first"
        at = desk.middle_of(1)
        assert tool.cursor(at) == Cursor.PointingHandCursor
        tool.click(at)
        assert desk.state.chosen == 1

    def test_a_click_beside_all_faces_or_on_the_chosen_one_changes_nothing(
        self, owner: QObject
    ) -> None:
        desk = Desk(owner, 3)
        tool = FaceTool(desk.state, desk.view, owner)
        before = desk.models.document.project
        tool.click(QPointF(2, 2))
        box = box_on_screen(desk.view, desk.state.faces[0])
        tool.click(box.topLeft() + QPointF(4, 4))
        assert desk.models.document.project == before
        assert tool.cursor(QPointF(2, 2)) == Cursor.ArrowCursor

    def test_arrow_keys_stop_at_the_first_and_the_last_face(self, owner: QObject) -> None:
        desk = Desk(owner, 3)
        tool = FaceTool(desk.state, desk.view, owner)
        chosen = []
        for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left):
            assert tool.key(press(key))
            chosen.append(desk.state.chosen)
        assert chosen == [1, 2, 2, 1]

    def test_other_keys_are_left_to_others(self, owner: QObject) -> None:
        desk = Desk(owner, 3)
        tool = FaceTool(desk.state, desk.view, owner)
        assert not tool.key(press(Key.Key_Up))
        assert not tool.key(press(Key.Key_Right, ALT))
        assert not FaceTool(Desk(owner, 0).state, desk.view, owner).key(press(Key.Key_Left))


class TestSquare:
    @pytest.fixture
    def desk(self, owner: QObject) -> Desk:
        return Desk(owner)

    @pytest.fixture
    def tool(self, desk: Desk, owner: QObject) -> CropTool:
        return CropTool(desk.state, desk.view, owner)

    def area(self, desk: Desk) -> list[QPointF]:
        assert desk.state.square is not None
        return list(corners(square_on_screen(desk.view, desk.state.square)))

    def test_the_pointer_says_what_can_be_done(self, desk: Desk, tool: CropTool) -> None:
        top_left, top_right, bottom_right, bottom_left = self.area(desk)
        assert tool.cursor(top_left) == tool.cursor(bottom_right) == Cursor.SizeFDiagCursor
        assert tool.cursor(top_right) == tool.cursor(bottom_left) == Cursor.SizeBDiagCursor
        assert tool.cursor((top_left + bottom_right) / 2) == Cursor.SizeAllCursor
        assert tool.cursor(QPointF(-50, -50)) == Cursor.ArrowCursor

    @pytest.mark.parametrize("corner", range(4))
    def test_a_corner_that_is_drawn_inwards_leaves_the_opposite_one(
        self, desk: Desk, tool: CropTool, corner: int
    ) -> None:
        before = self.area(desk)
        middle = (before[0] + before[2]) / 2
        assert tool.press(before[corner])
        tool.drag(before[corner] * 0.9 + middle * 0.1)
        tool.release()
        after = self.area(desk)
        opposite = (corner + 2) % 4
        assert (after[opposite] - before[opposite]).manhattanLength() < 1.0
        assert (after[1] - after[0]).x() < (before[1] - before[0]).x()

    def test_a_drag_is_one_step_of_undo(self, desk: Desk, tool: CropTool) -> None:
        before, document = desk.square, desk.models.document
        middle = (self.area(desk)[0] + self.area(desk)[2]) / 2
        assert tool.press(middle)
        for step in range(1, 6):
            tool.drag(middle + QPointF(4 * step, 2 * step))
        tool.release()
        assert desk.square != before
        document.undo_stack.undo()
        assert desk.square == pytest.approx(before)

    def test_outside_there_is_nothing_to_take(self, desk: Desk, tool: CropTool) -> None:
        assert not tool.press(QPointF(-50, -50))
        assert not tool.wheel(QPointF(-50, -50), 1)

    @pytest.mark.parametrize(
        ("key", "dx", "dy"),
        [
            *((Key.Key_Left, -1, 0), (Key.Key_Right, 1, 0)),
            *((Key.Key_Up, 0, -1), (Key.Key_Down, 0, 1)),
        ],
    )
    def test_an_arrow_moves_it_by_a_pixel_and_with_shift_by_ten(
        self, desk: Desk, tool: CropTool, key: Key, dx: int, dy: int
    ) -> None:
        tool.key(press(Key.Key_Down, ALT | SHIFT))  # some room on all sides
        tool.key(press(Key.Key_Down, ALT | SHIFT))
        left, top, side = desk.square
        assert tool.key(press(key))
        assert desk.square == pytest.approx((left + dx, top + dy, side), abs=0.1)
        assert tool.key(press(key, SHIFT))
        assert desk.square == pytest.approx((left + 11 * dx, top + 11 * dy, side), abs=0.1)

    def test_with_alt_up_is_larger_and_down_is_smaller(self, desk: Desk, tool: CropTool) -> None:
        side = desk.square[2]
        tool.key(press(Key.Key_Down, ALT))
        assert desk.square[2] == pytest.approx(side - 2, abs=0.1)
        tool.key(press(Key.Key_Up, ALT))
        assert desk.square[2] == pytest.approx(side, abs=0.1)
        assert not tool.key(press(Key.Key_A))

    @settings(
        max_examples=30,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.floats(-2000, 2000), st.floats(-2000, 2000), st.integers(-30, 30))
    def test_it_stays_on_the_photo_whatever_is_done(
        self, desk: Desk, tool: CropTool, dx: float, dy: float, notches: int
    ) -> None:
        middle = (self.area(desk)[0] + self.area(desk)[2]) / 2
        tool.wheel(middle, notches)
        middle = (self.area(desk)[0] + self.area(desk)[2]) / 2
        tool.press(middle)
        tool.drag(middle + QPointF(dx, dy))
        tool.release()
        facts = desk.state.facts
        assert facts is not None
        height, width = facts.picture.shape[:2]
        left, top, side = desk.square
        assert -1 <= left <= left + side <= width + 1
        assert -1 <= top <= top + side <= height + 1
        scale = declarations()["crop_scale"]
        assert scale.low is not None and scale.high is not None
        assert scale.low <= desk.state.settings.crop_scale <= scale.high


class TestAnimals:
    @pytest.fixture
    def desk(self, owner: QObject) -> Desk:
        """Two cats, of which the left one is chosen."""
        made = Desk(owner)
        made.models.show(CAT, mode="animal", engine="joyvasa")
        made.models.searched("done", cat(0.9, 0.4), cat(0.6, 0.5, across=200))
        made.view.show(QSizeF(451, 300))
        return made

    def tool(self, desk: Desk, owner: QObject) -> FaceTool:
        return FaceTool(desk.state, desk.view, owner, PointsTool(desk.state, desk.view, owner))

    def test_the_other_one_is_chosen_by_a_click(self, desk: Desk, owner: QObject) -> None:
        tool = self.tool(desk, owner)
        tool.click(box_on_screen(desk.view, desk.state.found[1]).center())
        assert desk.state.chosen == 1 and desk.models.document.project.settings.face == 2
        assert tool.key(press(Key.Key_Left))
        assert desk.state.chosen == 0

    def test_a_point_that_was_found_can_be_dragged_at_once(
        self, desk: Desk, owner: QObject
    ) -> None:
        tool = self.tool(desk, owner)
        assert desk.state.dots is not None
        found = desk.state.dots.copy()
        nose = to_screen(desk.view, *found[4])
        assert tool.cursor(nose) == Cursor.OpenHandCursor
        assert tool.press(nose)
        tool.drag(nose + QPointF(30, 15))
        tool.release()
        moved = desk.state.points
        assert moved is not None and desk.state.chosen == 0, "it is the same animal"
        assert moved[4] - found[4] == pytest.approx(
            (30 / desk.view.zoom, 15 / desk.view.zoom), abs=0.02
        )
        others = [0, 1, 2, 3, 5, 6, 7, 8]
        assert moved[others] == pytest.approx(found[others], abs=0.01)
        desk.models.document.undo_stack.undo()
        assert desk.state.points is None and desk.state.dots == pytest.approx(found)

    def test_a_click_on_the_animal_keeps_its_points(self, desk: Desk, owner: QObject) -> None:
        tool = self.tool(desk, owner)
        points = tuple((x, y) for x, y in (cat(shrunk=0.4).landmarks + 2).round(2).tolist())
        desk.models.document.change(desk.models.document.project.but(points=points), "points")
        x0, y0, x1, _ = desk.state.found[0].box
        tool.click(to_screen(desk.view, (x0 + x1) / 2, y0 + 3))
        assert desk.models.document.project.points == points

    def test_what_is_not_drawn_cannot_be_taken(self, desk: Desk, owner: QObject) -> None:
        tool = self.tool(desk, owner)
        assert desk.state.dots is not None
        nose = to_screen(desk.view, *desk.state.dots[4])
        tool.shows_dots = False
        assert not tool.press(nose)
        tool.shows_dots = True
        points = tuple((x, y) for x, y in TurnedSquare(120, 80, 90).points().round(2).tolist())
        desk.models.document.change(desk.models.document.project.but(points=points), "square")
        assert desk.state.dots is not None
        assert not tool.press(to_screen(desk.view, *desk.state.dots[4]))
