"""Switching curves and lanes: what the chips do, what is remembered, what the keys say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop.motion.curves import CURVES
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.chip import Chip, WrappingRow
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.timeline.curve_choice import CurveChoice
from joyvasa_desktop.window.timeline.curve_data import LANES, colour
from joyvasa_desktop.window.timeline.curve_legend import LaneChips, LaneKey, VoiceKey, short


@pytest.fixture
def choice(preferences: Preferences, owner: QObject) -> CurveChoice:
    return CurveChoice(preferences, owner)


def click(parent: QWidget, name: str) -> None:
    chip = parent.findChild(Chip, name)
    assert chip is not None
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)


def test_every_curve_has_a_lane_and_a_colour_of_its_own() -> None:
    placed = [curve for lane in LANES.values() for curve in lane.curves]
    assert sorted(placed) == sorted(CURVES)
    for look in (theme.LIGHT, theme.DARK):
        theme.use(look)
        assert len({colour(name) for name in CURVES}) == len(CURVES)


def test_curves_of_a_lane_share_unit_and_range() -> None:
    for lane in LANES.values():
        assert {CURVES[name].unit for name in lane.curves} == {lane.unit}
        assert len({(CURVES[name].low, CURVES[name].high) for name in lane.curves}) == 1


def test_the_first_selection_is_sensible(choice: CurveChoice) -> None:
    assert choice.lanes == ["head", "mouth", "lips", "eyes", "brows"]
    assert choice.curves[:3] == ["pitch", "yaw", "roll"]
    assert len(choice.curves) == 8


def test_the_choice_is_remembered(preferences: Preferences, owner: QObject) -> None:
    first = CurveChoice(preferences, owner)
    first.switch_lane("gaze", True)
    first.switch_lane("brows", False)
    first.switch_curve("yaw", False)
    again = CurveChoice(preferences, owner)
    assert again.lanes == ["head", "mouth", "lips", "eyes", "gaze"]
    assert "yaw" not in again.curves and "pitch" in again.curves


def test_all_lanes_off_is_remembered_too(preferences: Preferences, owner: QObject) -> None:
    first = CurveChoice(preferences, owner)
    for name in LANES:
        first.switch_lane(name, False)
    assert CurveChoice(preferences, owner).lanes == []


def test_unknown_names_in_the_preferences_do_no_harm(
    preferences: Preferences, owner: QObject
) -> None:
    preferences.set_text("curves/lanes", "tail,mouth")
    assert CurveChoice(preferences, owner).lanes == ["mouth"]


def test_a_lane_without_curves_comes_back_with_all(choice: CurveChoice) -> None:
    choice.switch_curve("eye_left", False)
    choice.switch_curve("eye_right", False)
    choice.switch_lane("eyes", False)
    choice.switch_lane("eyes", True)
    assert {"eye_left", "eye_right"} <= set(choice.curves)


def test_chips_switch_lanes_and_follow_the_choice(choice: CurveChoice, qtbot: QtBot) -> None:
    chips = LaneChips(choice)
    qtbot.addWidget(chips)
    click(chips, "lane-gaze")
    click(chips, "lane-head")
    assert "gaze" in choice.lanes and "head" not in choice.lanes
    choice.switch_lane("head", True)
    head = chips.findChild(Chip, "lane-head")
    assert head is not None and head.isChecked()
    for chip in chips.findChildren(Chip):
        assert chip.accessibleName() and chip.toolTip()


def test_chips_are_switched_by_the_keyboard(choice: CurveChoice, qtbot: QtBot) -> None:
    chips = LaneChips(choice)
    qtbot.addWidget(chips)
    chip = chips.findChild(Chip, "lane-smile")
    assert chip is not None and chip.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert "smile" in choice.lanes


def test_keys_switch_curves(choice: CurveChoice, qtbot: QtBot) -> None:
    key = LaneKey(LANES["head"], choice)
    qtbot.addWidget(key)
    click(key, "curve-yaw")
    assert choice.curves[:2] == ["pitch", "roll"]
    chip = key.findChild(Chip, "curve-yaw")
    assert chip is not None and not chip.isChecked()
    assert chip.toolTip() == CURVES["yaw"].help


def test_a_key_shows_its_colour_while_it_is_on(choice: CurveChoice, qtbot: QtBot) -> None:
    key = LaneKey(LANES["mouth"], choice)
    qtbot.addWidget(key)
    key.resize(170, 40)
    chip = key.findChild(Chip, "curve-mouth")
    assert chip is not None

    def coloured() -> int:
        image = chip.grab().toImage()
        wanted = QColor(colour("mouth"))
        places = [(x, y) for x in range(16) for y in range(image.height())]
        return sum(image.pixelColor(x, y) == wanted for x, y in places)

    assert coloured() > 20
    choice.switch_curve("mouth", False)
    assert coloured() == 0


def test_right_to_left_the_dot_is_on_the_right(choice: CurveChoice, qtbot: QtBot) -> None:
    chip = Chip("Nod", "", colour("pitch"))
    qtbot.addWidget(chip)
    chip.setChecked(True)
    chip.resize(80, 17)
    chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = chip.grab().toImage()
    columns = [x for x in range(80) if image.pixelColor(x, 8) == QColor(colour("pitch"))]
    assert columns and min(columns) > 60


def test_chips_wrap_where_there_is_no_room(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    row = WrappingRow(4, parent)
    for number in range(8):
        row.addWidget(Chip(f"Chip number {number}", ""))
    wide = row.heightForWidth(2000)
    assert row.heightForWidth(250) > 2.5 * wide
    parent.resize(250, 400)
    parent.show()
    chips = parent.findChildren(Chip)
    for place, chip in enumerate(chips):
        assert parent.rect().contains(chip.geometry())
        assert not any(chip.geometry().intersects(each.geometry()) for each in chips[:place])


def test_the_key_of_the_voice_says_how_much_speaks(qtbot: QtBot) -> None:
    key = VoiceKey()
    qtbot.addWidget(key)
    key.show_length(6.4, 6.4)
    assert key.text.endswith("0:06.40")
    key.show_length(2.0, 6.4)
    assert "0:02.00" in key.text and "0:06.40" in key.text
    key.show_length(0.0, 0.0)
    assert key.text == ""


@pytest.mark.parametrize(("text", "shorter"), [("10.0", "10"), ("0.60", "0.6"), ("10", "10")])
def test_scales_have_no_needless_zeros(text: str, shorter: str) -> None:
    assert short(text) == shorter
