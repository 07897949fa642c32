"""Icons from resources/icons: SVG drawings in one colour, tinted for the theme in use."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from joyvasa_desktop import paths
from joyvasa_desktop.window import theme

_SIZES = (16, 20, 24, 32, 48, 96, 192)


def icon(name: str, *, on_accent: bool = False) -> QIcon:
    """The icon of resources/icons/NAME.svg; `currentColor` in it becomes the text's colour.

    Args:
        on_accent: it stands on the accent colour.

    Raises:
        FileNotFoundError: if there is no such drawing.
    """
    colours = theme.colours()
    return _tinted(name, colours.on_accent if on_accent else colours.text, colours.disabled)


@lru_cache(maxsize=512)
def _tinted(name: str, colour: str, disabled: str) -> QIcon:
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    result = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", tint).encode()))
        for size in _SIZES:
            result.addPixmap(_drawn(renderer, size), mode)
    return result


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
