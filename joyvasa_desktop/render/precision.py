"""Whether a graphics card draws the same with half precision, tried once and remembered."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

import joyvasa_desktop
from joyvasa_desktop import paths

LEAST = 50.0
"""dB between a picture in half and in full precision, below which half isn't used."""

_FILE = "half_precision.json"
_LARGEST_FILE = 65_536
_MOST_KEPT = 16


def likeness(picture: Tensor, wanted: Tensor) -> float:
    """How alike two pictures are: the peak signal-to-noise ratio in dB, 100 at most.

    Args:
        picture, wanted: of 0..1, of one shape.

    Returns:
        0 if a value isn't finite.
    """
    picture, wanted = picture.double().cpu(), wanted.double().cpu()
    if not (torch.isfinite(picture).all() and torch.isfinite(wanted).all()):
        return 0.0
    error = float((picture - wanted).square().mean().clamp(min=1e-10).log10())
    return max(-10 * error, 0.0)


class Trials:
    """The results of all trials on this machine, in a small file that can be made again.

    A driver, a PyTorch or a version of this program that wasn't tried yet is tried anew.

    Args:
        path: the file; left out, the one in the folder for such things.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or paths.cache() / _FILE
        self._results: dict[str, float] | None = None

    def result(self, card: str) -> float | None:
        """How alike pictures were, in dB; None if it wasn't tried.

        Args:
            card: `compute.card_identity`.
        """
        return self._known().get(_key(card))

    def remember(self, card: str, decibels: float) -> None:
        """Keeps a result for the next time.

        A folder that can't be written to costs a trial with every start, nothing more.
        """
        others = {name: each for name, each in self._known().items() if name != _key(card)}
        newest = list(others.items())[1 - _MOST_KEPT :]
        self._results = {**dict(newest), _key(card): round(decibels, 2)}
        with contextlib.suppress(OSError):
            self._write(self._results)

    def _known(self) -> dict[str, float]:
        if self._results is None:
            self._results = self._read()
        return self._results

    def _write(self, results: Mapping[str, float]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._path.with_suffix(".tmp")
        unfinished.write_text(json.dumps(results, indent=1), "utf-8")
        unfinished.replace(self._path)

    def _read(self) -> dict[str, float]:
        """What is known; nothing, if the file is missing or isn't ours."""
        try:
            if self._path.stat().st_size > _LARGEST_FILE:
                return {}
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {
            name: float(value)
            for name, value in found.items()
            if isinstance(value, (int, float)) and not isinstance(value, bool)
        }


def _key(card: str) -> str:
    return f"{card}, program {joyvasa_desktop.__version__}"
