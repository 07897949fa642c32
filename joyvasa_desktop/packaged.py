"""What a packaged program knows of itself: which build it is, and what it is made of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from joyvasa_desktop import paths


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in the package that somebody else made.

    Attributes:
        name, version: as its makers call it; the version may be "".
        licence: as a term such as "GPL-2.0-or-later".
        home: address of its page.
        texts: files with its terms.
    """

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[Path, ...]


Edition: TypeAlias = Literal["", "processor", "nvidia"]


def edition() -> Edition:
    """What this build computes with at best; "" if the program isn't packaged."""
    about = _read("edition.json", {})
    if not about:
        return ""
    return "nvidia" if about.get("cuda") else "processor"


def torch_version() -> str:
    """The version of PyTorch in the package, as in "2.13.0"; "" if the program isn't packaged."""
    named = str(_read("edition.json", {}).get("torch", ""))
    return named.partition("+")[0]


def gpu_packs() -> Any:
    """The list of GPU packs as it was written with the package; None if there is none."""
    return _read("gpu_packs.json", None)


def licences() -> Path:
    """The folder with the texts of all licences; it exists in a packaged program only."""
    return paths.root() / "licences"


def parts() -> tuple[Part, ...]:
    """What the package holds besides the program's own code; nothing if it isn't packaged."""
    return tuple(
        Part(
            row["name"],
            row["version"],
            row["licence"],
            row["home"],
            tuple(licences() / text for text in row["texts"]),
        )
        for row in _read("licences/parts.json", [])
    )


def _read(name: str, otherwise: Any) -> Any:
    """What is in a file of the package; it is written when the package is built."""
    try:
        text = (paths.root() / name).read_text("utf-8")
    except FileNotFoundError:
        return otherwise
    return json.loads(text)
