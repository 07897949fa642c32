"""How long work tells the rest of the program where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Stage: TypeAlias = Literal["photo", "speech", "motion", "render", "video"]


@dataclass(frozen=True, slots=True)
class Progress:
    """One event of a running job.

    Attributes:
        stage: which part of the job is running.
        done, total: units of this stage (frames, windows, seconds); total 0 means not known yet.
        note: what happens now, in the user's words; may be empty.
        seconds_left: estimate for the whole job, None until there is something to base it on.
    """

    stage: Stage
    done: int
    total: int
    note: str = ""
    seconds_left: float | None = None


Report: TypeAlias = Callable[[Progress], None]
"""Receives progress events. Raise `Cancelled` in it to stop the job."""


def ignore(event: Progress) -> None:
    """A `Report` for callers who don't want to know."""
