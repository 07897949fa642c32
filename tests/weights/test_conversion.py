"""Converted copies give the very same tensors and settings, and only as long as they belong."""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import pathlib
import subprocess
import sys
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file
from small_models import forbid
from weights_files import Save, save_legacy, save_zip

from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.errors import CannotWrite, UnreadableFile, UserError
from joyvasa_desktop.outputs import whole_file
from joyvasa_desktop.weights import checkpoint, conversion, converted
from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.choices import set_folder
from joyvasa_desktop.weights.conversion import convert, convertible, damaged, discard
from joyvasa_desktop.weights.hashes import sha256
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
    save_anything: Save,
    weights: dict[str, torch.Tensor],
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = torch.arange(24.0).reshape(4, 6)
    weights |= {"turned": whole.T, "row": whole[2], "module.long": whole[:, ::2]}
    path = put(store, generator(weights), save_anything)
    before, settings, parts = read(path)
    (made,) = convert(store)
    assert made.parent == store.folder / "converted"
    # What follows comes from the copy.
    monkeypatch.delattr(checkpoint, "original_content")
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


def test_a_copy_whose_disk_goes_away_ends_in_a_sentence(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(store, generator({"a": torch.ones(1000), "b": torch.ones(5)}))
    (made,) = convert(store)
    monkeypatch.setattr(converted, "can_go_away", lambda path: True)
    with opened(path) as file:
        tensors = file.tensors("model")
        assert tensors["a"].array().tolist() == [1.0] * 1000
        tensors["a"].array()[:] = 5
        assert tensors["a"].array()[0] == 1
        os.truncate(made, made.stat().st_size // 2)
        with pytest.raises(UnreadableFile, match="incomplete"):
            tensors["a"].array()
        made.unlink()
        with pytest.raises(UnreadableFile, match="no file"):
            tensors["b"].array()


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


@pytest.mark.parametrize(("place", "whence"), [(-1, os.SEEK_END), (-1, os.SEEK_CUR)])
def test_a_copy_that_isnt_the_same_is_never_kept(
    place: int, whence: int, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, generator({"a": torch.ones(300)}))
    written = conversion._write

    def badly(copy: Any, *rest: Any) -> str:
        seal: str = written(copy, *rest)
        copy.seek(place, whence)
        copy.write(b"\x01")
        return seal

    monkeypatch.setattr(conversion, "_write", badly)
    with pytest.raises(CannotWrite, match="wasn't stored"):
        convert(store)
    assert copies(store) == []


def test_a_file_that_somebody_changes_meanwhile_isnt_converted(store: Store) -> None:
    put(store, generator({"a": torch.ones(3)}))
    with store.lock("mg"), pytest.raises(UserError, match="elsewhere"):
        convert(store)
    assert copies(store) == []


def test_a_file_that_is_replaced_once_it_is_open_gets_no_copy_of_the_older(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(store, generator({"a": torch.ones(3)}))
    store.check(["mg"])
    opened_before = conversion.opened_file
    times: list[Path] = []

    def replaced(of: Path) -> Any:
        file = opened_before(of)
        times.append(of)
        if len(times) == 3:  # After those that find out what there is to convert.
            other = of.with_name("other")
            save_zip(generator({"a": torch.zeros(3)}), other)
            other.replace(of)
        return file

    monkeypatch.setattr(conversion, "opened_file", replaced)
    with contextlib.suppress(UserError):
        convert(store)
    assert len(times) >= 3
    assert read(path)[0]["a"].tolist() == [0, 0, 0]


def test_tensors_that_share_their_numbers_make_no_huge_copy(store: Store) -> None:
    whole = torch.ones(100_000)
    put(store, generator({str(i): whole[i:] for i in range(100)}))
    with pytest.raises(UnreadableFile, match="far larger"):
        convert(store)
    assert copies(store) == []


@pytest.mark.parametrize("part", ["n" * 100, 0.5])
def test_a_list_that_is_named_a_million_times_makes_no_huge_copy(
    part: Any, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Refused before it becomes one text, which could take all memory.
    monkeypatch.setattr(conversion, "arrangement", lambda content: pytest.fail("too late"))
    content = generator({"a": torch.ones(1)})
    content["lists"] = [[part] * 1000] * 1000
    put(store, content)
    with pytest.raises(UnreadableFile, match="too many parts"):
        convert(store)
    assert copies(store) == []


def test_names_that_are_made_from_the_same_parts_stay_apart(store: Store) -> None:
    content = {"a": {"b": torch.ones(1), "b (2)": torch.zeros(1)}, "a.b": torch.full((1,), 2.0)}
    path = put(store, content)
    (made,) = convert(store)
    assert sorted(load_file(made)) == ["a.b", "a.b (2)", "a.b (3)"]
    with opened(path) as file:
        assert file.tensors("a")["b"].array().tolist() == [1]
        assert file.tensors("a")["b (2)"].array().tolist() == [0]
        assert file.tensors()["a.b"].array().tolist() == [2]


def test_a_check_drops_a_copy_that_lost_a_bit(store: Store) -> None:
    path = put(store, generator({"a": torch.ones(3)}))
    (made,) = convert(store)
    assert converted.check(store.folder, path, sha256(path))
    content = bytearray(made.read_bytes())
    content[-1] ^= 64
    made.write_bytes(content)
    events: list[Transfer] = []
    store.check(["mg"], events.append)
    assert events[-1].done == events[-1].total == len(content) + path.stat().st_size
    assert copies(store) == []
    assert read(path)[0]["a"].tolist() == [1, 1, 1]
    assert len(convertible(store)) == 1


def test_one_copy_in_use_doesnt_keep_the_others(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, generator({"a": torch.ones(3)}))
    put(store, {"a": torch.ones(3)}, save_legacy, "liveportrait/base_models/motion_extractor.pth")
    unlink = Path.unlink

    def busy(path: Path, missing_ok: bool = False) -> None:
        if path.name.startswith("lp-M."):
            raise PermissionError(13, "it is in use")
        unlink(path, missing_ok)

    convert(store)
    monkeypatch.setattr(Path, "unlink", busy)
    with pytest.raises(CannotWrite, match=r"lp-M.*in use"):
        discard(store)
    assert [path.name.split(".")[0] for path in copies(store)] == ["lp-M"]


def test_a_store_that_cant_be_written_to_says_so(store: Store, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / GENERATOR).parent.mkdir(parents=True)
    save_zip(generator({"a": torch.ones(3)}), other / GENERATOR)
    store.folder.rmdir()
    store.folder.write_bytes(b"a file where the folder would be")
    with pytest.raises(CannotWrite):
        convert(Store(also=[other]))


def half_copy(store: Store, id: str = "mg") -> Path:
    """What a process leaves that is killed while it converts."""
    target = store.folder / "converted" / f"{id}.0123456789abcdef.safetensors"
    target.parent.mkdir(parents=True, exist_ok=True)
    left: Path = whole_file(target).temporary
    left.write_bytes(b"half")
    return left


def test_a_killed_conversion_is_tidied_up_by_the_next(store: Store) -> None:
    put(store, generator({"a": torch.ones(3)}))
    path = store.folder / "converted"
    left = [half_copy(store, id) for id in ("lp-F", "mg")]
    users_own = path / ".mg.notes.safetensors"
    users_own.write_bytes(b"mine")
    (made,) = convert(store)
    assert sorted(path.iterdir()) == sorted([made, users_own])
    assert not any(each.exists() for each in left)
    assert convert(store) == ()


def test_a_process_that_is_killed_leaves_nothing_for_long(store: Store) -> None:
    path = put(store, generator({"a": torch.ones(3)}))
    script = (
        "import os, pathlib, sys\n"
        "from joyvasa_desktop.weights import conversion\n"
        "from joyvasa_desktop.weights.store import Store\n"
        "conversion._compare = lambda *_: os._exit(9)\n"
        "conversion.convert(Store(pathlib.Path(sys.argv[1])), ['mg'])\n"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(store.folder)], check=False)
    assert killed.returncode == 9
    (left,) = copies(store)
    assert left.stat().st_size > 0
    (made,) = convert(store)
    assert copies(store) == [made]
    assert read(path)[0]["a"].tolist() == [1, 1, 1]


def test_what_somebody_is_writing_stays(store: Store) -> None:
    left = half_copy(store)
    with store.lock("mg"):
        assert convert(store) == ()
        assert discard(store) == 0
    assert left.exists()
    assert discard(store) == len(b"half")
    assert not left.exists()


def test_a_half_copy_goes_with_its_file(store: Store) -> None:
    put(store, generator({"a": torch.ones(3)}))
    half_copy(store)
    store.remove("human")
    assert copies(store) == []


def test_damaged_files_are_named_and_keep_no_other_from_its_copy(store: Store) -> None:
    place = "liveportrait/base_models/motion_extractor.pth"
    wrong = put(store, {"a": torch.ones(3)}, save_legacy, place)
    wrong.write_bytes(wrong.read_bytes()[:100])
    put(store, generator({"a": torch.ones(3)}))
    # Its size isn't the published one, so that somebody has looked into it.
    (told,) = damaged(store)
    assert told.file.id == "lp-M" and told.reason
    assert damaged(store, ["mg"]) == ()
    assert [made.name.split(".")[0] for made in convert(store)] == ["mg"]


def test_a_file_that_may_not_be_read_is_named_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid(monkeypatch, put(store, generator({"a": torch.ones(3)})))
    (told,) = damaged(store)
    assert told.file.id == "mg" and "may not be read" in told.reason
    assert convert(store) == ()


def test_a_file_that_turns_out_damaged_comes_last(store: Store) -> None:
    whole = torch.ones(100_000)
    put(store, generator({str(i): whole[i:] for i in range(100)}))
    put(store, {"a": torch.ones(3)}, save_legacy, "liveportrait/base_models/motion_extractor.pth")
    with pytest.raises(UnreadableFile, match="far larger"):
        convert(store)
    assert [path.name.split(".")[0] for path in copies(store)] == ["lp-M"]
