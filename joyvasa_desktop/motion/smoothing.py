"""Calmer curves without delay, and limits that are approached softly."""

from __future__ import annotations

from typing import Literal

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
    return _gaussian(rows, sigma, "edge", reach=3.0)


def smoothed(curve: AnyArray, sigma: float) -> Doubles:
    """Gaussian filter along time, float64; beyond its ends the curve is taken as mirrored."""
    return _gaussian(curve, sigma, "symmetric", reach=4.0)


def widened(curve: Doubles, size: int) -> Doubles:
    """The greatest of `size` (odd) values around each value of a curve (T,)."""
    padded = np.pad(curve, size // 2, mode="edge")
    result: Doubles = np.lib.stride_tricks.sliding_window_view(padded, size).max(axis=-1)
    return result


def soft_limit(values: AnyArray, limit: float) -> Doubles:
    """Values bent so that they never pass ±`limit`.

    Up to three quarters of the limit nothing changes; beyond, the values approach it with a
    continuous slope and keep their order.

    Args:
        values: any shape.
        limit: 0 or more; 0 gives zeros, infinity is no limit.
    """
    values = values.astype(np.float64)
    if limit == np.inf:
        return values
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
    # Widened by as much as the Gaussian reaches, so that it takes nothing from the active part.
    reach = int(3 * sigma + 0.5)
    return calm(widened(active.astype(np.float64), 2 * reach + 1), sigma)


def _gaussian(
    rows: AnyArray, sigma: float, edges: Literal["edge", "symmetric"], reach: float
) -> Doubles:
    """Rows (T, ...) convolved with a Gaussian that is cut off `reach` sigmas from its middle."""
    radius = int(reach * sigma + 0.5)
    bell = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma) ** 2)
    bell /= bell.sum()
    # Along contiguous memory the filter is several times faster than down the columns.
    across = np.asarray(rows, np.float64).reshape(len(rows), -1).T
    padded = np.pad(across, ((0, 0), (radius, radius)), mode=edges)
    smooth = np.stack([np.convolve(line, bell, mode="valid") for line in padded], axis=1)
    return np.ascontiguousarray(smooth.reshape(rows.shape))
