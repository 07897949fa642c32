"""The sound on its way into the file, in step with the picture and exactly as long as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import UserError

_SHORTFALL = 0.1  # s that a decoder's last block may miss; more means that the sound broke off


@dataclass(frozen=True, slots=True)
class Sound:
    """The soundtrack, read once from front to back.

    Attributes:
        rate: samples per second.
        channels: 1 or 2.
        blocks: float32 (n, channels), nominally -1..1, of any lengths, one after the other.
        duration: seconds; blocks beyond it are left out.
    """

    rate: int
    channels: int
    blocks: Iterable[Floats]
    duration: float

    def __post_init__(self) -> None:
        if self.channels not in (1, 2) or self.rate < 1 or not self.duration > 0:
            raise ValueError(f"no sound: {self.rate} Hz, {self.channels} ch, {self.duration} s")


def codec_rate(rate: int) -> int:
    """The rate at which a compressed soundtrack is stored: 44.1 kHz for its family, else 48."""
    return 44_100 if rate % 11_025 == 0 else 48_000


class SoundFeed:
    """Sends a sound into one stream of a container, as far as the picture has come."""

    def __init__(
        self,
        container: OutputContainer,
        sound: Sound,
        codec: str,
        rate: int,
        bit_rate: int | None = None,
    ) -> None:
        layout = "mono" if sound.channels == 1 else "stereo"
        self._container = container
        self._stream = _stream(container, codec, rate, layout)
        if bit_rate is not None:
            self._stream.bit_rate = bit_rate
        self._sound = sound
        self._rate = rate
        self._blocks = sound.blocks
        self._chunks = _at_rate(_whole(sound), sound, rate)
        self._sent = 0
        self._total = round(sound.duration * rate)

    def until(self, seconds: float) -> None:
        """Encode what sounds before a moment.

        Raises:
            UserError: the sound ended early.
        """
        while self._sent < min(self._total, seconds * self._rate):
            chunk = next(self._chunks, None)
            if chunk is None:
                # Resampling can end a sample early by rounding.
                chunk = np.zeros((self._total - self._sent, self._sound.channels), np.float32)
            self._send(chunk[: self._total - self._sent])

    def finish(self) -> None:
        """Encode the rest and what the encoder still holds."""
        self.until(self._sound.duration + 1)
        self._container.mux(self._stream.encode(None))
        self.close()

    def close(self) -> None:
        """Let go of the source, which may hold a file open."""
        self._chunks = iter(())
        close = getattr(self._blocks, "close", None)
        if close is not None:
            close()

    def _send(self, chunk: Floats) -> None:
        frame = _frame(chunk, self._rate, self._sent)
        self._sent += len(chunk)
        self._container.mux(self._stream.encode(frame))


def _stream(container: OutputContainer, codec: str, rate: int, layout: str) -> AudioStream:
    stream = container.add_stream(codec, rate=rate, layout=layout)
    assert isinstance(stream, AudioStream)
    return stream


def _whole(sound: Sound) -> Iterator[Floats]:
    """The sound in pieces of at most a tenth of a second, exactly as many samples as it lasts."""
    left = round(sound.duration * sound.rate)
    step = max(1, sound.rate // 10)
    for block in sound.blocks:
        if block.ndim != 2 or block.shape[1] != sound.channels:
            raise ValueError(f"expected (n, {sound.channels}) samples, got {block.shape}")
        block = block[:left]
        left -= len(block)
        for start in range(0, len(block), step):
            yield block[start : start + step]
        if not left:
            return
    if left > _SHORTFALL * sound.rate + 1:
        raise UserError(
            f"The sound ends {left / sound.rate:.1f} s too early; its file may be damaged.",
            "Convert it to WAV with another program, or choose another file.",
        )
    yield np.zeros((left, sound.channels), np.float32)


def _at_rate(blocks: Iterator[Floats], sound: Sound, rate: int) -> Iterator[Floats]:
    if rate == sound.rate:
        yield from blocks
        return
    layout = "mono" if sound.channels == 1 else "stereo"
    resampler = av.AudioResampler(format="fltp", layout=layout, rate=rate)
    position = 0
    for block in blocks:
        if len(block):
            for frame in resampler.resample(_frame(block, sound.rate, position)):
                yield np.asarray(frame.to_ndarray().T, np.float32)
        position += len(block)
    for frame in resampler.resample(None):
        yield np.asarray(frame.to_ndarray().T, np.float32)


def _frame(block: Floats, rate: int, position: int) -> av.AudioFrame:
    layout = "mono" if block.shape[1] == 1 else "stereo"
    planes = np.ascontiguousarray(block.T, dtype=np.float32)
    frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout=layout)
    frame.sample_rate = rate
    frame.pts = position
    frame.time_base = Fraction(1, rate)
    return frame
