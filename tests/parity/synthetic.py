"""Synthetic checkpoints in the published layout, and comparison with the reference numbers.

The generator and the numbers lie beside a checkout, in `shared/parity`. Every checkpoint is made
when a test first asks for it and serves the whole session; the small ones take milliseconds, the
full-size ones seconds and up to 0.5 GB of disk.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

KEEP = "JOYVASA_SYNTHETIC"
"""An environment variable: a folder that keeps the checkpoints between sessions."""


class Synthetic:
    """Makes synthetic checkpoints by name.

    Attributes:
        root: a weights root that holds what was asked for so far, in the published layout.
    """

    def __init__(self, parity: Path, root: Path, seed: int = 0) -> None:
        self.root = root
        self.seed = seed
        self.generator = python_file(parity / "synth.py")

    def file(self, name: str) -> Path:
        """The checkpoint of one manifest, such as "liveportrait_F"; its sidecars lie beside it."""
        manifest = self.generator.load_manifest(name)
        path = self.root / manifest["file"]
        if not path.exists():
            self._make(manifest, path)
        return path

    def files(self, *patterns: str) -> Path:
        """The weights root, after every manifest that fits a pattern is in it."""
        for manifest in self.generator.manifests(patterns):
            self.file(manifest["name"])
        return self.root

    def only(self, folder: Path, *patterns: str) -> Path:
        """A weights root of its own that holds nothing but these; linked, so don't change them."""
        for manifest in self.generator.manifests(patterns):
            source = self.file(manifest["name"])
            for name in (source.name, *manifest.get("sidecars", {})):
                place = folder / Path(manifest["file"]).with_name(name)
                place.parent.mkdir(parents=True, exist_ok=True)
                _link(source.with_name(name), place)
        return folder

    def tensors(self, name: str) -> dict[str, npt.NDArray[Any]]:
        """The arrays of one manifest under the manifest's keys, without a file."""
        arrays: dict[str, npt.NDArray[Any]] = self.generator.state_dict(name, self.seed)
        return arrays

    def noise(self, name: str, *shape: int) -> npt.NDArray[np.float32]:
        """The standard-normal test input of that name (`named_input`)."""
        values: npt.NDArray[np.float32] = self.generator.named_input(self.seed, name, shape)
        return values

    def _make(self, manifest: Mapping[str, Any], path: Path) -> None:
        # Several sessions can share a folder: nobody may see half a file.
        self.root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.root, prefix=".making-") as place:
            made = self.generator.write(dict(manifest), place, self.seed)
            path.parent.mkdir(parents=True, exist_ok=True)
            for name in (*manifest.get("sidecars", {}), path.name):
                made.with_name(name).replace(path.with_name(name))


class Numbers:
    """One file of reference numbers, with its large arrays thinned out."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as file:
            self.arrays: dict[str, npt.NDArray[Any]] = dict(file)

    def __getitem__(self, key: str) -> npt.NDArray[Any]:
        return self.arrays[key]

    def largest_error(self, key: str, found: object) -> float:
        """The largest absolute difference between an array or tensor and the reference.

        A thinned-out entry is compared where it has values, and by its mean and mean magnitude.
        """
        value = np.asarray(found, np.float64)
        if key in self.arrays:
            wanted = self.arrays[key]
            assert value.shape == wanted.shape, f"{key}: {value.shape}, not {wanted.shape}"
            return float(np.abs(value - wanted).max())
        assert value.shape == tuple(self.arrays[f"{key}/shape"]), f"{key} has {value.shape}"
        wanted = self.arrays[f"{key}/sub"]
        thin = value[np.ix_(*thinned(value.shape, self.arrays[f"{key}/strides"]))]
        mean, _, magnitude, *_ = self.arrays[f"{key}/stats"]
        return float(
            max(
                np.abs(thin - wanted).max(),
                abs(value.mean() - mean),
                abs(np.abs(value).sum() - magnitude) / value.size,
            )
        )


def thinned(
    shape: tuple[int, ...], strides: npt.NDArray[np.integer[Any]]
) -> list[npt.NDArray[np.int64]]:
    """Which places of each axis the reference keeps: every s-th and the last."""
    return [
        np.array(sorted({*range(0, n, int(s)), n - 1}), np.int64)
        for n, s in zip(shape, strides, strict=True)
    ]


def of_published_size(otherwise: Path) -> Synthetic:
    """Networks of the published size; skips where the reference numbers aren't.

    Args:
        otherwise: a folder for their files, unless the user keeps them somewhere.
    """
    shared = Path(__file__).resolve().parents[3] / "shared"
    if not shared.is_dir():
        pytest.skip("the folder with the reference numbers isn't beside this checkout")
    return Synthetic(shared / "parity", kept_folder() or otherwise)


def kept_folder() -> Path | None:
    """The folder that the user wants to keep between sessions, if any."""
    return Path(os.environ[KEEP]) if os.environ.get(KEEP) else None


def _link(source: Path, place: Path) -> None:
    try:
        os.link(source, place)
    except OSError:
        # Another disk, or a file system without links.
        shutil.copyfile(source, place)


def python_file(path: Path) -> ModuleType:
    """A Python file that is no part of this project; nothing is written beside it."""
    spec = importlib.util.spec_from_file_location(f"reference_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module
