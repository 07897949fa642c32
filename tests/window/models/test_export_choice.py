"""Which models go into a ZIP."""

from __future__ import annotations

import pytest
from model_parts import bundle_state
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from joyvasa_desktop.weights.states import State
from joyvasa_desktop.window.models.export_choice import ExportChoice


@pytest.fixture
def dialog(qtbot: QtBot) -> ExportChoice:
    made = ExportChoice([bundle_state(name, State.READY) for name in ("human", "faces")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_everybody_needs_is_ticked(dialog: ExportChoice) -> None:
    assert dialog.chosen == ("human",)
    assert dialog.boxes["human"].text() == "People · 936 MB"


def test_ticks_decide(dialog: ExportChoice) -> None:
    dialog.boxes["faces"].click()
    assert dialog.chosen == ("human", "faces")
    dialog.go_on.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_nothing_can_be_exported_without_a_tick(dialog: ExportChoice) -> None:
    dialog.boxes["human"].click()
    assert dialog.chosen == () and not dialog.go_on.isEnabled()
