"""Fulfils wishes in the pipeline's process: facts on photo, voice, motion and scene, and frames."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from joyvasa_desktop.animate import Studio, length_notes, video_size
from joyvasa_desktop.compute import chosen
from joyvasa_desktop.device import graphics
from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.joyvasa import SAMPLING_SETTINGS
from joyvasa_desktop.motion.builtin import row_count
from joyvasa_desktop.motion.curves import curves
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.progress import Progress, Stage
from joyvasa_desktop.project import FROM_FILE
from joyvasa_desktop.render.renderer import Scene
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.speech.speech import Speech
from joyvasa_desktop.stages import identity
from joyvasa_desktop.video.options import frame_count
from joyvasa_desktop.window.messages import (
    LARGEST_FRAME,
    Answer,
    CurveFacts,
    ExportFailed,
    Idle,
    Place,
    SceneFacts,
    Side,
    TakeMade,
    Want,
    Wish,
    Working,
)
from joyvasa_desktop.window.process.frame_drawer import FrameDrawer
from joyvasa_desktop.window.process.inbox import Inbox
from joyvasa_desktop.window.process.photo_teller import PhotoTeller
from joyvasa_desktop.window.process.trouble import failure
from joyvasa_desktop.window.process.voice_teller import VoiceTeller
from joyvasa_desktop.window.process.wire import FrameInSlot, Slots

T = TypeVar("T")

_EVERY = 0.1
"""s between two reports of progress, and between two states of a growing motion."""

_SHARE = 4
"""Showing a growing motion takes at most a fourth of the time in which it is made."""

Send = Callable[[Answer | FrameInSlot], None]


class WishServer:
    """Compares what is wished for with what is there, makes the rest, and tells the window.

    A newer wish stops what is being made for an older one, unless it needs just that; one for
    another photo stops it anyway, because the photo is to be seen at once.

    Args:
        inbox: has the wish, and the frames to draw.
        slots: for frames.
        send: to the window.
        tick: called often.
    """

    def __init__(self, inbox: Inbox, slots: Slots, send: Send, tick: Callable[[], None]) -> None:
        self.studio = Studio(self._report)
        self.interrupt: Callable[[], bool] = bool
        """Says that something else is more urgent even than the newest wish."""
        self._inbox, self._send, self._tick = inbox, send, tick
        self._photo = PhotoTeller(self.studio, send)
        self._voice = VoiceTeller(self.studio, send)
        self._drawer = FrameDrawer(slots, send)
        self._wish: Wish | None = None
        self._told: tuple[str, float] = ("", 0.0)
        self._failures: set[str] = set()
        self._voices: dict[str, Hashable] = {}
        self._scene: tuple[Scene, SceneFacts] | None = None
        self.card = ""
        """Name of the graphics card that draws, "" while the processor does."""

    def fulfil(self) -> None:
        """Works on the newest wish; returns early if another one came or something is urgent."""
        wish = self._wish = self._inbox.wish
        if wish is None:
            return
        try:
            self._make(wish)
            self._check(wish)
        except Cancelled:
            return
        self._inbox.wish = None
        self._send(Idle(wish.number))

    def draw_next(self) -> bool:
        """Draws the most urgent frame; False if there is none, or no room for it."""
        want = self._inbox.want
        if want is None or not want.times or not self._drawer.has_room:
            return False
        if want.number != self._drawer.number:
            # Frames of a wish that isn't fulfilled yet wait; older ones aren't wanted any more.
            if want.number < self._drawer.number:
                self._inbox.want = None
            return False
        first, rest = want.times[0], want.times[1:]
        left = self._inbox.want = replace(want, times=rest, at_once=False) if rest else None
        try:
            self._drawer.draw(*first, want.longest, partial(self._look_up, want))
        except Cancelled:
            if self._inbox.want is left:
                self._inbox.want = replace(want, at_once=False)
        except Exception as error:
            self._inbox.want = None
            self._send(failure(want.number, "preview", error))
        else:
            self._inbox.forget_want(want.number, first, want.longest)
        self._tell_notes()
        return True

    def _look_up(self, want: Want) -> None:
        """Called while a frame is drawn: gives it up if something else is more urgent now."""
        self._listen()
        newest = self._inbox.want
        other = newest is not None and newest.at_once and newest.times[:1] != want.times[:1]
        if other or self._inbox.wish is not None or self._inbox.jobs or self._is_over:
            raise Cancelled

    def _tell_notes(self) -> None:
        """Some things turn out only while frames are drawn."""
        if self._scene is not None:
            scene, told = self._scene
            more = tuple(note for note in scene.notes if note not in told.notes)
            if more:
                self._scene = scene, replace(told, notes=told.notes + more)
                self._send(self._scene[1])

    def _listen(self) -> None:
        """Hears what has come, and confirms at once that a waiting export was cancelled."""
        self._inbox.collect()
        self._tick()
        for job in self._inbox.drop_cancelled():
            self._send(ExportFailed(job, cancelled=True))

    @property
    def _is_over(self) -> bool:
        return self._inbox.is_closed or self.interrupt()

    def go_on(self, seconds: float) -> bool:
        """Works for some time on what can wait; False if there is nothing."""
        return self._voice.go_on(seconds)

    def _make(self, wish: Wish) -> None:
        self._failures.clear()
        portrait = self._try("photo", wish, self._make_photo)
        speech = self._try("voice", wish, self._make_voice)
        moving: dict[Side, Motion] = {}
        for side, take, settings in _takes(wish):
            make = partial(self._make_motion, side=side, take=take, settings=settings)
            motion = self._try("motion", wish, make)
            if motion is not None:
                moving[side] = motion
        self._drawer.clear(wish.number)
        self._scene = None
        if portrait is not None:
            scene = partial(self._make_scene, portrait=portrait, speech=speech, moving=moving)
            self._try("preview", wish, scene)

    def _try(self, place: Place, wish: Wish, make: Callable[[Wish], T]) -> T | None:
        """What `make` makes; None if it failed, and then the window knows why."""
        try:
            made = make(wish)
        except Cancelled:
            raise
        except Exception as error:
            made = None
            told = failure(wish.number, place, error)
            # A voice that can't be read has no motion either; once is enough.
            if told.message not in self._failures:
                self._failures.add(told.message)
                self._send(told)
        self._check(wish)
        return made

    def _make_photo(self, wish: Wish) -> Portrait | None:
        if wish.photo is None:
            return None
        anew, self._inbox.photo_anew = self._inbox.photo_anew, False
        return self._photo.tell(wish, wish.photo, anew)

    def _make_voice(self, wish: Wish) -> Speech | None:
        anew, self._inbox.voice_anew = self._inbox.voice_anew, False
        return self._voice.tell(wish, anew)

    def _make_motion(self, wish: Wish, side: Side, take: str, settings: Settings) -> Motion:
        motion = self._inbox.motions.get(take)
        if motion is None or self._is_of_older_voice(wish, take):
            motion = self._sampled(wish, side, take, settings)
        else:
            self._inbox.keep(take, motion)
        shaped = self.studio.shaped(motion, settings)
        self._send(CurveFacts(wish.number, take, side, curves(shaped), len(shaped), True))
        return shaped

    def _is_of_older_voice(self, wish: Wish, take: str) -> bool:
        """Whether the voice's file was replaced since the motion was made, or first looked at."""
        if wish.voice is None or take.startswith(FROM_FILE) or not wish.voice.exists():
            return False
        now = identity(wish.voice)
        return self._voices.setdefault(take, now) != now

    def _sampled(self, wish: Wish, side: Side, take: str, settings: Settings) -> Motion:
        if wish.voice is None or take.startswith(FROM_FILE):
            raise UserError("The motion of this take is missing.", "Import its file again.")
        voice = identity(wish.voice)
        speech = self.studio.speech(wish.voice, settings)
        total, due = row_count(len(speech.samples)), 0.0

        def grown(so_far: Callable[[], Motion | None]) -> None:
            nonlocal due
            began = time.monotonic()
            motion = so_far() if began >= due else None
            if motion is not None:
                seen = curves(self.studio.shaped(motion, settings))
                self._send(CurveFacts(wish.number, take, side, seen, total, False))
                now = time.monotonic()
                due = now + max(_EVERY, _SHARE * (now - began))

        motion = self.studio.motion(wish.voice, settings, grown)
        self._voices[take] = voice
        self._inbox.keep(take, motion)
        self._send(TakeMade(wish.number, take, motion))
        return motion

    def _make_scene(
        self, wish: Wish, portrait: Portrait, speech: Speech | None, moving: dict[Side, Motion]
    ) -> None:
        settings = wish.settings
        scene = self.studio.scene(self.studio.preview(portrait, LARGEST_FRAME), settings)
        self.card = _card(settings)
        self._drawer.show(scene, moving, wish.settings)
        main = moving.get("main")
        seconds = speech.duration if speech else main.duration if main else 0.0
        notes = list(scene.notes)
        if speech is not None and main is not None:
            notes = [*length_notes(main, speech), *notes]
        height, width = portrait.picture.shape[:2]
        fps = settings.fps
        duration = frame_count(seconds, fps) / fps if seconds else 0.0
        # JoyVASA draws its square in one size, however large it is in the photo.
        square = settings.engine == "joyvasa" and not settings.paste_back
        size = video_size(scene.size if square else (width, height), settings)
        told = SceneFacts(wish.number, scene.size, size, duration, tuple(notes))
        self._scene = scene, told
        self._send(told)

    def _report(self, event: Progress) -> None:
        """Lets the work end when it is of no use any more, and tells how far it is."""
        self._listen()
        wish = self._wish
        if wish is None or self._is_over:
            raise Cancelled
        newest = self._inbox.wish
        if newest is not None and _is_outdated(event.stage, wish, newest):
            raise Cancelled
        now = time.monotonic()
        if self._told[0] != event.stage or now - self._told[1] >= _EVERY:
            self._told = (event.stage, now)
            # A newer wish that needs it is about to be worked on just like this.
            self._send(Working((newest or wish).number, event))

    def _check(self, wish: Wish) -> None:
        self._inbox.collect()
        if self._inbox.wish is not wish or self._is_over:
            raise Cancelled


def _card(settings: Settings) -> str:
    """The name of the graphics card that draws with these settings, "" for the processor."""
    if settings.engine != "joyvasa" or chosen(settings).device != "cuda":
        return ""
    return next((card.name for card in graphics()), "")


def _takes(wish: Wish) -> list[tuple[Side, str, Settings]]:
    """The motions that are wished for, with the settings that make and shape them."""
    takes: list[tuple[Side, str, Settings]] = []
    if wish.take:
        takes.append(("main", wish.take, wish.settings))
    if wish.other and wish.other[0]:
        takes.append(("other", *wish.other))
    return takes


def _sampling(wish: Wish, take: str, settings: Settings) -> Hashable:
    """Changes when a take has to be sampled anew, which can take minutes."""
    if settings.engine != "joyvasa" or take.startswith(FROM_FILE):
        return take
    choices = [getattr(settings, name) for name in SAMPLING_SETTINGS]
    return (settings.engine, wish.voice, settings.of("speech"), *choices)


def _is_outdated(stage: Stage, wish: Wish, newest: Wish) -> bool:
    """Whether what is made in that stage gives way to a newer wish."""
    # To sample can take minutes, and what is sampled so far is kept.
    return _seen(newest) != _seen(wish) or needs(stage, newest) != needs(stage, wish)


def _seen(wish: Wish) -> Hashable:
    """Changes with the face that the user looks at."""
    return (wish.photo, wish.settings.mode, wish.settings.face)


def needs(stage: Stage, wish: Wish) -> Hashable:
    """Changes when a wish needs another result of that stage."""
    settings = wish.settings
    photo = (wish.photo, wish.points, settings.of("photo"), settings.size, settings.engine)
    match stage:
        case "photo":
            return photo
        case "speech":
            return (wish.voice, settings.of("speech"))
        case "motion":
            return tuple(_sampling(wish, take, settings) for _, take, settings in _takes(wish))
        case _:
            return (photo, settings.of("render"))
