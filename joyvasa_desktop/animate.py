"""The whole job on one page: a photo and a voice in, a video out."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import cv2

from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.engines import check_engine
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.motion.builtin import Grown, not_shown, speak
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.motion.shape import shape
from joyvasa_desktop.outputs import check_not_input, check_place
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.frame import CROP_SETTINGS, framed
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.photo.prepare import notes_on, whole_portrait
from joyvasa_desktop.progress import Progress, Report, Stage, ignore
from joyvasa_desktop.render.mesh import MeshRenderer
from joyvasa_desktop.render.renderer import Renderer, Scene
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.speech.levels import measure
from joyvasa_desktop.speech.load import load_speech
from joyvasa_desktop.speech.soundtrack import blocks, layout
from joyvasa_desktop.speech.speech import Speech
from joyvasa_desktop.video.options import VideoOptions, frame_count
from joyvasa_desktop.video.sound import Sound
from joyvasa_desktop.video.write import VideoWriter

T = TypeVar("T")

_SMALLEST = 64
"""px; longer side of the smallest video."""

_LEAST_WORK = 1080
"""px; however small the video is to be, the picture is animated at least this large."""


_WHOLE = ("mode", "face", "work_size", "backdrop")
"""The settings that the whole portrait depends on; the square around it takes the others."""


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """What a finished job leaves.

    Attributes:
        path: the video (for PNG, the folder).
        motion: the motion it shows, gains and limits applied.
        duration: seconds of video.
        seconds: time spent per stage; "video" is rendering and encoding together.
        notes: sentences that the user should read (a quiet voice, a soft background ...).
    """

    path: Path
    motion: Motion
    duration: float = 0.0
    seconds: dict[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Studio:
    """Runs jobs and keeps each stage's last result.

    A changed setting redoes only what depends on it: another gain doesn't listen to the voice
    again, another seed doesn't look for the face again. Not safe for several threads at once.

    Args:
        report: told about progress; an exception it raises (`Cancelled`) ends the job, and
            nothing half-made is left behind.
    """

    def __init__(self, report: Report = ignore) -> None:
        self.report = report
        self.seconds: dict[str, float] = {}
        self._finder = FaceFinder()
        self._kept: dict[str, tuple[Hashable, Any]] = {}

    def portrait(self, photo: Path, settings: Settings, points: Floats | None = None) -> Portrait:
        """The photo with its face found or placed by hand; the square only, if so chosen."""
        whole = self.whole_portrait(photo, settings, points)
        if settings.paste_back:
            return whole
        key = (whole, *(getattr(settings, name) for name in CROP_SETTINGS))
        return self._keep("photo", "square", key, lambda: framed(whole, settings))

    def whole_portrait(
        self, photo: Path, settings: Settings, points: Floats | None = None
    ) -> Portrait:
        """The same, but always the whole photo."""
        fitting = _fitting(settings)
        placed = None if points is None else points.tobytes()
        key = (_identity(photo), *(getattr(fitting, name) for name in _WHOLE), placed)
        return self._keep(
            "photo", "portrait", key, lambda: whole_portrait(photo, fitting, points, self._finder)
        )

    def speech(self, voice: Path, settings: Settings) -> Speech:
        """The chosen stretch of the voice."""
        key = (_identity(voice), settings.of("speech"))
        return self._keep(
            "speech",
            "speech",
            key,
            lambda: load_speech(voice, start=settings.start, end=settings.end, report=self.report),
        )

    def motion(self, voice: Path, settings: Settings) -> Motion:
        """The motion as the source made it, before gains and limits."""
        speech = self.speech(voice, settings)
        key = (speech, settings.of("motion"), settings.mode)
        return self._keep(
            "motion",
            "motion",
            key,
            lambda: speak(
                speech.samples,
                seed=settings.seed,
                blink_rate=settings.blink_rate,
                kind="animal" if settings.mode == "animal" else "human",
                report=self.report,
            ),
        )

    def shaped(self, motion: Motion, settings: Settings) -> Motion:
        """The motion with the user's gains, limits and smoothing."""
        key = (motion, settings.of("shape"))
        return self._keep("motion", "shaped", key, lambda: shape(motion, settings))

    def scene(self, portrait: Portrait, settings: Settings) -> Scene:
        """The portrait ready to move."""
        key = (portrait, settings.background, settings.teeth)
        renderer: Renderer = MeshRenderer(settings.background, teeth=settings.teeth)
        return self._keep("render", "scene", key, lambda: renderer.prepare(portrait))

    def animate(
        self,
        photo: Path,
        voice: Path,
        out: Path,
        settings: Settings,
        points: Floats | None = None,
        motion: Motion | None = None,
    ) -> Result:
        """The job. See `animate` for the arguments and errors."""
        self.seconds = {}
        options = VideoOptions.from_settings(settings)
        if 0 < settings.size < _SMALLEST:
            raise UserError(
                f"A video of {settings.size} pixels is too small to see anything.",
                f"Choose 0 for the photo's own size, or at least {_SMALLEST} pixels.",
            )
        options.check_name(out)
        check_not_input(out, photo, voice)
        check_place(out, folder=options.format == "png")
        portrait = self.portrait(photo, settings, points)
        speech = self.speech(voice, settings)
        raw = motion if motion is not None else self.motion(voice, settings)
        shaped = self.shaped(raw, settings)
        scene = self.scene(portrait, settings)
        with self._timed("video"):
            path = self._film(scene, shaped, speech, out, settings, options)
        notes = (
            *_length_notes(shaped, speech),
            *notes_on(portrait, self._finder, points),
            *measure(speech).notes(),
            *scene.notes,
        )
        frames = frame_count(speech.duration, settings.fps)
        return Result(path, shaped, frames / settings.fps, dict(self.seconds), notes)

    def _film(
        self,
        scene: Scene,
        motion: Motion,
        speech: Speech,
        out: Path,
        settings: Settings,
        options: VideoOptions,
    ) -> Path:
        frames = frame_count(speech.duration, settings.fps)
        size = _size(scene, settings)
        rate, channels = layout(speech)
        sound = Sound(rate, channels, blocks(speech), speech.duration)
        began = time.monotonic()
        with VideoWriter(out, size, frames, sound, options) as video:
            for i in range(frames):
                left = (time.monotonic() - began) / i * (frames - i) if i else None
                self.report(Progress("video", i, frames, "Drawing frames", left))
                frame = scene.frame(motion.at(i / settings.fps), transparent=settings.transparent)
                video.write(_resized(frame, size))
            self.report(Progress("video", frames, frames, "Checking the file", 0.0))
        return video.result

    def _keep(self, stage: Stage, name: str, key: Hashable, make: Callable[[], T]) -> T:
        """The kept result if its key is unchanged, else a new one."""
        kept = self._kept.get(name)
        if kept is not None and kept[0] == key:
            return kept[1]  # type: ignore[no-any-return]
        self.report(Progress(stage, 0, 0))
        # Dropped first: two scenes of a large photo needn't be in memory together.
        self._kept.pop(name, None)
        with self._timed(stage):
            made = make()
        self._kept[name] = (key, made)
        return made

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.monotonic() - began


def animate(
    photo: Path,
    voice: Path,
    out: Path,
    settings: Settings | None = None,
    *,
    points: Floats | None = None,
    motion: Motion | None = None,
    progress: Report = ignore,
) -> Result:
    """Makes the face in a photo speak the words of a voice.

    Args:
        photo: a picture file.
        voice: a sound file, or a video file with sound.
        out: where the video goes; numbered when the name is taken, unless `overwrite` is set.
        settings: the user's choices; None for the defaults.
        points: float32, placed by hand in pixels of the upright photo: (9, 2) of an animal, or
            (4, 2) of a person.
        motion: a motion to use instead of the one that the voice would give.
        progress: told about progress; an exception it raises ends the job within a second.

    Raises:
        UserError: if the input is bad or the result can't be stored; says what to do.
        Cancelled: if `progress` raised it. Nothing is left behind.
    """
    return Studio(progress).animate(photo, voice, out, settings or Settings(), points, motion)


def _length_notes(motion: Motion, speech: Speech) -> list[str]:
    """Says when a motion from elsewhere ends before the voice does."""
    missing = speech.duration - motion.duration
    if missing < 1.0:
        return []
    return [f"The motion ends {missing:.1f} s before the voice; the face keeps its last pose."]


def _fitting(settings: Settings) -> Settings:
    """A smaller video needs no larger picture to work on, but a face in a group needs pixels."""
    if settings.paste_back and 0 < settings.size < settings.work_size:
        return settings.but(work_size=min(max(settings.size, _LEAST_WORK), settings.work_size))
    return settings


def _size(scene: Scene, settings: Settings) -> tuple[int, int]:
    """Width and height of the video."""
    width, height = scene.size
    scale = settings.size / max(width, height) if settings.size else 1.0
    return max(round(width * scale), 2), max(round(height * scale), 2)


def _resized(frame: Pixels, size: tuple[int, int]) -> Pixels:
    height, width = frame.shape[:2]
    if (width, height) == size:
        return frame
    way = cv2.INTER_AREA if size[0] < width else cv2.INTER_CUBIC
    return cv2.resize(frame, size, interpolation=way)  # type: ignore[return-value]


def _identity(path: Path) -> Hashable:
    """Changes when the file does; a missing file is left to the stage that reads it."""
    try:
        status = path.stat()
    except OSError:
        return (path, None)
    return (path.absolute(), status.st_size, status.st_mtime_ns)
