"""What every renderer offers: prepare a portrait once, then draw a frame for any moment."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import Protocol

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.flow import check
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
        """Sentences for the user about what couldn't be done for this portrait.

        More can come while frames are drawn: ask again afterwards.
        """

    def frame(
        self,
        moment: Moment,
        *,
        transparent: bool = False,
        waiting: Callable[[], None] = check,
    ) -> Pixels:
        """The picture at one moment, a new array on every call.

        May be called from another thread while `frames` draws.

        Args:
            moment: what the face does.
            transparent: keep the photo's own transparency.
            waiting: called many times a second, in the caller's thread, where one frame can take
                long; what it raises ends the drawing.

        Returns:
            uint8 (H, W, 3) RGB; (H, W, 4) with straight alpha when `transparent` is asked for and
            the photo has transparency of its own.
        """

    def frames(
        self,
        moments: Iterable[Moment],
        *,
        transparent: bool = False,
        waiting: Callable[[], None] = check,
    ) -> Generator[Pixels, None, None]:
        """The pictures of many moments in their order, each a new array.

        Moments may be taken, and frames drawn, in another thread and several at a time; closing
        the generator ends that. An exception of `moments` comes out in its place.

        Args:
            moments: what the face does, frame by frame; can be as long as one likes.
            transparent, waiting: as `frame` takes them.
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
