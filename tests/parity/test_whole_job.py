"""The engine from photo and voice to frames, against the same job stated plainly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from parity.plain_job import plain_frames, plain_motion
from parity.synthetic import Synthetic

from joyvasa_desktop import paths
from joyvasa_desktop.joyvasa import JoyVASA
from joyvasa_desktop.photo.cutting import cutout
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.presets import PRESETS
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.stages import Stages
from joyvasa_desktop.weights.folders import recognised

PHOTO = paths.samples() / "astronaut.png"
CAT = paths.samples() / "chelsea.png"
VOICE = paths.samples() / "speech_en_6s.wav"
SHOWN = (1, 6)


def check(
    root: Path,
    photo: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    points: Path | None,
) -> None:
    """Draws some frames of a job in both ways and compares them."""
    monkeypatch.setattr("joyvasa_desktop.weights.folders.standard_folders", lambda: (root,))
    stages = Stages()
    stages._joyvasa = JoyVASA(root)
    placed = None if points is None else read_points(points)
    speech, portrait = stages.speech(VOICE, settings), stages.portrait(photo, settings, placed)
    shaped = stages.shaped(stages.motion(VOICE, settings), settings)
    with torch.inference_mode():
        plain = plain_motion(recognised(root), speech.samples, settings)
        assert shaped.values[: len(plain)] == pytest.approx(plain.values, abs=1e-4)
        rows = np.stack([plain.values[i] for i in SHOWN])
        some = type(plain)(rows, plain.reference, plain.lips)
        cut = cutout(portrait, settings)
        files, kind = recognised(root), portrait.kind
        expected = plain_frames(files, some, portrait.picture, cut, settings, kind)
    scene = stages.scene(portrait, settings)
    frames = scene.frames(shaped.at(i / 25) for i in SHOWN)
    for frame, picture in zip(frames, expected, strict=True):
        difference = np.abs(frame.astype(int) - picture)
        assert difference.max() <= 8
        assert difference.mean() <= 0.3


@pytest.mark.full_size
def test_a_job_as_published_is_the_same_step_by_step(
    synthetic: Synthetic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = ("liveportrait_?", "joyvasa_motion_hubert", "joyvasa_motion_template")
    root = synthetic.only(tmp_path, *wanted)
    settings = Settings(engine="joyvasa", device="cpu", end=0.3, **PRESETS["published-page"])
    check(root, PHOTO, settings, monkeypatch, None)


@pytest.mark.full_size
def test_a_job_with_an_animal_is_the_same_step_by_step(
    synthetic: Synthetic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = ("animal_?", "joyvasa_motion_hubert", "joyvasa_motion_template")
    root = synthetic.only(tmp_path, *wanted)
    values = {**PRESETS["published-page"], "mode": "animal", "engine": "joyvasa"}
    settings = Settings(device="cpu", end=0.3, **values)
    check(root, CAT, settings, monkeypatch, CAT.with_name("chelsea.points.json"))
