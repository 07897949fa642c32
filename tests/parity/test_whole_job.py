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
from joyvasa_desktop.presets import PRESETS
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.stages import Stages
from joyvasa_desktop.weights.folders import recognised

PHOTO = paths.samples() / "astronaut.png"
VOICE = paths.samples() / "speech_en_6s.wav"
SHOWN = (1, 6)


@pytest.mark.full_size
def test_a_job_as_published_is_the_same_step_by_step(
    synthetic: Synthetic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = ("liveportrait_?", "joyvasa_motion_hubert", "joyvasa_motion_template")
    root = synthetic.only(tmp_path, *wanted)
    monkeypatch.setattr("joyvasa_desktop.weights.folders.standard_folders", lambda: (root,))
    settings = Settings(engine="joyvasa", device="cpu", end=0.3, **PRESETS["published-page"])
    stages = Stages()
    stages._joyvasa = JoyVASA(root)
    speech, portrait = stages.speech(VOICE, settings), stages.portrait(PHOTO, settings)
    shaped = stages.shaped(stages.motion(VOICE, settings), settings)
    with torch.inference_mode():
        plain = plain_motion(recognised(root), speech.samples, settings)
        assert shaped.values[: len(plain)] == pytest.approx(plain.values, abs=1e-4)
        rows = np.stack([plain.values[i] for i in SHOWN])
        some = type(plain)(rows, plain.reference, plain.lips)
        cut = cutout(portrait, settings)
        expected = plain_frames(recognised(root), some, portrait.picture, cut, settings)
    scene = stages.scene(portrait, settings)
    frames = scene.frames(shaped.at(i / 25) for i in SHOWN)
    for frame, picture in zip(frames, expected, strict=True):
        difference = np.abs(frame.astype(int) - picture)
        assert difference.max() <= 8
        assert difference.mean() <= 0.3
