"""Icons from resources/icons: SVG drawings in one colour, tinted for the theme in use."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from joyvasa_desktop import paths
from joyvasa_desktop.window import theme

_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 192, 256)


def icon(name: str, *, on_accent: bool = False) -> QIcon:
    """The icon of resources/icons/NAME.svg; `currentColor` in it becomes the text's colour.

    Illustrations also use `accentColor`, `softColor` and `cardColor`, those of the theme.

    Args:
        on_accent: it stands on the accent colour.

    Raises:
        FileNotFoundError: if there is no such drawing.
    """
    colours = theme.colours()
    return _tinted(name, colours.on_accent if on_accent else colours.text, colours)


def accent_icon(name: str) -> QIcon:
    """The icon in the accent colour, for the few that should catch the eye.

    Raises:
        FileNotFoundError: if there is no such drawing.
    """
    return _tinted(name, theme.colours().accent, theme.colours())


@lru_cache(maxsize=512)
def _tinted(name: str, colour: str, colours: theme.Colours) -> QIcon:
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    shades = {"softColor": colours.accent_soft, "cardColor": colours.card}
    normal = shades | {"currentColor": colour, "accentColor": colours.accent}
    disabled = shades | {"currentColor": colours.disabled, "accentColor": colours.disabled}
    result = QIcon()
    for mode, tints in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(_coloured(drawing, tints).encode()))
        for size in _SIZES:
            result.addPixmap(_drawn(renderer, size), mode)
    return result


def _coloured(drawing: str, tints: dict[str, str]) -> str:
    for word, tint in tints.items():
        drawing = drawing.replace(word, tint)
    return drawing


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
