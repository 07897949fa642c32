"""Names and numbers stand where the window's lines begin and end, whatever their script."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.look.edges import leading_edge
from joyvasa_desktop.window.look.elided_label import ElidedLabel
from joyvasa_desktop.window.look.fields import CalmSpinBox
from joyvasa_desktop.window.look.kit import Button, Caption, Title

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture(params=[LTR, RTL], ids=["ltr", "rtl"])
def way(request: pytest.FixtureRequest, qapp: object) -> object:
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.setLayoutDirection(request.param)
    yield request.param
    QGuiApplication.setLayoutDirection(LTR)


def drawn(widget: QWidget, qtbot: QtBot, width: int) -> tuple[int, int]:
    """The first and the last column that isn't background."""
    qtbot.addWidget(widget)
    widget.resize(width, max(widget.sizeHint().height(), 30))
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ground = image.pixelColor(image.width() // 2, 3).value()
    columns = [
        x
        for x in range(6, image.width() - 6)
        if any(
            abs(image.pixelColor(x, y).value() - ground) > 60 for y in range(6, image.height() - 6)
        )
    ]
    return columns[0], columns[-1]


@pytest.mark.parametrize("kind", [Title, Caption, ElidedLabel])
@pytest.mark.parametrize("text", ["portrait.png", "صورة"])
def test_labels_begin_where_the_window_begins(
    kind: type[QLabel], text: str, way: Qt.LayoutDirection, qtbot: QtBot
) -> None:
    label = kind()
    label.resize(300, 30)
    label.setText(text)
    first, last = drawn(label, qtbot, 300)
    assert first < 20 if way == LTR else last > 280


@pytest.mark.parametrize("suffix", ["", " ث", " s"])
def test_numbers_end_where_the_window_ends(
    suffix: str, way: Qt.LayoutDirection, qtbot: QtBot
) -> None:
    field = CalmSpinBox()
    field.setSuffix(suffix)
    first, last = drawn(field, qtbot, 200)
    assert last > 180 if way == LTR else first < 20


def test_a_buttons_icon_stands_apart_from_its_text(way: Qt.LayoutDirection, qtbot: QtBot) -> None:
    plain, pictured = Button("العربية"), Button("العربية", "export")
    alone = drawn(plain, qtbot, 200)
    both = drawn(pictured, qtbot, 200)
    text, whole = alone[1] - alone[0], both[1] - both[0]
    assert whole - text > 16
    assert abs(both[0] + both[1] - 200) < 12, "icon and text are in the middle together"


def test_an_edge_is_never_turned_round_twice(way: Qt.LayoutDirection, qtbot: QtBot) -> None:
    assert leading_edge(QWidget()) & Qt.AlignmentFlag.AlignAbsolute
