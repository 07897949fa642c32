"""The doctor on the JoyVASA engine: what is there, what is not, what is damaged, and what to do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
import torch
from generators import generator, write
from small_models import body, use_small_models
from small_packs import Machine, SmallPack

from joyvasa_desktop import device, doctor_engine
from joyvasa_desktop.compute import Compute
from joyvasa_desktop.doctor_engine import MODELS, card_text, examine_engine
from joyvasa_desktop.finding import Finding
from joyvasa_desktop.gpu_pack.state import PackState
from joyvasa_desktop.render.precision import Trials
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.folders import NEEDED, standard_folders, usual_place
from joyvasa_desktop.weights.store import State, Store

NETWORK = b"\x08\x06\x3a\x64" + bytes(100)
"""An ONNX file as its outermost fields are: a version, and a network of a hundred bytes."""


@pytest.fixture
def weights() -> Path:
    """A folder with all files; small, and each one what its name says."""
    root = standard_folders()[0]
    files = write(root)
    files.checkpoint.rename(root / usual_place("mg"))
    for name in MODELS["human"]:
        path = root / usual_place(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".pth":
            tensors = {"a": torch.zeros(2)}
            torch.save({"retarget_shoulder": tensors} if name == "lp-S" else tensors, path)
        elif path.suffix == ".onnx":
            path.write_bytes(NETWORK)
    return root


def what(name: str) -> str:
    """What the doctor calls a file."""
    return catalogue().files[name].what


def found() -> dict[str, Finding]:
    return {finding.name: finding for finding in examine_engine()}


def test_what_was_never_there_is_not_missing() -> None:
    findings = found()
    assert {finding.state for finding in findings.values()} == {"ok", "info"}
    assert "936 MB, not there yet" in findings["state"].text
    for name in MODELS["human"]:
        text = findings[what(name)].text
        assert text.startswith(f"no {usual_place(name).as_posix()} (")
        assert ("(needed)" in text) == (name in NEEDED["human"])
    assert "models get animal" in findings["models for animals"].text


def test_what_is_there_is_named_with_its_size_and_place(weights: Path) -> None:
    findings = found()
    assert findings["state"].text == "ready, for people"
    assert {finding.state for finding in findings.values()} == {"ok", "info"}
    for name in MODELS["human"]:
        size, version, place = findings[what(name)].text.split(", ")
        assert size.endswith("B") and place.startswith("~")
        assert version == "another version"
        assert place.endswith(str(usual_place(name)))
    assert findings["audio encoder"].text.startswith("inside the motion generator (hubert_zh, ")


def test_every_file_that_serves_is_looked_at() -> None:
    bundles = ("human", "faces", "animal", "animal-points")
    looked_at = {*MODELS["human"], *MODELS["animal"]}
    assert set(catalogue().ids(bundles)) - looked_at == {"hub-cfg"}
    assert set(NEEDED["human"]) <= set(MODELS["human"])


def test_animals_files_are_told_when_there_are_any(weights: Path) -> None:
    path = weights / usual_place("an-F")
    path.parent.mkdir(parents=True)
    torch.save({"a": torch.zeros(2)}, path)
    findings = found()
    assert "another version" in findings[what("an-F")].text
    assert "(needed)" in findings[what("an-M")].text
    assert "by hand" in findings[what("xpose")].text
    assert "models for animals" not in findings


def test_the_first_version_for_animals_is_told_where_it_works(weights: Path) -> None:
    store = Store()
    for name in ("an0-F", "an0-M", "an0-W", "an0-G"):
        store.place(name).parent.mkdir(parents=True, exist_ok=True)
        torch.save({"a": torch.zeros(2)}, store.place(name))
    findings = found()
    assert findings["state"].text == "ready, for people and animals"
    assert "base_models" in findings[what("an0-G")].text
    assert what("an-G") not in findings and "by hand" in findings[what("xpose")].text


def test_what_a_download_has_brought_so_far_is_told() -> None:
    store = Store()
    part = store.arriving("lp-G")
    part.parent.mkdir(parents=True)
    part.write_bytes(bytes(5000))
    finding = found()[what("lp-G")]
    assert finding.state == "info" and "5 kB of it have come" in finding.text


def test_a_file_with_other_content_is_damaged_once_that_was_found_out(weights: Path) -> None:
    use_small_models()
    path = weights / usual_place("if-det")
    path.write_bytes(NETWORK + bytes(len(body("if-det")) - len(NETWORK)))
    assert found()[what("if-det")].state == "ok"
    assert Store().check(["if-det"])[0].state is State.DAMAGED
    finding = found()[what("if-det")]
    assert finding.state == "missing" and "not the right content" in finding.text
    assert finding.advice == 'Get it again with "joyvasa-desktop models get faces".'


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut off": (lambda content: content[: len(content) // 2], ""),
    "empty": (lambda content: b"", "empty"),
    "a pointer": (lambda content: b"version https://git-lfs.github.com/spec/v1\n", "only says"),
    "a web page": (lambda content: b"<!DOCTYPE html><html>", "web page"),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("name", ["mg", "lp-G"])
def test_a_damaged_file_is_told_with_a_way_out(name: str, damage: str, weights: Path) -> None:
    change, words = DAMAGE[damage]
    path = weights / usual_place(name)
    path.write_bytes(change(path.read_bytes()))
    finding = found()[what(name)]
    assert finding.state == "missing" and finding.advice
    assert path.name in finding.text and words in finding.text
    assert str(Path.home()) not in finding.text
    assert found()["state"].text == f"not ready: see {what(name)} below"
    assert ("audio encoder" in found()) == (name != "mg")


def test_a_damaged_finder_of_animals_does_not_stop_the_work_with_people(weights: Path) -> None:
    path = weights / usual_place("xpose")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    findings = found()
    assert findings[what("xpose")].state == "missing"
    assert findings["state"].text == "ready, for people"
    (weights / usual_place("lp-S")).write_bytes(b"")
    assert found()["state"].text == f"not ready: see {what('lp-S')} below"


def test_damaged_networks_for_animals_leave_people_ready(weights: Path) -> None:
    for name in NEEDED["animal"]:
        path = weights / usual_place(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.startswith("an-"):
            torch.save({"a": torch.zeros(2)}, path)
    assert found()["state"].text == "ready, for people and animals"
    (weights / usual_place("an-G")).write_bytes(b"")
    assert found()["state"].text == "ready, for people"


@pytest.mark.parametrize("name", ["mg", "lp-S", "mt"])
def test_a_file_in_another_s_place(name: str, weights: Path) -> None:
    torch.save({"model": {"b": 1}, "args": 2}, weights / usual_place(name))
    finding = found()[what(name)]
    assert finding.state == "missing" and "isn't the checkpoint" in finding.text


@pytest.mark.parametrize("content", [b"", b"version https://git-lfs", b"<html>"])
def test_a_finder_that_is_no_network(content: bytes, weights: Path) -> None:
    (weights / usual_place("if-det")).write_bytes(content)
    finding = found()["face detector"]
    assert finding.state == "missing" and "isn't an ONNX network" in finding.text


def test_a_generator_without_an_encoder_names_the_folder_it_wants(weights: Path) -> None:
    tensors = {k: v for k, v in generator().items() if not k.startswith("audio_encoder.")}
    write(weights, tensors).checkpoint.rename(weights / usual_place("mg"))
    assert found()["audio encoder"].text.startswith("hubert_zh, ~")
    (weights / "chinese-hubert-base" / "config.json").unlink()
    finding = found()["audio encoder"]
    assert finding.state == "missing" and "hubert_zh" in finding.text
    assert "models get hubert-weights" in finding.advice


def test_packages_that_are_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(doctor_engine, "version", none)
    assert found()["torch"] == Finding("JoyVASA engine", "torch", "info", "not installed")


CARD = "NVIDIA Something, driver 550.54, PyTorch 2.13"


def with_card(monkeypatch: pytest.MonkeyPatch, compute: Compute) -> None:
    monkeypatch.setattr("joyvasa_desktop.compute.chosen", lambda settings: compute)
    monkeypatch.setattr("joyvasa_desktop.compute.card_identity", lambda: CARD)


def test_a_card_is_named_with_what_was_found_out_about_16_bits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_card(monkeypatch, Compute("cuda", "float16", 6_000_000_000))
    assert card_text() == f"{CARD}; 16 bits will be tried with the first video"
    Trials().remember(CARD, 61.2)
    assert card_text() == f"{CARD}; 16 bits are used (alike to 61 dB)"
    Trials().remember(CARD, 12.0)
    assert card_text() == f"{CARD}; 16 bits are not used (alike to 12 dB)"


def test_a_card_that_cant_be_used_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    with_card(monkeypatch, Compute("cpu", "float32", 1, ("Install another driver.",)))
    assert card_text() == "the processor. Install another driver."


def test_the_card_is_asked_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found()["runs on"].text == "the processor"
    monkeypatch.setattr(device, "graphics", lambda: [device.Graphics("A card", 8 << 30)])
    # The other process knows nothing of that card, and sees what there really is.
    text = found()["runs on"].text
    assert text.startswith("the processor") or "16 bits" in text


def test_a_process_that_dies_or_is_silent_ends_no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "graphics", lambda: [device.Graphics("A card", 8 << 30)])
    monkeypatch.setattr(doctor_engine, "_tell_card", abort)
    assert found()["runs on"].text == "PyTorch can't be loaded"
    monkeypatch.setattr(doctor_engine, "_tell_card", sleep)
    monkeypatch.setattr(doctor_engine, "_PATIENCE", 0.2)
    assert found()["runs on"].text == "it doesn't answer"


def abort(_answer: object) -> None:
    """Stands for a driver that takes its process down."""
    os._exit(3)


def sleep(_answer: object) -> None:
    """Stands for a driver that hangs."""
    time.sleep(600)


def test_nothing_of_the_engine_is_loaded() -> None:
    script = (
        "import sys; from joyvasa_desktop.doctor_engine import examine_engine\n"
        "list(examine_engine())\n"
        "assert not {'torch', 'transformers'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_packaged_program_tells_its_build_and_its_pack(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert {"build", "GPU pack"}.isdisjoint(found())
    machine = Machine(monkeypatch)
    assert found()["build"].text == "for processors"
    assert "knows no GPU pack" in found()["GPU pack"].text
    machine.offer(SmallPack())
    assert found()["GPU pack"].text.endswith('kB to get with "joyvasa-desktop gpu get"')
    machine.build("2.13.0+cu130", "13.0")
    assert found()["build"].text == "for NVIDIA cards" and "GPU pack" not in found()


@pytest.mark.parametrize(
    ("active", "why", "expected"),
    [(True, "", "in use"), (False, "There is no card.", "not in use: There is no card.")],
)
def test_a_pack_that_is_there_is_told_with_what_it_holds(
    active: bool, why: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(monkeypatch)
    (pack,) = machine.offer(SmallPack())
    now = PackState("ready", pack, 0, 5, Path(), active, why)
    monkeypatch.setattr(doctor_engine, "pack_state", lambda: now)
    assert found()["GPU pack"].text == f"cu130, CUDA 13.0, PyTorch 2.13.0, {expected}"
