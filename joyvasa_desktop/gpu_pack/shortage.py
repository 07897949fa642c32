"""Tells whether something failed for want of memory: that passes, and says nothing of a pack."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_WINDOWS = (8, 14, 1455)
"""Windows' numbers of errors: not enough memory, out of memory, the paging file is too small."""

_WORDS = ("cannot allocate memory", "out of memory")
_NOT_MAPPED = "failed to map segment"
_OTHERWISE = "static tls"
"""In a sentence of the loader that speaks of memory, and of which there will never be more."""


def lacks_memory(error: BaseException, folder: Path) -> bool:
    """Whether memory was short.

    Args:
        error: while libraries were loaded, or while they computed.
        folder: in which those libraries lie.
    """
    number = error.errno if isinstance(error, OSError) else None
    # Only Windows' errors have the second number.
    if number == errno.ENOMEM or getattr(error, "winerror", None) in _WINDOWS:
        return True
    if isinstance(error, MemoryError):
        return True
    text = str(error).lower()
    if _OTHERWISE in text:
        return False
    # Linux' loader says the same of a disk from which nothing may be run.
    if _NOT_MAPPED in text:
        return "permitted" not in text and not _runs_nothing(folder)
    return any(words in text for words in (*_WORDS, *_systems_words()))


def _systems_words() -> tuple[str, ...]:
    """How this system says it, in its user's language: Python passes on no number with these."""
    words = [os.strerror(errno.ENOMEM)]
    if sys.platform == "win32":
        words += [ctypes.FormatError(number) for number in _WINDOWS]
    return tuple(each.strip().rstrip(".").lower() for each in words)


def _runs_nothing(folder: Path) -> bool:
    if sys.platform == "win32":
        return False
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_NOEXEC)
    except OSError:
        return False
