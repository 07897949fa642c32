"""The `Motion` type: what happens in the face, 25 times a second, for every renderer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np

from joyvasa_desktop.arrays import Floats

FPS = 25
"""Rows of `Motion.values` per second."""

MOUTH_RATE = 100
"""Rows of `Motion.mouth` per second."""

WIDTH = 70
"""Numbers per row: 63 expression, scale, 3 translation, pitch, yaw, roll."""

EXPRESSION = slice(0, 63)
SCALE = 63
TRANSLATION = slice(64, 67)
PITCH, YAW, ROLL = 67, 68, 69

MOUTH_CONTROLS = ("jaw", "wide", "round", "up", "low", "press", "ff", "tongue", "activity")
"""Columns of `Motion.mouth`, the finer controls of the built-in engine."""

Lips: TypeAlias = Literal["relative", "absolute"]


def resting_pose() -> Floats:
    """The pose at rest in the built-in engine: float32 (70,), all zero but scale 1.3."""
    rest = np.zeros(WIDTH, np.float32)
    rest[SCALE] = 1.3
    return rest


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """Everything a renderer needs for one frame.

    Attributes:
        values: float32 (70,), one interpolated row of `Motion.values`.
        reference: float32 (70,), the resting pose that relative motion refers to.
        mouth: float32 (9,), one interpolated row of `Motion.mouth`, or None.
        lips: whether the lips are meant relative to `reference` or as they are.
    """

    values: Floats
    reference: Floats
    mouth: Floats | None = None
    lips: Lips = "relative"


@dataclass(frozen=True, slots=True, eq=False)
class Motion:
    """A sequence of poses and expressions in LivePortrait's terms.

    Any source makes one and any renderer takes one. Named curves (pitch, mouth opening, lids)
    are views of it: see `joyvasa_desktop.motion.curves`.

    Attributes:
        values: float32 (T, 70) at `FPS`: 63 expression (21 keypoints x, y, z), scale,
            3 translation, pitch, yaw, roll in degrees. Row i belongs to the time i / FPS.
        reference: float32 (70,), the resting pose ("frame 0"); kept through trim, edit, save.
        lips: "relative" to `reference` (built in) or "absolute" (JoyVASA).
        mouth: float32 (N, 9) at `MOUTH_RATE` or None; columns are `MOUTH_CONTROLS`.
            Row i belongs to the time i / MOUTH_RATE.
        origin: where the motion came from (source, seed, version ...), plain texts and numbers.
        activity: float32 (N,) at `MOUTH_RATE`, 0 in silence and 1 while somebody speaks; None if
            nobody knows, or if it is in `mouth`.
    """

    values: Floats
    reference: Floats = field(default_factory=resting_pose)
    lips: Lips = "relative"
    mouth: Floats | None = None
    origin: Mapping[str, str | int | float] = field(default_factory=dict)
    activity: Floats | None = None

    def __post_init__(self) -> None:
        if self.values.ndim != 2 or self.values.shape[1] != WIDTH or not len(self.values):
            raise ValueError(f"expected values (T, {WIDTH}), got {self.values.shape}")
        if self.reference.shape != (WIDTH,):
            raise ValueError(f"expected reference ({WIDTH},), got {self.reference.shape}")
        controls = (len(MOUTH_CONTROLS),)
        if self.mouth is not None and (self.mouth.shape[1:] != controls or not len(self.mouth)):
            raise ValueError(f"expected mouth (N, {len(MOUTH_CONTROLS)}), got {self.mouth.shape}")
        if self.activity is not None and (self.activity.ndim != 1 or not len(self.activity)):
            raise ValueError(f"expected activity (N,), got {self.activity.shape}")

    def __len__(self) -> int:
        return len(self.values)

    @property
    def duration(self) -> float:
        """Seconds: the number of rows divided by `FPS`."""
        return len(self.values) / FPS

    def at(self, seconds: float) -> Moment:
        """The moment at a time, interpolated between rows; times outside are clamped.

        Pose is interpolated smoothly and expression linearly: a head that changes speed at every
        row is visible at 60 frames per second, a mouth that does so isn't.
        """
        values = _between(self.values, seconds * FPS, smooth=slice(SCALE, WIDTH))
        mouth = None if self.mouth is None else _between(self.mouth, seconds * MOUTH_RATE)
        return Moment(values, self.reference, mouth, self.lips)


def _between(rows: Floats, position: float, smooth: slice | None = None) -> Floats:
    """Linear interpolation at a fractional row; Catmull-Rom for the columns in `smooth`."""
    last = len(rows) - 1
    position = min(max(position, 0.0), float(last))
    i = min(int(position), max(last - 1, 0))
    j = min(i + 1, last)
    f = position - i
    row: Floats = ((1 - f) * rows[i] + f * rows[j]).astype(np.float32)
    if smooth is not None and 0 < f < 1:
        before = rows[max(i - 1, 0), smooth]
        after = rows[min(j + 1, last), smooth]
        a, b = rows[i, smooth], rows[j, smooth]
        row[smooth] = 0.5 * (
            2 * a
            + (b - before) * f
            + (2 * before - 5 * a + 4 * b - after) * f**2
            + (3 * a - before - 3 * b + after) * f**3
        )
    return row
