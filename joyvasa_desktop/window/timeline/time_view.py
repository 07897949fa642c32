"""The `TimeView`: which stretch of the sound the timeline shows, shared by everything on it."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Signal

SHORTEST = 0.25
"""Seconds that are shown at least: a handful of frames."""

_STEPS = (0.01, 0.02, 0.04, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)


class TimeView(QObject):
    """A window on the time axis, in seconds of the sound file, that never leaves the sound.

    As long as everything is shown, it goes on showing everything while the sound grows.

    Signals:
        changed(): another stretch is shown, or the sound has another length.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duration = 0.0
        self.left = 0.0
        self.right = 1.0

    @property
    def span(self) -> float:
        """Seconds that are shown."""
        return self.right - self.left

    @property
    def is_fit(self) -> bool:
        """Everything is shown."""
        return self.left <= 0 and self.right >= self._whole

    @property
    def _whole(self) -> float:
        return max(self.duration, SHORTEST)

    def set_duration(self, duration: float) -> None:
        """The sound is that long."""
        if duration == self.duration:
            return
        fit = self.is_fit or self.duration == 0
        self.duration = duration
        self._place(0.0 if fit else self.left, self._whole if fit else self.span)
        self.changed.emit()

    def show(self, left: float, right: float) -> None:
        """Shows that stretch, as far as there is sound."""
        before = self.left, self.right
        self._place(left, right - left)
        if (self.left, self.right) != before:
            self.changed.emit()

    def fit(self) -> None:
        """Shows everything."""
        self.show(0.0, self._whole)

    def zoom(self, factor: float, around: float) -> None:
        """Shows a stretch that is `factor` times as long; `around` stays where it is."""
        span = min(max(self.span * factor, SHORTEST), self._whole)
        left = around - (around - self.left) * span / self.span
        self.show(left, left + span)

    def pan(self, seconds: float) -> None:
        """Moves on by that many seconds, back if negative."""
        self.show(self.left + seconds, self.right + seconds)

    def follow(self, time: float) -> None:
        """Turns the page if that moment lies outside: a page is calmer than a moving curve."""
        if not self.left <= time <= self.right:
            left = time - 0.05 * self.span
            self.show(left, left + self.span)

    def place(self, time: float, width: float) -> float:
        """Pixels from the left edge, of `width`, where that moment is drawn."""
        return (time - self.left) / self.span * width

    def time(self, place: float, width: float) -> float:
        """The moment that is drawn there."""
        return self.left + place / max(width, 1) * self.span

    def _place(self, left: float, span: float) -> None:
        span = min(max(span, SHORTEST), self._whole)
        self.left = min(max(left, 0.0), self._whole - span)
        self.right = self.left + span


def tick_step(span: float, room: float) -> float:
    """Seconds between two marks of a ruler that has room for `room` labels."""
    least = span / max(room, 1)
    return next((step for step in _STEPS if step >= least), 3600 * math.ceil(least / 3600))


def ticks(left: float, right: float, step: float) -> list[float]:
    """All multiples of the step within the stretch."""
    first, last = math.ceil(left / step - 1e-9), math.floor(right / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def clock(seconds: float, step: float = 0.01) -> str:
    """A moment as people write it: 0:04.25, 12:30, 1:02:03; as fine as the step needs."""
    digits = 0 if step >= 1 else 1 if step >= 0.1 else 2
    whole, rest = divmod(round(max(seconds, 0.0) * 10**digits), 10**digits)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    text = f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
    return f"{text}.{rest:0{digits}}" if digits else text
