"""Models around a photo, and the pipeline's true answers about it without a pipeline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from fakes import FakeWorker
from PySide6.QtCore import QObject, Signal

from joyvasa_desktop import paths
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.likely import likely
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import Failure, FoundAnimal, PhotoFacts, Search
from joyvasa_desktop.window.preferences import Preferences

ASTRONAUT = paths.samples() / "astronaut.png"
CAT = paths.samples() / "chelsea.png"


class Page(QObject):
    """The page of the published models, as far as others call for it or listen to it."""

    page_wanted = Signal()
    files_changed = Signal()


@dataclass
class Models:
    """What a session holds, as far as the photo's widgets need it."""

    document: Document
    facts: Facts
    preferences: Preferences
    worker: FakeWorker
    models: Page

    @classmethod
    def under(cls, owner: QObject) -> Models:
        document, worker = Document(owner), FakeWorker(owner)
        return cls(
            document, Facts(document, worker, owner), Preferences(owner), worker, Page(owner)
        )

    def show(self, photo: Path, **settings: object) -> PhotoFacts:
        """Opens a photo and lets the pipeline answer what is true of it."""
        self.document.change(self.document.project.but(photo=photo).set(**settings), "photo")
        return self.answer()

    def answer(self) -> PhotoFacts:
        """What the pipeline says of the document's photo."""
        photo = self.document.project.photo
        assert photo is not None
        facts = truth(photo, self.facts.number)
        self.worker.answered.emit(facts)
        return facts

    def searched(self, search: Search, *animals: FoundAnimal) -> PhotoFacts:
        """The pipeline says how far it is with looking for an animal, and what it found."""
        facts = replace(self.answer(), search=search, animals=animals)
        self.worker.answered.emit(facts)
        return facts

    def fail(self, message: str, hint: str, details: str = "") -> None:
        """The pipeline can't use the photo."""
        self.worker.answered.emit(Failure(self.facts.number, "photo", message, hint, details))


def cat(score: float = 0.9, shrunk: float = 1.0, across: float = 0.0) -> FoundAnimal:
    """The face of the sample cat, as if it had been found, or a smaller one further right."""
    points = read_points(CAT.with_name("chelsea.points.json")).astype(np.float64)
    landmarks = points * shrunk + [across, 0]
    low, high = landmarks.min(axis=0), landmarks.max(axis=0)
    room = 0.3 * float((high - low).max())
    (x0, y0), (x1, y1) = (low - room).tolist(), (high + room).tolist()
    return FoundAnimal((x0, y0, x1, y1), landmarks, score)


def truth(photo: Path, number: int) -> PhotoFacts:
    """What is true of a photo."""
    picture = load_picture(photo)
    found, kind = _looked(photo)
    shown = picture.rgb
    if picture.alpha is not None:
        shown = np.dstack([picture.rgb, picture.alpha])
    return PhotoFacts(
        number, photo, shown, picture.scale, picture.original_size, found, likely=kind
    )


@cache
def _looked(photo: Path) -> tuple:
    finder, rgb = _finder(), load_picture(photo).rgb
    faces = finder.find(rgb)
    return tuple(faces), likely(faces, rgb, finder)


@cache
def _finder() -> FaceFinder:
    return FaceFinder()
