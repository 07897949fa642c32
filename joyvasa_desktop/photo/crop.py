"""Cut an upright square around a face out of a picture, and know the way back."""

from __future__ import annotations

import math

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Pixels
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.photo.landmarks import to_68
from joyvasa_desktop.photo.portrait import Crop

# Points whose mean stands for the left eye, the right eye and the lips, by number of landmarks.
ANCHORS: dict[int, tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]] = {
    5: ((0,), (1,), (3, 4)),
    9: ((2, 3), (0, 1), (5, 6)),
    68: ((36, 39), (42, 45), (48, 54)),
    101: ((39, 42, 45, 48), (51, 54, 57, 60), (75, 81)),
    106: ((33, 35, 40, 39), (87, 89, 94, 93), (52, 61)),
    203: ((0, 6, 12, 18), (24, 30, 36, 42), (48, 66)),
}

SMALLEST_DIRECTION = 1e-3  # px; shorter than this, the face counts as upright


def crop_face(
    picture: Pixels,
    landmarks: AnyArray,
    size: int = 512,
    scale: float = 2.3,
    vx: float = 0.0,
    vy: float = -0.125,
    rotate: bool = True,
) -> Crop:
    """Cut out the square that holds the face upright.

    Args:
        picture: uint8 (H, W, 3) RGB.
        landmarks: (N, 2 or more) picture pixels; N = 5, 9 (animal), 68, 101, 106, 203 or the
            478 points of the built-in mesh. Other N above 101 count their first 101 points.
        size: side of the result in pixels.
        scale: side of the square in face sizes (the larger extent of the landmarks).
        vx, vy: shift of the square in its own sides; negative `vy` goes towards the forehead.
        rotate: turn the face upright; otherwise only move and scale.

    Raises:
        UserError: if all landmarks lie on one spot.
    """
    import cv2  # Here, because the window needs the geometry alone.

    to_crop = crop_matrix(landmarks, size, scale, vx, vy, rotate)
    image = cv2.warpAffine(picture, to_crop[:2], (size, size), flags=cv2.INTER_LINEAR)
    return Crop(
        image.astype(np.uint8, copy=False), np.asarray(np.linalg.inv(to_crop), np.float64), to_crop
    )


def crop_matrix(
    landmarks: AnyArray,
    size: int = 512,
    scale: float = 2.3,
    vx: float = 0.0,
    vy: float = -0.125,
    rotate: bool = True,
) -> Doubles:
    """The matrix float64 (3, 3) that takes picture pixels to crop pixels; see `crop_face`.

    Raises:
        UserError: if all landmarks lie on one spot.
    """
    centre, side, angle = face_square(landmarks, scale, vx, vy)
    if not side > 0:
        raise UserError(
            "The points of the face all lie on one spot.", "Spread them over the eyes and mouth."
        )
    angle = angle if rotate else 0.0
    zoom = size / side
    cos, sin = zoom * math.cos(angle), zoom * math.sin(angle)
    turn = np.array([[cos, sin], [-sin, cos]])
    matrix = np.eye(3)
    matrix[:2, :2] = turn
    matrix[:2, 2] = size / 2 - turn @ centre
    # The published pipeline stores this matrix as float32; a rounded one gives the same pixels.
    return matrix.astype(np.float32).astype(np.float64)


def face_square(
    landmarks: AnyArray, scale: float, vx: float, vy: float, use_lip: bool = True
) -> tuple[Doubles, float, float]:
    """Centre (2,), side and turn (radians, clockwise) of the square around a face."""
    points = _usable(landmarks)
    eyes, lip = anchors(points, use_lip)
    towards = lip - eyes
    length = np.linalg.norm(towards)
    # In the precision of the landmarks, as the published pipeline has it: near half a turn the
    # arc cosine makes the rounding visible.
    down = np.array([0, 1], points.dtype) if length <= SMALLEST_DIRECTION else towards / length
    right = np.array([down[1], -down[0]])
    angle = math.copysign(math.acos(float(np.clip(right[0], -1.0, 1.0))), right[1])
    middle = points.mean(axis=0)
    own = np.stack([(points - middle) @ right, (points - middle) @ down], axis=1)
    low, high = own.min(axis=0), own.max(axis=0)
    side = float((high - low).max()) * scale
    offset = (low + high) / 2 + np.array([vx, vy]) * side
    return middle + right * offset[0] + down * offset[1], side, angle


def anchors(points: AnyArray, use_lip: bool = True) -> Doubles:
    """The two points (2, 2) that define upright: between the eyes, and the lips."""
    left, right, lip = (
        points[list(group)].mean(axis=0) for group in ANCHORS.get(len(points), ANCHORS[101])
    )
    if use_lip:
        return np.stack([(left + right) / 2, lip])
    across = right - left
    return np.stack([left, left + np.array([-across[1], across[0]])])


def _usable(landmarks: AnyArray) -> AnyArray:
    count = len(landmarks)
    assert count in ANCHORS or count > 101, f"no crop is known for {count} landmarks"
    return (to_68(landmarks) if count == 478 else landmarks)[:, :2]
