"""A face mesh for an animal, from nine points placed by hand."""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import Doubles
from joyvasa_desktop.render.geometry import HALF_MOUTH, POINTS, SIDES, EyeIndices, canonical
from joyvasa_desktop.render.thinplate import thin_plate

ANCHORS = (33, 133, 362, 263, 1, 61, 291, 13, 17)
"""Mesh indices that the nine points stand for, in the order of `ANIMAL_POINTS`."""

EYE_HEIGHT = 0.85
"""Of the eye's width: most animals' eyes are rounder than a person's."""


def mesh_from_points(points: Doubles) -> Doubles:
    """Bends the canonical face onto an animal's.

    Args:
        points: (9, 2) pixels in the order of `ANIMAL_POINTS`.

    Returns:
        float64 (478, 3) pixels.
    """
    known = canonical().points
    anchors = [*ANCHORS, 0]
    targets = np.vstack([points, 0.45 * points[4] + 0.55 * points[7]])
    mesh = np.zeros((POINTS, 3))
    design = np.column_stack([known[:, :2], np.ones(POINTS)])
    affine, *_ = np.linalg.lstsq(design[anchors], targets, rcond=None)
    rough = design @ affine
    extent = np.ptp(known[anchors, :2], axis=0).max()
    bend = thin_plate(known[anchors, :2] / extent, known[:, :2] / extent, ridge=2e-2)
    mesh[:, :2] = rough + bend @ (targets - rough[anchors])
    eye_span = np.linalg.norm(points[3] - points[0])
    mesh[:, 2] = known[:, 2] * 0.8 * eye_span / 8.9
    _shape_mouth(mesh, points)
    for side, (a, b) in zip(SIDES, ((points[0], points[1]), (points[3], points[2])), strict=True):
        _shape_eye(mesh, canonical().eyes[side], a, b, points)
    return mesh


def _shape_mouth(mesh: Doubles, points: Doubles) -> None:
    """Lays the lips' rings along the mouth line: corner, middle, corner, sagging in between."""
    known = canonical()
    nose, left, right, middle, lower_lip = points[4], *points[5:9]
    line_down = lower_lip - middle
    for ring_name, share in (("outer", 1.0), ("mid", 0.66), ("inner2", 0.33), ("inner", 0.0)):
        for half in ("upper", "lower"):
            ring = list(known.lips[f"{ring_name}_{half}"])
            u = np.clip(known.points[ring, 0] / HALF_MOUTH, -1, 1)[:, None]
            seam = _seam(u, left, middle, right, line_down)
            top = 0.45 * nose + 0.55 * middle
            if half == "upper":
                mesh[ring, :2] = seam + 0.6 * share * (1 - u**2) * (top - middle)
            else:
                mesh[ring, :2] = seam + share * (1 - u**2) ** 0.8 * line_down
    mesh[list(known.lips["corner_left"]), :2] = left
    mesh[list(known.lips["corner_right"]), :2] = right


def _seam(u: Doubles, left: Doubles, middle: Doubles, right: Doubles, down: Doubles) -> Doubles:
    """The mouth line at u = -1 (left corner) … 0 (middle) … 1: the "ω" of a cat's mouth."""
    corner = np.where(u < 0, left, right)
    t = 1 - np.abs(u)
    reach = np.linalg.norm(corner - middle, axis=1, keepdims=True)
    direction = down / max(float(np.linalg.norm(down)), 1e-6)
    return np.asarray(corner + t * (middle - corner) + 0.10 * reach * np.sin(np.pi * t) * direction)


def _shape_eye(
    mesh: Doubles, eye: EyeIndices, outer: Doubles, inner: Doubles, points: Doubles
) -> None:
    """Makes the eye an ellipse between its corners, with its rings at fixed distances."""
    centres = (points[0] + points[1]) / 2, (points[2] + points[3]) / 2
    between = centres[1] - centres[0]
    axis = between / max(float(np.linalg.norm(between)), 1e-6)
    up = np.array([axis[1], -axis[0]])
    centre, width = (outer + inner) / 2, float(np.linalg.norm(outer - inner))
    across = axis * np.sign((inner - outer) @ axis) * width
    mesh[eye.outer, :2], mesh[eye.inner, :2] = centre - across / 2, centre + across / 2

    def arc(indices: tuple[int, ...], height: float, lift: float) -> None:
        t = (np.arange(len(indices)) + 1) / (len(indices) + 1)
        curve = np.sqrt(np.sin(np.pi * t)) * height / 2 + lift
        mesh[list(indices), :2] = centre + (t - 0.5)[:, None] * across + curve[:, None] * up * width

    arc(eye.upper, EYE_HEIGHT, 0.0)
    arc(eye.lower, -EYE_HEIGHT, 0.0)
    arc(eye.crease, EYE_HEIGHT, 0.22)
    arc(eye.under, -EYE_HEIGHT, -0.18)
    arc(eye.brow, EYE_HEIGHT, 0.45)
    mesh[list(eye.iris), :2] = centre
    rim = 0.45 * EYE_HEIGHT * width
    mesh[list(eye.iris[1:]), :2] += np.array([axis, up, -axis, -up]) * rim
