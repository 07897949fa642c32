"""Guidance: what is predicted, and how predictions are combined."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.motion.guidance import branches, finite, guided, limited

AUDIO, NONE = torch.full((1, 4, 3), 2.0), torch.zeros(1, 1, 3)


@pytest.mark.parametrize(("scale", "levels"), [(0.0, [0]), (1.0, [2]), (2.8, [0, 2]), (-1, [0, 2])])
def test_only_what_counts_is_predicted(scale: float, levels: list[int]) -> None:
    assert branches(AUDIO, NONE, scale)[:, 0, 0].tolist() == levels


@settings(deadline=None)  # PyTorch's first call imports much
@given(scale=st.floats(-5, 10))
def test_guidance_goes_from_one_prediction_through_the_other(scale: float) -> None:
    # A network that repeats its sound.
    found = guided(branches(AUDIO, NONE, scale), scale)
    torch.testing.assert_close(found, torch.full((1, 4, 3), 2.0 * scale))


def test_every_prediction_has_its_own_limit() -> None:
    clean = torch.stack([torch.linspace(-1, 1, 101), torch.linspace(-10, 10, 101)])[:, None]
    found = limited(clean, (0.5, 0.2, 4.0)).abs().amax((1, 2))
    assert found.tolist() == pytest.approx([0.5, 4.0], abs=0.02)
    assert limited(clean * 0.01, (0.5, 0.2, 4.0))[0].abs().max() == pytest.approx(0.01)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_numbers_without_limit_are_named_with_their_window(number: float) -> None:
    assert finite(AUDIO, 0) is AUDIO
    with pytest.raises(UserError, match="window 5") as caught:
        finite(torch.tensor([0.0, number]), 4)
    assert caught.value.hint
