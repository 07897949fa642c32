"""The smooth step that blends, masks and fields share."""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import AnyArray


def smooth_step(start: float, end: float, x: AnyArray | float) -> AnyArray:
    """0 before `start`, 1 after `end`, t²(3 − 2t) in between."""
    t = np.clip((np.asarray(x) - start) / (end - start), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))
