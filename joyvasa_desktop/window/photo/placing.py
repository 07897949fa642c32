"""Placing points by hand, one after the other: what comes next, and what it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from joyvasa_desktop.photo.points import nine_from_three
from joyvasa_desktop.photo.portrait import ANIMAL_POINTS, PERSON_POINTS, Kind

Way: TypeAlias = Literal["person", "three", "nine"]
"""A person's four points, three clicks that become nine, or an animal's nine one by one."""

Position: TypeAlias = tuple[float, float]

THREE_CLICKS = ("left eye, middle", "right eye, middle", "mouth, middle of its line")
STEPS: dict[Way, tuple[str, ...]] = {
    "person": PERSON_POINTS,
    "three": THREE_CLICKS,
    "nine": ANIMAL_POINTS,
}


class Placing:
    """Collects clicks until there are enough of them.

    Attributes:
        way: what is asked for.
        placed: the positions so far, in pixels of the picture.
    """

    def __init__(self, kind: Kind) -> None:
        self.way: Way = "person" if kind == "human" else "three"
        self.placed: list[Position] = []

    @property
    def steps(self) -> tuple[str, ...]:
        """What is asked for, in order."""
        return STEPS[self.way]

    @property
    def next(self) -> int:
        """Index of what comes next; as many as there are steps when all is placed."""
        return len(self.placed)

    @property
    def is_complete(self) -> bool:
        """Nothing is missing."""
        return self.next == len(self.steps)

    def choose(self, way: Way) -> None:
        """Asks for something else; what was placed is forgotten."""
        if way != self.way:
            self.way, self.placed = way, []

    def add(self, position: Position) -> None:
        """Takes the next point."""
        if not self.is_complete:
            self.placed.append(position)

    def undo(self) -> None:
        """Forgets the last point."""
        if self.placed:
            self.placed.pop()

    def result(self) -> Sequence[Position]:
        """The points of the face: four of a person, nine of an animal.

        Raises:
            UserError: if the clicks lie too close together.
        """
        assert self.is_complete, "there are points missing"
        if self.way != "three":
            return list(self.placed)
        nine = nine_from_three(*self.placed)
        return [(float(x), float(y)) for x, y in nine]
