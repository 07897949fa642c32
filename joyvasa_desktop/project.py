"""A `Project`: everything the user has chosen and made, without the window that shows it."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias

from joyvasa_desktop.defaults import following
from joyvasa_desktop.settings import Settings, Value, declarations

Points: TypeAlias = tuple[tuple[float, float], ...]
"""Points placed by hand, in pixels of the original, upright photo."""

Source: TypeAlias = Literal["voice", "file"]

Choices: TypeAlias = tuple[tuple[str, Value], ...]

FROM_FILE = "file-"
"""How the keys of imported motions begin."""


@dataclass(frozen=True, slots=True)
class Take:
    """One way in which the words are said: what decides it, not the motion itself.

    Attributes:
        id: unique in the project and for ever.
        number: counted from 1, for its name.
        choices: the values of all settings of the stage "motion" (engine, seed ...).
        source: "voice" if it is sampled from the voice, "file" if its motion was imported.
        name: the file's name of an imported motion, "" for others.
    """

    id: str
    number: int
    choices: Choices = ()
    source: Source = "voice"
    name: str = ""


def motion_choices(settings: Settings) -> Choices:
    """The values of all settings that decide what is sampled."""
    return tuple(
        (name, getattr(settings, name))
        for name, known in declarations().items()
        if known.stage == "motion"
    )


@dataclass(frozen=True, slots=True)
class Project:
    """What one window works on. Immutable: a change makes a new one.

    As long as `takes` is empty there is one take, that of the settings. The settings always hold
    the choices of the take that is shown, so that a change of them changes that take.

    Attributes:
        photo: the picture file, None until there is one.
        points: nine of an animal (`ANIMAL_POINTS`) or four of a person (`PERSON_POINTS`) placed
            by hand, or None.
        voice: the sound or video file, None until there is one.
        settings: all choices; `start` and `end` are the trim.
        takes: all takes that are kept, the oldest first.
        take: id of the take that is shown, "" while `takes` is empty.
        other: id of the take that is compared with it, "" for none.
        consent: the user said that they may use this face and voice.
    """

    photo: Path | None = None
    points: Points | None = None
    voice: Path | None = None
    settings: Settings = field(default_factory=Settings)
    takes: tuple[Take, ...] = ()
    take: str = ""
    other: str = ""
    consent: bool = False

    def but(self, **changes: Any) -> Project:
        """The same project with some attributes changed."""
        return replace(self, **changes)

    def set(self, **values: Value) -> Project:
        """The same project with some settings changed, and with them the take that is shown."""
        return self.with_settings(self.settings.but(**values))

    def with_settings(self, settings: Settings) -> Project:
        """The same project with other settings, and with them the take that is shown.

        Another kind or engine brings its own defaults along (`defaults.following`).
        """
        settings = following(settings, self.settings)
        choices = motion_choices(settings)
        takes = tuple(
            replace(each, choices=choices)
            if each.id == self.take and each.source == "voice"
            else each
            for each in self.takes
        )
        return replace(self, settings=settings, takes=takes)

    def find(self, take: str) -> Take | None:
        """The take with that id."""
        return next((each for each in self.takes if each.id == take), None)

    def another_take(self, seed: int) -> Project:
        """Keeps the take that is shown and shows a new one with that seed."""
        kept = self if self.takes else self._with_first_take()
        settings = kept.settings.but(seed=seed)
        take = Take(_new_id(), kept._next_number(), motion_choices(settings))
        return replace(kept, settings=settings, takes=(*kept.takes, take), take=take.id)

    def with_imported_take(self, name: str) -> Project:
        """Shows a take whose motion comes from a file; the caller keeps it under `motion_key`."""
        kept = self if self.takes or self.voice is None else self._with_first_take()
        take = Take(_new_id(), kept._next_number(), motion_choices(kept.settings), "file", name)
        return replace(kept, takes=(*kept.takes, take), take=take.id)

    def choose_take(self, take: str) -> Project:
        """Shows that take; the settings become its own."""
        found = self.find(take)
        if found is None:
            return self
        other = "" if self.other == take else self.other
        settings = following(self.settings.but(**dict(found.choices)), self.settings)
        return replace(self, settings=settings, take=take, other=other)

    def without_take(self, take: str) -> Project:
        """Drops that take; the one before it is shown if it was the one."""
        rest = tuple(each for each in self.takes if each.id != take)
        other = "" if self.other == take else self.other
        dropped = replace(self, takes=rest, other=other)
        if self.take != take:
            return dropped
        if not rest:
            return replace(dropped, take="")
        place = next((i for i, each in enumerate(self.takes) if each.id == take), 0)
        return replace(dropped, take="").choose_take(rest[max(place - 1, 0)].id)

    def motion_key(self, take: str = "") -> str:
        """Names the motion of a take (of the one that is shown for ""), "" if it can't be had.

        The key of a sampled motion changes with the voice, its trim and the take's choices: a
        motion found under it always fits. The motion of a file keeps its key.
        """
        found = self.find(take or self.take)
        if found is not None and found.source == "file":
            return f"{FROM_FILE}{found.id}"
        if self.voice is None:
            return ""
        settings = self.take_settings(take)
        parts: list[object] = [str(self.voice.absolute()), settings.mode]
        parts += [settings.start, settings.end, motion_choices(settings)]
        return hashlib.sha1(json.dumps(parts).encode(), usedforsecurity=False).hexdigest()[:20]

    def take_settings(self, take: str = "") -> Settings:
        """The settings with which a take is made (the one that is shown for "")."""
        found = self.find(take)
        return self.settings.but(**dict(found.choices)) if found is not None else self.settings

    def _with_first_take(self) -> Project:
        take = Take(_new_id(), 1, motion_choices(self.settings))
        return replace(self, takes=(take,), take=take.id)

    def _next_number(self) -> int:
        return max((each.number for each in self.takes), default=0) + 1


def _new_id() -> str:
    return secrets.token_hex(6)
