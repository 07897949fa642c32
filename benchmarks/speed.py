"""Frames per second, and the whole job as a ratio to the sound's length.

python3 dev.py bench speed
"""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.pictures import SAMPLE, full_hd
from benchmarks.table import Table
from benchmarks.voices import three_voices
from joyvasa_desktop import paths
from joyvasa_desktop.animate import Studio
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.video.read import probe

_FRAMES = 150


def run(folder: Path, table: Table) -> None:
    """Measures rendering alone and whole jobs, at 512 x 512 and 1920 x 1080."""
    voices = {"sample": paths.samples() / "speech_en_6s.wav"}
    voices |= {name: path for name, (_, path) in three_voices(folder).items()}
    for size, photo in (("512x512", SAMPLE), ("1920x1080", full_hd(folder))):
        table.add("speed", f"rendering {size}", _frames_per_second(photo, voices["sample"]), "fps")
        for name, voice in voices.items():
            ratio = _job_ratio(photo, voice, folder / f"{name}-{size}.mp4")
            limit = "<= 0.5" if size == "512x512" else "<= 1.0"
            table.add("speed", f"whole job {size}, {name} voice", ratio, "x sound", limit)


def _frames_per_second(photo: Path, voice: Path) -> float:
    settings, studio = Settings(), Studio()
    scene = studio.scene(studio.portrait(photo, settings), settings)
    motion = studio.shaped(studio.motion(voice, settings), settings)
    scene.frame(motion.at(0.0))
    began = time.perf_counter()
    for i in range(_FRAMES):
        scene.frame(motion.at(i / 25))
    return _FRAMES / (time.perf_counter() - began)


def _job_ratio(photo: Path, voice: Path, out: Path) -> float:
    """A job in a fresh studio: loading, finding the face, cutting out, drawing, encoding."""
    began = time.perf_counter()
    result = Studio().animate(photo, voice, out, Settings(overwrite=True))
    seconds = time.perf_counter() - began
    return seconds / probe(result.path).duration
