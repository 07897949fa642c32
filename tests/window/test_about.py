"""About the program: version, licences, and a report that can be copied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QTextBrowser
from pytestqt.qtbot import QtBot

from joyvasa_desktop import __version__
from joyvasa_desktop.window.about import ADDED, LICENCES, AboutDialog

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dialog(qtbot: QtBot) -> AboutDialog:
    made = AboutDialog()
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    return made


def test_version_and_licences_are_shown(dialog: AboutDialog) -> None:
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(__version__ in text for text in texts)
    browser = dialog.findChild(QTextBrowser)
    assert isinstance(browser, QTextBrowser)
    assert all(name in browser.toPlainText() for name, _ in (*LICENCES, *ADDED))


def test_every_part_of_the_program_is_named() -> None:
    known = {
        "pyside6-addons": "PySide6",
        "pyside6-essentials": "PySide6",
        "av": "PyAV",
        "onnxruntime-gpu": "ONNX Runtime",
        "opencv-python-headless": "OpenCV",
    }
    listed = " ".join(name for name, _ in LICENCES).lower()
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    needed = re.search(r"^dependencies = \[(.*?)^\]", text, re.S | re.M)
    assert needed is not None
    for name in re.findall(r'"([A-Za-z][\w-]*)', needed[1]):
        assert known.get(name.lower(), name).lower() in listed, name


def test_the_report_is_made_and_copied(dialog: AboutDialog) -> None:
    assert not dialog.copy.isEnabled()
    dialog.look.click()
    report = dialog.report.toPlainText()
    assert __version__ in report and "Encoders" in report and str(Path.home()) not in report
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == report
