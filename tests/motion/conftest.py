"""A motion for the tests of files: numbers without a pattern, in plausible ranges."""

from __future__ import annotations

import numpy as np
import pytest

from joyvasa_desktop.motion.motion import EXPRESSION, SCALE, WIDTH, Motion, resting_pose


def random_motion(rows: int = 60, seed: int = 0, mouth: bool = True) -> Motion:
    """Motion whose numbers have all their digits, with a resting pose of its own."""
    draw = np.random.default_rng(seed)
    reference = resting_pose()
    reference[EXPRESSION] = draw.normal(0, 0.01, 63)
    values = np.empty((rows, WIDTH), np.float32)
    values[:, EXPRESSION] = draw.normal(0, 0.02, (rows, 63))
    values[:, SCALE] = draw.uniform(1, 1.7, rows)
    values[:, 64:67] = draw.normal(0, 0.1, (rows, 3))
    values[:, 67:] = draw.uniform(-40, 40, (rows, 3))
    finer = draw.uniform(0, 1, (rows * 4, 9)).astype(np.float32) if mouth else None
    return Motion(values, reference, "absolute", finer, {"source": "test", "seed": seed})


@pytest.fixture
def motion() -> Motion:
    return random_motion()
