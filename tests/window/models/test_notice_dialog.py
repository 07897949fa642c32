"""Conditions are read and accepted before anything that has them is fetched."""

from __future__ import annotations

import pytest
from model_parts import bundle_state
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from joyvasa_desktop.weights.states import State
from joyvasa_desktop.window.models.notice_dialog import LicenceLink, Notice, NoticeDialog

NOTICES = [Notice.of(each) for each in bundle_state("faces", State.ABSENT).must_accept]


@pytest.fixture
def dialog(qtbot: QtBot) -> NoticeDialog:
    made = NoticeDialog("Face finding", NOTICES)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    return made


def test_it_says_what_is_forbidden_and_what_works_without(dialog: NoticeDialog) -> None:
    text = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "non-commercial" in text and "Without them" in text and "Face finding" in text


def test_it_must_be_ticked(dialog: NoticeDialog, qtbot: QtBot) -> None:
    assert not dialog.get_button.isEnabled() and dialog.get_button.toolTip()
    qtbot.mouseClick(dialog.get_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    dialog.accepted_box.click()
    qtbot.mouseClick(dialog.get_button, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_the_keys_are_enough(dialog: NoticeDialog, qtbot: QtBot) -> None:
    assert dialog.accepted_box.hasFocus()
    qtbot.keyClick(dialog.accepted_box, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.accepted_box, Qt.Key.Key_Return)
    assert not dialog.isVisible() and dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("by_key", [True, False])
def test_going_without_accepts_nothing(dialog: NoticeDialog, qtbot: QtBot, by_key: bool) -> None:
    dialog.accepted_box.click()
    if by_key:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        without = dialog.findChild(QPushButton, "notice_without")
        qtbot.mouseClick(without, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible() and dialog.result() == QDialog.DialogCode.Rejected


def test_every_control_has_a_name(dialog: NoticeDialog) -> None:
    for control in dialog.findChildren(QAbstractButton):
        assert control.text() or control.accessibleName()


def test_a_licence_cannot_bring_markup_along(qtbot: QtBot) -> None:
    link = LicenceLink('<img src="x">', 'https://a.org/"><b>')
    qtbot.addWidget(link)
    assert "<img" not in link.text() and "<b>" not in link.text()


def test_a_link_is_one_key_away_and_one_key_long(dialog: NoticeDialog, qtbot: QtBot) -> None:
    link = dialog.findChild(LicenceLink)
    assert isinstance(link, LicenceLink)
    link.setOpenExternalLinks(False)
    for _ in range(10):
        here = dialog.focusWidget()
        if here is link:
            break
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    with qtbot.waitSignal(link.linkActivated) as opened:
        qtbot.keyClick(link, Qt.Key.Key_Return)
    assert opened.args == [NOTICES[0].licences[0][1]]
    qtbot.keyClick(link, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is not link
