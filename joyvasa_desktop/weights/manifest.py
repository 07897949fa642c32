"""What an archive of exported models says about itself, so that another machine can check it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.weights.catalogue import MOST_BYTES
from joyvasa_desktop.weights.strict import Table

NAME = "manifest.json"
NOTICE = "NOTICE.txt"

MOST_BYTES_OF_MANIFEST = 1_000_000

_FORMAT = "joyvasa-desktop-models"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """One exported file.

    Attributes:
        id: in the catalogue.
        path: its place in the archive, which is that in a models' folder.
        size: bytes.
        sha256: 64 hex digits.
        licence: its name.
    """

    id: str
    path: PurePosixPath
    size: int
    sha256: str
    licence: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All of them.

    Attributes:
        catalogue: version of the catalogue that named them.
        bundles: names of what was exported.
        files: in the archive's order.
    """

    catalogue: int
    bundles: tuple[str, ...]
    files: tuple[ManifestFile, ...]


def written(manifest: Manifest) -> str:
    """A manifest as JSON."""
    files = [
        {
            "id": file.id,
            "path": str(file.path),
            "size": file.size,
            "sha256": file.sha256,
            "licence": file.licence,
        }
        for file in manifest.files
    ]
    values = {
        "format": _FORMAT,
        "version": _VERSION,
        "catalogue": manifest.catalogue,
        "bundles": list(manifest.bundles),
        "files": files,
    }
    return json.dumps(values, indent=1, ensure_ascii=True) + "\n"


def read(content: bytes) -> Manifest | None:
    """A manifest; None for what other programs call so, and for one that can't be believed."""
    try:
        values = json.loads(content)
        if not isinstance(values, dict) or values.get("format") != _FORMAT:
            return None
        table = Table(values, "", NAME)
        table.number("version", _VERSION, _VERSION)
        return Manifest(
            table.number("catalogue", 1, 1_000_000), table.texts("bundles"), _files(values)
        )
    except (ValueError, RecursionError, UserError):
        return None


def _files(values: dict[str, object]) -> tuple[ManifestFile, ...]:
    rows = values.get("files")
    found: Sequence[object] = rows if isinstance(rows, list) else ()
    return tuple(_file(Table(row, "files", NAME)) for row in found)


def _file(table: Table) -> ManifestFile:
    return ManifestFile(
        id=table.text("id", form=r"[A-Za-z0-9.-]{1,40}"),
        path=table.path("path"),
        size=table.number("size", 1, MOST_BYTES),
        sha256=table.text("sha256", form="[0-9a-f]{64}"),
        licence=table.text("licence"),
    )
