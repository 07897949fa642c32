"""One setting in the panel, worked by hand: drags, keys, resets, undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Declaration, Value, declarations
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.tweak.editors import (
    ChoiceEditor,
    ColourEditor,
    NumberEditor,
    SwitchEditor,
    TakeEditor,
)
from joyvasa_desktop.window.tweak.setting_row import SettingRow

LEFT = Qt.MouseButton.LeftButton

Rows = Callable[[str], SettingRow]


@pytest.fixture
def rows(qtbot: QtBot, document: Document) -> Iterator[Rows]:
    """Makes rows that are shown and follow the document, as the panel's do."""
    made: list[SettingRow] = []

    def make(name: str) -> SettingRow:
        row = SettingRow(declarations()[name], document)
        made.append(row)
        qtbot.addWidget(row)
        row.resize(320, row.sizeHint().height())
        row.show()
        with qtbot.waitActive(row):
            row.activateWindow()
        return row

    def follow(project: Project, before: Project) -> None:
        for row in made:
            row.refresh(project)

    document.changed.connect(follow)
    yield make
    document.changed.disconnect(follow)


def number(row: SettingRow) -> NumberEditor:
    assert isinstance(row.editor, NumberEditor)
    return row.editor


def drag(qtbot: QtBot, row: SettingRow, *positions: int, release: bool = True) -> None:
    """Drags the slider over some positions."""
    slider = number(row).slider
    assert slider is not None
    first, *others = (QPoint(round(slider.place(each)), 8) for each in positions)
    qtbot.mousePress(slider, LEFT, pos=first)
    for place in others:
        qtbot.mouseMove(slider, place)
    if release:
        qtbot.mouseRelease(slider, LEFT, pos=place if others else first)


@pytest.mark.parametrize("known", declarations().values(), ids=lambda known: known.name)
def test_every_setting_has_a_row_that_shows_any_of_its_values(
    rows: Rows, document: Document, known: Declaration
) -> None:
    row = rows(known.name)
    values: list[Value] = [known.default, *known.choices]
    if known.low is not None and known.high is not None:
        kind = type(known.default)
        values += [kind(known.low), kind(known.high)]
    for value in values:
        document.set("x", "", **{known.name: value})
        if isinstance(row.editor, NumberEditor):
            assert row.editor.field.value() == pytest.approx(float(value))
        elif isinstance(row.editor, SwitchEditor):
            assert row.editor.switch.isChecked() == value
        elif isinstance(row.editor, ColourEditor):
            assert row.editor.field.text() == value
        elif isinstance(row.editor, ChoiceEditor) and row.editor.segments is not None:
            assert row.editor.segments.value() == value
        elif isinstance(row.editor, ChoiceEditor) and row.editor.list is not None:
            assert row.editor.list.currentData() == value
        assert getattr(document.project.settings, known.name) == value, "showing changes nothing"


@pytest.mark.parametrize("known", declarations().values(), ids=lambda known: known.name)
def test_every_control_has_a_name_and_says_what_one_will_see(
    rows: Rows, known: Declaration
) -> None:
    row = rows(known.name)
    for control in row.editor.controls:
        assert control.accessibleName() == known.label
        assert control.toolTip()
    assert row.findChild(QWidget, known.name) is row.editor.controls[0]


def test_the_tip_tells_help_range_and_default(rows: Rows) -> None:
    tip = rows("pitch_limit").label.toolTip()
    known = declarations()["pitch_limit"]
    assert known.help in tip
    assert "0.0° to no limit" in tip
    assert "8.0°" in tip
    assert "At first: as the photo" in rows("size").label.toolTip()


# ---- sliders


def test_a_drag_changes_live_and_is_undone_at_once(
    qtbot: QtBot, rows: Rows, document: Document
) -> None:
    row = rows("pitch")
    drag(qtbot, row, 20, 30, 40, release=False)
    assert document.project.settings.pitch in (1.5, 2.0), "the first change comes at once"
    qtbot.waitUntil(lambda: document.project.settings.pitch == 2.0)
    slider = number(row).slider
    assert slider is not None
    qtbot.mouseRelease(slider, LEFT, pos=QPoint(round(slider.place(40)), 8))
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.project.settings.pitch == 1.0
    assert number(row).field.value() == 1.0
    assert slider.value() == number(row).steps.position(1.0)


def test_a_fast_drag_is_throttled_and_ends_where_it_was_let_go(
    qtbot: QtBot, rows: Rows, document: Document
) -> None:
    told: list[object] = []
    document.changed.connect(lambda project, before: told.append(project))
    drag(qtbot, rows("pitch"), *range(60), 5)
    assert document.project.settings.pitch == 0.25
    assert len(told) <= 10
    assert document.undo_stack.count() == 1


def test_two_drags_are_undone_one_by_one(qtbot: QtBot, rows: Rows, document: Document) -> None:
    row = rows("pitch")
    drag(qtbot, row, 40)
    drag(qtbot, row, 50)
    assert document.project.settings.pitch == 2.5
    document.undo_stack.undo()
    assert document.project.settings.pitch == 2.0
    document.undo_stack.undo()
    assert document.project == Project()


def test_arrow_keys_step_and_a_pause_ends_the_step(
    qtbot: QtBot, rows: Rows, document: Document
) -> None:
    row = rows("pitch")
    slider = number(row).slider
    assert slider is not None
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: document.project.settings.pitch == 1.15)
    generation = document.generation
    qtbot.waitUntil(lambda: document.generation > generation, timeout=3000)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert document.undo_stack.count() == 2


def test_a_typed_number_is_kept_exactly(qtbot: QtBot, rows: Rows, document: Document) -> None:
    field = number(rows("pitch")).field
    field.selectAll()
    qtbot.keyClicks(field, "1.23")
    assert document.project.settings.pitch == 1.0, "half a number isn't one"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert document.project.settings.pitch == 1.23
    assert document.undo_stack.count() == 1


def test_whole_numbers_stay_whole(qtbot: QtBot, rows: Rows, document: Document) -> None:
    drag(qtbot, rows("quality"), 33)
    value = document.project.settings.quality
    assert (value, type(value)) == (33, int)


def test_zero_is_said_in_words(rows: Rows, document: Document) -> None:
    field = number(rows("size")).field
    assert field.text() == "as the photo"
    document.set("x", size=512)
    assert field.text() == "512 px"


# ---- going back


def test_the_way_back_is_there_only_when_it_leads_somewhere(
    qtbot: QtBot, rows: Rows, document: Document
) -> None:
    row = rows("pitch")
    assert row.reset_button.isHidden()
    drag(qtbot, row, 50)
    assert not row.reset_button.isHidden()
    qtbot.mouseClick(row.reset_button, LEFT)
    assert document.project.settings.pitch == 1.0
    assert row.reset_button.isHidden()
    document.undo_stack.undo()
    assert document.project.settings.pitch == 2.5


def test_a_double_click_on_the_name_goes_back(qtbot: QtBot, rows: Rows, document: Document) -> None:
    row = rows("smile")
    drag(qtbot, row, 30)
    qtbot.mouseDClick(row.label, LEFT)
    assert document.project.settings.smile == 0.0


# ---- other kinds


def test_a_switch_switches(qtbot: QtBot, rows: Rows, document: Document) -> None:
    editor = rows("teeth").editor
    assert isinstance(editor, SwitchEditor)
    qtbot.mouseClick(editor.switch, LEFT)
    assert document.project.settings.teeth is False
    document.undo_stack.undo()
    assert editor.switch.isChecked()


def test_segments_choose(qtbot: QtBot, rows: Rows, document: Document) -> None:
    editor = rows("format").editor
    assert isinstance(editor, ChoiceEditor) and editor.segments is not None
    qtbot.mouseClick(editor.segments.segment("gif"), LEFT)
    assert document.project.settings.format == "gif"
    document.undo_stack.undo()
    assert editor.segments.value() == "mp4"


def test_a_list_chooses_whole_numbers(qtbot: QtBot, rows: Rows, document: Document) -> None:
    editor = rows("fps").editor
    assert isinstance(editor, ChoiceEditor) and editor.list is not None
    editor.list.setFocus()
    qtbot.keyClick(editor.list, Qt.Key.Key_Down)
    assert document.project.settings.fps == 30
    assert type(document.project.settings.fps) is int


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("#3366AA", "#3366aa"), ("00ff00", "#00ff00"), ("blue", "#ffffff"), ("#12", "#ffffff")],
)
def test_a_colour_is_typed(
    qtbot: QtBot, rows: Rows, document: Document, typed: str, kept: str
) -> None:
    editor = rows("backdrop").editor
    assert isinstance(editor, ColourEditor)
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, typed)
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert document.project.settings.backdrop == kept
    assert editor.field.text() == kept


def test_another_take_has_another_seed(qtbot: QtBot, rows: Rows, document: Document) -> None:
    editor = rows("seed").editor
    assert isinstance(editor, TakeEditor)
    qtbot.mouseClick(editor.button, LEFT)
    assert len(document.project.takes) == 2
    assert editor.field.value() == document.project.settings.seed != 0


# ---- what can't be changed


def test_a_setting_of_another_engine_is_off_and_says_why(rows: Rows, document: Document) -> None:
    row = rows("cfg_scale")
    assert not row.editor.isEnabled()
    assert "JoyVASA" in row.reason.text()
    assert not row.reason.isHidden()
    assert "JoyVASA" in row.editor.controls[0].toolTip()


def test_nothing_moves_when_a_reason_is_shown(rows: Rows, document: Document) -> None:
    row = rows("pitch")
    height = row.sizeHint().height()
    document.set("x", head=0.0)
    assert not row.editor.isEnabled()
    assert row.sizeHint().height() == height
    document.undo_stack.undo()
    assert row.editor.isEnabled()
    assert row.editor.below is row.stack.currentWidget()


def test_an_engine_that_is_missing_cant_be_chosen(
    qtbot: QtBot, rows: Rows, document: Document
) -> None:
    editor = rows("engine").editor
    assert isinstance(editor, ChoiceEditor) and editor.segments is not None
    button: QAbstractButton = editor.segments.segment("joyvasa")
    assert not button.isEnabled()
    assert "JoyVASA" in button.toolTip()
    qtbot.mouseClick(button, LEFT)
    assert document.project.settings.engine == "builtin"


def test_transparency_ends_with_its_format_in_one_step(
    qtbot: QtBot, rows: Rows, document: Document
) -> None:
    document.set("x", format="webm", transparent=True)
    format_row, transparent = rows("format"), rows("transparent")
    qtbot.mouseClick(format_row.reset_button, LEFT)
    assert (document.project.settings.format, document.project.settings.transparent) == (
        "mp4",
        False,
    )
    assert not transparent.editor.isEnabled()
    document.undo_stack.undo()
    assert document.project.settings.transparent


def test_what_cant_be_changed_can_still_go_back(
    qtbot: QtBot, rows: Rows, document: Document
) -> None:
    document.set("x", transparent=True)
    row = rows("transparent")
    assert not row.editor.isEnabled()
    qtbot.mouseClick(row.reset_button, LEFT)
    assert not document.project.settings.transparent


def test_a_drag_isnt_carried_into_another_project(
    qtbot: QtBot, rows: Rows, document: Document
) -> None:
    drag(qtbot, rows("pitch"), 20, 30, 40, 50, release=False)
    document.replace(Project())
    qtbot.wait(80)
    assert document.project == Project()
