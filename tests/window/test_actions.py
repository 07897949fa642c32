"""Commands: every one has a text, shortcuts are unique and shown."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop import paths
from joyvasa_desktop.window.actions import Actions


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(window: QWidget) -> Actions:
    return Actions(window)


def test_shortcuts_are_unique(actions: Actions) -> None:
    portable = QKeySequence.SequenceFormat.PortableText
    used = [
        sequence.toString(portable)
        for name in actions
        for sequence in actions[name].shortcuts()
        if not sequence.isEmpty()
    ]
    assert len(used) == len(set(used)) > 20


def test_shortcuts_are_shown_where_the_mouse_rests(actions: Actions) -> None:
    assert "Ctrl+E" in actions["export"].toolTip()
    assert ("Play", "Play or pause", "Space") in actions.shortcuts()


def test_every_command_has_a_text_and_its_icon_exists(actions: Actions) -> None:
    for command in actions.commands:
        assert actions[command.name].text().strip()
        if command.icon:
            assert (paths.resources() / "icons" / f"{command.icon}.svg").is_file(), command.icon


def test_letters_for_the_menu_are_unique_in_each_menu(actions: Actions) -> None:
    for group in {command.group for command in actions.commands}:
        letters = [
            command.text[command.text.index("&") + 1].lower()
            for command in actions.commands
            if command.group == group and "&" in command.text
        ]
        assert len(letters) == len(set(letters)), group


def test_who_bars_a_command_says_why(actions: Actions) -> None:
    tip = actions["export"].toolTip()
    actions.bar("export", "Open a photo first.")
    assert not actions["export"].isEnabled()
    assert actions["export"].toolTip() == f"{tip}\nOpen a photo first."
    actions.bar("export", "")
    assert actions["export"].isEnabled() and actions["export"].toolTip() == tip


def test_the_menu_of_a_command(actions: Actions) -> None:
    assert actions.group_of("loop") == actions.group_of("play") == "&Play"


def test_every_menu_opens_by_a_letter_of_its_own(actions: Actions) -> None:
    groups = {command.group for command in actions.commands}
    letters = {group[group.index("&") + 1].lower() for group in groups}
    assert len(letters) == len(groups) == 5


def test_the_list_of_shortcuts_names_no_single_step(actions: Actions) -> None:
    actions["undo"].setText("&Undo: Another take")
    assert ("Edit", "Undo", "Ctrl+Z") in actions.shortcuts()
