"""The time that is heard: a smooth clock from what a sound device says it has played."""

from __future__ import annotations

_LEAST_SLACK = 0.02
_MOST_SLACK = 0.12

# Share of the difference to the device that is made good with each look.
_PULL = 0.05


class SoundClock:
    """Runs with the system's clock between two reports of the device, and never backwards.

    Devices report in steps of 5 to 100 ms. Between two of them time goes on, but no further
    than such a step: when the sound stops because nothing came, so does the clock.
    """

    def __init__(self) -> None:
        self._begin = 0.0
        self._value = 0.0
        self._looked = 0.0
        self._played = 0.0
        self._step = 0.0

    def begin(self, seconds: float) -> None:
        """The sound starts at `seconds`; until the device has played something, time stands."""
        self._begin = self._value = seconds
        self._played = 0.0

    def read(self, played: float, now: float) -> float:
        """The time that is heard now.

        Args:
            played: seconds that the device has played since `begin`.
            now: seconds of any steady clock.
        """
        passed, self._looked = now - self._looked, now
        if played <= 0:
            return self._value
        first = self._played == 0.0
        if not first:
            self._step = max(played - self._played, 0.99 * self._step)
        self._played = played
        told = self._begin + played
        if first:
            guess = told
        else:
            guess = self._value + passed
            guess += _PULL * (told - guess)
        slack = min(max(self._step, _LEAST_SLACK), _MOST_SLACK)
        self._value = max(self._value, min(max(guess, told - slack), told + slack))
        return self._value
