"""The exact versions of everything that is packaged, so that a release can be built again.

python3 dev.py build versions

takes the newest that pyproject.toml allows and writes them down; every other step keeps to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path

PATH = Path(__file__).resolve().parent / "versions.txt"

NOT_BOUND = re.compile(r"joyvasa-desktop|pip|(nvidia|cuda|triton)(-.*)?")
"""The program itself, what comes with Python, and what PyTorch brings for graphics cards."""

TOP = """\
# The versions of everything that is packaged, and of what packages it; pip keeps to them.
# Made by: python3 dev.py build versions
"""


def write(path: Path = PATH) -> None:
    """Writes down what is installed in this Python.

    Lines that have a condition, such as those for Windows, stay as they are: nothing of them is
    installed elsewhere.
    """
    kept = [line for line in _lines(path) if ";" in line]
    conditional = {_name(line) for line in kept}
    lines = [f"{name}=={version}" for name, version in installed().items()]
    lines = [line for line in lines if _name(line) not in conditional]
    path.write_text(TOP + "\n".join(sorted([*lines, *kept])) + "\n", encoding="utf-8")


def installed() -> dict[str, str]:
    """Names and versions of the packages of this Python."""
    found = {plain(each.name): each.version for each in distributions()}
    # Which build of PyTorch it is doesn't count: "2.13.0+cpu" is version 2.13.0.
    numbers = {name: version.partition("+")[0] for name, version in found.items()}
    return {name: numbers[name] for name in sorted(numbers) if not NOT_BOUND.fullmatch(name)}


def read(path: Path = PATH) -> dict[str, str]:
    """Names and versions as they were written down."""
    pairs = (line.partition(";")[0].partition("==") for line in _lines(path))
    return {plain(name): version.strip() for name, _, version in pairs}


def plain(name: str) -> str:
    """A package's name as indexes spell it: "huggingface_hub" is "huggingface-hub"."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def _name(line: str) -> str:
    return plain(line.partition("==")[0])


def _lines(path: Path) -> Iterable[str]:
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [line for line in lines if line.strip() and not line.startswith("#")]
