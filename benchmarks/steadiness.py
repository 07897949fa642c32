"""Picture quality in numbers: folds, background, jumps. All before encoding.

python3 dev.py bench picture
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from benchmarks.pictures import SAMPLE, full_hd
from benchmarks.table import Table
from joyvasa_desktop import paths
from joyvasa_desktop.animate import Studio
from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.render.mesh import MeshRenderer
from joyvasa_desktop.settings import PRESETS, Settings


def run(folder: Path, table: Table) -> None:
    """Draws every frame of the sample job, calm and lively, and looks at the pixels."""
    voice = paths.samples() / "speech_en_6s.wav"
    for name, photo in (("512", SAMPLE), ("1080p", full_hd(folder))):
        for preset in ("natural", "lively"):
            settings = Settings().but(**PRESETS[preset])
            _measure(Studio(), photo, voice, settings, f"{name} {preset}", table)


def _measure(
    studio: Studio, photo: Path, voice: Path, settings: Settings, name: str, table: Table
) -> None:
    portrait = studio.portrait(photo, settings)
    scene = MeshRenderer().prepare(portrait)
    motion = studio.shaped(studio.motion(voice, settings), settings)
    moments = [motion.at(i / 25) for i in range(len(motion))]
    folds = min(scene.least_determinant(moment) for moment in moments)
    outside = np.ones(portrait.picture.shape[:2], bool)
    outside[scene.box.slices] = False
    changed, jumps, before = 0, [0.0], None
    for moment in moments:
        frame = scene.frame(moment)
        changed += int((frame[outside] != portrait.picture[outside]).any(axis=-1).sum())
        if before is not None:
            jumps.append(_fastest(before, frame[scene.box.slices]))
        before = frame[scene.box.slices]
    width = portrait.box[2] - portrait.box[0]
    table.add("picture", f"smallest area factor, {name}", folds, "", ">= 0.1")
    table.add("picture", f"changed pixels outside the box, {name}", changed, "px", "== 0")
    table.add("picture", f"fastest motion, {name}", 100 * max(jumps) / width, "% face", "<= 8")


def _fastest(a: Pixels, b: Pixels) -> float:
    """How far the picture moved from one frame to the next, in pixels (99.5th percentile)."""
    flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST).calc(
        cv2.cvtColor(a, cv2.COLOR_RGB2GRAY), cv2.cvtColor(b, cv2.COLOR_RGB2GRAY), None
    )
    return float(np.percentile(np.linalg.norm(flow, axis=2), 99.5))
