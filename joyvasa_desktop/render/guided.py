"""Make a rough mask follow the edges of the photo that it belongs to."""

from __future__ import annotations

import cv2
import numpy as np

from joyvasa_desktop.arrays import Floats, Pixels

WORKING_RADIUS = 4.0
"""Pixels of the window at the size at which the filter is computed."""

SMOOTHNESS = 2e-4
"""Variance of colour (0..1) below which an edge in the photo counts as noise."""


def follow_edges(picture: Pixels, mask: Floats, radius: float) -> Floats:
    """Guided filter: within each window the mask becomes a linear function of the colour.

    The function's coefficients vary slowly, so they are computed on a smaller picture; applied to
    the full one they give the mask all of its detail.

    Args:
        picture: uint8 (H, W, 3) RGB.
        mask: float32 (H, W), 0..1.
        radius: pixels that the mask's edge may be wrong by.

    Returns:
        float32 (H, W), 0..1.
    """
    height, width = mask.shape
    scale = min(1.0, WORKING_RADIUS / radius)
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    guide = np.float32(1 / 255) * cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    small = np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_AREA), np.float32)
    coefficients = _coefficients(guide, small, max(1, round(radius * scale)))
    full = cv2.resize(coefficients, (width, height), interpolation=cv2.INTER_LINEAR)
    result = full[..., 3]
    for channel in range(3):
        result += full[..., channel] * (picture[..., channel] * np.float32(1 / 255))
    return np.clip(result, 0.0, 1.0)


def _coefficients(guide: Floats, mask: Floats, radius: int) -> Floats:
    """float32 (h, w, 4): three slopes and the offset, averaged over all windows of a pixel."""

    def mean(values: Floats) -> Floats:
        size = 2 * radius + 1
        return np.asarray(cv2.boxFilter(values, -1, (size, size)), np.float32)

    guide_mean, mask_mean = mean(guide), mean(mask)
    covariance = mean(guide * mask[..., None]) - guide_mean * mask_mean[..., None]
    products = np.concatenate([guide * guide[..., i : i + 1] for i in range(3)], axis=2)
    # OpenCV filters at most four channels at a time without copying; three calls are as fast.
    square = np.stack(
        [mean(np.ascontiguousarray(products[..., 3 * i : 3 * i + 3])) for i in range(3)], axis=2
    )
    variance = square - guide_mean[..., None, :] * guide_mean[..., :, None]
    variance += SMOOTHNESS * np.eye(3, dtype=np.float32)
    slopes = np.linalg.solve(variance, covariance[..., None])[..., 0]
    offset = mask_mean - (slopes * guide_mean).sum(axis=2)
    return mean(np.dstack([slopes, offset]).astype(np.float32))
