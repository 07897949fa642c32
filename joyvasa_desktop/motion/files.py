"""Motion in files: the program's own format, and one call that reads every kind."""

from __future__ import annotations

import io
import json
import math
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.inputs import opened
from joyvasa_desktop.motion.checked import COLUMNS, LONGEST, bounded_bytes, checked, damaged
from joyvasa_desktop.motion.csv_table import export_csv, import_csv
from joyvasa_desktop.motion.motion import FPS, MOUTH_CONTROLS, MOUTH_RATE, WIDTH, Motion
from joyvasa_desktop.motion.template import export_template, import_template
from joyvasa_desktop.outputs import whole_file

FORMAT = "joyvasa-desktop motion"
VERSION = 2
"""Of files with `Motion.activity`; those without it are of version 1, which had none."""

_KNOWN = {
    "format": FORMAT,
    "fps": FPS,
    "mouth_rate": MOUTH_RATE,
    "columns": list(COLUMNS),
    "mouth_columns": list(MOUTH_CONTROLS),
}
_FOREIGN = "header:"

# Bytes of each member at most, unpacked; the .npy heading is a few hundred of them.
_MOST = {
    "header.npy": 1 << 17,
    "values.npy": LONGEST * WIDTH * 8 + 1024,
    "reference.npy": WIDTH * 8 + 1024,
    "mouth.npy": (LONGEST // FPS + 2) * MOUTH_RATE * len(MOUTH_CONTROLS) * 8 + 1024,
    "activity.npy": (LONGEST // FPS + 2) * MOUTH_RATE * 8 + 1024,
}
_LARGEST_FILE = 1 << 28


def save_motion(motion: Motion, path: Path, overwrite: bool = False) -> Path:
    """Store motion as a NumPy archive without pickled objects: its arrays, and a header.

    Args:
        path: ends in ".npz".
        overwrite: replace an older file; otherwise a number is added when the name is taken.

    Returns:
        Where it lies.

    Raises:
        CannotWrite: no space, no permission, no such folder.
    """
    target = whole_file(path, overwrite)
    with target as temporary:
        temporary.write_bytes(motion_bytes(motion))
    return target.path


def motion_bytes(motion: Motion) -> bytes:
    """What `save_motion` stores, for a place inside another file; equal motions give equal bytes.

    Args:
        motion: any.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, numbers in _members(motion).items():
            member = io.BytesIO()
            np.lib.format.write_array(member, numbers, allow_pickle=False)
            # Without a time of its own the member would carry the clock's.
            info = zipfile.ZipInfo(f"{name}.npy")
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, member.getvalue())
    return stream.getvalue()


def _members(motion: Motion) -> dict[str, AnyArray]:
    """The arrays of a motion file by name."""
    header, origin = dict[str, Any](), dict[str, str | int | float]()
    for name, value in motion.origin.items():
        if name.startswith(_FOREIGN) and isinstance(value, str):
            header[name.removeprefix(_FOREIGN)] = json.loads(value)
        else:
            origin[name] = value
    header |= _KNOWN | {"lips": motion.lips, "origin": origin}
    header["version"] = 1 if motion.activity is None else VERSION
    text = json.dumps(header, ensure_ascii=False)
    arrays: dict[str, AnyArray] = {
        "header": np.frombuffer(text.encode(), np.uint8),
        "values": motion.values.astype("<f4"),
        "reference": motion.reference.astype("<f4"),
    }
    if motion.mouth is not None:
        arrays["mouth"] = motion.mouth.astype("<f4")
    if motion.activity is not None:
        arrays["activity"] = motion.activity.astype("<f4")
    return arrays


def load_motion(path: Path) -> Motion:
    """Read what `save_motion` wrote. Nothing in the file is ever executed.

    Keys of the header that this version doesn't know are kept in `origin` as "header:<key>" and
    written back when the motion is saved.

    Raises:
        UnreadableFile: missing, damaged, no motion, or from a newer version of the program.
    """
    return motion_from_bytes(bounded_bytes(path, _LARGEST_FILE), path.name)


def motion_from_bytes(content: bytes, called: str) -> Motion:
    """Read what `motion_bytes` made, as carefully as a file.

    Args:
        content: an archive.
        called: what it is called in an error.

    Raises:
        UnreadableFile: as `load_motion`.
    """
    try:
        arrays = _arrays(called, content)
        header = json.loads(
            arrays["header"].tobytes().decode(), parse_constant=_finite, parse_float=_finite
        )
    except (
        # What a damaged archive makes of zipfile, zlib, NumPy's heading and JSON.
        *(zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error, NotImplementedError),
        *(RuntimeError, ValueError, KeyError, TypeError, SyntaxError, MemoryError),
    ) as error:
        raise damaged(called, "it is damaged or something else") from error
    origin = _understood(called, header)
    missing = [name for name in ("values", "reference") if name not in arrays]
    if missing:
        raise damaged(called, f"{missing[0]} is missing")
    for name, numbers in arrays.items():
        if name != "header" and numbers.dtype.kind != "f":
            raise damaged(called, f"{name} holds no decimal numbers")
    return checked(
        called,
        arrays["values"],
        arrays["reference"],
        header.get("lips", "relative"),
        arrays.get("mouth"),
        origin,
        arrays.get("activity"),
    )


def read_motion(path: Path) -> Motion:
    """Motion from a file of any known kind: ".npz", ".csv" or a template ".pkl".

    The content decides, so that a file with a changed suffix is read as well.

    Raises:
        UnreadableFile: missing, damaged, or nothing that holds motion.
    """
    with opened(path) as file:
        start = file.read(4)
    if start[:2] == b"PK":
        return load_motion(path)
    if start[:1] == b"\x80" or path.suffix.lower() in (".pkl", ".pickle"):
        return import_template(path)
    if path.suffix.lower() == ".npz":
        raise damaged(path.name, "it is damaged or something else")
    return import_csv(path)


def write_motion(path: Path, motion: Motion, overwrite: bool = False) -> Path:
    """Store motion in the format that the suffix names: ".npz", ".csv" or ".pkl".

    Returns:
        Where it lies: numbered if the name was taken and `overwrite` is off.

    Raises:
        CannotWrite: no space, no permission, no such folder.
        UserError: another suffix, or a motion too long for the format.
    """
    check_name(path)
    return _WRITERS[path.suffix.lower()](motion, path, overwrite=overwrite)


def check_name(path: Path) -> None:
    """Refuse a name that tells no format, at once and not after long work.

    Raises:
        UserError: if it doesn't end in one of `SUFFIXES`.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UserError(
            f"{path.name} is no name for a motion file.",
            f"Let it end with {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}.",
        )


_WRITERS: dict[str, Callable[..., Path]] = {
    ".npz": save_motion,
    ".csv": export_csv,
    ".pkl": export_template,
}
SUFFIXES = tuple(_WRITERS)
"""How names of motion files end."""


def _arrays(name: str, content: bytes) -> dict[str, AnyArray]:
    """The members of an archive, sizes checked before anything is unpacked."""
    _check_directory(content)
    arrays = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            most = _MOST.get(member.filename)
            if most is None or member.filename.removesuffix(".npy") in arrays:
                raise damaged(name, f"it holds {member.filename[:40]!r}")
            # Only these two unpack in steps, so that a bomb never bursts.
            plain = member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
            if member.file_size > most or not plain:
                raise damaged(name, f"{member.filename} is too large")
            with archive.open(member) as stream:
                arrays[member.filename.removesuffix(".npy")] = _array(stream.read(most))
    return arrays


def _check_directory(content: bytes) -> None:
    """Refuse an archive whose table of contents alone would fill the memory."""
    end = content[-22:]
    if end[:4] != b"PK\5\6" or content[-42:-38] == b"PK\6\7":
        raise zipfile.BadZipFile("no plain end of the archive")
    members, size = struct.unpack("<HI", end[10:16])
    if members > len(_MOST) or size > 4096:
        raise zipfile.BadZipFile("too many members")


def _array(content: bytes) -> AnyArray:
    """An array from .npy bytes; its declared shape must match what is there."""
    stream = io.BytesIO(content)
    version = np.lib.format.read_magic(stream)
    if version == (1, 0):
        shape, fortran, dtype = np.lib.format.read_array_header_1_0(stream)
    else:
        shape, fortran, dtype = np.lib.format.read_array_header_2_0(stream)
    if dtype.kind not in "fu" or dtype.hasobject or dtype.itemsize > 8 or fortran:
        raise ValueError("unexpected kind of array")
    if math.prod(shape) * dtype.itemsize != len(content) - stream.tell() or min(shape) < 0:
        raise ValueError("size and shape disagree")
    found: AnyArray = np.frombuffer(content, dtype, offset=stream.tell()).reshape(shape)
    return found


def _finite(text: str) -> float:
    # Python writes what is too large for a float as Infinity, which is no JSON any more.
    if not math.isfinite(float(text)):
        raise ValueError(f"{text} is no number")
    return float(text)


def _understood(name: str, header: object) -> dict[str, str | int | float]:
    """The origin in a header, with the header's unknown keys."""
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise damaged(name, "it is another kind of archive")
    version = header.get("version")
    if not isinstance(version, int) or version < 1:
        raise damaged(name, "its version is missing")
    if version > VERSION:
        raise UnreadableFile(
            f"{name} was made by a newer version of the program.", "Update the program."
        )
    for key in ("fps", "mouth_rate", "columns", "mouth_columns"):
        if header.get(key) != _KNOWN[key]:
            raise damaged(name, f"its {key} differ from what this program uses")
    origin = header.get("origin", {})
    if not isinstance(origin, dict):
        raise damaged(name, "its origin is missing")
    known = {
        key: value
        for key, value in origin.items()
        if isinstance(value, (str, int, float)) and not key.startswith(_FOREIGN)
    }
    for key in header.keys() - _KNOWN.keys() - {"version", "lips", "origin"}:
        known[_FOREIGN + key] = json.dumps(header[key], ensure_ascii=False)
    return known
