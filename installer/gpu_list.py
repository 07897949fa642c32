"""Writes into a frozen program which GPU packs it offers: PyTorch's own files, and NVIDIA's.

Of each file the address, the size and the SHA-256 are written down; only its list of entries, at
its end, is fetched for that, unless the index doesn't tell the SHA-256.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from installer.index import Index, Wheel
from joyvasa_desktop.gpu_pack import packs
from joyvasa_desktop.gpu_pack.wheels import place_of

VARIANTS = Path(__file__).parent / "gpu_packs.toml"

_ONLY_NAMES = "cuda-toolkit"
"""A package without files, which names NVIDIA's libraries."""


def make(program: Path, variants: Path = VARIANTS) -> None:
    """Writes the list for the PyTorch of a frozen program.

    Args:
        program: its folder; a build for NVIDIA cards needs no list.
        variants: the packs that are wanted.

    Raises:
        SystemExit: an index can't be reached, or lacks that version.
    """
    inside = program / "_internal"
    about = json.loads((inside / "edition.json").read_text("utf-8"))
    if about["cuda"]:
        return
    version = about["torch"].partition("+")[0]
    wanted = tomllib.loads(variants.read_text("utf-8"))
    found = {"packs": {name: pack(version, variant) for name, variant in wanted.items()}}
    for each in packs.read(found):
        print(f"   {each.name}: {each.size / 1e9:.2f} GB to fetch, {each.unpacked / 1e9:.2f} GB")
    (inside / packs.LIST).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def pack(version: str, variant: Mapping[str, Any]) -> dict[str, Any]:
    """One pack, as the program reads it.

    Args:
        version: of PyTorch.
        variant: a table of `gpu_packs.toml`.
    """
    found = Index(variant["index"]).together(f"torch=={version}", is_needed)
    return {
        "cuda": variant["cuda"],
        "torch": version,
        "least_driver": variant["driver"][sys.platform],
        "oldest": variant["oldest"],
        "newest": variant["newest"],
        "files": {name: row(wheel) for name, wheel in found.items() if name != _ONLY_NAMES},
    }


def is_needed(package: str) -> bool:
    """Whether a package that PyTorch asks for belongs into a pack.

    Everything else is in the program, or isn't used: triton and the bindings to Python are for
    people who write their own computations.
    """
    return package in ("torch", _ONLY_NAMES) or package.startswith("nvidia-")


def row(wheel: Wheel) -> dict[str, Any]:
    """A wheel as the list has it.

    Raises:
        SystemExit: the server gives no parts of files, or less than all of one.
    """
    if not wheel.sha256:
        # PyTorch's indexes leave it out now and then, for months.
        print(f"   {wheel.name} is fetched, as nobody tells its SHA-256", flush=True)
    entries = wheel.entries()
    return {
        "name": wheel.name,
        "url": wheel.url,
        "size": wheel.remote.size,
        "sha256": wheel.sha256 or wheel.remote.digest(),
        "unpacked": sum(
            entry.file_size for entry in entries if place_of(PurePosixPath(entry.filename))
        ),
    }
