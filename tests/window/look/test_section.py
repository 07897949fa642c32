"""A part of a panel that folds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.look.section import Section


@pytest.fixture
def section(qtbot: QtBot) -> Section:
    made = Section("Mouth", "mouth")
    made.body.addWidget(QLabel("inside"))
    qtbot.addWidget(made)
    made.resize(300, 120)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def inked(image: QImage, left: bool) -> int:
    """Pixels of one half that aren't background."""
    ground = image.pixel(image.width() // 2, 2)
    half = image.width() // 2
    columns = range(half) if left else range(half, image.width())
    return sum(image.pixel(x, y) != ground for x in columns for y in range(2, image.height() - 2))


def test_it_folds_by_click_and_by_key_and_tells(qtbot: QtBot, section: Section) -> None:
    told: list[bool] = []
    section.folded.connect(told.append)
    qtbot.mouseClick(section.header, Qt.MouseButton.LeftButton)
    assert not section.content.isVisible()
    section.header.setFocus()
    qtbot.keyClick(section.header, Qt.Key.Key_Space)
    assert section.content.isVisible()
    assert told == [True, False]


def test_showing_it_open_tells_nothing(section: Section) -> None:
    told: list[bool] = []
    section.folded.connect(told.append)
    section.show_open(False)
    assert (section.is_open, section.content.isVisible(), told) == (False, False, [])


def test_the_heading_has_a_name_and_a_state_for_screen_readers(section: Section) -> None:
    section.header.set_note("2 changed")
    face = QAccessible.queryAccessibleInterface(section.header)
    assert face.text(QAccessible.Text.Name) == "Mouth"
    assert face.text(QAccessible.Text.Description) == "2 changed"
    assert face.state().checkable and face.state().checked


@pytest.mark.parametrize("mirrored", [False, True])
def test_it_is_written_from_the_leading_edge(section: Section, mirrored: bool) -> None:
    if mirrored:
        section.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = section.header.grab().toImage()
    assert (inked(image, left=True) > inked(image, left=False)) != mirrored
