"""About the program: version, licences, and a report that can be copied."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from model_parts import READY, FakeTools, card_facts, overview
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QTextBrowser
from pytestqt.qtbot import QtBot

from joyvasa_desktop import __version__, packaged
from joyvasa_desktop.window.about import ADDED, LICENCES, AboutDialog
from joyvasa_desktop.window.models.model_work import ModelWork

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


PACKAGED = [
    {
        "name": "x264 <1>",
        "version": "",
        "licence": "GPL-2.0-or-later",
        "home": "https://example.org/x264",
        "texts": ["GPL-2.0.txt"],
    },
    {"name": "Qt", "version": "6.11", "licence": "LGPL-3.0-only", "home": "", "texts": []},
]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as a packaged program has it, with an accent in its name."""
    root = tmp_path / "paquet é"
    (root / "licences").mkdir(parents=True)
    (root / "licences" / "parts.json").write_text(json.dumps(PACKAGED), encoding="utf-8")
    (root / "licences" / "GPL-2.0.txt").write_text("terms", encoding="utf-8")
    (root / "edition.json").write_text('{"torch": "2.9+cpu", "cuda": ""}', encoding="utf-8")
    monkeypatch.setattr(packaged.paths, "root", lambda: root)
    return root


def test_a_package_shows_its_own_parts_and_their_terms(
    package: Path, dialog: AboutDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = dialog.findChild(QTextBrowser)
    assert isinstance(browser, QTextBrowser)
    text = browser.toPlainText()
    assert "x264 <1> : GPL-2.0-or-later · GPL-2.0.txt" in text and "Qt 6.11: LGPL" in text
    opened: list[object] = []
    monkeypatch.setattr("joyvasa_desktop.window.about.open_outside", opened.append)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    browser.anchorClicked.emit(QUrl.fromLocalFile(str(package / "licences" / "GPL-2.0.txt")))
    browser.anchorClicked.emit(QUrl("https://example.org/x264"))
    assert opened == [package / "licences" / "GPL-2.0.txt", QUrl("https://example.org/x264")]


def test_a_package_says_which_build_it_is(package: Path, dialog: AboutDialog) -> None:
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert f"Version {__version__} · for processors" in texts


def test_it_says_what_computes(owner: QObject, qtbot: QtBot) -> None:
    tools = FakeTools()
    tools.now = replace(overview(), card=card_facts(READY))
    work = ModelWork(tools, owner)
    dialog = AboutDialog(work=work)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    build = dialog.findChild(QLabel, "build")
    assert isinstance(build, QLabel) and build.isHidden()
    with qtbot.waitSignal(work.overview_changed):
        dialog.show()
    assert build.isVisible()
    assert "GPU pack: CUDA 13.0" in build.text() and "RTX 4070" in build.text()
    work.close()
