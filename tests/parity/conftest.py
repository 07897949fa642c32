"""The reference numbers, which lie beside a checkout and are not part of it."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(__file__).resolve().parents[2].parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder with the reference numbers isn't beside this checkout")
    return folder
