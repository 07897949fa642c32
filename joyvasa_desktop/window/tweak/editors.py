"""The editors of the panel: one for each kind of setting."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from joyvasa_desktop.settings import Declaration, Value
from joyvasa_desktop.window.engine_choice import lacks_models
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.controls import CalmSlider, Segmented, Switch
from joyvasa_desktop.window.look.fields import CalmComboBox, CalmSpinBox
from joyvasa_desktop.window.look.kit import Button, Caption
from joyvasa_desktop.window.tweak.steps import Steps, steps_of

_FIELD = 76  # px, the narrowest number field
_ROOM = 284  # px, width of a row in the narrowest panel
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


class Editor(QWidget):
    """Shows the value of one setting and lets it be changed.

    The widget itself stands at the end of the row; `below` gets the whole width under it, and so
    do `note`, where there is something to say, and `aid`, a button that helps with it.

    Signals:
        edited(object): the user wants that value; many of them while a slider is dragged.
        finished(): the slider was let go, the field was left: the next change is another one.
    """

    edited = Signal(object)
    finished = Signal()

    def __init__(self, known: Declaration) -> None:
        super().__init__()
        self.known = known
        self.below: QWidget | None = None
        self.note: QLabel | None = None
        self.aid: QWidget | None = None
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.TINY)

    @property
    def controls(self) -> list[QWidget]:
        """What gets the focus, for names and tool tips; the first one is the main one."""
        raise NotImplementedError

    @property
    def is_held(self) -> bool:
        """The user holds the control right now."""
        return False

    def show_value(self, value: Value) -> None:
        """Shows a value, without a signal."""
        raise NotImplementedError

    def allow(self, value: Value, reason: str) -> None:
        """Lets a choice be made or not; only choices know."""


class NumberEditor(Editor):
    """A slider for the hand, a field for the exact value."""

    def __init__(self, known: Declaration) -> None:
        super().__init__(known)
        self.steps: Steps = steps_of(known)
        self.field = CalmSpinBox()
        self.slider: CalmSlider | None = None
        self._set_up_field()
        if self.steps.slides:
            self.slider = self._made_slider()
            self.below = self.slider
        self.row.addWidget(self.field)

    @property
    def controls(self) -> list[QWidget]:
        """Slider and field."""
        return [self.field] if self.slider is None else [self.slider, self.field]

    @property
    def is_held(self) -> bool:
        """The slider is being dragged."""
        return self.slider is not None and self.slider.isSliderDown()

    def show_value(self, value: Value) -> None:
        """Shows a number; between two positions of the slider the field tells it exactly."""
        number = float(value)
        self.field.blockSignals(True)
        self.field.setMaximum(max(self.field.maximum(), number))
        self.field.setValue(number)
        self.field.blockSignals(False)
        if self.slider is not None:
            self.slider.blockSignals(True)
            self.slider.setValue(self.steps.position(number))
            self.slider.blockSignals(False)
            self.slider.update()

    def as_text(self, value: Value) -> str:
        """A number with its unit, or the word for it."""
        number, known = float(value), self.known
        if known.zero and number == 0:
            return translated(known.zero)
        if known.top and number == known.high:
            return translated(known.top)
        return f"{number:.{self.steps.decimals}f}{self._suffix}"

    @property
    def _suffix(self) -> str:
        unit = translated(self.known.unit)
        return unit if unit in ("", "°", "%") else f" {unit}"

    def set_highest(self, high: float) -> None:
        """Nothing above that makes sense now; a value that lies there already stays."""
        self.field.blockSignals(True)
        self.field.setMaximum(max(high, self.field.value()))
        self.field.blockSignals(False)

    def _set_up_field(self) -> None:
        known, steps = self.known, self.steps
        self.field.setDecimals(steps.decimals)
        self.field.setRange(steps.low, steps.high)
        self.field.setSingleStep(steps.step)
        if steps.by_factors:
            self.field.setStepType(CalmSpinBox.StepType.AdaptiveDecimalStepType)
        self.field.setSuffix(self._suffix)
        if known.zero and known.low == 0:
            self.field.setSpecialValueText(translated(known.zero))
        if known.top:
            self.field.name_top(translated(known.top))
        self.field.setMinimumWidth(_FIELD)
        self.field.valueChanged.connect(self._typed)
        self.field.editingFinished.connect(self.finished)

    def _made_slider(self) -> CalmSlider:
        steps = self.steps
        slider = CalmSlider()
        slider.setRange(0, steps.count)
        slider.setPageStep(max(steps.count // 10, 1))
        slider.origin = steps.position(0.0) if steps.low < 0 else None
        slider.mark = steps.position(float(self.known.default))
        slider.valueChanged.connect(self._dragged)
        slider.sliderReleased.connect(self.finished)
        return slider

    def _typed(self, number: float) -> None:
        self._tell(number)

    def _dragged(self, position: int) -> None:
        self._tell(self.steps.value(position))

    def _tell(self, number: float) -> None:
        whole = isinstance(self.known.default, int)
        self.edited.emit(round(number) if whole else number)


class TakeEditor(NumberEditor):
    """The number of the take, and a button for another one.

    Signals:
        another(): the user wants another take.
    """

    another = Signal()

    def __init__(self, known: Declaration) -> None:
        super().__init__(known)
        tip = self.tr("The same words, said in another way. The take you see is kept.")
        self.button = Button(self.tr("Another take"), "dice", tip=tip)
        self.button.setObjectName("another_take")
        self.button.clicked.connect(self.another)
        self.below = self.button


class ChoiceEditor(Editor):
    """A few short choices side by side, more of them in a list."""

    def __init__(self, known: Declaration) -> None:
        super().__init__(known)
        labels = [translated(label) for label in known.choice_labels]
        choices = list(zip(known.choices, labels, strict=True))
        self.segments: Segmented | None = None
        self.list: CalmComboBox | None = None
        segments = Segmented(choices) if len(choices) <= 4 else None
        if segments is not None and segments.sizeHint().width() <= _ROOM:
            self.segments = segments
            self.segments.chosen.connect(self._chosen)
            self._place(self.segments, in_row=len(choices) == 2)
        else:
            self.list = CalmComboBox()
            for value, label in choices:
                self.list.addItem(label, value)
            self.list.activated.connect(self._activated)
            self._place(self.list, in_row=True)

    @property
    def controls(self) -> list[QWidget]:
        """The list or the group."""
        return [each for each in (self.segments, self.list) if each is not None]

    def show_value(self, value: Value) -> None:
        """Shows a choice."""
        if self.segments is not None:
            self.segments.show_value(value)
        if self.list is not None:
            self.list.setCurrentIndex(self.known.choices.index(value))

    def allow(self, value: Value, reason: str) -> None:
        """Greys out a choice that can't be made, with the reason as its tool tip."""
        if self.segments is not None:
            self.segments.allow(value, reason)

    def _place(self, control: QWidget, in_row: bool) -> None:
        if in_row:
            self.row.addWidget(control)
        else:
            self.below = control

    def _chosen(self, value: Value) -> None:
        self.edited.emit(value)
        self.finished.emit()

    def _activated(self, place: int) -> None:
        self._chosen(self.known.choices[place])


class EngineEditor(ChoiceEditor):
    """Engines side by side; why one of them can't be used can be read, not only hovered over.

    Signals:
        models_wanted(): the user wants to get what lacks.
    """

    models_wanted = Signal()

    def __init__(self, known: Declaration) -> None:
        super().__init__(known)
        self.note = Caption()
        self.note.hide()
        self.aid = self.models_button = Button(self.tr("Get models…"), "models")
        self.models_button.setObjectName("get_models")
        self.models_button.setToolTip(self.tr("See what the JoyVASA engine needs, and get it."))
        self.models_button.clicked.connect(self.models_wanted)
        self.models_button.hide()
        self._reasons: dict[Value, str] = {}

    def allow(self, value: Value, reason: str) -> None:
        """Greys out an engine that can't be used, and says why."""
        super().allow(value, reason)
        self._reasons[value] = reason
        text = " ".join(dict.fromkeys(each for each in self._reasons.values() if each))
        assert self.note is not None
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.models_button.setVisible(bool(text) and lacks_models())


class SwitchEditor(Editor):
    """Yes or no."""

    def __init__(self, known: Declaration) -> None:
        super().__init__(known)
        self.switch = Switch()
        self.switch.clicked.connect(self._clicked)
        self.row.addWidget(self.switch)

    @property
    def controls(self) -> list[QWidget]:
        """The switch."""
        return [self.switch]

    def show_value(self, value: Value) -> None:
        """Shows yes or no."""
        self.switch.setChecked(bool(value))

    def _clicked(self, on: bool) -> None:
        self.edited.emit(on)
        self.finished.emit()


class ColourEditor(Editor):
    """A colour to look at and its six digits."""

    def __init__(self, known: Declaration) -> None:
        super().__init__(known)
        self._value = str(known.default)
        self.swatch = QToolButton()
        self.swatch.setObjectName("swatch")
        self.swatch.clicked.connect(self._open_dialog)
        self.field = QLineEdit()
        # Longer than a colour: one that is pasted may have spaces around it.
        self.field.setMaxLength(32)
        self.field.setFixedWidth(_FIELD)
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.field.editingFinished.connect(self._typed)
        self.row.addWidget(self.swatch)
        self.row.addWidget(self.field)

    @property
    def controls(self) -> list[QWidget]:
        """Field and button."""
        return [self.field, self.swatch]

    def show_value(self, value: Value) -> None:
        """Shows a colour, #rrggbb."""
        self._value = str(value)
        self.field.setText(self._value)
        colour = QColor(self._value) if _HEX.fullmatch(self._value) else QColor()
        line = theme.colours().line
        self.swatch.setStyleSheet(
            f"QToolButton#swatch {{ background: {colour.name()}; border: 1px solid {line};"
            f" border-radius: 5px; width: 20px; height: 20px; }}"
            f"QToolButton#swatch:focus {{ border: 2px solid {theme.colours().accent}; }}"
        )

    def _typed(self) -> None:
        text = self.field.text().strip()
        text = text if text.startswith("#") else f"#{text}"
        if not _HEX.fullmatch(text):
            self.show_value(self._value)
        elif text.lower() != self._value.lower():
            self._tell(text.lower())

    def _open_dialog(self) -> None:
        dialog = QColorDialog(QColor(self._value), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self._picked)
        dialog.open()

    def _picked(self, colour: QColor) -> None:
        self._tell(colour.name())

    def _tell(self, text: str) -> None:
        self.edited.emit(text)
        self.finished.emit()


def editor_for(known: Declaration) -> Editor:
    """The editor that suits a setting."""
    if known.name == "engine":
        return EngineEditor(known)
    if known.choices:
        return ChoiceEditor(known)
    if isinstance(known.default, bool):
        return SwitchEditor(known)
    if isinstance(known.default, str):
        return ColourEditor(known)
    return TakeEditor(known) if known.name == "seed" else NumberEditor(known)
