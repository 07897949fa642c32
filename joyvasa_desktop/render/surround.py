"""What is around the face: hair, neck, shoulders, and how far they follow the head."""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import Doubles
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.fields import Anchors, Box
from joyvasa_desktop.render.geometry import SIDES, FittedFace, canonical

_RINGS = (
    # size, depth in face widths, share of the head's motion, loss of it straight below the head
    (1.28, 0.22, 0.92, 0.45, 2),
    (1.70, 0.26, 0.55, 0.85, 2),
    (2.30, 0.26, 0.16, 1.00, 3),
    (3.00, 0.26, 0.00, 1.00, 3),
)

_FOLLOW_WHEN_CUT_OUT = (1.0, 1.0, 0.75, 0.0)
"""With a cut-out person nothing behind the head can be dragged along, so hair follows fully."""


_SIDEWAYS, _UP_AND_DOWN = (-1.62, 1.62), (-1.70, 1.86)
"""Face widths from the middle of the face to the ends of what moves, along the face's own axes."""

_FADE = (0.01, 0.10)
"""Shares of that length between which motion sets in."""


def moving_box(face: FittedFace, width: int, height: int) -> Box:
    """The part of a picture that may change: head, hair and neck, clipped to the picture."""
    corners = np.array([(x, y) for x in _SIDEWAYS for y in _UP_AND_DOWN])
    places = _centre(face)[:2] + face.width * corners @ face.axes
    low, high = np.floor(places.min(axis=0)), np.ceil(places.max(axis=0))
    whole = Box(0, 0, width, height)
    return Box(int(low[0]), int(low[1]), int(high[0]), int(high[1])).clipped(whole)


def moving_share(face: FittedFace, places: Doubles) -> Doubles:
    """How far places (n, 2) in pixels may take part in motion: 1 near the head, 0 at the box.

    It fades at the sides of a rectangle that is turned with the face, so a face at any turn moves
    alike. The picture's own border is no such side: what moves out is gone, and what moves in is
    mirrored.
    """
    own = (places - _centre(face)[:2]) @ face.axes.T / face.width
    share = np.ones(len(places))
    for along, (low, high) in zip(own.T, (_SIDEWAYS, _UP_AND_DOWN), strict=True):
        inwards = np.minimum(along - low, high - along) / (high - low)
        share *= smooth_step(*_FADE, inwards)
    return share


def anchors(face: FittedFace, basis: Doubles, *, lips: str, cut_out: bool) -> Anchors:
    """The points that drive a field: the face, one of its lips, and rings around it.

    The mouth is a slit: one field holds right above the mouth line, another below it, and both
    agree beyond the corners.

    Args:
        face: the portrait's face.
        basis: (controls, 478, 3) from `expression_basis`.
        lips: "upper" or "lower".
        cut_out: whether the person is separated from the background.
    """
    indices = _face_indices(lips)
    rings, follow = _rings(face, cut_out)
    still = np.zeros((len(basis), len(rings), 3))
    return Anchors(
        points=np.vstack([face.points[indices], rings]),
        follow=np.concatenate([np.ones(len(indices)), follow]),
        basis=np.concatenate([basis[:, indices], still], axis=1),
    )


def _centre(face: FittedFace) -> Doubles:
    return np.asarray((face.points[234] + face.points[454]) / 2)


def _face_indices(lips: str) -> list[int]:
    known = canonical()
    chosen = [index for group in known.controls.values() for index in group]
    chosen += list(known.oval)
    for side in SIDES:
        chosen += [*known.brows[side], *known.eyes[side].crease]
    chosen += known.ring(known.upper_rings if lips == "upper" else known.lower_rings)
    chosen += known.ring(("corner_left", "corner_right"))
    return sorted(set(chosen))


def _rings(face: FittedFace, cut_out: bool) -> tuple[Doubles, Doubles]:
    """Points (n, 3) around the face in growing rings, and how far each follows the head."""
    centre, outline = _centre(face), face.points[list(canonical().oval)]
    points, follow = [], []
    for (size, depth, share, loss, every), full in zip(_RINGS, _FOLLOW_WHEN_CUT_OUT, strict=True):
        arm = (outline - centre)[::every]
        ring = centre + size * arm
        ring[:, 2] = centre[2] + depth * face.width
        direction = arm[:, :2] / np.linalg.norm(arm[:, :2], axis=1, keepdims=True)
        below = np.clip(direction @ face.down, 0.0, 1.0)
        points.append(ring)
        # Shoulders stay where they are.
        follow.append((full if cut_out else share) * (1.0 - loss * below**0.8))
    return np.vstack(points), np.concatenate(follow)
