"""From where to continue a picture into a hole: along its lines, or mirrored at the hole's edge."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from joyvasa_desktop.arrays import Floats, Pixels

LONGEST = 40
"""Steps of one pixel that a line is followed back to where it enters the hole."""

SPREAD = 6.0
"""Pixels (standard deviation) over which the direction of lines is carried into the hole."""

QUIET = 25.0
"""Squared gradient (levels per pixel) below which a line counts as noise."""


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """How the lines around a hole go on within it.

    Attributes:
        way: float32 (2, h, w, 2), from each pixel to where its line leaves the hole, x and y, in
            either direction.
        weight: float32 (2, h, w), how much either end counts; 0 where a line doesn't arrive, and
            at most 1 in all. The rest is up to another way of filling.
    """

    way: Floats
    weight: Floats


def lines_into(picture: Pixels, hole: Pixels) -> Lines:
    """Follows the lines around a hole.

    Args:
        picture: uint8 (h, w, 3) RGB.
        hole: uint8 (h, w), 1 where the picture is unknown.
    """
    direction, clear = _directions(picture, hole)
    ends = [_follow(hole, sign * direction) for sign in (1.0, -1.0)]
    way = np.stack(
        [
            steps[..., None] * sign * direction
            for (steps, _), sign in zip(ends, (1, -1), strict=True)
        ]
    )
    near = np.stack([found / np.maximum(steps, 1.0) ** 2 for steps, found in ends])
    weight = clear * near / np.maximum(near.sum(axis=0), 1e-6)
    return Lines(way.astype(np.float32), weight.astype(np.float32))


def mirrored(hole: Pixels) -> Floats:
    """From each pixel to its mirror image at the hole's edge: float32 (h, w, 2), x and y."""
    _, labels = cv2.distanceTransformWithLabels(
        hole, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    rows, columns = np.nonzero(hole == 0)
    place = np.zeros((labels.max() + 1, 2), np.float32)
    place[labels[rows, columns]] = np.stack([columns, rows], axis=1)
    return np.asarray(2 * (place[labels] - pixel_places(hole)), np.float32)


def pixel_places(hole: Pixels) -> Floats:
    """x and y of every pixel: float32 (h, w, 2)."""
    height, width = hole.shape
    columns, rows = np.meshgrid(np.arange(width), np.arange(height))
    return np.stack([columns, rows], axis=2).astype(np.float32)


def _directions(picture: Pixels, hole: Pixels) -> tuple[Floats, Floats]:
    """Unit vectors along the lines, float32 (h, w, 2), and how clear they are, 0..1 (h, w)."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    # The gradient at the hole's edge would be that of the person's outline.
    known = cv2.erode(1 - hole, np.ones((3, 3), np.uint8)).astype(np.float32)
    x = cv2.Sobel(grey, cv2.CV_32F, 1, 0, scale=1 / 8) * known
    y = cv2.Sobel(grey, cv2.CV_32F, 0, 1, scale=1 / 8) * known
    tensor = np.stack([x * x, x * y, y * y, known], axis=2)
    # Blurs of several widths: close by the nearest lines decide, far inside all of them.
    blurs = [cv2.GaussianBlur(tensor, (0, 0), SPREAD * f) / f for f in (0.5, 1.0, 2.0)]
    xx, xy, yy, count = np.moveaxis(np.sum(blurs, axis=0), 2, 0)
    angle = 0.5 * np.arctan2(2 * xy, xx - yy) + np.pi / 2
    spread = np.sqrt((xx - yy) ** 2 + 4 * xy**2)
    clear = spread / (xx + yy + QUIET * count / 25 + 1e-6)
    direction = np.stack([np.cos(angle), np.sin(angle)], axis=2)
    return direction.astype(np.float32), np.clip(2.5 * clear - 1.0, 0.0, 1.0).astype(np.float32)


def _follow(hole: Pixels, direction: Floats) -> tuple[Floats, Floats]:
    """Steps until the hole is left, and 1 where it is left within reach, else 0; (h, w) each."""
    place = pixel_places(hole)
    steps = np.full(hole.shape, LONGEST, np.float32)
    inside = hole > 0
    rows, columns = np.nonzero(inside)
    at, along = place[rows, columns], direction[rows, columns]
    found = np.zeros(hole.shape, np.float32)
    for step in range(1, LONGEST + 1):
        x, y = np.rint(at + step * along).astype(np.int32).T
        seen = (x >= 0) & (y >= 0) & (x < hole.shape[1]) & (y < hole.shape[0])
        out = seen.copy()
        out[seen] = hole[y[seen], x[seen]] == 0
        steps[rows[out], columns[out]] = step
        found[rows[out], columns[out]] = 1.0
        going = seen & ~out
        rows, columns, at, along = rows[going], columns[going], at[going], along[going]
    return steps, found
