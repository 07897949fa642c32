"""Read a table that somebody else wrote: everything in it is checked before it is believed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from joyvasa_desktop.errors import UnreadableFile

_LONGEST_TEXT = 2000
_LONGEST_LIST = 200

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")
_NOT_ON_WINDOWS = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


class Table:
    """A part of such a file: values by name.

    Args:
        values: as a reader of TOML or JSON gives them.
        where: what the part is called in sentences, such as "files.mg".
        source: the file's name, for sentences.
    """

    def __init__(self, values: object, where: str, source: str) -> None:
        self.where, self.source = where, source
        if not isinstance(values, Mapping):
            raise self.wrong("it isn't a table")
        self._values: Mapping[str, Any] = values

    def table(self, name: str) -> Table:
        """A part of this part."""
        return Table(self._values.get(name), f"{self.where}.{name}".lstrip("."), self.source)

    def tables(self, name: str) -> Iterator[tuple[str, Table]]:
        """Every part of a part, with its name."""
        part = self.table(name)
        for key in part._values:
            if not _NAME.fullmatch(key):
                raise part.wrong(f"“{key[:40]}” is no name")
            yield key, part.table(key)

    def text(self, name: str, default: str | None = None, form: str = "(?s).+") -> str:
        """A text that fits a pattern.

        Args:
            default: what counts when there is none; None: there must be one.
            form: a regular expression.
        """
        value = self._get(name, default)
        if value == default and isinstance(value, str):
            return value
        if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
            raise self.wrong(f"{name} isn't a text")
        return self.checked(name, value, form)

    def checked(self, name: str, value: str, form: str) -> str:
        """A text, if it fits a pattern."""
        if not re.fullmatch(form, value):
            raise self.wrong(f"{name} can't be “{value[:60]}”")
        return value

    def texts(self, name: str, required: bool = False) -> tuple[str, ...]:
        """A list of texts; an empty one is as good as none."""
        value = self._get(name, None if required else [])
        if not isinstance(value, list) or len(value) > _LONGEST_LIST or (required and not value):
            raise self.wrong(f"{name} isn't a list")
        if not all(isinstance(each, str) and 0 < len(each) <= _LONGEST_TEXT for each in value):
            raise self.wrong(f"{name} holds something else than texts")
        return tuple(value)

    def number(self, name: str, least: int, most: int) -> int:
        """A whole number in a range."""
        value = self._get(name, None)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.wrong(f"{name} isn't a whole number from {least} to {most}")
        return value

    def switch(self, name: str, default: bool | None = None) -> bool:
        """True or false."""
        value = self._get(name, default)
        if not isinstance(value, bool):
            raise self.wrong(f"{name} is neither true nor false")
        return value

    def path(self, name: str, default: str | None = None) -> PurePosixPath:
        """A path that leads nowhere but into a folder, and that Windows can take."""
        return self.checked_path(name, self.text(name, default))

    def checked_path(self, name: str, text: str) -> PurePosixPath:
        """As `path`, for a text that is already there."""
        parts = text.split("/")
        if len(text) > 200 or any(not legal_name(part) for part in parts):
            raise self.wrong(f"{name} can't be “{text[:60]}”")
        return PurePosixPath(*parts)

    def search_path(self, name: str, text: str) -> PurePosixPath:
        """As `path`, for a name to look for: with * in the last part, with : for Linux's sake."""
        parts = text.split("/")
        plain = [part.replace(":", "_") for part in parts]
        plain[-1] = plain[-1].replace("*", "_")
        self.checked_path(name, "/".join(plain))
        # "c:x" begins with a drive on Windows: it would lead away.
        if re.match(r"[A-Za-z]:", text):
            raise self.wrong(f"{name} can't be “{text[:60]}”")
        return PurePosixPath(*parts)

    def names(self) -> tuple[str, ...]:
        """Of all values that are there."""
        return tuple(self._values)

    def has(self, name: str) -> bool:
        """Whether a value is there."""
        return name in self._values

    def wrong(self, reason: str) -> UnreadableFile:
        """The error that says what can't be believed."""
        where = f" ({self.where})" if self.where else ""
        return UnreadableFile(
            f"{self.source} can't be used{where}: {reason}.",
            "Remove it, or get it again from where it came from.",
        )

    def _get(self, name: str, default: object) -> object:
        value = self._values.get(name, default)
        if value is None:
            raise self.wrong(f"{name} is missing")
        return value


def legal_name(name: str) -> bool:
    """Whether a file or folder may have that name on every system."""
    return (
        0 < len(name) <= 100
        and name == name.lstrip(" ").rstrip(" .")
        and not _NOT_ON_WINDOWS.search(name)
        and not _DEVICES.fullmatch(name)
    )
