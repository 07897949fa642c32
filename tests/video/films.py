"""Small pictures that move, and sounds whose moments are known."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from joyvasa_desktop.video.write import Sound, VideoOptions

SIZE = (64, 48)


def picture(number: int, size: tuple[int, int] = SIZE, alpha: bool = False) -> np.ndarray:
    """A smooth picture that differs a little from its neighbours: uint8 (H, W, 3 or 4)."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    wave = 60 * np.sin((x + 2 * number) / 9)
    layers = [120 + wave, 90 + 80 * y / height, 40 + (number * 5) % 160 + 0 * x]
    if alpha:
        layers.append(255 * x / width)
    return np.clip(np.dstack(layers), 0, 255).astype(np.uint8)


def clicks(duration: float, rate: int, channels: int = 1, at: tuple[float, ...] = ()) -> np.ndarray:
    """Quiet noise with single loud samples at known moments: float32 (N, channels)."""
    samples = np.random.default_rng(5).normal(0, 0.001, (round(duration * rate), channels))
    for moment in at:
        samples[round(moment * rate)] = 0.9
    return samples.astype(np.float32)


def as_sound(samples: np.ndarray, rate: int, block: int = 1000) -> Sound:
    """A soundtrack in blocks, as a reader of files gives them."""

    def blocks() -> Iterator[np.ndarray]:
        for start in range(0, len(samples), block):
            yield samples[start : start + block]

    return Sound(rate, samples.shape[1], blocks(), len(samples) / rate)


def options(kind: str, fps: int = 25, quality: int = 80, **more: Any) -> VideoOptions:
    return VideoOptions(kind, fps, quality, **more)


Make = Callable[..., Path]
