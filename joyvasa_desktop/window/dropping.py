"""How files are taken that are dropped on a window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

_HARMLESS = (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction)


def accept_copy(event: QDropEvent) -> None:
    """Takes what is dropped where it is, whatever its source proposes; else refuses it.

    Sources that move files delete them once they are taken.

    Args:
        event: something is dropped, or comes in to be (a `QDragEnterEvent` is one, too).
    """
    for action in _HARMLESS:
        if event.possibleActions() & action:
            event.setDropAction(action)
            event.accept()
            return
    event.ignore()
