"""The list of shortcuts shows each of them, in its group."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.shortcuts import ShortcutsDialog

SHORTCUTS = [("File", "Open…", "Ctrl+O"), ("File", "Save", "Ctrl+S"), ("Play", "Play", "Space")]


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication) -> ShortcutsDialog:
    made = ShortcutsDialog(SHORTCUTS)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    return made


def test_everything_is_listed_in_order(dialog: ShortcutsDialog) -> None:
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    places = [texts.index(text) for text in ("File", "Open", "Ctrl+O", "Save", "Ctrl+S", "Space")]
    assert places == sorted(places)
    assert texts.count("File") == 1


def test_keys_of_the_menu_are_left_out(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog([("文件", "打开项目(O)…", "Ctrl+O")])
    qtbot.addWidget(dialog)
    assert "打开项目" in [label.text() for label in dialog.findChildren(QLabel)]


def test_escape_closes_it(dialog: ShortcutsDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_keys_are_read_from_left_to_right(dialog: ShortcutsDialog) -> None:
    dialog.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    keys = [label for label in dialog.findChildren(QLabel) if label.objectName() == "key"]
    assert len(keys) == len(SHORTCUTS)
    assert all(key.layoutDirection() == Qt.LayoutDirection.LeftToRight for key in keys)
