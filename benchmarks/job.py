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
        env={
            **os.environ,
            "PYTHONPATH": "tests",
            "XDG_DATA_HOME": str(home),
            "LOCALAPPDATA": str(home),
        },
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
    from parity.plain_job import plain_frames, plain_motion

    voice, out, settings = _files()
    began = time.perf_counter()
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
    print(json.dumps([seconds, int(found[1]) / 1024 if found else 0.0]))
