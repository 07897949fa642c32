"""One process at a time, where the disk can say so."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}


class Busy(Exception):
    """Somebody else holds the lock."""


@contextmanager
def alone(path: Path, patience: float = 0, *, certain: bool = False) -> Iterator[None]:
    """Within the block nobody else, in this or another process, holds the lock.

    On a disk that has no locks the block is entered all the same, unless it has to be certain.

    Args:
        path: of a file that stands for the lock; it may stay, and its folder is made.
        patience: seconds to wait for somebody else.
        certain: nobody else may be in the block whatever the disk is like.

    Raises:
        Busy: somebody else held it all the time.
        OSError: the file can't be made, or the disk has no locks and it has to be certain.
    """
    # Only here: it takes long to import.
    from filelock import FileLock

    lock = FileLock(path)
    _acquire(lock, patience, certain)
    try:
        yield
    finally:
        lock.release()


def _acquire(lock: BaseFileLock, patience: float, certain: bool) -> None:
    from filelock import Timeout

    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise Busy from error
    except NotImplementedError as error:
        # The disk has no locks. Two writers then spoil a file, and its check finds that out.
        if certain:
            raise OSError(errno.ENOSYS, "the disk has no locks") from error
    except OSError as error:
        if certain or error.errno not in _NO_LOCKS:
            raise
