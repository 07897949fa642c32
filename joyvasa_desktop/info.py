"""Tell what is in a file: a photo's faces, a voice's levels, a motion's ranges, a video's label."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

import av
import numpy as np
from av.container import InputContainer

from joyvasa_desktop.errors import UnreadableFile, UnsuitablePhoto
from joyvasa_desktop.inputs import NO_OTHER_FILES, is_folder, opened
from joyvasa_desktop.motion.files import SUFFIXES
from joyvasa_desktop.photo.formats import PICTURE_STARTS
from joyvasa_desktop.photo.load import Picture, load_picture
from joyvasa_desktop.photo.portrait import Face
from joyvasa_desktop.photo.prepare import shared_finder
from joyvasa_desktop.photo.suitable import check_suitable
from joyvasa_desktop.video.label import read_label

Kind: TypeAlias = Literal["photo", "voice", "motion", "video"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known about a file.

    Attributes:
        name: short, for people and as a key.
        value: for programs; a plain number, text, list or dictionary.
        text: for people, with its unit.
    """

    name: str
    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class Description:
    """What is in one file.

    Attributes:
        kind: what it is to this program.
        facts: in the order in which they are shown.
    """

    kind: Kind
    facts: tuple[Fact, ...]

    @property
    def values(self) -> dict[str, Any]:
        """The facts for programs."""
        return {"kind": self.kind, **{fact.name: fact.value for fact in self.facts}}

    def lines(self) -> list[tuple[str, str]]:
        """The facts for people, names and texts."""
        return [(fact.name, fact.text) for fact in self.facts]


def describe(path: Path) -> Description:
    """Looks into a photo, a sound, a motion file, a video, or a folder of pictures.

    Raises:
        UserError: if it is none of them, or damaged.
    """
    kind = kind_of(path)
    look = {"photo": _photo, "voice": _voice, "motion": _motion, "video": _video}[kind]
    return Description(kind, tuple(look(path)))


def kind_of(path: Path) -> Kind:
    """What a file is: by its content, only motion files by their name.

    Raises:
        UnreadableFile: if there is no such file or it is nothing that this program reads.
    """
    if is_folder(path):
        return "video"
    with opened(path) as file:
        start = file.read(16)
    if path.suffix.lower() in SUFFIXES:
        return "motion"
    if start.startswith(b"GIF8"):
        return "video" if _is_moving(path) else "photo"
    if any(start.startswith(known, offset) for offset, known in PICTURE_STARTS):
        return "photo"
    return _kind_of_stream(path)


def _is_moving(path: Path) -> bool:
    """Whether a GIF has a second picture."""
    with _stream(path) as source:
        packets = source.demux(source.streams.video[0])
        return sum(1 for _, packet in zip(range(2), packets, strict=False) if packet.size) > 1


def _kind_of_stream(path: Path) -> Kind:
    with _stream(path) as source:
        cover = av.stream.Disposition.attached_pic
        pictures = [each for each in source.streams.video if not each.disposition & cover]
        return "video" if pictures else "voice"


@contextmanager
def _stream(path: Path) -> Iterator[InputContainer]:
    try:
        with opened(path) as file, av.open(file, "r", options=NO_OTHER_FILES) as source:
            yield source
    except (av.FFmpegError, ValueError, IndexError) as error:
        raise UnreadableFile(
            f"{path.name} is no photo, voice, motion or video that can be read.",
            "Choose another file, or convert it with another program.",
        ) from error


def _photo(path: Path) -> Iterator[Fact]:
    picture = load_picture(path)
    width, height = picture.original_size
    yield Fact("size", [width, height], f"{width} x {height} pixels")
    transparent = picture.alpha is not None
    yield Fact("transparent", transparent, "yes" if transparent else "no")
    faces = shared_finder().find(picture.rgb)
    found = [_face(face, picture) for face in faces]
    texts = [f"{i}: {_face_text(each)}" for i, each in enumerate(found, 1)]
    yield Fact("faces", found, "; ".join(texts) or "none; for an animal use --mode animal")
    yield _label(path)


def _face(face: Face, picture: Picture) -> dict[str, Any]:
    """One face in pixels of the original photo."""
    try:
        notes, usable = check_suitable(face, picture.rgb), True
    except UnsuitablePhoto as trouble:
        notes, usable = [str(trouble)], False
    box = [round(float(edge) / picture.scale, 1) for edge in face.box]
    return {"box": box, "score": round(float(face.score), 4), "usable": usable, "notes": notes}


def _face_text(face: dict[str, Any]) -> str:
    left, top, right, bottom = face["box"]
    notes = "".join(f" ({note})" for note in face["notes"])
    return (
        f"{right - left:.0f} x {bottom - top:.0f} at {left:.0f}, {top:.0f}, "
        f"score {face['score']:.2f}{notes}"
    )


def _voice(path: Path) -> Iterator[Fact]:
    from joyvasa_desktop.speech.levels import measure
    from joyvasa_desktop.speech.load import load_speech

    speech = load_speech(path)
    levels = measure(speech)
    yield Fact("length", speech.duration, f"{speech.duration:.2f} s")
    if speech.soundtrack is not None:
        yield Fact("rate", speech.soundtrack.rate, f"{speech.soundtrack.rate} Hz")
        yield Fact("channels", speech.soundtrack.channels, str(speech.soundtrack.channels))
    yield Fact("loudness", _finite(levels.loudness), _decibels(levels.loudness, "LUFS"))
    yield Fact("peak", _finite(levels.peak), _decibels(levels.peak, "dB"))
    yield Fact("silent", levels.silent, f"{levels.silent:.0%} of the time")
    yield Fact("notes", levels.notes(), " ".join(levels.notes()) or "none")


def _motion(path: Path) -> Iterator[Fact]:
    from joyvasa_desktop.motion.curves import CURVES, curves
    from joyvasa_desktop.motion.files import read_motion

    motion = read_motion(path)
    yield Fact("length", motion.duration, f"{motion.duration:.2f} s, {len(motion)} rows")
    origin = dict(motion.origin)
    yield Fact("origin", origin, ", ".join(f"{k} {v}" for k, v in origin.items()) or "unknown")
    fine = motion.mouth is not None
    yield Fact("fine_mouth", fine, "yes" if fine else "no")
    for name, curve in curves(motion).items():
        low, middle, high = np.percentile(curve, (0, 50, 100)).tolist()
        unit = CURVES[name].unit
        text = f"{low:.2f} … {high:.2f}{' ' + unit if unit else ''}, median {middle:.2f}"
        yield Fact(name, [low, middle, high], text)


def _video(path: Path) -> Iterator[Fact]:
    from joyvasa_desktop.video.read import probe

    video = probe(path)
    if not all(video.size):
        raise UnreadableFile(
            f"{path.name} is damaged: it has no picture.", "Choose another file or copy it again."
        )
    yield Fact("size", list(video.size), f"{video.size[0]} x {video.size[1]} pixels")
    yield Fact("frames", video.frames, str(video.frames))
    yield Fact("fps", video.fps, f"{video.fps:g}" if video.fps else "not stated")
    yield Fact("length", video.duration, f"{video.duration:.2f} s")
    yield Fact("codec", video.codec, video.codec)
    yield Fact("sound", video.audio_codec, video.audio_codec or "none")
    yield Fact("sound_rate", video.audio_rate, f"{video.audio_rate} Hz")
    yield Fact("sound_length", video.audio_duration, f"{video.audio_duration:.3f} s")
    yield _label(path)


def _label(path: Path) -> Fact:
    source = read_label(path)
    return Fact("label", source, f"AI-generated ({source})" if source else "none")


def _finite(value: float) -> float | None:
    # JSON has no infinity.
    return value if np.isfinite(value) else None


def _decibels(value: float, unit: str) -> str:
    return f"{value:.1f} {unit}" if np.isfinite(value) else "silent"
