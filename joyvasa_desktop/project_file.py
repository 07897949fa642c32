"""Projects in files: readable JSON that opens again years later, on another machine, unharmed.

The file holds the choices as text and the motions as base64 of what `motion/files.py` writes.
Nothing in it is ever executed; what is damaged is left out and named, the rest opens.

To change the format: raise `VERSION` and add one step to `UPGRADES`.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from joyvasa_desktop import __version__
from joyvasa_desktop.errors import CannotWrite, UnreadableFile
from joyvasa_desktop.inputs import opened
from joyvasa_desktop.motion.files import motion_bytes
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.outputs import check_not_input, whole_file
from joyvasa_desktop.project import Project, Take
from joyvasa_desktop.project_parts import Opened, read_parts
from joyvasa_desktop.project_paths import Part, file_part

SUFFIX = ".joyvasa"
FORMAT = "joyvasa-desktop project"
VERSION = 1

Content: TypeAlias = dict[str, Any]

UPGRADES: dict[int, Callable[[Content], Content]] = {}
"""Steps by the version that they start from; each makes the content of the next version."""

MOST_BYTES = 1 << 28
"""Of a whole file; five hours of motion stay below."""

# Base64 has none of these signs, so that honest files hold few of them.
_STRUCTURE = (b"[", b"{", b",")
_MOST_STRUCTURE = 200_000

_PIECE = 3 << 18
"""Bytes; a multiple of three, so that the base64 of pieces is that of the whole."""

_LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Title:
    """What a list of projects shows without opening them.

    Attributes:
        photo, voice: names of the files, "" where there is none.
        saved_as: as in `Opened`.
    """

    photo: str
    voice: str
    saved_as: Path | None


def save_project(
    path: Path,
    project: Project,
    motions: Mapping[str, Motion],
    saved_as: Path | None = None,
) -> None:
    """Stores a project; an older project of that name is replaced, nothing else ever is.

    Args:
        path: ends in `SUFFIX`.
        motions: by `Project.motion_key`; those of no take are left out.
        saved_as: for a safety copy: where the user keeps the project.

    Raises:
        CannotWrite: no space, no permission, another kind of file has the name. The older
            project is then as it was.
    """
    if path.suffix.lower() != SUFFIX:
        raise CannotWrite(f"{path.name} is no name for a project.", f"Let it end with {SUFFIX}.")
    check_not_input(path, *(each for each in (project.photo, project.voice) if each is not None))
    _refuse_foreign(path)
    text = json.dumps(_content(path, project, saved_as), ensure_ascii=False, indent=1)
    # Names of files may hold halves of signs, which UTF-8 can't; JSON has escapes for them.
    text = _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    packed = _packed_motions(project, motions)
    with whole_file(path, overwrite=True) as unfinished, unfinished.open("wb") as file:
        file.write(text.removesuffix("\n}").encode() + b',\n "motions": {')
        _write_motions(file, packed)
        file.write(b"}\n}\n")


def open_project(path: Path) -> Opened:
    """Reads what `save_project` wrote.

    Raises:
        UnreadableFile: missing, no project, or from a newer version of the program.
    """
    return read_parts(_upgraded(path.name, _read(path)), path)


def title(path: Path) -> Title:
    """A glance into a project.

    Raises:
        UnreadableFile: as `open_project`.
    """
    content = _upgraded(path.name, _read(path))
    names = [Part.of(content.get(name)) for name in ("photo", "voice")]
    photo, voice = (part.name if part is not None else "" for part in names)
    saved_as = content.get("saved_as")
    return Title(photo, voice, Path(saved_as) if isinstance(saved_as, str) else None)


def _content(path: Path, project: Project, saved_as: Path | None) -> Content:
    """Everything but the motions."""
    content: Content = {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "photo": file_part(project.photo, path.parent),
        "voice": file_part(project.voice, path.parent),
        "points": None if project.points is None else [list(each) for each in project.points],
        "settings": project.settings.as_dict(),
        "takes": [_take(each) for each in project.takes],
        "take": project.take,
        "other": project.other,
        "consent": project.consent,
    }
    if saved_as is not None:
        content["saved_as"] = str(saved_as)
    return content


def _take(take: Take) -> Content:
    return {
        "id": take.id,
        "number": take.number,
        "source": take.source,
        "name": take.name,
        "choices": dict(take.choices),
    }


def _packed_motions(project: Project, motions: Mapping[str, Motion]) -> dict[str, bytes]:
    """The motions by take, because keys change when the voice is found in another folder.

    Those that would make the file too large to be opened are left out if the voice gives them
    again; motions from files come first.
    """
    order = sorted(project.takes, key=lambda take: (take.source != "file", take.id != project.take))
    room = MOST_BYTES - (1 << 20)
    stored = {}
    for take in [each.id for each in order] or [""]:
        motion = motions.get(project.motion_key(take))
        if motion is None:
            continue
        packed = _packed(motion)
        length = 4 * len(packed) // 3 + 4
        found = project.find(take)
        if length <= room:
            stored[take] = packed
            room -= length
        elif found is not None and found.source == "file":
            raise CannotWrite(
                "The imported motions are too long for a project.", "Remove one of the takes."
            )
    return stored


@lru_cache(maxsize=16)
def _packed(motion: Motion) -> bytes:
    """Kept, because packing a long motion takes longer than everything else in a save."""
    return motion_bytes(motion)


def _write_motions(file: BinaryIO, packed: Mapping[str, bytes]) -> None:
    """The inside of a JSON object, piece by piece: in one go a long one would hold up others."""
    for number, (take, content) in enumerate(packed.items()):
        file.write((",\n  " if number else "\n  ").encode() + json.dumps(take).encode() + b': "')
        for start in range(0, len(content), _PIECE):
            file.write(base64.b64encode(content[start : start + _PIECE]))
        file.write(b'"')
    file.write(b"\n " if packed else b"")


def _refuse_foreign(path: Path) -> None:
    """Never replaces what isn't a project, whatever its name."""
    try:
        if not path.exists():
            return
        with path.open("rb") as file:
            start = file.read(200)
    except OSError:
        # Whatever it is, writing tells it in the right words.
        return
    if FORMAT.encode() not in start:
        raise CannotWrite(
            f"{path.name} is something else than a project, so it isn't replaced.",
            "Choose another name.",
        )


def _read(path: Path) -> Content:
    """The JSON of a file, bounded before anything is unfolded in memory."""
    with opened(path) as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES or sum(map(raw.count, _STRUCTURE)) > _MOST_STRUCTURE:
        raise UnreadableFile(f"{path.name} is larger than any project.", "Choose a project.")
    try:
        content = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    # Brackets in brackets overflow the parser's stack, which it notices.
    except (ValueError, RecursionError) as error:
        raise _no_project(path.name) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise _no_project(path.name)
    return content


def _upgraded(name: str, content: Content) -> Content:
    """The content as this version would have written it."""
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise UnreadableFile(f"{name} is damaged: its version is missing.", "Open another copy.")
    if version > VERSION:
        raise UnreadableFile(
            f"{name} was made by a newer version of the program.", "Update the program."
        )
    for step in range(version, VERSION):
        content = UPGRADES[step](content)
    return content


def _no_project(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is no project, or it is damaged.", f"Choose a file that ends with {SUFFIX}."
    )


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")
