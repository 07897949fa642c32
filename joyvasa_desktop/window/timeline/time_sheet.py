"""The `TimeSheet`: ruler, waveform and lanes in their places, with glass, handles and bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QScrollBar, QStyle, QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.timeline.curve_choice import CurveChoice
from joyvasa_desktop.window.timeline.curve_legend import KEY_WIDTH, VoiceKey
from joyvasa_desktop.window.timeline.ruler import Ruler
from joyvasa_desktop.window.timeline.time_surface import Describe, TimeSurface
from joyvasa_desktop.window.timeline.time_view import TimeView, clock
from joyvasa_desktop.window.timeline.trim import Trim
from joyvasa_desktop.window.timeline.trim_handle import TrimHandle
from joyvasa_desktop.window.timeline.waveform import Waveform

if TYPE_CHECKING:
    from joyvasa_desktop.window.timeline.lanes import LaneBoard

RULER_HEIGHT = 24
WAVE_HEIGHT = 46

_BAR = 12
_PER_SECOND = 1000
"""Steps of the scroll bar, which counts in whole numbers."""


class TimeSheet(QWidget):
    """Lays everything out by hand: what has a time axis must line up to the pixel.

    Keys of the lanes stand at the leading side, the axis runs from left to right always.
    """

    def __init__(
        self,
        view: TimeView,
        trim: Trim,
        choice: CurveChoice,
        describe: Describe,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._trim, self._choice = view, trim, choice
        self.ruler = Ruler(view, self)
        self.waveform = Waveform(view, self)
        self.board: LaneBoard | None = None
        self.voice_key = VoiceKey(self)
        self._lanes = QScrollArea(self)
        self._upright = QScrollBar(Qt.Orientation.Vertical, self)
        self._along = QScrollBar(Qt.Orientation.Horizontal, self)
        self.surface = TimeSurface(view, describe, self)
        self.start_handle = TrimHandle("start", self.surface)
        self.end_handle = TrimHandle("end", self.surface)
        self.surface.set_heights(RULER_HEIGHT, WAVE_HEIGHT)
        self._set_up_bars()
        self._connect()
        self.setMinimumHeight(RULER_HEIGHT + WAVE_HEIGHT + 90)

    def make_lanes(self) -> LaneBoard:
        """Adds the plots; their library takes a quarter of a second to load."""
        from joyvasa_desktop.window.timeline.lanes import LaneBoard

        self.board = LaneBoard(self._choice, self._view)
        self._lanes.setWidget(self.board)
        self._choice.changed.connect(self.rearrange)
        self.rearrange()
        return self.board

    def rearrange(self) -> None:
        """Other lanes are on."""
        if self.board is not None:
            self.board.rearrange()
            self.board.setMinimumHeight(self.board.least_height)
            self._order_keys(self.board)
        self._place()

    def _order_keys(self, board: LaneBoard) -> None:
        """The keys to the curves come after the timeline; they were made later than all else."""
        before: QWidget = self.end_handle
        for name in board.lanes:
            for chip in board.key(name).findChildren(QAbstractButton):
                self.setTabOrder(before, chip)
                before = chip

    def show_view(self) -> None:
        """Another stretch is shown."""
        self.ruler.update()
        self.waveform.refresh()
        if self.board is not None:
            self.board.show_range()
        self._show_along()
        self.show_trim()
        self.surface.refresh_readout()

    def show_trim(self) -> None:
        """Another stretch is kept."""
        start, end = self._trim.start, self._trim.end
        self.surface.set_kept(start, end)
        self.voice_key.show_length(end - start, self._trim.duration)
        for handle, time in ((self.start_handle, start), (self.end_handle, end)):
            handle.put(self.surface.place(time), RULER_HEIGHT, WAVE_HEIGHT)
            inside = self._view.left - 0.01 <= time <= self._view.right + 0.01
            handle.setVisible(inside and self._trim.duration > 0)
            handle.setAccessibleDescription(clock(time))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 (Qt's name)
        super().resizeEvent(event)
        self._place()

    def _set_up_bars(self) -> None:
        self._lanes.setFrameShape(QFrame.Shape.NoFrame)
        self._lanes.setWidgetResizable(True)
        self._lanes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._lanes.setVerticalScrollBarPolicy(off)
        self._lanes.setHorizontalScrollBarPolicy(off)
        self._lanes.viewport().setAutoFillBackground(False)
        self._along.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._along.setObjectName("time-scroll")
        self._along.setAccessibleName(self.tr("Stretch that is shown"))
        self._upright.setAccessibleName(self.tr("Curves that are in view"))
        self._upright.hide()

    def _connect(self) -> None:
        self._along.valueChanged.connect(self._scrolled)
        inner = self._lanes.verticalScrollBar()
        inner.rangeChanged.connect(self._upright_range)
        inner.valueChanged.connect(self._upright.setValue)
        self._upright.valueChanged.connect(inner.setValue)
        self._view.changed.connect(self._show_along)
        self.start_handle.dragged.connect(self._start_dragged)
        self.end_handle.dragged.connect(self._end_dragged)
        self.start_handle.moved.connect(self._start_moved)
        self.end_handle.moved.connect(self._end_moved)
        self.start_handle.reset.connect(self._start_reset)
        self.end_handle.reset.connect(self._end_reset)
        for handle in (self.start_handle, self.end_handle):
            handle.released.connect(self._trim.release)

    def _start_dragged(self, x: float) -> None:
        self._trim.drag("start", self._view.time(x, self.surface.width()))

    def _end_dragged(self, x: float) -> None:
        self._trim.drag("end", self._view.time(x, self.surface.width()))

    def _start_moved(self, seconds: float) -> None:
        self._trim.move("start", seconds)

    def _end_moved(self, seconds: float) -> None:
        self._trim.move("end", seconds)

    def _start_reset(self) -> None:
        self._trim.reset("start")

    def _end_reset(self) -> None:
        self._trim.reset("end")

    def _place(self) -> None:
        """From top to bottom: ruler, waveform, lanes, bar; the glass over the first three."""
        bar = _BAR + theme.TINY if self._upright.isVisibleTo(self) else 0
        width = max(self.width() - KEY_WIDTH - bar, 1)
        top = RULER_HEIGHT + WAVE_HEIGHT + theme.TINY
        along = 0 if self._view.is_fit else _BAR + theme.TINY
        height = max(self.height() - top - along, 1)
        bottom = top + height
        self._put(self.ruler, QRect(KEY_WIDTH, 0, width, RULER_HEIGHT))
        self._put(self.waveform, QRect(KEY_WIDTH, RULER_HEIGHT, width, WAVE_HEIGHT))
        self._put(self.voice_key, QRect(0, RULER_HEIGHT, KEY_WIDTH, WAVE_HEIGHT))
        self._put(self._upright, QRect(KEY_WIDTH + width + theme.TINY, top, _BAR, height))
        self._put(self._along, QRect(KEY_WIDTH, bottom + theme.TINY, width, _BAR))
        self._put(self.surface, QRect(KEY_WIDTH, 0, width, bottom))
        # Last: if their bar comes or goes with it, all of this is done anew meanwhile.
        self._put(self._lanes, QRect(0, top, KEY_WIDTH + width, height))
        self.surface.raise_()
        self.show_view()

    def _put(self, widget: QWidget, place: QRect) -> None:
        widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def _upright_range(self, low: int, high: int) -> None:
        self._upright.setPageStep(self._lanes.verticalScrollBar().pageStep())
        self._upright.setRange(low, high)
        if (high > low) != self._upright.isVisibleTo(self):
            self._upright.setVisible(high > low)
            self._place()

    def _show_along(self) -> None:
        page = round(self._view.span * _PER_SECOND)
        whole = round(max(self._view.duration, self._view.span) * _PER_SECOND)
        self._along.blockSignals(True)
        self._along.setPageStep(page)
        self._along.setSingleStep(max(page // 10, 1))
        self._along.setRange(0, max(whole - page, 0))
        self._along.setValue(round(self._view.left * _PER_SECOND))
        self._along.blockSignals(False)
        if self._along.isVisibleTo(self) == self._view.is_fit:
            self._along.setVisible(not self._view.is_fit)
            self._place()

    def _scrolled(self, value: int) -> None:
        left = value / _PER_SECOND
        self._view.show(left, left + self._view.span)
