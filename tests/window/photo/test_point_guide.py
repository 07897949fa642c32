"""The guide through placing points: what it asks for, and what its buttons offer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.photo.face_drawing import FaceDrawing
from joyvasa_desktop.window.photo.placing import STEPS, Way
from joyvasa_desktop.window.photo.point_guide import PointGuide

LEFT = Qt.MouseButton.LeftButton

WHILE_PLACING = {"undo point", "cancel points"}
WHEN_PLACED = {"points again", "remove points", "points done"}
WAYS = {"way three", "way nine"}
SQUARE = {"way square"}


@pytest.fixture
def guide(qtbot: QtBot) -> Iterator[PointGuide]:
    made = PointGuide()
    qtbot.addWidget(made)
    made.show()
    yield made


def offered(guide: PointGuide) -> set[str]:
    """Names of the buttons that are seen."""
    return {each.objectName() for each in guide.findChildren(QPushButton) if each.isVisible()}


def button(guide: PointGuide, name: str) -> QPushButton:
    return guide.findChild(QPushButton, name)  # type: ignore[return-value]


@pytest.mark.parametrize("way", STEPS)
def test_every_point_is_asked_for_by_its_name(guide: PointGuide, way: Way) -> None:
    names = guide.names(way)
    assert len(set(names)) == len(STEPS[way])
    for index, name in enumerate(names):
        guide.ask(way, index)
        asked = guide.findChild(QLabel, "next point")
        assert asked is not None and asked.text() == f"Click: {name}"
        assert f"Point {index + 1} of {len(names)}" in guide.accessibleName()
        assert name in guide.accessibleName()


def test_a_person_has_no_choice_of_ways(guide: PointGuide) -> None:
    guide.ask("person", 0)
    assert offered(guide) == WHILE_PLACING
    guide.ask("three", 0)
    assert offered(guide) == WHILE_PLACING | WAYS
    guide.ask("three", 0, squares=True)
    assert offered(guide) == WHILE_PLACING | WAYS | SQUARE


def test_the_way_in_use_is_marked_and_another_can_be_chosen(
    guide: PointGuide, qtbot: QtBot
) -> None:
    guide.ask("three", 1)
    assert button(guide, "way three").isChecked() and not button(guide, "way nine").isChecked()
    with qtbot.waitSignal(guide.way_chosen) as chosen:
        qtbot.mouseClick(button(guide, "way nine"), LEFT)
    assert chosen.args == ["nine"]


def test_there_is_nothing_to_take_back_before_the_first_point(guide: PointGuide) -> None:
    guide.ask("nine", 0)
    assert not button(guide, "undo point").isEnabled()
    guide.ask("nine", 1)
    assert button(guide, "undo point").isEnabled()


@pytest.mark.parametrize(("kind", "count"), [("human", 4), ("animal", 9)])
def test_points_that_are_there_are_named_and_can_be_removed(
    guide: PointGuide, kind: str, count: int
) -> None:
    guide.offer(kind, count - 1)  # type: ignore[arg-type]
    assert offered(guide) == WHEN_PLACED
    asked = guide.findChild(QLabel, "next point")
    assert asked is not None and asked.text().startswith(f"Point {count}: ")


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        *(("undo point", "undo_wanted"), ("cancel points", "done")),
        *(("points again", "again_wanted"), ("remove points", "removal_wanted")),
        ("points done", "done"),
    ],
)
def test_each_button_tells_what_is_wanted(
    guide: PointGuide, qtbot: QtBot, name: str, signal: str
) -> None:
    if name in WHILE_PLACING:
        guide.ask("nine", 3)
    else:
        guide.offer("animal", 3)
    with qtbot.waitSignal(getattr(guide, signal)):
        qtbot.mouseClick(button(guide, name), LEFT)


def test_a_square_can_be_drawn_instead(guide: PointGuide, qtbot: QtBot) -> None:
    guide.ask("three", 1, squares=True)
    with qtbot.waitSignal(guide.way_chosen) as chosen:
        qtbot.mouseClick(button(guide, "way square"), LEFT)
    assert chosen.args == ["square"]
    guide.offer_square()
    assert offered(guide) == WHEN_PLACED
    assert "square" in guide.accessibleName() and "Page Up" in guide.accessibleDescription()


def test_that_nothing_was_found_is_said_with_the_first_question(guide: PointGuide) -> None:
    guide.ask("three", 0, missed=True)
    assert "No animal was found" in guide.accessibleName()
    guide.ask("three", 0)
    assert "No animal was found" not in guide.accessibleName()


def test_points_that_were_found_have_nothing_to_remove(guide: PointGuide) -> None:
    guide.offer("animal", 0, removable=False)
    assert offered(guide) == WHEN_PLACED - {"remove points"}


def test_every_way_has_a_name_and_says_what_it_is_good_for(guide: PointGuide) -> None:
    for name in WAYS | SQUARE:
        way = button(guide, name)
        assert way.accessibleName() and way.toolTip().startswith(way.accessibleName())


def test_where_there_is_little_room_it_is_low(guide: PointGuide) -> None:
    guide.ask("nine", 0, squares=True)
    beside = guide.sizeHint()
    guide.set_compact(True)
    above = guide.sizeHint()
    assert above.height() < 120 < beside.height()
    assert button(guide, "undo point").accessibleName() == "Back"
    assert offered(guide) == WHILE_PLACING | WAYS | SQUARE, "all that it offers beside the photo"
    drawing = guide.findChild(FaceDrawing)
    assert drawing is not None and not drawing.isVisible()
    guide.set_compact(False)
    assert drawing.isVisible() and guide.width() == guide.minimumWidth()
