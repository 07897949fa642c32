"""Schedules, tables, padding and windows against the numbers of the published code."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from parity.synthetic import Numbers, Synthetic

from joyvasa_desktop.motion.noise import NamedNoise
from joyvasa_desktop.motion.schedule import schedule
from joyvasa_desktop.motion.transformer import is_diagonal, sine_table
from joyvasa_desktop.speech.features import Windows, pad_audio

KINDS = [("cosine", 10), ("cosine", 50), ("cosine", 500)]
KINDS += [("linear", 50), ("quadratic", 50), ("sigmoid", 50)]
FIELDS = {
    "alphas": "alphas",
    "alpha_bars": "alpha_bars",
    "flexible": "sigmas_flex",
    "posterior": "sigmas_inflex",
}


@pytest.fixture(scope="module")
def goldens(numbers: Callable[[str], Numbers]) -> Numbers:
    return numbers("motion_schedule")


@pytest.mark.parametrize(("kind", "steps"), KINDS)
def test_schedules_are_the_same_to_the_bit(goldens: Numbers, kind: str, steps: int) -> None:
    made = schedule(steps, kind)
    for field, name in FIELDS.items():
        np.testing.assert_array_equal(getattr(made, field), goldens[f"sched/{kind}{steps}/{name}"])
    assert made.steps == steps


@pytest.mark.parametrize("width", [64, 256])
def test_the_sine_table(goldens: Numbers, width: int) -> None:
    rows = sine_table(600, width)[goldens[f"pe/{width}/rows"]]
    np.testing.assert_allclose(rows, goldens[f"pe/{width}/values"], atol=1e-6)


def test_the_published_mask_lets_every_frame_see_its_own_sound_only(goldens: Numbers) -> None:
    assert is_diagonal(~torch.from_numpy(goldens["mask/T110_w1_e0"]))
    assert not is_diagonal(~torch.from_numpy(goldens["mask/T12_w1_e1"]))


def test_padding_for_the_encoder(goldens: Numbers) -> None:
    for length, expected in zip(goldens["pad/lengths"], goldens["pad/out_lengths"], strict=True):
        padded = pad_audio(torch.arange(int(length), dtype=torch.float32)[None])[0]
        assert len(padded) == expected
        np.testing.assert_array_equal(padded[:90], goldens[f"pad/{length}/head"])
        np.testing.assert_array_equal(padded[-90:], goldens[f"pad/{length}/tail"])


def test_every_plan_of_windows(goldens: Numbers) -> None:
    plans = [dict(zip(goldens["plan/columns"], row, strict=True)) for row in goldens["plan/rows"]]
    assert len(plans) > 200
    for plan in plans:
        silence = int(plan["lead"]), int(plan["tail"])
        windows = Windows(np.zeros(plan["n_samples"], np.float32), 100, silence)
        assert (len(windows), windows.kept) == (plan["n_windows"], plan["n_frames"]), plan


def test_noise_has_the_published_streams(synthetic: Synthetic) -> None:
    noise, shape = NamedNoise(0), (1, 100, 73)
    np.testing.assert_array_equal(noise.initial(shape), synthetic.noise("motion:xT", *shape))
    np.testing.assert_array_equal(noise.step(3, 7, shape), synthetic.noise("motion:w3:t7", *shape))
