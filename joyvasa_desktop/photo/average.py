"""An average person's face, laid on four points."""

from __future__ import annotations

import json
from functools import cache

import numpy as np

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import AnyArray, Doubles, Floats
from joyvasa_desktop.parts import part_of_program
from joyvasa_desktop.photo.landmarks import EYES

IRIS = 0.585  # cm, radius
MOUTH = (61, 291)  # corners
REACH = 2.2  # cm above and below the mouth line; so far, the cheeks follow a wide mouth


def mesh_on(points: AnyArray) -> Floats:
    """An average face, float32 (478, 3) pixels, stretched so that eyes and mouth lie on points.

    Args:
        points: (4, 2) in the order of `PERSON_POINTS`.
    """
    known = _average()
    own = anchors(known)[:, :2]
    eyes_to_mouth = np.array([own[0], own[1], own[2:].mean(axis=0)])
    targets = np.array([points[0], points[1], np.mean(points[2:], axis=0)], np.float64)
    design = np.column_stack([eyes_to_mouth, np.ones(3)])
    flat = np.linalg.solve(design, targets)
    mesh = np.zeros_like(known)
    mesh[:, :2] = np.column_stack([known[:, :2], np.ones(len(known))]) @ flat
    # What is left is half of the mouth's width, too much or too little.
    missing = np.asarray(points[3], np.float64) - mesh[MOUTH[1], :2]
    mesh[:, :2] += _near_mouth(known)[:, None] * missing
    across = np.linalg.norm(targets[1] - targets[0]) / np.linalg.norm(own[1] - own[0])
    mesh[:, 2] = known[:, 2] * across
    return mesh.astype(np.float32)


def anchors(mesh: AnyArray) -> Doubles:
    """Where the four points lie on a mesh (478, 2 or 3): float64 (4, 2 or 3)."""
    eyes = [mesh[[outer, inner]].mean(axis=0) for _, _, outer, inner in EYES]
    return np.array([*eyes, mesh[MOUTH[0]], mesh[MOUTH[1]]], np.float64)


def _near_mouth(known: Doubles) -> Doubles:
    """How far each point moves to the right when the right corner of the mouth moves by 1."""
    corner = known[MOUTH[1]]
    above = (known[:, 1] - corner[1]) / REACH
    beside = known[:, 0] / corner[0]
    # Linear between the corners; outside of them it fades towards the ears.
    fading = np.sign(beside) * np.exp(-np.maximum(np.abs(beside) - 1, 0) * 1.2)
    share = np.where(np.abs(beside) <= 1, beside, fading)
    return np.asarray(share * np.exp(-(above**2)), np.float64)


@cache
def _average() -> Doubles:
    """The average face, float64 (478, 3) cm, x right, y down, z away, with its lips closed."""
    geometry = json.loads(part_of_program(paths.models() / "face_geometry.json"))
    face = np.array(geometry["canonical_cm"], np.float64) * (1.0, -1.0, -1.0)
    rim = IRIS * np.array([(0, 0, 0), (1, 0, 0), (0, -1, 0), (-1, 0, 0), (0, 1, 0)])
    for upper, lower in zip(
        geometry["lips"]["inner_upper"], geometry["lips"]["inner_lower"], strict=True
    ):
        face[[upper, lower]] = (face[upper] + face[lower]) / 2
    irises = [face[[outer, inner]].mean(axis=0) + rim for _, _, outer, inner in EYES]
    return np.concatenate([face, *irises])
