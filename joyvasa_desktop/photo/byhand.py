"""The face of a person whose eyes and mouth were placed by hand."""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats, Pixels
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.photo.average import anchors, mesh_on
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.points import PERSON_ORDER, check_place
from joyvasa_desktop.photo.portrait import Face

MIN_EYES = 12  # px between the eyes; a face that can be animated has 20
FLATTEST, LONGEST = 0.35, 3.0  # from the eyes down to the mouth, in distances between the eyes

AGREED = 0.25  # of the distance between the eyes; further off, the network sees something else
SEEN = 0.5  # by the detector; the mesh network alone finds a face in a box of boxes
TRIES = 3


def face_by_hand(points: AnyArray, picture: Pixels, finder: FaceFinder) -> Face:
    """The face whose eyes and mouth lie at four points.

    An average face is laid on the points. Where the mesh network then sees a face in the same
    place, its mesh is taken, as it knows the outline and the lids too; drawings, toys and other
    faces that it doesn't see keep the average one.

    Args:
        points: (4, 2) picture pixels in the order of `PERSON_POINTS`.
        picture: uint8 (H, W, 3) RGB.
        finder: gives the network.

    Raises:
        UserError: if the points can't belong to a face.
    """
    placed = checked_person(points, (picture.shape[1], picture.shape[0])).astype(np.float64)
    apart = float(np.linalg.norm(placed[1] - placed[0]))
    seen = seen_at(placed, picture, finder, AGREED * apart)
    if seen is not None and finder.certainty(picture, seen.landmarks) >= SEEN:
        return seen
    return _face(mesh_on(placed))


def seen_at(placed: Doubles, picture: Pixels, finder: FaceFinder, reach: float) -> Face | None:
    """The face that the mesh network sees at four points; None if it sees something else.

    Args:
        placed: float64 (4, 2) picture pixels in the order of `PERSON_POINTS`.
        picture: uint8 (H, W, 3) RGB.
        finder: gives the network.
        reach: how many pixels its eyes and mouth may lie off.
    """
    seen: Face | None = None
    guess = mesh_on(placed)
    for _ in range(TRIES):
        seen = finder.track(picture, guess)
        if seen is None or not _agrees(seen.landmarks, placed, reach):
            return None
        guess = seen.landmarks
    return seen


def checked_person(points: AnyArray, size: tuple[int, int]) -> Floats:
    """Four points float32 (4, 2), if they can be a face in a picture of width and height `size`.

    Left and right are put right where they were exchanged.

    Raises:
        UserError: if they are not four, not finite, far outside the picture, or no face.
    """
    if points.shape != (4, 2):
        raise UserError(
            f"A person needs four points, not an array of {points.shape}.", PERSON_ORDER
        )
    check_place(points, size, "face", PERSON_ORDER)
    eyes, mouth = points[:2].astype(np.float64), points[2:].astype(np.float64)
    apart, width = (float(np.linalg.norm(pair[1] - pair[0])) for pair in (eyes, mouth))
    if apart < MIN_EYES or width < MIN_EYES / 3:
        raise UserError("The four points lie too close together.", PERSON_ORDER)
    along = (eyes[1] - eyes[0]) / apart
    down = float((mouth.mean(axis=0) - eyes.mean(axis=0)) @ (-along[1], along[0])) / apart
    if down < 0:  # The face stands on its head, so its other eye is the left one.
        eyes, along, down = eyes[::-1], -along, -down
    if (mouth[1] - mouth[0]) @ along < 0:
        mouth = mouth[::-1]
    if not FLATTEST <= down <= LONGEST:
        raise UserError("The four points can't be the eyes and the mouth of a face.", PERSON_ORDER)
    return np.concatenate([eyes, mouth]).astype(np.float32)


def _agrees(mesh: Floats, placed: Doubles, reach: float) -> bool:
    off = np.linalg.norm(anchors(mesh)[:, :2] - placed, axis=1)
    return bool(off.max() <= reach)


def _face(mesh: Floats) -> Face:
    low, high = mesh[:, :2].min(axis=0), mesh[:, :2].max(axis=0)
    return Face((float(low[0]), float(low[1]), float(high[0]), float(high[1])), mesh, 0.0)
