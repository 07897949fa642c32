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
)

_WRITTEN_IN = (QLineEdit, QAbstractSpinBox, QTextEdit, QPlainTextEdit)
_PRESSED = (QAbstractButton, QComboBox, QAbstractItemView, QMenu)
_MOVED = (QSlider, QAbstractItemView, QComboBox)

_PRESS = {Qt.Key.Key_Space}
_MOVE = {Qt.Key.Key_Home, Qt.Key.Key_End}


class KeyGuard(QObject):
    """Lets the control in focus keep the keys it needs, although they are shortcuts, too.

    Without it nobody could press a button with the space bar, because that key plays.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Accepts the question whether a key belongs to the control."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focus = QApplication.focusWidget()
            if focus is not None and watched is focus and _keeps(focus, event):
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
