"""Decode the sound of a file or video, frame by frame, whatever state the file is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, TypeAlias

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet as AnyPacket

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.inputs import NO_OTHER_FILES, opened
from joyvasa_desktop.speech.mixing import as_floats

Packet: TypeAlias = "AnyPacket[AudioStream]"

Tick: TypeAlias = Callable[[float], None]
"""Called often while reading, with the seconds of the file reached; may raise to stop."""

# Outside these the header is nonsense, and resampling would take unbounded memory.
_RATES = range(500, 1_000_001)

# Decoded before the wanted start and thrown away, so that every codec has settled.
_PREROLL = 1.0

# Their index leads to exact positions (Matroska's within its millisecond). Others guess.
_SEEKABLE = {"wav", "flac", "aiff", "w64", "caf", "ogg", "mov", "matroska"}

# Their packets are counted exactly, so those before the start needn't be decoded.
_COUNTED = {"mp3", "aac"}

# Their header states the length, so that less sound than stated means damage.
_EXACT_LENGTH = {"wav", "flac", "aiff", "w64", "caf", "mov", "matroska"}

# Marks of encrypted sound in MP4: of bought music, and of the common encryption.
_ENCRYPTED = {"drms", "enca"}

# PyAV (up to 18.1 at least) counts planes past the end of libav's list and crashes.
_MANY_PLANES = 8

_DAMAGED = "The file may be damaged. Convert it to WAV or MP3 with another program and try again."


class Frame(NamedTuple):
    """A few decoded samples.

    Attributes:
        seconds: where they begin, from the start of the container; None if the file doesn't say.
        samples: float32 (n, channels of the file).
        names: what each channel is (FL, FR, FC, LFE ...).
    """

    seconds: float | None
    samples: Floats
    names: tuple[str, ...]


class SoundFile:
    """A sound file, or the sound of a video, open for reading; use it in a `with` statement.

    Attributes:
        path: the file.
        rate: samples per second; certain once the first frame was read.
        expected: seconds up to the end of the sound by the header, None if it says nothing.
        exact_length: whether `expected` can be trusted for this kind of file.
        cut_off: whether the file is known to be shorter than its header says.
        damaged: packets that couldn't be decoded so far.

    Raises:
        UnreadableFile: on opening, if it is missing, has no sound, is protected, or isn't a
            sound file at all.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = 0
        self._started = False
        # Reading through our own handle keeps libav from taking a name for an address.
        self._handle = opened(path)
        self.cut_off = _shorter_than_stated(self._handle)
        try:
            self._container = _container(self._handle, path)
        except BaseException:
            self._handle.close()
            raise
        try:
            self._stream = _sound_stream(self._container, path)
        except BaseException:
            self.close()
            raise
        kinds = set(self._container.format.name.split(","))
        # A picture may go on after the sound, so only the sound's own length counts then.
        own_length = self._stream.duration is not None or not self._container.streams.video
        self.exact_length = bool(kinds & _EXACT_LENGTH) and own_length
        self._seekable = bool(kinds & _SEEKABLE)
        self._counted = bool(kinds & _COUNTED)
        self.rate = self._stream.codec_context.sample_rate
        self._origin = (self._container.start_time or 0) / av.time_base
        self.expected = self._stated_length()

    def __enter__(self) -> SoundFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()
        self._handle.close()

    @property
    def channels(self) -> int:
        """How many the sound has; certain once the first frame was read."""
        return self._stream.codec_context.channels

    def frames(self, start: float, tick: Tick) -> Iterator[Frame]:
        """Decoded frames from somewhat before `start` seconds to the end of the file."""
        if self._seekable and start > _PREROLL and self._sought(start - _PREROLL):
            frames = self._decoded(0.0, tick)
            first = next(frames, None)
            if first is not None and first.seconds is not None and first.seconds <= start:
                yield first
                yield from frames
                return
            # The index of this file is wrong: read it from the beginning instead.
            self._sought(0.0)
        yield from self._decoded(start - _PREROLL if self._counted else 0.0, tick)

    def _stated_length(self) -> float | None:
        """Seconds up to the end of the sound, by the header."""
        own = self._stream.duration
        if own is not None and own > 0:
            return self._time((self._stream.start_time or 0) + own)
        whole = self._container.duration
        return whole / av.time_base if whole is not None and whole > 0 else None

    def _sought(self, seconds: float) -> bool:
        base = self._stream.time_base
        if base is None:
            return False
        try:
            self._container.seek(int((seconds + self._origin) / base), stream=self._stream)
        except av.FFmpegError:
            return False
        return True

    def _decoded(self, skip: float, tick: Tick) -> Iterator[Frame]:
        """Frames of all packets that end after `skip` seconds."""
        for packet in self._packets():
            begin = self._time(packet.pts)
            tick(begin or 0.0)
            if begin is not None and begin + _length(packet) < skip:
                continue
            try:
                frames = packet.decode()
            except (av.FFmpegError, ValueError):
                self.damaged += 1
                continue
            for frame in frames:
                if isinstance(frame, AudioFrame) and self._same_rate(frame):
                    yield Frame(self._time(frame.pts), _samples(frame), _names(frame))

    def _packets(self) -> Iterator[Packet]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
            except (av.FFmpegError, OSError):
                self.damaged += 1
                return
            if packet is None:
                return
            yield packet

    def _same_rate(self, frame: AudioFrame) -> bool:
        """Adopt the rate of the first frame (headers of HE-AAC state half of it)."""
        if not self._started:
            self._started = True
            self.rate = frame.sample_rate
            _check_rate(self.rate, self.path)
        elif frame.sample_rate != self.rate:
            self.damaged += 1
            return False
        return True

    def _time(self, pts: int | None) -> float | None:
        base = self._stream.time_base
        return None if pts is None or base is None else float(pts * base) - self._origin


def _shorter_than_stated(handle: BinaryIO) -> bool:
    """Whether a WAV file lacks its end; the decoder would take what is there as all."""
    head = handle.read(8)
    size = int.from_bytes(head[4:8], "little")
    # Programs that write into a pipe leave the largest number there.
    return head[:4] == b"RIFF" and 0 < size < 0xFFFF_F000 and handle.seek(0, 2) < size


def _container(handle: BinaryIO, path: Path) -> InputContainer:
    if handle.seek(0, 2) == 0:
        raise UnreadableFile(f"{path.name} is empty.", "Record or export the sound again.")
    handle.seek(0)
    try:
        return av.open(handle, "r", metadata_errors="ignore", options=NO_OTHER_FILES)
    except (av.FFmpegError, ValueError, OSError) as error:
        raise UnreadableFile(
            f"{path.name} isn't a sound file or a video that can be read.", _DAMAGED
        ) from error


def _sound_stream(container: InputContainer, path: Path) -> AudioStream:
    streams = container.streams.audio
    if not streams:
        raise UnreadableFile(
            f"{path.name} has no sound in it.", "Choose a sound file, or a video with sound."
        )
    for stream in streams:
        # Unknown kinds come without a decoder; encrypted ones would decode to noise.
        context = getattr(stream, "codec_context", None)
        if context is not None and context.codec_tag not in _ENCRYPTED:
            return stream
    raise UnreadableFile(
        f"The sound in {path.name} is protected or of an unknown kind.",
        "Choose an unprotected recording, such as WAV, MP3, M4A, FLAC or Ogg.",
    )


def _check_rate(rate: int, path: Path) -> None:
    if rate not in _RATES:
        raise UnreadableFile(f"{path.name} claims {rate} samples per second.", _DAMAGED)


def _length(packet: Packet) -> float:
    """Seconds of a packet, 0 if it doesn't say."""
    if packet.duration is None or packet.time_base is None:
        return 0.0
    return float(packet.duration * packet.time_base)


def _samples(frame: AudioFrame) -> Floats:
    channels = frame.layout.nb_channels
    if not frame.format.is_planar:
        return as_floats(frame.to_ndarray().reshape(-1, channels))
    if channels < _MANY_PLANES:
        return as_floats(frame.to_ndarray().T)
    packed = av.AudioResampler(format="flt")
    parts = [part.to_ndarray() for part in (*packed.resample(frame), *packed.resample(None))]
    return as_floats(np.concatenate(parts, axis=1).reshape(-1, channels))


def _names(frame: AudioFrame) -> tuple[str, ...]:
    return tuple(channel.name for channel in frame.layout.channels)
