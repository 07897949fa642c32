"""Why the window can't open, in words: which of the system's libraries are missing on Linux."""

from __future__ import annotations

import ctypes
import locale
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

PACKAGES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libgcc_s.so.1": "libgcc-s1",
    "libpulse.so.0": "libpulse0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Libraries that Qt takes from the system, with the packages of Debian and Ubuntu that bring them.

The packaged program has most of them in itself; then the loader finds them there.
"""

COMMAND_LINE = "The command line works without a window: joyvasa-desktop animate --help"

NO_SCREEN = (
    "The window can't be opened: there is no screen, or it doesn't let this user in.\n"
    f"Start the program on a desktop.\n{COMMAND_LINE}"
)
"""What is said where nothing is missing but a place for the window."""


def no_start(reason: str) -> str:
    """What is said when Qt can't be loaded.

    Args:
        reason: what the loader says.

    Returns:
        Lines for a terminal.
    """
    if lines := _lacking(reason):
        return lines
    return f"Qt can't start: {reason}\nInstall the program again.\n{COMMAND_LINE}"


def no_window() -> str:
    """What is said when Qt is loaded, but finds no way to a screen; lines for a terminal."""
    return _lacking(names=_ways_to_screen()) or NO_SCREEN


def missing(names: Iterable[str]) -> set[str]:
    """Those libraries that aren't there, and what those that are there need in vain.

    Args:
        names: the libraries to look for, as the loader calls them.
    """
    with _in_english():
        return {lost for name in names if (lost := _lost(name))}


@contextmanager
def _in_english() -> Iterator[None]:
    """Within the block the loader says it as it is read here; Qt sets the user's language."""
    if not hasattr(locale, "LC_MESSAGES"):
        yield
        return
    before = locale.setlocale(locale.LC_MESSAGES)
    locale.setlocale(locale.LC_MESSAGES, "C")
    try:
        yield
    finally:
        locale.setlocale(locale.LC_MESSAGES, before)


def _ways_to_screen() -> Iterator[str]:
    """The libraries that lead to the screens that this user has; others may well be missing."""
    if os.environ.get("DISPLAY"):
        yield from (name for name in PACKAGES if name.startswith(("libxcb", "libX", "libxkb")))
    if os.environ.get("WAYLAND_DISPLAY"):
        yield from (name for name in PACKAGES if name.startswith("libwayland"))


def _lost(name: str) -> str:
    """The library that is missing when one is loaded; "" if it can be loaded."""
    try:
        ctypes.CDLL(name)
    except OSError as error:
        # In a packaged program another error is put around the loader's.
        return _named(str(error.__cause__ or error))
    return ""


def _named(reason: str) -> str:
    """The library that the loader says it can't find; "" if it says something else."""
    found = re.match(r"(\S+\.so(?:\.\d+)*): cannot open shared object file", reason)
    return found[1] if found else ""


def _lacking(reason: str = "", names: Iterable[str] = PACKAGES) -> str:
    """Which of some libraries this system lacks, and how they come; "" if it lacks none."""
    if sys.platform != "linux":
        return ""
    # The one that was asked for may be none that we know of.
    lost = sorted(missing(names) | set(filter(None, [_named(reason)])))
    if not lost:
        return ""
    lines = [f"The window can't be opened: this system lacks {', '.join(lost)}."]
    if packages := sorted({PACKAGES[name] for name in lost if name in PACKAGES}):
        lines += [
            "On Debian and Ubuntu this brings what is missing:",
            f"  sudo apt-get install {' '.join(packages)}",
        ]
    return "\n".join([*lines, "On other systems, install what has these names.", COMMAND_LINE])
