"""Keys that play and record leave the controls that need them alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.keys import KeyGuard


class Room(QWidget):
    """A window with controls and with actions on single keys."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.button, self.check, self.line = QPushButton("Go"), QCheckBox("On"), QLineEdit()
        self.spin, self.combo, self.slider = QDoubleSpinBox(), QComboBox(), QSlider()
        self.combo.addItems(["left", "right"])
        self.slider.setValue(50)
        self.plain = QWidget()
        self.plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        for control in (self.button, self.check, self.line, self.spin, self.combo, self.slider):
            column.addWidget(control)
        column.addWidget(self.plain)
        for key in ("Space", "R", "Home", "."):
            action = QAction(key, self)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(self._note)
            self.addAction(action)

    def _note(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.done.append(action.text())


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication) -> Room:
    widget = Room()
    qtbot.addWidget(widget)
    KeyGuard(qapp, widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitActive(widget)
    return widget


def press(qtbot: QtBot, room: Room, control: QWidget, key: Qt.Key, text: str = "") -> list[str]:
    control.setFocus()
    room.done.clear()
    if text:
        qtbot.keyClicks(control, text)
    else:
        qtbot.keyClick(control, key)
    return list(room.done)


def test_elsewhere_the_keys_are_commands(qtbot: QtBot, room: Room) -> None:
    assert press(qtbot, room, room.plain, Qt.Key.Key_Space) == ["Space"]
    assert press(qtbot, room, room.plain, Qt.Key.Key_R) == ["R"]
    assert press(qtbot, room, room.plain, Qt.Key.Key_Home) == ["Home"]


def test_space_presses_buttons(qtbot: QtBot, room: Room) -> None:
    with qtbot.waitSignal(room.button.clicked):
        assert press(qtbot, room, room.button, Qt.Key.Key_Space) == []
    assert press(qtbot, room, room.check, Qt.Key.Key_Space) == []
    assert room.check.isChecked()


def test_a_button_leaves_other_keys_to_the_window(qtbot: QtBot, room: Room) -> None:
    assert press(qtbot, room, room.button, Qt.Key.Key_R) == ["R"]


def test_texts_are_written_not_commanded(qtbot: QtBot, room: Room) -> None:
    assert press(qtbot, room, room.line, Qt.Key.Key_unknown, "r .") == []
    assert room.line.text() == "r ."
    assert press(qtbot, room, room.line, Qt.Key.Key_Home) == []


def test_numbers_keep_their_point(qtbot: QtBot, room: Room) -> None:
    room.spin.selectAll()
    assert press(qtbot, room, room.spin, Qt.Key.Key_Period) == []


def test_sliders_and_lists_keep_home_and_letters(qtbot: QtBot, room: Room) -> None:
    assert press(qtbot, room, room.slider, Qt.Key.Key_Home) == []
    assert room.slider.value() != 50
    assert press(qtbot, room, room.combo, Qt.Key.Key_R) == []
    assert room.combo.currentText() == "right"
