"""Files used before: in a menu with their names, as they are, and with what others add."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.language import speak
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.recent_files import RecentFiles


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    made = QMenu()
    qtbot.addWidget(made)
    return made


def test_the_newest_comes_first_and_is_chosen(
    menu: QMenu, preferences: Preferences, qtbot: QtBot, tmp_path: Path
) -> None:
    recent = RecentFiles(menu, preferences, "photo", "photo")
    older, newer = tmp_path / "Zoë.png", tmp_path / "写真 😀.png"
    preferences.add_recent("photo", older)
    preferences.add_recent("photo", newer)
    preferences.add_recent("voice", tmp_path / "voice.wav")
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [newer.name, older.name]
    assert menu.actions()[0].toolTip() == str(newer)
    with qtbot.waitSignal(recent.chosen) as told:
        menu.actions()[1].trigger()
    assert told.args == [older]


def test_a_name_with_an_ampersand_is_shown_as_it_is(
    menu: QMenu, preferences: Preferences, tmp_path: Path
) -> None:
    preferences.add_recent("project", tmp_path / "me & you.joyvasa")
    recent = RecentFiles(menu, preferences, "project")
    recent.filled.connect(menu.addSeparator)
    menu.aboutToShow.emit()
    name, line = menu.actions()
    assert name.text() == "me && you.joyvasa" and name.icon().isNull()
    assert line.isSeparator()


def test_an_arabic_menu_keeps_the_order_of_latin_names(
    menu: QMenu, preferences: Preferences, qapp: QApplication, tmp_path: Path
) -> None:
    preferences.add_recent("photo", tmp_path / "06_busy_chandelier.png")
    recent = RecentFiles(menu, preferences, "photo")
    assert recent.parent() is menu
    speak(qapp, "ar")
    try:
        menu.aboutToShow.emit()
    finally:
        speak(qapp, "en")
    # Else the number in front would be read first, from the right.
    first, last = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
    assert menu.actions()[0].text() == f"{first}06_busy_chandelier.png{last}"
