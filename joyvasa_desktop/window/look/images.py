"""Pictures for painting: arrays as Qt's images, and what shows through transparent ones."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.window.look import theme

_TILE = 8  # px


def as_image(pixels: Pixels) -> QImage:
    """An image that shares the array's memory, which nobody may write to any more.

    Args:
        pixels: uint8 (H, W, 3) RGB, or (H, W, 4) with straight alpha.
    """
    height, width, channels = pixels.shape
    form = QImage.Format.Format_RGB888 if channels == 3 else QImage.Format.Format_RGBA8888
    whole = pixels if pixels.flags["C_CONTIGUOUS"] else pixels.copy()
    # PySide keeps the array alive as long as any copy of the image uses its memory.
    return QImage(whole.data, width, height, channels * width, form)


def paint_checkerboard(painter: QPainter, area: QRectF) -> None:
    """Squares of two shades: how the world draws what isn't there."""
    colours = theme.colours()
    painter.save()
    painter.setBrushOrigin(area.topLeft())
    painter.fillRect(area, QBrush(_tiles(colours.card, colours.line)))
    painter.restore()


@lru_cache(maxsize=2)
def _tiles(light: str, dark: str) -> QPixmap:
    """Two squares each way."""
    tiles = QPixmap(2 * _TILE, 2 * _TILE)
    tiles.fill(QColor(light))
    painter = QPainter(tiles)
    for corner in (0, _TILE):
        painter.fillRect(QRect(corner, corner, _TILE, _TILE), QColor(dark))
    painter.end()
    return tiles
