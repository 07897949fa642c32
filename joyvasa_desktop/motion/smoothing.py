"""Calmer curves without delay, and limits that are approached softly."""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles

_KNEE = 0.75

# Closer limits than any unit of motion resolves; dividing by them would overflow.
_STILL = 1e-12

# Narrower Gaussians fall between the rows.
_NARROWEST = 1 / 6


def calm(rows: AnyArray, sigma: float) -> Doubles:
    """Gaussian smoothing along time, forwards and backwards alike, so that nothing comes late.

    Args:
        rows: (T, ...), any float type.
        sigma: of the Gaussian, in rows; below a sixth nothing changes.

    Returns:
        float64, same shape. A constant stays constant up to both ends.
    """
    if sigma < _NARROWEST or not rows.size:
        return rows.astype(np.float64)
    from scipy.ndimage import gaussian_filter1d

    # Along contiguous memory the filter is several times faster than down the columns.
    across = np.ascontiguousarray(np.moveaxis(rows, 0, -1), dtype=np.float64)
    smooth: Doubles = gaussian_filter1d(across, sigma, axis=-1, mode="nearest", truncate=3.0)
    return np.ascontiguousarray(np.moveaxis(smooth, -1, 0))


def soft_limit(values: AnyArray, limit: float) -> Doubles:
    """Values bent so that they never pass ±`limit`.

    Up to three quarters of the limit nothing changes; beyond, the values approach it with a
    continuous slope and keep their order.

    Args:
        values: any shape.
        limit: 0 or more; 0 gives zeros.
    """
    values = values.astype(np.float64)
    knee = _KNEE * limit
    room = limit - knee
    if room < _STILL:
        return np.zeros_like(values)
    size = np.abs(values)
    bent = knee + room * np.tanh((size - knee) / room)
    return np.where(size <= knee, values, np.copysign(np.minimum(bent, limit), values))


def ease(active: AnyArray, sigma: float) -> Doubles:
    """1 wherever `active` is true, falling smoothly to 0 some time before and after.

    Args:
        active: bool (T,).
        sigma: of the slope, in rows; 0 is reached after about six of them.
    """
    from scipy.ndimage import maximum_filter1d

    # Widened by as much as the Gaussian reaches, so that it takes nothing from the active part.
    reach = int(3 * sigma + 0.5)
    wide = maximum_filter1d(active.astype(np.float64), 2 * reach + 1, mode="nearest")
    return calm(wide, sigma)
