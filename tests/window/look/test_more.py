"""What is folded away at the end of a section."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.look.more import More


def test_it_opens_by_mouse_and_keyboard_and_tells(qtbot: QtBot) -> None:
    more, inside, told = More("More"), QLabel("inside"), list[bool]()
    qtbot.addWidget(more)
    more.body.addWidget(inside)
    more.folded.connect(told.append)
    more.show()
    assert not inside.isVisible() and not more.is_open
    qtbot.mouseClick(more.button, Qt.MouseButton.LeftButton)
    assert inside.isVisible() and more.is_open
    qtbot.keyClick(more.button, Qt.Key.Key_Space)
    assert not inside.isVisible() and told == [False, True]
    more.show_open(True)
    assert inside.isVisible() and len(told) == 2, "only the user is told about"
