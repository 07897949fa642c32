"""Writes checkpoints in every format that published files come in."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file

Save = Callable[[Any, Path], None]


def save_zip(content: Any, path: Path) -> None:
    torch.save(content, path)


def save_legacy(content: Any, path: Path) -> None:
    torch.save(content, path, _use_new_zipfile_serialization=False)


def save_safetensors(content: Any, path: Path) -> None:
    save_file(content, path, metadata={"format": "pt"})


SAVERS: dict[str, Save] = {
    "zip": save_zip,
    "legacy": save_legacy,
    "safetensors": save_safetensors,
}


def rezipped(path: Path, change: Callable[[str, bytes], bytes | None], packed: int = 0) -> None:
    """Writes an archive anew with other contents; None leaves an entry out."""
    with zipfile.ZipFile(path) as archive:
        entries = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", packed) as archive:
        for name, content in entries:
            changed = change(name, content)
            if changed is not None:
                archive.writestr(name, changed)
