"""What is asked about the GPU pack, and that no answer is taken for granted."""

from __future__ import annotations

import pytest
from model_parts import READY, card_facts
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop.gpu_pack.terms import TERMS
from joyvasa_desktop.window.models.gpu_questions import removal_wanted, terms_dialog
from joyvasa_desktop.window.models.notice_dialog import LicenceLink


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_whose_terms_they_are_can_be_read(window: QWidget, qtbot: QtBot) -> None:
    dialog = terms_dialog(window)
    dialog.show()
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "NVIDIA" in said and "PyTorch" in said and "own servers" in said
    links = [link.toolTip() for link in dialog.findChildren(LicenceLink)]
    assert links == [each.where for each in TERMS]
    assert not dialog.get_button.isEnabled()
    dialog.accepted_box.click()
    dialog.get_button.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize(("button", "wanted"), [("Delete", True), ("Keep it", False)])
def test_removing_is_asked_about(window: QWidget, button: str, wanted: bool) -> None:
    said: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.informativeText())
        assert box.defaultButton() is not None and box.defaultButton().text() == "Keep it"
        next(each for each in box.findChildren(QAbstractButton) if each.text() == button).click()

    QTimer.singleShot(0, answer)
    assert removal_wanted(window, card_facts(READY)) is wanted
    assert "4.90 GB" in said[0]
