"""A square that is turned with an animal's head: around points, or drawn in their place."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles
from joyvasa_desktop.photo.crop import face_square
from joyvasa_desktop.photo.points import MIN_SQUARE, nine_from_square
from joyvasa_desktop.settings import Settings, declarations
from joyvasa_desktop.window.photo.placing import Position

SMALLEST = float(MIN_SQUARE)
"""px of the picture, side."""

CROP = {name: declarations()[name].default for name in ("crop_scale", "crop_x", "crop_y")}
"""The settings from which a drawn square is counted."""

_SCALE, _X, _Y = map(float, CROP.values())

_FIRST_SHARE = 0.9
"""Of the picture's shorter side: the square as it is drawn at first."""

_SAME = 0.05
"""px; nearer than that, points are those of a drawn square. They are kept to 0.01."""

_LARGEST = 2.0
"""Times the picture's longer side: no square is larger."""


@dataclass(frozen=True, slots=True)
class TurnedSquare:
    """A square in a picture.

    Attributes:
        x, y: its middle, in picture pixels with pixel centres at integers.
        side: in picture pixels.
        angle: degrees clockwise by which its upper edge is tilted.
    """

    x: float
    y: float
    side: float
    angle: float = 0.0

    @classmethod
    def around(cls, points: AnyArray, settings: Settings) -> Self | None:
        """What JoyVASA's networks see of a face; None where all points lie on one spot.

        Args:
            points: (N, 2) picture pixels.
            settings: those of the crop count.
        """
        scale, x, y = settings.crop_scale, settings.crop_x, settings.crop_y
        middle, side, turn = face_square(points, scale, x, y)
        if not side > 0:
            return None
        angle = math.degrees(turn) if settings.upright else 0.0
        return cls(float(middle[0]), float(middle[1]), side, angle)

    @classmethod
    def first(cls, width: int, height: int) -> Self:
        """In the middle of a picture, where nothing else is known."""
        return cls((width - 1) / 2, (height - 1) / 2, _FIRST_SHARE * min(width, height))

    @classmethod
    def drawn(cls, points: AnyArray) -> Self | None:
        """The square that was drawn and has become these nine points; None if they were placed."""
        middle, side, turn = face_square(np.asarray(points, np.float64), _SCALE, _X, _Y)
        if not side >= 1:
            return None
        square = cls(float(middle[0]), float(middle[1]), side, math.degrees(turn))
        # Of a small picture's part the original photo may have fewer pixels than the smallest.
        off = np.abs(square._average() - points).max()
        return square if off <= _SAME else None

    def points(self) -> Doubles:
        """Nine points float64 (9, 2) around which this is the square.

        Raises:
            UserError: if it is too small.
        """
        return nine_from_square((self.x, self.y), self.side, self.angle).astype(np.float64)

    def kept(self, width: int, height: int) -> Self:
        """The same with its middle on the picture and a side that suits it."""
        largest = _LARGEST * max(width, height)
        return replace(
            self,
            x=min(max(self.x, 0.0), width - 1.0),
            y=min(max(self.y, 0.0), height - 1.0),
            side=min(max(self.side, SMALLEST), largest),
            angle=(self.angle + 180) % 360 - 180,
        )

    def at(self, across: float, down: float) -> Position:
        """A place in picture pixels: so many sides from the middle along its own edges."""
        turn = math.radians(self.angle)
        dx, dy = across * self.side, down * self.side
        return (
            self.x + dx * math.cos(turn) - dy * math.sin(turn),
            self.y + dx * math.sin(turn) + dy * math.cos(turn),
        )

    def where(self, x: float, y: float) -> Position:
        """The way back of `at`: how far across and down a place of the picture is."""
        turn = math.radians(self.angle)
        dx, dy = (x - self.x) / self.side, (y - self.y) / self.side
        return (
            dx * math.cos(turn) + dy * math.sin(turn),
            dy * math.cos(turn) - dx * math.sin(turn),
        )

    def corners(self) -> tuple[Position, Position, Position, Position]:
        """Top left, top right, bottom right, bottom left of what it shows."""
        return self.at(-0.5, -0.5), self.at(0.5, -0.5), self.at(0.5, 0.5), self.at(-0.5, 0.5)

    def _average(self) -> Doubles:
        """As `points`, of whatever size."""
        large = replace(self, side=max(self.side, SMALLEST))
        middle = np.array([self.x, self.y])
        average: Doubles = (large.points() - middle) * (self.side / large.side) + middle
        return average
