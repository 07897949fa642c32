"""The edges at which lines begin and end, whatever the script of what is written in them.

Qt puts a label or a field with Latin letters or digits at the left even where the window runs
from right to left, so that a name stands apart from the line below it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Align = Qt.AlignmentFlag


def leading_edge(widget: QWidget) -> Qt.AlignmentFlag:
    """The side of the window from which one reads, centred in height."""
    side = Align.AlignRight if _mirrored(widget) else Align.AlignLeft
    return side | Align.AlignAbsolute | Align.AlignVCenter


def trailing_edge(widget: QWidget) -> Qt.AlignmentFlag:
    """The other side, centred in height."""
    side = Align.AlignLeft if _mirrored(widget) else Align.AlignRight
    return side | Align.AlignAbsolute | Align.AlignVCenter


def _mirrored(widget: QWidget) -> bool:
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
