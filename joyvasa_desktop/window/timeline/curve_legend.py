"""The legend of the timeline: a row of lanes to switch, and the key beside each lane."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStyle, QVBoxLayout, QWidget

from joyvasa_desktop.motion.curves import CURVES
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.chip import Chip, WrappingRow
from joyvasa_desktop.window.look.kit import Caption
from joyvasa_desktop.window.timeline.curve_choice import CurveChoice
from joyvasa_desktop.window.timeline.curve_data import LANES, LaneInfo, colour, ltr, number
from joyvasa_desktop.window.timeline.time_view import clock

KEY_WIDTH = 180
"""Pixels of the column of keys."""

_ROW = 15
_SCALE_WIDTH = 42
_NEAR = 0.1
"""Of a scale: an end that lies so near to 0 is called 0."""


class LaneNames(QObject):
    """What people call the lanes."""

    def label(self, name: str) -> str:
        """The lane's short name."""
        return {
            "head": self.tr("Head"),
            "mouth": self.tr("Mouth"),
            "lips": self.tr("Lips"),
            "eyes": self.tr("Eyes"),
            "brows": self.tr("Brows"),
            "gaze": self.tr("Gaze"),
            "smile": self.tr("Smile"),
            "jaw": self.tr("Jaw"),
            "place": self.tr("Place"),
            "size": self.tr("Size"),
        }[name]

    def tip(self, name: str) -> str:
        """What the lane shows."""
        curves = ", ".join(translated(CURVES[curve].label) for curve in LANES[name].curves)
        return self.tr("Shows or hides: %1").replace("%1", curves)


class LaneChips(QWidget):
    """One pill a lane; wraps where the window is narrow."""

    def __init__(self, choice: CurveChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self.setAccessibleName(self.tr("Curves that are shown"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = WrappingRow(theme.TINY, self)
        names = LaneNames(self)
        self._chips: dict[str, Chip] = {}
        for name in LANES:
            chip = Chip(names.label(name), names.tip(name))
            chip.setObjectName(f"lane-{name}")
            chip.setProperty("lane", name)
            chip.clicked.connect(self._clicked)
            row.addWidget(chip)
            self._chips[name] = chip
        choice.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(name in self._choice.lanes)

    def _clicked(self, on: bool) -> None:
        self._choice.switch_lane(str(self.sender().property("lane")), on)


class KeyTitle(QLabel):
    """What stands in the column of keys above what belongs together."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        font = self.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * theme.CAPTION)
        self.setFont(font)
        self.setContentsMargins(4, 0, 4, 0)


class VoiceKey(QWidget):
    """Beside the waveform: how much of the voice speaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._length = Caption()
        self._length.setContentsMargins(4, 0, 4, 0)
        self._length.setWordWrap(False)
        column.addStretch(1)
        column.addWidget(KeyTitle(self.tr("Voice")))
        column.addWidget(self._length)
        column.addStretch(1)

    @property
    def text(self) -> str:
        """What it says."""
        return self._length.text()

    def show_length(self, kept: float, whole: float) -> None:
        """Seconds that speak, and seconds that there are."""
        if whole <= 0:
            self._length.clear()
        elif whole - kept < 0.005:
            self._length.setText(ltr(clock(whole)))
        else:
            text = self.tr("%1 of %2").replace("%1", ltr(clock(kept)))
            self._length.setText(text.replace("%2", ltr(clock(whole))))


class LaneKey(QWidget):
    """Beside a lane: its name and unit, a key to each curve, and the ends of its scale."""

    def __init__(self, lane: LaneInfo, choice: CurveChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane, self._choice = lane, choice
        self._low, self._high = lane.low, lane.high
        self._chips: dict[str, Chip] = {}
        self._build()
        choice.changed.connect(self._show)
        self._show()

    @property
    def least_height(self) -> int:
        """Pixels that it needs."""
        return self._column.minimumSize().height()

    def set_scale(self, low: float, high: float) -> None:
        """Values at the bottom and the top of the lane."""
        if (low, high) != (self._low, self._high):
            self._low, self._high = low, high
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802 (Qt's name)
        painter = QPainter(self)
        painter.setPen(QColor(theme.colours().muted))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        # Its numbers stand beside the plot, on the side that is nearer.
        room = QRect(self.width() - _SCALE_WIDTH, 0, _SCALE_WIDTH - 4, self.height())
        placed = QStyle.visualRect(self.layoutDirection(), self.rect(), room)
        side = Qt.AlignmentFlag.AlignRight
        info = min((CURVES[name] for name in self._lane.curves), key=lambda each: each.low)
        for value, edge in (
            (self._high, Qt.AlignmentFlag.AlignTop),
            (self._low, Qt.AlignmentFlag.AlignBottom),
        ):
            near = abs(value) < _NEAR * (self._high - self._low)
            text = "0" if near else short(number(info, value))
            painter.drawText(placed, side | edge, ltr(text))

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._column.setContentsMargins(
            *(_SCALE_WIDTH, 1, 0, 1) if rtl else (0, 1, _SCALE_WIDTH, 1)
        )
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.TINY)
        alone = len(self._lane.curves) == 1
        head.addWidget(self._chip(self._lane.curves[0]) if alone else self._title())
        unit = QLabel(translated(self._lane.unit) if self._lane.unit else "")
        unit.setObjectName("caption")
        head.addWidget(unit)
        head.addStretch(1)
        self._column.addLayout(head)
        if not alone:
            self._add_chips([self._chip(name) for name in self._lane.curves])
        self._column.addStretch(1)

    def _add_chips(self, chips: list[Chip]) -> None:
        """Two in a row if their names are short enough: low lanes let more of them be seen."""
        pairs = [chips[first : first + 2] for first in range(0, len(chips), 2)]
        room = KEY_WIDTH - _SCALE_WIDTH
        fit = all(sum(each.sizeHint().width() for each in pair) <= room for pair in pairs)
        for row in pairs if fit else [[each] for each in chips]:
            line = QHBoxLayout()
            line.setSpacing(0)
            for chip in row:
                line.addWidget(chip)
            line.addStretch(1)
            self._column.addLayout(line)

    def _title(self) -> QLabel:
        title = KeyTitle(LaneNames(self).label(self._lane.name))
        title.setFixedHeight(_ROW)
        return title

    def _chip(self, name: str) -> Chip:
        info = CURVES[name]
        chip = Chip(translated(info.label), translated(info.help), colour(name))
        chip.setObjectName(f"curve-{name}")
        chip.setProperty("curve", name)
        chip.setFixedHeight(_ROW)
        chip.clicked.connect(self._clicked)
        self._chips[name] = chip
        return chip

    def _show(self) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(self._choice.is_on(name))

    def _clicked(self, on: bool) -> None:
        self._choice.switch_curve(str(self.sender().property("curve")), on)


def short(text: str) -> str:
    """A number of a scale without needless zeros."""
    return text.rstrip("0").rstrip(".") if "." in text else text
