"""The setup program for Windows: it is compiled by NSIS around a frozen program, on any system."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from joyvasa_desktop import __version__

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent

LARGEST = 2_000_000_000
"""Bytes; NSIS can't make a setup program above 2 GB."""

DEEPEST = 140
"""Letters in the longest path inside the program: more would leave no room for users' folders."""

USUAL = "x86-unicode"
"""The only kind of setup that NSIS for Windows can make; the program in it is 64-bit, of course."""

SIGN = "JOYVASA_SIGN"
"""Environment variable with a command that signs the file named after it: the programs, then the
uninstaller, then the setup program."""


def make_setup(program: Path, out: Path, quick: bool = False, target: str = USUAL) -> Path:
    """Compiles the setup program.

    Args:
        program: the frozen program's folder, as it was built on Windows.
        out: a folder for the setup program.
        quick: compresses little, for tests.
        target: the kind of program that the setup itself is.

    Returns:
        The setup program.
    """
    sign(program)
    setup = out / f"joyvasa-desktop-{__version__}-windows-x86_64-setup.exe"
    command = [compiler(), "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    values = values_for(program, setup) | {"TARGET": target} | ({"QUICK": "1"} if quick else {})
    command += [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run([*command, str(HERE / "windows.nsi")], cwd=HERE, check=True)
    if setup.stat().st_size > LARGEST:
        raise SystemExit(f"{setup.name} is too large for Windows to start it.")
    return setup


def sign(program: Path) -> None:
    """Signs the programs in a frozen folder, if there is a command for it."""
    command = os.environ.get(SIGN)
    for path in sorted(program.glob("*.exe")) if command else ():
        # As NSIS does with the files that it makes: the command is the system's to understand.
        subprocess.run(f'{command} "{path}"', shell=True, check=True)


def values_for(program: Path, setup: Path) -> dict[str, str]:
    """What the script wants to know."""
    inside = longest(program)
    if inside > DEEPEST:
        raise SystemExit(f"Paths in the program have up to {inside} letters; shorten them.")
    size = sum(path.stat().st_size for path in program.rglob("*") if path.is_file())
    values = {
        "VERSION": __version__,
        "SOURCE": str(program),
        "OUT": str(setup),
        "ICON": str(ROOT / "resources" / "icons" / "app.ico"),
        "TERMS": str(HERE / "texts" / "READ-ME.txt"),
        # With the folder in which all of it lies, while it is still called new.
        "LONGEST": str(inside + len("\\program.new\\")),
        "SIZE": str(size // 1024),
    }
    if os.environ.get(SIGN):
        values["SIGN"] = os.environ[SIGN]
    return values


def longest(program: Path) -> int:
    """Letters of the longest path within a folder."""
    return max((len(str(path.relative_to(program))) for path in program.rglob("*")), default=0)


def compiler() -> str:
    """Where NSIS is; none older than 3.08 was tried."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "NSIS" / "makensis.exe"
    found = shutil.which("makensis") or (str(usual) if usual.is_file() else "")
    if not found:
        raise SystemExit("NSIS isn't installed: apt-get install nsis, or see nsis.sourceforge.io.")
    asked = subprocess.run([found, "-VERSION"], stdout=subprocess.PIPE, text=True, check=True)
    number = re.match(r"v(\d+)\.(\d+)", asked.stdout)
    if number is None or (int(number[1]), int(number[2])) < (3, 8):
        raise SystemExit(f"NSIS {asked.stdout.strip()} is too old: 3.08 or newer is needed.")
    return found
