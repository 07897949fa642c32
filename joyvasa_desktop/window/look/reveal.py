"""Scrolls what has just appeared into sight."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from joyvasa_desktop.window.look import theme

_LAID_OUT = 40  # milliseconds after which every layout around it knows its new size


def reveal(widget: QWidget) -> None:
    """Shows all of a widget in the scrolled column around it, if it is in one, in a moment."""
    QTimer.singleShot(_LAID_OUT, widget, partial(_reveal, widget))


def _reveal(widget: QWidget) -> None:
    above = widget.parentWidget()
    while widget.isVisible() and above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, theme.SMALL)
            return
        above = above.parentWidget()
