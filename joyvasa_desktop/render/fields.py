"""Warp fields: where every pixel of a frame comes from in the photo.

The displacement of a mesh point is linear in a frame's parameters and thin-plate interpolation is
linear too, so both are multiplied out once per portrait on a coarse grid. A frame then costs a few
small sums, a fixed-point inversion on the grid, and one resampling of the photo.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats
from joyvasa_desktop.render.pose import HeadPose
from joyvasa_desktop.render.thinplate import thin_plate

_INVERSION_STEPS = 10
_STRIDE = np.float32(0.6)
"""Of the error that each step takes back: whole ones would overshoot where lips part."""

_NO_MAP = np.empty(0, np.float32)
"""OpenCV takes x and y as one map or as two."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of whole pixels: x0, y0 inclusive, x1, y1 exclusive."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.y1 - self.y0

    @property
    def empty(self) -> bool:
        """Whether there is no pixel in it."""
        return self.width <= 0 or self.height <= 0

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns, to index a picture."""
        return slice(self.y0, self.y1), slice(self.x0, self.x1)

    def within(self, other: Box) -> tuple[slice, slice]:
        """Rows and columns of this box in a picture of `other`, which contains it."""
        return (
            slice(self.y0 - other.y0, self.y1 - other.y0),
            slice(self.x0 - other.x0, self.x1 - other.x0),
        )

    def clipped(self, other: Box) -> Box:
        """The part inside `other`; may be empty."""
        return Box(
            max(self.x0, other.x0),
            max(self.y0, other.y0),
            min(self.x1, other.x1),
            min(self.y1, other.y1),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Anchors:
    """The points that drive a field.

    Attributes:
        points: float64 (n, 3) pixels at rest.
        follow: float64 (n,), how much of the head's pose each point takes, 0 … 1.
        basis: float64 (controls, n, 3) pixels per unit of expression.
    """

    points: Doubles
    follow: Doubles
    basis: Doubles


class Field:
    """The displacement of a rectangle of the picture for any pose and expression.

    Args:
        box: the rectangle.
        nodes: grid nodes across and down.
        anchors: what moves.
        pivot: float64 (3,), the head's pivot.
        share: how much of the displacement each of the places (n, 2) gets, (n,) 0 … 1; None
            gives all of it everywhere.
    """

    def __init__(
        self,
        box: Box,
        nodes: int,
        anchors: Anchors,
        pivot: Doubles,
        share: Callable[[Doubles], Doubles] | None = None,
    ) -> None:
        self.box = box
        self._nodes = nodes
        self._step = np.array([box.width, box.height]) / nodes
        centres = np.arange(nodes) + 0.5
        self._grid = np.stack(np.meshgrid(centres, centres), axis=-1).astype(np.float32)
        origin = np.array([box.x0, box.y0]) - 0.5
        queries = self._grid.reshape(-1, 2) * self._step + origin
        extent = np.ptp(anchors.points[:, :2], axis=0).max()
        operator = thin_plate(anchors.points[:, :2] / extent, queries / extent)
        if share is not None:
            operator *= share(queries)[:, None]
        carried = anchors.follow[:, None] * (anchors.points - pivot)
        shape = (nodes, nodes)
        self._carried = (operator @ carried).T.reshape(3, *shape)
        self._follow = (operator @ anchors.follow).reshape(shape)
        self._basis = np.stack([(operator @ row).T.reshape(3, *shape) for row in anchors.basis])

    def displacement(self, pose: HeadPose, weights: Doubles) -> Floats:
        """Where the grid's points go: float32 (nodes, nodes, 2), in pixels.

        Args:
            pose: of the head.
            weights: (controls,) of the expression.
        """
        turned = pose.turn[:2] - np.eye(3)[:2]
        expression = np.tensordot(weights, self._basis, axes=1)
        moved = np.tensordot(turned, self._carried, axes=1)
        moved += np.tensordot(pose.turn[:2], expression, axes=1)
        moved += pose.shift[:, None, None] * self._follow
        return np.ascontiguousarray(moved.transpose(1, 2, 0), dtype=np.float32)

    def backward(self, displacement: Floats) -> Floats:
        """From where each point of the frame is taken, relative to itself, in pixels.

        Solves m + displacement(m) = z for every node z by damped fixed-point iteration.
        """
        step = self._step.astype(np.float32)
        here, moved = self._grid - np.float32(0.5), displacement / step
        at = here - moved
        for _ in range(_INVERSION_STEPS):
            found = cv2.remap(moved, at, _NO_MAP, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
            at -= _STRIDE * (at + found - here)
        return np.asarray((at - here) * step, np.float32)

    def least_determinant(self, offset: Floats, shown: Floats | None = None) -> float:
        """The smallest area factor of the backward map; at or below 0 the picture folds.

        Args:
            offset: (nodes, nodes, 2) from `backward`.
            shown: the weight of each of the box's pixels in the frame, (height, width); parts
                with less than a twentieth don't count. None counts all.
        """
        step = self._step.astype(np.float32)
        dx = np.diff(offset, axis=1)[:-1] / step[0]
        dy = np.diff(offset, axis=0)[:, :-1] / step[1]
        determinant = (1 + dx[..., 0]) * (1 + dy[..., 1]) - dx[..., 1] * dy[..., 0]
        if shown is not None:
            size = (self._nodes, self._nodes)
            weight = cv2.resize(shown, size, interpolation=cv2.INTER_AREA)[:-1, :-1]
            determinant = determinant[weight > 0.05]
        return float(determinant.min(initial=1.0))

    def upsample(self, offset: Floats) -> Floats:
        """A grid of offsets at every pixel of the box: float32 (height, width, 2)."""
        size = (self.box.width, self.box.height)
        return np.asarray(cv2.resize(offset, size, interpolation=cv2.INTER_LINEAR), np.float32)
