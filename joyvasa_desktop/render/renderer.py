"""What every renderer offers: prepare a portrait once, then draw a frame for any moment."""

from __future__ import annotations

from typing import Protocol

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.motion.motion import Moment
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.progress import Report, ignore


class Scene(Protocol):
    """A portrait that is ready to move."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the frames in pixels."""

    @property
    def notes(self) -> list[str]:
        """Sentences for the user about what couldn't be done for this portrait."""

    def frame(self, moment: Moment, *, transparent: bool = False) -> Pixels:
        """The picture at one moment, a new array on every call.

        Returns:
            uint8 (H, W, 3) RGB; (H, W, 4) with straight alpha when `transparent` is asked for and
            the photo has transparency of its own.
        """


class Renderer(Protocol):
    """Turns portraits into scenes."""

    def prepare(self, portrait: Portrait, report: Report = ignore) -> Scene:
        """Does everything that depends on the photo alone.

        Args:
            portrait: the photo.
            report: told several times a second; what it raises ends the work.

        Raises:
            UnsuitablePhoto: if this face can't be animated well, with the reason.
        """
