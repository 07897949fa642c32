"""The `Player`: playhead, sound, and the frames that belong to them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window import frame_plan
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.frame_cache import FrameCache, as_image
from joyvasa_desktop.window.messages import Frame, Side, Want
from joyvasa_desktop.window.sound_feed import SoundFeed

if TYPE_CHECKING:
    from joyvasa_desktop.window.worker import PipelineWorker

LONGEST = 1080
"""Pixels of the longer side of a frame, at most."""

_SIZES = (480, 720, LONGEST)

# Settings that concern the file alone: the frames stay as they are.
_FILE_ONLY = ("format", "quality", "mark", "overwrite", "size")

# A first guess of the seconds that a frame takes, until some were drawn.
_COST = 0.08

# Between two requests while playing, in seconds: each interrupts the other process.
_ASK_EVERY = 0.05

_SIDES: tuple[Side, Side] = ("main", "other")


@dataclass(slots=True)
class _Shown:
    """What one side shows: a picture and the number of its frame."""

    image: QImage
    index: int
    fps: int


class Player(QObject):
    """Holds the position in the video and shows the frame that belongs to it.

    The sound is the clock and never waits; frames that aren't drawn in time are left out, so
    the picture is never ahead of the sound. While paused, the frame under the playhead is drawn
    again as soon as a setting changes, and the old one is shown until the new one comes.

    Signals:
        position_changed(float): seconds from the start of the video.
        duration_changed(float): the video is longer or shorter.
        playing_changed(bool): it plays or doesn't any more.
        sound_changed(): volume, mute, or whether there is a device.
        loop_changed(bool): it begins again at the end, or doesn't any more.
        frame_changed(str): that side shows another picture, or none.
    """

    position_changed = Signal(float)
    duration_changed = Signal(float)
    playing_changed = Signal(bool)
    sound_changed = Signal()
    loop_changed = Signal(bool)
    frame_changed = Signal(str)

    def __init__(
        self,
        document: Document,
        facts: Facts,
        worker: PipelineWorker,
        parent: QObject | None = None,
        feed: SoundFeed | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._facts, self._worker = document, facts, worker
        self._feed = feed or SoundFeed(self)
        self._feed.changed.connect(self.sound_changed)
        self._cache = FrameCache()
        self._shown: dict[Side, _Shown] = {}
        self._project = document.project
        self._position, self._duration = 0.0, 0.0
        self._playing = self._loop = False
        self._longest = LONGEST
        self._first = 0
        self._asked: tuple[tuple[float, Side], ...] = ()
        self._asked_at, self._arrived_at, self._cost = 0.0, 0.0, _COST
        self.due = self.shown_in_time = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._tick)
        facts.wish_changed.connect(self._wish_changed)
        facts.scene_changed.connect(self._scene_changed)
        facts.frame_ready.connect(self._frame_ready)
        worker.exports_changed.connect(self._ask)
        self._load()

    # ---- what is shown

    @property
    def position(self) -> float:
        """Seconds from the start of the video, 0 to `duration`."""
        return self._position

    @property
    def duration(self) -> float:
        """Seconds of the video, 0 while there is only a photo."""
        return self._duration

    @property
    def fps(self) -> int:
        """Frames of the video per second."""
        return int(self._project.settings.fps)

    @property
    def count(self) -> int:
        """Frames of the video, at least one."""
        return max(round(self._duration * self.fps), 1)

    @property
    def index(self) -> int:
        """Number of the frame that belongs to the position."""
        return min(_index(self._position, self.fps), self.count - 1)

    @property
    def playing(self) -> bool:
        """Time runs."""
        return self._playing

    @property
    def is_comparing(self) -> bool:
        """There are two takes to be shown."""
        return len(self._sides) == 2

    def frame(self, side: Side = "main") -> QImage | None:
        """The picture that this side shows, or None."""
        shown = self._shown.get(side)
        return shown.image if shown is not None else None

    def frame_time(self, side: Side = "main") -> float | None:
        """When in the video the frame is that this side shows, or None."""
        shown = self._shown.get(side)
        return shown.index / shown.fps if shown is not None else None

    @property
    def offset(self) -> float:
        """Seconds by which the shown frame lies behind the sound that is heard now."""
        shown = self.frame_time()
        heard = self._feed.position if self._playing else self._position
        return 0.0 if shown is None else heard - shown

    # ---- moving

    def play(self) -> None:
        """Plays; from the start if the position is at the end."""
        if self._playing or self._duration <= 0:
            return
        if self._position >= self._duration - 0.5 / self.fps:
            self._move(0.0)
        self._playing = True
        self._first = self.index
        self._feed.play(self._position)
        self._timer.start()
        self.playing_changed.emit(True)
        self._ask(now=True)

    def pause(self) -> None:
        """Stops where it is."""
        if not self._playing:
            return
        self._feed.pause()
        self._stop(min(self._feed.position, self._duration))

    def toggle(self) -> None:
        """Plays or pauses."""
        if self._playing:
            self.pause()
        else:
            self.play()

    def seek(self, position: float) -> None:
        """Goes to that time; goes on playing if it plays."""
        position = min(max(position, 0.0), self._duration)
        if self._playing and position >= self._duration:
            self._feed.pause()
            self._stop(position)
            return
        self._move(position)
        self._first = self.index
        if self._playing:
            self._feed.play(position)
        self._show()
        self._ask(now=True)

    def step(self, frames: int) -> None:
        """Pauses and goes to a frame before (negative) or after the one that is shown."""
        self.pause()
        self.seek(min(max(self.index + frames, 0), self.count - 1) / self.fps)

    # ---- how it plays

    @property
    def loop(self) -> bool:
        """It begins again at the end."""
        return self._loop

    def set_loop(self, loop: bool) -> None:
        """Lets it begin again at the end, or stop there."""
        if loop != self._loop:
            self._loop = loop
            self.loop_changed.emit(loop)

    @property
    def muted(self) -> bool:
        """It plays without sound."""
        return self._feed.muted

    def set_muted(self, muted: bool) -> None:
        """Switches the sound off or on."""
        self._feed.set_muted(muted)
        self.sound_changed.emit()

    @property
    def volume(self) -> float:
        """How loud, 0..1."""
        return self._feed.volume

    def set_volume(self, volume: float) -> None:
        """Makes it louder or quieter; a sound that was off is on again."""
        self._feed.set_volume(volume)
        self._feed.set_muted(False)
        self.sound_changed.emit()

    @property
    def is_silent(self) -> bool:
        """There is no device that would play the sound."""
        return self._feed.is_silent

    def set_longest(self, pixels: int) -> None:
        """Frames needn't be larger than that: the widget that shows them isn't."""
        size = next((size for size in _SIZES if size >= pixels), LONGEST)
        if size != self._longest:
            self._longest = size
            self._cache.clear()
            self._ask(now=True)

    def close(self) -> None:
        """Stops; nothing plays any more."""
        self._timer.stop()
        self._playing = False
        self._feed.close()

    # ---- what changes around it

    @property
    def _sides(self) -> tuple[Side, ...]:
        project = self._project
        return _SIDES if project.other and project.find(project.other) else _SIDES[:1]

    def _wish_changed(self, number: int) -> None:
        before, self._project = self._project, self._document.project
        # The same project again means that something outside changed, a file or the process.
        if before is self._project or _looks(before) != _looks(self._project):
            self._cache.clear()
        if self._project.photo != before.photo:
            self._forget("main")
        if len(self._sides) == 1:
            self._forget("other")
        if self._project.voice != before.voice or self._project.photo is None:
            self._stop_and_rewind()
        if _sound(self._project) != _sound(before):
            self._load()
        self._ask(now=True)

    def _scene_changed(self) -> None:
        scene = self._facts.scene
        duration = scene.duration if scene is not None else 0.0
        if duration != self._duration:
            self._duration = duration
            self.duration_changed.emit(duration)
            if self._position > duration:
                self.seek(duration)
        self._ask(now=True)

    def _frame_ready(self, frame: Frame) -> None:
        now = time.perf_counter()
        began = max(self._asked_at, self._arrived_at)
        self._cost += 0.2 * (min(now - began, 1.0) - self._cost)
        self._arrived_at = now
        index = _index(frame.time, self.fps)
        self._cache.put(frame.side, index, as_image(frame.pixels), self.index, self.count)
        self._show()
        self._ask()

    def _load(self) -> None:
        project = self._project
        self._feed.load(project.voice, *_sound(project)[1:])

    def _stop_and_rewind(self) -> None:
        self.pause()
        self._duration = 0.0
        self._move(0.0)
        self.duration_changed.emit(0.0)

    def _forget(self, side: Side) -> None:
        if self._shown.pop(side, None) is not None:
            self.frame_changed.emit(side)

    # ---- time

    def _tick(self) -> None:
        heard = self._feed.position
        if heard >= self._duration:
            self._at_end()
            return
        before = self.index
        if heard > self._position:
            self._move(heard)
        if self.index != before:
            self.due += self.index - before
            self.shown_in_time += self._cache.has("main", self.index)
            self._show()
        self._ask()

    def _at_end(self) -> None:
        if self._loop:
            self.seek(0.0)
        else:
            self._feed.pause()
            self._stop(self._duration)

    def _stop(self, position: float) -> None:
        self._playing = False
        self._timer.stop()
        self._move(position)
        self._show()
        self.playing_changed.emit(False)
        self._ask(now=True)

    def _move(self, position: float) -> None:
        if position != self._position:
            self._position = position
            self.position_changed.emit(position)

    # ---- frames

    def _show(self) -> None:
        """Shows what belongs to the position, or while playing the last one before it."""
        for side in self._sides:
            first = self._first if self._playing else self.index
            found = self._cache.latest(side, first, self.index)
            image = self._cache.get(side, found) if found is not None else None
            shown = self._shown.get(side)
            if image is None or found is None or (shown is not None and shown.image is image):
                continue
            self._shown[side] = _Shown(image, found, self.fps)
            self.frame_changed.emit(side)

    def _ask(self, now: bool = False) -> None:
        """Tells the process which frames are needed next, unless it knows.

        Args:
            now: what was asked for before is of no use any more.
        """
        moment = time.perf_counter()
        if self._project.photo is None or (not now and moment < self._asked_at + _ASK_EVERY):
            return
        times = tuple(
            (index / self.fps, side)
            for index in self._plan()
            for side in self._sides
            if not self._cache.has(side, index)
        )
        if not now and set(times) <= set(self._asked):
            return
        self._asked, self._asked_at = times, moment
        self._worker.send(Want(self._facts.number, times, self._longest))

    def _plan(self) -> list[int]:
        def is_there(index: int) -> bool:
            return all(self._cache.has(side, index) for side in self._sides)

        if self._playing:
            cost = self._cost * len(self._sides)
            return frame_plan.while_playing(
                self._feed.position, self.fps, self.count, cost, is_there, self._loop
            )
        image = self.frame()
        size = (image.sizeInBytes() if image is not None else 3 * LONGEST**2) * len(self._sides)
        # An export has better use for the processor than frames that nobody may look at.
        room = 1 if self._worker.is_exporting else max(self._cache.room(size), 1)
        return frame_plan.while_paused(self.index, self.fps, self.count, room, is_there)


def _index(seconds: float, fps: int) -> int:
    # A frame's own time, divided and multiplied, may lie a rounding error below its number.
    return int(seconds * fps + 1e-6)


def _looks(project: Project) -> tuple[Any, ...]:
    """What decides how the frames look."""

    def seen(settings: Settings) -> Any:
        return tuple(item for item in settings.as_dict().items() if item[0] not in _FILE_ONLY)

    other = (
        project.other
        and project.find(project.other)
        and (
            project.motion_key(project.other),
            seen(project.take_settings(project.other)),
        )
    )
    return project.photo, project.points, project.motion_key(), seen(project.settings), other


def _sound(project: Project) -> tuple[Any, float, float]:
    return project.voice, project.settings.start, project.settings.end
