"""The buttons below the photo: what they want, and what they show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.photo.photo_bar import PhotoBar
from joyvasa_desktop.window.photo.photo_canvas import OVERLAYS

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[PhotoBar]:
    made = PhotoBar()
    qtbot.addWidget(made)
    made.resize(900, 40)
    made.show()
    made.show_overlay("boxes", meshes=True)
    made.show_tools(crop=True, points=False, croppable=True, only_square=False)
    yield made


def button(bar: PhotoBar, name: str) -> QAbstractButton:
    return next(each for each in bar.findChildren(QAbstractButton) if each.objectName() == name)


def named(bar: PhotoBar, accessible: str) -> QAbstractButton:
    found = bar.findChildren(QAbstractButton)
    return next(each for each in found if each.accessibleName() == accessible)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_what_is_drawn_over_the_faces_is_chosen(bar: PhotoBar, qtbot: QtBot, overlay: str) -> None:
    with qtbot.waitSignal(bar.overlay_chosen) as chosen:
        qtbot.mouseClick(button(bar, f"overlay {overlay}"), LEFT)
    assert chosen.args == [overlay]
    assert [each for each in OVERLAYS if button(bar, f"overlay {each}").isChecked()] == [overlay]


def test_without_a_face_nothing_can_be_drawn_over_it(bar: PhotoBar) -> None:
    bar.show_overlay("mesh", meshes=False)
    assert button(bar, "overlay mesh").isChecked()
    assert not any(button(bar, f"overlay {each}").isEnabled() for each in OVERLAYS)


def test_an_animal_has_points_but_no_mesh(bar: PhotoBar) -> None:
    bar.show_overlay("boxes", meshes=False, dots=True)
    possible = {each for each in OVERLAYS if button(bar, f"overlay {each}").isEnabled()}
    assert possible == {"boxes", "nothing"}


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        *(("crop", "crop_switched"), ("points", "points_switched")),
        *(("only square", "square_switched"), ("reset square", "reset_wanted")),
    ],
)
def test_each_tool_tells_that_it_is_wanted(
    bar: PhotoBar, qtbot: QtBot, name: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(bar, signal)):
        qtbot.mouseClick(button(bar, name), LEFT)


def test_what_belongs_to_the_square_is_seen_only_with_its_tool(bar: PhotoBar) -> None:
    for crop in (True, False):
        bar.show_tools(crop=crop, points=False, croppable=True, only_square=True)
        assert button(bar, "only square").isVisible() == crop
        assert button(bar, "reset square").isVisible() == crop
    bar.show_tools(crop=False, points=True, croppable=False, only_square=False)
    assert not button(bar, "crop").isEnabled() and button(bar, "points").isChecked()


def test_zoom_is_a_percentage_and_three_buttons(bar: PhotoBar, qtbot: QtBot) -> None:
    bar.show_zoom(1.5, fitted=False)
    assert "150%" in {each.text() for each in bar.findChildren(QLabel)}
    for accessible, wanted in (("Zoom in", 1), ("Zoom out", -1), ("Whole photo", 0)):
        with qtbot.waitSignal(bar.zoom_wanted) as told:
            qtbot.mouseClick(named(bar, accessible), LEFT)
        assert told.args == [wanted]
    bar.show_zoom(0.4, fitted=True)
    assert not named(bar, "Whole photo").isEnabled()


def test_every_button_has_a_name(bar: PhotoBar) -> None:
    for each in bar.findChildren(QAbstractButton):
        assert each.accessibleName() or each.text(), each.objectName()
