"""The `PlayerFrames`: the pictures that both sides show, and those that are wanted next."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from joyvasa_desktop.window.look.images import as_image
from joyvasa_desktop.window.messages import LARGEST_FRAME, Frame, Side, Want
from joyvasa_desktop.window.player import frame_plan
from joyvasa_desktop.window.player.frame_cache import FrameCache

if TYPE_CHECKING:
    from joyvasa_desktop.window.worker import PipelineWorker

# Few sizes, so that a window that is dragged larger doesn't outdate its frames all the time.
_SIZES = (480, 720, LARGEST_FRAME)

# A first guess of the seconds that a frame takes, until some were drawn.
_COST = 0.08

# A frame that takes so many times as long, or as short, is drawn in another way.
_OTHER = 4

# Between two requests while playing, in seconds: each interrupts the other process.
_ASK_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Moment:
    """What the player is doing now.

    Attributes:
        number: of the wish whose frames are right.
        time: seconds from the start of the video that are heard.
        fps, count: frames per second and of the whole video.
        sides: what is shown.
        playing, loop: time runs; the start follows the end.
        first: number of the frame at which it began to play.
    """

    number: int
    time: float
    fps: int
    count: int
    sides: tuple[Side, ...] = ("main",)
    playing: bool = False
    loop: bool = False
    first: int = 0

    @property
    def index(self) -> int:
        """Number of the frame that belongs to the time."""
        return min(frame_index(self.time, self.fps), self.count - 1)


@dataclass(frozen=True, slots=True)
class Shown:
    """What one side shows: a picture, the number of its frame, and its time in seconds."""

    image: QImage
    index: int
    time: float


class PlayerFrames(QObject):
    """Shows the best frame that is there and asks for those that will be needed.

    Signals:
        changed(str): that side shows another picture, or none.

    Attributes:
        cost: seconds that the process takes for a frame, lately.
        asked: what was asked for last and hasn't come yet.
    """

    changed = Signal(str)

    def __init__(self, worker: PipelineWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._cache = FrameCache()
        self._shown: dict[Side, Shown] = {}
        self._longest = LARGEST_FRAME
        self._asked_at = self._arrived_at = 0.0
        self.asked: tuple[tuple[float, Side], ...] = ()
        self.cost = _COST

    def shown(self, side: Side) -> Shown | None:
        """What that side shows, or None."""
        return self._shown.get(side)

    def has(self, index: int, sides: Iterable[Side] = ("main",)) -> bool:
        """Whether that frame of these sides is drawn."""
        return all(self._cache.has(side, index) for side in sides)

    def drawn(self) -> list[int]:
        """Numbers of the frames of the main side that are drawn, in their order."""
        return self._cache.numbers("main")

    def outdate(self) -> None:
        """All frames are out of date; the shown ones stay until there are new ones."""
        self._cache.clear()

    def forget(self, side: Side) -> None:
        """Shows nothing on that side."""
        if self._shown.pop(side, None) is not None:
            self.changed.emit(side)

    def set_longest(self, pixels: int) -> bool:
        """Draws no larger than needed for that; True if the frames are out of date now."""
        size = next((size for size in _SIZES if size >= pixels), LARGEST_FRAME)
        if size == self._longest:
            return False
        self._longest = size
        self._cache.clear()
        return True

    def put(self, frame: Frame, moment: Moment) -> None:
        """Keeps a frame that came, and shows it if it is its time."""
        now = time.perf_counter()
        self._learn(now - max(self._asked_at, self._arrived_at), frame.seconds)
        self._arrived_at = now
        self.asked = tuple(each for each in self.asked if each != (frame.time, frame.side))
        index = frame_index(frame.time, moment.fps)
        self._cache.put(frame.side, index, as_image(frame.pixels), moment.index, moment.count)
        self.show(moment)

    def show(self, moment: Moment) -> None:
        """Shows what belongs to the time; while playing the last frame before it that is there."""
        first = min(moment.first, moment.index) if moment.playing else moment.index
        for side in moment.sides:
            index = self._cache.latest(side, first, moment.index)
            image = None if index is None else self._cache.get(side, index)
            if index is None or image is None:
                continue
            before = self._shown.get(side)
            if before is None or before.image is not image:
                self._shown[side] = Shown(image, index, index / moment.fps)
                self.changed.emit(side)

    def _learn(self, took: float, drawing: float) -> None:
        """What the next frame will take, from what the last one took, with and without waiting."""
        if drawing and not self.cost / _OTHER < drawing < self.cost * _OTHER:
            # Another engine draws now, or with another device.
            self.cost = drawing
        else:
            # A frame that had to wait for something else says little about the next one.
            self.cost += 0.2 * (min(took, 2 * self.cost) - self.cost)

    def ask(self, moment: Moment, now: bool = False) -> None:
        """Tells the process which frames are needed next, unless it knows.

        Args:
            now: what was asked for before is of no use any more.
        """
        clock = time.perf_counter()
        if not now and not self._may_ask(moment, clock):
            return
        underway = () if now else self._underway(clock)
        times = tuple(
            (index / moment.fps, side)
            for index in self._plan(moment)
            for side in moment.sides
            if not self._cache.has(side, index) and (index / moment.fps, side) not in underway
        )
        # What isn't wanted any more may have to be told, too.
        news = times or self.asked if now else not set(times) <= set(self.asked)
        if news:
            self.asked, self._asked_at = (*underway, *times), clock
            self._worker.send(Want(moment.number, times, self._longest, at_once=now))

    def _underway(self, clock: float) -> tuple[tuple[float, Side], ...]:
        """The frame that is being drawn now: asking for it again would draw it twice."""
        since = clock - max(self._asked_at, self._arrived_at)
        return self.asked[:1] if since < 2 * self.cost + _ASK_EVERY else ()

    def _may_ask(self, moment: Moment, clock: float) -> bool:
        """Another request would not only repeat the last one."""
        if moment.playing:
            return clock >= self._asked_at + _ASK_EVERY
        return not self.asked

    def _plan(self, moment: Moment) -> list[int]:
        def is_there(index: int) -> bool:
            return self.has(index, moment.sides)

        sides = len(moment.sides)
        shown = self._shown.get("main")
        size = sides * (shown.image.sizeInBytes() if shown is not None else 3 * LARGEST_FRAME**2)
        if not moment.playing:
            # An export has better use for the processor than frames that nobody may look at.
            room = 0 if self._worker.is_exporting else max(self._cache.room(size), 1)
            return frame_plan.while_paused(
                moment.index, moment.fps, moment.count, self.cost * sides, room, is_there
            )
        ahead = min(frame_plan.LONGEST_LOOK, 0.8 * self._cache.limit / size / moment.fps)
        return frame_plan.while_playing(
            moment.time, moment.fps, moment.count, self.cost * sides, is_there, moment.loop, ahead
        )


def frame_index(seconds: float, fps: int) -> int:
    """Number of the frame that is seen at that time."""
    # A frame's own time, divided and multiplied, may lie a rounding error below its number.
    return int(seconds * fps + 1e-6)
