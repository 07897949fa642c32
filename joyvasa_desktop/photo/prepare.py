"""From a photo file to the `Portrait` that speaks: the whole stage on one page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeGuard

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Floats
from joyvasa_desktop.errors import NoFaceFound, UserError
from joyvasa_desktop.photo.average import mesh_on
from joyvasa_desktop.photo.byhand import checked_person, face_by_hand
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.frame import framed
from joyvasa_desktop.photo.likely import likely
from joyvasa_desktop.photo.load import Picture, load_picture
from joyvasa_desktop.photo.order import doubts
from joyvasa_desktop.photo.points import MIN_SQUARE, checked_points, nine_from_square
from joyvasa_desktop.photo.portrait import PERSON_POINTS, Face, Portrait
from joyvasa_desktop.photo.suitable import check_suitable, check_width
from joyvasa_desktop.photo.xpose import AnimalFace
from joyvasa_desktop.settings import Settings

_MIDDLE = np.array([(-0.12, -0.1), (0.12, -0.1), (-0.09, 0.15), (0.09, 0.15)])
"""Eyes and mouth of a face that nobody saw, in sides of the picture."""

DOUBTFUL = 0.3
"""Score of an animal's face below which its points are better looked at."""


def prepare(
    path: Path,
    settings: Settings,
    points: Floats | None = None,
    finder: FaceFinder | None = None,
) -> Portrait:
    """Load a photo and find the face in it that will speak; cut to the square if wanted.

    Args:
        path: the photo.
        settings: all of the stage "photo" count here.
        points: placed by hand, in pixels of the original, upright photo: the nine (9, 2) of an
            animal in the order of `ANIMAL_POINTS`, or four (4, 2) of a person in the order of
            `PERSON_POINTS`. Nine points aren't used for people, four not for animals.
        finder: finds the faces of people; one is made if there is none.

    Raises:
        UnreadableFile: if the file can't be read.
        NoFaceFound: if there is no face, or not the chosen one.
        UnsuitablePhoto: if the face can't be animated well.
        UserError: if the points of an animal are missing or wrong; here nobody looks for them.
    """
    return framed(whole_portrait(path, settings, points, finder), settings)


def whole_portrait(
    path: Path,
    settings: Settings,
    points: Floats | None = None,
    finder: FaceFinder | None = None,
) -> Portrait:
    """The same as `prepare`, but always the whole photo."""
    return portrait_in(_load(path, settings), settings, points, finder)


def portrait_in(
    picture: Picture,
    settings: Settings,
    points: Floats | None = None,
    finder: FaceFinder | None = None,
    faces: list[Face] | None = None,
    animals: Sequence[AnimalFace] | None = None,
) -> Portrait:
    """The portrait in a picture that is loaded already; see `prepare`.

    Args:
        faces: all faces of people in the picture if they are known already.
        animals: all faces of animals that were found in it; None if nobody looked.
    """
    if settings.mode == "animal":
        return animal_portrait(picture, settings, points, animals)
    finder = finder or shared_finder()
    if are_of_person(points):
        face = person_by_hand(picture, points, finder)
    else:
        found = finder.find(picture.rgb) if faces is None else faces
        if not found and settings.engine == "joyvasa" and not settings.crop:
            face = _face_anywhere(picture)
        else:
            face = choose_face(found, settings.face)
        check_suitable(face, picture.rgb, refuse=settings.engine == "builtin")
    return Portrait(
        picture.rgb, "human", face.box, face.landmarks, picture.alpha, insight=face.insight
    )


def _face_anywhere(picture: Picture) -> Face:
    """An average face in the middle, for networks that see the whole picture in any case."""
    height, width = picture.rgb.shape[:2]
    middle, side = np.array([width, height]) / 2, min(width, height)
    landmarks = mesh_on(middle + side * _MIDDLE)
    low, high = landmarks.min(axis=0), landmarks.max(axis=0)
    box = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    return Face(box, landmarks, 0.0)


def are_of_person(points: AnyArray | None) -> TypeGuard[AnyArray]:
    """Whether there are four points of a person."""
    return points is not None and len(points) == len(PERSON_POINTS)


def person_by_hand(picture: Picture, points: AnyArray, finder: FaceFinder) -> Face:
    """The face of a person whose eyes and mouth were placed in pixels of the original photo.

    Who places the points has seen the face: whether it suits is left to them, except its size.

    Raises:
        UserError: if the points can't belong to a face.
        UnsuitablePhoto: if it is too small.
    """
    checked_person(points, picture.original_size)
    face = face_by_hand(_placed(points, picture), picture.rgb, finder)
    check_width(face)
    return face


def notes_on(
    portrait: Portrait, finder: FaceFinder | None = None, points: AnyArray | None = None
) -> list[str]:
    """Sentences on what may look less good, in the user's words; empty if nothing.

    Args:
        points: those placed by hand, if there are any.
    """
    if portrait.kind == "animal":
        placed = points is not None and not are_of_person(points)
        order = doubts(portrait.landmarks) if placed else []
        return order + _notes_on_animal(portrait, finder or shared_finder())
    if are_of_person(points):
        return doubts(points)
    face = Face(portrait.box, portrait.landmarks, 1.0, portrait.insight)
    if likely([face], portrait.picture, finder or shared_finder()) == "animal":
        return ["This may not be a person's face. For an animal, choose the mode for animals."]
    # What can't be animated has become no portrait.
    return check_suitable(face, portrait.picture, refuse=False)


def _notes_on_animal(portrait: Portrait, finder: FaceFinder) -> list[str]:
    notes = []
    if portrait.score < DOUBTFUL:
        notes.append("The animal's face isn't clear: check the points on its eyes and mouth.")
    if likely(finder.find(portrait.picture), portrait.picture, finder) == "human":
        notes.append("This looks like a person's face. For a person, choose the mode for people.")
    return notes


@cache
def shared_finder() -> FaceFinder:
    """One finder for all jobs, so that the networks are loaded once."""
    return FaceFinder()


def choose_face(faces: list[Face], number: int) -> Face:
    """The largest face for 0, else the face of that number counted from the left, from 1.

    Raises:
        NoFaceFound: if there is none, or fewer than `number`.
    """
    if not faces:
        raise NoFaceFound(
            "No face was found in the photo.",
            "It helps if the face looks at the camera, is well lit and fills a tenth of the "
            "picture or more, or if you place the points of its eyes and mouth by hand. For an "
            "animal, choose the mode for animals.",
        )
    if number == 0:
        return max(faces, key=lambda face: face.area)
    _check_number(number, len(faces), "Number 0 is the largest face.")
    return faces[number - 1]


def animal_portrait(
    picture: Picture,
    settings: Settings,
    points: AnyArray | None = None,
    animals: Sequence[AnimalFace] | None = None,
) -> Portrait:
    """A portrait of an animal from nine points.

    Args:
        points: in pixels of the original photo; they go before what was found.
        animals: what was found; None if nobody looked.

    Raises:
        NoFaceFound: if nothing was found, or not the chosen one.
        UserError: if the points are missing or wrong.
    """
    size, score = (picture.rgb.shape[1], picture.rgb.shape[0]), 1.0
    if points is not None and not are_of_person(points):
        placed = _placed(checked_points(points, picture.original_size), picture)
    elif not needs_search(settings, points):
        # Of a narrow strip the points stand for nobody's drawing, and may lie outside.
        side = max(min(size), MIN_SQUARE)
        placed = nine_from_square(((size[0] - 1) / 2, (size[1] - 1) / 2), side)
    elif animals is None:
        raise UserError(
            "An animal needs nine points on its face.",
            "Click its eyes and mouth in the window, or give a file of points. The models that "
            "find animals' faces place them, too.",
        )
    else:
        face = choose_animal(animals, settings.face)
        placed, score = face.landmarks.astype(np.float32), face.score
    checked_points(placed, size)
    low, high = placed.min(axis=0), placed.max(axis=0)
    box = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    return Portrait(picture.rgb, "animal", box, placed, picture.alpha, score=score)


def needs_search(settings: Settings, points: AnyArray | None) -> bool:
    """Whether an animal's face has to be found in the photo.

    Not if its points were placed, and not for networks that see the whole picture in any case.
    """
    placed = points is not None and not are_of_person(points)
    return not placed and (settings.engine != "joyvasa" or settings.crop)


def choose_animal(animals: Sequence[AnimalFace], number: int) -> AnimalFace:
    """The surest face for 0, else the face of that number counted from the left, from 1.

    Raises:
        NoFaceFound: if there is none, or fewer than `number`.
    """
    if not animals:
        raise NoFaceFound(
            "No animal's face was found in the photo.",
            "Place the points of its eyes, nose and mouth by hand. For a person, choose the mode "
            "for people.",
        )
    if number == 0:
        return max(animals, key=lambda face: face.score)
    _check_number(number, len(animals), "Number 0 is the clearest face.")
    return sorted(animals, key=lambda face: face.box[0] + face.box[2])[number - 1]


def _check_number(number: int, count: int, zero: str) -> None:
    """Args: zero: the sentence that says what 0 stands for."""
    if number <= count:
        return
    faces = "only one face" if count == 1 else f"only {count} faces"
    raise NoFaceFound(
        f"Face {number} doesn't exist: the photo has {faces}.",
        " ".join((f"Choose a number up to {count}, counted from the left.", zero)),
    )


def in_photo(points: AnyArray, picture: Picture) -> Floats:
    """Points of the picture in pixels of the original, upright photo."""
    return ((points + 0.5) / picture.scale - 0.5).astype("float32")


def _placed(points: AnyArray, picture: Picture) -> Floats:
    """Points of the original photo in pixels of the picture."""
    # Pixel centres are at integers, so half a pixel is taken off before and after scaling.
    return ((points + 0.5) * picture.scale - 0.5).astype("float32")


def _load(path: Path, settings: Settings) -> Picture:
    return load_picture(
        path,
        backdrop=settings.backdrop,
        max_side=settings.work_size,
        reduction=settings.reduction if settings.engine == "joyvasa" else "smooth",
    )
