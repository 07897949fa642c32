"""The list of all keyboard shortcuts."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Button, Heading, Title

_SIZE = QSize(520, 560)

# Where letters of the menu's text can't be keys, as in Chinese, the key stands behind it.
_MNEMONIC = re.compile(r"\([A-Z]\)")


class ShortcutsDialog(QDialog):
    """Shows shortcuts by group, in the order in which they come.

    Args:
        shortcuts: group, text and keys of every command.
    """

    def __init__(
        self, shortcuts: list[tuple[str, str, str]], window: QWidget | None = None
    ) -> None:
        super().__init__(window)
        self.setObjectName("shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.HUGE, theme.HUGE, theme.HUGE, theme.HUGE)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(Title(self.tr("Keyboard shortcuts")))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("Keyboard shortcuts"))
        area.setWidget(_table(shortcuts))
        column.addWidget(area, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self.resize(_SIZE)


def _table(shortcuts: list[tuple[str, str, str]]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, theme.SMALL, 0)
    grid.setVerticalSpacing(theme.SMALL)
    grid.setColumnStretch(0, 1)
    group = ""
    for named, text, keys in shortcuts:
        if named != group:
            group = named
            grid.addWidget(Heading(_MNEMONIC.sub("", group)), grid.rowCount(), 0, 1, 2)
        line = grid.rowCount()
        grid.addWidget(QLabel(_MNEMONIC.sub("", text).rstrip("…")), line, 0)
        cap = QLabel(keys)
        cap.setObjectName("key")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # Keys are read from left to right in every language.
        cap.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid.addWidget(cap, line, 1, Qt.AlignmentFlag.AlignTrailing)
    grid.setRowStretch(grid.rowCount(), 1)
    return table
