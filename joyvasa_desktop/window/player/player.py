"""The `Player`: playhead, sound, and the frames that belong to them."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import Frame, Side
from joyvasa_desktop.window.player import frame_plan
from joyvasa_desktop.window.player.player_frames import Moment, PlayerFrames
from joyvasa_desktop.window.player.sound_feed import SoundFeed
from joyvasa_desktop.window.player.viewing import Viewing

if TYPE_CHECKING:
    from joyvasa_desktop.window.worker import PipelineWorker

# Settings that concern the file alone: the frames stay as they are.
_FILE_ONLY = ("format", "quality", "overwrite", "size")

# The clock is looked at after so many milliseconds, and whenever a frame is due.
_TICK = 10

_SIDES: tuple[Side, Side] = ("main", "other")


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
        waiting_changed(): `is_waiting`, `cost` or `drawn` is another one.

    Attributes:
        viewing: how one looks at it.
        due, in_time: frames whose time came while playing, and those that were drawn by then.
    """

    position_changed = Signal(float)
    duration_changed = Signal(float)
    playing_changed = Signal(bool)
    sound_changed = Signal()
    loop_changed = Signal(bool)
    frame_changed = Signal(str)
    waiting_changed = Signal()

    def __init__(
        self,
        document: Document,
        facts: Facts,
        worker: PipelineWorker,
        parent: QObject | None = None,
        feed: SoundFeed | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._facts = document, facts
        self.viewing = Viewing(self)
        self.due = self.in_time = 0
        self._feed = feed or SoundFeed(self)
        self._frames = PlayerFrames(worker, self)
        self._project = document.project
        self._position, self._duration = 0.0, 0.0
        self._playing = self._loop = False
        self._first = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        self._feed.changed.connect(self.sound_changed)
        self._frames.changed.connect(self.frame_changed)
        facts.wish_changed.connect(self._wish_changed)
        facts.scene_changed.connect(self._scene_changed)
        facts.frame_ready.connect(self._frame_ready)
        facts.working_changed.connect(self.waiting_changed)
        facts.failures_changed.connect(self.waiting_changed)
        worker.exports_changed.connect(self._exports_changed)
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
        return self._moment.index

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
        shown = self._frames.shown(side)
        return shown.image if shown is not None else None

    def frame_time(self, side: Side = "main") -> float | None:
        """When in the video the frame is that this side shows, in seconds, or None."""
        shown = self._frames.shown(side)
        return shown.time if shown is not None else None

    @property
    def offset(self) -> float:
        """Seconds by which the shown frame lies behind the sound that is heard now."""
        shown = self.frame_time()
        heard = self._feed.position if self._playing else self._position
        return 0.0 if shown is None else heard - shown

    @property
    def is_waiting(self) -> bool:
        """The picture at the position isn't drawn yet though nothing else is missing."""
        busy = self._facts.is_busy or bool(self._facts.failures)
        ready = self._project.photo is not None and not busy and not self._playing
        return ready and not self._frames.has(self.index, self._sides)

    @property
    def cost(self) -> float:
        """Seconds that drawing what is shown takes, lately."""
        return self._frames.cost * len(self._sides)

    @property
    def is_slow(self) -> bool:
        """Drawing takes so long that what is played doesn't look like motion."""
        return self.cost > frame_plan.SLOW

    def drawn(self) -> list[int]:
        """Numbers of the frames that are drawn, in their order."""
        return self._frames.drawn()

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
        self._frames.show(self._moment)
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

    @loop.setter
    def loop(self, loop: bool) -> None:
        if loop != self._loop:
            self._loop = loop
            self.loop_changed.emit(loop)

    @property
    def muted(self) -> bool:
        """It plays without sound."""
        return self._feed.muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._feed.set_muted(muted)
        self.sound_changed.emit()

    @property
    def volume(self) -> float:
        """How loud, 0..1; a sound that was off is on again when it is set."""
        return self._feed.volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._feed.set_volume(volume)
        self._feed.set_muted(False)
        self.sound_changed.emit()

    @property
    def is_silent(self) -> bool:
        """There is no device that would play the sound."""
        return self._feed.is_silent

    def set_longest(self, pixels: int) -> None:
        """Frames needn't be larger than that: the widget that shows them isn't."""
        if self._frames.set_longest(pixels):
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
        return _SIDES if project.find(project.other) is not None else _SIDES[:1]

    def _wish_changed(self, number: int) -> None:
        before, self._project = self._project, self._document.project
        # The same project again means that something outside changed, a file or the process.
        if before is self._project or _looks(before) != _looks(self._project):
            self._frames.outdate()
        if self._project.photo != before.photo:
            self._frames.forget("main")
        if len(self._sides) == 1:
            self._frames.forget("other")
        if self._project.voice != before.voice or self._project.photo is None:
            self._stop_and_rewind()
        if before is self._project or _sound(self._project) != _sound(before):
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
        self._frames.put(frame, self._moment)
        self._ask()
        if self.is_slow:
            self.waiting_changed.emit()

    def _exports_changed(self) -> None:
        # Slow frames that nobody looks at yet would take half of the time from the video.
        self._ask(now=self.is_slow and not self._playing)

    def _load(self) -> None:
        self._feed.load(*_sound(self._project))

    def _stop_and_rewind(self) -> None:
        self.pause()
        self._duration = 0.0
        self._move(0.0)
        self.duration_changed.emit(0.0)

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
            self.in_time += self._frames.has(self.index)
            self._frames.show(self._moment)
        self._ask()
        due = math.ceil(((self.index + 1) / self.fps - self._position) * 1000)
        self._timer.setInterval(min(max(due, 1), _TICK))

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
        self._frames.show(self._moment)
        self.playing_changed.emit(False)
        self._ask(now=True)

    def _move(self, position: float) -> None:
        if position != self._position:
            self._position = position
            self.position_changed.emit(position)

    @property
    def _moment(self) -> Moment:
        return Moment(
            self._facts.number,
            self._position,
            self.fps,
            self.count,
            self._sides,
            self._playing,
            self._loop,
            self._first,
        )

    def _ask(self, now: bool = False) -> None:
        if self._project.photo is not None:
            self._frames.ask(self._moment, now)
        # While it plays nobody waits for a single picture.
        if now or not self._playing:
            self.waiting_changed.emit()


def _looks(project: Project) -> tuple[object, ...]:
    """What decides how the frames look."""

    def seen(settings: Settings) -> object:
        return tuple(item for item in settings.as_dict().items() if item[0] not in _FILE_ONLY)

    looks = project.photo, project.points, project.motion_key(), seen(project.settings)
    if project.find(project.other) is None:
        return looks
    return *looks, project.motion_key(project.other), seen(project.take_settings(project.other))


def _sound(project: Project) -> tuple[Path | None, float, float]:
    """What is heard: the file, and start and end of the stretch in seconds."""
    return project.voice, project.settings.start, project.settings.end
