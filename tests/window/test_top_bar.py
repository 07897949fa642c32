"""The bar at the top shows what the commands can do now."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.actions import Actions
from joyvasa_desktop.window.top_bar import TopBar


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(window: QWidget) -> Actions:
    return Actions(window)


@pytest.fixture
def bar(window: QWidget, actions: Actions) -> TopBar:
    return TopBar(actions, window)


def test_the_one_button_that_matters(bar: TopBar, actions: Actions, qtbot: QtBot) -> None:
    button = bar.findChild(QPushButton, "export")
    assert isinstance(button, QPushButton) and button.text() == "Create video"
    actions["export"].setEnabled(False)
    assert not button.isEnabled()
    actions["export"].setEnabled(True)
    with qtbot.waitSignal(actions["export"].triggered):
        button.click()


def test_small_buttons_have_names_and_tips(bar: TopBar) -> None:
    buttons = bar.findChildren(QToolButton)
    assert len(buttons) == 4
    for button in buttons:
        assert button.text() and button.toolTip()


def test_the_projects_name(bar: TopBar) -> None:
    bar.name("Zoë 計画")
    assert "Zoë 計画" in [label.text() for label in bar.findChildren(QWidget, "project")]  # type: ignore[attr-defined]


def test_the_switch_between_photo_and_preview(bar: TopBar, actions: Actions, qtbot: QtBot) -> None:
    assert [bar.views.segment(view).text() for view in ("photo", "preview")] == ["Photo", "Preview"]
    bar.show_view("preview")
    assert bar.views.value() == "preview"
    with qtbot.waitSignal(actions["show_photo"].triggered):
        bar.views.segment("photo").click()
    actions["show_photo"].setEnabled(False)
    assert bar.views.isHidden()
