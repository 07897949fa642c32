"""The published models in small: the same catalogue, with files of a few kilobytes."""

from __future__ import annotations

import hashlib
import os
import random
import re
from pathlib import Path
from typing import Any

import pytest
from hub_server import HubServer

from joyvasa_desktop import paths
from joyvasa_desktop.weights.catalogue import FILE, SHIPPED, Catalogue, read_catalogue

_PART = re.compile(r"^\[files\.([\w-]+)\]\n(.*?)(?=^\[|\Z)", re.M | re.S)


def body(id: str, catalogue: Catalogue | None = None) -> bytes:
    """What a file holds here."""
    known = catalogue or read_catalogue(SHIPPED)
    file = known.original(id)
    # What describes a file stays as small as it is.
    size = min(file.size or 0, 4000 + (file.size or 0) // 4000)
    return random.Random(file.id).randbytes(size)


def use_small_models() -> Catalogue:
    """Puts a catalogue of small files where the user's own, newer one would be."""
    known = read_catalogue(SHIPPED)
    bodies = {id: body(id, known) for id in known.files}

    def small(part: re.Match[str]) -> str:
        content = bodies[part[1]]
        text = re.sub(r"^size = \d+$", f"size = {len(content)}", part[2], flags=re.M)
        hashed = hashlib.sha256(content).hexdigest()
        text = re.sub(r'^sha256 = ".*"$', f'sha256 = "{hashed}"', text, flags=re.M)
        return f"[files.{part[1]}]\n{text}"

    text = _PART.sub(small, SHIPPED.read_text("utf-8"))
    place = paths.config() / FILE
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(re.sub(r"^version = .*$", "version = 1000", text, flags=re.M), "utf-8")
    return read_catalogue(place)


def publish(hub: HubServer, catalogue: Catalogue) -> None:
    """Serves all of them."""
    for file in catalogue.files.values():
        if not file.same_as:
            hub.publish(file.repo, file.revision, file.source, body(file.id))


def fill(folder: Path, catalogue: Catalogue, *bundles: str) -> None:
    """Puts the files of bundles where a folder for models has them."""
    for id in catalogue.ids(bundles):
        path = folder / catalogue.files[id].path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body(id))


def forbid_to_enter(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Nothing in a folder may be looked at, as in another user's home."""
    usual = Path.stat

    def refusing(path: Path, **more: bool) -> os.stat_result:
        if folder in path.parents:
            raise PermissionError(13, "Permission denied", str(path))
        return usual(path, **more)

    monkeypatch.setattr(Path, "stat", refusing)


def forbid(monkeypatch: pytest.MonkeyPatch, *forbidden: Path) -> None:
    """Files may not be read; permissions of their own wouldn't bind an administrator."""
    usual = Path.open

    def refusing(path: Path, *args: Any, **more: Any) -> Any:
        if path in forbidden:
            raise PermissionError(13, "Permission denied", str(path))
        return usual(path, *args, **more)

    monkeypatch.setattr(Path, "open", refusing)
