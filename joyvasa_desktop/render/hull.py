"""The volume that a few points enclose."""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles

_FLAT = 1e-6
"""Volumes below this share of the extent's cube are rounding errors of float32 points."""

_ON_THE_FACE = 1e-12
"""The same for a single point over a face: as if it lay in it."""


def hull_volume(points: AnyArray) -> float:
    """The volume of the convex hull of points in space; 0 if they lie in one plane.

    Grows the hull point by point, which suits a few dozen of them.

    Args:
        points: (N, 3), finite.
    """
    points = np.asarray(points, np.float64)
    points = points - points.mean(axis=0)
    cube = float(np.linalg.norm(points, axis=1).max()) ** 3
    corners = _far_apart(points)
    volume = abs(_six_volumes(points, np.array([corners[:3]]), corners[3])[0])
    if not volume > 6 * _FLAT * cube:
        return 0.0
    faces = _tetrahedron(points, corners)
    for point in range(len(points)):
        above = _six_volumes(points, faces, point)
        seen = above > _ON_THE_FACE * cube
        volume += above[seen].sum()
        faces = np.concatenate([faces[~seen], _joined(faces[seen], point)])
    return float(volume) / 6


def _far_apart(points: Doubles) -> list[int]:
    """Four points, each as far as can be from the point, the line and the plane before it."""
    first = int(np.linalg.norm(points, axis=1).argmax())
    ways = points - points[first]
    second = int(np.linalg.norm(ways, axis=1).argmax())
    third = int(np.linalg.norm(np.cross(ways, ways[second]), axis=1).argmax())
    fourth = int(np.abs(ways @ np.cross(ways[second], ways[third])).argmax())
    return [first, second, third, fourth]


def _tetrahedron(points: Doubles, corners: list[int]) -> AnyArray:
    """Four faces (4, 3), each counterclockwise as seen from outside."""
    a, b, c, d = corners
    if _six_volumes(points, np.array([[a, b, c]]), d)[0] > 0:
        b, c = c, b
    return np.array([[a, b, c], [a, d, b], [b, d, c], [c, d, a]])


def _six_volumes(points: Doubles, faces: AnyArray, point: int) -> Doubles:
    """Six times the volume between each face and a point; above 0 if it is outside of the face."""
    a, b, c = np.moveaxis(points[faces] - points[point], 1, 0)
    return np.asarray(-(a * np.cross(b, c)).sum(axis=1), np.float64)


def _joined(faces: AnyArray, point: int) -> AnyArray:
    """The faces (n, 3) between a point and the rim of the faces that it sees."""
    edges = {(int(face[i]), int(face[i - 2])) for face in faces for i in range(3)}
    rim = [(a, b, point) for a, b in edges if (b, a) not in edges]
    return np.array(rim, np.int64).reshape(-1, 3)
