"""How large the packaged program is, what in it, how long it took to build, how fast it starts.

python3 dev.py build && python3 dev.py bench package
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from benchmarks.table import Table

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
PROGRAM = DIST / "joyvasa-desktop"

LARGEST = 20
"""So many contents are named, the largest first."""

_STARTS = 3


def run(folder: Path, table: Table) -> None:
    """Measures what is in dist/; without it there is nothing to measure."""
    start = PROGRAM / ("joyvasa-desktop.exe" if sys.platform == "win32" else "joyvasa-desktop")
    if not start.exists():
        print("package   nothing is built: python3 dev.py build makes it")
        return
    measure_sizes(table)
    for step, seconds in json.loads((DIST / "build.json").read_text("utf-8")).items():
        table.add("package", f"build: {step}", seconds, "s")
    home = folder / "home"
    home.mkdir(exist_ok=True)
    frozen = window_times([str(start)], home)
    source = window_times([sys.executable, "-P", "-m", "joyvasa_desktop"], home)
    table.add("package", f"start to window, packaged, best of {_STARTS}", frozen, "s", "<= 1.5")
    table.add("package", f"start to window, from source, best of {_STARTS}", source, "s")


def measure_sizes(table: Table) -> None:
    """All, the packages around it, and the largest contents."""
    files = [path for path in PROGRAM.rglob("*") if path.is_file() and not path.is_symlink()]
    table.add("package", "program", _megabytes(*files), "MB", "<= 980")
    table.add("package", "files in it", len(files), "")
    for path in sorted(DIST.glob("joyvasa-desktop[-_]*")):
        table.add("package", path.name, _megabytes(path), "MB")
    for path in sorted(files, key=lambda each: each.stat().st_size, reverse=True)[:LARGEST]:
        inside = path.relative_to(PROGRAM).as_posix().removeprefix("_internal/")
        table.add("package", inside[-52:], _megabytes(path), "MB")


def window_times(command: list[str], home: Path) -> float:
    """Seconds from the start of the process to its painted window, as the self-test tells them."""
    names = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
    environment = os.environ | dict.fromkeys(names, str(home))
    times = []
    for _ in range(_STARTS):
        done = subprocess.run(
            [*command, "--self-test"],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        told = re.search(r"window after ([\d.]+) s", done.stdout)
        assert told is not None, done.stdout
        times.append(float(told[1]))
    return min(times)


def _megabytes(*files: Path) -> float:
    return sum(path.stat().st_size for path in files) / 1e6
