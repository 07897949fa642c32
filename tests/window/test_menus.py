"""The menu bar: every command is in it once; language, looks and recent projects are chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.actions import Actions
from joyvasa_desktop.window.menus import Menus
from joyvasa_desktop.window.preferences import Preferences


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(window: QMainWindow) -> Actions:
    return Actions(window)


@pytest.fixture
def menus(window: QMainWindow, actions: Actions, preferences: Preferences) -> Menus:
    return Menus(window.menuBar(), actions, preferences)


def below(menu: QMenu, name: str) -> list[QAction]:
    found = menu.findChild(QMenu, name)
    assert isinstance(found, QMenu)
    return found.actions()


def all_menus(window: QMainWindow) -> list[QMenu]:
    return [menu for menu in window.menuBar().findChildren(QMenu) if menu.title()]


def test_every_command_is_in_one_menu(window: QMainWindow, menus: Menus, actions: Actions) -> None:
    shown = [
        action.objectName()
        for menu in all_menus(window)
        for action in menu.actions()
        if action.objectName() and not action.menu()
    ]
    assert sorted(shown) == sorted(actions)


@pytest.mark.parametrize(("what", "wanted"), [("language", "ar"), ("look", "dark")])
def test_a_choice_is_told(
    window: QMainWindow, menus: Menus, qtbot: QtBot, what: str, wanted: str
) -> None:
    signal = menus.language_chosen if what == "language" else menus.look_chosen
    found = [each for menu in all_menus(window) for each in menu.findChildren(QMenu, what)]
    (action,) = [each for each in found[0].actions() if each.data() == wanted]
    with qtbot.waitSignal(signal) as told:
        action.trigger()
    assert told.args == [wanted]


def test_what_was_chosen_is_ticked(
    window: QMainWindow, actions: Actions, preferences: Preferences
) -> None:
    preferences.set_text("language", "zh_CN")
    Menus(window.menuBar(), actions, preferences)
    found = [each for menu in all_menus(window) for each in menu.findChildren(QMenu, "language")]
    assert [each.data() for each in found[0].actions() if each.isChecked()] == ["zh_CN"]


def test_recent_projects_open(
    window: QMainWindow, menus: Menus, preferences: Preferences, qtbot: QtBot, tmp_path: Path
) -> None:
    recent = next(menu for menu in all_menus(window) if "recent" in menu.title())
    recent.aboutToShow.emit()
    assert [action.isEnabled() for action in recent.actions()] == [False]
    project = tmp_path / "Zoë 計画.joyvasa"
    preferences.add_recent("project", project)
    recent.aboutToShow.emit()
    with qtbot.waitSignal(menus.recent_chosen) as told:
        recent.actions()[0].trigger()
    assert told.args == [str(project)]
