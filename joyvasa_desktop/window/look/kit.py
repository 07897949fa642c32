"""The small widgets that all panels share, so that the window looks like one thing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.edges import leading_edge
from joyvasa_desktop.window.look.icons import Tint, icon, paint
from joyvasa_desktop.window.look.reveal import reveal


class Card(QFrame):
    """A rounded surface with an optional heading; `body` is the layout for its content.

    `head` is the row of the heading, for small buttons at its end.
    """

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.MEDIUM, theme.MEDIUM, theme.MEDIUM, theme.MEDIUM)
        outer.setSpacing(theme.SMALL)
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.TINY)
        if heading:
            self.head.addWidget(Heading(heading))
            self.head.addStretch(1)
        outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.SMALL)
        outer.addLayout(self.body)


class Title(QLabel):
    """The large writing at the top of a page; one on each."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("title")
        self.setAlignment(leading_edge(self))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class Heading(QLabel):
    """The name of a card or a section."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("heading")


class Caption(QLabel):
    """Small, quiet, wrapping text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("caption")
        self.setWordWrap(True)
        self.setAlignment(leading_edge(self))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


_BUTTON_GAP = 7  # px between icon and text
_QT_GAP = 4  # px, what Qt counts for it


class Button(QPushButton):
    """A button with a text and perhaps an icon.

    Args:
        kind: "primary" for the one thing to do next, "plain" for others, "quiet" without a frame.
    """

    def __init__(
        self,
        text: str,
        name: str = "",
        kind: str = "plain",
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        if name:
            self.setIcon(icon(name, on_accent=kind == "primary"))
        self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A click doesn't take the keys: afterwards the space bar still plays.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for the gap between icon and text, too."""
        both = bool(self.text()) and not self.icon().isNull()
        return super().sizeHint() + QSize(_BUTTON_GAP - _QT_GAP if both else 0, 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Its text is never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paints icon and text in the middle; Qt leaves no gap where one reads leftwards."""
        if self.icon().isNull() or not self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        side, room = self.iconSize().width(), self.rect()
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        place = QRect(0, 0, side + _BUTTON_GAP + words, room.height())
        place.moveCenter(room.center())
        icon_place = QRect(place.left(), place.top(), side, place.height())
        text_place = place.adjusted(side + _BUTTON_GAP, 0, 0, 0)
        way = self.layoutDirection()
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        middle = Qt.AlignmentFlag.AlignCenter
        self.icon().paint(painter, QStyle.visualRect(way, place, icon_place), middle, mode)
        painter.setPen(self._ink())
        flags = int(middle | Qt.TextFlag.TextHideMnemonic)
        painter.drawText(QStyle.visualRect(way, place, text_place), flags, self.text())

    def _ink(self) -> QColor:
        colours = theme.colours()
        if not self.isEnabled():
            return QColor(colours.disabled)
        primary = self.property("kind") == "primary"
        return QColor(colours.on_accent if primary else colours.text)


class IconButton(QToolButton):
    """A button with an icon alone; its text is its accessible name and begins its tool tip."""

    def __init__(
        self,
        name: str,
        text: str,
        tip: str = "",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon(name))
        self.setIconSize(QSize(20, 20))
        self.setAutoRaise(True)
        self.setCheckable(checkable)
        self.say(text, tip)

    def say(self, text: str, tip: str = "") -> None:
        """Changes the name and the tool tip."""
        self.setAccessibleName(text)
        self.setToolTip(f"{text}\n{tip}" if tip else text)

    def show_icon(self, name: str) -> None:
        """Changes the icon."""
        self.setIcon(icon(name))


class MessageBar(QFrame):
    """A sentence with ways out, shown where it belongs; hidden while there is nothing to say.

    Signals:
        closed(): the user closed it.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._copy = Button(self.tr("Copy details"), "copy", "quiet")
        self._copy.clicked.connect(self._copy_details)
        self._action = Button("", kind="plain")
        self._action.clicked.connect(self._act)
        self._other = Button("", kind="plain")
        self._other.clicked.connect(self._act_otherwise)
        self._close = IconButton("close", self.tr("Close this message"))
        self._close.clicked.connect(self._dismiss)
        self._details = ""
        self._do: Callable[[], None] | None = None
        self._do_otherwise: Callable[[], None] | None = None
        self._lay_out()
        self.hide()

    @property
    def text(self) -> str:
        """What it says now, "" when hidden."""
        return self._text.text() if not self.isHidden() else ""

    def tell(
        self,
        text: str,
        kind: str = "bad",
        details: str = "",
        action: tuple[str, Callable[[], None]] | None = None,
        other: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Shows a text.

        Args:
            kind: "bad", "warning", "good" or "info".
            details: for a report; offers a button that copies them.
            action: text and function of a button.
            other: the same of a second one.
        """
        if text != self.text:
            reveal(self)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._details, self._do = details, action[1] if action else None
        self._do_otherwise = other[1] if other else None
        self._copy.setVisible(bool(details))
        self._action.setVisible(action is not None)
        self._action.setText(action[0] if action else "")
        self._other.setVisible(other is not None)
        self._other.setText(other[0] if other else "")
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def clear(self) -> None:
        """Hides it."""
        self._text.clear()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.SMALL, theme.SMALL)
        column = QVBoxLayout()
        column.addWidget(self._text)
        buttons = QHBoxLayout()
        buttons.addWidget(self._action)
        buttons.addWidget(self._other)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        column.addLayout(buttons)
        row.addLayout(column, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _copy_details(self) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(self._details)

    def _act(self) -> None:
        if self._do is not None:
            self._do()

    def _act_otherwise(self) -> None:
        if self._do_otherwise is not None:
            self._do_otherwise()

    def _dismiss(self) -> None:
        self.clear()
        self.closed.emit()


_ILLUSTRATION = 96  # px


class Picture(QWidget):
    """A drawing of resources/icons, sharp at every size and scale.

    Args:
        side: logical pixels.
    """

    def __init__(
        self, name: str, side: int, tint: Tint = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._tint = name, tint
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paints it."""
        painter = QPainter(self)
        paint(painter, self._name, QRectF(self.rect()), self._tint)
        painter.end()


class EmptyState(QWidget):
    """What a place shows while it has nothing: a picture, a sentence, and verbs to press.

    Where that is too low for all of it, the picture goes.

    Args:
        picture: name of an illustration in resources/icons.
        buttons: texts, icons and functions; the first one is the primary.
    """

    def __init__(
        self,
        picture: str,
        heading: str,
        text: str,
        buttons: list[tuple[str, str, Callable[[], None]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(theme.MEDIUM)
        column.addStretch(1)
        self._picture = Picture(picture, _ILLUSTRATION)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (Heading(heading), Caption(text)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        for number, (caption, name, do) in enumerate(buttons):
            button = Button(caption, name, "plain" if number else "primary")
            button.clicked.connect(do)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for the writing and the verbs."""
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() - self._height_of_picture)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shows the picture where there is room for it."""
        super().resizeEvent(event)
        column = self.layout()
        assert column is not None
        needed = column.totalHeightForWidth(self.width()) - self._height_of_picture
        shown = self.height() >= needed + _ILLUSTRATION + theme.MEDIUM
        self._picture.setVisible(shown)

    @property
    def _height_of_picture(self) -> int:
        return 0 if self._picture.isHidden() else _ILLUSTRATION + theme.MEDIUM
