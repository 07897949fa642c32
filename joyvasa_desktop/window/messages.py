"""What the window and the pipeline's process say to each other: plain data, no Qt.

The window states what it wants to see (`Wish`) whenever anything changes; the process finds out
by itself which stages that concerns, and answers with facts. A newer wish replaces an older one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from joyvasa_desktop.arrays import Doubles, Floats, Pixels
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.photo.portrait import Face
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.project import Points
from joyvasa_desktop.settings import Settings

Place: TypeAlias = Literal["photo", "voice", "motion", "preview", "export", "worker"]
"""Where in the window a failure is shown: beside what it is about."""

Side: TypeAlias = Literal["main", "other"]
"""Which of two compared takes a frame belongs to."""

Search: TypeAlias = Literal["needless", "absent", "running", "done", "failed"]
"""How far the search for an animal's face is: nobody needs it, its models aren't there, or ..."""

LARGEST_FRAME = 1080
"""px; longer side of a frame of the preview, at most."""


# ---- from the window


@dataclass(frozen=True, slots=True)
class Wish:
    """Everything the window wants to see now.

    Attributes:
        number: counts up; answers carry it, so that late ones are recognised.
        photo, points, voice, settings: as in `Project`; None where there is nothing yet.
        take: key of the motion that is shown (`Project.motion_key`), "" for none. A motion that
            is kept under it is used, otherwise it is sampled with the settings.
        other: key of the motion to compare with and the settings that make it, or None.
    """

    number: int
    photo: Path | None
    points: Points | None
    voice: Path | None
    settings: Settings
    take: str = ""
    other: tuple[str, Settings] | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """A motion that the window has already (from a project or a file), so that it isn't sampled."""

    take: str
    motion: Motion


@dataclass(frozen=True, slots=True)
class Want:
    """Times of frames to draw, the most urgent first; replaces what was wanted before.

    Attributes:
        number: of the wish that the frames belong to; frames of another wish aren't drawn.
        times: seconds from the start of the video, each with its side; empty if nothing is wanted
            any more.
        longest: pixels of the longer side, at most.
        at_once: nobody waits for anything else; a frame that is being drawn is given up unless it
            is the first of these.
    """

    number: int
    times: tuple[tuple[float, Side], ...]
    longest: int = LARGEST_FRAME
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class ExportJob:
    """One video to make.

    Attributes:
        id: of the job in the queue.
        out: where the video goes.
        motion: the take's motion, before gains and limits; None lets it be sampled.
    """

    id: int
    photo: Path
    points: Points | None
    voice: Path
    settings: Settings
    out: Path
    motion: Motion | None = None


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop that export."""

    id: int


# ---- from the process


@dataclass(frozen=True, slots=True, eq=False)
class FoundAnimal:
    """The face of an animal that was found.

    Attributes:
        box: x0, y0, x1, y1 in pixels of the photo's `picture`.
        landmarks: float64 (9, 2), in the order of `ANIMAL_POINTS`, in the same pixels.
        score: 0..1, how sure the finder is.
    """

    box: tuple[float, float, float, float]
    landmarks: Doubles
    score: float

    @property
    def area(self) -> float:
        """Square pixels of the box."""
        return (self.box[2] - self.box[0]) * (self.box[3] - self.box[1])


@dataclass(frozen=True, slots=True, eq=False)
class PhotoFacts:
    """What is known about a photo.

    Attributes:
        photo: the file.
        picture: uint8 (H, W, 3) RGB or (H, W, 4) with straight alpha, upright, at most 1920 px.
        scale: pixels of `picture` per pixel of the original.
        original_size: width and height of the original, upright photo.
        faces: all that were found, from left to right, in pixels of `picture`.
        chosen: index of the face that speaks, None if there is none.
        crop: float64 (4, 2), corners of the square of the settings in pixels of `picture`
            (top left, top right, bottom right, bottom left of the video), or None without a face.
            The JoyVASA engine turns it with a tilted head.
        unit: pixels of `picture` that one unit of `crop_scale` is long, 0 without a face.
        likely: what the photo seems to show, None if that isn't clear.
        notes: sentences about what may look less good.
        search: how far the search for animals' faces is.
        animals: those that were found, from left to right; also after points were placed by hand.
    """

    number: int
    photo: Path
    picture: Pixels
    scale: float
    original_size: tuple[int, int]
    faces: tuple[Face, ...] = ()
    chosen: int | None = None
    crop: Doubles | None = None
    unit: float = 0.0
    likely: Literal["human", "animal"] | None = None
    notes: tuple[str, ...] = ()
    search: Search = "needless"
    animals: tuple[FoundAnimal, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class VoiceFacts:
    """What is known about a sound.

    Attributes:
        voice: the file.
        duration: seconds of the whole file (so far, while `complete` is False).
        envelope: float32 (N, 2), lowest and highest value of each step, -1..1.
        rate: steps of the envelope per second.
        complete: the whole file has been read.
        channels, sample_rate: of the original.
        notes: sentences about level, clipping, silence of the chosen stretch.
    """

    number: int
    voice: Path
    duration: float
    envelope: Floats
    rate: float
    complete: bool
    channels: int = 1
    sample_rate: int = 16_000
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class CurveFacts:
    """The motion to be shown, as curves; grows while it is being made.

    Attributes:
        take: key of the motion.
        side: which of two compared takes.
        values: each of `motion.curves.CURVES`, float32 (T,), 25 a second.
        total: rows there will be in the end.
        final: gains and limits are applied and nothing is missing.
    """

    number: int
    take: str
    side: Side
    values: dict[str, Floats]
    total: int
    final: bool


@dataclass(frozen=True, slots=True, eq=False)
class TakeMade:
    """A motion was sampled; the window keeps it for the project.

    Attributes:
        take: key of the motion.
        motion: before gains and limits.
    """

    number: int
    take: str
    motion: Motion


@dataclass(frozen=True, slots=True)
class SceneFacts:
    """The preview can be drawn.

    Attributes:
        size: width and height of the preview's frames.
        video_size: width and height that the exported video will have.
        duration: seconds of the video; 0 when there is only a photo.
        notes: sentences about the result.
    """

    number: int
    size: tuple[int, int]
    video_size: tuple[int, int]
    duration: float
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One drawn frame.

    Attributes:
        time: seconds from the start of the video, as it was wanted.
        pixels: uint8 (H, W, 3) RGB or (H, W, 4) with straight alpha.
        seconds: that drawing it took.
    """

    number: int
    time: float
    side: Side
    pixels: Pixels
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """Something didn't work; the program goes on.

    Attributes:
        place: where it is shown.
        message, hint: a sentence, and a way out.
        details: for a report: the error with its trace; "" for what the user can put right.
    """

    number: int
    place: Place
    message: str
    hint: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class Working:
    """Progress of what was wished for (not of exports)."""

    number: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Idle:
    """Everything that was wished for is there."""

    number: int


@dataclass(frozen=True, slots=True, eq=False)
class ExportProgress:
    """How far an export is.

    Attributes:
        id: of the job.
        progress: stage, frames, time left.
        fps: frames per second that are being made, 0 before the first.
        thumbnail: uint8 (h, w, 3) RGB, at most 320 px; None if it hasn't changed.
    """

    id: int
    progress: Progress
    fps: float = 0.0
    thumbnail: Pixels | None = None


@dataclass(frozen=True, slots=True)
class ExportDone:
    """An export ended well.

    Attributes:
        path: the video (for PNG, the folder).
        duration: seconds of video.
        seconds: it took.
        notes: sentences for the user.
    """

    id: int
    path: Path
    duration: float
    seconds: float
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportFailed:
    """An export ended without a video; nothing half-made is left.

    Attributes:
        cancelled: because the user said so.
        failure: why, unless cancelled.
    """

    id: int
    cancelled: bool = False
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What the process uses.

    Attributes:
        device: for people, for example "Processor, 8 cores".
        memory: bytes of the process.
    """

    device: str
    memory: int


Request: TypeAlias = Wish | Keep | Want | ExportJob | Cancel
Answer: TypeAlias = (
    PhotoFacts
    | VoiceFacts
    | CurveFacts
    | TakeMade
    | SceneFacts
    | Frame
    | Failure
    | Working
    | Idle
    | ExportProgress
    | ExportDone
    | ExportFailed
    | Usage
)
