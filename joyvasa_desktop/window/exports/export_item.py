"""The `ExportItem`: one video of the queue and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtGui import QImage

from joyvasa_desktop.window.messages import ExportJob, Failure

State: TypeAlias = Literal["waiting", "running", "stopping", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True, eq=False)
class ExportItem:
    """One video of the queue; a change makes a new one.

    Attributes:
        job: what was asked for.
        state: "stopping" from the wish to cancel until it has stopped.
        stage: of `Progress`, "" before it runs.
        done, total: frames (or what the stage counts); total 0 means not known.
        note: what happens now, in the core's words; may be empty.
        fps: frames made per second, 0 before the first.
        seconds_left: None until there is something to base it on.
        thumbnail: what was drawn last; null before the first frame.
        path: where the video lies, once done.
        duration, seconds: of the video, and what it took; once done.
        notes: sentences for the user, once done.
        failure: why it failed.
    """

    job: ExportJob
    state: State = "waiting"
    stage: str = ""
    done: int = 0
    total: int = 0
    note: str = ""
    fps: float = 0.0
    seconds_left: float | None = None
    thumbnail: QImage | None = None
    path: Path | None = None
    duration: float = 0.0
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    failure: Failure | None = None

    @property
    def id(self) -> int:
        """Of the job."""
        return self.job.id

    @property
    def name(self) -> str:
        """The file's name."""
        return (self.path or self.job.out).name

    @property
    def is_open(self) -> bool:
        """It waits or runs."""
        return self.state in ("waiting", "running", "stopping")

    @property
    def share(self) -> float | None:
        """0..1 of the frames, None while that isn't known."""
        if self.stage != "video" or not self.total:
            return None
        return min(self.done / self.total, 1.0)
