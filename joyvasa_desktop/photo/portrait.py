"""The `Portrait`: a picture with one face in it, as every renderer takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from joyvasa_desktop.arrays import Doubles, Floats, Pixels

Kind: TypeAlias = Literal["human", "animal"]

ANIMAL_POINTS = (
    "left eye, outer corner",
    "left eye, inner corner",
    "right eye, inner corner",
    "right eye, outer corner",
    "nose",
    "mouth, left corner",
    "mouth, right corner",
    "upper lip, middle of the mouth line",
    "lower lip",
)
"""The nine hand-placed points in their order; left and right are the picture's."""

PERSON_POINTS = (
    "left eye, middle",
    "right eye, middle",
    "mouth, left corner",
    "mouth, right corner",
)
"""The four hand-placed points of a person in their order; left and right are the picture's."""


@dataclass(frozen=True, slots=True, eq=False)
class InsightPoints:
    """The landmarks that the published pipeline works with, in picture pixels.

    Attributes:
        points106: float32 (106, 2), InsightFace's, which place the square around the face.
        points203: float32 (203, 2), LivePortrait's, on which eyes and lips are measured.
    """

    points106: Floats
    points203: Floats


@dataclass(frozen=True, slots=True)
class Face:
    """One face that a finder found.

    Attributes:
        box: x0, y0, x1, y1 in picture pixels.
        landmarks: float32 (478, 3) picture pixels (z in the same unit, negative = nearer).
        score: 0..1, how sure the finder is.
        insight: more landmarks, if the face was found with the published models.
    """

    box: tuple[float, float, float, float]
    landmarks: Floats
    score: float
    insight: InsightPoints | None = None

    @property
    def area(self) -> float:
        """Square pixels of the box."""
        return (self.box[2] - self.box[0]) * (self.box[3] - self.box[1])


@dataclass(frozen=True, slots=True)
class Crop:
    """A square cut out of a picture, and the way there and back.

    Attributes:
        image: uint8 (size, size, 3) RGB.
        to_picture: float64 (3, 3), crop pixels to picture pixels (pixel centres at integers).
        from_picture: float64 (3, 3), the inverse.
    """

    image: Pixels
    to_picture: Doubles
    from_picture: Doubles


@dataclass(frozen=True, slots=True, eq=False)
class Cutout:
    """What LivePortrait's networks see of a portrait.

    Attributes:
        image: uint8 (256, 256, 3) RGB.
        to_picture: float64 (3, 3), pixels of a drawn frame of 512 x 512 to picture pixels (pixel
            centres at integers).
        from_picture: float64 (3, 3), the inverse.
        lip_ratio: opening between the lips over the width of the mouth; None without landmarks.
    """

    image: Pixels
    to_picture: Doubles
    from_picture: Doubles
    lip_ratio: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Portrait:
    """A picture and the face in it that will speak.

    Attributes:
        picture: uint8 (H, W, 3) RGB; transparency is already laid on a backdrop.
        kind: which way of animating suits it.
        box: x0, y0, x1, y1 of the face in picture pixels.
        landmarks: float32 (478, 3) mesh points for people; float32 (9, 2) in the order of
            `ANIMAL_POINTS` for animals. Picture pixels, pixel centres at integers.
        alpha: uint8 (H, W), the photo's own transparency, or None if it has none.
        insight: more landmarks of a person, if the face was found with the published models.
        score: 0..1, how sure it is that an animal's points are right; 1 if placed by hand.
    """

    picture: Pixels
    kind: Kind
    box: tuple[float, float, float, float]
    landmarks: Floats
    alpha: Pixels | None = None
    insight: InsightPoints | None = None
    score: float = 1.0
