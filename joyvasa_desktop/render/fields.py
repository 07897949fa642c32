"""Warp fields: where every pixel of a frame comes from in the photo.

The displacement of a mesh point is linear in a frame's parameters and thin-plate interpolation is
linear too, so both are multiplied out once per portrait on a coarse grid. A frame then costs a few
small sums, a fixed-point inversion on the grid, and one resampling of the photo.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.pose import HeadPose
from joyvasa_desktop.render.thinplate import thin_plate

_INVERSION_STEPS = 6


@dataclass(frozen=True, slots=True)
class Sides:
    """Some sides of a rectangle."""

    left: bool = False
    top: bool = False
    right: bool = False
    bottom: bool = False


_NO_SIDES = Sides()


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
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns, to index a picture."""
        return slice(self.y0, self.y1), slice(self.x0, self.x1)

    def within(self, other: Box) -> tuple[slice, slice]:
        """Rows and columns of this box in a picture of `other`, which contains it."""
        return (
            slice(self.y0 - other.y0, self.y1 - other.y0),
            slice(self.x0 - other.x0, self.x1 - other.x0),
        )

    def inner_sides(self, other: Box) -> Sides:
        """The sides of this box that don't lie on the border of `other`."""
        return Sides(self.x0 > other.x0, self.y0 > other.y0, self.x1 < other.x1, self.y1 < other.y1)

    def clipped(self, other: Box) -> Box:
        """The part inside `other`; may be empty (width or height <= 0)."""
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
        joins: the sides of the rectangle at which it joins the rest of the picture: there the
            displacement fades to exactly 0. Where the picture itself ends it needn't: what moves
            out is gone, and what moves in is mirrored.
    """

    def __init__(
        self, box: Box, nodes: int, anchors: Anchors, pivot: Doubles, joins: Sides = _NO_SIDES
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
        operator *= _window(nodes, joins).reshape(-1, 1)
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

        Solves m + displacement(m) = z for every node z by fixed-point iteration.
        """
        step = self._step.astype(np.float32)
        offset = -displacement
        for _ in range(_INVERSION_STEPS):
            at = self._grid + offset / step - 0.5
            sampled = cv2.remap(
                displacement,
                at[..., 0],
                at[..., 1],
                cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_REPLICATE,
            )
            offset = np.asarray(-sampled, np.float32)
        return offset

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


def _window(nodes: int, joins: Sides) -> Doubles:
    """(nodes, nodes), 0 at the sides in `joins`, 1 from a tenth of the width inwards."""
    position = np.arange(nodes) / (nodes - 1)

    def ramp(low: bool, high: bool) -> Doubles:
        distance = np.full(nodes, 1.0)
        if low:
            distance = np.minimum(distance, position)
        if high:
            distance = np.minimum(distance, 1 - position)
        return smooth_step(0.0, 0.10, distance)

    return np.asarray(
        ramp(joins.top, joins.bottom)[:, None] * ramp(joins.left, joins.right)[None, :]
    )
