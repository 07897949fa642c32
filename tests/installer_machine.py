"""A Windows to try setups on: wine, with folders of its own."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

_PATIENCE = 120


class Machine:
    """A fresh Windows 10 in a folder; everything in it ends with `close`."""

    def __init__(self, folder: Path) -> None:
        self._environment = {
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "PATH": os.environ.get("PATH", os.defpath),
            "USER": "somebody",
            "WINEPREFIX": str(folder / "wine"),
            "WINEDEBUG": "-all",
            # Neither .NET nor a browser is wanted, and both would be asked for.
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
        }
        self.run("wineboot", "--init")
        self.pretend("win10")
        self.drive = folder / "wine" / "drive_c"
        (self.user,) = (each for each in (self.drive / "users").iterdir() if each.name != "Public")
        self.local = self.user / "AppData" / "Local"
        self.menu = self.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"

    def pretend(self, version: str) -> None:
        """Lets programs see another version of Windows, as wine calls it."""
        self.run("reg", "add", "HKCU\\Software\\Wine", "/v", "Version", "/d", version, "/f")

    def start(self, *command: str, folder: Path | None = None) -> subprocess.Popen[bytes]:
        """Starts a Windows program, in a folder that it then holds."""
        return subprocess.Popen(
            ["wine", *command],
            cwd=folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def run(self, *command: str) -> int:
        """Runs a Windows program and returns its exit code."""
        started = self.start(*command)
        started.communicate(timeout=_PATIENCE)
        return started.returncode

    def registry(self, key: str) -> str:
        """What is below a key, as text; "" if it isn't there."""
        started = self.start("reg", "query", key, "/s")
        said = started.communicate(timeout=_PATIENCE)[0].decode("utf-8", "replace")
        return "" if started.returncode else said

    def uninstall(self, folder: Path, *options: str) -> None:
        """Runs the uninstaller and waits: it copies itself elsewhere to delete its own file."""
        self.run(str(folder / "uninstall.exe"), "/S", *options)
        wait(lambda: not (folder / "uninstall.exe").exists())

    def close(self) -> None:
        """Ends everything that runs on it."""
        subprocess.run(["wineserver", "-k"], env=self._environment, check=False)


def wait(done: Callable[[], bool]) -> None:
    """Waits until something is so."""
    until = time.monotonic() + _PATIENCE
    while not done():
        assert time.monotonic() < until, "it didn't happen"
        time.sleep(0.1)
