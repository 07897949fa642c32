"""The Windows setup program around a frozen program: the script's values, and the compiler."""

from __future__ import annotations

from pathlib import Path


def make_setup(program: Path, out: Path) -> Path:
    """Compiles the setup program."""
    raise SystemExit("not there yet")
