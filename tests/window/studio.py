"""A whole studio for tests: the real thing, with answers for the questions it asks."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from joyvasa_desktop.project_parts import Missing
from joyvasa_desktop.window.projects.autosave import Orphan
from joyvasa_desktop.window.projects.projects import Recovery, Unsaved


@dataclass
class Answers:
    """Answers every question of the projects as a test says, and remembers what was told."""

    open: Path | None = None
    save: Path | None = None
    leave: Unsaved = "discard"
    stop: bool = True
    recover: Recovery = "discard"
    found: dict[str, Path] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def file_to_open(self, folder: Path) -> Path | None:
        return self.open

    def file_to_save(self, suggested: Path) -> Path | None:
        return self.save

    def unsaved(self, name: str) -> Unsaved:
        return self.leave

    def find(self, what: Missing, path: Path) -> Path | None:
        return self.found.get(what)

    def stop_exports(self, count: int) -> bool:
        return self.stop

    def recovery(self, orphan: Orphan) -> Recovery:
        return self.recover

    def tell(self, text: str, kind: str) -> None:
        self.told.append(text)


def shared_memory() -> set[str]:
    """Names of the shared memory of all programs, where the system lists them."""
    place = Path("/dev/shm")
    return {each.name for each in place.iterdir()} if sys.platform == "linux" else set()
