"""Number fields and lists that leave the wheel to the panel they stand in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.edges import trailing_edge

_EDGE = 1  # px, what Qt leaves free beside the text of a list


class CalmSpinBox(QDoubleSpinBox):
    """A number without arrows; the wheel changes it only while it has the focus.

    It has no frame until the pointer or the keyboard comes: many of them stand in one panel.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        colours = theme.colours()
        self.setStyleSheet(
            f"QDoubleSpinBox {{ background: {colours.raised}; border: 1px solid {colours.raised};"
            f" padding: 2px 6px; min-height: 18px; border-radius: 6px; }}"
            f"QDoubleSpinBox:hover {{ border-color: {colours.muted}; }}"
            f"QDoubleSpinBox:focus {{ border: 2px solid {colours.accent}; padding: 1px 5px; }}"
            "QDoubleSpinBox:disabled { background: transparent; border-color: transparent; }"
        )
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(trailing_edge(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown(False)
        self._top, self._suffix = "", ""

    def name_top(self, text: str) -> None:
        """Shows a word in the place of the highest number; a unit behind it would be wrong."""
        self._top, self._suffix = text, self.suffix()
        self.valueChanged.connect(self._show_suffix)
        self._show_suffix()

    def setValue(self, value: float) -> None:  # noqa: N802 (Qt's name)
        """Shows a number."""
        super().setValue(value)
        # No signal comes while signals are blocked.
        self._show_suffix()

    def textFromValue(self, value: float) -> str:  # noqa: N802 (Qt's name)
        """The number, or the word for the highest one."""
        if self._top and value >= self.maximum():
            return self._top
        return super().textFromValue(value)

    def valueFromText(self, text: str) -> float:  # noqa: N802 (Qt's name)
        """The number that was typed."""
        if self._top and self._typed(text) == self._top.casefold():
            return self.maximum()
        return super().valueFromText(text)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Numbers, and the word for the highest one."""
        typed = self._typed(text)
        if self._top and typed and self._top.casefold().startswith(typed):
            whole = len(typed) == len(self._top)
            state = QValidator.State
            return state.Acceptable if whole else state.Intermediate, text, place
        return super().validate(text, place)

    def _typed(self, text: str) -> str:
        """What was typed without the unit, in small letters."""
        return text.removesuffix(self.suffix()).strip().casefold()

    def _show_suffix(self) -> None:
        if self._top:
            self.setSuffix("" if self.value() >= self.maximum() else self._suffix)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Gives the writing its room."""
        super().resizeEvent(event)
        self._place_text()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Gives the writing its room."""
        super().showEvent(event)
        self._place_text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Gives the writing its room in another style."""
        super().changeEvent(event)
        self._place_text()

    def _place_text(self) -> None:
        # With a style sheet and no arrows Qt leaves one pixel for the text, read left to right.
        self.lineEdit().setGeometry(self.rect().adjusted(theme.TINY, 1, -theme.TINY, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leaves the wheel to the panel unless the field was chosen on purpose."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CalmComboBox(QComboBox):
    """A list to choose from; the wheel changes it only while it has the focus.

    Of what is chosen it shows as much as fits, from its beginning.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def shown(self) -> str:
        """What there is room for of the chosen text."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._fitting(option)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draws the list; Qt would cut a long text off in the middle of a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._fitting(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _fitting(self, option: QStyleOptionComboBox) -> str:
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        # Where the line is read from the right, this is still the end of the text.
        mode = Qt.TextElideMode.ElideRight
        room = field.width() - 2 * _EDGE
        return self.fontMetrics().elidedText(self.currentText(), mode, room)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leaves the wheel to the panel unless the list was chosen on purpose."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
