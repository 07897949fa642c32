"""A folder as users have them."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    awkward = tmp_path / "Töne für 声 🎤"
    awkward.mkdir()
    return awkward
