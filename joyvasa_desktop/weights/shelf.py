"""The store's own folder, on whatever disk it is: space, names that appear at once, one at a time.

Files are collected in a folder within it, so that their last step is a rename on one disk.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from joyvasa_desktop import paths
from joyvasa_desktop.errors import CannotWrite, UserError
from joyvasa_desktop.outputs import cannot_write, flush, rename
from joyvasa_desktop.weights.choices import choices
from joyvasa_desktop.weights.locks import Busy, alone

ARRIVING = ".arriving"
"""The folder, in the shelf's, of files that aren't whole yet."""

RESERVE = 200_000_000
"""Bytes that stay free on the disk."""


class Shelf:
    """A folder in which models are kept.

    Args:
        folder: needn't exist yet, unless the user chose it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.arriving = folder / ARRIVING

    def why_not_writable(self) -> str:
        """Why nothing can be put into it, in a sentence; "" if it can."""
        probe = _nearest(self.folder) / f".{secrets.token_hex(6)}"
        try:
            self._check_not_away()
            probe.touch()
            probe.unlink()
        except OSError as error:
            return self._unwritable(error).message
        return ""

    def free(self) -> int:
        """Bytes that are free on its disk.

        Raises:
            CannotWrite: the disk is away.
        """
        try:
            self._check_not_away()
            return shutil.disk_usage(_nearest(self.folder)).free
        except OSError as error:
            raise self._unwritable(error) from error

    def check_space(self, size: int) -> None:
        """Stops before so many bytes come that the disk can't take; a reserve stays free.

        Raises:
            CannotWrite: with what is lacking.
        """
        lacking = size + RESERVE - self.free()
        if size > 0 and lacking > 0:
            raise CannotWrite(
                f"There isn't enough space for the models: {max(1, round(lacking / 1e6))} MB more "
                f"are needed in {paths.without_home(self.folder)}.",
                "Free some space, or choose a folder on another disk for the models.",
            )

    def prepare(self, folder: Path) -> None:
        """Makes a folder within it.

        Raises:
            CannotWrite: it can't be made, or the disk is away.
        """
        try:
            self._check_not_away()
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error

    @contextmanager
    def lock(self, id: str, place: Path) -> Iterator[None]:
        """Within the block nobody else changes the file of that id, whose place is given.

        Raises:
            UserError: somebody else is at it.
            CannotWrite: the folder can't be written to.
        """
        self.prepare(self.arriving)
        with ExitStack() as held:
            try:
                held.enter_context(alone(self.arriving / f"{id}.lock"))
            except Busy as error:
                raise UserError(
                    f"{place.name} is being fetched or changed elsewhere at this moment.",
                    "Wait until that is done; another copy of the program may be open.",
                ) from error
            except OSError as error:
                raise self._unwritable(error) from error
            yield

    def put(self, temporary: Path, place: Path) -> None:
        """A rename, which takes an older file's place in one step.

        Raises:
            CannotWrite: the older file is in use, or the disk is away. Both are as they were.
        """
        self.prepare(place.parent)
        try:
            # Its name must not outlive its content.
            with temporary.open("rb+") as file:
                flush(file)
            rename(temporary, place)
        except OSError as error:
            raise cannot_write(place, error) from error

    def unlink(self, path: Path) -> None:
        """Removes a file, and the folders around it that hold nothing any more.

        Raises:
            CannotWrite: it is in use, or may not be removed.
        """
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotWrite(
                f"{path.name} can't be removed: {error.strerror or error}.",
                "Close other programs that use it, then try again.",
            ) from error
        for folder in path.parents:
            if folder == self.folder or not folder.is_relative_to(self.folder):
                break
            try:
                folder.rmdir()
            except OSError:
                # It holds something else.
                break

    def _check_not_away(self) -> None:
        """A folder that the user chose was there then: making it anew would fill another disk.

        Raises:
            FileNotFoundError: it isn't there.
        """
        if self.folder == choices().folder and not os.path.lexists(self.folder):
            raise FileNotFoundError(errno.ENOENT, "it isn't there; is its disk or network away?")

    def _unwritable(self, error: Exception) -> CannotWrite:
        reason = (getattr(error, "strerror", None) or str(error)).rstrip(".")
        stop = "" if reason.endswith("?") else "."
        return CannotWrite(
            f"The models' folder {paths.without_home(self.folder)} can't be written to: "
            f"{reason}{stop}",
            "Choose another folder for the models; what lies in this one can still be used.",
        )


def discard(path: Path) -> None:
    """Removes a file that nobody misses, if that can be done."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _nearest(folder: Path) -> Path:
    """The folder, or the one around it that exists."""
    return next((each for each in (folder, *folder.parents) if os.path.lexists(each)), folder)
