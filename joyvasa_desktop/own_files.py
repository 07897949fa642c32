"""Whether the program's own files are still those that it was started from."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.inputs import Stamp, stamp

GONE = "The program's files were removed or replaced while it was open."
START_AGAIN = "Save your project, then start the program again."


def have_changed() -> bool:
    """Whether the program was removed or replaced since this process began, as updates do."""
    return _began is not None and _now() != _began


def gone() -> UserError:
    """What is told then of anything that went wrong."""
    return UserError(GONE, START_AGAIN)


def keep_modules() -> None:
    """Keeps the file open that holds a packaged program's modules, for as long as it runs.

    PyInstaller's importer opens it by its name for every module. Where it finds none, it ends the
    program at once, with everything that isn't saved; in another version's it finds rubbish.
    """
    if sys.platform != "linux":
        # Windows lets nobody remove or replace a program that runs.
        return
    archive = import_module("pyimod02_importers").pyz_archive
    kept = Path(f"/proc/self/fd/{os.open(archive._filename, os.O_RDONLY)}")
    if kept.exists():
        archive._filename = str(kept)


def _now() -> Stamp | None:
    file = Path(sys.executable if getattr(sys, "frozen", False) else __file__)
    found = stamp(file)
    # The last part changes with permissions and links, too.
    return None if found is None else found[:-1]


_began = _now()
