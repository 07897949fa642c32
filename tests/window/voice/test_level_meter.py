"""The meter: what it shows and says, in both directions of writing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.voice.level_meter import LevelMeter
from joyvasa_desktop.window.voice.sound_level import Level


@pytest.fixture
def meter(qtbot: QtBot) -> LevelMeter:
    made = LevelMeter()
    qtbot.addWidget(made)
    made.resize(220, 20)
    return made


def picture(meter: LevelMeter) -> QImage:
    return meter.grab().toImage()


def lit(image: QImage) -> list[int]:
    """Columns of the bar in the calm colour."""
    wanted = QColor(theme.colours().good)
    middle = image.height() // 2
    return [x for x in range(image.width()) if image.pixelColor(x, middle) == wanted]


def test_louder_is_longer(meter: LevelMeter) -> None:
    lengths = []
    for level in (-50.0, -40.0, -25.0):
        meter.show_level(Level(level, level))
        lengths.append(len(lit(picture(meter))))
    assert 20 < lengths[0] < lengths[1] < lengths[2] < 150


def test_it_falls_calmly_and_holds_the_peak(meter: LevelMeter) -> None:
    meter.show_level(Level(-12, -20))
    before = len(lit(picture(meter)))
    for _ in range(5):
        meter.show_level(Level(-60, -60))
    assert before * 0.5 < len(lit(picture(meter))) < before
    assert meter.value_text == "-12 dB"
    for _ in range(100):
        meter.show_level(Level(-60, -60))
    assert lit(picture(meter)) == []
    assert meter.value_text == "Silence"


def test_the_lamp_says_too_loud_until_it_is_clicked(meter: LevelMeter, qtbot: QtBot) -> None:
    meter.show_level(Level(0, -3))
    meter.show_clipping(True)
    bad = QColor(theme.colours().bad)
    assert picture(meter).pixelColor(meter.width() - 6, 10) == bad
    interface = QAccessible.queryAccessibleInterface(meter)
    assert interface.text(QAccessible.Text.Description).startswith("Too loud")
    with qtbot.waitSignal(meter.lamp_clicked):
        qtbot.mouseClick(meter, Qt.MouseButton.LeftButton, pos=QPoint(214, 10))
    meter.show_clipping(False)
    assert picture(meter).pixelColor(meter.width() - 6, 10) != bad


def test_it_is_mirrored_for_arabic(meter: LevelMeter) -> None:
    meter.show_level(Level(-40, -40))
    from_left = lit(picture(meter))
    meter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    from_right = lit(picture(meter))
    assert min(from_left) < 10 and max(from_right) > meter.width() - 10
    assert len(from_left) == pytest.approx(len(from_right), abs=2)


def test_it_is_painted_from_the_theme(meter: LevelMeter) -> None:
    meter.show_level(Level(-40, -40))
    theme.use(theme.DARK)
    assert len(lit(picture(meter))) > 20
