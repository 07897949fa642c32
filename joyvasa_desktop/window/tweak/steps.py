"""In which steps a number is dragged and typed: round ones, ten to a hundred over its range."""

from __future__ import annotations

import math
from dataclasses import dataclass

from joyvasa_desktop.settings import Declaration

_MOST_STEPS = 60
_SECONDS = 0.1
_LONG_RANGE = 10_000


@dataclass(frozen=True, slots=True)
class Steps:
    """The positions of a slider and the digits of a field.

    Attributes:
        low, high: inclusive range of the number.
        step: between two positions; round numbers, multiples of it, lie on positions.
        decimals: digits behind the point that a field shows.
        slides: a slider makes sense: the number is an amount, not a name, in a range one can see.
    """

    low: float
    high: float
    step: float
    decimals: int
    slides: bool

    @property
    def count(self) -> int:
        """The last position of the slider; the first one is 0."""
        return math.ceil(round(self.high / self.step, 6)) - self._first

    def position(self, value: float) -> int:
        """The position nearest to a value."""
        near = round(value / self.step) - self._first
        # The ends needn't be multiples of the step.
        around = (min(max(each, 0), self.count) for each in (near, near - 1, near + 1))
        return min(around, key=lambda each: abs(self.value(each) - value))

    def value(self, position: int) -> float:
        """The number at a position."""
        value = round((position + self._first) * self.step, 6)
        return min(max(value, self.low), self.high)

    @property
    def _first(self) -> int:
        return math.floor(round(self.low / self.step, 6))


def steps_of(known: Declaration) -> Steps:
    """The steps of a setting that is a number."""
    assert known.low is not None and known.high is not None
    whole = isinstance(known.default, int)
    span = known.high - known.low
    step = _SECONDS if known.unit == "s" else _round_step(span, whole)
    decimals = 0 if whole else max(_digits(step), _digits(float(known.default)))
    # Which face, which take: a number that names something isn't dragged.
    is_name = whole and not known.unit and known.default == known.low
    return Steps(known.low, known.high, step, decimals, span <= _LONG_RANGE and not is_name)


def _round_step(span: float, whole: bool) -> float:
    """1, 2 or 5 times a power of ten; at least 1 for whole numbers, 1 up to a hundred of them."""
    if whole and span <= 100:
        return 1.0
    power = 10.0 ** math.floor(math.log10(span / _MOST_STEPS))
    step = next(power * each for each in (1, 2, 5, 10) if span / (power * each) <= _MOST_STEPS)
    return max(step, 1.0) if whole else round(step, 6)


def _digits(value: float) -> int:
    """Digits behind the point, at most four."""
    text = f"{value:.4f}".rstrip("0")
    return len(text.partition(".")[2])
