"""Classifier-free guidance (arXiv 2207.12598): motion that follows the voice more than learnt."""

from __future__ import annotations

from typing import TypeAlias

import torch
from torch import Tensor

from joyvasa_desktop.errors import UserError

Threshold: TypeAlias = tuple[float, float, float]
"""A ratio, and the bounds of the limit: predictions are cut off at that quantile of their size."""


def branches(audio: Tensor, no_audio: Tensor, scale: float) -> Tensor:
    """The sounds to predict with, (1 or 2, L, F): without, with, or first without and then with.

    At 0 and at 1 one of them doesn't count, so half of the work is left out.

    Args:
        audio: (1, L, F).
        no_audio: (1, 1, F), what stands for any sound.
        scale: of the guidance.
    """
    unheard = no_audio.expand_as(audio)
    return torch.cat({0.0: [unheard], 1.0: [audio]}.get(scale, [unheard, audio]))


def guided(clean: Tensor, scale: float) -> Tensor:
    """From the prediction without sound through the one with it and beyond.

    Args:
        clean: (1 or 2, L, D), predictions for `branches`.

    Returns:
        (1, L, D).
    """
    return clean if len(clean) == 1 else clean[:1] + scale * (clean[1:] - clean[:1])


def limited(clean: Tensor, threshold: Threshold) -> Tensor:
    """Predictions (B, L, D) without outliers, each with its own limit (arXiv 2205.11487, 2.3)."""
    ratio, least, most = threshold
    limit = clean.abs().flatten(1).quantile(ratio, dim=1).clamp(least, most)[:, None, None]
    return clean.clamp(-limit, limit)


def finite(found: Tensor, window: int) -> Tensor:
    """The motion of a window, as it is.

    Raises:
        UserError: if a number of it has no limit or is none.
    """
    if not torch.isfinite(found).all():
        raise UserError(
            f"The motion generator fails in window {window + 1}: its numbers have no limit.",
            "Lower the guidance, or choose another seed.",
        )
    return found
