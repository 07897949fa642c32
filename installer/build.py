"""Builds the frozen program and the packages around it; `python3 dev.py build` calls this.

python3 dev.py build [--torch INDEX] [program] [gpu-list] [check] [tar] [deb] [appimage] [trial]
                     [setup]
python3 dev.py build versions

Without steps: the program, its check, and the packages for this system. Everything lands in dist/.
The last one writes down the newest versions of everything that is packaged, for later builds.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from installer import (
    appimage,
    edition,
    gpu_list,
    hollow,
    licences,
    linux,
    linux_proof,
    proof,
    versions,
    windows,
)
from installer.contents import FOLDER
from joyvasa_desktop.gpu_pack import gaps

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
PROGRAM = DIST / FOLDER

USUAL = {
    "linux": ("program", "check", "tar", "deb"),
    "win32": ("program", "check", "setup"),
}
"""The steps on each system, where none is named."""

STRIPPED = (
    *("libpython*", "torch/lib/*.so", "av/**/*.so"),
    *("PIL/*.so", "regex/*.so", "tokenizers/*.so", "yaml/*.so"),
)
"""Patterns of the libraries that come with names for debuggers."""


def build_program() -> None:
    """Freezes the program with what is installed in this Python."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(ROOT / "build")]
    subprocess.run([*command, str(ROOT / "build.spec")], cwd=ROOT, check=True)
    hollow.empty(PROGRAM)
    strip(PROGRAM)
    close_gaps(PROGRAM)
    edition.write(PROGRAM)
    licences.put_into(PROGRAM)


def strip(program: Path) -> None:
    """Takes out what only debuggers read, where there is much of it (140 MB)."""
    if sys.platform != "linux":
        return
    inside = program / "_internal"
    found = (path for pattern in STRIPPED for path in inside.glob(pattern))
    files = [str(path) for path in found if not path.is_symlink()]
    if files:
        subprocess.run(["strip", "--strip-unneeded", *files], check=True)


def close_gaps(program: Path) -> None:
    """Keeps the loader of a build for NVIDIA cards from parts of another cuDNN, as in GPU packs."""
    inside = program / "_internal"
    gaps.close(inside, [each.relative_to(inside).as_posix() for each in inside.rglob("libcudnn*")])


STEPS: dict[str, Callable[[], object]] = {
    "program": build_program,
    "gpu-list": lambda: gpu_list.make(PROGRAM),
    "check": lambda: proof.check(PROGRAM),
    "tar": lambda: linux.make_tar(PROGRAM, DIST),
    "deb": lambda: linux.make_deb(PROGRAM, DIST),
    "appimage": lambda: appimage.make_appimage(PROGRAM, DIST),
    "trial": lambda: linux_proof.check(DIST),
    "versions": versions.write,
    "setup": lambda: windows.make_setup(PROGRAM, DIST),
}


def main(arguments: list[str]) -> int:
    """Carries out the steps and notes how long each took, in dist/build.json."""
    parser = argparse.ArgumentParser(
        prog="dev.py build", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("steps", nargs="*", metavar="step", help=", ".join(STEPS))
    chosen = parser.parse_args(arguments).steps or USUAL.get(sys.platform, ("program", "check"))
    unknown = [step for step in chosen if step not in STEPS]
    if unknown:
        parser.error(f"there is no step {unknown[0]!r}; there are {', '.join(STEPS)}")
    # What is packed keeps its rights: others have to be able to read it.
    os.umask(0o022)
    DIST.mkdir(exist_ok=True)
    for step in chosen:
        print(f"== {step}", flush=True)
        began = time.monotonic()
        STEPS[step]()
        note(DIST / "build.json", step, time.monotonic() - began)
    return 0


def note(path: Path, step: str, seconds: float) -> None:
    """Adds how long a step took to what is known of the others."""
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    known[step] = round(seconds, 1)
    path.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
