"""Look into a video: its measures, frames and sound."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.container import InputContainer

from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.inputs import NO_OTHER_FILES, is_folder, opened
from joyvasa_desktop.video import colour
from joyvasa_desktop.video.sequence import SOUND_NAME

_TAIL = 1.0  # s before the end of the sound from which it is decoded to find the exact end


@dataclass(frozen=True, slots=True)
class VideoInfo:
    """What is in a video file or a folder of PNGs.

    Attributes:
        duration: seconds of picture; 0 for a folder, which has no frame rate.
        fps: frames per second on average; 0 for a folder.
        frames: exact number, counted.
        size: width and height in pixels.
        codec: of the picture, as libav calls it.
        transparent: whether there is an alpha channel.
        audio_codec: None without sound; the other audio values are 0 then.
        audio_rate: samples per second.
        audio_channels: their number.
        audio_duration: seconds, to the sample where the container allows it.
    """

    duration: float
    fps: float
    frames: int
    size: tuple[int, int]
    codec: str
    transparent: bool
    audio_codec: str | None = None
    audio_rate: int = 0
    audio_channels: int = 0
    audio_duration: float = 0.0


def probe(path: Path) -> VideoInfo:
    """Measure a video file, or a folder of PNGs with its sound.

    Raises:
        UnreadableFile: it is missing, damaged or has no picture.
    """
    if is_folder(path):
        return _probe_folder(path)
    with _opened(path) as source:
        stream = _video(source, path)
        base = stream.time_base or Fraction(1)
        count, end = 0, Fraction(0)
        for packet in source.demux(stream):
            if packet.size and packet.pts is not None:
                count += 1
                end = max(end, (packet.pts + (packet.duration or 0)) * base)
        context = stream.codec_context
        rate = stream.average_rate
        info = VideoInfo(
            duration=float(end),
            fps=float(rate) if rate else 0.0,
            frames=count,
            size=(context.width, context.height),
            codec=context.name,
            transparent=_has_alpha(stream),
        )
    return _with_sound(info, path)


def frames(path: Path, start: float = 0.0, alpha: bool = False) -> Iterator[Pixels]:
    """Decode frames one after the other: uint8 (H, W, 3) RGB, or (H, W, 4) RGBA.

    Args:
        path: a video file or a folder of PNGs.
        start: seconds; the first frame is the one shown then. Ignored for a folder.
        alpha: give the alpha channel too; 255 everywhere if there is none.

    Raises:
        UnreadableFile: it is missing, damaged or has no picture.
    """
    if is_folder(path):
        for name in sorted(path.glob("frame_*.png")):
            yield picture(name, alpha)
        return
    with _opened(path) as source:
        stream = _video(source, path)
        base = stream.time_base or Fraction(1)
        first = int(start / base)
        if start > 0:
            source.seek(first, stream=stream)
        for frame in _decoded(source, stream):
            if (frame.pts or 0) + (frame.duration or 0) > first or start <= 0:
                yield colour.to_rgb(frame, alpha)


def read_sound(path: Path) -> tuple[Floats, int]:
    """The whole soundtrack, mixed to one channel: float32 (N,), and its samples per second.

    Sample 0 is what is heard when the first frame shows. All of it is held in memory: meant for
    tests and measurements.

    Raises:
        UnreadableFile: it is missing, damaged or has no sound.
    """
    with _opened(path / SOUND_NAME if is_folder(path) else path) as source:
        if not source.streams.audio:
            raise UnreadableFile(f"{path.name} has no sound.", "Choose another file.")
        stream = source.streams.audio[0]
        rate = stream.codec_context.sample_rate
        resampler = av.AudioResampler(format="fltp", layout=stream.codec_context.layout, rate=rate)
        parts: list[Floats] = []
        for frame in source.decode(stream):
            if not parts and frame.time:
                parts.append(np.zeros(max(0, round(frame.time * rate)), np.float32))
            parts += [
                each.to_ndarray().mean(axis=0, dtype=np.float32)
                for each in resampler.resample(frame)
            ]
        samples = np.concatenate([*parts, np.zeros(0, np.float32)])
        if stream.duration and stream.time_base:
            # The last packet is decoded whole; an MP4 says where in it the sound ends.
            samples = samples[: round(float(stream.duration * stream.time_base) * rate)]
        return samples, rate


@contextmanager
def _opened(path: Path) -> Iterator[InputContainer]:
    """The container, read through a file object, so that any name works."""
    try:
        with opened(path) as file, av.open(file, "r", options=NO_OTHER_FILES) as source:
            yield source
    except (OSError, av.FFmpegError) as error:
        raise UnreadableFile(
            f"{path.name} can't be read as a video.", "It may be damaged or incomplete."
        ) from error


def _video(source: InputContainer, path: Path) -> av.VideoStream:
    if not source.streams.video:
        raise UnreadableFile(f"{path.name} has no picture.", "Choose another file.")
    stream = source.streams.video[0]
    # Decoding with many threads holds many frames; tests and checks don't need the speed.
    stream.codec_context.thread_count = 2
    return stream


def _has_alpha(stream: av.VideoStream) -> bool:
    # A WebM says it in a tag; the alpha plane itself travels beside the picture.
    return {name.lower(): text for name, text in stream.metadata.items()}.get("alpha_mode") == "1"


def _decoded(source: InputContainer, stream: av.VideoStream) -> Iterator[av.VideoFrame]:
    if not _has_alpha(stream):
        yield from source.decode(stream)
        return
    # libav's own VP9 decoder, the default, drops the alpha channel.
    decoder = av.CodecContext.create("libvpx-vp9", "r")
    for packet in source.demux(stream):
        for frame in decoder.decode(packet if packet.size else None):
            assert isinstance(frame, av.VideoFrame)
            yield frame


def _with_sound(info: VideoInfo, path: Path) -> VideoInfo:
    with _opened(path) as source:
        if not source.streams.audio:
            return info
        stream = source.streams.audio[0]
        context = stream.codec_context
        return VideoInfo(
            duration=info.duration,
            fps=info.fps,
            frames=info.frames,
            size=info.size,
            codec=info.codec,
            transparent=info.transparent,
            audio_codec=context.name,
            audio_rate=context.sample_rate,
            audio_channels=context.channels,
            audio_duration=_sound_end(source, stream),
        )


def _sound_end(source: InputContainer, stream: av.AudioStream) -> float:
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    total = (source.duration or 0) / av.time_base
    source.seek(int(max(0.0, total - _TAIL) * av.time_base))
    end = 0.0
    for frame in source.decode(stream):
        end = max(end, (frame.time or 0.0) + frame.samples / frame.sample_rate)
    return end


def _probe_folder(folder: Path) -> VideoInfo:
    pictures = sorted(folder.glob("frame_*.png"))
    if not pictures:
        # The folder that one is in has no name of its own, but a dot.
        named = folder.name or folder
        raise UnreadableFile(f"{named} holds no frames.", "Choose another folder.")
    with _opened(pictures[0]) as source:
        context = _video(source, pictures[0]).codec_context
        info = VideoInfo(
            duration=0.0,
            fps=0.0,
            frames=len(pictures),
            size=(context.width, context.height),
            codec="png",
            transparent=context.pix_fmt == "rgba",
        )
    sound = folder / SOUND_NAME
    return _with_sound(info, sound) if sound.exists() else info


def picture(path: Path, alpha: bool = False) -> Pixels:
    """One PNG: uint8 (H, W, 3) RGB, or (H, W, 4) RGBA.

    Raises:
        UnreadableFile: it is missing or damaged.
    """
    if not path.is_file():
        raise UnreadableFile(f"{path.name} is missing.", "Choose another folder.")
    data = np.frombuffer(path.read_bytes(), np.uint8)
    decoded = cv2.imdecode(data, cv2.IMREAD_UNCHANGED) if data.size else None
    if decoded is None:
        raise UnreadableFile(f"{path.name} can't be read.", "It may be damaged.")
    order = {
        (3, False): cv2.COLOR_BGR2RGB,
        (3, True): cv2.COLOR_BGR2RGBA,
        (4, False): cv2.COLOR_BGRA2RGB,
        (4, True): cv2.COLOR_BGRA2RGBA,
    }[decoded.shape[2], alpha]
    return np.asarray(cv2.cvtColor(decoded, order), np.uint8)
