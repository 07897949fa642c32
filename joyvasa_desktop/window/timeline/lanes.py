"""The lanes: motion curves of one kind and unit each, one below the other, on one time axis."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.motion.motion import FPS
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.messages import Side
from joyvasa_desktop.window.timeline.curve_choice import CurveChoice
from joyvasa_desktop.window.timeline.curve_data import LANES, LaneInfo, Shown, colour
from joyvasa_desktop.window.timeline.curve_legend import KEY_WIDTH, LaneKey
from joyvasa_desktop.window.timeline.ruler import marks
from joyvasa_desktop.window.timeline.time_view import TimeView

GAP = 3
"""Pixels between two lanes."""

_LEAST = 26
_WIDTH = 1.6
_DENSE = 0.6
"""Rows of motion in a pixel from which on a curve is drawn with the thinnest line: Qt draws
lines of one device pixel a hundred times faster than wider ones."""

_MARGIN = 0.06
_UNFINISHED = 110
_COMPARED = 170


class Lane:
    """One plot: its curves, a faint grid, and a scale that grows when a curve exceeds it."""

    def __init__(self, info: LaneInfo) -> None:
        import pyqtgraph as pg

        self.info = info
        self.low, self.high = info.low, info.high
        self.box: Any = pg.ViewBox(enableMouse=False, enableMenu=False)
        self.box.setBackgroundColor(theme.colours().sunken)
        self._grid: Any = pg.PlotCurveItem(
            pen=QPen(QColor(theme.colours().line), 0), connect="pairs"
        )
        self._base: Any = pg.InfiniteLine(0, 0, QPen(QColor(theme.colours().line), 0))
        for item in (self._grid, self._base):
            self.box.addItem(item, ignoreBounds=True)
        self._curves: dict[tuple[Side, str], Any] = {}
        self._settled: dict[Side, bool] = {}
        self._width = _WIDTH
        self._fit()

    @property
    def points_drawn(self) -> int:
        """How many points of curves are on the screen now."""
        return sum(
            len(item.getData()[0])
            for item in self._curves.values()
            if item.isVisible() and item.getData()[0] is not None
        )

    @property
    def shown(self) -> tuple[float, float]:
        """Seconds at the left and the right edge."""
        left, right = self.box.viewRange()[0]
        return left, right

    def drawn(self, side: Side, name: str) -> Floats:
        """The values of a curve that is shown, before they are thinned out for the screen."""
        values: Floats = self._curves[side, name].getOriginalDataset()[1]
        return values

    def show_range(self, view: TimeView, width: float, ratio: float) -> None:
        """Shows the stretch of the view, with a line at each mark of the ruler.

        Args:
            width: pixels.
            ratio: device pixels in a pixel.
        """
        # Pens count in device pixels.
        pen = 1.0 if view.span * FPS > _DENSE * width else _WIDTH * ratio
        if pen != self._width:
            self._width = pen
            for (side, name), item in self._curves.items():
                item.setPen(self._pen(side, name))
        self.box.setXRange(view.left, view.right, padding=0)
        x = np.repeat(np.asarray(marks(view, width)[1], np.float64), 2)
        self._grid.setData(x, np.tile([-1e3, 1e3], len(x) // 2))

    def show_curves(self, side: Side, shown: Shown | None, on: list[str]) -> None:
        """Draws one side's curves as far as they are there."""
        for name in self.info.curves:
            visible = shown is not None and name in on
            item = self._curves.get((side, name))
            if item is None and visible:
                item = self._curves[side, name] = self._add(side, name)
            if item is None:
                continue
            item.setVisible(visible)
            if visible and shown is not None:
                self._settled[side] = shown.settled
                item.setPen(self._pen(side, name))
                item.setData(shown.times, shown.values(name), skipFiniteCheck=True)
        self._fit()

    def _add(self, side: Side, name: str) -> Any:
        import pyqtgraph as pg

        # The factor is in samples a pixel; more than one is finer than the screen.
        item = pg.PlotDataItem(antialias=True, autoDownsampleFactor=1.0)
        item.setDownsampling(auto=True, method="peak")
        item.setClipToView(True)
        item.setZValue(1 if side == "main" else 0)
        self.box.addItem(item, ignoreBounds=True)
        return item

    def _pen(self, side: Side, name: str) -> QPen:
        tint = QColor(colour(name))
        if not self._settled.get(side, True):
            tint.setAlpha(_UNFINISHED)
        elif side == "other":
            tint.setAlpha(_COMPARED)
        pen = QPen(tint, self._width)
        pen.setCosmetic(True)
        if side == "other":
            pen.setDashPattern([4, 3])
        return pen

    def _fit(self) -> None:
        """A fixed range, so that the height of a curve means something; larger if need be."""
        values = [
            item.getOriginalDataset()[1] for item in self._curves.values() if item.isVisible()
        ]
        self.low, self.high = self.info.reach([each for each in values if each is not None])
        space = _MARGIN * (self.high - self.low)
        self.box.setYRange(self.low - space, self.high + space, padding=0)


class LaneBoard(QWidget):
    """All lanes that are on, with their keys at the leading side.

    Attributes:
        plots: the part with the time axis.

    Signals:
        scaled(): the height that the lanes need is another one.
    """

    scaled = Signal()

    def __init__(self, choice: CurveChoice, view: TimeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import pyqtgraph as pg

        self._choice, self._view = choice, view
        self._lanes: dict[str, Lane] = {}
        self._keys: dict[str, LaneKey] = {}
        self._sides: dict[Side, Shown] = {}
        self.plots: Any = pg.GraphicsView(self, background=theme.colours().card)
        self.plots.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.plots.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plots.setAccessibleName(self.tr("Motion curves"))
        self.rearrange()

    @property
    def lanes(self) -> dict[str, Lane]:
        """The lanes that are on, from top to bottom."""
        return {name: self._lanes[name] for name in self._choice.lanes}

    @property
    def least_height(self) -> int:
        """Pixels that the lanes need."""
        return sum(self._least(name) + GAP for name in self._choice.lanes)

    def key(self, name: str) -> LaneKey:
        """What stands beside a lane."""
        return self._keys[name]

    def rearrange(self) -> None:
        """Shows the lanes and curves that are chosen now."""
        on = self._choice.lanes
        for name in on:
            if name not in self._lanes:
                self._add(name)
        for name, lane in self._lanes.items():
            lane.box.setVisible(name in on)
            self._keys[name].setVisible(name in on)
        self.show_range()
        for side in ("main", "other"):
            self.show_curves(side, self._sides.get(side))
        self._place()

    def show_range(self) -> None:
        """Follows the view."""
        for lane in self.lanes.values():
            lane.show_range(self._view, self.plots.width(), self.devicePixelRatioF())

    def show_curves(self, side: Side, shown: Shown | None) -> None:
        """Another motion, or more of it, or none."""
        if shown is None:
            self._sides.pop(side, None)
        else:
            self._sides[side] = shown
        for name, lane in self.lanes.items():
            lane.show_curves(side, shown, self._choice.curves)
            self._keys[name].set_scale(lane.low, lane.high)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 (Qt's name)
        super().resizeEvent(event)
        self._place()

    def _add(self, name: str) -> None:
        lane = self._lanes[name] = Lane(LANES[name])
        self.plots.addItem(lane.box)
        self._keys[name] = LaneKey(LANES[name], self._choice, self)

    def _least(self, name: str) -> int:
        return max(self._keys[name].least_height, _LEAST)

    def _place(self) -> None:
        """Shares the height out among the lanes in proportion to what they need."""
        plots = QRect(KEY_WIDTH, 0, max(self.width() - KEY_WIDTH, 1), self.height())
        self.plots.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), plots))
        spare = max(self.height() - self.least_height, 0) / max(self.least_height, 1)
        top = 0.0
        for name, lane in self.lanes.items():
            height = round((self._least(name) + GAP) * (1 + spare)) - GAP
            key = QRect(0, round(top), KEY_WIDTH, height)
            self._keys[name].setGeometry(
                QStyle.visualRect(self.layoutDirection(), self.rect(), key)
            )
            lane.box.setGeometry(QRectF(0, round(top), plots.width(), height))
            top += height + GAP
        self.show_range()
