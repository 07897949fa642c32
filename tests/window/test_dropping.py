"""Files that are dropped stay where they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from joyvasa_desktop.window.dropping import accept_copy

COPY, MOVE, LINK = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.LinkAction


def incoming(entering: bool, possible: Qt.DropAction, data: QMimeData) -> QDropEvent:
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    if entering:
        return QDragEnterEvent(QPoint(20, 20), possible, data, button, keys)
    return QDropEvent(QPointF(20, 20), possible, data, button, keys)


@pytest.mark.parametrize("entering", [True, False])
@pytest.mark.parametrize(
    ("possible", "taken"),
    [(MOVE | COPY, COPY), (COPY | MOVE | LINK, COPY), (MOVE | LINK, LINK), (COPY, COPY)],
)
def test_what_might_be_moved_is_copied(
    entering: bool, possible: Qt.DropAction, taken: Qt.DropAction
) -> None:
    data = QMimeData()
    event = incoming(entering, possible, data)
    event.setDropAction(MOVE)
    event.ignore()
    accept_copy(event)
    assert event.isAccepted() and event.dropAction() == taken


@pytest.mark.parametrize("entering", [True, False])
def test_what_can_only_be_moved_is_refused(entering: bool) -> None:
    data = QMimeData()
    event = incoming(entering, MOVE, data)
    accept_copy(event)
    assert not event.isAccepted()
