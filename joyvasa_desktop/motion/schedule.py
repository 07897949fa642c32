"""How much noise each step of the diffusion adds (arXiv 2006.11239; cosine: arXiv 2102.09672)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

_COSINE_OFFSET = 0.008
_LEAST, _MOST = 1e-4, 0.999
"""Bounds of a cosine schedule's β."""

_FIRST, _LAST = 1e-4, 0.02
"""β at the ends of the other schedules."""


@dataclass(frozen=True, slots=True, eq=False)
class Schedule:
    """Coefficients by step, float32 (T + 1,), on the processor; entry 0 is "no noise".

    Attributes:
        alphas: what a step leaves of the variance, 1 - β.
        alpha_bars: what all steps so far leave of it, ᾱ.
        flexible: standard deviation of the noise to put back, the larger choice √β.
        posterior: the smaller choice, that of the true posterior.
    """

    alphas: Tensor
    alpha_bars: Tensor
    flexible: Tensor
    posterior: Tensor

    @property
    def steps(self) -> int:
        """T: steps are counted down from T to 1."""
        return len(self.alphas) - 1


def schedule(steps: int, kind: str = "cosine") -> Schedule:
    """A schedule by its formula, bit for bit as the generator's training computes it.

    Args:
        steps: T, 1 or more.
        kind: "cosine", "linear", "quadratic" or "sigmoid".

    Raises:
        ValueError: for any other kind.
    """
    return _from_betas(torch.cat([torch.zeros(1), _betas(steps, kind)]))


def _betas(steps: int, kind: str) -> Tensor:
    """β of the steps 1 to T, float32 (T,)."""
    if kind == "cosine":
        time = torch.arange(steps + 1, dtype=torch.float32) / steps
        angle = (time + _COSINE_OFFSET) / (1 + _COSINE_OFFSET) * math.pi * 0.5
        left = torch.cos(angle).square()
        left = left / left[0]
        return (1 - left[1:] / left[:-1]).clip(_LEAST, _MOST)
    if kind == "linear":
        return torch.linspace(_FIRST, _LAST, steps)
    if kind == "quadratic":
        return torch.linspace(_FIRST**0.5, _LAST**0.5, steps).square()
    if kind == "sigmoid":
        return torch.linspace(-5, 5, steps).sigmoid() * (_LAST - _FIRST) + _FIRST
    raise ValueError(f"there is no schedule {kind!r}")


def _from_betas(betas: Tensor) -> Schedule:
    """All coefficients from β (T + 1,), whose first is 0."""
    alphas = 1 - betas
    logs = alphas.log()
    # One by one in float32: a cumulative sum may round differently.
    for step in range(1, len(logs)):
        logs[step] += logs[step - 1]
    bars = logs.exp()
    posterior = torch.zeros_like(betas)
    posterior[1:] = ((1 - bars[:-1]) / (1 - bars[1:]) * betas[1:]).sqrt()
    return Schedule(alphas, bars, betas.sqrt(), posterior)
