"""A small rounded picture, or an icon while there is none."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.icons import paint

_SIDE = 72  # px


class Thumbnail(QWidget):
    """Shows an image filling a square, cut evenly at the longer sides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIDE, _SIDE)
        self._image: QImage | None = None
        self._icon = "video"

    def show_image(self, image: QImage | None, otherwise: str = "video") -> None:
        """Shows an image.

        Args:
            image: None for the icon.
            otherwise: name of the icon.
        """
        self._image, self._icon = image, otherwise
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paints the image or the icon."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        area = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(area, theme.RADIUS, theme.RADIUS)
        painter.fillPath(shape, QColor(theme.colours().sunken))
        if self._image is None or self._image.isNull():
            side = int(area.width() * 0.44)
            corner = (area.width() - side) / 2
            paint(painter, self._icon, QRectF(corner, corner, side, side), "disabled")
            return
        painter.setClipPath(shape)
        painter.drawImage(area, self._image, _middle(self._image))


def _middle(image: QImage) -> QRectF:
    """The largest square in the middle of an image, a little above in high ones: faces are there.

    Args:
        image: any.
    """
    side = min(image.width(), image.height())
    return QRectF((image.width() - side) / 2, (image.height() - side) / 4, side, side)
