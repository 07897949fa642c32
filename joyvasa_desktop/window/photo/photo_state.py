"""What the photo's canvas and panel show, put together from the project and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from PySide6.QtCore import QObject

from joyvasa_desktop.arrays import AnyArray, Doubles, Pixels
from joyvasa_desktop.photo.portrait import ANIMAL_POINTS, PERSON_POINTS, Face, Kind
from joyvasa_desktop.project import Points, Project
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import FoundAnimal, PhotoFacts, Search
from joyvasa_desktop.window.photo.turned_square import TurnedSquare

if TYPE_CHECKING:
    from joyvasa_desktop.photo.frame import Frame

Found: TypeAlias = Face | FoundAnimal
"""A face that was found, and can be chosen."""

COUNTS: dict[Kind, int] = {"human": len(PERSON_POINTS), "animal": len(ANIMAL_POINTS)}

_NEAR = 0.5
"""Of the distance between the eyes: a face further off its points isn't theirs."""


class PhotoState(QObject):
    """Answers at once, without waiting for the pipeline: what was chosen shows immediately.

    Positions are in pixels of `facts.picture`, pixel centres at integers.
    """

    def __init__(self, document: Document, facts: Facts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._facts = facts

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self.document.project

    @property
    def settings(self) -> Settings:
        """Its settings."""
        return self.document.project.settings

    @property
    def facts(self) -> PhotoFacts | None:
        """What is known about the photo, None until the pipeline has read it."""
        return self._facts.photo

    @property
    def kind(self) -> Kind:
        """Who is in the photo, as the user says."""
        return "animal" if self.settings.mode == "animal" else "human"

    @property
    def points(self) -> Doubles | None:
        """The points placed by hand (4, 2) or (9, 2); None if there are none of this kind."""
        placed = self.project.points
        if self.facts is None or placed is None or len(placed) != COUNTS[self.kind]:
            return None
        return np.asarray((np.array(placed) + 0.5) * self.facts.scale - 0.5, np.float64)

    @property
    def faces(self) -> tuple[Face, ...]:
        """The faces of people that were found, or the one on the points of a person."""
        if self.facts is None or self.kind == "animal":
            return ()
        return self.facts.faces

    @property
    def animals(self) -> tuple[FoundAnimal, ...]:
        """The faces of animals that were found."""
        if self.facts is None or self.kind == "human":
            return ()
        return self.facts.animals

    @property
    def found(self) -> Sequence[Found]:
        """The faces that can be chosen, from left to right."""
        return self.animals if self.kind == "animal" else self.faces

    @property
    def search(self) -> Search:
        """How far the search for an animal's face is."""
        return "needless" if self.facts is None else self.facts.search

    @property
    def chosen(self) -> int | None:
        """Index of the face that speaks; None if it isn't one of `found`."""
        found, number = self.found, self.settings.face
        if self.points is not None:
            return self._animal_at(self.points.mean(axis=0))
        if not found or number > len(found):
            return None
        if number:
            return number - 1
        # The largest person, but the surest animal.
        sizes = [face.score if self.kind == "animal" else face.area for face in found]
        return sizes.index(max(sizes))

    @property
    def dots(self) -> Doubles | None:
        """The points that can be moved: those placed by hand, else those found on an animal."""
        if self.points is not None:
            return self.points
        chosen = self.chosen
        return None if chosen is None or not self.animals else self.animals[chosen].landmarks

    @property
    def score(self) -> float:
        """0..1, how sure it is that the dots are right; 1 if there was nothing to find."""
        chosen = self.chosen
        if self.points is not None or chosen is None or not self.animals:
            return 1.0
        return self.animals[chosen].score

    @property
    def is_drawn(self) -> bool:
        """The user has drawn a square around the animal's head instead of placing points."""
        placed = self.project.points
        if placed is None or self.points is None or self.kind == "human":
            return False
        return TurnedSquare.drawn(np.array(placed)) is not None

    @property
    def turned(self) -> TurnedSquare | None:
        """What JoyVASA's networks see of an animal; None where nothing like that is cut out."""
        settings, dots = self.settings, self.dots
        cut = self.kind == "animal" and settings.engine == "joyvasa" and settings.crop
        return None if dots is None or not cut else TurnedSquare.around(dots, settings)

    @property
    def landmarks(self) -> AnyArray | None:
        """Those of the face that speaks, (478, 3) or (9, 2); None if there is no face."""
        points = self.points
        if points is not None and self.kind == "human":
            from joyvasa_desktop.photo.average import mesh_on

            # The average face will do until the pipeline has looked at the points.
            face = self.face_by_hand
            return mesh_on(points) if face is None else face.landmarks
        if self.kind == "animal":
            return self.dots
        return None if self.chosen is None else self.faces[self.chosen].landmarks

    @property
    def face_by_hand(self) -> Face | None:
        """The face of a person on the points placed by hand, once the pipeline knows it."""
        points, faces = self.points, self.faces
        if points is None or len(faces) != 1:
            return None
        from joyvasa_desktop.photo.average import anchors

        off = np.linalg.norm(anchors(faces[0].landmarks)[:, :2] - points, axis=1).max()
        return faces[0] if off < _NEAR * np.linalg.norm(points[1] - points[0]) else None

    @property
    def square(self) -> Frame | None:
        """The square of the crop settings; None without a face."""
        from joyvasa_desktop.photo.frame import frame, unit

        landmarks, facts = self.landmarks, self.facts
        if landmarks is None or facts is None or not unit(landmarks) > 0:
            return None
        height, width = facts.picture.shape[:2]
        return frame(landmarks, (width, height), self.settings)

    def original(self, points: Sequence[tuple[float, float]]) -> Points:
        """Points of the picture in pixels of the original photo, as a project holds them."""
        assert self.facts is not None, "there is no photo yet"
        rows = (np.array(points, np.float64) + 0.5) / self.facts.scale - 0.5
        return tuple((round(float(x), 2), round(float(y), 2)) for x, y in rows)

    def _animal_at(self, middle: AnyArray) -> int | None:
        """The smallest animal's face around a place."""
        x, y = middle.tolist()
        there = [
            (face.area, index)
            for index, face in enumerate(self.animals)
            if face.box[0] <= x <= face.box[2] and face.box[1] <= y <= face.box[3]
        ]
        return min(there)[1] if there else None

    def choose_face(self, index: int, text: str) -> None:
        """Lets that face speak; points placed by hand are dropped."""
        self.document.change(self.project.but(points=None).set(face=index + 1), text)

    def choose_kind(self, kind: Kind, text: str) -> None:
        """Says who is in the photo; points of the other kind stay until others are placed."""
        self.document.set(text, mode=kind)


def same_picture(one: Pixels | None, other: Pixels | None) -> bool:
    """Whether two arrays show the same; the pipeline sends a picture once for every answer."""
    if one is None or other is None:
        return one is other
    return one is other or (one.shape == other.shape and np.array_equal(one, other))
