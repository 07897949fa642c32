"""What all cards of the page do: progress, keys that stay, links, messages that go."""

from __future__ import annotations

import pytest
from model_parts import LOADING, FakeTools
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.models.wording import Words
from joyvasa_desktop.window.models.work_card import WorkCard


class PlainCard(WorkCard):
    """Notes what was chosen."""

    def __init__(self, work: ModelWork) -> None:
        super().__init__(work, "human")
        self.done: list[str] = []

    def made_menu(self) -> QMenu:
        menu = self._new_menu()
        self._add("first", "check", "First", True)
        self._add("second", "check", "Second", False)
        self._add_link("Here & there", "https://example.org")
        return menu

    def _pressed(self) -> None:
        self.done.append("pressed")

    def _carry_out(self, name: str) -> None:
        self.done.append(name)


@pytest.fixture
def card(work: ModelWork, qtbot: QtBot) -> PlainCard:
    made = PlainCard(work)
    qtbot.addWidget(made)
    work.progressed.connect(made.show_progress)
    made.show()
    qtbot.waitActive(made)
    return made


def test_progress_is_that_of_its_own_work(
    card: PlainCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get("animal")
    card.show_progress()
    assert card.bar.isHidden() and card.progress.isHidden()
    with qtbot.waitSignal(work.ended):
        tools.finish()
    work.get("human")
    card.show_progress()
    assert card.bar.isVisible() and card.bar.maximum() == 0 and "Beginning" in card.progress.text()
    with qtbot.waitSignal(work.progressed):
        tools.tell(LOADING)
    assert (card.bar.value(), card.bar.maximum()) == (427, 1000)
    work.stop("human")
    card.show_progress()
    assert "Stopping" in card.progress.text()
    qtbot.waitUntil(lambda: work.running is None)


def test_a_button_that_goes_leaves_the_keys_to_the_card(card: PlainCard) -> None:
    card._show_button("Get", "import", primary=True)
    card.button.click()
    card.button.setFocus()
    card._show_button("", "import", primary=False)
    assert card.button.isHidden() and card.more.hasFocus()
    assert card.done == ["pressed"]


def test_what_is_chosen_is_carried_out(card: PlainCard, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    first, second, link = card.made_menu().actions()
    assert not second.isEnabled() and link.text() == "Here && there"
    first.trigger()
    link.trigger()
    assert card.done == ["first"] and opened == [QUrl("https://example.org")]


def test_a_state_is_said_to_screen_readers(card: PlainCard) -> None:
    card._heading.setText("People")
    card._show_words(Words("Damaged", "warning", "bad"), "Because of that.")
    assert card.accessibleName() == "People: Damaged"
    assert card._line.toolTip() == "Because of that."


def test_a_message_that_is_closed_is_forgotten(
    card: PlainCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get("human")
    with qtbot.waitSignal(work.ended):
        tools.fail(UserError("No network."))
    assert "human" in work.outcomes
    card.message.closed.emit()
    assert "human" not in work.outcomes
