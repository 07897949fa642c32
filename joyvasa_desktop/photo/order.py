"""The order of points placed by hand: left and right put right, and what looks exchanged."""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats
from joyvasa_desktop.photo.portrait import ANIMAL_POINTS

SHORTEST = 0.1
"""Of the points' extent: with less than that between eyes and mouth nobody knows what is down."""


UPSIDE_DOWN = -0.5
"""How far down the mouth lies, per distance from the eyes, of a head turned by 120°."""

NOSE = (-0.1, 1.3)
"""Where a nose lies between the eyes, 0, and the corners of the mouth, 1; an animal has it at 0.7
to 0.8."""

LIPS = -0.05
"""Of the way from the eyes to the mouth: how far a lower lip may lie above the upper one."""

WIDEST = 1.5
"""An eye, in distances between the eyes; one is 0.35 to 0.55 wide. Seen from the side, both are put
on the one that shows, and it looks as wide as they are apart."""


def doubts(points: AnyArray) -> list[str]:
    """What looks exchanged in points placed by hand, in sentences; empty if nothing.

    Args:
        points: finite pixels in the order of `ANIMAL_POINTS` (9, 2), after `left_first`, or of
            `PERSON_POINTS` (4, 2).
    """
    placed, animal = points.astype(np.float64), len(points) == len(ANIMAL_POINTS)
    eyes, mouth = (placed[:4], placed[5:7]) if animal else (placed[:2], placed[2:])
    between_eyes = eyes.mean(axis=0)
    down = mouth.mean(axis=0) - between_eyes
    size = float(np.linalg.norm(down))
    if size == 0:
        return []
    notes = []
    if down[1] / size < UPSIDE_DOWN:
        notes.append(
            "By its points the face stands on its head, with the mouth above the eyes: if it "
            "doesn't, check their order."
        )
    if animal and not _is_face(placed, between_eyes, down / size**2):
        notes.append(
            "The animal's points don't lie as on a face: check that each is on the eye, nose or "
            "mouth that it is for."
        )
    return notes


def _is_face(placed: Doubles, between_eyes: Doubles, down: Doubles) -> bool:
    nose, _, _, upper, lower = (placed[4:] - between_eyes) @ down
    apart = np.linalg.norm(placed[2:4].mean(axis=0) - placed[:2].mean(axis=0))
    width = np.linalg.norm(placed[[1, 3]] - placed[[0, 2]], axis=1).max()
    return bool(NOSE[0] <= nose <= NOSE[1] and lower - upper >= LIPS and width <= WIDEST * apart)


def left_first(points: AnyArray) -> Floats:
    """Nine points float32 (9, 2) in the order of `ANIMAL_POINTS`.

    The eye, the corner of an eye, and the corner of the mouth that come first lie on the left of a
    face that stands upright in the picture; a tilted head is looked at as if it stood upright.
    Points whose mouth lies on the eyes stay as they are.

    Args:
        points: (9, 2) pixels, finite.
    """
    placed = points.astype(np.float64)
    down = placed[5:7].mean(axis=0) - placed[:4].mean(axis=0)
    if np.linalg.norm(down) < SHORTEST * np.ptp(placed, axis=0).max():
        return points.astype(np.float32)
    right = np.array([down[1], -down[0]])
    order = list(range(9))
    along = placed[2:4].mean(axis=0) - placed[:2].mean(axis=0)
    if along @ right < 0:
        order[:4], along = [2, 3, 0, 1], -along
    for first in (0, 2, 5):
        one, other = order[first : first + 2]
        if (placed[other] - placed[one]) @ along < 0:
            order[first : first + 2] = other, one
    return points.astype(np.float32)[order]
