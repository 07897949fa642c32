"""Loads QtMultimedia, once something is to be heard: the window opens sooner without it."""

from __future__ import annotations

import os
import socket
import stat
import sys
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, qInstallMessageHandler

_NEEDLESS = "qt.multimedia.symbolsresolver.warning=false"
"""What isn't said while the library is loaded: that a system has no PipeWire, which needs none."""

_through_pulse = False
"""PulseAudio was found to carry the sound of this process."""


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
    # Without a handler, what Qt says goes to the user's terminal.
    QLoggingCategory.setFilterRules(_NEEDLESS)
    try:
        import PySide6.QtMultimedia  # noqa: F401 (loading it is the purpose)
    finally:
        QLoggingCategory.setFilterRules("")
        qInstallMessageHandler(handler)


def is_connected() -> bool:
    """Whether sound devices may be opened now; to be asked when they are known and before opening.

    When PulseAudio ends, Qt (6.11) keeps its list of devices but has no connection until a new
    server is there; opening a device then ends the whole program in the middle of libpulse.
    """
    global _through_pulse
    connected = sys.platform != "linux" or _has_pulse()
    _through_pulse |= connected
    # Another sound system (PipeWire itself, ALSA) is carried by no such connection.
    return connected or not _through_pulse


def _has_pulse() -> bool:
    """Whether this process is connected to PulseAudio, or to PipeWire in its place."""
    if sys.platform != "linux":
        return False
    for each in Path("/proc/self/fd").iterdir():
        try:
            number = int(each.name)
            if not stat.S_ISSOCK(os.fstat(number).st_mode):
                continue
            with socket.socket(fileno=os.dup(number)) as end:
                peer = end.getpeername()
        except OSError:  # closed meanwhile, or not connected
            continue
        server = os.environ.get("PULSE_SERVER", "")
        if isinstance(peer, str) and peer and (peer.endswith("/native") or peer in server):
            return True
    return False
