"""Tells the window what is known about its photo, as soon as it is known."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from joyvasa_desktop.animate import Studio
from joyvasa_desktop.arrays import AnyArray, Doubles, Floats, Pixels
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.photo.cutting import DRAWN, cutout
from joyvasa_desktop.photo.frame import frame, unit
from joyvasa_desktop.photo.load import Picture
from joyvasa_desktop.photo.portrait import Face, Portrait
from joyvasa_desktop.photo.prepare import DOUBTFUL, are_of_person, choose_face, needs_search
from joyvasa_desktop.photo.xpose import AnimalFace
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window.messages import FoundAnimal, PhotoFacts, Search, Wish

_LONGEST = 1920
"""px; longer side of the picture that the window gets."""


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """What is known of a photo so far.

    Attributes:
        faces: of people.
        search, animals: as in `PhotoFacts`, but in pixels of the whole picture.
        whole: the portrait, or why there is none; None until it was made.
    """

    picture: Picture
    faces: list[Face]
    points: Floats | None
    search: Search = "needless"
    animals: Sequence[AnimalFace] = ()
    whole: Portrait | UserError | None = None


class PhotoTeller:
    """Makes portraits, and `PhotoFacts` on the way, also of photos that can't be animated.

    Args:
        studio: finds faces and keeps what it found.
        send: to the window.
    """

    def __init__(self, studio: Studio, send: Callable[[PhotoFacts], None]) -> None:
        self._studio, self._send = studio, send
        self._told: Hashable = None
        self._animals: tuple[Picture | None, Sequence[AnimalFace]] = (None, ())

    def tell(self, wish: Wish, photo: Path, anew: bool) -> Portrait:
        """The portrait to animate.

        Args:
            anew: tells the window even what it was told before.

        Raises:
            UserError: if there is none; what is known of the photo was told nevertheless.
        """
        settings = wish.settings
        points = None if wish.points is None else np.array(wish.points, np.float32)
        picture = self._studio.picture(photo, settings)
        known = _Known(picture, self._studio.faces(photo, settings), points)
        known = self._with_animals(known, wish, photo)
        if known.whole is None:
            try:
                whole: Portrait | UserError = self._studio.whole_portrait(photo, settings, points)
            except UserError as error:
                whole = error
            known = replace(known, whole=whole)
        cut = (settings.engine, settings.crop, settings.upright)
        found = tuple(self._studio.finder_notes(settings))
        key = (picture, wish.points, settings.of("photo"), cut, known.search, found)
        if anew or key != self._told:
            self._send(self._facts(wish, photo, known))
            self._told = key
        if isinstance(known.whole, UserError):
            raise known.whole
        return self._studio.portrait(photo, settings, points)

    def _with_animals(self, known: _Known, wish: Wish, photo: Path) -> _Known:
        """With the animals' faces, if they are asked for; the window is told that it takes time."""
        picture, settings = known.picture, wish.settings
        seen = self._animals[0] is picture
        if settings.mode != "animal":
            return known
        if not needs_search(settings, known.points):
            # Others than the one with the points can still be chosen.
            return replace(known, animals=self._animals[1] if seen else ())
        if not self._studio.finds_animals:
            return replace(known, search="absent")
        running = (picture, wish.number, "running")
        # Where another kind's networks are at work, it is tried again and again.
        if not seen and self._told != running:
            self._send(self._facts(wish, photo, replace(known, search="running")))
            self._told = running
        try:
            found = self._studio.animals(photo, settings) or []
        except UserError as error:
            return replace(known, search="failed", whole=error)
        animals = sorted(found, key=lambda face: face.box[0] + face.box[2])
        self._animals = picture, animals
        return replace(known, search="done", animals=animals)

    def _facts(self, wish: Wish, photo: Path, known: _Known) -> PhotoFacts:
        chosen, faces = _chosen(known, wish.settings)
        picture, whole = known.picture, known.whole
        landmarks, notes = None, list[str]()
        likely = self._studio.likely(photo, wish.settings)
        if isinstance(whole, Portrait):
            landmarks = whole.landmarks
            # The window asks whether it is the other kind; once is enough. Looking once more for
            # what there is to say of an animal takes a while, each time that a point is moved.
            if likely in (None, whole.kind) and (whole.kind == "human" or whole.score < DOUBTFUL):
                notes = self._studio.photo_notes(whole, known.points)
            if not are_of_person(known.points):
                notes = self._studio.finder_notes(wish.settings) + notes
        elif chosen is not None:
            landmarks = faces[chosen].landmarks
        pixels, share = _fitting(picture)
        corners, length = _square(landmarks, picture, wish.settings)
        if wish.settings.engine == "joyvasa" and isinstance(whole, Portrait):
            corners = _seen(whole, wish.settings)
        return PhotoFacts(
            number=wish.number,
            photo=photo,
            picture=pixels,
            scale=picture.scale * share,
            original_size=picture.original_size,
            faces=tuple(_scaled(face, share) for face in faces),
            chosen=chosen,
            crop=None if corners is None else _moved(corners, share),
            unit=length * share,
            likely=likely,
            notes=tuple(notes),
            search=known.search,
            animals=tuple(_found(face, share) for face in known.animals),
        )


def _chosen(known: _Known, settings: Settings) -> tuple[int | None, list[Face]]:
    """Which face speaks, and all of them; one that was placed by hand takes the place of others."""
    faces, whole = known.faces, known.whole
    if settings.mode == "animal":
        return None, faces
    if are_of_person(known.points):
        if not isinstance(whole, Portrait):
            return None, faces
        return 0, [Face(whole.box, whole.landmarks, 1.0)]
    try:
        face = choose_face(faces, settings.face)
    except UserError:
        return None, faces
    return next(i for i, each in enumerate(faces) if each is face), faces


def _square(
    landmarks: AnyArray | None, picture: Picture, settings: Settings
) -> tuple[Doubles | None, float]:
    """Corners of the square of the settings, and the length of a unit of its size."""
    if landmarks is None or not unit(landmarks) > 0:
        return None, 0.0
    height, width = picture.rgb.shape[:2]
    return frame(landmarks, (width, height), settings).corners(), unit(landmarks)


def _seen(whole: Portrait, settings: Settings) -> Doubles:
    """Corners of what JoyVASA's networks see, which needn't be upright in the picture."""
    low, high = -0.5, DRAWN - 0.5
    square = np.array([(low, low), (high, low), (high, high), (low, high)], np.float64)
    to_picture = cutout(whole, settings).to_picture
    corners: Doubles = square @ to_picture[:2, :2].T + to_picture[:2, 2]
    return corners


def _fitting(picture: Picture) -> tuple[Pixels, float]:
    """The picture as the window gets it, and how many of its pixels one of the original's is."""
    pixels = picture.rgb if picture.alpha is None else np.dstack([picture.rgb, picture.alpha])
    height, width = pixels.shape[:2]
    share = min(_LONGEST / max(width, height), 1.0)
    if share == 1.0:
        return pixels, share
    size = (max(round(width * share), 1), max(round(height * share), 1))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8), share


def _scaled(face: Face, share: float) -> Face:
    if share == 1.0:
        return face
    x0, y0, x1, y1 = ((value + 0.5) * share - 0.5 for value in face.box)
    landmarks = face.landmarks * np.float32(share)
    landmarks[:, :2] += np.float32(0.5 * share - 0.5)
    return Face((x0, y0, x1, y1), landmarks, face.score)


def _found(face: AnimalFace, share: float) -> FoundAnimal:
    x0, y0, x1, y1 = ((value + 0.5) * share - 0.5 for value in face.box)
    return FoundAnimal((x0, y0, x1, y1), _moved(face.landmarks, share), face.score)


def _moved(corners: Doubles, share: float) -> Doubles:
    """Places in pixels of the smaller picture; pixel centres are at integers."""
    moved: Doubles = (corners + 0.5) * share - 0.5
    return moved
