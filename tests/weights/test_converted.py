"""A converted copy is found by the state of its original, and read without being believed."""

from __future__ import annotations

import contextlib
import json
import random
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from joyvasa_desktop.weights.choices import set_folder
from joyvasa_desktop.weights.converted import (
    _UNUSABLE,
    ARRANGEMENT,
    FOLDER,
    SOURCE,
    Named,
    Source,
    arrangement,
    content,
    mapped,
)
from joyvasa_desktop.weights.torch_pickles import Namespace


def made(path: Path, source: Source, how: str, **entries: Any) -> Path:
    """A copy with one tensor "a" of two numbers."""
    notes = {SOURCE: source.text, ARRANGEMENT: how}
    header = {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}, "__metadata__": notes}
    text = json.dumps(header | entries).encode()
    text += b" " * (-len(text) % 8)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(struct.pack("<Q", len(text)) + text + np.array([1.5, 2], "<f4").tobytes())
    return path


@pytest.fixture
def original(tmp_path: Path) -> Path:
    (tmp_path / "a.pth").write_bytes(b"original")
    return tmp_path / "a.pth"


@pytest.fixture
def source(original: Path) -> Source:
    return Source.of(original, original.stat())


def test_whatever_hangs_together_comes_back(tmp_path: Path, source: Source) -> None:
    value = {
        "args": Namespace({"fps": 25, "sides": [1, (2, None)], "name": "ü"}),
        "model": {"weight": Named("a"), 5: True},
        "parts": [Named("a"), {"inner": ()}],
    }
    found = mapped(made(tmp_path / "c.safetensors", source, arrangement(value)), source)
    assert found["args"] == value["args"]
    assert found["model"][5] is True
    assert found["model"]["weight"].array().tolist() == [1.5, 2]
    assert found["parts"][0].array().tolist() == [1.5, 2]
    assert found["parts"][1] == {"inner": ()}


def test_a_copy_is_found_only_while_its_original_stays_as_it_was(
    tmp_path: Path, original: Path, source: Source
) -> None:
    set_folder(tmp_path / "store")
    place = tmp_path / "store" / FOLDER / f"mg.{source.key}.safetensors"
    made(place, source, arrangement({"w": Named("a")}))
    with original.open("rb") as file:
        assert content(original, file)["w"].array().tolist() == [1.5, 2]
    original.write_bytes(b"changed, and longer")
    with original.open("rb") as file:
        assert content(original, file) is None


def test_without_a_store_there_are_no_copies(original: Path) -> None:
    with original.open("rb") as file:
        assert content(original, file) is None


def test_files_of_the_same_name_in_different_folders_have_different_copies(tmp_path: Path) -> None:
    keys = set()
    for folder in ("liveportrait", "liveportrait_animals"):
        path = tmp_path / folder / "base_models/a.pth"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"1")
        status = (tmp_path / "liveportrait/base_models/a.pth").stat()
        keys.add(Source.of(path, status).key)
    assert len(keys) == 2


WRONG: dict[str, tuple[str, dict[str, Any]]] = {
    "an unknown tensor": ('{"tensor": "b"}', {}),
    "no arrangement": ("nothing", {}),
    "a list of lists of lists": ('{"list": [' * 5000 + "]}" * 5000, {}),
    "a bare number": ("5", {}),
    "two kinds at once": ('{"list": [], "dict": []}', {}),
    "a huge tensor": (
        '{"tensor": "a"}',
        {"a": {"dtype": "F32", "shape": [1 << 50], "data_offsets": [0, 1 << 52]}},
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_copy_that_makes_no_sense_is_refused(name: str, tmp_path: Path, source: Source) -> None:
    how, entries = WRONG[name]
    copy = made(tmp_path / "c.safetensors", source, how, **entries)
    with pytest.raises(_UNUSABLE):
        mapped(copy, source)


def test_a_copy_of_another_file_is_refused(tmp_path: Path, source: Source) -> None:
    copy = made(tmp_path / "c.safetensors", source, arrangement({}))
    with pytest.raises(ValueError, match="another file"):
        mapped(copy, Source("x/y/z", 1, 2))


def test_a_changed_copy_is_read_or_refused(tmp_path: Path, source: Source) -> None:
    value = {"args": Namespace({"fps": 25, "sides": [1, (2, None)]}), "model": {"w": Named("a")}}
    copy = made(tmp_path / "c.safetensors", source, arrangement(value))
    whole = copy.read_bytes()
    chance = random.Random(11)
    for _ in range(400):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            changed[chance.randrange(len(whole))] = chance.randrange(256)
        copy = tmp_path / f"{chance.random()}.safetensors"
        copy.write_bytes(changed[: chance.choice([len(changed), chance.randrange(len(changed))])])
        with contextlib.suppress(*_UNUSABLE):
            mapped(copy, source)
