"""A part of a panel that folds, with a heading that says what is in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.icons import icon

_ICON = 18
_CHEVRON = 16


class Section(QFrame):
    """A heading and what belongs under it.

    Signals:
        folded(bool): the user closed it (True) or opened it.
    """

    folded = Signal(bool)

    def __init__(self, heading: str, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.header = SectionHeader(heading, picture)
        self.header.toggled.connect(self._toggled)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(theme.MEDIUM, 0, theme.MEDIUM, theme.SMALL)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.content)

    @property
    def is_open(self) -> bool:
        """Its content is shown."""
        return self.header.isChecked()

    def show_open(self, is_open: bool) -> None:
        """Opens or closes it, without a signal."""
        self.header.blockSignals(True)
        self.header.setChecked(is_open)
        self.header.blockSignals(False)
        self.content.setVisible(is_open)

    def _toggled(self, is_open: bool) -> None:
        self.content.setVisible(is_open)
        self.folded.emit(not is_open)


class SectionHeader(QAbstractButton):
    """A wide button: chevron, icon, heading, and a note at its end."""

    def __init__(self, heading: str, picture: str) -> None:
        super().__init__()
        self.setText(heading)
        self.setIcon(icon(picture))
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._note = ""

    @property
    def note(self) -> str:
        """A few words at the end, for example how much is changed inside."""
        return self._note

    def set_note(self, text: str) -> None:
        """Changes them."""
        if text != self._note:
            self._note = text
            self.setAccessibleDescription(text)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As high as a control one can hit."""
        metrics = QFontMetrics(self._heading_font())
        return QSize(120 + metrics.horizontalAdvance(self.text()), metrics.height() + theme.LARGE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draws it from the leading edge."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.raised))
            painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        x = theme.SMALL
        for name, side in ((self._chevron(), _CHEVRON), ("", _ICON)):
            drawing = icon(name) if name else self.icon()
            drawing.paint(painter, *self._placed(x, side), side, side)
            x += side + theme.SMALL
        self._write(painter, x)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS
            )
        painter.end()

    def _write(self, painter: QPainter, x: int) -> None:
        room = self.rect().adjusted(x, 0, -theme.MEDIUM, 0)
        if self._is_mirrored:
            room = self.rect().adjusted(theme.MEDIUM, 0, -x, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        leading = Qt.AlignmentFlag.AlignRight if self._is_mirrored else Qt.AlignmentFlag.AlignLeft
        trailing = Qt.AlignmentFlag.AlignLeft if self._is_mirrored else Qt.AlignmentFlag.AlignRight
        painter.setFont(self._heading_font())
        painter.setPen(QColor(theme.colours().text))
        painter.drawText(room, leading | middle, self.text())
        painter.setFont(self.font())
        painter.setPen(QColor(theme.colours().accent))
        painter.drawText(room, trailing | middle, self._note)

    def _placed(self, x: int, side: int) -> tuple[int, int]:
        """Left and top of a square that begins `x` pixels from the leading edge."""
        left = self.width() - x - side if self._is_mirrored else x
        return left, (self.height() - side) // 2

    def _chevron(self) -> str:
        if self.isChecked():
            return "chevron-down"
        return "chevron-left" if self._is_mirrored else "chevron-right"

    def _heading_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
