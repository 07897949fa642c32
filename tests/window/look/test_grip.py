"""The handle of a card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.look.grip import Grip


def test_it_tells_where_it_is_carried(qtbot: QtBot) -> None:
    grip = Grip("Drag to another place")
    qtbot.addWidget(grip)
    grip.show()
    left = Qt.MouseButton.LeftButton
    places: list[QPoint] = []
    grip.carried.connect(places.append)
    qtbot.mouseMove(grip, QPoint(3, 3))
    assert places == [], "nobody holds it"
    with qtbot.waitSignal(grip.taken):
        qtbot.mousePress(grip, left)
    assert grip.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    qtbot.mouseRelease(grip, left)
    assert grip.cursor().shape() == Qt.CursorShape.OpenHandCursor
    assert grip.accessibleName() == grip.toolTip() == "Drag to another place"
