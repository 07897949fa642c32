"""The reference numbers, which lie beside a checkout and are not part of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from parity.synthetic import Numbers, Synthetic, kept_folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs full-size checkpoints comes last, after the small variants have passed."""
    items.sort(key=lambda item: item.get_closest_marker("full_size") is not None)


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(__file__).resolve().parents[2].parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder with the reference numbers isn't beside this checkout")
    return folder


@pytest.fixture(scope="session")
def synthetic(shared: Path) -> Iterator[Synthetic]:
    """Synthetic checkpoints, made when first asked for; gone after the session."""
    kept = kept_folder()
    if kept is not None:
        yield Synthetic(shared / "parity", kept)
        return
    with tempfile.TemporaryDirectory(prefix="synthetic-") as folder:
        yield Synthetic(shared / "parity", Path(folder))


@pytest.fixture(scope="session")
def numbers(shared: Path) -> Callable[[str], Numbers]:
    """Reads a file of reference numbers by name, such as "networks_small"."""
    return cache(lambda name: Numbers(shared / "parity" / "goldens" / f"{name}.npz"))
