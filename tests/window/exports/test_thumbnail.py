"""The small picture of a video."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.exports.thumbnail import Thumbnail
from joyvasa_desktop.window.look import theme


@pytest.fixture
def thumbnail(qtbot: QtBot) -> Thumbnail:
    made = Thumbnail()
    qtbot.addWidget(made)
    return made


def test_an_icon_before_there_is_a_picture(thumbnail: Thumbnail) -> None:
    image = thumbnail.grab().toImage()
    assert image.pixelColor(36, 4).name() == theme.colours().sunken
    seen = {image.pixelColor(x, 36).name() for x in range(10, 62)}
    assert len(seen) > 1, "something is drawn"


@pytest.mark.parametrize("size", [(200, 100), (100, 200)])
def test_the_middle_fills_the_square(thumbnail: Thumbnail, size: tuple[int, int]) -> None:
    image = QImage(*size, QImage.Format.Format_RGB888)
    image.fill(QColor("red"))
    painter = QPainter(image)
    painter.fillRect(size[0] // 2 - 10, size[1] // 2 - 10, 20, 20, QColor("blue"))
    painter.end()
    thumbnail.show_image(image)
    shown = thumbnail.grab().toImage()
    assert shown.pixelColor(4, 36).name() == "#ff0000"
    blue = [y for y in range(72) if shown.pixelColor(36, y).name() == "#0000ff"]
    assert len(blue) == pytest.approx(20 * 72 / 100, abs=2), "not distorted"
    thumbnail.show_image(None)
    assert thumbnail.grab().toImage().pixelColor(4, 36).name() != "#ff0000"
