"""A voice as a small picture: a few bars, as loud as it is there."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.window.look import theme

BARS = 13
_SIDE = 144  # px: twice what is shown, for fine screens
_MARGIN = 20
_LOWEST = 0.06  # of the height, so that silence is a row of dots


def heights(envelope: Floats, bars: int = BARS) -> Floats:
    """The loudness of equal stretches, the loudest 1.

    Args:
        envelope: float32 (N, 2), lowest and highest value of each step.

    Returns:
        float32 (bars,), 0..1; zeros for silence or no sound.
    """
    if not len(envelope):
        return np.zeros(bars, np.float32)
    sizes = np.abs(envelope).max(axis=1)
    edges = np.linspace(0, len(sizes), bars + 1).astype(int)
    parts = [sizes[a : max(b, a + 1)] for a, b in pairwise(edges)]
    # The mean of the squares: one loud click doesn't make a stretch loud.
    loud = np.array([np.sqrt(np.mean(part**2)) if len(part) else 0.0 for part in parts])
    largest = float(loud.max())
    return (loud / largest if largest > 0 else loud).astype(np.float32)


def outline(envelope: Floats) -> QImage:
    """The picture, square, in the colours in use."""
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(theme.colours().accent_soft))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours().accent))
    room = _SIDE - 2 * _MARGIN
    step = room / BARS
    for number, height in enumerate(heights(envelope)):
        tall = room * max(float(height), _LOWEST)
        bar = QRectF(_MARGIN + (number + 0.2) * step, (_SIDE - tall) / 2, 0.6 * step, tall)
        painter.drawRoundedRect(bar, 0.3 * step, 0.3 * step)
    painter.end()
    return image
