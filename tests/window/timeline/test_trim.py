"""Trimming the voice: handles with real mouse and keys, and what the document learns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.timeline.trim import SHORTEST, Trim
from joyvasa_desktop.window.timeline.trim_handle import WIDTH, TrimHandle


@pytest.fixture
def trim(document: Document, owner: QObject) -> Trim:
    trim = Trim(document, owner)
    trim.set_duration(10.0)
    return trim


def test_an_untouched_voice_speaks_as_a_whole(trim: Trim) -> None:
    assert (trim.start, trim.end) == (0.0, 10.0)


def test_the_document_learns_of_a_drag_when_it_is_over(trim: Trim, document: Document) -> None:
    for time in (1.0, 2.0, 3.004):
        trim.drag("start", time)
    assert trim.start == pytest.approx(3.0)
    assert document.project.settings.start == 0.0
    trim.release()
    assert document.project.settings.start == pytest.approx(3.0)
    document.undo_stack.undo()
    assert trim.start == 0.0
    assert not document.undo_stack.canUndo()


def test_the_end_of_the_sound_is_stored_as_such(trim: Trim, document: Document) -> None:
    trim.drag("end", 6.0)
    trim.release()
    assert document.project.settings.end == pytest.approx(6.0)
    trim.drag("end", 12.0)
    trim.release()
    assert document.project.settings.end == 0.0
    assert trim.end == 10.0


def test_steps_by_keys_are_undone_together(trim: Trim, document: Document) -> None:
    for _ in range(5):
        trim.move("end", -0.04)
    assert trim.end == pytest.approx(9.8)
    trim.release()
    trim.move("end", -1.0)
    document.undo_stack.undo()
    assert trim.end == pytest.approx(9.8)
    document.undo_stack.undo()
    assert trim.end == 10.0


def test_reset_takes_back_what_was_left_out(trim: Trim, document: Document) -> None:
    document.set("Trim", start=2.0, end=7.0)
    trim.reset("end")
    assert (document.project.settings.start, document.project.settings.end) == (2.0, 0.0)
    trim.reset("start")
    assert (trim.start, trim.end) == (0.0, 10.0)


@given(
    moves=st.lists(
        st.tuples(st.sampled_from(["start", "end"]), st.floats(-20, 20), st.booleans()),
        max_size=12,
    ),
    duration=st.floats(0.3, 600),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_there_is_always_something_to_say(
    qapp: QObject, moves: list[tuple[str, float, bool]], duration: float
) -> None:
    document = Document()
    trim = Trim(document)
    trim.set_duration(duration)
    for edge, time, at_once in moves:
        if at_once:
            trim.move(edge, time)  # type: ignore[arg-type]
        else:
            trim.drag(edge, time)  # type: ignore[arg-type]
            trim.release()
        chosen = document.project.settings
        assert trim.start >= 0 and trim.end <= duration
        assert trim.end - trim.start >= min(SHORTEST, duration) - 0.0061
        assert chosen.end == 0 or chosen.end > chosen.start


def test_another_voice_ends_a_drag(trim: Trim, document: Document, voice_file: Path) -> None:
    trim.drag("start", 4.0)
    document.change(document.project.but(voice=voice_file), "Voice")
    trim.release()
    assert document.project.settings.start == 0.0


def test_a_shorter_sound_ends_the_stretch(trim: Trim, document: Document) -> None:
    document.set("Trim", start=2.0, end=9.0)
    trim.set_duration(5.0)
    assert (trim.start, trim.end) == (2.0, 5.0)


# ---- the handle


@pytest.fixture
def handle(qtbot: QtBot) -> Iterator[TrimHandle]:
    parent = QWidget()
    parent.resize(400, 60)
    qtbot.addWidget(parent)
    handle = TrimHandle("start", parent)
    handle.put(100, 0, 60)
    parent.show()
    yield handle


def test_a_handle_is_dragged_from_where_it_was_gripped(handle: TrimHandle, qtbot: QtBot) -> None:
    places: list[float] = []
    handle.dragged.connect(places.append)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(handle, left, pos=QPoint(2, 30))
    QTest.mouseMove(handle, QPoint(52, 30))
    with qtbot.waitSignal(handle.released):
        QTest.mouseRelease(handle, left, pos=QPoint(52, 30))
    assert places and places[-1] == pytest.approx(150, abs=1)


@pytest.mark.parametrize(
    ("key", "shift", "seconds"),
    [
        (Qt.Key.Key_Left, False, -0.04),
        (Qt.Key.Key_Right, False, 0.04),
        (Qt.Key.Key_Right, True, 1.0),
        (Qt.Key.Key_PageDown, False, -1.0),
    ],
)
def test_a_handle_is_moved_by_keys(
    handle: TrimHandle, qtbot: QtBot, key: Qt.Key, shift: bool, seconds: float
) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(handle.moved) as moved:
        QTest.keyClick(handle, key, modifier)
    assert moved.args == [pytest.approx(seconds)]


def test_a_double_click_or_delete_resets(handle: TrimHandle, qtbot: QtBot) -> None:
    with qtbot.waitSignal(handle.reset):
        QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(WIDTH // 2, 30))
    with qtbot.waitSignal(handle.reset):
        QTest.keyClick(handle, Qt.Key.Key_Delete)


def test_handles_say_what_they_are(handle: TrimHandle) -> None:
    end = TrimHandle("end", handle.parentWidget())
    assert handle.accessibleName() and end.accessibleName()
    assert handle.accessibleName() != end.accessibleName()
    assert handle.focusPolicy() & Qt.FocusPolicy.TabFocus
