"""What a file is for: its first bytes decide, its name where they can't."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.inputs import opened
from joyvasa_desktop.photo.formats import PICTURE_STARTS
from joyvasa_desktop.project_file import SUFFIX as PROJECT

FileKind: TypeAlias = Literal["photo", "voice", "motion", "points", "project"]

PHOTOS = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "heif", "avif")
VOICES = (
    *("wav", "mp3", "m4a", "aac", "flac", "ogg", "opus", "oga", "wma", "aiff", "aif", "amr"),
    *("mp4", "mov", "m4v", "mkv", "webm", "avi", "3gp", "mpg", "mpeg", "ts", "caf", "mka"),
)
MOTIONS = ("npz", "csv", "pkl")
POINTS = ".points.json"

# Beginnings of sounds and videos; pictures in a container like theirs are recognised before.
_SOUNDS = (
    (0, b"\x1a\x45\xdf\xa3"),
    (4, b"ftyp"),
    (8, b"AVI "),
    (8, b"WAVE"),
    (0, b"ID3"),
    (0, b"\xff\xfb"),
    (0, b"OggS"),
    (0, b"fLaC"),
    (0, b"FORM"),
)
_HEAD = 16  # bytes that tell a picture from a sound


def kind_of(path: Path) -> FileKind:
    """What a file is for.

    Raises:
        UnreadableFile: if it can't be read, or is nothing that the program can use.
    """
    with opened(path) as file:
        head = file.read(_HEAD)
    name = path.name.lower()
    if name.endswith(PROJECT):
        return "project"
    if name.endswith(POINTS):
        return "points"
    if _begins(head, PICTURE_STARTS):
        return "photo"
    suffix = path.suffix.lower().removeprefix(".")
    if suffix in MOTIONS:
        return "motion"
    if suffix in VOICES or _begins(head, _SOUNDS):
        return "voice"
    if suffix in PHOTOS:  # The photo stage says what is wrong with it.
        return "photo"
    raise UnreadableFile(
        f"{path.name} is no photo, no sound and no project.",
        "Open a photo (JPEG, PNG …), a sound or video file, or a project.",
    )


def _begins(head: bytes, starts: tuple[tuple[int, bytes], ...]) -> bool:
    return any(head.startswith(start, offset) for offset, start in starts)
