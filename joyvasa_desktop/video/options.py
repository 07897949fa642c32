"""What the user can choose about the finished video, and how many frames it has."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.settings import Settings

FORMATS = ("mp4", "webm", "gif", "png")
"""MP4 (H.264, AAC), WebM (VP9, Opus), GIF (silent), PNG (a folder with the sound beside)."""

FRAME_RATES = (24, 25, 30, 50, 60)
"""Frames per second that can be chosen."""

_WITH_ALPHA = ("webm", "png")
MEDIA_SUFFIXES = {".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".gif", ".png", ".jpg", ".wav"}
"""Endings of names that promise a kind of file."""


@dataclass(frozen=True, slots=True)
class VideoOptions:
    """How the video is stored.

    Attributes:
        format: one of `FORMATS`.
        fps: one of `FRAME_RATES`.
        quality: 0 (smallest) to 100 (sharpest); 80 is visually clean. PNG is always lossless.
        transparent: keep the alpha channel (WebM and PNG only).
        mark: write "AI-generated" into a corner of every frame.
        overwrite: replace an older file of that name instead of numbering.

    Raises:
        UserError: on construction, if a value or a combination can't be had.
    """

    format: str
    fps: int
    quality: int
    transparent: bool = False
    mark: bool = False
    overwrite: bool = False

    def __post_init__(self) -> None:
        if self.format not in FORMATS:
            raise UserError(
                f"There is no video format {self.format!r}.", f"Choose one of {', '.join(FORMATS)}."
            )
        if self.fps not in FRAME_RATES:
            rates = ", ".join(str(rate) for rate in FRAME_RATES)
            raise UserError(f"{self.fps} frames a second can't be had.", f"Choose one of {rates}.")
        if not 0 <= self.quality <= 100:
            raise UserError(f"The quality can't be {self.quality}.", "It goes from 0 to 100.")
        if self.transparent and self.format not in _WITH_ALPHA:
            raise UserError(
                f"{self.format.upper()} can't be transparent.", "Choose WebM or PNG pictures."
            )

    @classmethod
    def from_settings(cls, settings: Settings) -> VideoOptions:
        """The part of the user's settings that concerns the file."""
        return cls(
            format=settings.format,
            fps=settings.fps,
            quality=settings.quality,
            transparent=settings.transparent,
            mark=settings.mark,
            overwrite=settings.overwrite,
        )

    def check_name(self, path: Path) -> None:
        """Refuse a name whose suffix promises another format.

        Raises:
            UserError: `path` has not the suffix of a file, or has one for the folder of PNGs.
        """
        suffix = path.suffix.lower()
        if self.format == "png":
            if suffix in MEDIA_SUFFIXES:
                raise UserError(
                    f"PNG pictures go into a folder, and {path.name} is the name of a file.",
                    f"Leave {path.suffix} out of the name.",
                )
        elif suffix != f".{self.format}":
            raise UserError(
                f"The name {path.name} doesn't fit the format {self.format}.",
                f"Let the name end with .{self.format}, or choose another format.",
            )


def frame_count(duration: float, fps: int) -> int:
    """How many frames cover a sound: at least its length, less than one frame more, at least one.

    Args:
        duration: seconds, 0 or more.
        fps: frames per second.
    """
    if not (math.isfinite(duration) and duration >= 0):
        raise ValueError(f"a sound can't last {duration} seconds")
    # A length computed from samples can lie a rounding error above a whole number of frames.
    return max(1, math.ceil(duration * fps - 1e-6))
