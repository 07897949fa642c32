"""What the user has decided about models: where they lie, and what was accepted."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from joyvasa_desktop import paths
from joyvasa_desktop.errors import CannotWrite
from joyvasa_desktop.inputs import identity
from joyvasa_desktop.outputs import cannot_write, numbered, whole_file
from joyvasa_desktop.weights.catalogue import Family, catalogue
from joyvasa_desktop.weights.locks import Busy, alone

FILE = "models.json"

_LARGEST = 1_000_000
_PATIENCE = 5.0


@dataclass(frozen=True)
class Acceptance:
    """That a notice was accepted.

    Attributes:
        day: when, as in "2025-03-31".
        notice: fingerprint of the text that was accepted.
    """

    day: str
    notice: str


@dataclass(frozen=True)
class Choices:
    """The decisions.

    Attributes:
        folder: where models are kept; None: the program's own folder.
        used_in_place: folders whose models are used where they lie.
        accepted: by the family's name.
        other_versions: SHA-256 by file id, of files that the catalogue doesn't know and the user
            wants all the same.
    """

    folder: Path | None = None
    used_in_place: tuple[Path, ...] = ()
    accepted: Mapping[str, Acceptance] = field(default_factory=dict)
    other_versions: Mapping[str, str] = field(default_factory=dict)


Change: TypeAlias = Callable[[Choices], Choices]

_CHANGING = threading.Lock()
_LAST: dict[Path, Choices] = {}


def choices() -> Choices:
    """The decisions as they are stored; a damaged file is set aside and counts as none.

    While the file can't be read, they are as they were when it could be last.
    """
    place = _place()
    try:
        _LAST[place] = _stored(place, identity(place))
    except OSError:
        # Another program may hold it for a moment; the next question reads it again.
        return _LAST.get(place, Choices())
    return _LAST[place]


def save(chosen: Choices) -> None:
    """Stores them, whole.

    Raises:
        CannotWrite: no space, no permission.
    """
    place = _place()
    content = {
        "folder": None if chosen.folder is None else str(chosen.folder),
        "used_in_place": [str(folder) for folder in chosen.used_in_place],
        "accepted": {name: vars(each) for name, each in sorted(chosen.accepted.items())},
        "other_versions": dict(sorted(chosen.other_versions.items())),
    }
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(place, error) from error
    with whole_file(place, overwrite=True) as temporary:
        # Escapes keep names that are no whole signs.
        temporary.write_text(json.dumps(content, indent=1) + "\n", "ascii")
    _stored.cache_clear()


def change(how: Change) -> Choices:
    """Changes the stored decisions; another process that does so at the same time waits.

    Raises:
        CannotWrite: as `save`.
    """
    place = _place()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _CHANGING, alone(place.with_name(f"{FILE}.lock"), _PATIENCE):
            # What can't be read just now must not be taken for nothing, and then be replaced.
            changed = how(_read_from(place))
            save(changed)
            return changed
    except Busy as error:
        raise CannotWrite(
            f"{FILE} is in use by another copy of the program.", "Try again in a moment."
        ) from error
    except OSError as error:
        raise cannot_write(place, error) from error


def set_folder(folder: Path | None) -> Choices:
    """Chooses where models are kept; None: the program's own folder.

    The folder is made now if it isn't there: later its absence means that its disk is away.

    Raises:
        CannotWrite: as `save`; or there can't be such a folder.
    """
    chosen = None if folder is None else folder.absolute()
    if chosen is not None:
        _make(chosen)
    return change(lambda now: replace(now, folder=chosen))


def use_in_place(folder: Path) -> Choices:
    """Adds a folder whose models are used where they lie; the last one added comes first."""
    added = folder.absolute()
    return change(
        lambda now: replace(
            now, used_in_place=(added, *(each for each in now.used_in_place if each != added))
        )
    )


def use_no_more(folder: Path) -> Choices:
    """Takes such a folder out again."""
    return change(
        lambda now: replace(
            now,
            used_in_place=tuple(each for each in now.used_in_place if each != folder.absolute()),
        )
    )


def accept(family: Family | str) -> Choices:
    """Keeps that the user has accepted a family's notice, today.

    Raises:
        CannotWrite: as `save`.
        KeyError: the catalogue knows no such family.
    """
    known = _family(family)
    given = Acceptance(date.today().isoformat(), _fingerprint(known))
    return change(lambda now: replace(now, accepted={**now.accepted, known.name: given}))


def accepted(family: Family | str) -> bool:
    """Whether a family's files may be fetched: there is no notice, or it is accepted as it reads.

    Raises:
        KeyError: the catalogue knows no such family.
    """
    known = _family(family)
    given = choices().accepted.get(known.name)
    return not known.notice or (given is not None and given.notice == _fingerprint(known))


def accept_version(id: str, sha256: str) -> Choices:
    """Keeps that the user wants this version of a file, which the catalogue doesn't know."""
    return change(lambda now: replace(now, other_versions={**now.other_versions, id: sha256}))


def _family(family: Family | str) -> Family:
    return catalogue().families[family] if isinstance(family, str) else family


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CannotWrite(
            f"Models can't be kept in {paths.without_home(folder)}: {reason}.",
            "Choose another folder.",
        ) from error


def _fingerprint(family: Family) -> str:
    return hashlib.sha256(" ".join(family.notice.split()).encode()).hexdigest()[:16]


def _place() -> Path:
    return paths.config() / FILE


@lru_cache(maxsize=4)
def _stored(place: Path, _: Hashable) -> Choices:
    return _read_from(place)


def _read_from(place: Path) -> Choices:
    """Raises OSError if it is there and can't be read: that isn't to be kept in mind."""
    try:
        with place.open("rb") as file:
            content = file.read(_LARGEST)
    except FileNotFoundError:
        return Choices()
    try:
        values = json.loads(content)
        if not isinstance(values, dict):
            raise ValueError("no table")
        return _read(values)
    except (ValueError, TypeError, RecursionError):
        _set_aside(place)
        return Choices()


def _read(values: Mapping[str, Any]) -> Choices:
    """Raises ValueError or TypeError where something isn't what `save` writes."""
    folder = values.get("folder")
    given = _table(values.get("accepted", {}))
    return Choices(
        folder=None if folder is None else _folder(folder),
        used_in_place=tuple(map(_folder, _list(values.get("used_in_place", [])))),
        accepted={
            name: Acceptance(_text(each["day"]), _text(each["notice"]))
            for name, each in ((name, _table(each)) for name, each in given.items())
            if {"day", "notice"} <= set(each)
        },
        other_versions={
            name: _text(each) for name, each in _table(values.get("other_versions", {})).items()
        },
    )


def _table(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("no table")
    return value


def _list(value: object) -> list[Any]:
    # A text would be taken for a list of its signs.
    if not isinstance(value, list):
        raise TypeError("no list")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _folder(value: object) -> Path:
    text = _text(value)
    # Where a relative one leads depends on where the program was started.
    if "\0" in text or not Path(text).is_absolute():
        raise ValueError("no folder")
    return Path(text)


def _set_aside(place: Path) -> None:
    """Keeps a damaged file under another name: its owner may want to look into it."""
    try:
        place.replace(numbered(place.with_name(f"{place.stem} (damaged){place.suffix}")))
    except OSError:
        # It stays where it is until the next change replaces it.
        return
