"""Arrays as images: every pixel, memory that stays, and what shows through."""

from __future__ import annotations

import gc

import numpy as np
import pytest
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QImage, QPainter

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.images import as_image, paint_checkerboard


@pytest.mark.parametrize("channels", [3, 4])
def test_every_pixel_arrives_as_it_is(channels: int) -> None:
    pixels = np.arange(5 * 7 * channels, dtype=np.uint8).reshape(5, 7, channels)
    image = as_image(pixels)
    assert (image.width(), image.height()) == (7, 5)
    assert image.hasAlphaChannel() == (channels == 4)
    for y in range(5):
        for x in range(7):
            assert image.pixelColor(x, y).getRgb()[:channels] == tuple(pixels[y, x])


def test_parts_of_an_array_are_pictures_too() -> None:
    pixels = np.arange(6 * 8 * 3, dtype=np.uint8).reshape(6, 8, 3)
    flipped, smaller = as_image(pixels[:, ::-1]), as_image(pixels[::2, ::2])
    assert flipped.pixelColor(0, 0).getRgb()[:3] == tuple(pixels[0, 7])
    assert smaller.pixelColor(3, 2).getRgb()[:3] == tuple(pixels[4, 6])


def test_a_picture_outlives_its_array() -> None:
    image = as_image(np.full((50, 50, 3), 77, np.uint8))
    part = image.copy(0, 0, 10, 10)
    gc.collect()
    rubbish = [np.zeros((50, 50, 3), np.uint8) for _ in range(100)]
    assert image.pixelColor(25, 25).red() == part.pixelColor(5, 5).red() == 77
    assert len(rubbish) == 100


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_a_checkerboard_fills_its_area_from_its_corner_on(
    qapp: QObject, colours: theme.Colours
) -> None:
    theme.use(colours)
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_checkerboard(painter, QRectF(5, 3, 48, 32))
    painter.end()
    inside = {image.pixelColor(x, y).name() for x in range(5, 53) for y in range(3, 35)}
    assert inside == {colours.card, colours.line}
    assert image.pixelColor(5, 3) != image.pixelColor(5 + 8, 3)
    assert image.pixelColor(5, 3) == image.pixelColor(5 + 8, 3 + 8)
    assert image.pixelColor(4, 3).name() == image.pixelColor(5, 40).name() == "#000000"
