"""Runs the benchmarks and prints one table.

python -m benchmarks [GROUP ...] [--json FILE] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks import (
    conversion,
    hostile,
    job,
    lips,
    memory,
    motion,
    networks,
    package,
    speed,
    steadiness,
    window,
    xpose,
)
from benchmarks.table import Table

GROUPS = {
    "speed": speed.run,
    "lips": lips.run,
    "picture": steadiness.run,
    "memory": memory.run,
    "motion": motion.run,
    "networks": networks.run,
    "job": job.run,
    "hostile": hostile.run,
    "conversion": conversion.run,
    "window": window.run,
    "package": package.run,
    "xpose": xpose.run,
}


def main() -> int:
    """Returns 1 if a wanted figure was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("groups", nargs="*", default=[], help=f"some of: {', '.join(GROUPS)}")
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    parser.add_argument("--keep", type=Path, help="keep voices and videos in this folder")
    chosen = parser.parse_args()
    unknown = set(chosen.groups) - set(GROUPS)
    if unknown:
        parser.error(f"there is no group {sorted(unknown)[0]!r}")
    table = Table()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name in chosen.groups or GROUPS:
            GROUPS[name](folder, table)
    if chosen.json:
        table.save(chosen.json)
    return int(any(figure.verdict == "MISSED" for figure in table.figures))


if __name__ == "__main__":
    raise SystemExit(main())
