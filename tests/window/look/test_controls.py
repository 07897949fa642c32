"""The window's own controls: by mouse, by keyboard, in both directions of writing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.controls import CalmSlider, Segmented, Switch
from joyvasa_desktop.window.look.fields import CalmComboBox, CalmSpinBox

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, *widgets: QWidget, width: int = 240) -> QWidget:
    """A window with these widgets, active."""
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
        # Who holds the widget holds its window.
        widget.kept = window  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    window.resize(width, 40 * len(widgets) + 20)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def turn_wheel(widget: QWidget) -> QWheelEvent:
    """One notch of the wheel over the middle of a widget."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


def colour_at(widget: QWidget, x: int, y: int) -> QColor:
    return widget.grab().toImage().pixelColor(x, y)


# ---- switch


def test_a_switch_is_clicked_anywhere_and_pressed(qtbot: QtBot) -> None:
    switch = Switch()
    shown(qtbot, switch)
    qtbot.mouseClick(switch, LEFT, pos=QPoint(3, 3))
    assert switch.isChecked()
    switch.setFocus()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()


def test_a_switch_is_a_check_box_for_screen_readers(qtbot: QtBot) -> None:
    switch = Switch()
    shown(qtbot, switch)
    face = QAccessible.queryAccessibleInterface(switch)
    assert face.role() == QAccessible.Role.CheckBox
    switch.setChecked(True)
    assert face.state().checked


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mirrored", [False, True])
def test_the_knob_goes_to_the_end_of_the_writing(
    qtbot: QtBot, mirrored: bool, colours: theme.Colours
) -> None:
    theme.use(colours)
    switch = Switch()
    if mirrored:
        switch.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(qtbot, switch)
    switch.setChecked(True)
    middle, inset = switch.height() // 2, 14
    at_left = colour_at(switch, inset, middle)
    at_right = colour_at(switch, switch.width() - inset, middle)
    knob, groove = (at_left, at_right) if mirrored else (at_right, at_left)
    assert knob == QColor(colours.on_accent)
    assert groove == QColor(colours.accent)


# ---- segments


def segments(qtbot: QtBot) -> tuple[Segmented, list[object]]:
    group = Segmented([("a", "First"), ("b", "Second"), ("c", "Third")])
    chosen: list[object] = []
    group.chosen.connect(chosen.append)
    shown(qtbot, group)
    group.show_value("a")
    return group, chosen


def test_a_click_chooses_and_showing_tells_nothing(qtbot: QtBot) -> None:
    group, chosen = segments(qtbot)
    assert (group.value(), chosen) == ("a", [])
    qtbot.mouseClick(group.segment("c"), LEFT)
    assert (group.value(), chosen) == ("c", ["c"])


def test_arrow_keys_go_to_the_next_choice(qtbot: QtBot) -> None:
    group, chosen = segments(qtbot)
    group.segment("a").setFocus()
    qtbot.keyClick(group.segment("a"), Qt.Key.Key_Right)
    assert (group.value(), chosen) == ("b", ["b"])


def test_a_choice_that_cant_be_had_says_why(qtbot: QtBot) -> None:
    group, chosen = segments(qtbot)
    group.allow("b", "It isn't here.")
    qtbot.mouseClick(group.segment("b"), LEFT)
    assert chosen == []
    assert group.segment("b").toolTip() == "It isn't here."
    group.allow("b", "")
    qtbot.mouseClick(group.segment("b"), LEFT)
    assert chosen == ["b"]


def test_segments_are_radio_buttons_for_screen_readers(qtbot: QtBot) -> None:
    group, _ = segments(qtbot)
    face = QAccessible.queryAccessibleInterface(group.segment("a"))
    assert face.role() == QAccessible.Role.RadioButton
    assert face.text(QAccessible.Text.Name) == "First"


# ---- slider


def slider(qtbot: QtBot, mirrored: bool = False) -> CalmSlider:
    made = CalmSlider()
    made.setRange(0, 100)
    if mirrored:
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(qtbot, made)
    return made


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("position", [0, 30, 100])
def test_a_click_goes_where_the_pointer_is(qtbot: QtBot, mirrored: bool, position: int) -> None:
    made = slider(qtbot, mirrored)
    made.setValue(55)
    qtbot.mouseClick(made, LEFT, pos=QPoint(round(made.place(position)), 8))
    assert made.value() == pytest.approx(position, abs=1)


def test_dragging_follows_and_letting_go_is_told(qtbot: QtBot) -> None:
    made = slider(qtbot)
    values: list[int] = []
    made.valueChanged.connect(values.append)
    qtbot.mousePress(made, LEFT, pos=QPoint(round(made.place(20)), 8))
    assert made.isSliderDown()
    for position in (40, 60, 500):
        qtbot.mouseMove(made, QPoint(round(made.place(position)), 8))
    with qtbot.waitSignal(made.sliderReleased):
        qtbot.mouseRelease(made, LEFT, pos=QPoint(300, 8))
    assert values[-1] == 100
    assert len(values) >= 3
    qtbot.mouseMove(made, QPoint(30, 8))
    assert made.value() == 100


@pytest.mark.parametrize("mirrored", [False, True])
def test_places_and_positions_are_opposites(qtbot: QtBot, mirrored: bool) -> None:
    made = slider(qtbot, mirrored)
    for position in range(0, 101, 5):
        assert made.position_at(made.place(position)) == position
    assert (made.place(0) > made.place(100)) == mirrored


def test_arrow_keys_move_the_slider_in_reading_direction(qtbot: QtBot) -> None:
    made = slider(qtbot, mirrored=True)
    made.setValue(50)
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_Left)
    assert made.value() == 51


# ---- the wheel


@pytest.mark.parametrize("kind", [CalmSlider, CalmSpinBox, CalmComboBox])
def test_the_wheel_passes_by_what_has_no_focus(
    qtbot: QtBot, kind: type[CalmSlider] | type[CalmSpinBox] | type[CalmComboBox]
) -> None:
    control, other = kind(), CalmSpinBox()
    if isinstance(control, CalmComboBox):
        control.addItems(["a", "b", "c"])
        control.setCurrentIndex(1)
    else:
        control.setRange(0, 10)
        control.setValue(5)
    shown(qtbot, control, other)
    other.setFocus()
    before = control.grab().toImage()
    assert not turn_wheel(control).isAccepted()
    assert control.grab().toImage() == before
    control.setFocus()
    turn_wheel(control)
    assert control.grab().toImage() != before


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_list_draws_the_beginning_of_a_text_that_is_too_long(
    qtbot: QtBot, mirrored: bool
) -> None:
    long, short = CalmComboBox(), QComboBox()
    for box in (long, short):
        qtbot.addWidget(box)
        if mirrored:
            box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        box.setStyleSheet("QComboBox { border: 1px solid red; padding: 4px 8px; }")
        box.resize(160, 32)
    long.addItem("Monitor of Built-in Audio Analog Stereo")
    short.addItem(long.shown)
    assert long.shown.startswith("Monitor of") and long.shown.endswith("…")
    assert long.grab().toImage() == short.grab().toImage()
    long.resize(600, 32)
    assert long.shown == long.currentText()


# ---- the field


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_number_can_be_read_whatever_the_style_sheet(qtbot: QtBot, mirrored: bool) -> None:
    field = CalmSpinBox()
    if mirrored:
        field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = shown(qtbot, field)
    window.setStyleSheet("QDoubleSpinBox { border: 1px solid red; padding: 2px; }")
    QApplication.processEvents()
    assert field.lineEdit().width() > field.width() - 20
