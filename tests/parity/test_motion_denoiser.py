"""Single predictions of the denoiser against the published code, at both position terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
import torch
from parity.motion_models import LIMIT, MODELS, error, generator
from parity.synthetic import Numbers, Synthetic

from joyvasa_desktop.motion.transformer import Position

STEPS = {"tiny": (1, 2, 25, 50), "tiny500": (3, 499), "hubert": (1, 25, 50)}
STEPS["wav2vec2"] = (1, 250, 500)
MIXED = {"tiny": (1, 50), "tiny500": (3, 499), "hubert": (1, 50), "wav2vec2": (1, 500)}


def predict(
    synthetic: Synthetic, model: str, step: int | torch.Tensor, position: Position
) -> torch.Tensor:
    """One prediction for the named inputs."""
    made = generator(synthetic, model)
    size = made.sizes

    def named(what: str, rows: int, columns: int) -> torch.Tensor:
        return torch.from_numpy(synthetic.noise(f"den:{model}:{what}", 2, rows, columns))

    return made.denoise(
        named("motion", size.frames, size.channels),
        named("audio", size.frames, size.width),
        named("prev_motion", size.previous, size.channels),
        named("prev_audio", size.previous, size.width),
        step,
        position,
    )


@pytest.mark.parametrize("position", get_args(Position))
@pytest.mark.parametrize("model", MODELS)
def test_predictions(
    synthetic: Synthetic, numbers: Callable[[str], Numbers], model: str, position: Position
) -> None:
    goldens = numbers("motion_denoiser")
    for step in STEPS[model]:
        found = predict(synthetic, model, step, position)
        wanted = goldens[f"{model}/{position}/t{step}/out"]
        whole = tuple(found.shape) == wanted.shape
        assert error(found if whole else found[:, ::3, ::2], wanted) < LIMIT


@pytest.mark.parametrize("model", MODELS)
def test_every_entry_of_a_batch_has_its_own_step(
    synthetic: Synthetic, numbers: Callable[[str], Numbers], model: str
) -> None:
    found = predict(synthetic, model, torch.tensor(MIXED[model]), "constant")
    wanted = numbers("motion_denoiser")[f"{model}/constant/mixed_steps"]
    assert error(found[:, ::3, ::2], wanted) < LIMIT
