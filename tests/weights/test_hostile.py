"""Files that were made to do harm are refused with a sentence: no code runs, no memory fills."""

from __future__ import annotations

import copyreg
import pickle
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from hostile_archives import OUTSIDE
from hostile_case import Hostile
from hostile_files import GREEDY, HOSTILE, attempt
from hostile_pickles import torch_zip
from hostile_programs import EXTENSION, PROGRAMS, program

from joyvasa_desktop.errors import UserError

MOST_MEMORY = 300e6


@pytest.fixture
def extension() -> Iterator[None]:
    """What the pickles with numbered names need."""
    copyreg.add_extension("os", "mkdir", EXTENSION)
    yield
    copyreg.remove_extension("os", "mkdir", EXTENSION)


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    return tmp_path / "canary"


def refusal(case: Hostile, folder: Path, canary: Path) -> UserError:
    path = folder / case.file
    case.make(path, canary)
    with pytest.raises(UserError) as caught:
        attempt(case.kind, path, folder / "store")
    return caught.value


@pytest.mark.usefixtures("extension")
@pytest.mark.parametrize("name", PROGRAMS)
def test_the_bait_works(name: str, canary: Path) -> None:
    """Python's own reader runs what is in these pickles, so the tests below can fail."""
    try:
        pickle.loads(program(name, canary))
    except Exception:
        # What follows the call may make no sense; the harm is done by then.
        assert canary.exists()
    assert canary.is_dir()


@pytest.mark.usefixtures("extension")
@pytest.mark.parametrize("name", ["GLOBAL and REDUCE", "NEWOBJ", "BUILD", "STACK_GLOBAL"])
def test_the_bait_works_in_a_checkpoint(name: str, tmp_path: Path, canary: Path) -> None:
    torch_zip(tmp_path / "a.pth", program(name, canary))
    torch.load(tmp_path / "a.pth", weights_only=False)
    assert canary.is_dir()


@pytest.mark.usefixtures("extension")
@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_and_nothing_happens(name: str, tmp_path: Path, canary: Path) -> None:
    case = HOSTILE[name]
    inner = tmp_path / "inner"
    inner.mkdir()
    error = refusal(case, inner, canary)
    assert error.hint
    assert case.file in error.message
    assert len(error.message) < 300
    assert not canary.exists()
    assert {each.name for each in tmp_path.iterdir()} == {"inner"}
    assert not list(tmp_path.rglob(OUTSIDE))
    assert re.search(case.says, str(error)), str(error)


@pytest.mark.parametrize("name", GREEDY)
def test_it_costs_little_memory(name: str, tmp_path: Path, canary: Path) -> None:
    case = HOSTILE[name]
    case.make(tmp_path / case.file, canary)
    tracemalloc.start()
    try:
        with pytest.raises(UserError):
            attempt(case.kind, tmp_path / case.file, tmp_path / "store")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MOST_MEMORY
