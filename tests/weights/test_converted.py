"""A converted copy is found by the state of its original, and read without being believed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from joyvasa_desktop.errors import Cancelled, CannotWrite, UnreadableFile
from joyvasa_desktop.weights.choices import set_folder
from joyvasa_desktop.weights.converted import (
    _UNUSABLE,
    ARRANGEMENT,
    CONTENT,
    FOLDER,
    SEAL,
    SOURCE,
    UNSEALED,
    Named,
    Source,
    arrangement,
    check,
    content,
    copy_of,
    mapped,
)
from joyvasa_desktop.weights.torch_pickles import Namespace


def made(
    path: Path, source: Source, how: str, content: str = "", seal: str = "", **entries: Any
) -> Path:
    """A copy with one tensor "a" of two numbers."""
    notes = {SOURCE: source.text, CONTENT: content, SEAL: seal, ARRANGEMENT: how}
    header = {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}, "__metadata__": notes}
    text = json.dumps(header | entries, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(struct.pack("<Q", len(text)) + text + np.array([1.5, 2], "<f4").tobytes())
    return path


def source_of(path: Path) -> Source:
    with path.open("rb") as file:
        return Source.of(path, file)


@pytest.fixture
def original(tmp_path: Path) -> Path:
    (tmp_path / "a.pth").write_bytes(b"original")
    return tmp_path / "a.pth"


@pytest.fixture
def source(original: Path) -> Source:
    return source_of(original)


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
        found = content(original, file)
        assert found is not None
        assert found["w"].array().tolist() == [1.5, 2]
    original.write_bytes(b"changed, and longer")
    with original.open("rb") as file:
        assert content(original, file) is None


def test_without_a_store_there_are_no_copies(original: Path) -> None:
    with original.open("rb") as file:
        assert content(original, file) is None


def test_files_of_one_size_and_time_in_different_folders_have_different_copies(
    tmp_path: Path,
) -> None:
    keys = set()
    for folder in ("one/pretrained_weights", "two/pretrained_weights"):
        path = tmp_path / folder / "liveportrait/base_models/a.pth"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"1")
        os.utime(path, (315532800, 315532800))
        keys.add(source_of(path).key)
    assert len(keys) == 2


def test_another_file_of_the_same_size_and_time_in_its_place_has_another_copy(
    original: Path, source: Source
) -> None:
    status = original.stat()
    other = original.with_name("other")
    other.write_bytes(b"replaced")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(original)
    assert (original.stat().st_size, original.stat().st_mtime_ns) == source.stamp[:2]
    assert source_of(original).key != source.key


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


def test_a_copy_that_ends_within_its_header_is_refused(tmp_path: Path, source: Source) -> None:
    copy = made(tmp_path / "c.safetensors", source, arrangement({}))
    copy.write_bytes(copy.read_bytes()[:40])
    with pytest.raises(UnreadableFile, match="incomplete"):
        mapped(copy, source)


def sealed(folder: Path, source: Source, content: str = "c" * 64) -> Path:
    """A whole copy in a store's folder, with its seal."""
    place = folder / FOLDER / f"mg.{source.key}.safetensors"
    copy = made(place, source, arrangement({"w": Named("a")}), content, UNSEALED)
    whole = copy.read_bytes()
    seal = hashlib.sha256(whole).hexdigest().encode()
    copy.write_bytes(whole.replace(UNSEALED.encode(), seal))
    return copy


def test_a_whole_copy_stays(tmp_path: Path, original: Path, source: Source) -> None:
    copy = sealed(tmp_path, source)
    ticks: list[int] = []
    assert check(tmp_path, original, "c" * 64, ticks.append)
    assert sum(ticks) == copy.stat().st_size
    assert copy_of(tmp_path, original) == copy


def test_a_file_without_a_copy_has_no_wrong_one(tmp_path: Path, original: Path) -> None:
    assert check(tmp_path, original, "c" * 64)
    assert check(tmp_path, original.with_name("nowhere"), "c" * 64)


def test_a_copy_of_other_content_is_dropped(tmp_path: Path, original: Path, source: Source) -> None:
    copy = sealed(tmp_path, source)
    assert not check(tmp_path, original, "d" * 64)
    assert not copy.exists()


def test_a_bit_that_was_lost_anywhere_is_found(
    tmp_path: Path, original: Path, source: Source
) -> None:
    whole = sealed(tmp_path, source).read_bytes()
    for place in range(0, len(whole), 7):
        copy = sealed(tmp_path, source)
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert not check(tmp_path, original, "c" * 64), place
        assert not copy.exists()
        assert list(copy.parent.iterdir()) == []


def test_a_check_can_be_cancelled(tmp_path: Path, original: Path, source: Source) -> None:
    copy = sealed(tmp_path, source)

    def stop(count: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check(tmp_path, original, "c" * 64, stop)
    assert copy.exists()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files that can't be removed, as those that are mapped can't on Windows."""
    files: list[Path] = []
    unlink = Path.unlink

    def held_or_not(path: Path, missing_ok: bool = False) -> None:
        if path in files:
            raise PermissionError(13, "it is in use")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held_or_not)
    return files


def test_a_wrong_copy_that_is_in_use_isnt_used_again_and_goes_later(
    tmp_path: Path, original: Path, source: Source, held: list[Path]
) -> None:
    set_folder(tmp_path)
    copy = sealed(tmp_path, source)
    held.append(copy)
    assert not check(tmp_path, original, "d" * 64)
    with original.open("rb") as file:
        assert content(original, file) is None
        assert copy.exists()
        held.clear()
        assert content(original, file) is None
        assert list(copy.parent.iterdir()) == []
        sealed(tmp_path, source)
        assert content(original, file) is not None


def test_a_wrong_copy_that_cant_even_be_marked_is_told(
    tmp_path: Path,
    original: Path,
    source: Source,
    held: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = sealed(tmp_path, source)
    held.append(copy)

    def refused(path: Path) -> None:
        raise PermissionError(13, "it may not be written")

    monkeypatch.setattr(Path, "touch", refused)
    with pytest.raises(CannotWrite, match=copy.name):
        check(tmp_path, original, "d" * 64)


def test_a_copy_of_another_file_is_refused(tmp_path: Path, source: Source) -> None:
    copy = made(tmp_path / "c.safetensors", source, arrangement({}))
    with pytest.raises(ValueError, match="another file"):
        mapped(copy, Source("x/y/z", (1, 2)))


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
