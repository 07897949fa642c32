"""The built-in source of motion: from a voice alone, in seconds, on any machine."""

from __future__ import annotations

from pathlib import Path

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
from joyvasa_desktop.motion.mouth import controls, loudness
from joyvasa_desktop.motion.smoothing import smoothed
from joyvasa_desktop.motion.visemes import RATE, probabilities
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


def speak(
    samples: Floats,
    *,
    seed: int = 0,
    blink_rate: float = 16.0,
    kind: Kind = "human",
    models: Path | None = None,
    report: Report = ignore,
) -> Motion:
    """Motion for a voice: lips, jaw, head, brows, blinks and gaze.

    Args:
        samples: float32 (N,), mono, 16 kHz.
        seed: another number gives another head and other eyes to the same mouth.
        blink_rate: blinks per minute; 0 is none. Animals blink half as often.
        kind: animals open the mouth less and blink half as often.
        models: folder of viseme_net.onnx; None is the one that ships with the program.
        report: told several times a second; what it raises ends the work.

    Returns:
        ceil(N / 640) rows, at least one; begins and ends at rest.

    Raises:
        UserError: if the program's model is missing.
    """
    rows = row_count(len(samples))
    animal = kind == "animal"
    sound = loudness(samples)
    spoken = probabilities(samples, models, report)
    mouth = _eased(controls(spoken, sound, _ANIMAL_JAW if animal else 1.0))
    rng = _streams(seed)
    rate = blink_rate * (_ANIMAL_BLINK_RATE if animal else 1.0)
    times = blink_times((rows - 1) / FPS, rate, sound.gate, rng["blinks"])
    closed = lids(rows, times)
    looking = gaze(rows, rng["gaze"]) * ends(rows)[:, None]
    return Motion(
        values=_written(mouth, pose(rows, sound, rng), closed, looking),
        reference=resting_pose(),
        lips="relative",
        mouth=mouth,
        origin={
            "source": "built-in visemes",
            "seed": seed,
            "blink_rate": blink_rate,
            "kind": kind,
        },
    )


def row_count(samples: int) -> int:
    """Rows that cover a number of samples: ceil(samples / 640), at least 1."""
    return max(-(-samples // SAMPLES_PER_ROW), 1)


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


def _streams(seed: int) -> dict[str, np.random.Generator]:
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
