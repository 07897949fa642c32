"""Sounds for tests: made with numpy, written with PyAV into folders with awkward names."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
from scipy.signal import resample_poly

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import Floats

LAYOUTS = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}


def tone(seconds: float, rate: int = 16_000, hertz: float = 220.0, level: float = 0.5) -> Floats:
    """A sine, float32 (n,)."""
    time = np.arange(round(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def noise(seconds: float, rate: int = 16_000, level: float = 0.1, seed: int = 0) -> Floats:
    """White noise, float32 (n,)."""
    rng = np.random.default_rng(seed)
    return (level * rng.standard_normal(round(seconds * rate))).astype(np.float32)


def bundled_voice() -> Floats:
    """The bundled voice of 3.6 s, float32 (n,) at 16 kHz, resampled as for the check numbers."""
    with av.open(str(paths.samples() / "speech_en_4s.wav")) as container:
        parts = [frame.to_ndarray()[0] for frame in container.decode(audio=0)]
    whole = np.concatenate(parts).astype(np.float32) / 32_768
    resampled: Floats = resample_poly(whole, 2, 3).astype(np.float32)
    return resampled


def write_sound(
    path: Path, samples: Floats, rate: int = 16_000, codec: str = "pcm_s16le", delay: float = 0.0
) -> Path:
    """Write float32 (n,) or (n, channels); `delay` starts the sound later than a picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    block = samples if samples.ndim == 2 else samples[:, None]
    layout = LAYOUTS[block.shape[1]]
    with av.open(str(path), "w") as container:
        picture = _still(container.add_stream("mpeg4", rate=25)) if delay else None
        stream = container.add_stream(codec, rate=rate, layout=layout)
        assert isinstance(stream, AudioStream)
        if picture is not None:
            frame = av.VideoFrame(64, 64, "yuv420p")
            for count in range(10):
                frame.pts = count
                container.mux(picture.encode(frame))
            container.mux(picture.encode(None))
        for first in range(0, len(block), 4096):
            part = np.ascontiguousarray(block[first : first + 4096]).reshape(1, -1)
            sound = av.AudioFrame.from_ndarray(part, format="flt", layout=layout)
            sound.sample_rate = rate
            sound.time_base = Fraction(1, rate)
            sound.pts = first + round(delay * rate)
            container.mux(stream.encode(sound))
        container.mux(stream.encode(None))
    return path


def write_silent_film(path: Path) -> Path:
    """A video without any sound."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w") as container:
        stream = _still(container.add_stream("mpeg4", rate=25))
        for count in range(5):
            frame = av.VideoFrame(64, 64, "yuv420p")
            frame.pts = count
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def _still(stream: object) -> VideoStream:
    assert isinstance(stream, VideoStream)
    stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
    return stream
