"""The graphics card on the page: every state of its pack, its one button, its menu."""

from __future__ import annotations

import pytest
from model_parts import (
    LOADING,
    NO_PACK,
    READY,
    FakeTools,
    card_facts,
    pack_state,
)
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.gpu_pack.state import PackState
from joyvasa_desktop.gpu_pack.terms import TERMS
from joyvasa_desktop.window.models.gpu_card import GpuCard
from joyvasa_desktop.window.models.model_jobs import PACK
from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.models.notice_dialog import LicenceLink

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(work: ModelWork, qtbot: QtBot) -> GpuCard:
    made = GpuCard(work)
    qtbot.addWidget(made)
    work.work_changed.connect(made.show_work)
    work.progressed.connect(made.show_progress)
    made.show_facts(card_facts(pack_state("none")))
    return made


def text(card: GpuCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def entries(card: GpuCard) -> dict[str, bool]:
    """What can be chosen in the menu."""
    actions = card.made_menu().findChildren(QAction)
    return {each.objectName(): each.isEnabled() for each in actions if each.objectName()}


def test_before_anything_is_known_it_is_not_there(card: GpuCard) -> None:
    card.show_facts(None)
    assert card.isHidden()


def test_it_says_what_the_pack_brings_how_large_it_is_and_whose(card: GpuCard) -> None:
    said = text(card)
    name = "NVIDIA GeForce RTX 4070 Laptop GPU"
    assert f"works on the {name} instead of on the processor." in said
    assert "4.90 GB on the disk · CUDA 13.0" in said
    assert card.button.text() == "Get 2.41 GB"
    links = [link.toolTip() for link in card.findChildren(LicenceLink) if link.isVisible()]
    assert links == [each.where for each in TERMS]
    assert card.accessibleName() == "Graphics card: The GPU pack isn't there"


@pytest.mark.parametrize(
    ("state", "button", "signal"),
    [
        (pack_state("none"), "Get 2.41 GB", "get_wanted"),
        (pack_state("partial", to_get=1_300_000_000), "Go on", "get_wanted"),
        (pack_state("damaged", why="It is damaged."), "Get again", "get_wanted"),
        (pack_state("damaged", to_get=0, why="It doesn't load."), "Try again", "get_wanted"),
        (pack_state("outdated", why="It is another."), "Get 2.41 GB", "get_wanted"),
        (READY, "Remove…", "remove_wanted"),
    ],
)
def test_there_is_one_obvious_thing_to_do(
    card: GpuCard, state: PackState, button: str, signal: str, qtbot: QtBot
) -> None:
    card.show_facts(card_facts(state))
    assert card.button.text() == button and "Graphics card" in card.button.accessibleName()
    assert state.why in text(card)
    with qtbot.waitSignal(getattr(card, signal)):
        qtbot.mouseClick(card.button, LEFT)


@pytest.mark.parametrize(
    "facts",
    [
        NO_PACK,
        card_facts(pack_state("none", None, to_get=0, why="From source."), edition=""),
        card_facts(pack_state("none", None, to_get=0, why="It brings all."), edition="nvidia"),
        card_facts(pack_state("none", None, to_get=0, why="The driver is too old.")),
        card_facts(None, trouble="The list is damaged."),
    ],
)
def test_where_there_is_nothing_to_get_one_line_says_why(card: GpuCard, facts: object) -> None:
    card.show_facts(facts)  # type: ignore[arg-type]
    assert text(card).split("\n")[0] == "Graphics card"
    assert card._card is not None and card._card.why in text(card)
    assert not any(each.isVisible() for each in card.findChildren(QAbstractButton))
    assert not any(each.isVisible() for each in card.findChildren(LicenceLink))


def test_a_pack_without_a_card_can_still_be_removed(card: GpuCard, qtbot: QtBot) -> None:
    lost = pack_state("ready", to_get=0, on_disk=4_900_000_000, why="There is no card.")
    card.show_facts(card_facts(lost, cards=()))
    assert "There is no card." in text(card) and "instead of on the processor" not in text(card)
    with qtbot.waitSignal(card.remove_wanted):
        qtbot.mouseClick(card.button, LEFT)
    older = pack_state("outdated", None, to_get=0, on_disk=4_900_000_000, why="Another version.")
    card.show_facts(card_facts(older))
    assert card.button.text() == "Remove…" and entries(card)["remove_wanted"]


def test_how_far_it_is_can_be_seen_and_stopped(
    card: GpuCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    assert not card.bar.isVisible()
    tools.tell(LOADING)
    with qtbot.waitSignal(work.progressed):
        work.get_pack()
    assert card.bar.isVisible() and card.bar.value() == 427
    assert "400 MB of 936 MB" in card.progress.text() and "Arriving" in text(card)
    assert card.button.text() == "Pause"
    with qtbot.waitSignal(work.ended) as ended:
        qtbot.mouseClick(card.button, LEFT)
        assert not card.button.isEnabled() and "Stopping" in card.progress.text()
    assert ended.args[0].stopped
    assert card.button.text() == "Get 2.41 GB" and not card.bar.isVisible()


def test_it_waits_for_models_that_come(
    card: GpuCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get("human")
    work.get_pack()
    assert "Waits until the other work is done" in text(card)
    assert card.button.text() == "Don't wait" and not card.bar.isVisible()
    qtbot.mouseClick(card.button, LEFT)
    assert work.job_of(PACK) is None
    with qtbot.waitSignal(work.ended):
        tools.finish()


def test_why_it_failed_is_said_until_it_is_tried_again(
    card: GpuCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get_pack()
    with qtbot.waitSignal(work.ended):
        tools.fail(UserError("The connection was lost.", "Try again."))
    assert card.message.text == "The connection was lost. Try again."
    again = next(b for b in card.message.findChildren(QAbstractButton) if b.text() == "Try again")
    qtbot.mouseClick(again, LEFT)
    assert work.running is not None and work.running.kind == "get pack"
    assert card.message.text == ""
    with qtbot.waitSignal(work.ended):
        tools.finish()


def test_a_pack_that_came_is_told_once_it_is_in_use(
    card: GpuCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get_pack()
    with qtbot.waitSignals([work.ended, work.rest_wanted]):
        tools.finish()
    assert "Used as soon as no video is being made" in text(card)
    assert card.message.text == ""
    with qtbot.waitSignal(work.rest_over):
        work.released()
    assert "used from now on" in card.message.text and "as soon as" not in text(card)


def test_a_removal_that_waits_for_a_video_can_be_called_off(
    card: GpuCard, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    card.show_facts(card_facts(READY))
    work.remove_pack()
    assert "Removed as soon as no video is being made" in text(card)
    assert card.button.text() == "Stop"
    with qtbot.waitSignals([work.ended, work.rest_over]):
        qtbot.mouseClick(card.button, LEFT)
    assert card.button.text() == "Remove…" and tools.asked == []


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        (pack_state("none"), {"import_wanted"}),
        (
            pack_state("partial", on_disk=5),
            {"import_wanted", "show_wanted", "give_up_wanted"},
        ),
        (READY, {"import_wanted", "show_wanted", "remove_wanted"}),
    ],
)
def test_the_menu_has_the_rest(card: GpuCard, state: PackState, possible: set[str]) -> None:
    card.show_facts(card_facts(state))
    assert {name for name, enabled in entries(card).items() if enabled} == possible


@pytest.mark.parametrize("name", ["import_wanted", "show_wanted", "give_up_wanted"])
def test_what_is_chosen_is_wanted(card: GpuCard, name: str, qtbot: QtBot) -> None:
    card.show_facts(card_facts(pack_state("partial", on_disk=5)))
    action = card.made_menu().findChild(QAction, name)
    assert isinstance(action, QAction)
    with qtbot.waitSignal(getattr(card, name)):
        action.trigger()


def test_the_terms_are_a_click_away(card: GpuCard, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    for action in card.made_menu().actions():
        if action.data():
            action.trigger()
    assert opened == [QUrl(each.where) for each in TERMS]


def test_everything_has_a_name_and_takes_the_keys(card: GpuCard, qtbot: QtBot) -> None:
    for control in card.findChildren(QAbstractButton):
        if control.isVisible():
            assert control.text() or control.accessibleName()
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(card.get_wanted):
        card.button.setFocus()
        qtbot.keyClick(card.button, Qt.Key.Key_Space)
