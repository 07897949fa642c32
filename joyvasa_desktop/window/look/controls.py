"""Controls that the panels share and Qt doesn't have: a switch, a row of segments, a slider.

They are painted from the theme, follow the direction of the writing, and are worked by mouse and
keyboard like the ones they are made of.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QSlider,
    QWidget,
)

from joyvasa_desktop.settings import Value
from joyvasa_desktop.window.look import theme

_SWITCH = QSize(38, 22)
_KNOB = 14
_GROOVE = 4
_RING = 2


def _painter(widget: QWidget) -> QPainter:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    return painter


def _ring(painter: QPainter, around: QRectF, radius: float) -> None:
    """The visible focus."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.colours().accent), _RING))
    inset = _RING / 2
    painter.drawRoundedRect(around.adjusted(inset, inset, -inset, -inset), radius, radius)


class Switch(QCheckBox):
    """On or off, as a knob in a groove; a check box for everything but the eye."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for the groove and the ring around it."""
        return _SWITCH + QSize(2 * _RING + 2, 2 * _RING + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It never shrinks."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: N802
        """All of it can be clicked."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draws groove, knob and focus."""
        colours = theme.colours()
        painter = _painter(self)
        groove = QRectF(0, 0, _SWITCH.width(), _SWITCH.height())
        groove.moveCenter(QRectF(self.rect()).center())
        radius = groove.height() / 2
        on, enabled = self.isChecked(), self.isEnabled()
        fill = colours.accent if on else colours.disabled
        painter.setOpacity(1.0 if enabled else 0.4)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(groove, radius, radius)
        painter.setBrush(QColor(colours.on_accent if on else colours.card))
        at_right = on != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        x = groove.right() - radius if at_right else groove.left() + radius
        painter.drawEllipse(QPointF(x, groove.center().y()), radius - 3, radius - 3)
        if self.hasFocus():
            painter.setOpacity(1.0)
            _ring(painter, QRectF(self.rect()), radius + _RING)
        painter.end()


class Segmented(QWidget):
    """A few choices side by side, one of them chosen.

    The arrow keys go from one to the next; a choice that can't be had is grey and says why.

    Signals:
        chosen(object): the user chose that value.
    """

    chosen = Signal(object)

    def __init__(self, choices: list[tuple[Value, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(_RING, _RING, _RING, _RING)
        row.setSpacing(_RING)
        for number, (_, text) in enumerate(choices):
            segment = _Segment(text)
            self._group.addButton(segment, number)
            row.addWidget(segment)
        self._group.idClicked.connect(self._clicked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def segment(self, value: Value) -> QAbstractButton:
        """The button of one choice."""
        return self._group.button(self._values.index(value))

    def value(self) -> Value:
        """The choice that is shown."""
        return self._values[self._group.checkedId()]

    def show_value(self, value: Value) -> None:
        """Shows a choice, without a signal."""
        self.segment(value).setChecked(True)

    def allow(self, value: Value, reason: str) -> None:
        """Lets a choice be made, or not and says why: "" is allowed."""
        self.segment(value).setEnabled(not reason)
        self.segment(value).setToolTip(reason)
        self.segment(value).setAccessibleDescription(reason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draws the well in which the segments lie."""
        painter = _painter(self)
        painter.setBrush(QColor(theme.colours().sunken))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        painter.end()

    def _clicked(self, number: int) -> None:
        self.chosen.emit(self._values[number])


class _Segment(QRadioButton):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.text()) + 2 * theme.SMALL
        return QSize(width, metrics.height() + theme.SMALL)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: N802
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        colours = theme.colours()
        painter = _painter(self)
        around, radius = QRectF(self.rect()), theme.RADIUS - _RING
        ink = colours.muted
        if self.isChecked():
            painter.setBrush(QColor(colours.accent_soft if self.isEnabled() else colours.line))
            painter.drawRoundedRect(around, radius, radius)
            ink = colours.text
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(QColor(colours.line))
            painter.drawRoundedRect(around, radius, radius)
            ink = colours.text
        painter.setPen(QColor(ink if self.isEnabled() else colours.disabled))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            _ring(painter, around, radius)
        painter.end()


class CalmSlider(QSlider):
    """A horizontal slider: a click goes there, the wheel moves it only while it has the focus.

    `origin` is the position from which the groove is filled, `mark` where a small notch shows the
    default; both are positions of the slider, None for the beginning and for no notch.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.origin: int | None = None
        self.mark: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Knob and ring."""
        return QSize(120, _KNOB + 2 * _RING + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow columns make it short."""
        return QSize(60, _KNOB + 2 * _RING + 2)

    def place(self, position: int) -> float:
        """Where a position lies, in pixels from the left."""
        span = max(self.maximum() - self.minimum(), 1)
        part = (position - self.minimum()) / span
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            part = 1 - part
        return self._margin + part * (self.width() - 2 * self._margin)

    def position_at(self, x: float) -> int:
        """The position under a pixel, the opposite of `place`."""
        part = (x - self._margin) / max(self.width() - 2 * self._margin, 1)
        part = min(max(part, 0.0), 1.0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            part = 1 - part
        return self.minimum() + round(part * (self.maximum() - self.minimum()))

    @property
    def _margin(self) -> float:
        return _KNOB / 2 + _RING + 1

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Takes the knob to the pointer."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        self.setSliderPosition(self.position_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drags the knob."""
        if self.isSliderDown():
            self.setSliderPosition(self.position_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Lets the knob go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leaves the wheel to the panel unless the slider was chosen on purpose."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draws groove, what is filled, the notch and the knob."""
        colours = theme.colours()
        painter = _painter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.4)
        middle = self.height() / 2
        begin, end = _GROOVE / 2, self.width() - _GROOVE / 2
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            begin, end = end, begin
        here = self.place(self.sliderPosition())
        origin = begin if self.origin is None else self.place(self.origin)
        for first, last, colour in ((begin, end, colours.line), (origin, here, colours.accent)):
            painter.setBrush(QColor(colour))
            left, width = min(first, last), abs(last - first)
            bar = QRectF(left - 1, middle - _GROOVE / 2, width + 2, _GROOVE)
            painter.drawRoundedRect(bar, _GROOVE / 2, _GROOVE / 2)
        if self.mark is not None:
            painter.setBrush(QColor(colours.muted))
            painter.drawRoundedRect(
                QRectF(self.place(self.mark) - 1, middle - _GROOVE, 2, 2 * _GROOVE), 1, 1
            )
        self._paint_knob(painter, QPointF(here, middle))
        painter.end()

    def _paint_knob(self, painter: QPainter, centre: QPointF) -> None:
        colours = theme.colours()
        painter.setBrush(QColor(colours.card))
        painter.setPen(QPen(QColor(colours.accent), _RING))
        radius = _KNOB / 2 - _RING / 2
        painter.drawEllipse(centre, radius, radius)
        if self.isSliderDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(centre, radius / 2, radius / 2)
        if self.hasFocus():
            side = _KNOB + 2 * _RING + 2
            ring = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            _ring(painter, ring, side / 2)
