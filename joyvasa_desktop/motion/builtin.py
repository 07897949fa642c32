"""The built-in source of motion: from a voice alone, in seconds, on any machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats
from joyvasa_desktop.motion import directions
from joyvasa_desktop.motion.blinks import blink_times, gaze, lids
from joyvasa_desktop.motion.directions import DIRECTIONS
from joyvasa_desktop.motion.head import STEP, Pose, ends, pose
from joyvasa_desktop.motion.motion import (
    EXPRESSION,
    FPS,
    MOUTH_CONTROLS,
    MOUTH_RATE,
    PITCH,
    ROLL,
    TRANSLATION,
    YAW,
    Motion,
    resting_pose,
)
from joyvasa_desktop.motion.mouth import SETTLED, Loudness, controls, loudness
from joyvasa_desktop.motion.smoothing import smoothed
from joyvasa_desktop.motion.visemes import RATE, likely, probabilities
from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.progress import Report, ignore

SAMPLES_PER_ROW = RATE // FPS

_ACTIVITY = MOUTH_CONTROLS.index("activity")

# Order matters: each name has its own stream of random numbers, so that a change of one
# (more blinks) leaves the others as they were. Add new names at the end.
_STREAMS = ("yaw", "pitch", "roll", "x", "y", "accent", "blinks", "gaze")

_ANIMAL_JAW, _ANIMAL_BLINK_RATE = 0.75, 0.5

_BEGINNING = 0.12
"""s in which the mouth comes into play: a voice may begin in mid-word, a picture mustn't."""

_RELEASE = 0.5
"""s in which it goes back: a smile that returns at once looks like another word."""


Grown: TypeAlias = Callable[[Callable[[], Motion | None]], None]
"""Told whenever more of the voice was heard, with a function that makes the motion so far."""


def not_shown(so_far: Callable[[], Motion | None]) -> None:
    """A `Grown` for callers who wait for the end."""


def speak(
    samples: Floats,
    *,
    seed: int = 0,
    blink_rate: float = 16.0,
    kind: Kind = "human",
    models: Path | None = None,
    report: Report = ignore,
    grown: Grown = not_shown,
) -> Motion:
    """Motion for a voice: lips, jaw, head, brows, blinks and gaze.

    Args:
        samples: float32 (N,), mono, 16 kHz.
        seed: another number gives another head and other eyes to the same mouth.
        blink_rate: blinks per minute; 0 is none. Animals blink half as often.
        kind: animals open the mouth less and blink half as often.
        models: folder of viseme_net.onnx; None is the one that ships with the program.
        report: told several times a second; what it raises ends the work.
        grown: sees the motion while it grows; its rows are those of the result. The function that
            it gets returns None while nothing is certain yet, and costs time only when called.

    Returns:
        ceil(N / 640) rows, at least one; begins and ends at rest.

    Raises:
        UserError: if the program's model is missing.
    """
    rows = row_count(len(samples))
    animal = kind == "animal"
    strength = _ANIMAL_JAW if animal else 1.0
    sound = loudness(samples)
    rng = streams(seed)
    rate = blink_rate * (_ANIMAL_BLINK_RATE if animal else 1.0)
    times = blink_times((rows - 1) / FPS, rate, sound.gate, rng["blinks"])
    still = _WithoutMouth(
        head=pose(rows, sound, rng),
        closed=lids(rows, times),
        looking=gaze(rows, rng["gaze"]) * ends(rows)[:, None],
        origin={
            "source": "built-in visemes",
            "seed": seed,
            "blink_rate": blink_rate,
            "kind": kind,
        },
    )
    growing = _GrowingMouth(sound, strength)

    def heard(scores: Floats) -> None:
        grown(lambda: still.speaking(growing.upto(scores)))

    spoken = probabilities(samples, models, report, heard)
    mouth = _eased(controls(spoken, sound, strength))
    return still.with_mouth(mouth, rows)


def row_count(samples: int) -> int:
    """Rows that cover a number of samples: ceil(samples / 640), at least 1."""
    return max(-(-samples // SAMPLES_PER_ROW), 1)


@dataclass(frozen=True, slots=True, eq=False)
class _WithoutMouth:
    """What moves besides the mouth, known before the first word is understood."""

    head: Pose
    closed: Doubles
    looking: Doubles
    origin: dict[str, str | int | float]

    def speaking(self, mouth: Floats) -> Motion | None:
        """The motion as far as there is a mouth (n, 9); None without a single row."""
        rows = min(len(mouth) // STEP, len(self.closed))
        return self.with_mouth(mouth[: rows * STEP], rows) if rows else None

    def with_mouth(self, mouth: Floats, rows: int) -> Motion:
        """The first rows, with the mouth that belongs to them."""
        values = _written(mouth, self.head.cut(rows), self.closed[:rows], self.looking[:rows])
        return Motion(
            values=values,
            reference=resting_pose(),
            lips="relative",
            mouth=mouth,
            origin=dict(self.origin),
        )


class _GrowingMouth:
    """Makes mouth controls of what was heard so far; each frame is worked on about once."""

    def __init__(self, sound: Loudness, strength: float) -> None:
        self._sound, self._strength = sound, strength
        self._known = np.empty((len(sound.level), len(MOUTH_CONTROLS)), np.float32)
        self._count = 0

    def upto(self, scores: Floats) -> Floats:
        """float32 (n, 9), as far as what comes later can't change it."""
        last, begin = len(scores), max(self._count - SETTLED, 0)
        settled = max(last - SETTLED, self._count)
        if settled <= SETTLED:
            return self._known[:0]
        sound = self._sound.cut(begin, last)
        piece = controls(likely(scores[begin:last].copy()), sound, self._strength)
        self._known[self._count : settled] = piece[self._count - begin : settled - begin]
        self._count = settled
        # The last frames of the result take part in easing, but aren't certain after it.
        return _eased(self._known[:settled])[: settled - SETTLED]


def _eased(mouth: Floats) -> Floats:
    """Mouth controls that start at rest and give the mouth back slowly.

    Pressed lips are left as they are, so that a first p is not lost.
    """
    eased, count = mouth.copy(), np.arange(len(mouth))
    # The highest of all earlier values, each falling steadily: a quick rise and a slow return.
    fallen = count / (_RELEASE * MOUTH_RATE)
    held = np.maximum.accumulate(mouth[:, _ACTIVITY] + fallen) - fallen
    eased[:, _ACTIVITY] = smoothed(held, 5)
    begun = np.clip(count / (_BEGINNING * MOUTH_RATE), 0, 1)
    moving = [i for i, name in enumerate(MOUTH_CONTROLS) if name != "press"]
    eased[:, moving] *= (begun * begun * (3 - 2 * begun))[:, None]
    return eased


def streams(seed: int) -> dict[str, np.random.Generator]:
    """A generator of random numbers for each thing that differs between takes."""
    return {
        name: np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(index,))))
        for index, name in enumerate(_STREAMS)
    }


def _written(mouth: Floats, head: Pose, closed: Doubles, looking: Doubles) -> Floats:
    """The controls as float32 (T, 70) in LivePortrait's terms."""
    rows = len(closed)
    values = np.tile(resting_pose(), (rows, 1))
    sliders: dict[str, AnyArray] = {
        **_lips(mouth, rows),
        "lid_a": directions.LID_PER_BLINK * closed,
        "lid_b": directions.LID_PER_BLINK * closed,
        "brow": directions.BROW_PER_BROW * head.brow,
        "gaze_x": directions.GAZE_PER_EYE_WIDTH * looking[:, 0],
        # The slider looks up, picture coordinates go down.
        "gaze_y": -directions.GAZE_PER_EYE_WIDTH * looking[:, 1],
    }
    for name, slider in sliders.items():
        values[:, EXPRESSION] += np.outer(slider, DIRECTIONS[name])
    values[:, TRANSLATION.start] = directions.SHIFT_PER_FACE_WIDTH * head.x
    values[:, TRANSLATION.start + 1] = directions.SHIFT_PER_FACE_WIDTH * head.y
    values[:, PITCH], values[:, YAW], values[:, ROLL] = head.pitch, head.yaw, head.roll
    return values


def _lips(mouth: Floats, rows: int) -> dict[str, AnyArray]:
    """Slider values of the mouth at the rows."""
    at = {name: mouth[: rows * STEP : STEP, i] for i, name in enumerate(MOUTH_CONTROLS)}
    return {
        "opening": directions.OPENING_PER_JAW * at["jaw"]
        + directions.OPENING_PER_LIP * (at["up"] + at["low"]),
        "grin": directions.GRIN_PER_WIDE * at["wide"],
        "pucker": directions.PUCKER_PER_ROUND * at["round"],
    }
