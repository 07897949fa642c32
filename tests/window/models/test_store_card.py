"""Where the models lie, and the work that is about all of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from model_parts import LOADING, FakeTools, overview
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.models.store_card import StoreCard

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(work: ModelWork, qtbot: QtBot) -> StoreCard:
    made = StoreCard(work)
    qtbot.addWidget(made)
    work.work_changed.connect(made.show_work)
    work.progressed.connect(made.show_progress)
    made.resize(640, 300)
    made.show_overview(overview())
    made.show_work()
    made.show()
    return made


def text(card: StoreCard) -> str:
    return "\n".join(
        label.accessibleName() or label.text()
        for label in card.findChildren(QLabel)
        if label.isVisible()
    )


def test_folder_and_space_are_shown(card: StoreCard) -> None:
    assert "212.0 GB free" in text(card)
    assert str(overview().folder) in text(card)
    assert not card.usual.isVisible(), "it is the usual one"


def test_the_home_folder_is_not_named(card: StoreCard) -> None:
    folder = Path.home() / "weights"
    card.show_overview(replace(overview(), folder=folder, usual=False))
    assert str(Path("~") / "weights") in text(card) and str(folder) not in text(card)
    assert card.usual.isVisible()


def test_what_hinders_is_said(card: StoreCard) -> None:
    card.show_overview(
        replace(overview(), barred="It is read-only.", free=None, notes=("An odd catalogue.",))
    )
    assert "It is read-only." in text(card) and "An odd catalogue." in text(card)
    assert "free" not in text(card)


def test_other_folders_can_be_left_out_again(card: StoreCard, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = tmp_path / "LivePortrait", tmp_path / "ComfyUI"
    card.show_overview(replace(overview(), others=(first, second)))
    qtbot.waitUntil(lambda: str(first) in text(card) and str(second) in text(card))
    button = card.findChildren(QAbstractButton, "models_stop_using")[1]
    with qtbot.waitSignal(card.stop_using_wanted) as unwanted:
        qtbot.mouseClick(button, LEFT)
    assert unwanted.args == [second]
    card.show_overview(overview())
    assert "Also used" not in text(card)


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        *(("change", "change_wanted"), ("use", "use_wanted")),
        *(("take_out", "export_wanted"), ("usual", "usual_wanted")),
    ],
)
def test_buttons_ask_for_it(card: StoreCard, button: str, signal: str, qtbot: QtBot) -> None:
    card.usual.show()
    with qtbot.waitSignal(getattr(card, signal)):
        qtbot.mouseClick(getattr(card, button), LEFT)


def test_imports_come_from_a_zip_or_a_folder(card: StoreCard, qtbot: QtBot) -> None:
    from_zip, from_folder = card.imports.actions()
    with qtbot.waitSignals([card.zip_wanted, card.folder_wanted]):
        from_zip.trigger()
        from_folder.trigger()


def test_an_import_can_be_watched_and_stopped(
    card: StoreCard, work: ModelWork, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    work.bring_in(tmp_path)
    assert "Beginning…" in text(card) and not card.bring_in.isEnabled()
    assert not card.change.isEnabled(), "it has begun in the folder that is chosen now"
    with qtbot.waitSignal(work.progressed):
        tools.tell(LOADING)
    assert "400 MB of 936 MB" in text(card)
    with qtbot.waitSignal(work.ended):
        qtbot.mouseClick(card.stop, LEFT)
        assert "Stopping…" in text(card) and not card.stop.isEnabled()
    assert card.bring_in.isEnabled() and card.change.isEnabled() and not card.bar.isVisible()


def test_an_import_waits_for_a_download(
    card: StoreCard, work: ModelWork, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    work.get("human")
    work.bring_in(tmp_path)
    assert "Waits until" in text(card)
    qtbot.mouseClick(card.stop, LEFT)
    assert "Waits until" not in text(card)
    with qtbot.waitSignal(work.ended):
        tools.finish()


def test_a_choice_that_failed_is_told(card: StoreCard) -> None:
    card.tell(UserError("There are no models there.", "Choose another folder."))
    assert card.message.text == "There are no models there. Choose another folder."


def test_every_button_has_a_name(card: StoreCard) -> None:
    for button in card.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text() or not button.isVisibleTo(card)
