"""Seven seconds of speech through the complete generator, against the published code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from parity.motion_models import LIMIT, error, generator
from parity.synthetic import Numbers, Synthetic

from joyvasa_desktop.arrays import AnyArray, Floats
from joyvasa_desktop.motion.motion import EXPRESSION, PITCH, ROLL, SCALE, TRANSLATION, YAW, Motion
from joyvasa_desktop.motion.template import rotation

RAW = {"smooth": 1.0}
OPTIONS: dict[str, dict[str, Any]] = {
    "tiny/smooth": {},
    "tiny/raw": RAW,
    "tiny/raw_sequential_pe": {"position": "sequential", "cfg_scale": 2.0, **RAW},
    "tiny/raw_nopad": {"silence": (0, 0), **RAW},
    "short/raw": RAW,
    "tiny500/raw": RAW,
    "hubert/smooth": {},
}
CASES = [
    pytest.param(name, marks=pytest.mark.full_size) if name.startswith("hubert") else name
    for name in OPTIONS
]


@pytest.fixture(scope="module")
def goldens(numbers: Callable[[str], Numbers]) -> Numbers:
    return numbers("motion_sequence")


@pytest.fixture(scope="module")
def voice(goldens: Numbers) -> Floats:
    samples: Floats = goldens["audio_int16"].astype(np.float32) / 32768
    return samples


def quantities(motion: Motion) -> dict[str, AnyArray]:
    """The quantities of the published file, by frame."""
    values = motion.values
    angles = (values[:, each] for each in (PITCH, YAW, ROLL))
    return {
        "exp": values[:, EXPRESSION],
        "scale": values[:, SCALE, None],
        "t": values[:, TRANSLATION],
        "pitch": values[:, PITCH, None],
        "yaw": values[:, YAW, None],
        "roll": values[:, ROLL, None],
        "R": rotation(*angles).reshape(-1, 9),
    }


@pytest.mark.parametrize("case", CASES)
def test_every_quantity_of_every_frame(
    synthetic: Synthetic, goldens: Numbers, voice: Floats, case: str
) -> None:
    model = "tiny" if case.startswith("short") else case.split("/")[0]
    if case.startswith("short"):
        offset, length = goldens["short/offset_length"]
        voice = voice[offset : offset + length]
    motion = generator(synthetic, model).generate(voice, aligned=False, **OPTIONS[case])
    assert len(motion) == goldens[f"{case}/n_frames"]
    compared = 0
    for name, found in quantities(motion).items():
        if f"{case}/{name}" in goldens.arrays:
            wanted = goldens[f"{case}/{name}"]
            thin = round(len(motion) / len(wanted))
            assert error(found[::thin], wanted) < LIMIT, name
            compared += 1
    assert compared >= 2


def test_raw_windows(synthetic: Synthetic, goldens: Numbers, voice: Floats) -> None:
    raw = np.concatenate(list(generator(synthetic, "tiny").windows(voice)))
    assert error(raw[::2], goldens["tiny/smooth/coef"]) < LIMIT


def test_the_lead_of_80_ms_is_removed(
    synthetic: Synthetic, goldens: Numbers, voice: Floats
) -> None:
    made = generator(synthetic, "tiny")
    take = made.take(list(made.windows(voice)), voice)
    published, aligned = take.motion(aligned=False), take.motion()
    assert len(aligned) == len(voice) // 640
    np.testing.assert_array_equal(aligned.values, published.values[2 : 2 + len(aligned)])
    np.testing.assert_array_equal(aligned.reference, published.values[0])
