"""One thing that the doctor looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

State: TypeAlias = Literal["ok", "info", "missing"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        part: which part of the report it belongs to.
        name: what was looked at.
        state: "missing" means that something the program needs doesn't work.
        text: what was found.
        advice: what to do, empty unless something is missing.
    """

    part: str
    name: str
    state: State
    text: str
    advice: str = ""


def size_text(count: int) -> str:
    """Bytes in the unit that people use: "2.5 MB", "16 GB"."""
    if not count:
        return "unknown"
    for unit, amount in (("GB", 1e9), ("MB", 1e6)):
        if count >= amount:
            return f"{count / amount:.3g} {unit}"
    return f"{count / 1000:.3g} kB"
