"""The lanes: real curves on linked axes, growing, compared, and cheap when they are long."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from timeline_parts import sample_curves

from joyvasa_desktop.motion.curves import CURVES
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window.messages import CurveFacts, Side
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.timeline.curve_choice import CurveChoice
from joyvasa_desktop.window.timeline.curve_data import LANES, Shown, colour, number, with_unit
from joyvasa_desktop.window.timeline.lanes import LaneBoard
from joyvasa_desktop.window.timeline.readout import lines_at
from joyvasa_desktop.window.timeline.time_view import TimeView


def shown(
    rows: int | None = None, side: Side = "main", start: float = 0.0, **values: float
) -> Shown:
    found = sample_curves(Settings().but(**values))
    total = len(found["pitch"])
    rows = total if rows is None else rows
    some = {name: each[:rows] for name, each in found.items()}
    return Shown(CurveFacts(1, "take", side, some, total, rows == total), start)


@pytest.fixture
def view(owner: QObject) -> TimeView:
    view = TimeView(owner)
    view.set_duration(6.4)
    return view


@pytest.fixture
def choice(preferences: Preferences, owner: QObject) -> CurveChoice:
    return CurveChoice(preferences, owner)


@pytest.fixture
def board(choice: CurveChoice, view: TimeView, qtbot: QtBot) -> LaneBoard:
    board = LaneBoard(choice, view)
    qtbot.addWidget(board)
    board.resize(900, 400)
    board.show()
    return board


def ink(board: LaneBoard, name: str) -> int:
    """Pixels in the colour of that curve."""
    image = board.plots.grab().toImage()
    wanted = QColor(colour(name))
    wide, high = image.width(), image.height()
    return sum(image.pixelColor(x, y) == wanted for x in range(0, wide, 3) for y in range(high))


def test_what_is_shown_knows_its_place_in_the_sound() -> None:
    some = shown(rows=50, start=1.5)
    assert some.rows == 50
    assert some.times[0] == 1.5
    assert some.reached == pytest.approx(3.5)
    assert some.end > some.reached
    assert some.at("pitch", 1.4) is None
    assert some.at("pitch", 3.6) is None
    row = some.facts.values["yaw"][25]
    assert some.at("yaw", 2.5) == pytest.approx(float(row))
    assert some.at("yaw", 2.539) == pytest.approx(float(row))


def test_zooming_keeps_all_axes_together(board: LaneBoard, view: TimeView) -> None:
    board.show_curves("main", shown())
    view.zoom(0.3, 2.0)
    board.show_range()
    for lane in board.lanes.values():
        assert lane.shown == pytest.approx((view.left, view.right), abs=1e-6)


def test_curves_are_drawn_in_their_colours(board: LaneBoard) -> None:
    # Curves that move: a flat one may lie between two rows of pixels, in neither in full colour.
    assert ink(board, "yaw") == 0
    board.show_curves("main", shown())
    for name in ("mouth", "yaw", "lip_width"):
        assert ink(board, name) > 50


def test_a_curve_that_is_off_is_not_drawn(board: LaneBoard, choice: CurveChoice) -> None:
    board.show_curves("main", shown())
    choice.switch_curve("lip_width", False)
    board.rearrange()
    assert ink(board, "lip_width") == 0
    choice.switch_curve("lip_width", True)
    board.rearrange()
    assert ink(board, "lip_width") > 50


def test_lanes_come_and_go(board: LaneBoard, choice: CurveChoice) -> None:
    board.show_curves("main", shown())
    before = board.least_height
    choice.switch_lane("gaze", True)
    board.rearrange()
    assert list(board.lanes)[-1] == "gaze"
    assert board.least_height > before
    assert board.lanes["gaze"].points_drawn > 0
    for name in LANES:
        choice.switch_lane(name, False)
    board.rearrange()
    assert not board.lanes and board.least_height == 0


def test_curves_grow_and_are_lighter_until_they_are_final(board: LaneBoard) -> None:
    board.show_curves("main", shown(rows=40))
    few = board.lanes["mouth"].points_drawn
    assert few == 40
    assert ink(board, "mouth") == 0
    board.show_curves("main", shown(rows=80))
    assert board.lanes["mouth"].points_drawn == 80
    board.show_curves("main", shown())
    assert board.lanes["mouth"].points_drawn > 150
    assert ink(board, "mouth") > 50


def test_a_gain_changes_the_curve_at_once(board: LaneBoard) -> None:
    board.show_curves("main", shown())
    calm = board.lanes["head"].drawn("main", "pitch")
    board.show_curves("main", shown(pitch=2.0))
    lively = board.lanes["head"].drawn("main", "pitch")
    assert np.abs(lively).max() > 1.5 * np.abs(calm).max()


def test_the_scale_grows_when_a_curve_exceeds_it(board: LaneBoard) -> None:
    lane = LANES["head"]
    values = dict(sample_curves(Settings()))
    values["pitch"] = values["pitch"] * 0 + 17.3
    large = Shown(CurveFacts(1, "take", "main", values, len(values["pitch"]), True), 0.0)
    board.show_curves("main", large)
    assert board.lanes["head"].high >= 17.3
    assert board.lanes["head"].low == -board.lanes["head"].high
    bottom, top = board.lanes["head"].box.viewRange()[1]
    assert bottom <= lane.low and top >= 17.3
    board.show_curves("main", shown())
    assert board.lanes["head"].high == lane.high


def test_a_hair_more_does_not_change_the_scale() -> None:
    eyes = LANES["eyes"]
    assert eyes.reach([np.array([-0.01, 1.21], np.float32)]) == (eyes.low, eyes.high)
    low, high = eyes.reach([np.array([-0.2, 1.0], np.float32)])
    assert low < -0.2 and high == eyes.high
    assert eyes.reach([]) == (eyes.low, eyes.high)


@given(values=st.lists(st.floats(-1e4, 1e4, width=32), min_size=1, max_size=20))
def test_every_scale_holds_its_curve(values: list[float]) -> None:
    for lane in LANES.values():
        low, high = lane.reach([np.array(values, np.float32)])
        hair = 0.026 * (lane.high - lane.low)
        assert low - hair <= min(values) and max(values) <= high + hair
        assert low <= lane.low and lane.high <= high


def test_the_other_take_is_dashed_and_goes(board: LaneBoard) -> None:
    board.show_curves("main", shown())
    alone = board.lanes["mouth"].points_drawn
    board.show_curves("other", shown(side="other", mouth=1.6))
    assert board.lanes["mouth"].points_drawn == 2 * alone
    board.show_curves("other", None)
    assert board.lanes["mouth"].points_drawn == alone


def test_an_hour_of_curves_is_drawn_with_few_points(board: LaneBoard, view: TimeView) -> None:
    rows = 3600 * 25
    waves = {
        name: np.sin(np.arange(rows) / 7).astype(np.float32) * info.high
        for name, info in CURVES.items()
    }
    view.set_duration(3600.0)
    board.show_range()
    board.show_curves("main", Shown(CurveFacts(1, "take", "main", waves, rows, True), 0.0))
    for left, right in ((0.0, 3600.0), (1000.0, 1600.0), (1000.0, 1002.0)):
        view.show(left, right)
        board.show_range()
        board.plots.grab()
        for lane in board.lanes.values():
            assert 40 < lane.points_drawn <= len(lane.info.curves) * 6 * board.plots.width()


def test_keys_and_plots_line_up(board: LaneBoard) -> None:
    for name, lane in board.lanes.items():
        key = board.key(name).geometry()
        plot = lane.box.geometry()
        assert key.top() == pytest.approx(plot.top())
        assert key.height() == pytest.approx(plot.height())
        assert key.right() < board.plots.x()


def test_readings_have_units(choice: CurveChoice) -> None:
    lines = lines_at(2.0, choice.curves, {"main": shown()})
    texts = {line.label: line.value for line in lines}
    assert texts["Nod"].endswith("°")
    assert texts["Lip width"].endswith(" units")
    assert len(lines) == len(choice.curves)
    assert lines_at(99.0, choice.curves, {"main": shown()}) == []
    both = lines_at(2.0, ["yaw"], {"main": shown(), "other": shown(side="other", yaw=0.0)})
    assert both[0].other == "0.0°"


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("pitch", -3.14, "−3.1°"),
        ("pitch", -0.01, "0.0°"),
        ("size", 1.25, "1.2 %"),
        ("shift_x", 0.0123, "0.012 face widths"),
        ("eye_left", 0.5, "0.50"),
    ],
)
def test_values_are_written_with_fitting_digits(name: str, value: float, text: str) -> None:
    assert with_unit(number(CURVES[name], value), CURVES[name].unit) == text


def test_the_lanes_of_the_beginning_are_seen_without_scrolling(board: LaneBoard) -> None:
    assert len(board.lanes) == 5
    assert board.least_height < 200
