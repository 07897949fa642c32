"""The `ExportPlan`: what a video will be like and where it goes, before it is made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.outputs import numbered
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.video.options import MEDIA_SUFFIXES, frame_count
from joyvasa_desktop.window.facts import Facts

WITH_ALPHA = ("webm", "png")
"""Formats that can keep a photo's transparency."""


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """A choice of settings, folder and name.

    Attributes:
        settings: of the video; those of the stages before it are the project's.
        folder: where it goes.
        name: without the ending that belongs to the format.
        replace: an older file of that name is replaced; otherwise a number is added.
    """

    settings: Settings
    folder: Path
    name: str
    replace: bool = False

    @property
    def suffix(self) -> str:
        """The ending of the file's name; "" for PNG pictures, which go into a folder."""
        return "" if self.settings.format == "png" else f".{self.settings.format}"

    @property
    def wanted(self) -> Path:
        """Where the video goes if the name is free.

        Raises:
            UserError: it is no name.
        """
        name = self.name.strip()
        if not name or name in (".", "..") or any(sign in name for sign in "/\\"):
            raise UserError("The video needs a name.", "Type one without slashes.")
        if Path(name).suffix.lower() in MEDIA_SUFFIXES:
            name = name.removesuffix(Path(name).suffix)
        return self.folder / (name + self.suffix)

    def is_taken(self, promised: Collection[Path] = ()) -> bool:
        """Whether something of that name exists, or will by an export that waits."""
        return os.path.lexists(self.wanted) or self.wanted in promised

    def out(self, promised: Collection[Path] = ()) -> Path:
        """Where the video goes.

        Args:
            promised: places of exports that wait; they are never replaced.
        """
        if self.replace and self.wanted not in promised:
            return self.wanted
        return numbered(self.wanted, folder=not self.suffix, taken=promised)

    def free_space(self) -> int | None:
        """Bytes free where it goes; None if that can't be found out."""
        try:
            return shutil.disk_usage(self.folder).free
        except OSError:
            return None


@dataclass(frozen=True, slots=True)
class Expectation:
    """What one will get.

    Attributes:
        size: width and height in pixels; None while it isn't known.
        duration: seconds, 0 while it isn't known.
        frames: pictures of the video.
    """

    size: tuple[int, int] | None
    duration: float
    frames: int

    @property
    def pixels(self) -> int:
        """Width times height, 0 while it isn't known."""
        return self.size[0] * self.size[1] if self.size is not None else 0


def expect(facts: Facts, project: Project, settings: Settings) -> Expectation:
    """What a video of the project with these settings will be like, as far as that is known."""
    duration = _chosen_part(facts, project) or (facts.scene.duration if facts.scene else 0.0)
    frames = frame_count(duration, settings.fps) if duration else 0
    return Expectation(_size(facts, project, settings), duration, frames)


def suggested_name(project: Project) -> str:
    """The name that the command line would give: that of the photo and of the voice."""
    stems = [each.stem for each in (project.photo, project.voice) if each is not None]
    return "-".join(stems) or "video"


def has_transparency(facts: Facts) -> bool:
    """Whether the photo has any that a video could keep."""
    return facts.photo is not None and facts.photo.picture.shape[2] == 4


def fitting(settings: Settings) -> Settings:
    """The settings without a transparency that the format can't keep."""
    return settings if settings.format in WITH_ALPHA else settings.but(transparent=False)


def _chosen_part(facts: Facts, project: Project) -> float:
    """Seconds of the voice that will be heard, 0 while they aren't known.

    The scene tells the same, but it is that of an older choice as long as a motion is being made.
    """
    if facts.voice is None or not facts.voice.complete:
        return 0.0
    whole, chosen = facts.voice.duration, project.settings
    return max(min(chosen.end or whole, whole) - chosen.start, 0.0)


def _size(facts: Facts, project: Project, settings: Settings) -> tuple[int, int] | None:
    if facts.scene is None:
        return None
    width, height = facts.scene.video_size
    longer = settings.size or _native(facts, project)
    if not longer:
        return None
    scale = longer / max(width, height)
    size = max(round(width * scale), 2), max(round(height * scale), 2)
    # Film formats store pairs of pixels.
    return size if settings.format in ("gif", "png") else (_even(size[0]), _even(size[1]))


def _native(facts: Facts, project: Project) -> int:
    """Longer side of a video of the photo's own size, 0 if the photo doesn't tell."""
    if project.settings.size == 0 and facts.scene is not None:
        return max(facts.scene.video_size)
    if facts.photo is None or not project.settings.paste_back:
        return 0
    return min(max(facts.photo.original_size), project.settings.work_size)


def _even(length: int) -> int:
    return length + length % 2
