"""What every motion file goes through before the program believes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.inputs import opened
from joyvasa_desktop.motion.motion import (
    FPS,
    MOUTH_CONTROLS,
    MOUTH_RATE,
    SCALE,
    WIDTH,
    Lips,
    Motion,
)

LONGEST = 6 * 3600 * FPS
"""Rows of the longest motion that is read: six hours."""

COLUMNS = (
    *(f"exp{keypoint:02d}_{axis}" for keypoint in range(21) for axis in "xyz"),
    *("scale", "t_x", "t_y", "t_z", "pitch_raw", "yaw_raw", "roll_raw"),
)
"""Names of the 70 numbers in files."""

# Angles stay below 360 and keypoints below 1; anything near this bound is no motion.
_LARGEST = 1e4


def bounded_bytes(path: Path, limit: int) -> bytes:
    """The content of a file.

    Raises:
        UnreadableFile: if it can't be read or is larger than `limit` bytes.
    """
    with opened(path) as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise UnreadableFile(
            f"{path.name} is larger than any motion file.", "Choose a motion file."
        )
    return content


def damaged(name: str, what: str) -> UnreadableFile:
    """The error for a file that isn't what it should be."""
    return UnreadableFile(f"{name} is no motion that can be read: {what}.", "Save it again.")


def checked(
    name: str,
    values: AnyArray,
    reference: AnyArray,
    lips: object,
    mouth: AnyArray | None,
    origin: Mapping[str, str | int | float],
    activity: AnyArray | None = None,
) -> Motion:
    """A motion from untrusted numbers.

    Args:
        name: of the file, for the error.
        values, reference, mouth, activity: as in `Motion`, any number type.
        lips: whatever stood there; only the two conventions of `Motion` pass.

    Raises:
        UnreadableFile: wrong shapes, too long, numbers that are no motion.
    """
    if values.ndim != 2 or values.shape[1] != WIDTH or not 0 < len(values) <= LONGEST:
        raise damaged(name, f"its table has the shape {values.shape}")
    if reference.shape != (WIDTH,):
        raise damaged(name, f"its resting pose has the shape {reference.shape}")
    longest = (len(values) // FPS + 2) * MOUTH_RATE
    for part, finer, rest in (
        ("mouth", mouth, (len(MOUTH_CONTROLS),)),
        ("activity", activity, ()),
    ):
        if finer is None:
            continue
        if not finer.ndim or finer.shape[1:] != rest or not 0 < len(finer) <= longest:
            raise damaged(name, f"its {part} has the shape {finer.shape}")
    for numbers in (values, reference, mouth, activity):
        # NaN fails the comparison, so it is refused as well.
        if numbers is not None and not (np.abs(numbers) <= _LARGEST).all():
            raise damaged(name, "it holds numbers that are no motion")
    if reference[SCALE] < 1e-3:
        raise damaged(name, "the resting pose has no size")
    # The text of anything else could be endless, so the message doesn't repeat it.
    if not isinstance(lips, str) or lips not in ("relative", "absolute"):
        raise damaged(name, "its lips are neither relative nor absolute")
    convention: Lips = "relative" if lips == "relative" else "absolute"
    return Motion(
        np.array(values, np.float32),
        np.array(reference, np.float32),
        convention,
        None if mouth is None else np.array(mouth, np.float32),
        dict(origin),
        None if activity is None else np.array(activity, np.float32),
    )
