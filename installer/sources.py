"""The source code that goes with a release, as the GPL wants it: the program's and three more."""

from __future__ import annotations

import hashlib
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent

LARGEST = 100_000_000
"""Bytes; none of the archives comes near it."""

PATIENCE = 60
"""s without a byte from a server."""


@dataclass(frozen=True, slots=True)
class Source:
    """An archive with the source of a part that is shipped.

    Attributes:
        name: what the part is called.
        version: as the built library tells it.
        file: the archive's name.
        address: where its makers offer it.
        sha256: what it has to be.
    """

    name: str
    version: str
    file: str
    address: str
    sha256: str


def sources() -> tuple[Source, ...]:
    """The archives of the parts under the GPL."""
    rows = tomllib.loads((HERE / "sources.toml").read_text("utf-8"))["source"]
    return tuple(Source(**row) for row in rows)


def own(out: Path, version: str) -> Path:
    """Packs the program's own source, as it was committed.

    Args:
        out: a folder for the archive.
        version: what its name says.
    """
    name = f"joyvasa-desktop-{version}-source"
    archive = out / f"{name}.tar.gz"
    command = ["git", "archive", "--format=tar.gz", f"--prefix={name}/", f"--output={archive}"]
    subprocess.run([*command, "HEAD"], cwd=ROOT, check=True)
    return archive


def fetch(source: Source, out: Path) -> Path:
    """Gets an archive from its makers and compares it with what it has to be.

    Args:
        source: which one.
        out: a folder for it.

    Raises:
        SystemExit: if it can't be had, or is another one.
    """
    try:
        with urlopen(source.address, timeout=PATIENCE) as answer:
            content = answer.read(LARGEST + 1)
    except OSError as error:
        raise SystemExit(f"{source.address} can't be fetched: {error}") from error
    found = hashlib.sha256(content).hexdigest()
    if found != source.sha256:
        raise SystemExit(
            f"{source.address} is not what was built: its SHA-256 is {found}, not {source.sha256}."
        )
    path = out / source.file
    path.write_bytes(content)
    return path
