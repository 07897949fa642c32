"""The `BigVerb`: a large button with a picture, a verb and a line that says what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Caption, Heading, Picture

_PICTURE, _SMALL_PICTURE = 40, 24
_ROOM, _SMALL_ROOM = (180, 168), (104, 72)  # px, at least


class BigVerb(QPushButton):
    """One of the few things to begin with.

    Where there is little room, `set_compact` leaves the line to the tool tip.

    Args:
        picture: name of an icon.
        verb: what pressing it does; its accessible name.
        text: what one will see.
    """

    def __init__(self, picture: str, verb: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "verb")
        self.setAccessibleName(verb)
        self.setAccessibleDescription(text)
        self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.is_compact = False
        column = self._column = QVBoxLayout(self)
        self._image, self._text = Picture(picture, _PICTURE, "accent"), Caption(text)
        column.addWidget(self._image, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (Heading(verb), self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """A small picture and the verb, or everything."""
        self.is_compact = compact
        side = _SMALL_PICTURE if compact else _PICTURE
        self._image.setFixedSize(side, side)
        self._text.setHidden(compact)
        around, above = (theme.TINY, theme.SMALL) if compact else (theme.MEDIUM, theme.LARGE)
        self._column.setContentsMargins(around, above, around, above)
        self._column.setSpacing(theme.TINY if compact else theme.SMALL)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for picture and lines."""
        width, height = _SMALL_ROOM if self.is_compact else _ROOM
        return QSize(width, max(height, self._column.heightForWidth(width)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It never shrinks."""
        return self.sizeHint()
