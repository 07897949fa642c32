"""Whether a disk can go away while files on it are used: a network's, or one that is pulled out."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NETWORKS = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "gluster", "lustre", "fuse.", "davfs")
"""How the names of file systems begin that have no disk of this machine below them."""

_WINDOWS_AWAY = (2, 4, 5)
"""What Windows calls disks that can be taken out, those of other machines, and CDs."""


def can_go_away(path: Path) -> bool:
    """Whether the disk with this file can go away at any time.

    Where that can't be found out, it stays.
    """
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.kernel32.GetDriveTypeW(path.absolute().anchor) in _WINDOWS_AWAY
    try:
        device = path.stat().st_dev
    except OSError:
        return False
    number = f"{os.major(device)}:{os.minor(device)}"
    return _can_go_away(number, Path("/proc/self/mountinfo"), Path("/sys/dev/block"))


def _can_go_away(number: str, mounts: Path, disks: Path) -> bool:
    """As Linux knows it: a list of what is mounted, and a folder of links to disks."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
        if any(_file_system(line, number).startswith(_NETWORKS) for line in lines):
            return True
        return "/usb" in os.path.realpath(disks / number)
    except OSError:
        return False


def _file_system(line: str, number: str) -> str:
    """The file system's name in a line about that device; "" in others."""
    # The third word is the device; behind a lone dash comes the file system.
    before, _, after = line.partition(" - ")
    words, found = before.split(), after.split()
    return found[0] if len(words) > 2 and words[2] == number and found else ""
