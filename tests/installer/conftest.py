"""What was packaged, for the tests that look at it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import psutil
import pytest


@pytest.fixture(scope="session")
def dist() -> Path:
    """Where the packages are, if there are any; waits for a builder that works beside the tests."""
    builder = os.environ.get("JOYVASA_BUILDER", "")
    while builder and works(int(builder)):
        time.sleep(0.5)
    return Path(__file__).resolve().parents[2] / "dist"


def works(process: int) -> bool:
    """Whether a process hasn't ended; one whose end nobody has asked for has ended."""
    try:
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
