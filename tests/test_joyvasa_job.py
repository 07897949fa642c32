"""Whole jobs of the JoyVASA engine through the command line, and every file that spoils one."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import odd_files
import pytest
import torch
from generators import generator, template, write

from joyvasa_desktop import cli, engines, paths
from joyvasa_desktop.console import Exit
from joyvasa_desktop.motion.files import read_motion
from joyvasa_desktop.weights.folders import standard_folders, usual_place

VOICE = paths.samples() / "speech_en_4s.wav"
PORTRAITS = ("lp-F", "lp-M", "lp-W", "lp-G", "lp-S")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the user is."""
    folder = tmp_path / "mes vidéos 声"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def weights() -> Path:
    """Where the program looks for models: a small motion generator, and networks of no use."""
    root = standard_folders()[0]
    # More steps than a draft takes.
    files = write(root, generator(steps=20))
    files.checkpoint.rename(root / usual_place("mg"))
    for name in PORTRAITS:
        path = root / usual_place(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save({"first.conv.weight": torch.zeros(2, 2)}, path)
    return root


def motion(*flags: str, voice: Path = VOICE, out: str = "take.npz") -> int:
    arguments = ["motion", str(voice), "--engine", "joyvasa", "-o", out, "--quiet", *flags]
    return cli.run(arguments)


def values(name: str = "take.npz") -> np.ndarray[Any, Any]:
    return read_motion(Path(name)).values


def check_refused(
    arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str], code: Exit
) -> str:
    """One clear sentence and a way out, nothing left behind; returns the text."""
    before = sorted(folder.rglob("*"))
    assert cli.run([*arguments, "--quiet"]) == code
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert len(lines) == 2 and all(line.endswith(".") for line in lines), said.err
    assert sorted(folder.rglob("*")) == before
    return said.err


def test_a_voice_becomes_motion(weights: Path, folder: Path) -> None:
    assert motion("--end", "2", "--fps", "25") == Exit.USAGE
    assert motion("--end", "2") == Exit.OK
    made = read_motion(folder / "take.npz")
    assert made.duration == pytest.approx(2, abs=0.04)
    assert made.origin["source"] == "JoyVASA"
    assert made.origin["model"] == usual_place("mg").name
    assert np.ptp(made.values[:, :63], axis=0).max() > 0


def test_a_seed_is_a_take(weights: Path, folder: Path) -> None:
    for out, seed in (("a", "3"), ("b", "3"), ("c", "4")):
        assert motion("--end", "1", "--seed", seed, out=f"{out}.npz") == Exit.OK
    np.testing.assert_array_equal(values("a.npz"), values("b.npz"))
    assert np.abs(values("a.npz") - values("c.npz")).max() > 1e-3


@pytest.mark.parametrize(
    "flags",
    [
        ("--cfg-scale", "1"),
        ("--sampling", "draft"),
        ("--position", "sequential"),
        ("--head-response", "1"),
        ("--no-aligned",),
        ("--no-model-blinks",),
    ],
)
def test_every_choice_of_the_engine_changes_the_motion(
    flags: tuple[str, ...], weights: Path, folder: Path
) -> None:
    assert motion("--end", "3", out="plain.npz") == Exit.OK
    assert motion("--end", "3", *flags, out="other.npz") == Exit.OK
    plain, other = values("plain.npz"), values("other.npz")
    assert plain.shape != other.shape or np.abs(plain - other).max() > 1e-4


def test_a_quiet_recording_is_heard_better(weights: Path, folder: Path) -> None:
    odd_files.wav(folder / "quiet.wav", odd_files.tone(1) * 1e-3)
    for name, flag in (("a", "--lift-quiet"), ("b", "--no-lift-quiet")):
        quiet = folder / "quiet.wav"
        assert motion(flag, voice=quiet, out=f"{name}.npz") == Exit.OK
    assert np.abs(values("a.npz") - values("b.npz")).max() > 1e-5


@pytest.mark.parametrize("seconds", [0.001, 0.02, 0.05])
def test_a_moment_of_sound_is_a_moment_of_motion(
    seconds: float, weights: Path, folder: Path
) -> None:
    odd_files.wav(folder / "short.wav", odd_files.tone(seconds))
    assert motion(voice=folder / "short.wav") == Exit.OK
    assert 1 <= len(values()) <= 2


def test_more_than_an_hour_of_sound_is_refused(
    weights: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd_files.wav(folder / "long.wav", np.zeros(3601 * 1000), 1000)
    arguments = ["motion", "long.wav", "--engine", "joyvasa"]
    assert "longer than 60 minutes" in check_refused(arguments, folder, capsys, Exit.BAD_INPUT)


Spoil = Callable[[Path], object]


def generator_with(change: Callable[[dict[str, Any]], object]) -> Spoil:
    """Spoils a motion generator in one of its tensors."""

    def spoil(root: Path) -> None:
        tensors = generator()
        change(tensors)
        write(root, tensors).checkpoint.replace(root / usual_place("mg"))

    return spoil


def file(name: str, change: Callable[[bytes], bytes]) -> Spoil:
    """Spoils a file as a whole."""

    def spoil(root: Path) -> None:
        path = root / usual_place(name)
        path.write_bytes(change(path.read_bytes()))

    return spoil


class Evil:
    """Would make a file if somebody unpickled it the careless way."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, ("harm",)


def evil_checkpoint(root: Path) -> None:
    torch.save({"args": Evil(), "model": generator()}, root / usual_place("mg"))


def evil_template(root: Path) -> None:
    (root / usual_place("mt")).write_bytes(pickle.dumps(template() | {"mean_exp": Evil()}))


def other_encoder(root: Path) -> None:
    config = root / "chinese-hubert-base" / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text("utf-8")) | {"hidden_size": 64}))


def no_encoder(root: Path) -> None:
    tensors = {k: v for k, v in generator().items() if not k.startswith("audio_encoder.")}
    write(root, tensors).checkpoint.replace(root / usual_place("mg"))


def set_value(name: str, value: float) -> Spoil:
    return generator_with(lambda tensors: tensors[name].view(-1)[1:2].fill_(value))


LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 414067833\n"

SPOILT: dict[str, tuple[Spoil, str]] = {
    "no generator": (lambda root: (root / usual_place("mg")).unlink(), "lacks one of its models"),
    "no template": (lambda root: (root / usual_place("mt")).unlink(), "motion_template.pkl"),
    "generator cut off": (file("mg", lambda content: content[: len(content) // 2]), "chinese.pt"),
    "generator empty": (file("mg", lambda content: b""), "is empty"),
    "a pointer to the generator": (file("mg", lambda content: LFS), "only says where"),
    "a web page": (file("mg", lambda content: b"<!DOCTYPE html>"), "a web page"),
    "a photo": (file("mg", lambda content: b"\x89PNG\r\n\x1a\n"), "not a checkpoint"),
    "another network": (
        lambda root: torch.save({"a": torch.zeros(2)}, root / usual_place("mg")),
        "chinese.pt",
    ),
    "not a number": (set_value("denoising_net.feature_proj.weight", np.nan), "isn't a number"),
    "infinite": (set_value("audio_encoder.encoder.layer_norm.weight", np.inf), "isn't a number"),
    "far too large": (set_value("denoising_net.motion_dec.2.bias", 3e38), "have no limit"),
    "a tensor missing": (
        generator_with(lambda tensors: tensors.pop("null_audio_feat")),
        "lacks what",
    ),
    "a tensor of another size": (
        generator_with(
            lambda tensors: tensors.update({"start_motion_feat": torch.zeros(1, 3, 60)})
        ),
        "chinese.pt",
    ),
    "another frame rate": (lambda root: with_rate(root, 30), "30 frames a second"),
    "another encoder": (other_encoder, "audio encoder"),
    "no encoder": (no_encoder, "its own encoder lacks"),
    "template cut off": (file("mt", lambda content: content[:100]), "motion_template.pkl"),
    "template of a stranger": (file("mt", lambda content: pickle.dumps([1])), "motion_template"),
    "evil generator": (evil_checkpoint, "chinese.pt"),
    "evil template": (evil_template, "motion_template.pkl"),
}


def with_rate(root: Path, rate: int) -> None:
    path = root / usual_place("mg")
    content = torch.load(path, weights_only=False)
    content["args"].fps = rate
    torch.save(content, path)


def test_without_its_packages_the_engine_says_how_to_add_them(
    weights: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    arguments = ["motion", str(VOICE), "--engine", "joyvasa"]
    said = check_refused(arguments, folder, capsys, Exit.BAD_INPUT)
    assert "PyTorch" in said and "dev.py run --full" in said and "built-in" in said
    assert cli.run(["motion", str(VOICE), "--end", "0.2"]) == Exit.OK


@pytest.mark.parametrize("case", SPOILT)
def test_a_spoilt_model_is_told_in_a_sentence(
    case: str, weights: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, words = SPOILT[case]
    spoil(weights)
    arguments = ["motion", str(VOICE), "--engine", "joyvasa", "--end", "1"]
    assert words in check_refused(arguments, folder, capsys, Exit.BAD_INPUT)
