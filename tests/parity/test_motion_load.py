"""Sound at other rates becomes 16 kHz mono exactly as in the published code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from parity.synthetic import Numbers

from joyvasa_desktop.arrays import Doubles
from joyvasa_desktop.speech.load import load_speech


def stereo() -> Doubles:
    time = np.arange(44_100) / 44_100
    left = 0.5 * np.sin(2 * np.pi * (200 * time + 1500 * time**2))
    return np.stack([left, 0.3 * np.sin(2 * np.pi * 440 * time)], axis=1)


def mono() -> Doubles:
    time = np.arange(35_283) / 48_000
    return 0.4 * np.sin(2 * np.pi * (100 * time + 3000 * time**2))


@pytest.mark.parametrize(
    ("name", "sound", "rate"),
    [("stereo44k_to_16k", stereo(), 44_100), ("mono48k_to_16k", mono(), 48_000)],
)
def test_loading(
    numbers: Callable[[str], Numbers], tmp_path: Path, name: str, sound: Doubles, rate: int
) -> None:
    path = tmp_path / "voice.wav"
    soundfile.write(path, sound.astype(np.float32), rate, subtype="FLOAT")
    wanted = numbers("motion_schedule")[f"load/{name}"]
    np.testing.assert_allclose(load_speech(path).samples, wanted, rtol=0, atol=1e-6)
