"""Whether a checkpoint's tensors are those that a network expects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal, TypeAlias

import numpy as np

from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights.damage import CHOOSE_ANOTHER, damaged
from joyvasa_desktop.weights.stored import Stored

Family: TypeAlias = Literal["fractions", "whole numbers", "yes or no"]
"""Kinds that stand for one another: a network may be stored in half precision."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A tensor that a network has."""

    shape: tuple[int, ...]
    family: Family = "fractions"


def fitting(
    found: Mapping[str, Stored],
    wanted: Mapping[str, Wanted],
    *,
    file: str,
    role: str,
    ignored: Sequence[str] = (),
) -> tuple[str, ...]:
    """Compares names, shapes and kinds, before any number is read.

    Args:
        found: what the file holds.
        wanted: what the network has.
        file: the file's name.
        role: what the network is called, such as "motion extractor".
        ignored: names, with * for any letters, that the file may hold or lack without a word.

    Returns:
        The names that the network doesn't use, but for the ignored ones.

    Raises:
        UnreadableFile: names the first tensor that is missing or doesn't fit, and how many more.
    """
    lacking = [name for name in wanted if name not in found and not _among(name, ignored)]
    if lacking:
        raise _misfit(file, role, f"{lacking[0]} is missing", len(lacking) - 1)
    reasons = [
        reason
        for name, tensor in wanted.items()
        if name in found and (reason := _difference(name, found[name], tensor))
    ]
    if reasons:
        raise _misfit(file, role, reasons[0], len(reasons) - 1)
    return tuple(name for name in found if name not in wanted and not _among(name, ignored))


def finite(name: str, tensor: Stored, file: str) -> AnyArray:
    """A tensor's numbers.

    Raises:
        UnreadableFile: if one of them is infinite or not a number.
    """
    array = tensor.array()
    # The least and the largest tell about all: both become NaN if any is.
    extremes = (array.min(), array.max()) if array.size and array.dtype.kind == "f" else (0,)
    if not np.isfinite(extremes).all():
        raise damaged(file, f"{name} holds a value that isn't a number")
    return array


def listed(names: Sequence[str], most: int = 3) -> str:
    """The first few names, and how many more there are."""
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def family(kind: str) -> Family:
    """What a kind of `stored.KINDS` holds."""
    if kind == "bool":
        return "yes or no"
    return "fractions" if "float" in kind else "whole numbers"


def _difference(name: str, found: Stored, wanted: Wanted) -> str:
    if found.shape != wanted.shape:
        return f"{name} has {_sides(found.shape)} numbers, not {_sides(wanted.shape)}"
    if family(found.kind) != wanted.family:
        return f"{name} holds {family(found.kind)}, not {wanted.family}"
    return ""


def _sides(shape: tuple[int, ...]) -> str:
    return " x ".join(map(str, shape)) or "1"


def _among(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _misfit(file: str, role: str, reason: str, more: int) -> UnreadableFile:
    if more:
        reason = f"{reason}, and {more} more tensors don't fit"
    article = "an" if role[0] in "aeiou" else "a"
    return UnreadableFile(f"{file} isn't {article} {role}: {reason}.", CHOOSE_ANOTHER)
