"""What the motion generator hears: windows of a voice, and 25 rows of features a second."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import torch.nn.functional as nn
from torch import Tensor

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.speech.encoder import Encoder
from joyvasa_desktop.speech.speech import SAMPLE_RATE

FPS = 25
SAMPLES_PER_FRAME = SAMPLE_RATE // FPS  # 640 samples = 40 ms

SILENCE = (1280, 640)
"""Zeros before and after the voice, as the published weights expect: two frames and one."""

Padding: TypeAlias = Literal["zero", "replicate"]

# The encoder's own step and reach: a row every 20 ms, of 25 ms of sound.
_HOP, _REACH = 320, 400


def pad_audio(waves: Tensor) -> Tensor:
    """Waves (B, n), a little longer on both sides, so that there are two rows for every frame.

    Mirrored twice by a quarter of what is missing, the second time with what the first one added:
    this is what the published weights were trained with.
    """
    length = waves.shape[-1]
    missing = _HOP * (length // _HOP) + _REACH - _HOP - length
    side = math.ceil(missing / 2)
    if side < 0:
        return waves
    quarter = side // 2
    if quarter:
        waves = nn.pad(nn.pad(waves, (quarter, quarter), "reflect"), (quarter, quarter), "reflect")
    return nn.pad(waves, (1, 1), "replicate") if side % 2 else waves


def features(waves: Tensor, encoder: Encoder) -> Tensor:
    """What an encoder hears in windows of sound, by frame.

    Args:
        waves: float32 (B, 640 · L), 16 kHz, before `pad_audio`.
        encoder: HuBERT or wav2vec 2.0.

    Returns:
        float32 (B, L, width): the mean of the two rows of each frame.

    Raises:
        UserError: if the encoder's rows don't come 50 times a second.
    """
    frames = waves.shape[-1] // SAMPLES_PER_FRAME
    heard = encoder(pad_audio(waves))
    if heard.shape[1] != 2 * frames:
        raise UserError(
            f"The audio encoder gives {heard.shape[1]} rows for {frames} frames.",
            "Choose the folder of an encoder with 50 rows a second.",
        )
    return heard.view(len(waves), frames, 2, -1).mean(2)


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """A voice with silence around it, in pieces of equal length that are cut when asked for.

    Attributes:
        samples: float32 (n,), mono, 16 kHz.
        frames: L, per window.
        silence: samples before and after.
        padding: what follows the voice in the last window: nothing, or its last sample.
    """

    samples: Floats
    frames: int
    silence: tuple[int, int] = SILENCE
    padding: Padding = "zero"

    def __len__(self) -> int:
        return max(math.ceil(self._heard / self.frames), 1)

    @property
    def kept(self) -> int:
        """Frames that aren't padding."""
        every = self.frames * len(self)
        padding = every * SAMPLES_PER_FRAME - self._length
        return every - max(math.ceil(padding / SAMPLES_PER_FRAME), 0)

    def __getitem__(self, index: int) -> Floats:
        """float32 (640 · L,)."""
        if not 0 <= index < len(self):
            raise IndexError(index)
        size = self.frames * SAMPLES_PER_FRAME
        start = index * size - self.silence[0]
        window = np.zeros(size, np.float32)
        piece = self.samples[max(start, 0) : max(start + size, 0)]
        first = max(-start, 0)
        window[first : first + len(piece)] = piece
        if self.padding == "replicate" and not self.silence[1] and len(self.samples):
            window[max(len(self.samples) - start, 0) :] = self.samples[-1]
        return window

    @property
    def _length(self) -> int:
        """Samples, with the silence."""
        return len(self.samples) + sum(self.silence)

    @property
    def _heard(self) -> int:
        # Seconds first, as published: 8.04 s are 200 frames so, and not 201.
        return int(self._length / SAMPLE_RATE * FPS)
