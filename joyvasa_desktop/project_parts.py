"""The parts of a project file, read with suspicion: what is damaged is left out and named."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.motion.files import motion_from_bytes
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.project import Points, Project, Source, Take
from joyvasa_desktop.project_paths import Part, is_path, same_size
from joyvasa_desktop.settings import Settings, Value, declarations

Missing: TypeAlias = Literal["photo", "voice"]

_UNREADABLE: dict[Missing, str] = {
    "photo": "Where the project's photo is couldn't be read.",
    "voice": "Where the project's voice is couldn't be read.",
}

_MOST_TAKES = 500
_MOST_POINTS = 16
_LARGEST_COORDINATE = 1e6
_MOST_MOTION_BYTES = 1 << 29  # of all motions together, unpacked


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in a project file.

    Attributes:
        project: whole, with the paths of missing files as they were.
        motions: by `Project.motion_key`.
        missing: files that aren't where they were.
        notes: sentences about parts that couldn't be read.
        saved_as: of a safety copy: where the user keeps the project.
        sizes: bytes of the files when the project was saved, by "photo" and "voice".
    """

    project: Project
    motions: Mapping[str, Motion]
    missing: tuple[Missing, ...] = ()
    notes: tuple[str, ...] = ()
    saved_as: Path | None = None
    sizes: Mapping[str, int] | None = None

    def found(self, what: Missing, path: Path) -> Opened:
        """The same with a missing file found at another place; motions stay with their takes."""
        before = self.project
        after = before.but(photo=path) if what == "photo" else before.but(voice=path)
        fits = what == "photo" or same_size(path, (self.sizes or {}).get("voice"))
        motions = moved_motions(self.motions, before, after, keep=fits)
        missing = tuple(each for each in self.missing if each != what)
        return Opened(after, motions, missing, self.notes, self.saved_as, self.sizes)


def read_parts(content: Mapping[str, Any], path: Path) -> Opened:
    """A project from the JSON of its file, which is of the current version."""
    reader = _Reader(content, path)
    photo, voice = reader.file("photo"), reader.file("voice")
    takes = reader.takes()
    known = {take.id for take in takes}
    chosen = reader.one_of("take", known) or (takes[-1].id if takes else "")
    project = Project(
        photo,
        reader.points(),
        voice,
        reader.settings(content.get("settings"), "The settings couldn't be read."),
        takes,
        chosen,
        reader.one_of("other", known),
        content.get("consent") is True,
    )
    project, motions = reader.motions(project)
    saved_as = content.get("saved_as")
    return Opened(
        project,
        motions,
        tuple(reader.missing),
        tuple(dict.fromkeys(reader.notes)),
        Path(saved_as) if is_path(saved_as) else None,
        reader.sizes,
    )


def moved_motions(
    motions: Mapping[str, Motion], before: Project, after: Project, keep: bool = True
) -> dict[str, Motion]:
    """The motions of a project's takes under the keys of another one with the same takes.

    Args:
        keep: the voice is the same; otherwise only motions from files are kept.
    """
    moved = {}
    for take in [each.id for each in before.takes] or [""]:
        motion = motions.get(before.motion_key(take))
        found = before.find(take)
        if motion is not None and (keep or (found is not None and found.source == "file")):
            moved[after.motion_key(take)] = motion
    return moved


class _Reader:
    """Reads part by part and remembers what was wrong."""

    def __init__(self, content: Mapping[str, Any], path: Path) -> None:
        self.missing: list[Missing] = []
        self.notes: list[str] = []
        self.sizes: dict[str, int] = {}
        self._content, self._path = content, path
        self._voice_changed = False

    def file(self, name: Missing) -> Path | None:
        """Where the photo or voice is."""
        stored = self._content.get(name)
        if stored is None:
            return None
        part = Part.of(stored)
        if part is None:
            self.notes.append(_UNREADABLE[name])
            return None
        self.sizes[name] = part.size
        place, there = part.look(self._path.parent)
        if not there:
            self.missing.append(name)
        elif name == "voice":
            self._voice_changed = not same_size(place, part.size)
        return place

    def points(self) -> Points | None:
        """The points placed by hand."""
        stored = self._content.get("points")
        if stored is None:
            return None
        if isinstance(stored, list) and 0 < len(stored) <= _MOST_POINTS:
            points = tuple(_point(each) for each in stored)
            if all(each is not None for each in points):
                return tuple(each for each in points if each is not None)
        self.notes.append("The points placed by hand couldn't be read.")
        return None

    def settings(self, stored: object, otherwise: str) -> Settings:
        """Settings, each believed or refused on its own; `otherwise` says that all are lost."""
        start = Settings()
        if not isinstance(stored, dict):
            self.notes.append(otherwise)
            return start
        for name, value in stored.items():
            start = self._setting(str(name)[:60], value, start)
        return start

    def takes(self) -> tuple[Take, ...]:
        """All takes, each one believed or refused on its own."""
        stored = self._content.get("takes", [])
        if not isinstance(stored, list) or len(stored) > _MOST_TAKES:
            self.notes.append("The list of takes couldn't be read.")
            return ()
        takes: dict[str, Take] = {}
        for number, each in enumerate(stored, 1):
            take = self._take(each) if isinstance(each, dict) else None
            if take is None or take.id in takes:
                self.notes.append(f"Take {number} couldn't be read.")
            else:
                takes[take.id] = take
        return tuple(takes.values())

    def one_of(self, name: str, known: set[str]) -> str:
        """The id of a take, "" for none."""
        stored = self._content.get(name, "")
        return stored if isinstance(stored, str) and stored in known else ""

    def motions(self, project: Project) -> tuple[Project, dict[str, Motion]]:
        """The motions by key, and the project without takes whose motion is lost for good."""
        stored = self._content.get("motions", {})
        if not isinstance(stored, dict):
            self.notes.append("The motions couldn't be read.")
            stored = {}
        motions: dict[str, Motion] = {}
        room = _MOST_MOTION_BYTES
        for take in project.takes or (Take("", 1),):
            motion = self._motion(take, stored.get(take.id), room)
            if motion is not None:
                motions[project.motion_key(take.id)] = motion
                room -= _bytes_of(motion)
            elif take.source == "file":
                self.notes.append(f"The imported motion {take.name!r} couldn't be read.")
                project = project.without_take(take.id)
        return project, motions

    def _motion(self, take: Take, stored: object, room: int) -> Motion | None:
        if stored is None or (self._voice_changed and take.source == "voice"):
            return None
        try:
            content = base64.b64decode(stored, validate=True) if isinstance(stored, str) else b""
            motion = motion_from_bytes(content, self._path.name)
        except (binascii.Error, ValueError, UnreadableFile):
            self.notes.append(f"The motion of take {take.number} couldn't be read.")
            return None
        if _bytes_of(motion) > room:
            self.notes.append(f"The motion of take {take.number} couldn't be read.")
            return None
        return motion

    def _take(self, stored: dict[str, Any]) -> Take | None:
        name, number, own = stored.get("name", ""), stored.get("number"), stored.get("id")
        source: Source = "file" if stored.get("source") == "file" else "voice"
        if type(number) is not int or not 0 < number < 10**6 or not isinstance(name, str):
            return None
        if not isinstance(own, str) or not 0 < len(own) <= 64:
            return None
        settings = self.settings(
            stored.get("choices"), f"The choices of take {number} couldn't be read."
        )
        choices = tuple(
            (each, getattr(settings, each))
            for each, known in declarations().items()
            if known.stage == "motion"
        )
        return Take(own, number, choices, source, name[:255])

    def _setting(self, name: str, value: Value, start: Settings) -> Settings:
        if name not in declarations():
            self.notes.append(f"The project has a setting {name!r} that is unknown here.")
            return start
        try:
            return start.but(**{name: value})
        except (UserError, TypeError):
            self.notes.append(f"The project's value of {name!r} can't be used.")
            return start


def _point(stored: object) -> tuple[float, float] | None:
    if not isinstance(stored, list) or len(stored) != 2:
        return None
    numbers = [each for each in stored if type(each) in (int, float)]
    if len(numbers) != 2 or not all(abs(each) <= _LARGEST_COORDINATE for each in numbers):
        return None
    return float(numbers[0]), float(numbers[1])


def _bytes_of(motion: Motion) -> int:
    finer = (motion.mouth, motion.activity)
    return motion.values.nbytes + sum(each.nbytes for each in finer if each is not None)
