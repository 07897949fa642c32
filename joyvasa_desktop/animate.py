"""The whole job on one page: a photo and a voice in, a video out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import cv2

from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.course import Course
from joyvasa_desktop.engines import check_engine
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.motion.unfolding import Known, Unfolding
from joyvasa_desktop.outputs import check_not_input, check_place
from joyvasa_desktop.photo.prepare import are_of_person
from joyvasa_desktop.progress import Progress, Report, ignore
from joyvasa_desktop.render.renderer import Scene
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.speech.soundtrack import blocks, layout
from joyvasa_desktop.speech.speech import Speech
from joyvasa_desktop.stages import Stages
from joyvasa_desktop.video.options import VideoOptions, frame_count
from joyvasa_desktop.video.sound import Sound
from joyvasa_desktop.video.write import VideoWriter

_SMALLEST = 64
"""px; longer side of the smallest video."""

Shown: TypeAlias = Callable[[Pixels], None]
"""Sees a frame, which mustn't be changed."""


def _unseen(frame: Pixels) -> None:
    """A `Shown` for callers who wait for the video."""


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """What a finished job leaves.

    Attributes:
        path: the video (for PNG, the folder).
        motion: the motion it shows, gains and limits applied.
        duration: seconds of video.
        seconds: time spent per stage; "video" is rendering and encoding together, and sampling
            where it goes on meanwhile.
        notes: sentences that the user should read (a quiet voice, a soft background ...).
        points: float32 (9, 2), where an animal's face was found, in pixels of the upright photo;
            None if nobody had to look for it.
    """

    path: Path
    motion: Motion
    duration: float = 0.0
    seconds: dict[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    points: Floats | None = None


class Studio(Stages):
    """Runs jobs; what its stages made is kept for the next one (see `Stages`).

    Args:
        report: told about progress; an exception it raises (`Cancelled`) ends the job, and
            nothing half-made is left behind.
        like: begins with the results that other stages have kept.
        shown: sees every frame of a video as it is drawn.
    """

    def __init__(
        self, report: Report = ignore, like: Stages | None = None, shown: Shown = _unseen
    ) -> None:
        super().__init__(report, like)
        self._shown = shown

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
        check_engine(settings.engine, settings.mode)
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
        course = Course(self.report, frame_count(speech.duration, settings.fps))
        moving = self._moving(voice, settings, motion, course)
        scene = self.scene(portrait, settings)
        with self.timed("video"):
            path = self._film(scene, moving, course, speech, out, settings)
        if isinstance(moving, Unfolding):
            self.keep(moving, settings)
        notes = (
            *length_notes(moving.shaped, speech),
            *(self.finder_notes(settings) if not are_of_person(points) else ()),
            *self.photo_notes(portrait, points),
            *self.voice_notes(speech),
            *scene.notes,
            *(self.motion_notes() if settings.engine == "joyvasa" else ()),
        )
        duration = course.frames / settings.fps
        # What is said of the machine concerns drawing and sampling alike.
        notes = tuple(dict.fromkeys(notes))
        found = self.found_points(photo, settings, points)
        return Result(path, moving.shaped, duration, dict(self.seconds), notes, found)

    def _moving(
        self, voice: Path, settings: Settings, motion: Motion | None, course: Course
    ) -> Known | Unfolding:
        """What the face will do: known by now, or sampled while it is drawn."""
        if motion is None:
            unfolding = self.unfolding(voice, settings, course.sampled)
            if unfolding is not None:
                course.windows = lambda: unfolding.windows
                return unfolding
            motion = self.motion(voice, settings)
        return Known(self.shaped(motion, settings))

    def _film(
        self,
        scene: Scene,
        moving: Known | Unfolding,
        course: Course,
        speech: Speech,
        out: Path,
        settings: Settings,
    ) -> Path:
        options = VideoOptions.from_settings(settings)
        size = video_size(scene.size, settings)
        rate, channels = layout(speech)
        sound = Sound(rate, channels, blocks(speech), speech.duration)
        moments = moving.moments(course.frames, settings.fps)
        pictures = scene.frames(moments, transparent=settings.transparent, waiting=course.tell)
        video = VideoWriter(out, size, course.frames, sound, options)
        # The pictures are closed first: where they are drawn in a thread, it uses the moments.
        with video, closing(moments), closing(pictures):
            for frame in pictures:
                video.write(_resized(frame, size))
                self._shown(frame)
                course.finished()
                if course.drawn < course.frames:
                    course.tell()
            self.report(Progress("video", course.frames, course.frames, "Checking the file", 0.0))
        return video.result


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
            (4, 2) of a person. Without them a face is looked for; one of an animal needs the
            models that find it.
        motion: a motion to use instead of the one that the voice would give.
        progress: told about progress; an exception it raises ends the job within a second.

    Raises:
        UserError: if the input is bad or the result can't be stored; says what to do.
        Cancelled: if `progress` raised it. Nothing is left behind.
    """
    return Studio(progress).animate(photo, voice, out, settings or Settings(), points, motion)


def length_notes(motion: Motion, speech: Speech) -> list[str]:
    """Says when a motion from elsewhere ends before the voice does."""
    missing = speech.duration - motion.duration
    if missing < 1.0:
        return []
    return [f"The motion ends {missing:.1f} s before the voice; the face keeps its last pose."]


def video_size(size: tuple[int, int], settings: Settings) -> tuple[int, int]:
    """Width and height of the video's frames for a portrait of that width and height."""
    width, height = size
    scale = settings.size / max(width, height) if settings.size else 1.0
    return max(round(width * scale), 2), max(round(height * scale), 2)


def _resized(frame: Pixels, size: tuple[int, int]) -> Pixels:
    height, width = frame.shape[:2]
    if (width, height) == size:
        return frame
    way = cv2.INTER_AREA if size[0] < width else cv2.INTER_CUBIC
    return cv2.resize(frame, size, interpolation=way)  # type: ignore[return-value]
