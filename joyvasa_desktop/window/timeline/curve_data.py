"""What the lanes show: the curves of one side with their place on the time axis."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats
from joyvasa_desktop.motion.curves import CURVES, CurveInfo
from joyvasa_desktop.motion.motion import FPS
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.messages import CurveFacts

_HAIR = 0.1


@dataclass(frozen=True, slots=True)
class LaneInfo:
    """Curves of one kind and unit, drawn over one another.

    Attributes:
        name: for preferences and tests.
        curves: names in `CURVES`.
        at_first: shown until the user chooses otherwise.
        share: how much of the good range the scale begins with: ordinary speech uses little of
            it, and a curve that is too flat says nothing.
    """

    name: str
    curves: tuple[str, ...]
    at_first: bool = False
    share: float = 0.5

    @property
    def unit(self) -> str:
        """Of all its curves, in English."""
        return CURVES[self.curves[0]].unit

    @property
    def low(self) -> float:
        """Where the scale begins."""
        return self.share * min(CURVES[name].low for name in self.curves)

    @property
    def high(self) -> float:
        """Where the scale ends."""
        return self.share * max(CURVES[name].high for name in self.curves)

    def reach(self, values: list[Floats]) -> tuple[float, float]:
        """The scale, longer by whole steps where the curves exceed it.

        A curve that exceeds it by a hair doesn't count; a scale around 0 stays around 0.
        """
        step = (self.high - self.low) / 4
        found = [each for each in values if len(each)]
        below = self.low - min((float(each.min()) for each in found), default=self.low)
        above = max((float(each.max()) for each in found), default=self.high) - self.high
        more = [max(math.ceil(each / step - _HAIR), 0) for each in (below, above)]
        if self.low == -self.high:
            more = [max(more)] * 2
        return self.low - step * more[0], self.high + step * more[1]


LANES: dict[str, LaneInfo] = {
    lane.name: lane
    for lane in (
        LaneInfo("head", ("pitch", "yaw", "roll"), at_first=True),
        LaneInfo("mouth", ("mouth",), at_first=True),
        LaneInfo("lips", ("lip_width",), at_first=True),
        LaneInfo("eyes", ("eye_left", "eye_right"), at_first=True, share=1.0),
        LaneInfo("brows", ("brows",), at_first=True),
        LaneInfo("gaze", ("gaze_x", "gaze_y")),
        LaneInfo("smile", ("smile",), share=1.0),
        LaneInfo("jaw", ("jaw_sideways",)),
        LaneInfo("place", ("shift_x", "shift_y")),
        LaneInfo("size", ("size",)),
    )
}
"""All lanes from top to bottom."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """The curves of one side and where they begin.

    Attributes:
        facts: the curves.
        start: seconds into the sound file where the motion begins.
        current: it is the motion that is wished for, not the last one while that is made.
    """

    facts: CurveFacts
    start: float
    current: bool = True

    @property
    def settled(self) -> bool:
        """Nothing about it will change by itself."""
        return self.facts.final and self.current

    @property
    def times(self) -> Doubles:
        """Seconds into the sound file of each row that is there."""
        return self.start + np.arange(self.rows) / FPS

    @property
    def rows(self) -> int:
        """How many there are so far."""
        return min((len(values) for values in self.facts.values.values()), default=0)

    @property
    def reached(self) -> float:
        """Seconds into the sound file up to where there is motion."""
        return self.start + self.rows / FPS

    @property
    def end(self) -> float:
        """Seconds into the sound file where the motion will end."""
        return self.start + self.facts.total / FPS

    def values(self, name: str) -> Floats:
        """One curve as far as it is there, float32 (rows,)."""
        return self.facts.values[name][: self.rows]

    def at(self, name: str, time: float) -> float | None:
        """The value in the frame of that moment, None where there is none."""
        row = int(np.floor((time - self.start) * FPS + 1e-6))
        return float(self.facts.values[name][row]) if 0 <= row < self.rows else None


def colour(name: str) -> str:
    """The colour of a curve in the theme in use."""
    return theme.colours().curves[list(CURVES).index(name)]


def number(info: CurveInfo, value: float) -> str:
    """A value as people write it, without its unit."""
    reach = info.high - info.low
    digits = 1 if reach >= 10 else 2 if reach >= 1 else 3
    text = f"{value:.{digits}f}"
    return text[1:] if float(text) == 0 and text[0] == "-" else text.replace("-", "−")


def ltr(text: str) -> str:
    """The text with a mark that keeps the sign before the number in right-to-left writing."""
    return f"\u200e{text}"


def with_unit(text: str, unit: str) -> str:
    """A number with its unit, which stands close if it is a sign for degrees."""
    return f"{text}{unit}" if unit == "°" else f"{text} {unit}".rstrip()
