"""Turn heard mouth shapes into smooth mouth controls that close where lips must close."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats
from joyvasa_desktop.motion.motion import MOUTH_CONTROLS
from joyvasa_desktop.motion.smoothing import smoothed, widened
from joyvasa_desktop.motion.visemes import CLASSES, HOP

LEAD = 2
"""Frames of 10 ms that lips run ahead of the sound, as they do in people."""

# Columns: jaw wide round up low press ff tongue; activity comes from loudness alone.
_TARGETS = np.array(
    [
        [0.00, 0.00, 0.00, 0.00, 0.00, 0.0, 0.0, 0.0],  # sil
        [0.00, 0.00, 0.05, 0.00, 0.00, 0.8, 0.0, 0.0],  # PP: p b m
        [0.16, 0.10, 0.00, 0.15, 0.00, 0.0, 1.0, 0.0],  # FF: f v
        [0.36, 0.10, 0.00, 0.10, 0.25, 0.0, 0.0, 0.9],  # TH
        [0.32, 0.15, 0.00, 0.10, 0.25, 0.0, 0.0, 0.6],  # DD: t d
        [0.40, 0.05, 0.00, 0.05, 0.10, 0.0, 0.0, 0.1],  # kk: k g h
        [0.24, 0.00, 0.50, 0.25, 0.30, 0.0, 0.0, 0.2],  # CH: sh zh ch j
        [0.16, 0.40, 0.00, 0.30, 0.40, 0.0, 0.0, 0.3],  # SS: s z
        [0.36, 0.10, 0.00, 0.10, 0.20, 0.0, 0.0, 0.6],  # nn: n l
        [0.32, 0.00, 0.35, 0.10, 0.15, 0.0, 0.0, 0.3],  # RR
        [1.05, 0.05, 0.00, 0.20, 0.15, 0.0, 0.0, 0.1],  # aa
        [0.66, 0.35, 0.00, 0.20, 0.25, 0.0, 0.0, 0.2],  # E
        [0.38, 0.60, 0.00, 0.25, 0.30, 0.0, 0.0, 0.4],  # ih
        [0.78, 0.00, 0.60, 0.05, 0.05, 0.0, 0.0, 0.0],  # oh
        [0.34, 0.00, 0.90, 0.00, 0.05, 0.0, 0.0, 0.0],  # ou
    ]
)

# How much a sound insists on its shape against its neighbours (coarticulation).
_DOMINANCE = np.array(
    [
        [0.80, 0.60, 0.60, 0.80, 0.80, 1.0, 1.0, 0.6],  # sil
        [3.00, 0.60, 0.60, 2.00, 2.00, 3.0, 2.0, 1.0],  # PP
        [2.00, 0.80, 0.80, 2.00, 2.00, 1.0, 3.0, 1.0],  # FF
        [0.55, 0.50, 0.50, 0.70, 0.70, 1.0, 1.0, 2.5],  # TH
        [0.55, 0.50, 0.50, 0.70, 0.70, 1.0, 1.0, 2.5],  # DD
        [0.50, 0.35, 0.35, 0.50, 0.50, 1.0, 1.0, 1.0],  # kk
        [1.00, 1.00, 1.60, 1.20, 1.20, 1.0, 1.0, 1.0],  # CH
        [1.30, 1.00, 1.00, 1.40, 1.40, 1.0, 1.0, 1.0],  # SS
        [0.55, 0.50, 0.50, 0.70, 0.70, 1.0, 1.0, 2.5],  # nn
        [0.70, 0.60, 1.10, 0.80, 0.80, 1.0, 1.0, 1.0],  # RR
        [1.30, 0.70, 0.90, 1.00, 1.00, 1.0, 1.0, 0.6],  # aa
        [1.00, 1.00, 1.00, 1.00, 1.00, 1.0, 1.0, 1.0],  # E
        [1.00, 1.00, 1.00, 1.00, 1.00, 1.0, 1.0, 1.0],  # ih
        [1.20, 1.00, 1.30, 1.00, 1.00, 1.0, 1.0, 1.0],  # oh
        [1.00, 1.20, 1.70, 1.00, 1.00, 1.0, 1.0, 1.0],  # ou
    ]
)

# Smoothing of each control in frames of 10 ms: the jaw is heavy, the lips press fast.
_SMOOTHING = (3.0, 4.5, 4.5, 3.0, 3.0, 1.6, 1.6, 2.5)

# Frames that are worked on at once, and how far the two filters in a row reach beyond them.
_PIECE, _REACH = 3000, 40

SETTLED = 80
"""Frames of 10 ms; controls that lie so far before the end of what was heard don't change more."""

_SIL, _PP, _FF = CLASSES.index("sil"), CLASSES.index("PP"), CLASSES.index("FF")
_JAW, _WIDE, _UP, _LOW = (MOUTH_CONTROLS.index(name) for name in ("jaw", "wide", "up", "low"))


@dataclass(frozen=True, slots=True, eq=False)
class Loudness:
    """How loud the voice is at each frame of 10 ms.

    Attributes:
        level: float64 (n,) decibels relative to full scale, over 40 ms.
        loud: decibels that the voice reaches when it is loud.
        gate: float64 (n,) 0 in pauses, 1 in speech.
    """

    level: Doubles
    loud: float
    gate: Doubles

    def cut(self, first: int, last: int) -> Loudness:
        """The frames `first` ... `last`, the latter not included."""
        return Loudness(self.level[first:last], self.loud, self.gate[first:last])


def smoothstep(low: float, high: float, x: Doubles) -> Doubles:
    """0 below `low`, 1 above `high`, a smooth step between."""
    t = np.clip((x - low) / (high - low), 0, 1)
    result: Doubles = t * t * (3 - 2 * t)
    return result


def loudness(samples: Floats) -> Loudness:
    """Levels of float32 (N,) mono 16 kHz; 1 + N // HOP frames."""
    frames = 1 + len(samples) // HOP
    energy = np.zeros(frames + 4)
    whole = len(samples) // HOP
    for first in range(0, whole, 1000):
        last = min(first + 1000, whole)
        hops = samples[first * HOP : last * HOP].reshape(-1, HOP).astype(float)
        energy[2 + first : 2 + last] = (hops**2).sum(axis=1)
    energy[2 + whole] = float((samples[whole * HOP :].astype(float) ** 2).sum())
    # Frame i reaches 20 ms to both sides: the hops i-2 ... i+1.
    around = energy[:-4] + energy[1:-3] + energy[2:-2] + energy[3:-1]
    level = 10 * np.log10(around / (4 * HOP) + 1e-10)
    loud, floor = float(np.percentile(level, 92)), float(np.percentile(level, 5))
    opened = np.clip((level - max(floor + 4, loud - 42)) / 8, 0, 1)
    return Loudness(level, loud, smoothed(widened(opened, 5), 1.5))


def controls(probabilities: Floats, sound: Loudness, strength: float = 1.0) -> Floats:
    """Mouth controls over time.

    Args:
        probabilities: float32 (n, 15), columns `visemes.CLASSES`.
        sound: the loudness of the same n frames.
        strength: how far the jaw opens; 1 for people.

    Returns:
        float32 (n, 9), columns `MOUTH_CONTROLS`; the lips lead the sound by `LEAD` frames.
    """
    spoken = probabilities * sound.gate[:, None]
    spoken[:, _SIL] += 1 - sound.gate
    shapes = _blended(spoken)
    loud = smoothed(np.clip((sound.level - sound.loud + 22) / 22, 0, 1.15), 6)
    shapes[:, _JAW] *= (0.62 + 0.46 * loud) * strength
    shapes[:, _WIDE] *= 0.7 + 0.3 * loud
    closed = closure(spoken)
    for lip in (_JAW, _UP, _LOW):
        shapes[:, lip] *= 1 - closed
    teeth_on_lip = smoothstep(0.25, 0.60, smoothed(spoken[:, _FF], 1.2))
    shapes[:, _JAW] += (0.16 - shapes[:, _JAW]) * teeth_on_lip
    ahead = np.minimum(np.arange(len(shapes)) + LEAD, len(shapes) - 1)
    return np.column_stack([shapes[ahead], activity(sound)]).astype(np.float32)


def _blended(spoken: AnyArray) -> Doubles:
    """Each control as the mean of its targets, weighted by probability and dominance.

    Piece by piece, with as much overlap as the filters reach: the result is that of one run, and
    memory doesn't grow with length.
    """
    shapes = np.empty((len(spoken), len(_SMOOTHING)))
    for first in range(0, len(spoken), _PIECE):
        last = min(first + _PIECE, len(spoken))
        begin = max(first - _REACH, 0)
        weights = smoothed(spoken[begin : last + _REACH], 2)
        piece = (weights @ (_DOMINANCE * _TARGETS)) / (weights @ _DOMINANCE)
        for column, sigma in enumerate(_SMOOTHING):
            smooth = smoothed(piece[:, column], sigma)
            shapes[first:last, column] = smooth[first - begin : last - begin]
    return shapes


def closure(spoken: AnyArray) -> Doubles:
    """How surely the lips touch (p, b, m), float64 (n,) 0..1."""
    likely = widened(smoothed(spoken[:, _PP], 1.2), 3)
    return smoothed(smoothstep(0.20, 0.46, likely), 1)


def activity(sound: Loudness) -> Doubles:
    """Whether somebody speaks, float64 (n,) 0..1, slow enough to ignore gaps in words."""
    return smoothed(widened(sound.gate, 25), 8)
