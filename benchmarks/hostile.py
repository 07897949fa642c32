"""Seconds and memory that files cost which were made to do harm, until they are refused (Linux).

Every file is opened in a process of its own, by what the program itself opens such files with.

python3 dev.py bench hostile
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.table import Table

_TESTS = Path(__file__).resolve().parents[1] / "tests"

_JOB = r"""
import re, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from hostile_files import HOSTILE, attempt
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.weights import checkpoint, fitting, importing

def memory(what):
    return int(re.search(what + r":\s*(\d+)", Path("/proc/self/status").read_text())[1]) / 1024

case, path = HOSTILE[sys.argv[2]], Path(sys.argv[3])
Path("/proc/self/clear_refs").write_text("5")
before, begun = memory("VmRSS"), time.perf_counter()
try:
    attempt(case.kind, path, path.parent / "store")
    refused = False
except UserError:
    refused = True
print(time.perf_counter() - begun, memory("VmHWM") - before, int(refused))
"""


def run(folder: Path, table: Table) -> None:
    """One row of seconds and one of megabytes for each file."""
    if sys.platform != "linux":
        print("left out: what memory costs is asked of Linux")
        return
    sys.path.insert(0, str(_TESTS))
    from hostile_files import HOSTILE

    place = folder / "hostile"
    place.mkdir(parents=True, exist_ok=True)
    canary = place / "canary"
    refused = 0
    for name, case in HOSTILE.items():
        path = place / case.file
        case.make(path, canary)
        command = [sys.executable, "-c", _JOB, str(_TESTS), name, str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        path.unlink()
        seconds, megabytes, was_refused = map(float, done.stdout.split())
        table.add("hostile", name, seconds, "s", "<= 2")
        table.add("hostile", name, megabytes, "MB over start", "<= 300")
        refused += bool(was_refused)
    table.add("hostile", "files that were not refused", len(HOSTILE) - refused, "", "== 0")
    table.add("hostile", "canaries that were touched", canary.exists(), "", "== 0")
