"""A big verb shows all of its words and is pressed anywhere on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.look.verbs import BigVerb


@pytest.fixture
def verb(qtbot: QtBot) -> BigVerb:
    made = BigVerb("photo", "Open a photo", "A person or an animal, looking at you. " * 3)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


@pytest.mark.parametrize("place", [(10, 10), (90, 30), (90, 80), (90, 120)])
def test_it_is_pressed_anywhere(verb: BigVerb, place: tuple[int, int], qtbot: QtBot) -> None:
    with qtbot.waitSignal(verb.clicked):
        qtbot.mouseClick(verb, Qt.MouseButton.LeftButton, pos=QPoint(*place))


def test_all_words_are_seen(verb: BigVerb) -> None:
    for label in verb.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
        assert verb.rect().contains(label.geometry())


def test_a_small_one_keeps_picture_and_verb(verb: BigVerb) -> None:
    full = verb.sizeHint()
    verb.set_compact(True)
    small = verb.sizeHint()
    assert small.width() < full.width() and small.height() < full.height() / 2
    verb.layout().activate()
    verb.resize(small)
    seen = [label for label in verb.findChildren(QLabel) if label.isVisible()]
    assert [label.text() for label in seen] == ["Open a photo"]
    assert verb.rect().contains(seen[0].geometry())
    assert verb.toolTip().startswith("A person"), "the line can still be read"
    verb.set_compact(False)
    assert verb.sizeHint() == full


def test_it_tells_its_name(verb: BigVerb) -> None:
    assert verb.accessibleName() == "Open a photo"
    assert verb.accessibleDescription().startswith("A person")
