"""What can be done with models, and how it ended, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from joyvasa_desktop.errors import UserError

ModelKind: TypeAlias = Literal[
    "get", "check", "import", "export", "remove", "give up", "convert", "discard"
]
PackKind: TypeAlias = Literal["get pack", "import pack", "remove pack", "give up pack"]
Kind: TypeAlias = ModelKind | PackKind

PACK = "gpu-pack"
"""Place of the jobs about the GPU pack."""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do.

    Attributes:
        kind: what.
        bundles: names of the bundles that it is about.
        path: folder or file that it reads or writes.
        accept: ids of files that the user takes although they are another version than the
            published.
        place: where it is shown: the name of a bundle, `PACK`, or "" for the head of the page.
    """

    kind: Kind
    bundles: tuple[str, ...] = ()
    path: Path | None = None
    accept: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """How a job ended.

    Attributes:
        result: what its function returned.
        error: why it failed, None if it didn't.
        stopped: because the user said so.
        details: of a failure that nobody foresaw, for a report.
    """

    job: Job
    result: object = None
    error: UserError | None = None
    stopped: bool = False
    details: str = ""

    @property
    def is_question(self) -> bool:
        """The user is to say whether another version than the published one is used."""
        from joyvasa_desktop.weights.store import WrongHash

        return isinstance(self.error, WrongHash) and self.error.single_source
