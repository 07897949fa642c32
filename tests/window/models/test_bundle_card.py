"""One bundle: its state, its one obvious button, its menu."""

from __future__ import annotations

from dataclasses import replace

import pytest
from model_parts import LOADING, FakeTools, bundle_state, overview
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from joyvasa_desktop import engines
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.states import BundleState, State
from joyvasa_desktop.weights.store import WrongHash
from joyvasa_desktop.weights.transfer import Transfer
from joyvasa_desktop.window import engine_choice
from joyvasa_desktop.window.models.bundle_card import BundleCard
from joyvasa_desktop.window.models.model_work import ModelWork

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(work: ModelWork, qtbot: QtBot) -> BundleCard:
    made = BundleCard(work, "human")
    qtbot.addWidget(made)
    work.work_changed.connect(made.show_work)
    work.progressed.connect(made.show_progress)
    show(made, bundle_state("human", State.ABSENT))
    made.show()
    return made


def show(card: BundleCard, state: BundleState) -> None:
    card.show_state(state, overview().licences(state))


def text(card: BundleCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def entry(card: BundleCard, name: str) -> QAction:
    action = card.made_menu().findChild(QAction, name)
    assert isinstance(action, QAction)
    return action


def test_it_says_what_it_is_for_how_large_and_under_which_licence(card: BundleCard) -> None:
    assert "People" in text(card) and "make a person speak" in text(card)
    assert "936 MB · MIT" in text(card) and "Not there" in text(card)
    assert card.accessibleName() == "People: Not there"


@pytest.mark.parametrize(
    ("state", "button", "signal"),
    [
        (bundle_state("human", State.ABSENT), "Get 936 MB", "get_wanted"),
        (bundle_state("human", State.PARTIAL), "Go on", "get_wanted"),
        (bundle_state("human", State.READY, State.ABSENT), "Go on", "get_wanted"),
        (bundle_state("human", State.DAMAGED), "Get again", "get_wanted"),
        (bundle_state("human", State.FORBIDDEN), "Get again", "get_wanted"),
        (bundle_state("human", State.UNKNOWN), "Check", "check_wanted"),
        (bundle_state("human", State.READY, checked=False), "Check", "check_wanted"),
    ],
)
def test_there_is_one_obvious_thing_to_do(
    card: BundleCard, state: BundleState, button: str, signal: str, qtbot: QtBot
) -> None:
    show(card, state)
    assert card.button.text() == button and "People" in card.button.accessibleName()
    with qtbot.waitSignal(getattr(card, signal)) as wanted:
        qtbot.mouseClick(card.button, LEFT)
    assert wanted.args == ["human"]


def test_what_is_ready_and_checked_needs_nothing(card: BundleCard) -> None:
    card.button.setFocus()
    show(card, bundle_state("human", State.READY))
    assert not card.button.isVisible()
    assert "Ready, and checked" in text(card)


def test_why_a_file_is_damaged_can_be_read(card: BundleCard) -> None:
    state = bundle_state("human", State.DAMAGED)
    odd = replace(state.files[0], reason="Its end is missing.")
    show(card, replace(state, files=(odd, *state.files[1:])))
    assert card._line.toolTip() == "Its end is missing."


def test_a_download_can_be_watched_and_paused(
    card: BundleCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    assert not card.bar.isVisible()
    work.get("human")
    assert card.bar.isVisible() and card.bar.maximum() == 0, "nothing is known yet"
    assert "Arriving" in text(card) and card.button.text() == "Pause"
    with qtbot.waitSignal(work.progressed):
        tools.tell(LOADING)
    assert card.bar.value() / card.bar.maximum() == pytest.approx(0.427, abs=0.001)
    assert "6.6 MB a second" in card.progress.text()
    with qtbot.waitSignal(work.ended):
        qtbot.mouseClick(card.button, LEFT)
        assert "Stopping…" in card.progress.text() and not card.button.isEnabled()
    assert not card.bar.isVisible() and not card.message.isVisible()


def test_what_waits_need_not_wait(
    card: BundleCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.check("animal")
    work.get("human")
    assert "Waits until" in text(card) and card.button.text() == "Don't wait"
    qtbot.mouseClick(card.button, LEFT)
    assert work.waiting == () and card.button.text() == "Get 936 MB"
    with qtbot.waitSignal(work.ended):
        tools.finish()


def test_a_check_is_stopped_not_paused(
    card: BundleCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.check("human")
    assert card.button.text() == "Stop" and "Being checked" in text(card)
    with qtbot.waitSignal(work.ended):
        qtbot.mouseClick(card.button, LEFT)


def test_a_failure_stays_until_it_is_closed(
    card: BundleCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get("human")
    with qtbot.waitSignal(work.ended):
        tools.fail(UserError("No connection.", "Look at the cable."))
    assert card.message.text == "No connection. Look at the cable."
    card.show_work()
    assert card.message.isVisible()
    card.message._close.click()
    card.show_work()
    assert not card.message.isVisible() and work.outcomes == {}


def test_a_file_that_is_another_one_is_the_users_choice(
    card: BundleCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    file = catalogue().files["xpose"]
    work.get("human")
    with qtbot.waitSignal(work.ended):
        tools.fail(WrongHash(file, "0" * 64))
    assert "Use it all the same" in card.message._action.text()
    card.message._action.click()
    qtbot.waitUntil(lambda: tools.asked[-1] == ("get", "human", file.id))


def test_removing_what_others_need_says_so(
    card: BundleCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.remove("human")
    with qtbot.waitSignal(work.ended):
        tools.finish(0)
    assert "other models here need" in card.message.text
    work.remove("human")
    with qtbot.waitSignal(work.ended):
        tools.finish(12)
    assert not card.message.isVisible()


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        (State.ABSENT, set()),
        (State.PARTIAL, {"give_up_wanted"}),
        (State.READY, {"check_wanted", "export_wanted", "show_wanted", "remove_wanted"}),
    ],
)
def test_the_menu_offers_what_is_possible(
    card: BundleCard, state: State, possible: set[str]
) -> None:
    show(card, bundle_state("human", state))
    actions = card.made_menu().actions()
    named = [each for each in actions if each.objectName()]
    assert {each.objectName() for each in named if each.isEnabled()} == possible
    assert sum(each.isVisible() for each in named) == 6


@pytest.mark.parametrize("name", ["check_wanted", "export_wanted", "show_wanted", "remove_wanted"])
def test_the_menu_asks_for_it(card: BundleCard, name: str, qtbot: QtBot) -> None:
    show(card, bundle_state("human", State.READY))
    signal = getattr(card, name)
    with qtbot.waitSignal(signal) as wanted:
        entry(card, name).trigger()
    assert wanted.args == ["human"]


def test_the_menu_makes_loading_faster_and_takes_it_back(card: BundleCard, qtbot: QtBot) -> None:
    ready = bundle_state("human", State.READY)
    show(card, ready)
    assert not entry(card, "convert_wanted").isEnabled(), "no file of it can be converted"
    card.show_state(ready, (), convertible=True)
    assert not entry(card, "discard_wanted").isVisible(), "there is nothing to take back"
    with qtbot.waitSignal(card.convert_wanted) as wanted:
        entry(card, "convert_wanted").trigger()
    assert wanted.args == ["human"]
    card.show_state(ready, (), copied=True)
    assert not entry(card, "convert_wanted").isEnabled(), "it is done"
    with qtbot.waitSignal(card.discard_wanted) as wanted:
        entry(card, "discard_wanted").trigger()
    assert wanted.args == ["human"]


def test_faster_loading_is_watched_and_told(
    card: BundleCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    show(card, bundle_state("human", State.READY))
    work.convert("human")
    assert "faster" in text(card) and card.button.text() == "Stop" and card.bar.isVisible()
    with qtbot.waitSignal(work.progressed):
        tools.tell(Transfer("converting", "spade_generator.pth", 1, 2, 10, 20))
    assert "Converting spade_generator.pth" in card.progress.text()
    with qtbot.waitSignal(work.ended):
        tools.finish(5)
    assert "load faster now" in card.message.text
    with qtbot.waitSignal(work.ended):
        work.discard("human")
    assert not card.message.isVisible() and tools.asked[-1] == ("discard", "human")


def test_the_menu_shows_the_licences(card: BundleCard, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    licences = [each for each in card.made_menu().actions() if each.data()]
    assert any("LivePortrait: MIT" in each.text() for each in licences)
    licences[0].trigger()
    assert opened == [QUrl(licences[0].data())] and opened[0].scheme() == "https"


def test_every_button_has_a_name(card: BundleCard) -> None:
    for button in card.findChildren(QAbstractButton):
        if button.isVisibleTo(card):
            assert button.accessibleName() or button.text(), button.objectName()


def test_who_has_no_graphics_card_hears_it_on_the_card(
    card: BundleCard,
    work: ModelWork,
    tools: FakeTools,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "why_not", lambda *_: "")
    monkeypatch.setattr(engine_choice, "has_card", lambda: False)
    work.get("human")
    with qtbot.waitSignal(work.ended):
        tools.finish()
    assert "minutes for a second of video" in card.message.text
    work.check("human")
    assert card.message.text == ""
    with qtbot.waitSignal(work.ended):
        tools.finish()
