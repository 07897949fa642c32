"""Marks of the processes that use a GPU pack: none is removed while it is in use.

And a pack that makes processes die is left alone. The marks lie in its own folder, and go with it:
`PID.lock` is locked as long as its process lives, `PID.loading` is there while it loads libraries.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

from joyvasa_desktop.weights.locks import Busy, alone

FOLDER = "marks"

MOST_DEATHS = 3
"""So many processes in a row that died while they loaded it are no accident any more.

One or two may have been ended by somebody who closed the window at that moment.
"""

_FAILED = "failed.txt"
_ATTEMPTS = 5
_PATIENCE = 1.0
"""Seconds; who only asks for a lock gives it back at once."""

_held = ExitStack()
"""Locks of this process; they are never given back, so that its end does so."""


def hold(pack: Path) -> None:
    """This process uses the pack from now on."""
    folder = pack / FOLDER
    # Where nothing can be written, nobody can remove the pack either.
    with suppress(OSError, Busy):
        folder.mkdir(exist_ok=True)
        _tidy(folder)
        mark = folder / f"{os.getpid()}.lock"
        for _ in range(_ATTEMPTS):
            with ExitStack() as held:
                # Somebody may be asking at this moment whether it is locked.
                held.enter_context(alone(mark, _PATIENCE))
                # Or has tidied it away before it was.
                if mark.exists():
                    _held.push(held.pop_all())
                    return


def begin(pack: Path) -> None:
    """The libraries are about to be loaded."""
    with suppress(OSError):
        _loading(pack).touch()


def stopped(pack: Path) -> None:
    """Loading ended for a reason that isn't the pack's."""
    with suppress(OSError):
        _loading(pack).unlink()


def worked(pack: Path) -> None:
    """The libraries are loaded: whatever was wrong is over."""
    stopped(pack)
    forget(pack)


def failed(pack: Path, reason: str) -> None:
    """It can't be loaded, and isn't to be tried again.

    Args:
        reason: in the loader's words.
    """
    stopped(pack)
    with suppress(OSError):
        (pack / FOLDER / _FAILED).write_text(reason, encoding="utf-8")


def forget(pack: Path) -> None:
    """The pack is to be tried again."""
    for path in (*_dead(pack), pack / FOLDER / _FAILED):
        with suppress(OSError):
            path.unlink()


def why_left_alone(pack: Path) -> str:
    """Why the pack isn't used though it is whole, in half a sentence; "" if it may be."""
    try:
        return (pack / FOLDER / _FAILED).read_text("utf-8", "replace") or "no reason was given"
    except FileNotFoundError:
        died = len(_dead(pack)) >= MOST_DEATHS
        return "the process that loaded it came to a sudden end" if died else ""
    except OSError as error:
        return str(error.strerror)


def in_use(pack: Path) -> bool:
    """Whether some process, this one included, uses the pack."""
    return any(_is_locked(path) for path in _listed(pack / FOLDER, ".lock"))


def _dead(pack: Path) -> list[Path]:
    """Marks of processes that ended while they loaded it."""
    marks = _listed(pack / FOLDER, ".loading")
    return [path for path in marks if not _is_locked(path.with_suffix(".lock"))]


def _loading(pack: Path) -> Path:
    return pack / FOLDER / f"{os.getpid()}.loading"


def _tidy(folder: Path) -> None:
    """Removes the locks of processes that are gone."""
    for path in _listed(folder, ".lock"):
        if not _is_locked(path):
            with suppress(OSError):
                path.unlink()


def _listed(folder: Path, suffix: str) -> Iterator[Path]:
    try:
        found = list(folder.iterdir())
    except OSError:
        return
    yield from (path for path in found if path.suffix == suffix)


def _is_locked(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        with alone(path):
            return False
    except Busy:
        return True
    except OSError:
        # What can't be asked is taken for a process that lives.
        return True
