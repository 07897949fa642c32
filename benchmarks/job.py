"""A whole job of the JoyVASA engine, in the product's form against the plain one.

The plain form does one thing after another, each as its specification states it: the encoder and
all steps of a window, then frame by frame warping, drawing and pasting of the whole picture, all
frames kept in memory, and encoding at the end. Both find the face and read the files in the same
way. Weights are synthetic, of the published size (see `benchmarks/networks.py`).

python3 dev.py bench job
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from benchmarks.networks import synthetic_weights
from benchmarks.pictures import SAMPLE
from benchmarks.table import Table
from joyvasa_desktop import paths
from joyvasa_desktop.animate import Studio
from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.motion.diffusion import SILENCE
from joyvasa_desktop.motion.generated import Take, load_ranges
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.motion.noise import NamedNoise
from joyvasa_desktop.motion.schedule import schedule
from joyvasa_desktop.photo.cutting import cutout
from joyvasa_desktop.photo.portrait import Cutout
from joyvasa_desktop.render.application import Application, Options
from joyvasa_desktop.render.networks.keypoints import refined, transformed
from joyvasa_desktop.render.networks.pictures import photo_tensor, pixels
from joyvasa_desktop.render.pasting import edge_mask
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.speech.encoder import Shape, empty
from joyvasa_desktop.speech.features import Windows, pad_audio
from joyvasa_desktop.speech.soundtrack import blocks, layout
from joyvasa_desktop.video.options import VideoOptions
from joyvasa_desktop.video.sound import Sound
from joyvasa_desktop.video.write import VideoWriter
from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.folders import recognised
from joyvasa_desktop.weights.modules import as_tensor

WINDOW, STEPS = 100, 50
"""Frames of a window, and steps of the published schedule."""

_NEEDED = ("liveportrait_?", "joyvasa_motion_hubert", "joyvasa_motion_template")

FRAMES = 8
"""Of the video; the plain form needs half a minute for them on two cores."""


def run(folder: Path, table: Table) -> None:
    """Each form in a process of its own; the peak is what the system says of it."""
    synthetic = synthetic_weights(folder)
    if synthetic is None:
        return
    home = folder / "home"
    synthetic.only(home / "JoyVASA Desktop" / "weights", *_NEEDED)
    found = {form: _measured(form, home, folder / f"{form}.mp4") for form in ("plain", "product")}
    for form, (seconds, peak) in found.items():
        table.add("job", f"{FRAMES} frames of JoyVASA, {form}", seconds, "s")
        table.add("job", f"peak memory, {form}", peak, "MiB")
    faster = found["plain"][0] / found["product"][0]
    table.add("job", "the whole job is faster than plain", faster, "x", ">= 1.5")


def _measured(form: str, home: Path, out: Path) -> tuple[float, float]:
    """Seconds and MiB."""
    done = subprocess.run(
        [sys.executable, "-c", f"from benchmarks.job import {form}; {form}()", str(out)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_DATA_HOME": str(home), "LOCALAPPDATA": str(home)},
    )
    seconds, peak = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak


def _files() -> tuple[Path, Path, Settings]:
    """Voice, result and settings of a form that runs in a process of its own."""
    settings = Settings(engine="joyvasa", device="cpu", end=FRAMES / 25, overwrite=True)
    return paths.samples() / "speech_en_6s.wav", Path(sys.argv[1]), settings


def product() -> None:
    """The job as users have it."""
    voice, out, settings = _files()
    began = time.perf_counter()
    Studio().animate(SAMPLE, voice, out, settings)
    _print(time.perf_counter() - began)


def plain() -> None:
    """The same job step by step."""
    voice, out, settings = _files()
    began = time.perf_counter()
    studio = Studio()
    portrait, speech = studio.portrait(SAMPLE, settings), studio.speech(voice, settings)
    cut = cutout(portrait, settings)
    with torch.inference_mode():
        motion = _plain_motion(speech.samples, settings)
        frames = _plain_frames(motion, portrait.picture, cut, settings)
    rate, channels = layout(speech)
    sound = Sound(rate, channels, blocks(speech), speech.duration)
    height, width = portrait.picture.shape[:2]
    options = VideoOptions.from_settings(settings)
    with VideoWriter(out, (width, height), len(frames), sound, options) as video:
        for frame in frames:
            video.write(frame)
    _print(time.perf_counter() - began)


def _print(seconds: float) -> None:
    status = Path("/proc/self/status")
    text = status.read_text("ascii") if status.exists() else "VmHWM: 0"
    found = re.search(r"VmHWM:\s*(\d+)", text)
    print(json.dumps([seconds, int(found[1]) / 1024 if found else 0.0]))


def _plain_motion(samples: Floats, settings: Settings) -> Motion:
    """One window, as published: the encoder, all steps, ranges and the calm head."""
    from tests.parity.plain_motion import PlainDenoiser, plain_sample

    files = recognised()
    tensors = _tensors(files.path("mg"), "model")
    encoder = empty(Shape())
    start, unused = "audio_encoder.", "masked_spec_embed"
    encoder.load_state_dict(
        {
            name.removeprefix(start): tensor
            for name, tensor in tensors.items()
            if name.startswith(start) and not name.endswith(unused)
        },
        assign=True,
    )
    encoder.eval()
    window = Windows(samples, WINDOW, SILENCE, "zero")
    rows = encoder(pad_audio(torch.from_numpy(window[0][None]))).last_hidden_state
    heard = rows.unflatten(1, (-1, 2)).mean(2)[0]
    weight, bias = (tensors[f"audio_feature_map.{part}"] for part in ("weight", "bias"))
    features = torch.nn.functional.linear(heard, weight, bias)
    plan = schedule(STEPS)
    scale = settings.cfg_scale
    raw = plain_sample(PlainDenoiser(tensors), plan, tensors, features, NamedNoise(), scale)
    ranges = load_ranges(files.path("mt"))
    return Take(raw.numpy(), window.kept, len(samples), 2, ranges).motion()


def _plain_frames(motion: Motion, picture: Pixels, cut: Cutout, settings: Settings) -> list[Pixels]:
    from tests.parity import plain_networks as plainly

    files = recognised()
    weights = {letter: _tensors(files.path(f"lp-{letter}")) for letter in "FMWG"}
    image = photo_tensor(cut.image)
    features = plainly.appearance(weights["F"], image)
    info = refined(plainly.motion(weights["M"], image))
    still = transformed(info)
    options = replace(Options.of(settings), stitching=False)
    application = Application(info, lambda source, driving: driving, None, options)
    mask = _whole(np.repeat(edge_mask()[..., None], 3, 2), cut, picture).astype(np.float32) / 255
    frames: list[Pixels] = []
    for row in motion.values:
        moved = application.keypoints(row[None], motion.reference, motion.lips)
        warped, _, _ = plainly.warping(weights["W"], features, still, moved)
        drawn = _whole(pixels(plainly.generator(weights["G"], warped))[0], cut, picture)
        frames.append((mask * drawn + (1 - mask) * picture).clip(0, 255).astype(np.uint8))
    return frames


def _whole(frame: Pixels, cut: Cutout, picture: Pixels) -> Pixels:
    """A drawn frame where it lies in the picture, black around it."""
    height, width = picture.shape[:2]
    return cv2.warpAffine(frame, cut.to_picture[:2], (width, height)).astype(np.uint8)


def _tensors(path: Path, part: str = "") -> dict[str, Tensor]:
    with opened(path) as file:
        found = file.tensors(part) if part else file.tensors()
        return {name: as_tensor(name, stored, path.name) for name, stored in found.items()}
