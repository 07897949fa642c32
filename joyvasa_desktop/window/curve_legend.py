"""The legend of the timeline: a row of lanes to switch, and the key beside each lane."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStyle, QVBoxLayout, QWidget

from joyvasa_desktop.motion.curves import CURVES
from joyvasa_desktop.window import theme
from joyvasa_desktop.window.chip import Chip, WrappingRow
from joyvasa_desktop.window.curve_choice import CurveChoice
from joyvasa_desktop.window.curve_data import LANES, LaneInfo, colour, number
from joyvasa_desktop.window.language import translated

KEY_WIDTH = 172
"""Pixels of the column of keys."""

_ROW = 17
_SCALE_WIDTH = 34


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
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        info = min((CURVES[name] for name in self._lane.curves), key=lambda each: each.low)
        for value, edge in (
            (self._high, Qt.AlignmentFlag.AlignTop),
            (self._low, Qt.AlignmentFlag.AlignBottom),
        ):
            painter.drawText(placed, side | edge, short(number(info, value)))

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 1, _SCALE_WIDTH, 1)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.TINY)
        alone = len(self._lane.curves) == 1
        head.addWidget(self._chip(self._lane.curves[0]) if alone else self._title())
        unit = QLabel(translated(self._lane.unit) if self._lane.unit else "")
        unit.setObjectName("caption")
        head.addWidget(unit, 1)
        self._column.addLayout(head)
        for name in () if alone else self._lane.curves:
            self._column.addWidget(self._chip(name))
        self._column.addStretch(1)

    def _title(self) -> QLabel:
        title = QLabel(LaneNames(self).label(self._lane.name))
        font = title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * theme.CAPTION)
        title.setFont(font)
        title.setContentsMargins(4, 0, 4, 0)
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
