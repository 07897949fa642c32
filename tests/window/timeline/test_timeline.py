"""The timeline as people use it: real curves of the sample voice, real mouse and keys."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pyqtgraph
import pytest
import shiboken6
from fakes import FakeWorker
from model_parts import FakeTools
from PySide6.QtCore import SIGNAL, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollBar, QToolButton
from pytestqt.qtbot import QtBot
from timeline_parts import VOICE, Parts, TestPlayer, hover

from joyvasa_desktop import engines
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.weights.damage import incomplete
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import EmptyState, MessageBar
from joyvasa_desktop.window.messages import Failure, Idle
from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.process.trouble import failure
from joyvasa_desktop.window.session import Session
from joyvasa_desktop.window.timeline.time_sheet import RULER_HEIGHT, WAVE_HEIGHT
from joyvasa_desktop.window.timeline.timeline import Timeline

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
IN_LANES = RULER_HEIGHT + WAVE_HEIGHT + 30
IN_WAVE = RULER_HEIGHT + 10


@pytest.fixture
def parts(
    document: Document,
    facts: Facts,
    worker: FakeWorker,
    preferences: Preferences,
    owner: QObject,
) -> Parts:
    return Parts(document, facts, worker, preferences, TestPlayer(owner))


def make(parts: Parts) -> Timeline:
    models = ModelWork(FakeTools(), parts.document)
    session = cast(Session, SimpleNamespace(**vars(parts), models=models))
    timeline = Timeline(session)
    timeline.resize(1100, 460)
    timeline.show()
    return timeline


@pytest.fixture
def timeline(parts: Parts, qtbot: QtBot) -> Iterator[Timeline]:
    timeline = make(parts)
    qtbot.addWidget(timeline)
    qtbot.waitUntil(lambda: timeline.sheet.board is not None)
    yield timeline


def settle(qtbot: QtBot, timeline: Timeline) -> None:
    """Waits until everything that was noted is drawn."""
    qtbot.waitUntil(lambda: timeline.is_drawn)


def open_all(qtbot: QtBot, parts: Parts, timeline: Timeline) -> None:
    parts.open_voice()
    parts.open_curves()
    settle(qtbot, timeline)


def at(timeline: Timeline, time: float, y: int = IN_LANES) -> QPoint:
    return QPoint(round(timeline.sheet.surface.place(time)), y)


def wheel(timeline: Timeline, place: QPoint, notches: int, shift: bool = False) -> None:
    surface = timeline.sheet.surface
    event = QWheelEvent(
        QPointF(place),
        QPointF(surface.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        SHIFT if shift else Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(surface, event)


# ---- what is there


def test_without_a_voice_it_says_what_to_do(timeline: Timeline) -> None:
    assert timeline.findChild(EmptyState).isVisible()
    assert not timeline.sheet.isVisible()


def test_a_voice_and_its_motion_appear(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    open_all(qtbot, parts, timeline)
    assert timeline.sheet.isVisible()
    assert not timeline.findChild(EmptyState).isVisible()
    assert timeline.view.duration == pytest.approx(6.4, abs=0.05)
    assert timeline.view.is_fit
    assert timeline.sheet.board is not None
    assert timeline.sheet.board.lanes["head"].points_drawn > 400


def test_facts_that_were_there_before_are_shown(parts: Parts, qtbot: QtBot) -> None:
    parts.open_voice()
    parts.open_curves()
    timeline = make(parts)
    qtbot.addWidget(timeline)
    qtbot.waitUntil(lambda: timeline.sheet.board is not None)
    settle(qtbot, timeline)
    assert timeline.lines_at(2.0)[0].value.endswith("°")
    assert timeline.sheet.board is not None
    assert timeline.sheet.board.lanes["mouth"].points_drawn > 100


def test_a_sound_that_is_still_read_grows(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    parts.open_voice(2.0, complete=False)
    settle(qtbot, timeline)
    assert timeline.view.right == pytest.approx(2.0)
    parts.open_voice()
    settle(qtbot, timeline)
    assert timeline.view.right == pytest.approx(6.4, abs=0.05)


def test_motion_grows_piece_by_piece(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    parts.open_voice()
    parts.open_curves(rows=40)
    settle(qtbot, timeline)
    missing = timeline.sheet.surface.missing
    assert missing is not None and missing[0] == pytest.approx(1.6)
    assert timeline.lines_at(1.0) and not timeline.lines_at(3.0)
    parts.open_curves()
    settle(qtbot, timeline)
    assert timeline.sheet.surface.missing is None
    assert timeline.lines_at(3.0)


def test_a_gain_changes_what_is_read_off(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    open_all(qtbot, parts, timeline)
    before = timeline.lines_at(3.4)
    parts.document.set("Turn", yaw=0.0)
    parts.open_curves(settings=Settings().but(yaw=0.0))
    settle(qtbot, timeline)
    after = timeline.lines_at(3.4)
    assert before[1].label == after[1].label == "Turn"
    assert before[1].value != "0.0°" and after[1].value == "0.0°"


def test_the_compared_take_is_read_off_too(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    open_all(qtbot, parts, timeline)
    parts.open_curves("other", settings=Settings().but(seed=5))
    settle(qtbot, timeline)
    lines = timeline.lines_at(3.0)
    assert all(line.other for line in lines)
    assert any(line.other != line.value for line in lines)
    parts.facts.curves.pop("other")
    parts.facts.curves_changed.emit("other")
    settle(qtbot, timeline)
    assert not any(line.other for line in timeline.lines_at(3.0))


def test_curves_that_are_out_of_date_grow_pale(
    timeline: Timeline, parts: Parts, qtbot: QtBot
) -> None:
    open_all(qtbot, parts, timeline)
    strong = timeline.grab().toImage()
    parts.document.set("Seed", seed=7)
    settle(qtbot, timeline)
    assert timeline.grab().toImage() != strong
    assert timeline.lines_at(3.0)
    parts.open_curves()
    settle(qtbot, timeline)
    assert timeline.grab().toImage() == strong


def test_another_voice_takes_the_old_curves_away(
    timeline: Timeline, parts: Parts, qtbot: QtBot
) -> None:
    open_all(qtbot, parts, timeline)
    assert timeline.sheet.surface.note == ""
    other = VOICE.with_name("speech_en_4s.wav")
    parts.document.change(parts.document.project.but(voice=other), "Voice")
    settle(qtbot, timeline)
    assert timeline.lines_at(3.0) == []
    assert not timeline.sheet.isVisible()
    assert not timeline.findChild(EmptyState).isVisible()
    parts.worker.answered.emit(
        Failure(parts.facts.number, "voice", "The file is damaged.", "Choose another one.")
    )
    settle(qtbot, timeline)
    assert timeline.findChild(EmptyState).isVisible()


def test_a_sentence_stands_where_the_curves_will_be(
    timeline: Timeline, parts: Parts, qtbot: QtBot
) -> None:
    parts.open_voice()
    settle(qtbot, timeline)
    making = timeline.sheet.surface.note
    assert "turned into motion" in making
    parts.worker.answered.emit(Idle(parts.facts.number))
    settle(qtbot, timeline)
    assert timeline.sheet.surface.note not in ("", making)
    parts.open_curves(rows=10)
    settle(qtbot, timeline)
    assert timeline.sheet.surface.note == ""


def test_many_news_are_drawn_together(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    open_all(qtbot, parts, timeline)
    before = timeline.redraws
    for step in range(200):
        parts.player.seek(step / 50)
        parts.document.set("Nod", merge="pitch", pitch=1 + step / 400)
    settle(qtbot, timeline)
    assert timeline.redraws - before <= 3
    assert timeline.sheet.surface.playhead == pytest.approx(199 / 50)


def test_a_failure_is_told_with_a_way_out(timeline: Timeline, parts: Parts) -> None:
    failure = Failure(parts.facts.number, "motion", "No speech was found.", "Choose another voice.")
    parts.worker.answered.emit(failure)
    bar = timeline.findChild(MessageBar)
    assert "No speech was found." in bar.text and "Choose another voice." in bar.text
    parts.document.set("Seed", seed=3)
    assert bar.text == ""


def test_a_motion_that_fails_can_be_left_to_the_other_engine(
    timeline: Timeline, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "why_not", lambda engine, mode="human": "")
    parts.document.set("engine", engine="joyvasa")
    parts.open_voice()
    damaged = failure(parts.facts.number, "motion", incomplete("a.pt"))
    parts.worker.answered.emit(damaged)
    bar = timeline.findChild(MessageBar)
    buttons = {each.text(): each for each in bar.findChildren(QPushButton) if not each.isHidden()}
    assert list(buttons) == ["Models…", "Use the built-in engine"]
    buttons["Use the built-in engine"].click()
    assert parts.document.project.settings.engine == "builtin" and bar.text == ""


def test_the_keyboard_comes_to_the_curves_after_the_handles(
    timeline: Timeline, parts: Parts, qtbot: QtBot
) -> None:
    open_all(qtbot, parts, timeline)
    assert timeline.sheet.board is not None
    following = timeline.sheet.end_handle.nextInFocusChain()
    for _ in range(5):
        if following.objectName().startswith("curve-"):
            break
        assert not following.focusPolicy() & Qt.FocusPolicy.TabFocus
        following = following.nextInFocusChain()
    assert following.objectName() == "curve-pitch"
    assert timeline.sheet.end_handle.accessibleDescription().startswith("0:06")


# ---- playhead


def test_the_playhead_is_seen_after_the_last_frame(
    timeline: Timeline, parts: Parts, qtbot: QtBot
) -> None:
    open_all(qtbot, parts, timeline)
    surface = timeline.sheet.surface
    before = surface.grab().toImage()
    surface.set_playhead(timeline.view.duration + 0.04)
    after = surface.grab().toImage()
    y = after.height() - 5
    assert any(
        before.pixelColor(after.width() - x, y) != after.pixelColor(after.width() - x, y)
        for x in range(1, 4)
    )


@pytest.mark.parametrize("y", [IN_WAVE, IN_LANES, 5])
def test_a_click_moves_the_playhead(timeline: Timeline, parts: Parts, qtbot: QtBot, y: int) -> None:
    open_all(qtbot, parts, timeline)
    QTest.mouseClick(timeline.sheet.surface, LEFT, pos=at(timeline, 3.0, y))
    assert parts.player.position == pytest.approx(3.0, abs=0.01)
    settle(qtbot, timeline)
    assert timeline.sheet.surface.playhead == pytest.approx(3.0, abs=0.01)


def test_dragging_scrubs(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    open_all(qtbot, parts, timeline)
    surface = timeline.sheet.surface
    QTest.mousePress(surface, LEFT, pos=at(timeline, 1.0))
    QTest.mouseMove(surface, at(timeline, 2.5))
    assert parts.player.position == pytest.approx(2.5, abs=0.01)
    QTest.mouseMove(surface, QPoint(5000, IN_LANES))
    assert parts.player.position == pytest.approx(parts.player.duration)
    QTest.mouseRelease(surface, LEFT, pos=at(timeline, 2.5))
    assert timeline.view.is_fit


def test_the_playhead_counts_from_the_start_of_the_trim(
    timeline: Timeline, parts: Parts, qtbot: QtBot
) -> None:
    open_all(qtbot, parts, timeline)
    parts.document.set("Trim", start=1.0, end=5.0)
    parts.player.duration = 4.0
    QTest.mouseClick(timeline.sheet.surface, LEFT, pos=at(timeline, 3.0))
    assert parts.player.position == pytest.approx(2.0, abs=0.01)
    QTest.mouseClick(timeline.sheet.surface, LEFT, pos=at(timeline, 0.4))
    assert parts.player.position == 0.0
    settle(qtbot, timeline)
    assert timeline.sheet.surface.playhead == pytest.approx(1.0)


def test_curves_begin_where_the_trim_does(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    parts.open_voice()
    parts.document.set("Trim", start=1.0)
    parts.open_curves()
    settle(qtbot, timeline)
    assert not timeline.lines_at(0.9)
    assert timeline.lines_at(1.1)


@pytest.mark.parametrize(
    ("key", "modifier", "position"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 3.04),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 2.96),
        (Qt.Key.Key_Right, SHIFT, 4.0),
        (Qt.Key.Key_Left, SHIFT, 2.0),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0.0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 6.41),
    ],
)
def test_keys_move_the_playhead(
    timeline: Timeline,
    parts: Parts,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    position: float,
) -> None:
    open_all(qtbot, parts, timeline)
    parts.player.seek(3.0)
    QTest.keyClick(timeline.sheet.surface, key, modifier)
    assert parts.player.position == pytest.approx(position, abs=0.01)


def test_the_view_follows_while_playing(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    open_all(qtbot, parts, timeline)
    timeline.view.show(0.0, 2.0)
    parts.player.seek(5.0)
    settle(qtbot, timeline)
    assert timeline.view.left == 0.0
    parts.player.run_to(2.1)
    settle(qtbot, timeline)
    assert timeline.view.left == pytest.approx(2.0)
    assert timeline.view.span == pytest.approx(2.0)


# ---- zoom and pan


def test_the_wheel_zooms_around_the_cursor(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    open_all(qtbot, parts, timeline)
    place = at(timeline, 4.0)
    wheel(timeline, place, 4)
    settle(qtbot, timeline)
    assert timeline.view.span < 3
    assert timeline.sheet.surface.place(4.0) == pytest.approx(place.x(), abs=1)
    assert timeline.sheet.board is not None
    for lane in timeline.sheet.board.lanes.values():
        assert lane.shown == pytest.approx((timeline.view.left, timeline.view.right), abs=1e-6)


def test_panning_by_wheel_drag_and_bar(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    open_all(qtbot, parts, timeline)
    timeline.view.show(1.0, 3.0)
    settle(qtbot, timeline)
    surface = timeline.sheet.surface
    wheel(timeline, at(timeline, 2.0), -1, shift=True)
    assert timeline.view.left == pytest.approx(1.3)
    QTest.mousePress(surface, LEFT, SHIFT, at(timeline, 2.0))
    QTest.mouseMove(surface, at(timeline, 2.0) + QPoint(surface.width() // 4, 0))
    QTest.mouseRelease(surface, LEFT, SHIFT, at(timeline, 2.0))
    assert timeline.view.left == pytest.approx(0.8, abs=0.01)
    assert parts.player.position == 0.0
    bar = timeline.findChild(QScrollBar, "time-scroll")
    bar.setValue(2500)
    assert timeline.view.left == pytest.approx(2.5)
    assert timeline.view.span == pytest.approx(2.0)


def test_a_drag_on_the_ruler_pans_and_does_not_seek(
    timeline: Timeline, parts: Parts, qtbot: QtBot
) -> None:
    open_all(qtbot, parts, timeline)
    timeline.view.show(2.0, 4.0)
    surface = timeline.sheet.surface
    QTest.mousePress(surface, LEFT, pos=QPoint(500, 5))
    QTest.mouseMove(surface, QPoint(400, 5))
    QTest.mouseRelease(surface, LEFT, pos=QPoint(400, 5))
    assert timeline.view.left > 2.1
    assert parts.player.position == 0.0


def test_buttons_keys_and_double_click_zoom(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    open_all(qtbot, parts, timeline)
    surface = timeline.sheet.surface
    QTest.mouseClick(timeline.findChild(QToolButton, "zoom-in"), LEFT)
    once = timeline.view.span
    assert once < 6
    QTest.keyClick(surface, Qt.Key.Key_Plus)
    assert timeline.view.span < once
    QTest.keyClick(surface, Qt.Key.Key_Minus)
    assert timeline.view.span == pytest.approx(once)
    QTest.mouseClick(timeline.findChild(QToolButton, "zoom-fit"), LEFT)
    assert timeline.view.is_fit
    timeline.view.show(1.0, 2.0)
    QTest.mouseDClick(surface, LEFT, pos=QPoint(300, IN_LANES))
    assert timeline.view.is_fit


# ---- hover


def test_hovering_reads_values_off(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    open_all(qtbot, parts, timeline)
    surface = timeline.sheet.surface
    before = timeline.grab().toImage()
    place = at(timeline, 3.4)
    hover(surface, place.x(), place.y())
    assert len(surface.readout) == 8
    assert surface.readout == timeline.lines_at(timeline.view.time(place.x(), surface.width()))
    assert timeline.grab().toImage() != before
    hover(surface, -5, place.y())
    assert surface.readout == []
    assert timeline.grab().toImage() == before


def test_words_tell_what_the_picture_shows(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    open_all(qtbot, parts, timeline)
    parts.player.seek(3.4)
    settle(qtbot, timeline)
    words = timeline.sheet.surface.accessibleDescription()
    assert "0:03.40" in words
    for line in timeline.lines_at(3.4):
        assert f"{line.label} {line.value}" in words
    assert timeline.sheet.surface.accessibleName()


# ---- trim


def test_dragging_a_handle_trims(timeline: Timeline, parts: Parts, qtbot: QtBot) -> None:
    open_all(qtbot, parts, timeline)
    handle, surface = timeline.sheet.start_handle, timeline.sheet.surface
    grip = QPoint(handle.width() // 2, 20)
    QTest.mousePress(handle, LEFT, pos=grip)
    QTest.mouseMove(handle, grip + QPoint(round(surface.width() / 6.41), 0))
    settle(qtbot, timeline)
    QTest.mouseRelease(handle, LEFT, pos=grip)
    assert parts.document.project.settings.start == pytest.approx(1.0, abs=0.03)
    assert parts.document.undo_stack.count() == 2
    settle(qtbot, timeline)
    assert handle.x() + handle.width() / 2 == pytest.approx(surface.place(1.0), abs=8)
    assert "of" in timeline.sheet.voice_key.text
    QTest.mouseDClick(handle, LEFT, pos=grip)
    assert parts.document.project.settings.start == 0.0


def test_the_end_handle_at_the_end_means_the_end(
    timeline: Timeline, parts: Parts, qtbot: QtBot
) -> None:
    open_all(qtbot, parts, timeline)
    handle = timeline.sheet.end_handle
    QTest.keyClick(handle, Qt.Key.Key_Left, SHIFT)
    assert parts.document.project.settings.end == pytest.approx(5.41, abs=0.01)
    for _ in range(2):
        QTest.keyClick(handle, Qt.Key.Key_Right, SHIFT)
    assert parts.document.project.settings.end == 0.0


def test_handles_are_only_where_there_is_something_to_grab(
    timeline: Timeline, parts: Parts, qtbot: QtBot
) -> None:
    open_all(qtbot, parts, timeline)
    timeline.view.show(2.0, 3.0)
    settle(qtbot, timeline)
    assert not timeline.sheet.start_handle.isVisible()
    timeline.view.fit()
    settle(qtbot, timeline)
    assert timeline.sheet.start_handle.isVisible()
    assert timeline.sheet.end_handle.isVisible()


# ---- looks and lives


def test_right_to_left_mirrors_the_keys_but_not_time(
    timeline: Timeline, parts: Parts, qtbot: QtBot
) -> None:
    open_all(qtbot, parts, timeline)
    keys_left = timeline.sheet.voice_key.x() < timeline.sheet.surface.x()
    timeline.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    timeline.resize(1101, 460)
    settle(qtbot, timeline)
    assert keys_left and timeline.sheet.voice_key.x() > timeline.sheet.surface.x()
    assert timeline.sheet.surface.place(1.0) < timeline.sheet.surface.place(2.0)
    QTest.mouseClick(timeline.sheet.surface, LEFT, pos=at(timeline, 3.0))
    assert parts.player.position == pytest.approx(3.0, abs=0.01)


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_playhead_and_handles_stay_over_the_voice_when_the_bar_of_the_lanes_comes_and_goes(
    qtbot: QtBot, parts: Parts, timeline: Timeline, direction: Qt.LayoutDirection
) -> None:
    open_all(qtbot, parts, timeline)
    sheet = timeline.sheet
    timeline.setLayoutDirection(direction)
    for height, is_scrolled in ((461, False), (260, True), (460, False)):
        timeline.resize(1100, height)
        settle(qtbot, timeline)
        assert sheet._upright.isVisible() == is_scrolled
        over, under = sheet.surface.geometry(), sheet.waveform.geometry()
        assert (over.left(), over.right()) == (under.left(), under.right())
        assert (sheet.ruler.x(), sheet.ruler.width()) == (under.left(), under.width())


def test_rebuilding_leaves_nothing_behind(parts: Parts, qtbot: QtBot) -> None:
    parts.open_voice()
    parts.open_curves()
    watched = (
        (parts.facts, "voice_changed()"),
        (parts.facts, "curves_changed(QString)"),
        (parts.facts, "failures_changed()"),
        (parts.facts, "working_changed()"),
        (parts.player, "position_changed(double)"),
        (parts.player, "playing_changed(bool)"),
        (parts.document, "changed(PyObject,PyObject)"),
    )
    before = [each.receivers(SIGNAL(name)) for each, name in watched]
    gc.collect()
    plots = len(pyqtgraph.ViewBox.AllViews)
    for look in (theme.DARK, theme.LIGHT) * 3:
        theme.use(look)
        timeline = make(parts)
        qtbot.waitUntil(lambda made=timeline: made.sheet.board is not None)
        settle(qtbot, timeline)
        inside = timeline.sheet.surface
        timeline.activateWindow()
        timeline.sheet.end_handle.setFocus()
        during = [each.receivers(SIGNAL(name)) for each, name in watched]
        assert all(now > then for now, then in zip(during, before, strict=True))
        timeline.deleteLater()
        qtbot.waitUntil(lambda gone=inside: not shiboken6.isValid(gone))
        del timeline, inside
        gc.collect()
    assert [each.receivers(SIGNAL(name)) for each, name in watched] == before
    assert len(pyqtgraph.ViewBox.AllViews) <= plots
    parts.player.seek(1.0)
    parts.open_curves()
    parts.document.set("Nod", pitch=1.5)
