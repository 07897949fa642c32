"""How quickly the window starts and answers, and whether it stalls while a video is made.

python3 dev.py bench window
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.pictures import full_hd
from benchmarks.table import Table

_MEASURES = ("start", "stalls", "latency", "cancel")


def run(folder: Path, table: Table) -> None:
    """Each measurement in a process of its own, as a window is, without a screen if there is none.

    The processes get a home of their own and two cores.
    """
    photo = full_hd(folder)
    home = folder / "home"
    home.mkdir(exist_ok=True)
    screen = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
    for name in _MEASURES:
        command = [sys.executable, "-m", "benchmarks.window_measures", name, str(photo), str(home)]
        done = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | homes | screen
        )
        for line in done.stdout.splitlines():
            what, value, unit, *wanted = line.split("\t")
            table.add("window", what, float(value), unit, *wanted)
