"""The editors of settings: every declaration has one that shows and changes its values."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QColorDialog
from pytestqt.qtbot import QtBot

from joyvasa_desktop.settings import Declaration, Value, declarations
from joyvasa_desktop.window.look.controls import CalmSlider, Segmented
from joyvasa_desktop.window.tweak.editors import (
    ChoiceEditor,
    ColourEditor,
    Editor,
    NumberEditor,
    SwitchEditor,
    TakeEditor,
    editor_for,
)

LEFT = Qt.MouseButton.LeftButton


def made(qtbot: QtBot, name: str) -> Editor:
    """The editor of a setting, shown."""
    editor = editor_for(declarations()[name])
    qtbot.addWidget(editor)
    editor.show()
    if editor.below is not None:
        qtbot.addWidget(editor.below)
        editor.below.show()
    return editor


def told(spy: QSignalSpy) -> list[Value]:
    """The values that a signal carried."""
    return [spy.at(number)[0] for number in range(spy.count())]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("yaw", NumberEditor), ("seed", TakeEditor), ("mode", ChoiceEditor)),
        *(("teeth", SwitchEditor), ("backdrop", ColourEditor), ("fps", ChoiceEditor)),
    ],
)
def test_a_setting_gets_the_editor_that_suits_it(
    qtbot: QtBot, name: str, kind: type[Editor]
) -> None:
    assert type(made(qtbot, name)) is kind


@pytest.mark.parametrize("known", declarations().values(), ids=lambda known: known.name)
def test_showing_a_value_is_no_edit(qtbot: QtBot, known: Declaration) -> None:
    editor = made(qtbot, known.name)
    edited = QSignalSpy(editor.edited)
    editor.show_value(known.default)
    for value in known.choices:
        editor.show_value(value)
    assert edited.count() == 0
    assert editor.controls and all(each.isEnabled() for each in editor.controls)


def test_a_number_is_typed_exactly(qtbot: QtBot) -> None:
    editor = made(qtbot, "yaw")
    assert isinstance(editor, NumberEditor)
    edited, finished = QSignalSpy(editor.edited), QSignalSpy(editor.finished)
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, editor.field.locale().toString(1.23, "f", 2))
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert told(edited) == [1.23] and finished.count() >= 1


def test_a_number_outside_of_its_range_is_not_taken(qtbot: QtBot) -> None:
    editor = made(qtbot, "yaw")
    assert isinstance(editor, NumberEditor)
    edited = QSignalSpy(editor.edited)
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, "99")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    high = declarations()["yaw"].high
    assert high is not None and all(float(value) <= high for value in told(edited))


def test_a_whole_number_stays_one(qtbot: QtBot) -> None:
    editor = made(qtbot, "quality")
    assert isinstance(editor, NumberEditor) and isinstance(editor.slider, CalmSlider)
    editor.show_value(80)
    edited = QSignalSpy(editor.edited)
    editor.slider.setValue(editor.slider.value() - 5)
    assert told(edited) == [75] and type(told(edited)[0]) is int


def test_slider_and_field_show_the_same(qtbot: QtBot) -> None:
    editor = made(qtbot, "pitch")
    assert isinstance(editor, NumberEditor) and editor.slider is not None
    editor.show_value(2.0)
    assert editor.field.value() == 2.0
    assert editor.steps.value(editor.slider.value()) == 2.0
    assert editor.slider.mark == editor.steps.position(1.0), "a notch where the default is"


def test_what_can_be_below_zero_is_filled_from_zero(qtbot: QtBot) -> None:
    smile, pitch = made(qtbot, "smile"), made(qtbot, "pitch")
    assert isinstance(smile, NumberEditor) and smile.slider is not None
    assert isinstance(pitch, NumberEditor) and pitch.slider is not None
    assert smile.slider.origin == smile.steps.position(0.0) and pitch.slider.origin is None


def test_zero_is_said_in_words_where_it_means_something_else(qtbot: QtBot) -> None:
    known = declarations()["size"]
    editor = made(qtbot, "size")
    assert isinstance(editor, NumberEditor) and known.zero
    editor.show_value(0)
    assert editor.field.text() == known.zero


def test_another_take_is_a_button_of_its_own(qtbot: QtBot) -> None:
    editor = made(qtbot, "seed")
    assert isinstance(editor, TakeEditor)
    edited = QSignalSpy(editor.edited)
    with qtbot.waitSignal(editor.another):
        qtbot.mouseClick(editor.button, LEFT)
    assert edited.count() == 0


@pytest.mark.parametrize("name", ["mode", "format", "background"])
def test_few_choices_stand_side_by_side(qtbot: QtBot, name: str) -> None:
    editor = made(qtbot, name)
    assert isinstance(editor, ChoiceEditor) and isinstance(editor.segments, Segmented)
    edited = QSignalSpy(editor.edited)
    last = declarations()[name].choices[-1]
    qtbot.mouseClick(editor.segments.segment(last), LEFT)
    assert told(edited) == [last]


def test_many_choices_are_a_list(qtbot: QtBot) -> None:
    editor = made(qtbot, "fps")
    assert isinstance(editor, ChoiceEditor) and editor.list is not None
    edited, finished = QSignalSpy(editor.edited), QSignalSpy(editor.finished)
    editor.show_value(25)
    editor.list.setFocus()
    qtbot.keyClick(editor.list, Qt.Key.Key_Down)
    assert told(edited) == [30] and finished.count() == 1


def test_a_choice_that_cannot_be_made_is_grey_and_says_why(qtbot: QtBot) -> None:
    editor = made(qtbot, "engine")
    assert isinstance(editor, ChoiceEditor) and editor.segments is not None
    editor.allow("joyvasa", "Its models aren't here.")
    segment = editor.segments.segment("joyvasa")
    assert not segment.isEnabled() and segment.toolTip() == "Its models aren't here."
    editor.allow("joyvasa", "")
    assert segment.isEnabled() and not segment.toolTip()


def test_a_switch_is_switched(qtbot: QtBot) -> None:
    editor = made(qtbot, "teeth")
    assert isinstance(editor, SwitchEditor)
    edited, finished = QSignalSpy(editor.edited), QSignalSpy(editor.finished)
    editor.show_value(True)
    qtbot.mouseClick(editor.switch, LEFT)
    assert told(edited) == [False] and finished.count() == 1


@pytest.mark.parametrize(
    ("typed", "taken"),
    [("#12AB9f", "#12ab9f"), ("00ff00", "#00ff00"), (" #010203", "#010203")],
)
def test_a_colour_is_typed(qtbot: QtBot, typed: str, taken: str) -> None:
    editor = made(qtbot, "backdrop")
    assert isinstance(editor, ColourEditor)
    edited = QSignalSpy(editor.edited)
    editor.show_value("#ffffff")
    editor.field.setText(typed)
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert told(edited) == [taken]


@pytest.mark.parametrize("typed", ["red", "#12", "", "#gggggg", "#FFFFFF"])
def test_what_is_no_other_colour_changes_nothing(qtbot: QtBot, typed: str) -> None:
    editor = made(qtbot, "backdrop")
    assert isinstance(editor, ColourEditor)
    edited = QSignalSpy(editor.edited)
    editor.show_value("#ffffff")
    editor.field.setText(typed)
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert edited.count() == 0


def test_a_colour_is_picked_in_a_dialog(qtbot: QtBot) -> None:
    editor = made(qtbot, "backdrop")
    assert isinstance(editor, ColourEditor)
    edited = QSignalSpy(editor.edited)
    editor.show_value("#204060")
    qtbot.mouseClick(editor.swatch, LEFT)
    dialog = editor.findChild(QColorDialog)
    assert isinstance(dialog, QColorDialog) and dialog.currentColor() == QColor("#204060")
    dialog.setCurrentColor(QColor("#abcdef"))
    dialog.accept()
    assert told(edited) == ["#abcdef"]


def test_only_a_slider_that_is_dragged_is_held(qtbot: QtBot) -> None:
    editor = made(qtbot, "yaw")
    assert isinstance(editor, NumberEditor) and editor.slider is not None
    assert not editor.is_held
    qtbot.mousePress(editor.slider, LEFT)
    assert editor.is_held
    finished = QSignalSpy(editor.finished)
    qtbot.mouseRelease(editor.slider, LEFT)
    assert not editor.is_held and finished.count() == 1
    assert not made(qtbot, "teeth").is_held


def test_a_new_setting_of_any_kind_gets_an_editor(qtbot: QtBot) -> None:
    known = replace(declarations()["yaw"], name="wink", default=0.2, low=-1.0, high=1.0)
    editor = editor_for(known)
    qtbot.addWidget(editor)
    editor.show_value(0.2)
    assert isinstance(editor, NumberEditor) and editor.field.value() == 0.2


def test_the_highest_limit_is_a_word_that_can_be_typed(qtbot: QtBot) -> None:
    made = editor_for(declarations()["pitch_limit"])
    assert isinstance(made, NumberEditor)
    qtbot.addWidget(made)
    told: list[object] = []
    made.edited.connect(told.append)
    made.show_value(8.0)
    assert made.field.text() == "8.0°"
    made.show_value(20.0)
    assert made.field.text() == "no limit", "and no unit behind it"
    made.show_value(8.0)
    made.field.selectAll()
    qtbot.keyClicks(made.field, "No Limit")
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert told == [20.0] and made.field.text() == "no limit"
    made.field.selectAll()
    qtbot.keyClicks(made.field, "7.5")
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert told == [20.0, 7.5] and made.field.text() == "7.5°"


def test_small_factors_can_be_typed_and_dragged(qtbot: QtBot) -> None:
    made = editor_for(declarations()["head_response"])
    assert isinstance(made, NumberEditor) and made.slider is not None
    qtbot.addWidget(made)
    told: list[object] = []
    made.edited.connect(told.append)
    made.show_value(0.01)
    assert made.slider.value() == made.slider.mark == 20
    made.field.selectAll()
    qtbot.keyClicks(made.field, "0.0075")
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    made.slider.setValue(made.slider.maximum())
    assert told == [0.0075, 1.0]
