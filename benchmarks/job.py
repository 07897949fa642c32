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
from pathlib import Path

import torch

from benchmarks.networks import synthetic_weights
from benchmarks.pictures import SAMPLE
from benchmarks.table import Table
from joyvasa_desktop import paths
from joyvasa_desktop.animate import Studio
from joyvasa_desktop.compute import exact
from joyvasa_desktop.photo.cutting import cutout
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.speech.soundtrack import blocks, layout
from joyvasa_desktop.video.options import VideoOptions
from joyvasa_desktop.video.sound import Sound
from joyvasa_desktop.video.write import VideoWriter
from joyvasa_desktop.weights.folders import recognised

_NEEDED = ("liveportrait_?", "joyvasa_motion_hubert", "joyvasa_motion_template")

FRAMES = 25
"""Of the video, a second of it; the plain form needs two minutes for them on two cores."""

ON_CARD = 90
"""The same with a graphics card: nearly all of one window."""


def run(folder: Path, table: Table) -> None:
    """Each form in a process of its own; the peak is what the system says of it."""
    synthetic = synthetic_weights(folder)
    if synthetic is None:
        return
    home = folder / "home"
    synthetic.only(home / "JoyVASA Desktop" / "weights", *_NEEDED)
    found = {form: _measured(form, home, folder / f"{form}.mp4") for form in ("plain", "product")}
    for form, (seconds, peak, _) in found.items():
        table.add("job", f"{FRAMES} frames of JoyVASA, {form}", seconds, "s")
        table.add("job", f"peak memory, {form}", peak, "MiB")
    faster = found["plain"][0] / found["product"][0]
    table.add("job", "the whole job is faster than plain", faster, "x", ">= 1.5")
    if torch.cuda.is_available():
        _on_card(home, folder, table)


def _on_card(home: Path, folder: Path, table: Table) -> None:
    """The same with a graphics card; reading the files counts, as it does for users."""
    out = folder / "card.mp4"
    before, _, reserved = _measured("plain", home, out, "cuda", "float32")
    table.add("card", f"{ON_CARD} frames of JoyVASA, plain float32", before, "s")
    table.add("card", "plain float32: reserved by the whole job", reserved, "GB")
    for precision in ("float32", "float16"):
        seconds, _, reserved = _measured("product", home, out, "cuda", precision)
        table.add("card", f"{ON_CARD} frames of JoyVASA, {precision}", seconds, "s")
        table.add("card", f"{precision}: whole job faster than plain", before / seconds, "x")
        wanted = "<= 3.0" if precision == "float16" else ""
        table.add("card", f"{precision}: reserved by the whole job", reserved, "GB", wanted)


def _measured(
    form: str, home: Path, out: Path, device: str = "cpu", precision: str = "auto"
) -> tuple[float, float, float]:
    """Seconds, MiB of the process, and GB that PyTorch reserved on a graphics card."""
    code = f"from benchmarks.job import {form}; {form}()"
    done = subprocess.run(
        [sys.executable, "-c", code, str(out), device, precision],
        check=True,
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": "tests",
            "XDG_DATA_HOME": str(home),
            "LOCALAPPDATA": str(home),
        },
    )
    seconds, peak, reserved = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak, reserved


def _files() -> tuple[Path, Path, Settings]:
    """Voice, result and settings of a form that runs in a process of its own."""
    out, device, precision = sys.argv[1:]
    settings = Settings(
        engine="joyvasa",
        device=device,
        precision=precision,
        end=(FRAMES if device == "cpu" else ON_CARD) / 25,
        overwrite=True,
    )
    return paths.samples() / "speech_en_6s.wav", Path(out), settings


def product() -> None:
    """The job as users have it."""
    voice, out, settings = _files()
    began = time.perf_counter()
    Studio().animate(SAMPLE, voice, out, settings)
    _print(time.perf_counter() - began)


def plain() -> None:
    """The same job step by step."""
    from parity.plain_job import plain_frames, plain_motion

    voice, out, settings = _files()
    began = time.perf_counter()
    exact()
    torch.set_default_device(settings.device)
    studio = Studio()
    portrait, speech = studio.portrait(SAMPLE, settings), studio.speech(voice, settings)
    cut = cutout(portrait, settings)
    with torch.inference_mode():
        files = recognised()
        motion = plain_motion(files, speech.samples, settings)
        frames = plain_frames(files, motion, portrait.picture, cut, settings)
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
    reserved = torch.cuda.max_memory_reserved() / 1e9 if torch.cuda.is_available() else 0.0
    print(json.dumps([seconds, int(found[1]) / 1024 if found else 0.0, reserved]))
