"""Whole jobs of the JoyVASA engine through the command line, and every file that spoils one."""

from __future__ import annotations

import json
import os
import pickle
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import odd_files
import pytest
import torch
from generators import generator, template, write
from painter import Painter
from parity.synthetic import Synthetic, of_published_size
from PIL import Image

from joyvasa_desktop import cli, engines, paths
from joyvasa_desktop.console import Exit
from joyvasa_desktop.course import Course
from joyvasa_desktop.motion.diffusion import MotionGenerator
from joyvasa_desktop.motion.files import read_motion
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.settings import PRESETS
from joyvasa_desktop.video.label import read_label
from joyvasa_desktop.video.read import probe
from joyvasa_desktop.weights.folders import standard_folders, usual_place

VOICE = paths.samples() / "speech_en_4s.wav"
PORTRAITS = ("lp-F", "lp-M", "lp-W", "lp-G")


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


def test_who_asks_for_a_card_that_isn_t_there_is_told_with_the_motion(
    weights: Path,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr("joyvasa_desktop.compute.graphics", list)
    arguments = ["motion", str(VOICE), "--engine", "joyvasa", "--end", "0.5", "--json"]
    for flags, told in ((["--device", "cuda"], 1), ([], 0)):
        assert cli.run([*arguments, *flags]) == Exit.OK
        notes = json.loads(capsys.readouterr().out)["notes"]
        assert len([note for note in notes if "no NVIDIA graphics card" in note]) == told


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


@pytest.fixture
def painter(weights: Path, monkeypatch: pytest.MonkeyPatch) -> Painter:
    painter = Painter()
    monkeypatch.setattr(LivePortrait, "load", lambda *arguments: painter)
    return painter


PHOTO = paths.samples() / "astronaut.png"


def animate(*flags: str, voice: Path = VOICE) -> int:
    arguments = ["animate", str(PHOTO), str(voice), "--engine", "joyvasa", "--device", "cpu"]
    return cli.run([*arguments, *flags])


def pictures(folder: Path) -> list[np.ndarray[Any, Any]]:
    return [np.asarray(Image.open(path)) for path in sorted(folder.glob("*.png"))]


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small networks sample no quicker than is told of."""
    sampled = Course.sampled

    def slowly(course: Course, event: Progress) -> None:
        sampled(course, event)
        time.sleep(0.05)

    monkeypatch.setattr(Course, "sampled", slowly)


@pytest.mark.usefixtures("unhurried")
def test_a_photo_and_a_voice_become_a_video(
    painter: Painter, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert animate("--end", "1.2", "-o", "a.mp4", "--save-motion", "m.npz") == Exit.OK
    said = capsys.readouterr()
    assert said.out.startswith("Saved a.mp4 (1.2 s of video")
    assert said.err.startswith("The JoyVASA engine works on the processor here")
    assert "Finding the motion" in said.err and "Drawing the video" in said.err
    assert sorted(path.name for path in folder.iterdir()) == ["a.mp4", "m.npz"]
    facts = probe(folder / "a.mp4")
    assert (facts.size, facts.frames, facts.fps) == ((512, 512), 30, 25)
    assert facts.audio_duration == pytest.approx(1.2, abs=0.04)
    label = read_label(folder / "a.mp4")
    assert label is not None and label.endswith("compositeWithTrainedAlgorithmicMedia")
    assert read_motion(folder / "m.npz").origin["source"] == "JoyVASA"


def test_frames_are_pasted_where_the_face_is_and_nowhere_else(
    painter: Painter, folder: Path
) -> None:
    with Image.open(PHOTO) as photo:
        square = Image.new("RGB", (1400, 1000), "white")
        square.paste(photo.convert("RGB"), (400, 300))
    square.save(folder / "wide.png")
    flags = ["--engine", "joyvasa", "--end", "0.2", "--format", "png", "-o", "a", "-q"]
    assert cli.run(["animate", "wide.png", str(VOICE), *flags]) == Exit.OK
    frames = pictures(folder / "a")
    assert len(frames) == 5 and frames[0].shape == (1000, 1400, 3)
    before = np.asarray(square)
    for frame in frames:
        changed = (frame != before).any(axis=2)
        rows, columns = np.flatnonzero(changed.any(1)), np.flatnonzero(changed.any(0))
        # The face of the photo is in its upper half, in the middle.
        assert 300 - 60 < rows[0] < rows[-1] < 300 + 400
        assert 400 + 60 < columns[0] < columns[-1] < 400 + 400
        assert frame[400, 625, 2] == 255


@pytest.mark.parametrize(
    "flags", [("--no-paste-back",), ("--preset", "published-command-line"), ("--no-crop",)]
)
def test_the_square_alone(flags: tuple[str, ...], painter: Painter, folder: Path) -> None:
    size = 512
    assert animate("--end", "0.2", *flags, "-o", "a.webm", "-q") == Exit.OK
    assert probe(folder / "a.webm").size == (size, size)


def test_every_preset_makes_a_video(painter: Painter, folder: Path) -> None:
    for name in PRESETS:
        assert animate("--end", "0.2", "--preset", name, "-o", f"{name}.gif", "-q") == Exit.OK
        assert probe(folder / f"{name}.gif").frames == 5


def test_a_template_of_liveportrait_drives_the_photo(painter: Painter, folder: Path) -> None:
    assert motion("--end", "1", out="template.pkl") == Exit.OK
    flags = ("--motion", "template.pkl", "--end", "1", "--format", "png", "-q")
    assert animate(*flags, "-o", "a") == Exit.OK
    brightness = [int(frame[100, 225, 0]) for frame in pictures(folder / "a")]
    assert len(brightness) == 25 and len(set(brightness)) > 5


def test_a_motion_of_this_engine_is_drawn_by_the_other(painter: Painter, folder: Path) -> None:
    assert motion("--end", "0.4") == Exit.OK
    arguments = ["animate", str(PHOTO), str(VOICE), "--end", "0.4", "--size", "64"]
    arguments += ["--engine", "builtin", "--motion", "take.npz", "-o", "a.mp4", "-q"]
    assert cli.run(arguments) == Exit.OK
    assert probe(folder / "a.mp4").frames == 10
    assert painter.drawn == 0


def test_json_tells_that_it_took_the_processor(
    painter: Painter, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert animate("--end", "0.2", "-o", "a.mp4", "--json") == Exit.OK
    said = capsys.readouterr()
    assert said.err == ""
    answer = json.loads(said.out)
    assert answer["output"] == "a.mp4"
    assert any("processor" in note for note in answer["notes"])
    assert {"photo", "speech", "video"} <= set(answer["seconds"])


@pytest.mark.parametrize("frame", [0, 7])
def test_ctrl_c_while_frames_are_drawn_leaves_nothing(
    frame: int, painter: Painter, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(number: int) -> None:
        if number == frame:
            signal.raise_signal(signal.SIGINT)

    painter.at = stop
    assert animate("--end", "2", "-o", "a.mp4") == Exit.STOPPED
    assert "Stopped by you" in capsys.readouterr().err
    assert painter.drawn < 50
    assert not list(folder.iterdir())


def test_ctrl_c_while_motion_is_sampled_leaves_nothing(
    painter: Painter,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    features = MotionGenerator.features
    heard: list[int] = []

    def stop(generator: MotionGenerator, wave: Any) -> torch.Tensor:
        heard.append(1)
        if len(heard) == 3:
            signal.raise_signal(signal.SIGINT)
        return features(generator, wave)

    monkeypatch.setattr(MotionGenerator, "features", stop)
    assert animate("--end", "4", "-o", "a.mp4") == Exit.STOPPED
    assert "nothing was written" in capsys.readouterr().err
    assert not list(folder.iterdir())


def test_a_failure_in_the_middle_of_drawing_is_told_and_leaves_nothing(
    painter: Painter, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(number: int) -> None:
        if number == 3:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory")

    painter.at = fail
    assert animate("--end", "1", "-o", "a.mp4", "-q") == Exit.BAD_INPUT
    assert "isn't enough memory" in capsys.readouterr().err
    assert not list(folder.iterdir())


def networks_with(change: Callable[[Path], object], name: str = "lp-F") -> Spoil:
    def spoil(root: Path) -> None:
        change(root / usual_place(name))

    return spoil


SPOILT_NETWORKS: dict[str, tuple[Spoil, str]] = {
    "another network": (lambda root: None, "feature extractor"),
    "missing": (networks_with(Path.unlink), "lacks one of its models"),
    "a pointer": (file("lp-F", lambda content: LFS), "only says where"),
    "cut off": (file("lp-F", lambda content: content[:200]), "appearance_feature_extractor.pth"),
    "empty": (file("lp-F", lambda content: b""), "is empty"),
    "evil": (
        networks_with(lambda path: torch.save({"first.conv.weight": Evil()}, path)),
        "wasn't opened",
    ),
}


@pytest.mark.parametrize("case", SPOILT_NETWORKS)
def test_a_spoilt_network_is_told_in_a_sentence(
    case: str, weights: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, words = SPOILT_NETWORKS[case]
    spoil(weights)
    arguments = ["animate", str(PHOTO), str(VOICE), "--engine", "joyvasa", "--end", "0.2"]
    assert words in check_refused(arguments, folder, capsys, Exit.BAD_INPUT)


@pytest.fixture
def full_size(tmp_path: Path) -> Synthetic:
    """Synthetic networks of the published size where the program looks for them."""
    synthetic = of_published_size(tmp_path / "synthetic")
    patterns = ("liveportrait_[FGMSW]", "joyvasa_motion_hubert", "joyvasa_motion_template")
    synthetic.only(standard_folders()[0], *patterns, "enc_chinese_hubert")
    return synthetic


@pytest.mark.full_size
def test_a_whole_video_of_the_published_size(full_size: Synthetic, folder: Path) -> None:
    """Its faces are noise, because the weights are; the rest is as with the real ones."""
    arguments = ["animate", str(PHOTO), str(VOICE), "--end", "0.12", "-o", "a", "-q"]
    assert cli.run([*arguments, "--format", "png"]) == Exit.OK
    frames = pictures(folder / "a")
    photo = np.asarray(Image.open(PHOTO).convert("RGB"))
    assert len(frames) == 3
    for frame in frames:
        assert frame.shape == photo.shape
        np.testing.assert_array_equal(frame[-40:], photo[-40:])
        assert (frame != photo).any(axis=2)[60:160, 180:270].mean() > 0.9
    assert np.abs(frames[0].astype(int) - frames[2]).max() > 0
