"""Published formats read to the bit, and every other file refused with a sentence."""

from __future__ import annotations

import argparse
import functools
import json
import os
import pathlib
import pickle
import pickletools
import random
import struct
import subprocess
import sys
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from weights_files import SAVERS, Save, rezipped, save_legacy, save_zip

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights.checkpoint import opened


def arrays(path: Path, *place: str) -> dict[str, AnyArray]:
    with opened(path) as checkpoint:
        return {name: stored.array() for name, stored in checkpoint.tensors(*place).items()}


def refusal(path: Path) -> UnreadableFile:
    """What opening and reading a file ends with."""
    with pytest.raises(UnreadableFile) as caught:
        arrays(path)
    assert caught.value.hint
    assert path.name in caught.value.message or "…" in caught.value.message
    return caught.value


def test_every_format_comes_back_to_the_bit(
    save: Save, weights: dict[str, torch.Tensor], tmp_path: Path
) -> None:
    path = tmp_path / "gewichte ü 日本.pth"
    save(weights, path)
    found = arrays(path)
    assert set(found) == set(weights)
    for name, tensor in weights.items():
        wanted = tensor.float().numpy() if name == "brain" else tensor.numpy()
        assert found[name].dtype == wanted.dtype, name
        assert found[name].shape == wanted.shape, name
        assert np.array_equal(found[name], wanted), name


def test_shapes_and_kinds_are_known_before_anything_is_read(
    save: Save, weights: dict[str, torch.Tensor], tmp_path: Path
) -> None:
    path = tmp_path / "w.bin"
    save(weights, path)
    with opened(path) as checkpoint:
        found = checkpoint.tensors()
    assert found["conv.weight"].shape == (4, 3, 3, 3)
    assert {name: stored.kind for name, stored in found.items()} == {
        name: str(tensor.dtype).removeprefix("torch.") for name, tensor in weights.items()
    }


def test_views_of_one_storage_come_back_and_share_it(save_anything: Save, tmp_path: Path) -> None:
    whole = torch.arange(24.0).reshape(4, 6)
    content = {
        "whole": whole,
        "turned": whole.T,
        "row": whole[2],
        "every second": whole[::2, 1::2],
        "pixels last": torch.randn(2, 3, 4, 5).to(memory_format=torch.channels_last),
    }
    save_anything(content, tmp_path / "w.pt")
    found = arrays(tmp_path / "w.pt")
    for name, tensor in content.items():
        assert np.array_equal(found[name], tensor.numpy()), name
    assert np.shares_memory(found["whole"], found["row"])


def test_a_modules_own_dict_and_its_parameters_are_read(
    save_anything: Save, tmp_path: Path
) -> None:
    module = torch.nn.Sequential(torch.nn.Conv2d(2, 3, 1), torch.nn.BatchNorm2d(3))
    content = {"state": module.state_dict(), "parameters": dict(module.named_parameters())}
    save_anything(content, tmp_path / "w.pt")
    assert list(arrays(tmp_path / "w.pt", "state")) == list(module.state_dict())
    weight = arrays(tmp_path / "w.pt", "parameters")["0.weight"]
    assert np.array_equal(weight, module[0].weight.detach().numpy())


def test_the_parts_of_a_nested_file_lose_their_prefix(save_anything: Save, tmp_path: Path) -> None:
    content = {
        "retarget_eye": OrderedDict({"module.mlp.0.weight": torch.ones(2, 3)}),
        "retarget_mouth": OrderedDict({"mlp.0.weight": torch.zeros(2, 3)}),
    }
    path = tmp_path / "stitching.pth"
    save_anything(content, path)
    with opened(path) as checkpoint:
        assert checkpoint.parts() == ("retarget_eye", "retarget_mouth")
    assert list(arrays(path, "retarget_eye")) == ["mlp.0.weight"]
    assert list(arrays(path, "retarget_mouth")) == ["mlp.0.weight"]


def test_other_prefixes_can_be_taken_off(save: Save, tmp_path: Path) -> None:
    save({"wav2vec2.a": torch.ones(1), "lm_head.b": torch.ones(1)}, tmp_path / "w.bin")
    with opened(tmp_path / "w.bin") as checkpoint:
        assert set(checkpoint.tensors(prefixes=("wav2vec2.",))) == {"a", "lm_head.b"}


def test_names_that_become_equal_are_refused(save: Save, tmp_path: Path) -> None:
    save({"module.a": torch.ones(1), "a": torch.ones(1)}, tmp_path / "w.bin")
    assert "same name" in refusal(tmp_path / "w.bin").message


@pytest.fixture
def generator() -> dict[str, Any]:
    """The layout of the published motion generator."""
    args = argparse.Namespace(
        n_motions=100,
        fps=25.0,
        audio_model="hubert_zh_ori",
        no_head_pose=False,
        nothing=None,
        sides=[1, (2, 3)],
        data_root=pathlib.PurePosixPath("/data/set"),
        device=OrderedDict(a=1),
    )
    return {"args": args, "model": {"module.weight": torch.ones(3)}, "iter": 20000}


def test_the_settings_of_a_checkpoint_are_plain_data(
    save_anything: Save, generator: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "iter_0020000.pt"
    save_anything(generator, path)
    with opened(path) as checkpoint:
        settings = checkpoint.settings("args")
        assert list(checkpoint.tensors("model")) == ["weight"]
    assert settings == {
        "n_motions": 100,
        "fps": 25.0,
        "audio_model": "hubert_zh_ori",
        "no_head_pose": False,
        "nothing": None,
        "sides": (1, (2, 3)),
        "data_root": "/data/set",
    }


@pytest.mark.parametrize(
    "name",
    [
        "pathlib\nPosixPath",
        "pathlib\nWindowsPath",
        "pathlib._local\nPosixPath",
        "pathlib._local\nWindowsPath",
    ],
)
def test_a_path_of_any_system_is_a_text(
    generator: dict[str, Any], tmp_path: Path, name: str
) -> None:
    path = tmp_path / "w.pt"
    save_zip(generator, path)
    rezipped(
        path, lambda _, content: content.replace(b"pathlib\nPurePosixPath", name.encode("ascii"))
    )
    with opened(path) as checkpoint:
        assert checkpoint.settings("args")["data_root"] == "/data/set"


def test_settings_that_hold_themselves_end(save_anything: Save, tmp_path: Path) -> None:
    endless: list[Any] = [1]
    endless += [endless] * 500
    save_anything({"args": {"endless": endless, "fps": 25}}, tmp_path / "w.pt")
    with opened(tmp_path / "w.pt") as checkpoint:
        assert checkpoint.settings("args") == {"fps": 25}


def on_a_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks what is saved as coming from a graphics card."""
    monkeypatch.setattr(torch.serialization, "location_tag", lambda storage: "cuda:0")


def test_settings_that_name_one_list_a_thousand_times_are_refused(tmp_path: Path) -> None:
    inner = list(range(1000))
    path = tmp_path / "w.pkl"
    path.write_bytes(pickle.dumps({"few": {"a": [inner] * 40}, "many": {"a": [inner] * 1000}}, 2))
    with opened(path) as checkpoint:
        assert checkpoint.settings("few") == {"a": (tuple(inner),) * 40}
        with pytest.raises(UnreadableFile, match="settings are far too long"):
            checkpoint.settings("many")


def test_what_is_only_partly_a_setting_is_left_out(save_anything: Save, tmp_path: Path) -> None:
    settings = {
        "a": [1, torch.ones(1)],
        "b": [[[1]]],
        "c": [0] * 1001,
        "d": [[1]],
        "e": torch.ones(1),
    }
    save_anything({"args": settings}, tmp_path / "w.pt")
    with opened(tmp_path / "w.pt") as checkpoint:
        assert checkpoint.settings("args") == {"d": ((1,),)}


def test_tensors_of_a_graphics_card_need_none(
    save_anything: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_gpu(monkeypatch)
    save_anything({"a": torch.arange(3.0)}, tmp_path / "w.pt")
    assert arrays(tmp_path / "w.pt")["a"].tolist() == [0, 1, 2]


def test_a_pickle_that_holds_its_tensors_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_gpu(monkeypatch)
    pair = (torch.arange(6.0).half().reshape(1, 6).requires_grad_(), torch.ones(9, 6).half())
    path = tmp_path / "clip_embedding_9.pkl"
    path.write_bytes(pickle.dumps(pair, protocol=4))
    with opened(path) as checkpoint:
        found = [stored.array() for stored in checkpoint.content]
    assert found[0].dtype == np.float16
    assert found[0].tolist() == [[0, 1, 2, 3, 4, 5]]
    assert found[1].shape == (9, 6)


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_of_arrays_is_read(tmp_path: Path, protocol: int) -> None:
    content = {"mean_exp": np.arange(63, dtype=">f4").reshape(1, 63), "count": 5}
    path = tmp_path / "motion_template.pkl"
    path.write_bytes(pickle.dumps(content, protocol=protocol))
    found = arrays(path)
    assert list(found) == ["mean_exp"]
    assert found["mean_exp"].tolist() == [list(range(63))]


class Hostile:
    """Runs something when an ordinary reader opens it."""

    def __init__(self, *reduced: Any) -> None:
        self.reduced = reduced

    def __reduce__(self) -> Any:
        return self.reduced


TRAP = "touched by a checkpoint"

HOSTILE: dict[str, Any] = {
    "system": Hostile(os.system, (f"echo > '{TRAP}'",)),
    "eval": Hostile(eval, (f"open({TRAP!r}, 'w')",)),
    "load": Hostile(torch.load, ("elsewhere.pt",)),
    "partial": Hostile(functools.partial, (os.system,)),
    "attribute": Hostile(getattr, ("text", "upper")),
    "module": torch.nn.Linear(1, 1),
    "numpy file": Hostile(np.fromfile, ("elsewhere",)),
    "set": {1, 2},
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("inside", ["args", "model", "top"])
def test_hostile_checkpoints_are_refused_and_nothing_runs(
    save_anything: Save,
    name: str,
    inside: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    places = {
        "args": {"args": argparse.Namespace(a=HOSTILE[name])},
        "model": {"model": {"a": torch.ones(1), "b": HOSTILE[name]}},
        "top": HOSTILE[name],
    }
    path = tmp_path / "w.pth"
    save_anything(places[inside], path)
    called: list[Any] = []
    monkeypatch.setattr(os, "system", called.append)
    assert "wasn't opened" in refusal(path).message
    assert called == []
    assert not (tmp_path / TRAP).exists()


def test_a_hostile_pickle_inside_a_tensor_is_refused(tmp_path: Path) -> None:
    inner = pickle.dumps(Hostile(eval, ("1",)))
    outer = pickle.dumps(Hostile(torch.storage._load_from_bytes, (inner,)), protocol=4)
    (tmp_path / "w.pkl").write_bytes(outer)
    assert "wasn't opened" in refusal(tmp_path / "w.pkl").message


def test_a_file_in_a_file_in_a_file_is_refused(tmp_path: Path) -> None:
    content = pickle.dumps(torch.ones(2), protocol=4)
    for _ in range(2):
        content = pickle.dumps(Hostile(torch.storage._load_from_bytes, (content,)), protocol=4)
    (tmp_path / "w.pkl").write_bytes(content)
    assert "wasn't opened" in refusal(tmp_path / "w.pkl").message


@pytest.mark.parametrize("share", [0.001, 0.01, 0.1, 0.3, 0.5, 0.8, 0.95, 0.999])
def test_a_file_that_was_cut_off_is_refused(
    save: Save, weights: dict[str, torch.Tensor], tmp_path: Path, share: float
) -> None:
    path = tmp_path / "w.pth"
    save(weights | {"large": torch.zeros(5000)}, path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    refusal(path)


@pytest.mark.parametrize("name", SAVERS)
def test_most_of_a_download_is_called_incomplete(name: str, tmp_path: Path) -> None:
    path = tmp_path / "w.pth"
    SAVERS[name]({"a": torch.zeros(5000)}, path)
    path.write_bytes(path.read_bytes()[:-3000])
    assert "incomplete" in refusal(path).message


@pytest.mark.parametrize("name", SAVERS)
def test_a_changed_file_is_read_or_refused(
    name: str, weights: dict[str, torch.Tensor], tmp_path: Path
) -> None:
    path = tmp_path / "w.pth"
    SAVERS[name](weights, path)
    content = path.read_bytes()
    chance = random.Random(3)
    for _ in range(150):
        changed = bytearray(content)
        for _ in range(chance.randint(1, 3)):
            changed[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(changed)
        try:
            arrays(path)
        except UnreadableFile as error:
            assert error.hint


def test_a_changed_number_in_an_archive_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "w.pth"
    save_zip({"a": torch.full((1000,), 1.5)}, path)
    content = path.read_bytes()
    place = content.index(struct.pack("<f", 1.5) * 20)
    path.write_bytes(content[:place] + b"\xff" + content[place + 1 :])
    assert "damaged" in refusal(path).message


FOREIGN: dict[str, tuple[bytes, str]] = {
    "photo.png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "another kind"),
    "empty.pth": (b"", "empty"),
    "page.pth": (b"\n<!DOCTYPE html><html>", "web page"),
    "pointer.pth": (b"version https://git-lfs.github.com/spec/v1\noid", "git lfs pull"),
    "landmark.onnx": (b"\x08\x08\x12\x07pytorch", "ONNX"),
    "noise.bin": (bytes(range(256)) * 4, "another kind"),
    "header.safetensors": (struct.pack("<Q", 1 << 40) + b"{", "another kind"),
    "long.safetensors": (struct.pack("<Q", 5000) + b'{"a":', "incomplete"),
    "start.pth": (b"PK\x03\x04", "incomplete"),
    "number.pkl": (b"\x80\x04K\x05.", "no names"),
    "list.pkl": (pickle.dumps([1, 2]), "no names"),
    "dict.pkl": (pickle.dumps({"a": 1}), "no tensors"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_file_gets_a_sentence_of_its_own(name: str, tmp_path: Path) -> None:
    content, said = FOREIGN[name]
    (tmp_path / name).write_bytes(content)
    assert said in str(refusal(tmp_path / name))


def test_the_bundled_files_are_no_checkpoints() -> None:
    refusal(paths.samples() / "astronaut.png")
    refusal(paths.samples() / "speech_en_6s.wav")
    assert "ONNX" in refusal(paths.models() / "viseme_net.onnx").message


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "no file" in refusal(tmp_path / "w.pth").message
    (tmp_path / "w.pth").mkdir()
    assert "folder" in refusal(tmp_path / "w.pth").message


@pytest.mark.parametrize("part", ["args", "model", "model.a"])
def test_a_missing_part_is_named(part: str, tmp_path: Path) -> None:
    save_zip({"a": torch.ones(1)}, tmp_path / "w.pth")
    with opened(tmp_path / "w.pth") as checkpoint, pytest.raises(UnreadableFile, match=part):
        checkpoint.tensors(*part.split("."))


def test_other_archives_are_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "buffalo_l.zip", "w") as archive:
        archive.writestr("det_10g.onnx", b"x")
    assert "archive of something else" in refusal(tmp_path / "buffalo_l.zip").message
    path = tmp_path / "script.pt"
    save_zip({"a": torch.ones(1)}, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("script/constants.pkl", b"")
    assert "TorchScript" in refusal(path).message


Change = Callable[[str, bytes], bytes | None]

ARCHIVES: dict[str, tuple[Change, int, str]] = {
    "numbers are missing": (
        lambda name, content: None if name.endswith("data/0") else content, 0, "isn't in it",
    ),
    "numbers are cut": (
        lambda name, content: content[:-4] if name.endswith("data/0") else content, 0, "disagree",
    ),
    "numbers are backwards": (
        lambda name, content: b"big" if name.endswith("byteorder") else content, 0, "backwards",
    ),
    "entries are packed": (lambda name, content: content, zipfile.ZIP_DEFLATED, "packed"),
    "the description is endless": (
        lambda name, content: b"\x80\x02]" + b"]" * (1 << 24) if "data.pkl" in name else content,
        0, "far too long",
    ),
    "the description is nonsense": (
        lambda name, content: b"no pickle" if "data.pkl" in name else content, 0, "wasn't opened",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ARCHIVES)
def test_archives_that_contradict_themselves_are_refused(name: str, tmp_path: Path) -> None:
    change, packed, said = ARCHIVES[name]
    path = tmp_path / "w.pth"
    save_zip({"a": torch.ones(50)}, path)
    rezipped(path, change, packed)
    assert said in refusal(path).message


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.pth"
    save_zip({"a": torch.ones(50)}, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("w/data/0", b"\0" * 200)
    assert "twice" in refusal(path).message


def test_a_huge_directory_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "w.pth"
    save_zip({"a": torch.ones(50)}, path)
    content = bytearray(path.read_bytes())
    record = content.rindex(b"PK\x06\x06") if b"PK\x06\x06" in content else None
    end = content.rindex(b"PK\x05\x06")
    content[end + 12 : end + 16] = struct.pack("<I", 0xFFFFFFFE)
    if record is not None:
        content[record + 40 : record + 48] = struct.pack("<Q", 1 << 40)
    path.write_bytes(content)
    assert "list of entries" in refusal(path).message


def test_a_number_repeated_without_end_is_refused(save_anything: Save, tmp_path: Path) -> None:
    save_anything({"a": torch.ones(1).expand(1 << 40)}, tmp_path / "w.pth")
    assert "wasn't opened" in refusal(tmp_path / "w.pth").message


def test_a_million_views_of_one_storage_are_refused(save_anything: Save, tmp_path: Path) -> None:
    whole = torch.ones(100_000)
    save_anything({str(i): whole[i:] for i in range(100)}, tmp_path / "w.pth")
    assert "far larger" in refusal(tmp_path / "w.pth").message


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(b"ccollections\nOrderedDict\nh\x01\x85R0", id="pairs"),
        pytest.param(b"ctorch\nSize\nh\x01\x85R0", id="sides"),
        pytest.param(b"cargparse\nNamespace\n)\x81h\x02b0", id="settings"),
        pytest.param(b"cpathlib\nPosixPath\nh\x03\x85R0", id="path"),
        pytest.param(b"ctorch.storage\n_load_from_bytes\nh\x04\x85R0", id="inner file"),
    ],
)
def test_something_large_named_many_times_is_refused(again: bytes, tmp_path: Path) -> None:
    pairs = b"](" + b"K\x01K\x02\x86" * 20_000 + b"eq\x010"
    numbers = b"".join(b"J" + struct.pack("<i", i) + b"N" for i in range(20_000))
    text = b"X" + struct.pack("<I", 1000) + b"a" * 1000
    steps = pickletools.genops(pickle.dumps(torch.ones(1), protocol=4))
    (storage,) = [argument for _, argument, _ in steps if type(argument) is bytes]
    inner = b"B" + struct.pack("<I", len(storage)) + storage
    content = b"\x80\x03" + pairs + b"}(" + numbers + b"uq\x020"
    content += text + b"q\x030" + inner + b"q\x040" + again * 20_000 + b"N."
    (tmp_path / "w.pkl").write_bytes(content)
    assert "more than its size" in refusal(tmp_path / "w.pkl").message


def header(**entries: Any) -> bytes:
    text = json.dumps(entries).encode()
    return struct.pack("<Q", len(text)) + text + b"\0" * 64


SAFETENSORS: dict[str, bytes] = {
    "reaches beyond": header(a={"dtype": "F32", "shape": [40], "data_offsets": [0, 160]}),
    "backwards": header(a={"dtype": "F32", "shape": [1], "data_offsets": [8, 4]}),
    "before the start": header(a={"dtype": "F32", "shape": [2], "data_offsets": [-8, 0]}),
    "another size": header(a={"dtype": "F32", "shape": [3], "data_offsets": [0, 8]}),
    "huge shape": header(a={"dtype": "F32", "shape": [1 << 60, 1 << 60], "data_offsets": [0, 8]}),
    "negative shape": header(a={"dtype": "F32", "shape": [-1, -2], "data_offsets": [0, 8]}),
    "fractional shape": header(a={"dtype": "F32", "shape": [2.0], "data_offsets": [0, 8]}),
    "text shape": header(a={"dtype": "F32", "shape": "ab", "data_offsets": [0, 8]}),
    "many sides": header(a={"dtype": "F32", "shape": [1] * 40, "data_offsets": [0, 4]}),
    "unknown kind": header(a={"dtype": "F8_E4M3", "shape": [2], "data_offsets": [0, 2]}),
    "no kind": header(a={"shape": [2], "data_offsets": [0, 8]}),
    "list": header(a=[1]),
    "no tensors": header(__metadata__={"format": "pt"}),
    "endless": struct.pack("<Q", 200_000) + b'{"a":' + b"[" * 200_000,
    "not text": struct.pack("<Q", 4) + b"{\xff\xfe}",
}


@pytest.mark.parametrize("name", SAFETENSORS)
def test_safetensors_that_contradict_themselves_are_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(SAFETENSORS[name])
    refusal(path)


def test_a_file_that_shrinks_while_it_is_open_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "w.pth"
    save_legacy({"a": torch.ones(100_000)}, path)
    with opened(path) as checkpoint:
        os.truncate(path, path.stat().st_size - 100)
        with pytest.raises(UnreadableFile, match="incomplete"):
            checkpoint.tensors()["a"].array()


def test_reading_needs_no_pytorch(tmp_path: Path, weights: dict[str, torch.Tensor]) -> None:
    path = tmp_path / "w.pth"
    save_zip(weights, path)
    script = (
        "import sys; from pathlib import Path\n"
        "from joyvasa_desktop.weights.checkpoint import opened\n"
        "with opened(Path(sys.argv[1])) as found: found.tensors()['conv.weight'].array()\n"
        "assert not {'torch', 'safetensors'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
