"""The canonical face, its named points, and how a portrait's mesh sits on it.

Axes everywhere in `render/`: x right, y down, z away from the viewer. Canonical coordinates are
centimetres of an average adult face; picture coordinates are pixels, centres at integers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

import numpy as np

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import Doubles

Side: TypeAlias = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
"""Of the picture, not of the person."""

POINTS = 478
"""Mesh points: 468 of the face, then 5 an iris."""

HALF_MOUTH = 2.46
"""Half the canonical mouth's width in cm; mouth formulas are in units of it."""


@dataclass(frozen=True, slots=True)
class EyeIndices:
    """Mesh indices of one eye.

    Attributes:
        upper, lower: lid points from the outer to the inner corner, corners left out.
        outer, inner: the corners.
        crease: the ring above the upper lid.
        brow: the lower edge of the brow.
        iris: centre, then four points of its rim.
        under: the ring below the lower lid.
    """

    upper: tuple[int, ...]
    lower: tuple[int, ...]
    outer: int
    inner: int
    crease: tuple[int, ...]
    brow: tuple[int, ...]
    iris: tuple[int, ...]
    under: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Canonical:
    """The canonical face and its index lists.

    Attributes:
        points: float64 (478, 3) cm; the rows of the irises stand at their eye's centre.
        pose_indices, pose_weights: the stable points that the pose is fitted to.
        oval: outline of the face, clockwise from the top of the forehead.
        lips: rings of nine points from image-left to image-right, and the two corners.
        eyes, brows: by side.
        controls: mesh points that drive the warp (without lips, oval, brows and eyes).
    """

    points: Doubles
    pose_indices: tuple[int, ...]
    pose_weights: Doubles
    oval: tuple[int, ...]
    lips: dict[str, tuple[int, ...]]
    eyes: dict[Side, EyeIndices]
    brows: dict[Side, tuple[int, ...]]
    controls: dict[str, tuple[int, ...]]

    @property
    def upper_rings(self) -> tuple[str, ...]:
        """Names of the upper lip's rings, from the skin to the mouth line."""
        return ("outer_upper", "mid_upper", "inner2_upper", "inner_upper")

    @property
    def lower_rings(self) -> tuple[str, ...]:
        """Names of the lower lip's rings, from the skin to the mouth line."""
        return ("outer_lower", "mid_lower", "inner2_lower", "inner_lower")

    def ring(self, names: tuple[str, ...]) -> list[int]:
        """All indices of several lists of `lips`, in order."""
        return [index for name in names for index in self.lips[name]]


@cache
def canonical() -> Canonical:
    """Reads `models/face_geometry.json` once."""
    raw = json.loads((paths.models() / "face_geometry.json").read_text(encoding="utf-8"))
    flipped = np.array(raw["canonical_cm"]) * (1.0, -1.0, -1.0)
    eyes: dict[Side, EyeIndices] = {side: _eye(raw["eyes"][side]) for side in SIDES}
    points = np.zeros((POINTS, 3))
    points[: len(flipped)] = flipped
    for eye in eyes.values():
        points[list(eye.iris)] = flipped[[eye.outer, eye.inner]].mean(axis=0)
    return Canonical(
        points=points,
        pose_indices=tuple(int(index) for index, _ in raw["pose_weights"]),
        pose_weights=np.array([weight for _, weight in raw["pose_weights"]]),
        oval=tuple(raw["oval"]),
        lips={name: tuple(ring) for name, ring in raw["lips"].items()},
        eyes=eyes,
        brows={side: tuple(raw["brows"][side]) for side in SIDES},
        controls={name: tuple(group) for name, group in raw["warp_controls"].items()},
    )


def _eye(raw: dict[str, list[int] | int]) -> EyeIndices:
    def many(name: str) -> tuple[int, ...]:
        value = raw[name]
        assert isinstance(value, list)
        return tuple(value)

    outer, inner = raw["out"], raw["inn"]
    assert isinstance(outer, int) and isinstance(inner, int)
    return EyeIndices(
        many("up"), many("lo"), outer, inner, many("cr"), many("brow"), many("iris"), many("und")
    )


@dataclass(frozen=True, slots=True, eq=False)
class FittedFace:
    """A portrait's mesh together with the canonical face's place in the picture.

    points ≈ scale · canonical @ rotation.T + offset.

    Attributes:
        points: float64 (478, 3) pixels, depth softened towards the back (see `fit_face`).
        scale: pixels per canonical cm.
        rotation: float64 (3, 3), canonical axes to picture axes.
        offset: float64 (3,) pixels.
    """

    points: Doubles
    scale: float
    rotation: Doubles
    offset: Doubles

    @property
    def width(self) -> float:
        """Pixels between the sides of the face, in three dimensions."""
        return float(np.linalg.norm(self.points[234] - self.points[454]))

    @property
    def down(self) -> Doubles:
        """float64 (2,), the direction from the eyes to the mouth in the picture, length 1."""
        direction = self.rotation[:2, 1]
        return np.asarray(direction / np.linalg.norm(direction))

    @property
    def axes(self) -> Doubles:
        """float64 (2, 2), rows: across the face and down it in the picture, length 1."""
        down = self.down
        return np.array([[down[1], -down[0]], down])

    @property
    def pivot(self) -> Doubles:
        """float64 (3,) pixels: the point in the neck that the head turns about."""
        middle = (self.points[234] + self.points[454]) / 2
        pivot = 0.35 * self.points[152] + 0.65 * middle
        pivot[2] = middle[2] + 0.35 * self.width
        return np.asarray(pivot)

    def to_pixels(self, displacement: Doubles) -> Doubles:
        """Displacements (..., 3) in canonical cm as displacements in pixels."""
        return np.asarray(displacement @ self.rotation.T * self.scale)

    def place(self, points: Doubles) -> Doubles:
        """Canonical points (..., 3) in cm as points in pixels."""
        return np.asarray(self.to_pixels(points) + self.offset)


def fit_face(landmarks: Doubles) -> FittedFace:
    """Fits the canonical face to a mesh by a weighted similarity (Umeyama 1991).

    Depth behind the features is compressed: the mesh is very deep at the outline, and a head
    that turns would fold over itself there.

    Args:
        landmarks: (478, 3) pixels.
    """
    known = canonical()
    indices = list(known.pose_indices)
    scale, rotation, offset = _similarity(
        known.points[indices], landmarks[indices], known.pose_weights
    )
    points = landmarks.astype(np.float64).copy()
    centre = points[[1, 33, 263, 152, 61, 291], 2].mean()
    depth = points[:, 2] - centre
    softened = centre + 2.2 * scale * np.tanh(depth / (4 * scale))
    points[:, 2] = np.where(depth > 0, softened, points[:, 2])
    return FittedFace(points, scale, rotation, offset)


def lips_drawn_in(face: FittedFace, share: float) -> FittedFace:
    """The same face with the lips' inner edges moved into the flesh of the lips.

    The mesh puts these edges a little beyond the lips where teeth show; what it takes along would
    be a white line on closed lips.

    Args:
        face: the portrait's face.
        share: of the way from the inner edge to the next ring, 0 … 1.
    """
    points, lips = face.points.copy(), canonical().lips
    for half in ("upper", "lower"):
        edge, flesh = list(lips[f"inner_{half}"]), list(lips[f"inner2_{half}"])
        points[edge] += share * (points[flesh] - points[edge])
    return replace(face, points=points)


def _similarity(
    source: Doubles, target: Doubles, weights: Doubles
) -> tuple[float, Doubles, Doubles]:
    """Scale, rotation and offset that carry `source` to `target` with the least squares."""
    share = (weights / weights.sum())[:, None]
    source_mean, target_mean = (share * source).sum(0), (share * target).sum(0)
    a, b = source - source_mean, target - target_mean
    u, singular, vt = np.linalg.svd((share * b).T @ a)
    sign = np.ones(3)
    sign[2] = np.sign(np.linalg.det(u) * np.linalg.det(vt))
    rotation = u @ np.diag(sign) @ vt
    scale = float((singular * sign).sum() / (share * a**2).sum())
    return scale, rotation, target_mean - scale * rotation @ source_mean
