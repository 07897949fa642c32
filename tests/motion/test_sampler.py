"""Sampling, with an ideal network: processes whose clean motion is known exactly."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from joyvasa_desktop.motion.sampler import Predict, asked, sample
from joyvasa_desktop.motion.schedule import Schedule, schedule

PLAN = schedule(50)
SHAPE = (1, 2000, 1)


def ideal(variance: float) -> Predict:
    """The expected clean value of a Gaussian process with that variance."""

    def predict(noisy: Tensor, step: int) -> Tensor:
        share = PLAN.alpha_bars[step]
        return share.sqrt() * variance * noisy / (share * variance + 1 - share)

    return predict


def noise(step: int) -> Tensor:
    """The same noise for everybody; step 0 is for the start."""
    return torch.randn(SHAPE, generator=torch.Generator().manual_seed(step))


def result(variance: float, count: int | None = None) -> Tensor:
    return sample(ideal(variance), noise, noise(0), PLAN, count)


@settings(deadline=None)  # PyTorch's first call imports much
@given(total=st.integers(2, 500), data=st.data())
def test_the_network_is_asked_as_often_as_wanted(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(2, total))
    steps = asked(total, count)
    assert len(steps) == count
    assert steps[0] == total
    assert steps[-1] == 1
    assert list(steps) == sorted(set(steps), reverse=True)


def test_asking_at_every_step_is_the_default() -> None:
    assert asked(50, 50) == asked(50, 1000) == tuple(range(50, 0, -1))
    torch.testing.assert_close(result(1.0), result(1.0, 50), rtol=0, atol=0)


@pytest.mark.parametrize("variance", [0.1, 1.0, 10.0])
def test_what_is_sampled_has_the_process_s_variance(variance: float) -> None:
    # 50 steps, as trained, aren't endlessly many.
    assert result(variance).var().item() == pytest.approx(variance, rel=0.25)


@pytest.mark.parametrize(("count", "limit"), [(25, 0.13), (16, 0.17)])
@pytest.mark.parametrize("variance", [0.01, 0.1, 1.0, 10.0])
def test_fewer_predictions_give_nearly_the_same_take(
    variance: float, count: int, limit: float
) -> None:
    full, fewer = result(variance), result(variance, count)
    assert ((fewer - full).square().mean().sqrt() / full.std()).item() < limit
    assert (fewer.std() / full.std()).item() == pytest.approx(1, abs=0.03)


@settings(deadline=None)  # PyTorch's first call imports much
@given(count=st.integers(2, 50))
def test_a_network_that_is_certain_needs_no_steps(count: int) -> None:
    clean = torch.linspace(-3, 3, SHAPE[1])[None, :, None]
    found = sample(lambda noisy, step: clean, noise, noise(0), PLAN, count)
    torch.testing.assert_close(found, clean)


def test_the_larger_noise_makes_another_take() -> None:
    found = sample(ideal(1.0), noise, noise(0), PLAN, flexibility=1.0)
    assert (found - result(1.0)).abs().max() > 0.1


def test_no_noise_is_drawn_for_the_last_step() -> None:
    drawn: list[int] = []

    def draw(step: int) -> Tensor:
        drawn.append(step)
        return noise(step)

    sample(ideal(1.0), draw, noise(0), PLAN, 16)
    assert drawn == list(range(50, 1, -1))


def test_another_schedule() -> None:
    plan: Schedule = schedule(3, "linear")
    found = sample(lambda noisy, step: torch.full_like(noisy, step), noise, noise(0), plan)
    assert (found == 1).all()
