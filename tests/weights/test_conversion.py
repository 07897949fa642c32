"""Converted copies give the very same tensors and settings, and only as long as they belong."""

from __future__ import annotations

import argparse
import logging
import os
import pathlib
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file
from weights_files import Save, save_legacy, save_zip

from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.errors import CannotWrite, UnreadableFile
from joyvasa_desktop.weights import conversion
from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.choices import set_folder
from joyvasa_desktop.weights.conversion import convert, convertible, discard
from joyvasa_desktop.weights.store import Store
from joyvasa_desktop.weights.transfer import Transfer

GENERATOR = "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    folder = tmp_path / "models ü 日本"
    set_folder(folder)
    return Store()


def put(store: Store, content: Any, save: Save = save_zip, place: str = GENERATOR) -> Path:
    path = store.folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    save(content, path)
    return path


def generator(weights: dict[str, torch.Tensor]) -> dict[str, Any]:
    args = argparse.Namespace(
        n_motions=100, fps=25.0, audio_model="hubert_zh_ori", sides=[1, (2, 3)], nothing=None,
        data_root=pathlib.PurePosixPath("/data/set"), yes=True,
    )  # fmt: skip
    return {"args": args, "model": OrderedDict(weights), "iter": 20000}


def read(path: Path) -> tuple[dict[str, AnyArray], dict[str, Any], tuple[str, ...]]:
    with opened(path) as file:
        found = {name: stored.array() for name, stored in file.tensors("model").items()}
        return found, file.settings("args"), file.parts()


def copies(store: Store) -> list[Path]:
    return sorted((store.folder / "converted").glob("*"))


def test_everything_in_a_copy_is_as_in_the_original(
    save_anything: Save, weights: dict[str, torch.Tensor], store: Store
) -> None:
    whole = torch.arange(24.0).reshape(4, 6)
    weights |= {"turned": whole.T, "row": whole[2], "module.long": whole[:, ::2]}
    path = put(store, generator(weights), save_anything)
    before, settings, parts = read(path)
    (made,) = convert(store)
    assert made.parent == store.folder / "converted"
    # Proof that what follows comes from the copy.
    path_status = path.stat()
    path.write_bytes(bytes(path_status.st_size))
    os.utime(path, ns=(path_status.st_atime_ns, path_status.st_mtime_ns))
    after, settings_after, parts_after = read(path)
    assert (settings_after, parts_after) == (settings, parts)
    assert list(after) == list(before)
    for name, array in before.items():
        assert after[name].dtype == array.dtype, name
        assert after[name].shape == array.shape, name
        assert after[name].tobytes() == array.tobytes(), name


def test_a_copy_is_an_ordinary_safetensors_file(
    weights: dict[str, torch.Tensor], store: Store
) -> None:
    del weights["brain"]  # NumPy has no such numbers.
    put(store, generator(weights))
    (made,) = convert(store)
    found = load_file(made)
    assert {f"model.{name}" for name in weights} == set(found)
    for name, tensor in weights.items():
        assert np.array_equal(found[f"model.{name}"], tensor.numpy()), name


def test_tensors_can_be_changed_without_changing_the_copy(store: Store) -> None:
    path = put(store, generator({"a": torch.ones(1000)}))
    (made,) = convert(store)
    before = made.read_bytes()
    found, _, _ = read(path)
    found["a"][:] = 5
    torch.from_numpy(found["a"]).add_(1)
    assert made.read_bytes() == before
    assert read(path)[0]["a"].tolist() == [1.0] * 1000


def test_a_copy_of_an_older_file_isnt_used(store: Store) -> None:
    path = put(store, generator({"a": torch.ones(3)}))
    convert(store)
    os.utime(path, ns=(1, 1))
    put(store, generator({"a": torch.zeros(3)}))
    assert read(path)[0]["a"].tolist() == [0, 0, 0]
    assert len(convertible(store)) == 1
    convert(store)
    assert len(copies(store)) == 1
    assert read(path)[0]["a"].tolist() == [0, 0, 0]


@pytest.mark.parametrize("harm", ["cut", "emptied", "other notes", "nonsense"])
def test_a_damaged_copy_is_told_and_the_original_read(
    harm: str, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    path = put(store, generator({"a": torch.ones(3)}))
    (made,) = convert(store)
    content = made.read_bytes()
    made.write_bytes(
        {
            "cut": content[:-5],
            "emptied": b"",
            "other notes": content.replace(b"joyvasa_source", b"joyvasa_sources")[:-1],
            "nonsense": content.replace(b"dtype", b"DTYPE"),
        }[harm]
    )
    with caplog.at_level(logging.WARNING):
        assert read(path)[0]["a"].tolist() == [1, 1, 1]
    assert made.name in caplog.text


def test_files_that_are_used_in_place_are_converted_into_the_store(
    store: Store, tmp_path: Path
) -> None:
    other = tmp_path / "read-only"
    path = other / GENERATOR
    path.parent.mkdir(parents=True)
    save_zip(generator({"a": torch.ones(3)}), path)
    (made,) = convert(Store(also=[other]))
    assert made.is_relative_to(store.folder)
    assert [each.name for each in other.rglob("*.*")] == [path.name]
    assert read(path)[0]["a"].tolist() == [1, 1, 1]


def test_only_checkpoints_are_converted_and_only_once(store: Store) -> None:
    put(store, generator({"a": torch.ones(3)}))
    put(store, {"a": torch.ones(3)}, save_legacy, "liveportrait/base_models/motion_extractor.pth")
    (store.folder / "liveportrait/landmark.onnx").write_bytes(b"\x08\x08\x3a\x00")
    events: list[Transfer] = []
    assert len(convert(store, report=events.append)) == 2
    assert events[-1].done == events[-1].total
    assert {event.doing for event in events} == {"converting"}
    assert convert(store) == ()
    assert convertible(store) == ()


def test_bundles_and_ids_can_be_named(store: Store) -> None:
    put(store, generator({"a": torch.ones(3)}))
    put(store, {"a": torch.ones(3)}, save_legacy, "liveportrait/base_models/motion_extractor.pth")
    assert [path.name.split(".")[0] for path in convert(store, ["lp-M"])] == ["lp-M"]
    assert [path.name.split(".")[0] for path in convert(store, ["human"])] == ["mg"]
    assert discard(store, ["lp-M"]) > 0
    assert [path.name.split(".")[0] for path in copies(store)] == ["mg"]


def test_copies_go_with_their_file(store: Store) -> None:
    put(store, generator({"a": torch.ones(3)}))
    convert(store)
    store.remove("human")
    assert copies(store) == []


def test_a_file_without_tensors_stays_as_it_is(store: Store) -> None:
    path = put(store, generator({}))
    convert(store)
    with opened(path) as file:
        assert file.settings("args")["fps"] == 25.0
        with pytest.raises(UnreadableFile, match="no tensors"):
            file.tensors("model")


def test_settings_that_hold_themselves_end(store: Store) -> None:
    endless: list[Any] = [1]
    endless.append(endless)
    content = generator({"a": torch.ones(1)})
    content["args"].endless = endless
    path = put(store, content)
    before = read(path)[1]
    convert(store)
    assert read(path)[1] == before


def test_a_cancelled_conversion_leaves_no_copy(store: Store) -> None:
    put(store, generator({"a": torch.ones(3)}))

    def stop(event: Transfer) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        convert(store, report=stop)
    assert copies(store) == []


def test_a_copy_that_isnt_the_same_is_never_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, generator({"a": torch.ones(300)}))
    written = conversion._write

    def badly(copy: Any, *rest: Any) -> None:
        written(copy, *rest)
        copy.seek(-1, os.SEEK_CUR)
        copy.write(b"\x01")

    monkeypatch.setattr(conversion, "_write", badly)
    with pytest.raises(CannotWrite, match="wasn't stored"):
        convert(store)
    assert copies(store) == []


def test_a_store_that_cant_be_written_to_says_so(store: Store, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / GENERATOR).parent.mkdir(parents=True)
    save_zip(generator({"a": torch.ones(3)}), other / GENERATOR)
    store.folder.rmdir()
    store.folder.write_bytes(b"a file where the folder would be")
    with pytest.raises(CannotWrite):
        convert(Store(also=[other]))
