"""Points on a photo, without a canvas."""

import numpy as np
import pytest
from photo_models import CAT, Models
from PySide6.QtCore import QEvent, QPointF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent

from joyvasa_desktop.window.photo.photo_layers import to_screen
from joyvasa_desktop.window.photo.photo_state import PhotoState
from joyvasa_desktop.window.photo.points_tool import PointsTool
from joyvasa_desktop.window.photo.viewport import Viewport

CLICKS = [(170.0, 117.0), (300.0, 112.0), (251.0, 262.0)]


@pytest.fixture
def models(owner) -> Models:
    models = Models.under(owner)
    models.show(CAT, mode="animal")
    return models


@pytest.fixture
def tool(models, owner) -> PointsTool:
    view = Viewport()
    view.resize(QSizeF(800, 600))
    view.show(QSizeF(451, 300))
    tool = PointsTool(PhotoState(models.document, models.facts, owner), view, owner)
    tool.start()
    return tool


def press(tool: PointsTool, key: Qt.Key) -> bool:
    return tool.key(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


def at(tool: PointsTool, point: tuple[float, float]) -> QPointF:
    return to_screen(tool.view, *point)


def test_a_point_can_be_moved_before_the_last_one_is_placed(tool, models):
    tool.click(at(tool, CLICKS[0]))
    assert tool.press(at(tool, CLICKS[0])), "a click on a point takes it"
    tool.drag(at(tool, (150, 100)))
    tool.release()
    assert tool.placing.placed[0] == pytest.approx((150, 100))
    assert models.document.project.points is None


def test_clicks_beside_the_photo_are_none(tool):
    tool.click(QPointF(2, 2))
    assert tool.placing.next == 0


def test_the_pointer_tells_what_a_click_does(tool):
    assert tool.cursor(at(tool, CLICKS[0])) == Qt.CursorShape.CrossCursor
    tool.click(at(tool, CLICKS[0]))
    assert tool.cursor(at(tool, CLICKS[0])) == Qt.CursorShape.OpenHandCursor


def test_backspace_takes_the_last_point_back(tool):
    tool.click(at(tool, CLICKS[0]))
    tool.click(at(tool, CLICKS[1]))
    assert press(tool, Qt.Key.Key_Backspace)
    assert tool.placing.placed == [pytest.approx(CLICKS[0])]


def test_the_cross_stays_on_the_photo(tool):
    for _ in range(700):
        press(tool, Qt.Key.Key_Left)
    press(tool, Qt.Key.Key_Return)
    assert tool.placing.placed[0][0] == 0


def test_page_keys_go_round_the_points(tool, models):
    for click in CLICKS:
        tool.click(at(tool, click))
    assert not tool.is_placing and tool.selected == 0
    press(tool, Qt.Key.Key_PageUp)
    assert tool.selected == 8
    press(tool, Qt.Key.Key_PageDown)
    assert tool.selected == 0


def test_each_drag_is_a_step_of_its_own_and_keys_in_a_row_are_one(tool, models):
    for click in CLICKS:
        tool.click(at(tool, click))
    placed = np.array(models.document.project.points)
    for to in ((240.0, 200.0), (230.0, 190.0)):
        nose = tuple(models.document.project.points[4])
        assert tool.press(at(tool, nose))
        tool.drag(at(tool, to))
        tool.release()
    for _ in range(3):
        press(tool, Qt.Key.Key_Right)
    stack = models.document.undo_stack
    stack.undo()
    assert models.document.project.points[4] == pytest.approx((230, 190), abs=0.01)
    stack.undo()
    assert models.document.project.points[4] == pytest.approx((240, 200), abs=0.01)
    stack.undo()
    assert np.array(models.document.project.points) == pytest.approx(placed)


def test_other_keys_are_left_to_others(tool):
    assert not press(tool, Qt.Key.Key_A)
    assert not press(tool, Qt.Key.Key_PageUp), "nothing to go round yet"
