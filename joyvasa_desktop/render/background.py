"""Paint what the person hides: the background behind the edge of a head that will move."""

from __future__ import annotations

import math

import cv2
import numpy as np

from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.render.continuation import lines_into, mirrored, pixel_places
from joyvasa_desktop.render.easing import smooth_step

WORKING_DEPTH = 14.0
"""Pixels that are filled in, at the size at which the filling is computed."""

SEEN = (0.05, 0.3)
"""Of the matte: below the first the picture shows the background itself, above the second it is
filled in. The matte's soft tail lies over true background, which no filling equals."""

TOLERANCE = 12.0
"""Levels by which seen and explained may differ: the matte isn't exact, and hardly shows there."""

MARGIN = 0.2
"""Of the radius: what is so near to the person may be mixed with them and is no example."""

MIRRORED_GRAIN = 14.0
"""Levels that mirrored detail may have: more is an object, which must not appear twice."""


def background_plate(picture: Pixels, matte: Floats, radius: float) -> Pixels:
    """The picture with its background continued behind the person's edge.

    Colours come from the surroundings only, never from the person; grain is mirrored from the
    other side of the edge. Where the matte is 0 the picture is returned bit for bit.

    Args:
        picture: uint8 (H, W, 3) RGB.
        matte: float32 (H, W), 1 on the person, 0 behind them.
        radius: pixels behind the edge that must be filled in; deeper ones keep the person.

    Returns:
        uint8 (H, W, 3), a new array.
    """
    plate = picture.copy()
    part = _around(matte, math.ceil(2 * radius) + 2)
    if part is None:
        return plate
    hidden = (matte[part] > SEEN[0]).astype(np.uint8)
    edge = cv2.distanceTransform(hidden, cv2.DIST_L2, 3)
    rows, columns = np.nonzero((edge > 0.0) & (edge <= radius + 2.0))
    filling = _Filling(picture[part], (matte[part] > SEEN[1]).astype(np.uint8), radius)
    if len(rows) and filling.possible:
        places = np.stack([columns, rows], axis=1).astype(np.float32)
        seen, share = picture[part][rows, columns], matte[part][rows, columns]
        filled = _possible(filling.at(places), seen, share)
        weight = smooth_step(*SEEN, share)[:, None]
        mixed = seen + weight * (filled - seen)
        plate[part][rows, columns] = np.clip(np.rint(mixed), 0, 255).astype(np.uint8)
    return plate


def _possible(behind: Floats, seen: Pixels, share: Floats) -> Floats:
    """Background colours (N, 3) moved towards what is seen until they can explain it.

    A pixel that belongs to the person by a small share looks nearly like the background: otherwise
    the person would have to be brighter than white or darker than black there. All channels move
    together, so that no colour appears that is neither behind nor in front.
    """
    rest = np.maximum(1.0 - share, 1e-3)[:, None]
    highest = (seen + TOLERANCE) / rest
    lowest = (seen - 255.0 * share[:, None] - TOLERANCE) / rest
    change = seen - behind
    missing = np.maximum(lowest - behind, 0.0) + np.maximum(behind - highest, 0.0)
    steps = missing / np.maximum(np.abs(change), 1e-3)
    return np.asarray(behind + np.clip(steps.max(axis=1, keepdims=True), 0, 1) * change)


def _around(matte: Floats, border: int) -> tuple[slice, slice] | None:
    """The part of the picture that shows the person and some of its surroundings."""
    x, y, width, height = cv2.boundingRect((matte > 0.0).astype(np.uint8))
    if width == 0:
        return None
    return (
        slice(max(0, y - border), y + height + border),
        slice(max(0, x - border), x + width + border),
    )


class _Filling:
    """Colours behind the person: smooth ones and lines at a working size, grain at the full one.

    `possible` is False if the picture shows nothing of the background.
    """

    def __init__(self, picture: Pixels, hidden: Pixels, radius: float) -> None:
        height, width = hidden.shape
        scale = min(1.0, WORKING_DEPTH / max(radius, 1.0))
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        self._picture = picture
        self._scale = np.array([size[0] / width, size[1] / height], np.float32)
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        self._small = np.asarray(small, np.uint8)
        self._hole = _unknown(hidden, size, MARGIN * radius * scale)
        self.possible = not self._hole.all()
        if self.possible:
            self._sources, self._colour = self._prepare()

    def at(self, places: Floats) -> Floats:
        """RGB float32 (N, 3), nominally 0..255, at places (N, 2), x and y in picture pixels."""
        here = self._shrunk(places)
        result = sample(self._colour, here)
        for source, limit in self._sources:
            way_and_weight = sample(source, here)
            grain = self._grain(places + way_and_weight[:, :2] / self._scale)
            result += way_and_weight[:, 2:] * np.clip(grain, -limit, limit)
        return result

    def _prepare(self) -> tuple[list[tuple[Floats, float]], Floats]:
        """Where grain comes from (way and weight, and its largest size), and the smooth colours."""
        lines = lines_into(self._small, self._hole)
        rest = 1.0 - lines.weight.sum(axis=0)
        colour = _spread(self._small, self._hole) * rest[..., None]
        sources = [(np.dstack([mirrored(self._hole), rest]), MIRRORED_GRAIN)]
        place = pixel_places(self._hole)
        for way, weight in zip(lines.way, lines.weight, strict=True):
            found = sample(self._small, (place + way).reshape(-1, 2)).reshape(colour.shape)
            colour += weight[..., None] * found
            sources.append((np.dstack([way, weight]), 255.0))
        return sources, colour.astype(np.float32)

    def _grain(self, places: Floats) -> Floats:
        """What the full picture has at places and the small one hasn't; 0 in the hole."""
        there = self._shrunk(places)
        free = 1.0 - sample(self._hole, there)
        return (sample(self._picture, places) - sample(self._small, there)) * free

    def _shrunk(self, places: Floats) -> Floats:
        return (places + np.float32(0.5)) * self._scale - np.float32(0.5)


def _spread(picture: Pixels, hole: Pixels) -> Pixels:
    """The picture with the colours around the hole spread into it."""
    # Given a single row, OpenCV reads beyond it; a border keeps it from that.
    padded, mask = (
        cv2.copyMakeBorder(a, 1, 1, 1, 1, cv2.BORDER_REPLICATE) for a in (picture, hole)
    )
    return np.asarray(cv2.inpaint(padded, mask, 3, cv2.INPAINT_TELEA)[1:-1, 1:-1], np.uint8)


def _unknown(hidden: Pixels, size: tuple[int, int], margin: float) -> Pixels:
    """uint8 at the working size, 1 where the picture says nothing about the background."""
    shrunk = cv2.resize(hidden.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    side = 2 * math.ceil(margin) + 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    return np.asarray(cv2.dilate((shrunk > 0).astype(np.uint8), disc), np.uint8)


def sample(values: Pixels | Floats, places: Floats) -> Floats:
    """Bilinear samples (N, channels) of values (H, W[, channels]) at places (N, 2), x and y."""
    # OpenCV takes maps of fewer than 32768 rows or columns.
    columns = 1024
    rows = -(-len(places) // columns)
    grid = np.zeros((rows * columns, 2), np.float32)
    grid[: len(places)] = places
    x, y = grid.reshape(rows, columns, 2).transpose(2, 0, 1)
    found = cv2.remap(
        values,
        np.ascontiguousarray(x),
        np.ascontiguousarray(y),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    flat = np.asarray(found, np.float32).reshape(rows * columns, -1)
    return np.asarray(flat[: len(places)])
