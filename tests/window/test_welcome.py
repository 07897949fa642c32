"""The first page keeps its promise, and an empty studio offers what to begin with."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from model_parts import FakeTools
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop import engines
from joyvasa_desktop.window import welcome
from joyvasa_desktop.window.language import Language, speak
from joyvasa_desktop.window.look.verbs import BigVerb
from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.welcome import WELCOMED, EmptyStudio, WelcomePage


class FakeOpener(QObject):
    """Remembers what was asked for."""

    asked = Signal(str)

    def open_photo(self) -> None:
        self.asked.emit("photo")

    def open_voice(self) -> None:
        self.asked.emit("voice")

    def open_sample(self) -> None:
        self.asked.emit("sample")

    def open_sample_animal(self) -> None:
        self.asked.emit("animal")


def opened(preferences: Preferences, qtbot: QtBot) -> WelcomePage:
    models = ModelWork(FakeTools(), preferences)
    made = WelcomePage(cast(Any, SimpleNamespace(preferences=preferences, models=models)))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def page(preferences: Preferences, qtbot: QtBot) -> WelcomePage:
    made = opened(preferences, qtbot)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    return made


def test_the_sentence_must_be_ticked(page: WelcomePage, preferences: Preferences) -> None:
    assert not page.start.isEnabled() and page.start.toolTip()
    page.promise.click()
    assert page.start.isEnabled()
    page.start.click()
    assert not page.isVisible()
    assert preferences.flag(WELCOMED)


def test_closing_it_ticks_nothing(
    page: WelcomePage, preferences: Preferences, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert not preferences.flag(WELCOMED)


def test_it_is_honest_about_the_engines(page: WelcomePage) -> None:
    text = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "published models" in text and engines.why_not("joyvasa") in text
    assert "permission" in page.promise.text()


def test_it_says_which_engine_will_be_used(
    preferences: Preferences, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "why_not", lambda engine, mode="human": "")
    monkeypatch.setattr(welcome, "lacks_models", lambda mode: False)
    page = opened(preferences, qtbot)
    assert "begin with the JoyVASA engine" in page.state.text()
    assert page.findChild(QPushButton, "get models") is None


def test_it_leads_to_the_models(page: WelcomePage, qtbot: QtBot) -> None:
    button = page.findChild(QPushButton, "get models")
    with qtbot.waitSignal(page._models.page_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_whoever_ticked_before_need_not_again(preferences: Preferences, qtbot: QtBot) -> None:
    preferences.set_flag(WELCOMED, True)
    page = opened(preferences, qtbot)
    assert page.promise.isChecked() and page.start.isEnabled()


@pytest.mark.parametrize("name", ["photo", "voice", "sample", "animal"])
@pytest.mark.parametrize("by_key", [False, True], ids=["mouse", "keyboard"])
def test_an_empty_studio_offers_the_beginnings(
    name: str, by_key: bool, owner: QObject, qtbot: QtBot
) -> None:
    opener = FakeOpener(owner)
    studio = EmptyStudio(cast(Any, opener))
    qtbot.addWidget(studio)
    studio.resize(700, 500)
    studio.show()
    button = studio.findChild(QPushButton, f"begin-{name}")
    with qtbot.waitSignal(opener.asked) as asked:
        if by_key:
            qtbot.keyClick(button, Qt.Key.Key_Space)
        else:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [name]


@pytest.mark.parametrize("language", ["en", "ar", "zh_CN"])
@pytest.mark.parametrize(
    ("size", "pictured", "compact"),
    [
        ((388, 228), False, True),  # in the smallest window
        ((348, 208), False, True),  # as small as it can be made
        ((700, 320), False, False),
        ((500, 700), False, True),
        ((900, 600), True, False),
    ],
)
def test_nothing_overlaps_where_there_is_little_room(
    size: tuple[int, int],
    pictured: bool,
    compact: bool,
    language: Language,
    qapp: QApplication,
    owner: QObject,
    qtbot: QtBot,
) -> None:
    speak(qapp, language)
    try:
        around = QWidget()
        qtbot.addWidget(around)
        studio = EmptyStudio(cast(Any, FakeOpener(owner)), around)
        around.show()
        studio.resize(*size)
        qtbot.waitUntil(lambda: not overlaps(studio))
        verbs = studio.findChildren(BigVerb)
        assert [each.is_compact for each in verbs] == [compact] * 3
        assert studio._picture.isVisible() is pictured
    finally:
        speak(qapp, "en")


def overlaps(studio: EmptyStudio) -> list[str]:
    """What lies over something else, isn't seen whole, or is too low for its words."""
    seen = [each for each in children(studio) if each.isVisible()]
    found = [type(each).__name__ for each in seen if not studio.rect().contains(each.geometry())]
    for number, one in enumerate(seen):
        if isinstance(one, QLabel) and one.height() < one.heightForWidth(one.width()):
            found.append(one.text())
        found += [
            f"{one} {other}"
            for other in seen[number + 1 :]
            if one.geometry().intersects(other.geometry())
        ]
    return found


def children(studio: EmptyStudio) -> list[QWidget]:
    return studio.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


def test_recording_can_be_wanted(owner: QObject, qtbot: QtBot) -> None:
    studio = EmptyStudio(cast(Any, FakeOpener(owner)))
    qtbot.addWidget(studio)
    button = studio.findChild(QPushButton, "begin-record")
    with qtbot.waitSignal(studio.record_wanted):
        button.click()


def test_every_button_has_a_name(owner: QObject, qtbot: QtBot) -> None:
    studio = EmptyStudio(cast(Any, FakeOpener(owner)))
    qtbot.addWidget(studio)
    for button in studio.findChildren(QAbstractButton):
        assert button.text() or button.accessibleName()


def test_the_page_is_as_high_as_its_lines(page: WelcomePage) -> None:
    column = page.layout()
    assert column is not None
    assert page.height() == column.heightForWidth(page.width())
