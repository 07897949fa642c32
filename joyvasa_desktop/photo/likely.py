"""Whether a photo shows a person or an animal, as far as the face networks can tell."""

from __future__ import annotations

from collections.abc import Sequence

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.portrait import Face, Kind

SURE_SCORE = 0.99
"""Of the mesh: people reach 1.00 time and again, a cat 0.94 to 0.98, a dog 0.88."""

PERSON, ANIMAL = 0.8, 0.65
"""Of the detector that looks straight at the face: photos of people score 0.86 to 0.95, drawn and
painted ones 0.71 to 0.89; animals that passed for a face score 0 to 0.70. Nothing is said of what
lies in between."""


def likely(faces: Sequence[Face], picture: Pixels, finder: FaceFinder) -> Kind | None:
    """What a photo seems to show; None if that isn't clear.

    Most animals aren't found at all, so a photo without a face says nothing.

    Args:
        faces: all that were found; the largest one decides.
        picture: uint8 (H, W, 3) RGB, where they were found.
    """
    if not faces:
        return None
    largest = max(faces, key=lambda face: face.area)
    # Animals and patterns that passed for a face rarely do so a second time.
    again = finder.track(picture, largest.landmarks)
    if again is None or again.score < SURE_SCORE:
        return "animal"
    certainty = finder.certainty(picture, largest.landmarks)
    if certainty < ANIMAL:
        return "animal"
    return "human" if certainty >= PERSON else None
