"""In which steps a number is dragged and typed: round ones, ten to a hundred over its range."""

from __future__ import annotations

import math
from dataclasses import dataclass

from joyvasa_desktop.settings import Declaration

_MOST_STEPS = 60
_ROUND = {"s": 0.1, "GB": 0.5}
"""By unit, steps in which people count whatever the range is."""

_LONG_RANGE = 10_000

_MANY_SIZES = 100
"""A range whose end is so many times its beginning is gone through by factors."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The positions of a slider and the digits of a field.

    Attributes:
        low, high: inclusive range of the number.
        step: between two positions; round numbers, multiples of it, lie on positions.
        decimals: digits behind the point that a field shows.
        slides: a slider makes sense: the number is an amount, not a name, in a range one can see.
        by_factors: a position is a factor away from the next one, not a step.
    """

    low: float
    high: float
    step: float
    decimals: int
    slides: bool
    by_factors: bool = False

    @property
    def count(self) -> int:
        """The last position of the slider; the first one is 0."""
        if self.by_factors:
            return _MOST_STEPS
        return math.ceil(round(self.high / self.step, 6)) - self._first

    def position(self, value: float) -> int:
        """The position nearest to a value."""
        if self.by_factors:
            share = math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
            return min(round(share * self.count), self.count)
        near = round(value / self.step) - self._first
        # The ends needn't be multiples of the step.
        around = (min(max(each, 0), self.count) for each in (near, near - 1, near + 1))
        return min(around, key=lambda each: abs(self.value(each) - value))

    def value(self, position: int) -> float:
        """The number at a position."""
        if self.by_factors:
            value = self.low * math.pow(self.high / self.low, position / self.count)
            # Two digits that count: 0.0072, 0.36.
            return round(value, 1 - math.floor(math.log10(value)))
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
    by_factors = known.low > 0 and known.high / known.low >= _MANY_SIZES
    step = known.low if by_factors else _ROUND.get(known.unit) or _round_step(span, whole)
    decimals = 0 if whole else max(_digits(step), _digits(float(known.default)))
    if by_factors:
        decimals += 1
    # Which face, which take: a number that names something isn't dragged.
    is_name = whole and not known.unit and known.default == known.low
    slides = span <= _LONG_RANGE and not is_name and known.unit != "GB"
    return Steps(known.low, known.high, step, decimals, slides, by_factors)


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
