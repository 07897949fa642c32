"""The motion generators of the reference numbers, loaded once, and how they are compared."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest
import torch
from parity.synthetic import Synthetic

from joyvasa_desktop.motion.diffusion import MotionGenerator

torch.set_num_threads(1)

LIMIT = 1e-5
"""Of the largest difference, by the largest value; ten times stricter than must be."""

_FILES = {
    "tiny": ("joyvasa_motion_tiny", "enc_tiny_hubert"),
    "tiny500": ("joyvasa_motion_tiny500", "enc_tiny_wav2vec2"),
    "hubert": ("joyvasa_motion_hubert", None),
    "wav2vec2": ("joyvasa_motion_wav2vec2", None),
}

SMALL = ("tiny", "tiny500")
MODELS = (*SMALL, *(pytest.param(m, marks=pytest.mark.full_size) for m in ("hubert", "wav2vec2")))


# Two, because a full-size one takes half a gigabyte.
@lru_cache(maxsize=2)
def generator(synthetic: Synthetic, model: str) -> MotionGenerator:
    """A generator; the small ones need the folder of an encoder of their size."""
    checkpoint, encoder = _FILES[model]
    return MotionGenerator.load(
        synthetic.file(checkpoint),
        synthetic.file("joyvasa_motion_template"),
        synthetic.file(encoder).parent if encoder else None,
    )


def error(found: object, wanted: object) -> float:
    """The largest difference, by the largest value of the reference."""
    value, reference = np.asarray(found), np.asarray(wanted)
    assert value.shape == reference.shape
    return float(np.abs(value - reference).max() / np.abs(reference).max())
