"""Loads QtMultimedia, once something is to be heard: the window opens sooner without it."""

from __future__ import annotations

import sys

from PySide6.QtCore import qInstallMessageHandler


def load_multimedia() -> None:
    """Makes QtMultimedia ready to be imported; cheap when repeated.

    Raises:
        ImportError: if a library of the system is missing that it needs.
    """
    if "PySide6.QtMultimedia" in sys.modules:
        return
    # While the library is loaded, Qt complains about others that are missing. Our handler would
    # run Python then and let another thread run; if that one loads a library too, it waits for
    # this loading to end, and this one waits for Python: for ever.
    handler = qInstallMessageHandler(None)
    try:
        import PySide6.QtMultimedia  # noqa: F401 (loading it is the purpose)
    finally:
        qInstallMessageHandler(handler)
