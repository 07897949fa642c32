"""Fixtures of the models' page: work whose tools do as a test says, and the page around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from model_parts import FakeTools
from PySide6.QtCore import QLocale, QObject, Qt
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.models.models_dialog import ModelsDialog


@pytest.fixture(autouse=True)
def american_numbers() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


@pytest.fixture
def tools() -> FakeTools:
    return FakeTools()


@pytest.fixture
def work(tools: FakeTools, owner: QObject) -> Iterator[ModelWork]:
    made = ModelWork(tools, owner)
    yield made
    made.close()


@pytest.fixture
def looked(work: ModelWork, qtbot: QtBot) -> ModelWork:
    """Work that knows what is there."""
    with qtbot.waitSignal(work.overview_changed):
        work.look()
    return work


@pytest.fixture
def page(looked: ModelWork, qtbot: QtBot) -> ModelsDialog:
    made = ModelsDialog(looked)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    with qtbot.waitSignal(looked.overview_changed):
        made.show()
    return made
