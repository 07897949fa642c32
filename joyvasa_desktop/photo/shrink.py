"""Make a portrait smaller, with everything that is known about its face."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from joyvasa_desktop.arrays import AnyArray, Floats, Pixels
from joyvasa_desktop.photo.portrait import InsightPoints, Portrait


def smaller(portrait: Portrait, longest: int) -> Portrait:
    """The portrait with its longer side scaled down to `longest` pixels."""
    height, width = portrait.picture.shape[:2]
    scale = longest / max(width, height)
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    across = np.array([size[0] / width, size[1] / height, scale])

    def moved(points: AnyArray) -> Floats:
        # Pixel centres are at integers; depth has no pixels.
        zoom, half = (each[: points.shape[1]] for each in (across, np.array([0.5, 0.5, 0.0])))
        return np.asarray((points + half) * zoom - half, np.float32)

    x0, y0, x1, y1 = ((value + 0.5) * across[i % 2] - 0.5 for i, value in enumerate(portrait.box))
    alpha, insight = portrait.alpha, portrait.insight
    return replace(
        portrait,
        picture=_shrunk(portrait.picture, size),
        box=(float(x0), float(y0), float(x1), float(y1)),
        landmarks=moved(portrait.landmarks),
        alpha=None if alpha is None else _shrunk(alpha, size),
        insight=None
        if insight is None
        else InsightPoints(moved(insight.points106), moved(insight.points203)),
    )


def _shrunk(picture: Pixels, size: tuple[int, int]) -> Pixels:
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
