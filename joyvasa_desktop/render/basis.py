"""How far every mesh point moves for each control of the face.

Displacements are written in canonical centimetres (x right, y down, z away) on the canonical face
and turned into pixels by the portrait's own fit. `u` is the distance from the middle in half mouth
widths, `profile` is 1 in the middle of the lips and 0 at their corners.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from joyvasa_desktop.arrays import Doubles
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.geometry import (
    HALF_MOUTH,
    POINTS,
    SIDES,
    FittedFace,
    canonical,
)

CONTROLS = (
    "jaw",
    "wide",
    "round",
    "up",
    "low",
    "press",
    "ff",
    "smile",
    "brow",
    "seal",
)
"""Rows of the basis; `seal` closes the gap that the photo's own lips leave."""

JAW, SEAL = CONTROLS.index("jaw"), CONTROLS.index("seal")

_JAW_HINGE = np.array([0.0, -0.5, 1.5])


def expression_basis(face: FittedFace) -> Doubles:
    """The displacement of every point per unit of every control.

    Returns:
        float64 (len(CONTROLS), 478, 3) pixels in picture axes.
    """
    basis = face.to_pixels(_canonical_basis())
    basis[SEAL] = _seal(face)
    return basis


def lip_gap(face: FittedFace) -> float:
    """The photo's own opening between the lips in the middle, in canonical cm."""
    return float((face.points[14] - face.points[13])[:2] @ face.down / face.scale)


@cache
def _canonical_basis() -> Doubles:
    rows = {
        "jaw": _jaw(),
        "wide": _wide(),
        "round": _round(),
        "up": _up(),
        "low": _low(),
        "press": _press(),
        "ff": _ff(),
        "smile": _smile(),
        "brow": _brow(),
    }
    basis = np.zeros((len(CONTROLS), POINTS, 3))
    for name, row in rows.items():
        basis[CONTROLS.index(name)] = row
    # Eyeballs don't take part in expressions: the eyes are painted separately.
    irises = [index for side in SIDES for index in canonical().eyes[side].iris]
    basis[:, irises] = 0.0
    return basis


def _upper() -> list[int]:
    return canonical().ring(canonical().upper_rings)


def _lower() -> list[int]:
    return canonical().ring(canonical().lower_rings)


def _corners() -> list[int]:
    return canonical().ring(("corner_left", "corner_right"))


def _u(indices: list[int] | slice = slice(None)) -> Doubles:
    return np.asarray(np.abs(canonical().points[indices, 0]) / HALF_MOUTH)


def _profile(indices: list[int], sharpness: float = 0.85) -> Doubles:
    bow = np.maximum(0.0, 1.0 - np.minimum(1.0, _u(indices)) ** 2)
    return np.asarray(bow**sharpness)


def _reach() -> Doubles:
    """1 on the lips, falling to 0 away from the mouth: (478, 1)."""
    x, y, _ = canonical().points.T
    distance = np.hypot(x, y - 4.4)
    near = np.exp(-((np.maximum(0.0, distance - 2.6) / 1.6) ** 2))
    near[_upper() + _lower() + _corners()] = 1.0
    return np.asarray(near[:, None])


def _jaw() -> Doubles:
    """The lower lip goes down by 1 cm; chin and cheeks turn about the hinge before the ears."""
    points = canonical().points
    arm = points - _JAW_HINGE
    per_cm = 1.0 / abs(points[14, 2] - _JAW_HINGE[2])
    x, y, _ = points.T
    share = smooth_step(-1.3, 1.5, y - (4.3 - 0.33 * np.abs(x)))
    field = np.zeros((POINTS, 3))
    field[:, 1] = -per_cm * arm[:, 2] * share
    field[:, 2] = 0.35 * per_cm * arm[:, 1] * share
    lips = _upper() + _lower() + _corners()
    # An opening mouth becomes narrower.
    field[lips, 0] = -0.10 * points[lips, 0] / HALF_MOUTH * np.minimum(1.0, _u(lips) + 0.2)
    field[_lower(), 1] = 0.40 + 0.60 * _profile(_lower())
    field[_lower(), 2] = 0.15
    field[_upper(), 1] = 0.36 * (1.0 - _profile(_upper()))
    field[_upper(), 2] = 0.0
    field[_corners(), 1] = 0.40
    field[_corners(), 2] = 0.05
    return field


def _wide() -> Doubles:
    ax, sign = np.minimum(_u(), 1.35), np.sign(canonical().points[:, 0])
    field = np.column_stack([0.42 * sign * ax**1.3, -0.06 * ax**2, 0.18 * ax])
    return np.asarray(field * _reach())


def _round() -> Doubles:
    ax, sign = np.minimum(_u(), 1.35), np.sign(canonical().points[:, 0])
    # Beyond the corners the skin is pulled along less and less.
    follow = np.where(ax <= 1.0, 1.0, 2.0 - ax)
    field = np.zeros((POINTS, 3))
    field[:, 0] = -0.75 * sign * ax**0.85 * follow
    field[_upper(), 1] = -0.10 * _profile(_upper())
    field[_lower(), 1] = 0.06 * _profile(_lower())
    field[:, 2] = -0.55 * (1.0 - 0.3 * ax)
    return np.asarray(field * _reach())


def _up() -> Doubles:
    field = np.zeros((POINTS, 3))
    field[_upper(), 1] = -0.42 * (0.15 + 0.85 * _profile(_upper(), 0.8))
    field[_upper(), 2] = -0.05
    field[_corners(), 1] = -0.05
    field[[164, 167, 393, 165, 391], 1] = -0.16
    field[[2, 94, 97, 326], 1] = -0.04
    return field


def _low() -> Doubles:
    field = np.zeros((POINTS, 3))
    field[_lower(), 1] = 0.42 * (0.1 + 0.9 * _profile(_lower(), 0.7))
    field[_corners(), 1] = 0.03
    field[[18, 83, 313, 201, 421], 1] = 0.22
    return field


def _by_ring(field: Doubles, amounts: dict[str, float], sharpness: float) -> None:
    for name, amount in amounts.items():
        ring = list(canonical().lips[name])
        field[ring, 1] = amount * _profile(ring, sharpness)


def _press() -> Doubles:
    field = np.zeros((POINTS, 3))
    upper = {"outer_upper": 0.16, "mid_upper": 0.12, "inner2_upper": 0.05}
    lower = {"outer_lower": -0.16, "mid_lower": -0.12, "inner2_lower": -0.05}
    _by_ring(field, upper | lower, 0.5)
    field[[18, 200], 1] = -0.06
    return field


def _ff() -> Doubles:
    """The lower lip tucks under the upper teeth."""
    field = np.zeros((POINTS, 3))
    lower = {
        "outer_lower": -0.10,
        "mid_lower": -0.16,
        "inner2_lower": -0.16,
        "inner_lower": -0.14,
    }
    _by_ring(field, lower, 0.5)
    field[_lower(), 2] = 0.25
    field[_upper(), 1] = -0.14 * _profile(_upper(), 0.7)
    return field


def _smile() -> Doubles:
    ax, sign = np.minimum(_u(), 1.35), np.sign(canonical().points[:, 0])
    field = np.column_stack([0.45 * sign * ax**1.5, -0.42 * ax**2, np.zeros(POINTS)])
    field = field * _reach()
    cheeks = [205, 425, 50, 280, 117, 346, 118, 347, 101, 330]
    field[cheeks, 1] = -0.14
    return np.asarray(field)


def _brow() -> Doubles:
    known, field = canonical(), np.zeros((POINTS, 3))
    for side in SIDES:
        field[list(known.eyes[side].crease), 1] = -0.10
        field[list(known.brows[side]), 1] = -0.55
    field[[108, 337, 69, 299, 104, 333, 151, 9], 1] = -0.34
    field[[71, 301, 8, 109, 338, 68, 298], 1] = -0.18
    return field


def _seal(face: FittedFace) -> Doubles:
    """Pixels that bring the photo's own lips together; nothing where they touch already."""
    known = canonical()
    down = np.append(face.down, 0.0)
    inner_upper = face.points[list(known.lips["inner_upper"])]
    inner_lower = face.points[list(known.lips["inner_lower"])]
    gap = np.maximum((inner_lower - inner_upper) @ down, 0.0)
    field = np.zeros((POINTS, 3))
    # The chin below an open mouth rises with the lower lip.
    x, y, _ = known.points.T
    chin = np.where(y > 5.4, smooth_step(5.2, 6.4, y) * np.exp(-((x / 4.0) ** 2)), 0.0)
    field += -0.5 * gap[4] * chin[:, None] * down
    for name in known.upper_rings:
        field[list(known.lips[name])] = 0.30 * gap[:, None] * down
    for name in known.lower_rings:
        field[list(known.lips[name])] = -0.70 * gap[:, None] * down
    return field
