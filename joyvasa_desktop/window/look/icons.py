"""Icons from resources/icons: SVG drawings in one colour, tinted for the theme in use."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from joyvasa_desktop import own_files, paths
from joyvasa_desktop.window.look import theme

_SIZES = (16, 20, 24, 32, 40, 48)
"""px; what buttons, menus and lists ask for, at 100 and 200 %. Larger ones are painted."""

_NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>'

Tint: TypeAlias = Literal["text", "accent", "disabled"]


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


def paint(painter: QPainter, name: str, area: QRectF, tint: Tint = "text") -> None:
    """Draws one at any size, sharp on every screen.

    Raises:
        FileNotFoundError: if there is no such drawing.
    """
    colours = theme.colours()
    tints = {"text": colours.text, "accent": colours.accent, "disabled": colours.disabled}
    _renderer(name, tints[tint], tint == "disabled", colours).render(painter, area)


@lru_cache(maxsize=512)
def _tinted(name: str, colour: str, colours: theme.Colours) -> QIcon:
    result = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        off = mode == QIcon.Mode.Disabled
        renderer = _renderer(name, colours.disabled if off else colour, off, colours)
        for size in _SIZES:
            result.addPixmap(_drawn(renderer, size), mode)
    return result


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str, quiet: bool, colours: theme.Colours) -> QSvgRenderer:
    drawing = _drawing(name)
    tints = {
        "currentColor": colour,
        "accentColor": colour if quiet else colours.accent,
        "softColor": colours.accent_soft,
        "cardColor": colours.card,
    }
    return QSvgRenderer(QByteArray(_coloured(drawing, tints).encode()))


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    try:
        return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    except FileNotFoundError:
        if own_files.have_changed():
            # What is to be told must not fail for want of a picture beside it.
            return _NOTHING
        raise


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
