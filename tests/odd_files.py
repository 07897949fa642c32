"""Make files that people really have and files that nobody should have."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

from joyvasa_desktop.arrays import AnyArray


def wav(path: Path, samples: AnyArray, rate: int = 16_000) -> Path:
    """A WAV of 32-bit floats from an array (N,) or (N, channels), whatever its values."""
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    data = samples.astype("<f4").tobytes()
    form = struct.pack("<HHIIHH", 3, channels, rate, 4 * channels * rate, 4 * channels, 32)
    body = b"WAVE" + _riff(b"fmt ", form) + _riff(b"data", data)
    path.write_bytes(_riff(b"RIFF", body))
    return path


def tone(seconds: float, rate: int = 16_000, channels: int = 1) -> AnyArray:
    """A quiet tone of 200 Hz, (N,) or (N, channels)."""
    wave = 0.2 * np.sin(2 * np.pi * 200 * np.arange(round(seconds * rate)) / rate)
    return wave if channels == 1 else np.tile(wave[:, None], channels)


def huge_png(path: Path, side: int = 60_000) -> Path:
    """A PNG of a few bytes that claims `side` × `side` pixels."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_png(*chunk) for chunk in chunks))
    return path


def landscape(path: Path) -> Path:
    """A picture without a face."""
    rows = np.linspace(0, 255, 256, dtype=np.uint8)
    Image.fromarray(np.stack(np.broadcast_arrays(rows[:, None], rows, np.uint8(128)), -1)).save(
        path
    )
    return path


def side_by_side(path: Path, photo: Path) -> Path:
    """The same face twice."""
    with Image.open(photo) as one:
        picture = Image.new("RGB", (2 * one.width, one.height))
        picture.paste(one, (0, 0))
        picture.paste(one, (one.width, 0))
    picture.save(path)
    return path


def truncated(path: Path, whole: Path, share: float = 0.4) -> Path:
    """The beginning of another file."""
    data = whole.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


def _riff(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content


def _png(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
