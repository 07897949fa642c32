"""From what was generated for a voice to its motion as the user wants it, while it grows.

Nothing here needs the generator again. Windows can come one by one: what was made of them doesn't
change when the next one comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats
from joyvasa_desktop.motion.blinks import blink_times, lids
from joyvasa_desktop.motion.builtin import row_count, streams
from joyvasa_desktop.motion.curves import READER, SLIDER, resting_expression
from joyvasa_desktop.motion.directions import DIRECTIONS, LID_PER_BLINK
from joyvasa_desktop.motion.generated import SMOOTH, Take, calmed
from joyvasa_desktop.motion.motion import EXPRESSION, FPS, MOUTH_RATE, WIDTH, Motion
from joyvasa_desktop.motion.mouth import Loudness, activity, loudness
from joyvasa_desktop.motion.shape import MARGIN, rows_between, shape
from joyvasa_desktop.settings import Settings

_STEP = MOUTH_RATE // FPS


@dataclass(frozen=True, slots=True)
class Finish:
    """Choices that need no new sampling.

    Attributes:
        smooth: share of each new frame in the head's pose, size and place; 1 is all of it.
        aligned: the motion begins and ends with the voice. Otherwise the silence that was
            generated around it is kept, as published: the mouth is 80 ms late.
        blink_rate: blinks per minute in place of the generator's own; None leaves those.
        seed: of these blinks.
    """

    smooth: float = SMOOTH
    aligned: bool = True
    blink_rate: float | None = None
    seed: int = 0

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The user's choices."""
        own = settings.model_blinks
        return cls(
            settings.head_response,
            settings.aligned,
            None if own else settings.blink_rate,
            0 if own else settings.seed,
        )


class Growing:
    """The motion of a voice, of which more and more is generated.

    Args:
        take: the first of it.
        samples: the voice, float32 (n,), mono, 16 kHz.
        finish: how.

    Attributes:
        rows: of the whole motion; if it is aligned, as many as cover the voice.
        certain: rows that are known already.
    """

    def __init__(self, take: Take, samples: Floats, finish: Finish) -> None:
        sound = loudness(samples)
        self._take, self._finish = take, finish
        self._lead = min(take.lead, take.kept - 1) if finish.aligned else 0
        self.rows = row_count(len(samples)) if finish.aligned else take.kept
        self.certain = 0
        self._values = np.zeros((self.rows, WIDTH), np.float32)
        silence = np.zeros(0 if finish.aligned else take.lead * _STEP)
        spoken = np.concatenate([silence, activity(sound)])[: self.rows * _STEP]
        self._activity = spoken.astype(np.float32)
        self._closed = _blinks(self.rows, sound, finish)
        self._generated = 0
        self._last: Floats | None = None
        self._reference = np.zeros(WIDTH, np.float32)
        self.add(take)

    def add(self, part: Take) -> None:
        """Takes the next windows."""
        numbers = part.numbers[: max(self._take.kept - self._generated, 0)]
        if not len(numbers):
            return
        values = calmed(self._take.ranges.motion(numbers), self._finish.smooth, self._last)
        if self._last is None:
            self._reference = values[0].copy()
        self._last = values[-1].copy()
        first = self._generated - self._lead
        self._generated += len(values)
        self._write(values[max(-first, 0) :], max(first, 0))
        if self._generated == self._take.kept:
            # Rounding may leave the voice's last part of a row without a frame.
            self._values[self.certain :] = self._values[self.certain - 1]
            self.certain = self.rows

    def motion(self) -> Motion | None:
        """The motion as far as it is certain; None while nothing is."""
        if not self.certain:
            return None
        return Motion(
            self._values[: self.certain],
            self._reference,
            "absolute",
            None,
            dict(self._take.origin),
            self._activity,
        )

    def _write(self, values: Floats, first: int) -> None:
        values = values[: self.rows - first]
        last = first + len(values)
        if self._closed is not None:
            values = _blinking(values, self._reference, self._closed[first:last])
        self._values[first:last] = values
        self.certain = max(last, self.certain)


def finished(take: Take, samples: Floats, finish: Finish) -> Motion:
    """The motion of a take that is complete.

    Args:
        take: all windows.
        samples: the voice it was made for.
        finish: how.
    """
    motion = Growing(take, samples, finish).motion()
    assert motion is not None, "a complete take has rows"
    return motion


def joined(parts: Sequence[Take]) -> Take:
    """Parts of a take, one after another, as one; at least one part."""
    return replace(parts[0], numbers=np.concatenate([part.numbers for part in parts]))


class Shaping:
    """Applies the "shape" settings to a motion that grows, as far as they can be certain.

    Args:
        motion: the first of it.
        rows: of the whole motion.
        settings: their fields of the stage "shape" are used.

    Attributes:
        motion: all rows; those from `certain` on are still to come.
        certain: rows that what comes later doesn't change.
    """

    def __init__(self, motion: Motion, rows: int, settings: Settings) -> None:
        self._settings = settings
        self.certain = 0
        self.motion = replace(motion, values=np.zeros((rows, WIDTH), np.float32))
        self.add(motion)

    def add(self, motion: Motion) -> None:
        """Takes the motion as far as it goes by now, from its beginning."""
        complete = len(motion) == len(self.motion)
        last = len(motion) if complete else max(len(motion) - MARGIN, self.certain)
        if last == self.certain:
            return
        begin = max(self.certain - MARGIN, 0)
        part = shape(rows_between(motion, begin, len(motion)), self._settings)
        self.motion.values[self.certain : last] = part.values[self.certain - begin : last - begin]
        self.certain = last

    def reaches(self, seconds: float) -> bool:
        """Whether `motion.at(seconds)` needs certain rows only."""
        # The curve through the pose goes from the row before to the second row after.
        return self.certain >= min(int(max(seconds, 0) * FPS) + 3, len(self.motion))


def _blinks(rows: int, sound: Loudness, finish: Finish) -> Doubles | None:
    """How far the eyes are closed, (rows,), if that isn't left to the generator."""
    if finish.blink_rate is None:
        return None
    rng = streams(finish.seed)["blinks"]
    return lids(rows, blink_times((rows - 1) / FPS, finish.blink_rate, sound.gate, rng))


def _blinking(values: Floats, reference: Floats, closed: Doubles) -> Floats:
    """Motion (n, 70) whose lids do nothing but what is asked."""
    rest = resting_expression(reference, "absolute")
    slider = (values[:, EXPRESSION] - rest) @ READER
    changed = values.copy()
    for name in ("lid_a", "lid_b"):
        change = LID_PER_BLINK * closed - slider[:, SLIDER[name]]
        changed[:, EXPRESSION] += np.outer(change, DIRECTIONS[name])
    return changed
