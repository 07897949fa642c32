"""Move the head, the brows and the eyes as people do while they speak, differently each take."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from joyvasa_desktop.arrays import Doubles
from joyvasa_desktop.motion.motion import FPS, MOUTH_RATE
from joyvasa_desktop.motion.mouth import Loudness, activity, smoothstep
from joyvasa_desktop.motion.peaks import apart, maxima, prominences
from joyvasa_desktop.motion.smoothing import smoothed

STEP = MOUTH_RATE // FPS
"""Frames of the mouth controls per row of the pose."""

# Standard deviation and smoothness (seconds) of each layer: slow drift, sway, small unrest.
# Together they have the speeds and the share above 0.5 Hz of a calm speaker on film; the
# pitch gets its faster part from the nods.
_SWAY = {
    "yaw": ((1.2, 0.70), (0.85, 0.28), (0.45, 0.13)),
    "pitch": ((1.1, 0.60), (0.55, 0.24)),
    "roll": ((0.9, 0.85), (0.5, 0.35), (0.30, 0.14)),
    "x": ((0.012, 0.90),),
    "y": ((0.008, 0.80),),
}

# People tilt into a turn, and a head sits on a neck: looking down also moves the face down.
_ROLL_PER_YAW = 0.3
_X_PER_YAW = -0.007
_Y_PER_PITCH = 0.009

_RISE, _FALL = 0.45, 0.5
_MARGIN = 4  # noise is drawn for so many standard deviations more on both sides


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """Head and brows at `FPS`, each float64 (T,); all begin and end at 0.

    Attributes:
        pitch, yaw, roll: degrees; down, towards the left of the picture, clockwise.
        x, y: face widths to the right and down.
        brow: 0 at rest, 1 fully raised.
    """

    pitch: Doubles
    yaw: Doubles
    roll: Doubles
    x: Doubles
    y: Doubles
    brow: Doubles

    def cut(self, rows: int) -> Pose:
        """The first rows."""
        names = ("pitch", "yaw", "roll", "x", "y", "brow")
        return Pose(*(getattr(self, name)[:rows] for name in names))


@dataclass(frozen=True, slots=True)
class Accent:
    """A stressed syllable at a time in seconds, with a nod in degrees and a lift of the brows."""

    time: float
    nod: float
    lift: float


def pose(rows: int, sound: Loudness, rng: dict[str, np.random.Generator]) -> Pose:
    """Head and brows for a number of rows at `FPS`.

    Args:
        rows: how many.
        sound: the loudness of the voice; a head moves less in pauses and nods on stress.
        rng: one generator each for yaw, pitch, roll, x, y and accent.
    """
    lively = 0.45 + 0.55 * at_rows(activity(sound), rows)
    sway = {name: lively * _noise(rows, layers, rng[name]) for name, layers in _SWAY.items()}
    nods, lifts = _gestures(rows, accents(sound, rng["accent"]))
    pitch = sway["pitch"] + nods
    yaw = sway["yaw"]
    window = ends(rows)
    return Pose(
        pitch=window * pitch,
        yaw=window * yaw,
        roll=window * (sway["roll"] + _ROLL_PER_YAW * yaw),
        x=window * (sway["x"] + _X_PER_YAW * yaw),
        y=window * (sway["y"] + _Y_PER_PITCH * pitch),
        brow=window * lifts,
    )


def at_rows(curve: Doubles, rows: int) -> Doubles:
    """Values of a 100-Hz curve at the times of the rows."""
    return curve[np.minimum(np.arange(rows) * STEP, len(curve) - 1)]


def ends(rows: int) -> Doubles:
    """0 at the first and the last row, 1 between, so that a video begins and ends at rest."""
    time = np.arange(rows) / FPS
    return smoothstep(0, 1, np.minimum(time / _RISE, time[::-1] / _FALL))


def accents(sound: Loudness, rng: np.random.Generator) -> list[Accent]:
    """Where the voice is stressed, strongest first, never more than one in 0.75 s."""
    contour = smoothed(np.clip(sound.level - sound.loud + 25, 0, 40), 7)
    tops = maxima(contour)
    standing = np.zeros(len(contour))
    standing[tops] = prominences(contour, tops)
    # Of a syllable's tops the highest counts, and only if it stands out by 3 dB.
    syllables = np.sort(apart(tops[np.argsort(contour[tops])[::-1]], 28)).astype(int)
    syllables = syllables[standing[syllables] >= 3]
    strongest = syllables[np.argsort(-standing[syllables], kind="stable")]
    taken = apart(strongest, 75, most=int(len(contour) / MOUTH_RATE / 1.1))
    return [
        Accent(
            frame / MOUTH_RATE,
            float(rng.uniform(0.8, 1.9)),
            float(rng.uniform(0.25, 0.6)) if rng.random() < 0.55 else 0.0,
        )
        for frame in taken
    ]


def _gestures(rows: int, stressed: list[Accent]) -> tuple[Doubles, Doubles]:
    """Nods in degrees and brows 0..1 at the rows."""
    nods, lifts = np.zeros(rows), np.zeros(rows)
    for accent in stressed:
        first = max(int((accent.time - 1) * FPS), 0)
        near = slice(first, int((accent.time + 1.5) * FPS))
        time = np.arange(rows)[near] / FPS - accent.time
        # A nod swings back a little beyond rest.
        nods[near] += accent.nod * (_bell(time, 0.14) - 0.35 * _bell(time - 0.34, 0.16))
        lifts[near] += accent.lift * _bell(time, 0.17)
    return nods, np.minimum(lifts, 1)


def _bell(time: Doubles, width: float) -> Doubles:
    result: Doubles = np.exp(-0.5 * (time / width) ** 2)
    return result


def _noise(rows: int, layers: tuple[tuple[float, float], ...], rng: np.random.Generator) -> Doubles:
    """Sum of smoothed white noises; a longer take of the same seed begins the same way."""
    total = np.zeros(rows)
    for layer, (deviation, seconds) in zip(rng.spawn(len(layers)), layers, strict=True):
        sigma = seconds * FPS
        margin = int(_MARGIN * sigma) + 1
        white = layer.standard_normal(rows + 2 * margin)
        # The filter leaves white noise with this deviation.
        left = 1 / np.sqrt(2 * sigma * np.sqrt(np.pi))
        total += smoothed(white, sigma)[margin : margin + rows] * (deviation / left)
    return total
