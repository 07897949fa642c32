"""The small widgets of all panels: what they say, whom they call, when they are seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.look.kit import (
    Button,
    Caption,
    Card,
    EmptyState,
    IconButton,
    MessageBar,
    Picture,
)

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    """A message bar in a window that is shown."""
    window = QWidget()
    made = MessageBar()
    QVBoxLayout(window).addWidget(made)
    qtbot.addWidget(window)
    window.show()
    yield made


def button(bar: MessageBar, text: str) -> QPushButton:
    """The bar's button with that text."""
    return next(each for each in bar.findChildren(QPushButton) if each.text() == text)


def test_a_message_bar_is_seen_only_while_it_has_something_to_say(bar: MessageBar) -> None:
    assert bar.isHidden() and bar.text == ""
    bar.tell("The disk is full.")
    assert bar.isVisible() and bar.text == bar.accessibleName() == "The disk is full."
    bar.clear()
    assert bar.isHidden() and bar.text == ""


def test_a_message_can_be_closed(bar: MessageBar, qtbot: QtBot) -> None:
    bar.tell("The disk is full.")
    close = bar.findChild(QToolButton)
    with qtbot.waitSignal(bar.closed):
        qtbot.mouseClick(close, LEFT)
    assert bar.isHidden()


def test_a_message_offers_a_way_out(bar: MessageBar, qtbot: QtBot) -> None:
    done: list[str] = []
    bar.tell("No face was found.", action=("Place points", lambda: done.append("placed")))
    qtbot.mouseClick(button(bar, "Place points"), LEFT)
    assert done == ["placed"]
    again = ("Again", lambda: done.append("again"))
    bar.tell("It failed.", action=again, other=("Otherwise", lambda: done.append("otherwise")))
    qtbot.mouseClick(button(bar, "Otherwise"), LEFT)
    qtbot.mouseClick(button(bar, "Again"), LEFT)
    assert done == ["placed", "otherwise", "again"]
    bar.tell("Another message without one.")
    assert not any(each.isVisible() for each in bar.findChildren(QPushButton))


def test_details_are_copied_and_not_shown(bar: MessageBar, qtbot: QtBot) -> None:
    bar.tell("Something failed.", details="Traceback …\nline 2")
    assert "Traceback" not in bar.text
    qtbot.mouseClick(button(bar, "Copy details"), LEFT)
    assert QGuiApplication.clipboard().text() == "Traceback …\nline 2"


def test_a_message_has_the_kind_that_the_style_colours(bar: MessageBar) -> None:
    bar.tell("Saved.", "good")
    assert bar.property("kind") == "good"
    bar.tell("Failed.")
    assert bar.property("kind") == "bad"


def test_an_icon_alone_has_a_name_and_says_what_it_does(qtbot: QtBot) -> None:
    made = IconButton("play", "Play", "It begins at once.", checkable=True)
    qtbot.addWidget(made)
    assert made.accessibleName() == "Play" and made.toolTip() == "Play\nIt begins at once."
    assert made.isCheckable() and not made.icon().isNull()
    made.say("Pause")
    assert made.accessibleName() == made.toolTip() == "Pause"


def test_a_button_shows_icon_and_text(qtbot: QtBot) -> None:
    made = Button("Create video", "export", "primary", "Makes the file.")
    qtbot.addWidget(made)
    assert made.text() == "Create video" and made.toolTip() == "Makes the file."
    assert made.property("kind") == "primary" and not made.icon().isNull()
    bare = Button("Create video")
    qtbot.addWidget(bare)
    assert bare.icon().isNull() and made.sizeHint().width() > bare.sizeHint().width()


def test_an_icon_that_does_not_exist_is_a_mistake_at_once(qapp: object) -> None:
    with pytest.raises(FileNotFoundError):
        IconButton("no such icon", "Nothing")


def test_a_card_has_its_heading_only_if_it_was_given_one(qtbot: QtBot) -> None:
    named, bare = Card("Photo"), Card()
    for card in (named, bare):
        qtbot.addWidget(card)
    assert [each.text() for each in named.findChildren(QLabel)] == ["Photo"]
    assert not bare.findChildren(QLabel)


def test_a_caption_wraps(qtbot: QtBot) -> None:
    made = Caption("one two three four five six seven eight nine ten eleven twelve")
    qtbot.addWidget(made)
    assert made.heightForWidth(80) > 2 * made.heightForWidth(2000)


def test_an_empty_place_says_what_to_do_and_does_it(qtbot: QtBot) -> None:
    pressed: list[str] = []
    made = EmptyState(
        "empty-takes",
        "No takes yet",
        "Add a voice.",
        [
            ("Record", "microphone", lambda: pressed.append("record")),
            ("Import", "import", lambda: pressed.append("import")),
        ],
    )
    qtbot.addWidget(made)
    made.show()
    assert {"No takes yet", "Add a voice."} <= {each.text() for each in made.findChildren(QLabel)}
    buttons = made.findChildren(QPushButton)
    assert [each.property("kind") for each in buttons] == ["primary", "plain"]
    for each in buttons:
        qtbot.mouseClick(each, LEFT)
    assert pressed == ["record", "import"]


def test_an_empty_place_that_is_low_has_no_picture(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    made = EmptyState("empty-takes", "No takes yet", "Add a voice.", [])
    column.addWidget(made)
    qtbot.addWidget(window)
    window.show()
    picture = made.findChild(Picture)
    for height, shown in ((400, True), (130, False), (400, True)):
        window.resize(400, height)
        qtbot.waitUntil(lambda shown=shown: picture.isVisible() is shown)
        assert window.height() == height, "it needs no more room"


@pytest.mark.parametrize("tint", ["text", "accent", "disabled"])
def test_a_picture_is_drawn_in_its_tint(qtbot: QtBot, tint: str) -> None:
    made = Picture("photo", 64, tint)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    image = made.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(64) for y in range(64)}
    assert len(colours) > 3, "lines with soft edges on the ground"
    assert made.width() == made.height() == 64
