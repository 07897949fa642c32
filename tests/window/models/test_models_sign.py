"""The sign in the status bar: how far the models are, and the way to their page."""

from __future__ import annotations

import pytest
from model_parts import LOADING, FakeTools
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.models.models_sign import ModelsSign


@pytest.fixture
def sign(work: ModelWork, qtbot: QtBot) -> ModelsSign:
    made = ModelsSign(work)
    qtbot.addWidget(made)
    return made


def test_it_is_there_while_something_is_done(
    sign: ModelsSign, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    assert not sign.isVisible()
    work.get("human")
    assert sign.isVisible() and sign.text() == "Models"
    with qtbot.waitSignal(work.progressed):
        tools.tell(LOADING)
    assert sign.text() == "42 % · 1:21 left"
    assert sign.accessibleName() == "Models: 42 % · 1:21 left"
    assert "spade_generator.pth" in sign.toolTip()
    with qtbot.waitSignal(work.page_wanted):
        qtbot.mouseClick(sign, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(work.ended):
        tools.finish()
    assert not sign.isVisible()


def test_it_tells_models_and_the_pack_apart(
    sign: ModelsSign, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get_pack()
    assert sign.text() == "GPU pack"
    with qtbot.waitSignal(work.progressed):
        tools.tell(LOADING)
    assert sign.accessibleName() == "GPU pack: 42 % · 1:21 left"
    assert sign.toolTip().startswith("GPU pack\n")
    with qtbot.waitSignal(work.ended):
        tools.finish()
