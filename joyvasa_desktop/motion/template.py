"""LivePortrait's motion templates: pickled lists of frames, read without running them.

A template has no resting pose of its own: its frame 0 is. Files written here carry ours beside
the frames, under names that LivePortrait ignores.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.motion.checked import LONGEST, bounded_bytes, checked, damaged
from joyvasa_desktop.motion.curves import curves
from joyvasa_desktop.motion.motion import (
    EXPRESSION,
    FPS,
    PITCH,
    ROLL,
    SCALE,
    TRANSLATION,
    WIDTH,
    YAW,
    Motion,
)
from joyvasa_desktop.outputs import whole_file
from joyvasa_desktop.pickles import UnsafePickle, as_array, plain_data
from joyvasa_desktop.rotations import from_angles, to_angles

_LARGEST_FILE = 1 << 28

_LONGEST_EXPORT = 20 * 60 * FPS
"""Rows: programs that read templates hold all frames as objects, and so does our own reader."""

_OPEN_EYE = 0.29
"""Eye-open ratio of an eye that is open, the median of the published templates."""

_REFERENCE, _LIPS = "joyvasa_desktop_reference", "joyvasa_desktop_lips"


def import_template(path: Path) -> Motion:
    """Read a template; frames at another rate are brought to `FPS`.

    Angles come from the file, or from the rotation where older files have none.

    Raises:
        UnreadableFile: missing, damaged, no template, or a pickle with more than numbers in it.
    """
    content = bounded_bytes(path, _LARGEST_FILE)
    try:
        document = plain_data(content)
    except UnsafePickle as error:
        raise damaged(path.name, f"it isn't a plain template ({str(error)[:120]})") from error
    if not isinstance(document, dict) or not isinstance(document.get("motion"), list):
        raise damaged(path.name, "it has no list of frames")
    frames = document["motion"]
    if not 0 < len(frames) <= LONGEST:
        raise damaged(path.name, f"it has {len(frames)} frames")
    rate = _rate(path.name, document.get("output_fps", FPS))
    count = max(round(len(frames) / rate * FPS), 1)
    if count > LONGEST:
        raise damaged(path.name, f"at {rate:g} frames a second it is longer than six hours")
    rows = np.stack([_row(path.name, i, frame) for i, frame in enumerate(frames)])
    values = rows if rate == FPS else _resampled(rows, rate, count)
    reference = as_array(document.get(_REFERENCE))
    return checked(
        path.name,
        values,
        values[0] if reference is None else reference,
        document.get(_LIPS, "relative"),
        None,
        {"source": "template", "file": path.name, "template_fps": rate},
    )


def export_template(motion: Motion, path: Path, overwrite: bool = False) -> Path:
    """Store motion as a template that LivePortrait loads.

    Exact are scale, R, exp, t and the angles. Estimates, from the named curves, are the ratios:
    `c_lip_lst` is the mouth's opening, `c_eyes_lst` the eyes' opening times the ratio of an
    ordinary open eye. There is no `kp` and no `x_s`: motion belongs to no face. The finer mouth
    controls have no place in this format.

    Args:
        overwrite: replace an older file; otherwise a number is added when the name is taken.

    Returns:
        Where it lies.

    Raises:
        CannotWrite: no space, no permission, no such folder.
        UserError: if the motion is longer than 20 minutes.
    """
    if len(motion) > _LONGEST_EXPORT:
        raise UserError(
            "A template holds 20 minutes at most.", "Trim the motion, or store it as .npz."
        )
    target = whole_file(path, overwrite)
    with target as temporary:
        temporary.write_bytes(pickle.dumps(_document(motion), protocol=4))
    return target.path


def rotation(pitch: AnyArray, yaw: AnyArray, roll: AnyArray) -> Doubles:
    """LivePortrait's R, for points as rows: float64 (N, 3, 3); degrees, each (N,)."""
    return np.ascontiguousarray(from_angles(pitch, yaw, roll).transpose(0, 2, 1))


def angles(rotations: AnyArray) -> Doubles:
    """Pitch, yaw, roll in degrees, float64 (N, 3), from R as `rotation` makes it, (N, 3, 3)."""
    return to_angles(rotations.transpose(0, 2, 1))


def _document(motion: Motion) -> dict[str, Any]:
    found = curves(motion)
    eyes = np.stack([found["eye_left"], found["eye_right"]], axis=1).clip(0) * _OPEN_EYE
    lips = found["mouth"].clip(0)
    turned = rotation(*(motion.values[:, i] for i in (PITCH, YAW, ROLL)))
    return {
        "n_frames": len(motion),
        "output_fps": FPS,
        "motion": [_frame(row, matrix) for row, matrix in zip(motion.values, turned, strict=True)],
        "c_eyes_lst": [_float32(pair, 1, 2) for pair in eyes],
        "c_lip_lst": [_float32(ratio, 1, 1) for ratio in lips],
        _REFERENCE: _float32(motion.reference, WIDTH),
        _LIPS: motion.lips,
    }


def _frame(row: AnyArray, matrix: AnyArray) -> dict[str, AnyArray]:
    return {
        "scale": _float32(row[SCALE], 1, 1),
        "R": _float32(matrix, 1, 3, 3),
        "exp": _float32(row[EXPRESSION], 1, 21, 3),
        "t": _float32(row[TRANSLATION], 1, 3),
        "pitch": _float32(row[PITCH], 1, 1),
        "yaw": _float32(row[YAW], 1, 1),
        "roll": _float32(row[ROLL], 1, 1),
    }


def _float32(numbers: AnyArray, *shape: int) -> AnyArray:
    # A copy: a view would pickle the whole table with every frame.
    return np.array(numbers, np.float32).reshape(shape)


def _row(name: str, index: int, frame: object) -> Doubles:
    """The 70 numbers of one frame."""
    if not isinstance(frame, dict):
        raise damaged(name, f"frame {index} is missing")
    row = np.empty(WIDTH)
    row[EXPRESSION] = _part(name, index, frame, "exp", 63)
    row[SCALE] = _part(name, index, frame, "scale", 1)[0]
    row[TRANSLATION] = _part(name, index, frame, "t", 3)
    if all(angle in frame for angle in ("pitch", "yaw", "roll")):
        row[PITCH:] = [_part(name, index, frame, a, 1)[0] for a in ("pitch", "yaw", "roll")]
    else:
        turned = _part(name, index, frame, "R" if "R" in frame else "R_d", 9)
        row[PITCH:] = angles(turned.reshape(1, 3, 3))[0]
    return row


def _part(name: str, index: int, frame: dict[Any, Any], key: str, size: int) -> Doubles:
    array = as_array(frame.get(key))
    if array is None or array.size != size:
        raise damaged(name, f"frame {index} has no proper {key}")
    return array.astype(np.float64).ravel()


def _rate(name: str, value: object) -> float:
    array = as_array(value)
    if array is None or array.size != 1 or not 1 <= float(array.ravel()[0]) <= 1000:
        raise damaged(name, "its frame rate is missing")
    return float(array.ravel()[0])


def _resampled(rows: Doubles, rate: float, count: int) -> Doubles:
    """Linear interpolation of (N, 70) at `rate` to `count` rows at `FPS`."""
    position = np.minimum(np.arange(count) / FPS * rate, len(rows) - 1)
    first = position.astype(int)
    second = np.minimum(first + 1, len(rows) - 1)
    part = (position - first)[:, None]
    between: Doubles = (1 - part) * rows[first] + part * rows[second]
    return between
