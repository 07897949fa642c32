"""An eye's own coordinates: where its corners, lids and crease lie, pixel by pixel."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats, Pixels
from joyvasa_desktop.render.geometry import EyeIndices, Side

Rect = tuple[int, int, int, int]
"""x0, y0, x1, y1 in picture pixels; the last two are just outside."""

LEAST_WIDTH = 3.0
"""Pixels; an eye that is narrower has no lids to speak of."""

_STEPS = 257
_FROM, _TO = -0.6, 1.6
_TABLE = np.linspace(_FROM, _TO, _STEPS)
_MARGIN = 3


@dataclass(frozen=True, slots=True, eq=False)
class EyeFrame:
    """One eye in units of its width: x from its image-left to its image-right corner, y down.

    Attributes:
        rect: the part of the picture that belongs to this eye.
        width: pixels from corner to corner.
        origin: float64 (2,) pixels, the image-left corner.
        axes: float64 (2, 2), rows: pixels per unit along x and along y.
        x, y: float32 (h, w), every pixel's own coordinates.
    """

    rect: Rect
    width: float
    origin: Doubles
    axes: Doubles
    x: Floats
    y: Floats

    @property
    def pixel(self) -> float:
        """The size of one pixel in eye widths."""
        return 1.0 / self.width

    @property
    def slices(self) -> tuple[slice, slice]:
        """The rectangle as an index into the picture."""
        x0, y0, x1, y1 = self.rect
        return slice(y0, y1), slice(x0, x1)

    def local(self, points: Doubles) -> Doubles:
        """Picture pixels (..., 2) in eye coordinates."""
        return np.asarray((points[..., :2] - self.origin) @ np.linalg.inv(self.axes))

    def pixels(self, x: AnyArray, y: AnyArray) -> tuple[Floats, Floats]:
        """Eye coordinates as picture columns and rows, float32 each."""
        (a, b), (c, d) = self.axes
        left, top = self.origin
        return (a * x + c * y + left).astype(np.float32), (b * x + d * y + top).astype(np.float32)

    def between(self, upper: Floats, lower: Floats) -> Floats:
        """0 … 1, how much of each pixel lies between two lids' heights: float32 (h, w)."""
        below = np.clip((self.y - upper) * self.width + 0.5, 0, 1)
        above = np.clip((lower - self.y) * self.width + 0.5, 0, 1)
        # Beside the corners both lids lie on one line, which must not show.
        gap = np.clip((lower - upper) * self.width, 0, 1)
        return np.asarray(below * above * gap, np.float32)

    def sample(self, picture: Pixels, x: AnyArray, y: AnyArray, blur: float = 0.0) -> Floats:
        """Colours at eye coordinates: float32 (..., 3), the nearest pixel beyond the border.

        Args:
            picture: uint8 (H, W, 3).
            x, y: coordinates of the same shape, at most two dimensions.
            blur: standard deviation in eye widths.
        """
        x, y = np.atleast_2d(x), np.atleast_2d(y)
        at = x[..., None] * self.axes[0] + y[..., None] * self.axes[1] + self.origin
        pad = 3 * blur * self.width + 3
        limit = np.array(picture.shape[1::-1])
        low = np.clip(np.floor(at.min(axis=(0, 1)) - pad), 0, limit - 1).astype(int)
        high = np.clip(np.ceil(at.max(axis=(0, 1)) + pad), low + 1, limit).astype(int)
        part: AnyArray = picture[low[1] : high[1], low[0] : high[0]].astype(np.float32)
        if blur * self.width > 0.3:
            part = cv2.GaussianBlur(part, (0, 0), blur * self.width, borderType=cv2.BORDER_REFLECT)
        at = (at - low).astype(np.float32)
        return np.asarray(
            cv2.remap(
                part, at[..., 0], at[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
            ),
            np.float32,
        )


def eye_frame(
    picture: Pixels,
    points: Doubles,
    eye: EyeIndices,
    side: Side,
    extent: tuple[float, float, float, float],
) -> EyeFrame | None:
    """Lays the coordinates over an eye, or says None where the picture doesn't show one.

    Args:
        picture: uint8 (H, W, 3).
        points: float64 (478, 3) pixels.
        eye: whose corners.
        side: the picture's.
        extent: what may change: left end, how far above the lids, right end, how far below.
    """
    ends = (eye.outer, eye.inner) if side == "left" else (eye.inner, eye.outer)
    start, end = (points[index, :2] for index in ends)
    along = end - start
    width = float(np.linalg.norm(along))
    if not np.isfinite(width) or width < LEAST_WIDTH:
        return None
    axes = np.array([along, [-along[1], along[0]]])
    left, above, right, below = extent
    heights = ((points[[*eye.upper, *eye.lower], :2] - start) @ np.linalg.inv(axes))[:, 1]
    top, bottom = heights.min() - above, heights.max() + below
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)]) @ axes + start
    height_px, width_px = picture.shape[:2]
    low = np.clip(np.floor(corners.min(axis=0)), 0, (width_px, height_px)).astype(int)
    high = np.clip(np.ceil(corners.max(axis=0)) + 1, 0, (width_px, height_px)).astype(int)
    if (high - low).min() < _MARGIN:
        return None
    rows, columns = np.mgrid[low[1] : high[1], low[0] : high[0]]
    own = (np.stack([columns, rows], axis=-1) - start) @ np.linalg.inv(axes)
    return EyeFrame(
        rect=(int(low[0]), int(low[1]), int(high[0]), int(high[1])),
        width=width,
        origin=start,
        axes=axes,
        x=np.ascontiguousarray(own[..., 0], np.float32),
        y=np.ascontiguousarray(own[..., 1], np.float32),
    )


class Curve:
    """A height y(x) along an eye, smooth, and flat beyond its ends.

    Args:
        points: float64 (n, 2) in eye coordinates, in any order.
        smooth: standard deviation of the smoothing in eye widths.
    """

    def __init__(self, points: Doubles, smooth: float = 0.02) -> None:
        order = np.argsort(points[:, 0], kind="stable")
        heights = np.interp(_TABLE, points[order, 0], points[order, 1])
        self._heights = _smoothed(heights, smooth)

    def at(self, x: AnyArray) -> Floats:
        """Heights at any x: float32 of the same shape."""
        return np.interp(x, _TABLE, self._heights).astype(np.float32)


def spread(values: AnyArray, x: AnyArray) -> Floats:
    """Looks up a row of colours along an eye, blended linearly.

    Args:
        values: (n, 3), evenly from x = 0 to x = 1.
        x: (h, w).

    Returns:
        float32 (h, w, 3).
    """
    table = np.ascontiguousarray(values, np.float32)[None]
    column = np.clip(x * (len(values) - 1), 0, len(values) - 1).astype(np.float32)
    return np.asarray(
        cv2.remap(
            table, column, np.zeros_like(column), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        ),
        np.float32,
    )


def _smoothed(heights: Doubles, sigma: float) -> Doubles:
    step = (_TO - _FROM) / (_STEPS - 1)
    radius = max(1, round(3 * sigma / step))
    kernel = np.exp(-0.5 * (np.arange(-radius, radius + 1) * step / sigma) ** 2)
    padded = np.pad(heights, radius, mode="edge")
    return np.convolve(padded, kernel / kernel.sum(), mode="valid")
