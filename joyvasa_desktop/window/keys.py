"""Keys without Ctrl: they play and record, unless the control in focus needs them itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
    QWidget,
)

_WRITTEN_IN = (QLineEdit, QAbstractSpinBox, QTextEdit, QPlainTextEdit)
_PRESSED = (QAbstractButton, QComboBox, QAbstractItemView, QMenu)
_MOVED = (QSlider, QAbstractItemView, QComboBox)

_PRESS = {Qt.Key.Key_Space}
_MOVE = {Qt.Key.Key_Home, Qt.Key.Key_End}


class KeyGuard(QObject):
    """Lets the control in focus keep the keys it needs, although they are shortcuts, too.

    Without it nobody could press a button with the space bar, because that key plays. It listens
    to the control in focus only: every event of the program would be many thousands.
    """

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        application.focusChanged.connect(self._focus_changed)
        self._focus_changed(None, application.focusWidget())

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Accepts the question whether a key belongs to the control."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and _keeps(watched, event):
            event.accept()
            return True
        return super().eventFilter(watched, event)


def _keeps(focus: QObject, event: QKeyEvent) -> bool:
    plain = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
    if not plain:
        return False
    key = event.key()
    if isinstance(focus, _WRITTEN_IN):
        return bool(event.text()) or key in _MOVE
    if key in _PRESS:
        return isinstance(focus, _PRESSED)
    if isinstance(focus, (QAbstractItemView, QComboBox)):
        # Lists are searched by typing.
        return bool(event.text().strip()) or key in _MOVE
    return key in _MOVE and isinstance(focus, _MOVED)
