"""Measure a voice, and say kindly what could be better about the recording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_desktop.arrays import Doubles, Floats
from joyvasa_desktop.speech.speech import SAMPLE_RATE, Speech

_BLOCK = SAMPLE_RATE // 10  # loudness is gathered in steps of 100 ms
_CHUNK = 300 * _BLOCK

# Filtered so much at a time; the filter rings for 0.2 s until it is 400 dB below what it heard.
_PIECE = 20 * _BLOCK
_RINGING = 2 * _BLOCK

# Full scale counts as clipped from here: codecs and resampling round the flat tops a little.
_CLIPPED = 0.985
_CLIPPED_RUN = 3
_SILENT_DB = -60.0

_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0

_TOO_SHORT = 0.3
_QUIET_LUFS = -35.0
_LITTLE_SPEECH = 0.2
_MUCH_CLIPPING = 0.001
_OFFSET = 0.05


@dataclass(frozen=True, slots=True)
class Levels:
    """What is known about a recording's levels; measured on the 16 kHz mono sound.

    Attributes:
        duration: seconds.
        peak: decibels relative to full scale; -inf for digital silence.
        loudness: integrated loudness by ITU-R BS.1770 in LUFS, approximate because the
            analysed sound ends at 8 kHz; -inf if nothing is loud enough to count.
        clipped: share of samples at full scale in runs of 3 and more, 0..1.
        clipped_runs: how many such runs.
        silent: share of the time below -60 dB, 0..1.
        active: share of the time in which somebody seems to speak, 0..1.
        offset: mean of all samples; a sound card with a fault has one.
        damage: sentences about damage that was worked around while reading the file.
    """

    duration: float
    peak: float
    loudness: float
    clipped: float
    clipped_runs: int
    silent: float
    active: float
    offset: float
    damage: tuple[str, ...] = ()

    def notes(self) -> list[str]:
        """Sentences for the user, the most important first; empty if all is well."""
        notes = list(self.damage)
        if self.duration < _TOO_SHORT:
            notes.append("The sound is very short; there is hardly time to open the mouth.")
        if self.silent >= 1:
            return [*notes, "The sound is silent: the mouth will stay closed."]
        if self.loudness < _QUIET_LUFS:
            notes.append("The voice is very quiet. Record nearer to the microphone.")
        if self.active < _LITTLE_SPEECH and self.duration > 2:
            notes.append("Most of the sound is silence. Choose a shorter part of it.")
        if self.clipped > _MUCH_CLIPPING:
            notes.append("The recording is too loud and distorted. Turn the microphone down.")
        if abs(self.offset) > _OFFSET:
            notes.append("The recording has a constant offset; the microphone may be faulty.")
        return notes


def measure(speech: Speech) -> Levels:
    """Levels of a voice; a few milliseconds per minute of sound."""
    samples = speech.samples
    powers = _powers(samples)
    weighted = _k_weighted(samples)
    count = max(len(samples), 1)
    peak = max((float(np.abs(chunk).max()) for chunk in _chunks(samples)), default=0.0)
    clipped, runs = _clipping(samples, peak)
    levels = _decibels(powers)
    return Levels(
        duration=speech.duration,
        peak=float(_decibels(np.array([peak**2]))[0]),
        loudness=_integrated(weighted),
        clipped=clipped / count,
        clipped_runs=runs,
        silent=float((levels < _SILENT_DB).mean()),
        active=_active(levels),
        offset=sum(float(chunk.sum(dtype=float)) for chunk in _chunks(samples)) / count,
        damage=speech.notes,
    )


def _chunks(samples: Floats) -> Iterator[Floats]:
    for first in range(0, len(samples), _CHUNK):
        yield samples[first : first + _CHUNK]


def _decibels(powers: Doubles) -> Doubles:
    with np.errstate(divide="ignore"):
        result: Doubles = 10 * np.log10(powers)
    return result


def _powers(samples: Floats) -> Doubles:
    """Mean square of each 100 ms; a shorter rest at the end counts as it is."""
    return np.concatenate([_block_powers(chunk.astype(float)) for chunk in _chunks(samples)])


def _block_powers(chunk: Doubles) -> Doubles:
    whole = len(chunk) // _BLOCK * _BLOCK
    powers: Doubles = (chunk[:whole].reshape(-1, _BLOCK) ** 2).mean(axis=1)
    if whole < len(chunk):
        powers = np.append(powers, (chunk[whole:] ** 2).mean())
    return powers


def _k_weighted(samples: Floats) -> Doubles:
    """Mean square of each 100 ms after the filter of BS.1770."""
    answer = _k_answer()
    powers = []
    for first in range(0, len(samples), _PIECE - _RINGING):
        before = max(first - _RINGING, 0)
        part = samples[before : first + _PIECE - _RINGING].astype(float)
        # What the spectrum carries over from the piece's end to its beginning is cut off.
        heard = np.fft.irfft(np.fft.rfft(part, _PIECE) * answer, _PIECE)
        powers.append(_block_powers(heard[first - before : len(part)]))
    return np.concatenate(powers)


def _k_answer() -> NDArray[np.complex128]:
    """What the filter of BS.1770 makes of each frequency in a spectrum of `_PIECE` samples."""
    delay = np.exp(-2j * np.pi * np.arange(_PIECE // 2 + 1) / _PIECE)
    above, below = np.split(_k_filter(SAMPLE_RATE), 2, axis=1)
    powers = delay ** np.arange(3)[:, None]
    answer: NDArray[np.complex128] = np.prod((above @ powers) / (below @ powers), axis=0)
    return answer


def _k_filter(rate: int) -> Doubles:
    """The two second-order sections of BS.1770 for any sample rate, float64 (2, 6).

    The standard lists coefficients for 48 kHz only; these are the analogue filters behind
    them (a shelf of +4 dB above 1.7 kHz, a high-pass at 38 Hz), bilinearly transformed.
    """
    shelf_gain, shelf_hertz, shelf_q = 3.99984385, 1681.97445, 0.70717524
    pass_hertz, pass_q = 38.1354709, 0.50032703
    high = 10 ** (shelf_gain / 20)
    band = high**0.499666774155
    k = np.tan(np.pi * shelf_hertz / rate)
    scale = 1 + k / shelf_q + k * k
    shelf = [
        (high + band * k / shelf_q + k * k) / scale,
        2 * (k * k - high) / scale,
        (high - band * k / shelf_q + k * k) / scale,
        *(1.0, 2 * (k * k - 1) / scale, (1 - k / shelf_q + k * k) / scale),
    ]
    k = np.tan(np.pi * pass_hertz / rate)
    scale = 1 + k / pass_q + k * k
    rumble = [1.0, -2.0, 1.0, 1.0, 2 * (k * k - 1) / scale, (1 - k / pass_q + k * k) / scale]
    return np.array([shelf, rumble])


def _integrated(powers: Doubles) -> float:
    """Gated loudness in LUFS from the weighted mean squares of 100 ms."""
    # The standard gates blocks of 400 ms that overlap by three quarters.
    size = min(4, len(powers))
    blocks = np.convolve(powers, np.ones(size) / size, mode="valid")
    levels = _decibels(blocks) - 0.691
    heard = blocks[levels > _ABSOLUTE_GATE]
    if not len(heard):
        return float("-inf")
    gate = 10 * np.log10(heard.mean()) - 0.691 + _RELATIVE_GATE
    kept = blocks[levels > max(gate, _ABSOLUTE_GATE)]
    return float(10 * np.log10(kept.mean()) - 0.691)


def _clipping(samples: Floats, peak: float) -> tuple[int, int]:
    """Samples in flat tops at full scale, and how many such runs there are."""
    if peak < _CLIPPED:
        return 0, 0
    total = runs = 0
    for chunk in _chunks(samples):
        full = np.concatenate([[False], np.abs(chunk) >= _CLIPPED, [False]])
        edges = np.flatnonzero(np.diff(full.astype(np.int8)))
        lengths = edges[1::2] - edges[::2]
        lengths = lengths[lengths >= _CLIPPED_RUN]
        total += int(lengths.sum())
        runs += len(lengths)
    return total, runs


def _active(levels: Doubles) -> float:
    """Share of the time within 30 dB of the loud parts, and above what is inaudible."""
    loud = float(np.percentile(np.maximum(levels, -120), 95))
    return float((levels > max(loud - 30, _SILENT_DB)).mean())
