"""Hear which mouth shape is spoken, 100 times a second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import numpy as np

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import Doubles, Floats
from joyvasa_desktop.networks import network
from joyvasa_desktop.progress import Progress, Report, ignore

RATE = 16_000
"""Samples per second of the sound."""

HOP = 160
"""Samples per frame: 100 frames a second; frame i is centred on sample i * HOP."""

CLASSES = (
    *("sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR"),
    *("aa", "E", "ih", "oh", "ou"),
)
"""Mouth shapes in the order of the network's outputs."""

_WINDOW = 400
_FFT = 512
_BANDS = 40
_LOWEST, _HIGHEST = 60.0, 7600.0

# The network sees 29 frames to both sides; its convolutions pad with zeros at the ends.
_CONTEXT = 29
_CHUNK = 500

_LEVEL = 0.1

Heard: TypeAlias = Callable[[Floats], None]
"""Told of the raw scores (n, 15) so far, piece by piece; they mustn't be changed."""


def unheard(scores: Floats) -> None:
    """A `Heard` for callers who wait for the end."""


def probabilities(
    samples: Floats, models: Path | None = None, report: Report = ignore, heard: Heard = unheard
) -> Floats:
    """How probable each mouth shape is at each moment.

    Args:
        samples: float32 (N,), mono, `RATE`.
        models: folder with viseme_net.onnx; None is the one that ships with the program.
        report: told several times a second.
        heard: gets the raw scores while they grow; `likely` makes probabilities of them.

    Returns:
        float32 (1 + N // HOP, 15), each row sums to 1; columns are `CLASSES`.

    Raises:
        UserError: if the program's model is missing.
    """
    return likely(logits(samples, models, report, heard))


def likely(scores: Floats) -> Floats:
    """Probabilities (n, 15) in the place of raw scores (n, 15), which are lost."""
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores


def logits(
    samples: Floats, models: Path | None = None, report: Report = ignore, heard: Heard = unheard
) -> Floats:
    """The network's raw scores, float32 (1 + N // HOP, 15).

    Worked out piece by piece with overlap: the result is that of one run over everything.
    """
    # So tiny a network only loses time with more threads.
    session = network((models or paths.models()) / "viseme_net.onnx", threads=1)
    features = log_mel(samples, report)
    _normalise(features)
    scores = np.empty((len(features), len(CLASSES)), np.float32)
    for first in range(0, len(features), _CHUNK):
        report(Progress("motion", first, len(features), "Reading the lips from the voice"))
        last = min(first + _CHUNK, len(features))
        begin = max(first - _CONTEXT, 0)
        piece = features[begin : last + _CONTEXT].T[None]
        (result,) = session.run(["logits"], {"logmel": np.ascontiguousarray(piece)})
        scores[first:last] = result[0].T[first - begin : last - begin]
        heard(scores[:last])
    return scores


def log_mel(samples: Floats, report: Report = ignore) -> Floats:
    """Logarithmic energies in 40 bands, float32 (1 + N // HOP, 40), at a common loudness."""
    gain = _gain(samples)
    bank = _bank()
    window = np.hanning(_WINDOW + 1)[:-1].astype(np.float32)
    result = np.empty((1 + len(samples) // HOP, _BANDS), np.float32)
    for first in range(0, len(result), _CHUNK):
        report(Progress("motion", 0, len(result), "Listening to the voice"))
        last = min(first + _CHUNK, len(result))
        piece = _excerpt(samples, first * HOP - _WINDOW // 2, (last - 1) * HOP + _WINDOW // 2)
        frames = np.lib.stride_tricks.sliding_window_view(piece * gain, _WINDOW)[::HOP]
        power = np.abs(np.fft.rfft(frames * window, _FFT)) ** 2
        result[first:last] = np.log(power.astype(np.float32) @ bank.T + np.float32(1e-6))
    return result


def _excerpt(samples: Floats, first: int, last: int) -> Floats:
    """Samples first ... last, zeros where there are none."""
    inside = samples[max(first, 0) : max(last, 0)]
    before = max(-first, 0)
    return np.pad(inside, (before, last - first - before - len(inside)))


def _gain(samples: Floats) -> np.float32:
    """Factor that brings the 95th percentile of 25-ms RMS to a fixed level."""
    levels = [_rms(block) for block in _whole_windows(samples)]
    if not levels:
        return np.float32(1)
    loud = float(np.percentile(np.concatenate(levels), 95))
    return np.float32(_LEVEL / max(loud, 1e-4))


def _whole_windows(samples: Floats) -> Iterator[Floats]:
    whole = len(samples) // _WINDOW * _WINDOW
    for first in range(0, whole, _WINDOW * _CHUNK):
        yield samples[first : min(first + _WINDOW * _CHUNK, whole)].reshape(-1, _WINDOW)


def _rms(blocks: Floats) -> Floats:
    result: Floats = np.sqrt((blocks**2).mean(axis=1))
    return result


def _normalise(features: Floats) -> None:
    """Takes away, in place, the mean spectrum of the louder frames: microphone and voice colour."""
    loudness = features.mean(axis=1)
    louder = loudness >= np.percentile(loudness, 40)
    features -= features.mean(axis=0, where=louder[:, None])
    features /= np.float32(3)


def _bank() -> Floats:
    """Triangular mel filters, float32 (40, 257), each with the sum 1."""

    def mel(hertz: float) -> float:
        return 1127 * float(np.log(1 + hertz / 700))

    edges: Doubles = 700 * (np.exp(np.linspace(mel(_LOWEST), mel(_HIGHEST), _BANDS + 2) / 1127) - 1)
    low, middle, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    hertz = np.arange(_FFT // 2 + 1) * RATE / _FFT
    rising = (hertz - low) / (middle - low)
    falling = (high - hertz) / (high - middle)
    bank = np.maximum(0, np.minimum(rising, falling)).astype(np.float32)
    result: Floats = bank / bank.sum(axis=1, keepdims=True)
    return result
