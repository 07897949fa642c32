"""From the generator's numbers to motion: ranges, calm head, and sound and picture in step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.motion.motion import EXPRESSION, FPS, WIDTH, Motion
from joyvasa_desktop.speech.speech import SAMPLE_RATE
from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.stored import Stored

SMOOTH = 0.01
"""How much of each new frame reaches the head, as published; its time constant is 4 s."""

_POSE = {"scale": 1, "t": 3, "pitch": 1, "yaw": 1, "roll": 1}
"""In the order of `Motion.values`, after the expression."""

_SAMPLES_PER_FRAME = SAMPLE_RATE // FPS


@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """How the generator's numbers are meant; float32 (70,) each.

    Attributes:
        factor, offset: motion = number · factor + offset.
    """

    factor: Floats
    offset: Floats

    def motion(self, numbers: Floats) -> Floats:
        """(n, 70 or more) as generated, to (n, 70) as in `Motion.values`; nothing is clipped."""
        return numbers[:, :WIDTH] * self.factor + self.offset


def load_ranges(template: Path) -> Ranges:
    """The ranges in a published motion template.

    Expression is scaled by mean and standard deviation, everything else by its extremes.

    Raises:
        UnreadableFile: missing, damaged, or no motion template.
    """
    with opened(template) as file:
        found = file.tensors()
        mean, factor = (_part(template.name, found, f"{key}_exp", 63) for key in ("mean", "std"))
        least, most = (
            np.concatenate([_part(template.name, found, f"{key}_{p}", n) for p, n in _POSE.items()])
            for key in ("min", "max")
        )
    if (most < least).any():
        raise _no_template(template.name, "a largest value is below the smallest one")
    return Ranges(np.concatenate([factor, most - least]), np.concatenate([mean, least]))


def _part(name: str, found: Mapping[str, Stored], key: str, size: int) -> Floats:
    if key not in found or found[key].count != size:
        raise _no_template(name, f"it has no proper {key}")
    values = found[key].array().astype(np.float32).ravel()
    if not np.isfinite(values).all():
        raise _no_template(name, f"{key} holds values that are no numbers")
    return values


def _no_template(name: str, reason: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is no motion template of JoyVASA: {reason}.",
        "Choose motion_template.pkl, or download it again.",
    )


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """What was generated for a voice so far, from which motion is made without generating again.

    Attributes:
        numbers: float32 (n, D), the windows one after another.
        kept: frames that aren't padding, once everything is generated.
        voice: samples of the voice, 16 kHz.
        lead: frames of silence before it.
        ranges: of the generator's template.
        origin: for `Motion.origin`.
    """

    numbers: Floats
    kept: int
    voice: int
    lead: int
    ranges: Ranges
    origin: Mapping[str, str | int | float] = field(default_factory=dict)

    def motion(self, smooth: float = SMOOTH, aligned: bool = True) -> Motion:
        """Motion with a calm head.

        Args:
            smooth: share of each new frame in the head's pose, size and place; 1 is all of it.
            aligned: begin with the voice and end with it. Otherwise the silence around it is
                kept, as published: the mouth is 80 ms late, and up to 3 frames follow the sound.

        Returns:
            Motion whose `reference` is the very first frame, a mouth at rest.
        """
        values = calmed(self.ranges.motion(self.numbers[: self.kept]), smooth)
        reference = values[0].copy()
        if aligned:
            start = min(self.lead, len(values) - 1)
            values = values[start : start + max(self.voice // _SAMPLES_PER_FRAME, 1)]
        return Motion(values, reference, "absolute", None, dict(self.origin))


def calmed(values: Floats, share: float, before: Floats | None = None) -> Floats:
    """Motion (n, 70) whose head follows slowly: an exponential average, expression untouched.

    Args:
        share: of each new frame, more than 0; 1 changes nothing.
        before: the last row of what was calmed so far, which this continues.
    """
    calm = values.copy()
    if share < 1:
        new, old = np.float32(share), np.float32(1 - share)
        pose = calm[:, EXPRESSION.stop :]
        last = pose[0] if before is None else before[EXPRESSION.stop :]
        for i in range(0 if before is not None else 1, len(pose)):
            pose[i] = new * pose[i] + old * last
            last = pose[i]
    return calm
