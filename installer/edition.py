"""Which build this is, for processors or for NVIDIA cards: its PyTorch decides."""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path


def cuda() -> str:
    """The version of CUDA that the installed PyTorch was built for; "" for processors only."""
    found = find_spec("torch")
    if found is None or found.origin is None:
        raise SystemExit("PyTorch is not installed.")
    # Loading it takes seconds, and fails where a library of the card is missing.
    text = (Path(found.origin).parent / "version.py").read_text("utf-8")
    named = re.search(r"^cuda\b[^=]*= *'([\d.]+)'", text, re.MULTILINE)
    return named[1] if named else ""


def write(program: Path) -> None:
    """Notes in a frozen program which build it is, for its About page.

    Args:
        program: its folder.
    """
    about = {"torch": version("torch"), "cuda": cuda()}
    path = program / "_internal" / "edition.json"
    path.write_text(json.dumps(about) + "\n", encoding="utf-8")
