"""The `BigVerb`: a large button with a picture, a verb and a line that says what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Caption, Heading, Picture

_PICTURE = 40
_WIDTH, _HEIGHT = 180, 168  # px, at least


class BigVerb(QPushButton):
    """One of the few things to begin with.

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
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(theme.MEDIUM, theme.LARGE, theme.MEDIUM, theme.LARGE)
        column.setSpacing(theme.SMALL)
        image = Picture(picture, _PICTURE, "accent")
        column.addWidget(image, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (Heading(verb), Caption(text)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for picture and lines."""
        return QSize(_WIDTH, max(_HEIGHT, self._column.heightForWidth(_WIDTH)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It never shrinks."""
        return self.sizeHint()
