"""The bar under the preview: every control does what its name says, by mouse and by keys."""

from __future__ import annotations

import numpy as np
import pytest
from fakes import FakeWorker
from playing import DURATION, Bench
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QSlider, QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.messages import Frame
from joyvasa_desktop.window.player.transport import TransportBar


@pytest.fixture
def bench(document: Document, facts: Facts, worker: FakeWorker) -> Bench:
    return Bench(document, facts, worker)


@pytest.fixture
def bar(bench: Bench, qtbot: QtBot) -> TransportBar:
    made = TransportBar(bench.session)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(800, 40)
    made.show()
    return made


def _press(bar: TransportBar, name: str) -> None:
    button = bar.findChild(QAbstractButton, f"transport-{name}")
    assert button is not None and button.isEnabled(), name
    button.click()


def test_without_a_video_there_is_nothing_to_play(bar: TransportBar) -> None:
    assert not bar._play.isEnabled() and not bar._scrubber.isEnabled()
    assert bar._time.text() == "0:00.00 / 0:00.00"


def test_plays_and_pauses(bench: Bench, bar: TransportBar) -> None:
    bench.open()
    assert bar._play.accessibleName() == "Play"
    _press(bar, "play")
    assert bench.player.playing and bar._play.accessibleName() == "Pause"
    _press(bar, "play")
    assert not bench.player.playing and bar._play.accessibleName() == "Play"


def test_steps_and_goes_to_the_start(bench: Bench, bar: TransportBar) -> None:
    bench.open()
    bench.player.seek(2.0)
    _press(bar, "step-forward")
    assert bench.player.position == pytest.approx(2.04)
    _press(bar, "step-back")
    _press(bar, "step-back")
    assert bench.player.position == pytest.approx(1.96)
    _press(bar, "to-start")
    assert bench.player.position == 0.0


def test_tells_the_time(bench: Bench, bar: TransportBar) -> None:
    bench.open()
    width = bar._time.width()
    bench.player.seek(3.24)
    assert bar._time.text() == "0:03.24 / 0:06.40"
    assert bar._scrubber.value() == 3240 and bar._scrubber.maximum() == 6400
    bench.player.seek(1.11)
    assert bar._time.width() == width, "the slider doesn't tremble"


def test_loop_is_shown_wherever_it_is_switched(bench: Bench, bar: TransportBar) -> None:
    bench.open()
    _press(bar, "loop")
    assert bench.player.loop
    bench.player.loop = False
    assert not bar._loop.isChecked()


def test_a_click_on_the_slider_goes_there(bench: Bench, bar: TransportBar, qtbot: QtBot) -> None:
    bench.open()
    scrubber = bar._scrubber
    middle = scrubber.rect().center()
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=middle)
    assert bench.player.position == pytest.approx(DURATION / 2, abs=0.1)
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=QPoint(0, middle.y()))
    assert bench.player.position == 0.0


def test_playing_rests_while_the_slider_is_dragged(
    bench: Bench, bar: TransportBar, qtbot: QtBot
) -> None:
    bench.open()
    bench.player.play()
    scrubber = bar._scrubber
    middle = scrubber.rect().center()
    qtbot.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=middle)
    assert not bench.player.playing
    qtbot.mouseMove(scrubber, middle + QPoint(scrubber.width() // 4, 0))
    assert bench.player.position == pytest.approx(0.75 * DURATION, abs=0.15)
    qtbot.mouseRelease(scrubber, Qt.MouseButton.LeftButton, pos=middle)
    assert bench.player.playing


def test_keys_on_the_slider(bench: Bench, bar: TransportBar, qtbot: QtBot) -> None:
    bench.open()
    for key, position in (
        (Qt.Key.Key_Right, 0.04),
        (Qt.Key.Key_Up, 0.08),
        (Qt.Key.Key_Left, 0.04),
        (Qt.Key.Key_PageUp, 1.04),
        (Qt.Key.Key_PageDown, 0.04),
        (Qt.Key.Key_End, DURATION),
        (Qt.Key.Key_Home, 0.0),
    ):
        qtbot.keyClick(bar._scrubber, key)
        assert bench.player.position == pytest.approx(position), key


def test_loudness(bench: Bench, bar: TransportBar) -> None:
    bar._volume.setValue(40)
    assert bench.player.volume == 0.4
    _press(bar, "volume")
    assert bench.player.muted and bar._mute.accessibleName() == "Sound on"
    bar._volume.setValue(50)
    assert not bench.player.muted and bar._mute.accessibleName() == "Sound off"


def test_says_quietly_that_there_is_no_device(bench: Bench, bar: TransportBar) -> None:
    bench.feed.is_silent = True
    bench.feed.changed.emit()
    assert "No device" in bar._mute.toolTip()
    assert not bar._volume.isEnabled()


def test_before_and_own_size(bench: Bench, bar: TransportBar) -> None:
    viewing = bench.player.viewing
    _press(bar, "split")
    _press(bar, "fit")
    assert viewing.before and viewing.actual_size
    viewing.set_before(False)
    assert not bar._before.isChecked() and bar._fit.isChecked()


def test_asks_for_full_screen(bench: Bench, bar: TransportBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.player.viewing.full_screen_wanted):
        _press(bar, "fullscreen")


def test_compares_with_the_take_before(bench: Bench, bar: TransportBar) -> None:
    bench.open()
    assert not bar._compare.isEnabled()
    document = bench.document
    document.change(document.project.another_take(5), "another")
    document.change(document.project.another_take(6), "another")
    _press(bar, "compare")
    assert document.project.other == document.project.takes[1].id
    assert bar._compare.isChecked()
    _press(bar, "compare")
    assert document.project.other == ""
    document.undo_stack.undo()
    assert bar._compare.isChecked()


def test_time_runs_from_left_to_right_in_every_language(
    bench: Bench, bar: TransportBar, qapp: QApplication, qtbot: QtBot
) -> None:
    bench.open()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        again = TransportBar(bench.session)  # type: ignore[arg-type]
        qtbot.addWidget(again)
        again.resize(800, 40)
        again.show()
        assert again._start.x() < again._play.x() < again._scrubber.x() < again._full.x()
        place = QPoint(again._scrubber.width() - 1, 5)
        qtbot.mouseClick(again._scrubber, Qt.MouseButton.LeftButton, pos=place)
        assert bench.player.position == pytest.approx(DURATION, abs=0.1)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_everything_has_a_name_and_can_be_reached_by_keys(bench: Bench, bar: TransportBar) -> None:
    bench.open()
    controls: list[QWidget] = [*bar.findChildren(QAbstractButton), *bar.findChildren(QSlider)]
    assert len(controls) == 12
    names = set()
    for control in controls:
        face = QAccessible.queryAccessibleInterface(control)
        assert face is not None
        names.add(face.text(QAccessible.Text.Name))
        assert control.toolTip() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "" not in names and len(names) == 12


def test_a_narrow_bar_leaves_out_what_menus_have(bar: TransportBar, qtbot: QtBot) -> None:
    bar.show()
    bar.resize(900, 40)
    names = ("play", "loop", "split", "to-start", "fullscreen")
    found = {name: bar.findChild(QWidget, f"transport-{name}") for name in names}
    assert all(each is not None and each.isVisible() for each in found.values())
    bar.resize(bar.minimumSizeHint().width(), 40)
    shown = {name for name, each in found.items() if each is not None and each.isVisible()}
    assert shown == {"play", "fullscreen"}
    bar.resize(900, 40)
    assert all(each is not None and each.isVisible() for each in found.values())


def test_dots_show_what_is_drawn_where_drawing_is_slow(bench: Bench, bar: TransportBar) -> None:
    bench.open()
    scrubber = bar._scrubber

    def dots() -> int:
        image = scrubber.grab().toImage()
        accent, row = QColor(theme.colours().accent), scrubber.height() - 2
        return sum(image.pixelColor(x, row) == accent for x in range(scrubber.width()))

    pixels = np.zeros((96, 64, 3), np.uint8)

    def draw(index: int, seconds: float) -> None:
        frame = Frame(bench.facts.number, index / 25, "main", pixels, seconds)
        bench.worker.answered.emit(frame)

    draw(0, 0.01)
    assert dots() == 0, "what is quick needs no dots"
    draw(50, 5.0)
    two = dots()
    assert two > 0
    draw(100, 5.0)
    assert dots() > two
    bench.document.set("smile", smile=0.5)
    assert dots() == 0, "they are out of date"
