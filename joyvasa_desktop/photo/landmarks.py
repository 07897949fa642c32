"""What the 478 points of a face tell: 68 standard points, openings, and how it is turned."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import AnyArray, Doubles
from joyvasa_desktop.parts import part_of_program
from joyvasa_desktop.rotations import to_angles

# The mesh's points that stand for the 68 of the iBUG scheme, in its order.
# fmt: off
MESH_TO_68 = (
    162, 234, 93, 58, 172, 136, 149, 148, 152, 377, 378, 365, 397, 288, 323, 454, 389,  # outline
    71, 63, 105, 66, 107, 336, 296, 334, 293, 301,  # brows
    168, 197, 5, 4, 75, 97, 2, 326, 305,  # nose
    33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380,  # eyes
    61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181,  # lips, outer line
    78, 82, 13, 312, 308, 317, 14, 87,  # lips, inner line
)
# fmt: on

CHEEKS = (234, 454)  # the face's outline beside the ears, the picture's left one first
INNER_LIPS = (13, 14, 78, 308)  # upper, lower, corners
EYES = ((159, 145, 33, 133), (386, 374, 263, 362))  # upper lid, lower lid, corners


@dataclass(frozen=True, slots=True)
class Pose:
    """How a head is turned, in degrees.

    Attributes:
        pitch: above 0 looks down.
        yaw: above 0 turns towards the picture's left.
        roll: above 0 tilts clockwise.
        scale: picture pixels per centimetre of an average face.
    """

    pitch: float
    yaw: float
    roll: float
    scale: float


def to_68(landmarks: AnyArray) -> AnyArray:
    """The 68 points (68, 2 or 3) of the iBUG scheme among the mesh's (478, 2 or 3)."""
    return landmarks[list(MESH_TO_68)]


def lip_ratio(landmarks: AnyArray) -> float:
    """Opening between the lips over the width of the mouth; 0 is closed."""
    return _ratio(landmarks, *INNER_LIPS)


def eye_ratios(landmarks: AnyArray) -> tuple[float, float]:
    """Opening of the picture's left and right eye over its width; 0 is closed."""
    left, right = (_ratio(landmarks, *eye) for eye in EYES)
    return left, right


def face_width(landmarks: AnyArray) -> float:
    """Distance of the cheeks in pixels, along the face: turning doesn't make it narrower."""
    left, right = landmarks[list(CHEEKS)].astype(np.float64)
    return float(np.linalg.norm(right - left))


def head_pose(landmarks: AnyArray) -> Pose:
    """The pose of an average face that fits the points (478, 3) best."""
    canonical, weights, indices = _canonical()
    turn, scale = _similarity(canonical, landmarks[indices].astype(np.float64), weights)
    # The roll comes last, so tilting the photo changes the roll alone.
    pitch, yaw, roll = to_angles(turn).tolist()
    return Pose(pitch, yaw, roll, scale)


def _ratio(landmarks: AnyArray, one: int, other: int, left: int, right: int) -> float:
    xy = landmarks[:, :2].astype(np.float64)
    gap = float(np.linalg.norm(xy[one] - xy[other]))
    return gap / (float(np.linalg.norm(xy[left] - xy[right])) + 1e-6)


@cache
def _canonical() -> tuple[Doubles, Doubles, list[int]]:
    """The average face's steady points (x right, y down, z away, cm), their weights and indices."""
    return read_geometry(paths.models() / "face_geometry.json")


def read_geometry(path: Path) -> tuple[Doubles, Doubles, list[int]]:
    """The points that a pose is fitted to: float64 (N, 3) cm, weights (N,), mesh indices."""
    geometry = json.loads(part_of_program(path))
    indices = [int(index) for index, _ in geometry["pose_weights"]]
    weights = np.array([weight for _, weight in geometry["pose_weights"]], np.float64)
    points = np.array(geometry["canonical_cm"], np.float64)[indices]
    return points * (1.0, -1.0, -1.0), weights / weights.sum(), indices


def _similarity(source: Doubles, target: Doubles, weights: Doubles) -> tuple[Doubles, float]:
    """Rotation (3, 3) and scale that take source to target points with the least weighted error.

    Umeyama's closed solution.
    """
    source = source - weights @ source
    target = target - weights @ target
    left, stretch, right = np.linalg.svd((target * weights[:, None]).T @ source)
    proper = np.array([1.0, 1.0, np.sign(np.linalg.det(left @ right))])
    spread = float(weights @ (source**2).sum(axis=1))
    return (left * proper) @ right, float(stretch @ proper) / spread
