"""Results appear whole under their name, or not at all, and never replace an older one unasked.

target = whole_file(path)
with target as temporary:
    ...                     # write and check `temporary`
return target.path          # where it landed: numbered if the name was taken
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TypeAlias

from joyvasa_desktop.errors import CannotWrite

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_TAKEN = {errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR, errno.EISDIR}
_KEPT_OF_NAME = 20  # signs; a temporary name mustn't become too long where the wanted one isn't
_TEMPORARY = re.compile(rf"\..{{0,{_KEPT_OF_NAME}}}-[0-9a-f]{{12}}(\..*)?", re.DOTALL)
_WINDOWS_SIGNS = '<>:"|?*'

# A virus scanner holds a new file open for a moment; Windows then refuses to rename it.
_RENAME_PAUSES = (0.05, 0.2, 0.5) if os.name == "nt" else ()


def numbered(path: Path, *, folder: bool = False, taken: Collection[Path] = ()) -> Path:
    """The first free name of `path`, "path (2)", "path (3)" ...; the number precedes the suffix.

    Args:
        folder: the name is a folder's, so that a dot in it begins no suffix.
        taken: names that are promised already, though nothing lies there yet.
    """
    suffix = "" if folder else path.suffix
    stem = path.name.removesuffix(suffix) if suffix else path.name
    candidate = path
    for number in count(2):
        if not os.path.lexists(candidate) and candidate not in taken:
            break
        candidate = path.with_name(f"{stem} ({number}){suffix}")
    return candidate


def whole_file(path: Path, overwrite: bool = False) -> WholeFile:
    """A file that is written under a temporary name beside `path` and renamed when complete.

    Args:
        path: the wanted name; its folder must exist.
        overwrite: replace an older file; otherwise a number is added when the name is taken.
    """
    return WholeFile(path, overwrite)


def whole_folder(path: Path, overwrite: bool = False) -> WholeFolder:
    """A folder of files that is filled under a temporary name and renamed when complete.

    Args:
        path: the wanted name; the folder around it must exist.
        overwrite: replace an older folder, but only one that holds nothing except files of the
            kinds that the new one holds; otherwise a number is added when the name is taken.
    """
    return WholeFolder(path, overwrite)


Watcher: TypeAlias = Callable[[tuple[Path, ...]], None]
"""Told of everything that isn't finished, before it is begun and when it is gone or complete."""

_unfinished: list[Path] = []
_watchers: list[Watcher] = []


def watch_unfinished(watcher: Watcher) -> None:
    """Lets somebody know what would be left over if this process ended now."""
    _watchers.append(watcher)


def stop_watching(watcher: Watcher) -> None:
    """Lets somebody know no longer."""
    _watchers.remove(watcher)


def remove_unfinished(path: Path) -> None:
    """Removes what a process that has died didn't finish.

    Of the name that a result was about to get, only the empty file that kept it is removed: the
    process may have died just after the result had got its name.
    """
    if not is_temporary(path):
        with contextlib.suppress(OSError):
            if path.lstat().st_size == 0:
                _without_complaint(path)
    elif path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        _without_complaint(path)


def is_temporary(path: Path) -> bool:
    """Whether a name is one under which this program writes what isn't complete."""
    return _TEMPORARY.fullmatch(path.name) is not None


def left_over(wanted: Path, *, begins: bool = False) -> tuple[Path, ...]:
    """The temporary files that `whole_file` made for a name and that lie beside it still.

    Somebody may be writing them at this moment.

    Args:
        wanted: the name, of which the first 20 signs before the suffix tell.
        begins: also those for names that only begin so, with the same suffix.
    """
    stem, suffix = re.escape(wanted.stem[:_KEPT_OF_NAME]), re.escape(wanted.suffix)
    ours = re.compile(rf"\.{stem}{'.*' if begins else ''}-[0-9a-f]{{12}}{suffix}")
    try:
        return tuple(path for path in sorted(wanted.parent.iterdir()) if ours.fullmatch(path.name))
    except OSError:
        # Where one can't look, nothing is to be tidied.
        return ()


@contextlib.contextmanager
def _announced(path: Path) -> Iterator[None]:
    """Until the block ends, that path counts as unfinished."""
    _unfinished.append(path)
    _tell()
    try:
        yield
    finally:
        _unfinished.remove(path)
        _tell()


def _tell() -> None:
    for watcher in _watchers:
        watcher(tuple(_unfinished))


def check_place(path: Path, *, folder: bool = False) -> None:
    """Finds out before long work whether something can be created under that name.

    Raises:
        CannotWrite: if it can't, with the reason.
    """
    target = WholeFolder(path) if folder else WholeFile(path)
    with contextlib.suppress(_OnlyLooking), target:
        raise _OnlyLooking


def check_not_input(out: Path, *inputs: Path) -> None:
    """Never let a result take the place of what it is made from, whatever the user says.

    Raises:
        CannotWrite: if `out` is one of `inputs`, under this or another name.
    """
    for source in inputs:
        with contextlib.suppress(OSError):
            if out.samefile(source):
                raise CannotWrite(
                    f"{out.name} would replace the file that it is made from.",
                    "Choose another name for the result.",
                )


class _OnlyLooking(Exception):
    """Leaves a block without anything having been made."""


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """The user's words for what the system said when `path` was written."""
    name, folder = path.name, path.parent
    if error.errno in _FULL:
        return CannotWrite(
            f"There is no space left for {name}.", "Free some space or choose another disk."
        )
    if error.errno in _REFUSED:
        # The folder that one is in would be told as a dot, and with the full stop as the one above.
        where = folder if folder.name else folder.absolute()
        return CannotWrite(
            f"{name} can't be written in {where}.",
            "Choose another folder, or close the program that has the file open.",
        )
    if error.errno == errno.EFBIG:
        return CannotWrite(
            f"{name} is too large for this disk.", "Choose another disk; FAT ends at 4 GB."
        )
    if error.errno == errno.ENAMETOOLONG:
        return CannotWrite(f"The name {name[:40]}… is too long.", "Choose a shorter name.")
    if not folder.is_dir():
        return CannotWrite(f"There is no folder {folder}.", "Create it or choose another folder.")
    reason = error.strerror or str(error)
    return CannotWrite(f"{name} can't be written: {reason}.", "Choose another name or folder.")


class _Whole(ABC):
    """What files and folders have in common.

    Attributes:
        path: the wanted name; after the block the name under which the result lies.
        temporary: the name inside the block; gone afterwards, whatever happened.
    """

    _folder = False

    def __init__(self, path: Path, overwrite: bool = False) -> None:
        self.path = path
        self.temporary = path.with_name(_temporary_name(path, self._folder))
        self._wanted = path
        self._overwrite = overwrite
        self._open = contextlib.ExitStack()

    def __enter__(self) -> Path:
        _check_name(self._wanted)
        self._open.enter_context(_announced(self.temporary))
        try:
            # Says now, not after an hour of rendering, that the name can't be used.
            if os.path.lexists(self._wanted.parent):
                _exists(self._wanted)
            self._create()
        except OSError as error:
            self._open.close()
            raise cannot_write(self._wanted, error) from error
        return self.temporary

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._land()
        except OSError as failure:
            raise cannot_write(self._wanted, failure) from failure
        finally:
            self._discard()
            self._open.close()
        if isinstance(error, OSError) and self._is_ours(error):
            raise cannot_write(self._wanted, error) from error

    def _is_ours(self, error: OSError) -> bool:
        """Whether an error inside the block came from writing, not from reading something else."""
        if error.errno in _FULL | {errno.EFBIG, errno.EROFS}:
            return True
        return isinstance(error.filename, str) and error.filename.startswith(str(self.temporary))

    def _land(self) -> None:
        self._flush()
        if self._overwrite:
            self._replace(self._wanted)
            return
        while True:
            self.path = numbered(self._wanted, folder=self._folder)
            # Somebody else can take the name between the look and the rename; then count on.
            if self._claim(self.path):
                return

    @abstractmethod
    def _create(self) -> None: ...

    @abstractmethod
    def _flush(self) -> None: ...

    @abstractmethod
    def _replace(self, final: Path) -> None: ...

    @abstractmethod
    def _claim(self, final: Path) -> bool: ...

    @abstractmethod
    def _discard(self) -> None: ...


class WholeFile(_Whole):
    """Context manager of `whole_file`; yields the temporary path, which has the same suffix.

    Raises:
        CannotWrite: no space, no permission, no such folder, an impossible name.
    """

    def _create(self) -> None:
        self.temporary.open("xb").close()

    def _flush(self) -> None:
        with self.temporary.open("rb+") as file:
            flush(file)

    def _replace(self, final: Path) -> None:
        rename(self.temporary, final)

    def _claim(self, final: Path) -> bool:
        # Exclusive creation reserves the name on every file system; hard links don't exist on
        # all, and a plain rename overwrites silently outside Windows.
        with contextlib.ExitStack() as claim:
            try:
                final.open("xb").close()
            except FileExistsError:
                return False
            claim.enter_context(_announced(final))
            try:
                rename(self.temporary, final)
            except BaseException:
                final.unlink(missing_ok=True)
                raise
        return True

    def _discard(self) -> None:
        _without_complaint(self.temporary)


class WholeFolder(_Whole):
    """Context manager of `whole_folder`; yields the temporary folder, empty.

    Raises:
        CannotWrite: as for files, or the older folder holds something else.
    """

    _folder = True

    def _create(self) -> None:
        self.temporary.mkdir()

    def _flush(self) -> None:
        """Nothing: flushing thousands of pictures one by one would take longer than drawing."""

    def _replace(self, final: Path) -> None:
        if not os.path.lexists(final):
            rename(self.temporary, final)
            return
        self._refuse_foreign(final)
        aside = final.with_name(_temporary_name(final, folder=True))
        rename(final, aside)
        try:
            rename(self.temporary, final)
        except BaseException:
            aside.rename(final)
            raise
        shutil.rmtree(aside, ignore_errors=True)

    def _refuse_foreign(self, final: Path) -> None:
        """Never delete what this program can't have written."""
        kinds = {entry.suffix.lower() for entry in self.temporary.iterdir()}
        plain = final.is_dir() and not final.is_symlink()
        if not plain or any(
            entry.is_dir() or entry.suffix.lower() not in kinds for entry in final.iterdir()
        ):
            raise CannotWrite(
                f"{final.name} holds other things, so it isn't replaced.", "Choose another name."
            )

    def _claim(self, final: Path) -> bool:
        # A rename never replaces a folder that holds something, on any system.
        try:
            rename(self.temporary, final)
        except OSError as error:
            if error.errno in _TAKEN or (os.name == "nt" and os.path.lexists(final)):
                return False
            raise
        return True

    def _discard(self) -> None:
        shutil.rmtree(self.temporary, ignore_errors=True)


def _temporary_name(path: Path, folder: bool) -> str:
    # The suffix stays, because encoders choose the container by it.
    token = secrets.token_hex(6)
    return f".{path.stem[:_KEPT_OF_NAME]}-{token}{'' if folder else path.suffix}"


def _check_name(path: Path) -> None:
    signs = _WINDOWS_SIGNS if os.name == "nt" else ""
    bad = [sign for sign in path.name if sign in signs or ord(sign) < 32]
    if not path.name or bad:
        shown = f"; it contains {bad[0]!r}" if bad else ""
        raise CannotWrite(f"{path.name!r} is no name for a file{shown}.", "Choose another name.")


def _exists(path: Path) -> bool:
    """Like `lexists`, but a name that the system can't take raises its OSError."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    return True


def rename(source: Path, target: Path) -> None:
    """Renames, replacing a file, with a few more tries where Windows needs them.

    Raises:
        OSError: what the system says in the end.
    """
    for pause in _RENAME_PAUSES:
        try:
            source.replace(target)
            return
        except PermissionError:
            time.sleep(pause)
    source.replace(target)


def flush(file: BinaryIO) -> None:
    """Has the disk store now what was written to an open file.

    Raises:
        OSError: no space; not if the disk can't store on request.
    """
    file.flush()
    try:
        os.fsync(file.fileno())
    except OSError as error:
        # Some network file systems can't.
        if error.errno != errno.EINVAL:
            raise


def _without_complaint(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # It is still open on Windows or the disk is gone; the result counts, not the left-over.
        return
