"""What appears below the edge of a low window is scrolled into sight."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.look.kit import MessageBar
from joyvasa_desktop.window.look.reveal import reveal


def low_window(qtbot: QtBot, bar: MessageBar) -> QScrollArea:
    """A column of 600 px and a message below it, in a window of 200 px."""
    tall = QWidget()
    tall.setFixedHeight(600)
    inside, area = QWidget(), QScrollArea()
    column = QVBoxLayout(inside)
    column.addWidget(tall)
    column.addWidget(bar)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.resize(300, 200)
    qtbot.addWidget(area)
    area.show()
    return area


def is_seen(area: QScrollArea, bar: MessageBar) -> bool:
    """All of it."""
    return bar.isVisible() and bar.visibleRegion().boundingRect() == bar.rect()


def test_a_message_below_the_edge_is_scrolled_into_sight(qtbot: QtBot) -> None:
    bar = MessageBar()
    area = low_window(qtbot, bar)
    bar.tell("The voice is very quiet: record it again, nearer to the microphone.", "warning")
    qtbot.waitUntil(lambda: is_seen(area, bar))
    assert area.verticalScrollBar().value() > 0


def test_what_was_told_already_leaves_the_column_where_it_is(qtbot: QtBot) -> None:
    bar = MessageBar()
    area = low_window(qtbot, bar)
    bar.tell("The voice is very quiet.", "warning")
    qtbot.waitUntil(lambda: is_seen(area, bar))
    area.verticalScrollBar().setValue(0)
    bar.tell("The voice is very quiet.", "warning")
    qtbot.wait(150)
    assert area.verticalScrollBar().value() == 0


def test_nothing_happens_without_a_column_or_to_what_is_gone(qtbot: QtBot) -> None:
    alone, gone = QWidget(), QWidget()
    qtbot.addWidget(alone)
    alone.show()
    reveal(alone)
    reveal(gone)
    gone.deleteLater()
    qtbot.wait(150)
    assert alone.isVisible()
