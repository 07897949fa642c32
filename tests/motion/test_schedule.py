"""Schedules of the diffusion."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.motion.schedule import schedule

KINDS = ("cosine", "linear", "quadratic", "sigmoid")


@settings(deadline=None)  # PyTorch's first call imports much
@given(steps=st.integers(1, 60), kind=st.sampled_from(KINDS))
def test_motion_disappears_step_by_step(steps: int, kind: str) -> None:
    made = schedule(steps, kind)
    assert made.steps == steps
    assert made.alpha_bars[0] == 1
    assert (made.alpha_bars.diff() < 0).all()
    assert (made.posterior <= made.flexible + 1e-6).all()
    assert made.posterior[0] == made.posterior[1] == 0
    for tensor in (made.alphas, made.alpha_bars, made.flexible, made.posterior):
        assert tensor.dtype == torch.float32
        assert torch.isfinite(tensor).all()


def test_known_values_of_50_steps() -> None:
    made = schedule(50)
    assert 1 - made.alphas[1].item() == pytest.approx(0.00174749, rel=1e-4)
    assert made.alpha_bars[25].item() == pytest.approx(0.4938436, rel=1e-6)
    assert made.alpha_bars[50].item() == pytest.approx(9.71e-7, rel=1e-3)


def test_there_are_no_other_kinds() -> None:
    with pytest.raises(ValueError, match="no schedule 'sudden'"):
        schedule(5, "sudden")
