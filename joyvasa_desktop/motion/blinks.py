"""Blink now and then, best in a pause, and let the eyes wander a little."""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import Doubles
from joyvasa_desktop.motion.motion import FPS, MOUTH_RATE
from joyvasa_desktop.motion.mouth import smoothstep

CLOSING, CLOSED, OPENING = 0.075, 0.03, 0.16
"""Seconds of the parts of a blink: lids fall faster than they rise."""

_BLINK = CLOSING + CLOSED + OPENING
_SPREAD = 0.45  # of the log-normal intervals
_DOUBLED, _AGAIN = 0.12, 0.45
_SHORTEST = 1.1
_REACH = 0.5  # a blink waits or hurries so many seconds for a pause
_PAUSE = 0.3  # of the gate of the voice

_FARTHEST = 0.25
_SACCADE = 0.04


def blink_times(
    seconds: float, rate: float, gate: Doubles, rng: np.random.Generator
) -> list[float]:
    """When blinks begin, in seconds, sorted; each is over before the end.

    Args:
        seconds: length of the motion.
        rate: blinks per minute, 0 is none.
        gate: float64 (n,) at 100 Hz, 0 in pauses of the voice.
        rng: a generator of its own.
    """
    if rate <= 0:
        return []
    # With one in eight doubled, so many seconds between first blinks give the rate.
    mean = 60 / rate * (1 + _DOUBLED)
    shortest = min(_SHORTEST, mean / 3)
    median = mean / np.exp(_SPREAD**2 / 2)
    times: list[float] = []
    time = mean * rng.uniform(0.14, 0.52)
    while time + _BLINK < seconds:
        begin = _to_pause(time, gate)
        if begin + _BLINK < seconds and (not times or begin >= times[-1] + _AGAIN):
            times.append(begin)
            if rng.random() < _DOUBLED and begin + _AGAIN + _BLINK < seconds:
                times.append(begin + _AGAIN)
        time += max(float(rng.lognormal(np.log(median), _SPREAD)), shortest)
    return times


def lids(rows: int, times: list[float]) -> Doubles:
    """How far the eyes are closed at `FPS`, float64 (rows,): 0 open, 1 closed."""
    closed = np.zeros(rows)
    for begin in times:
        first = int(begin * FPS)
        near = slice(first, int((begin + _BLINK) * FPS) + 2)
        time = np.arange(rows)[near] / FPS - begin
        falling = smoothstep(0, CLOSING, time)
        rising = smoothstep(CLOSING + CLOSED, _BLINK, time)
        closed[near] = np.maximum(closed[near], falling - rising)
    return closed


def gaze(rows: int, rng: np.random.Generator) -> Doubles:
    """Where the eyes look at `FPS`, float64 (rows, 2): eye widths to the right and down."""
    seconds = rows / FPS
    times, points = [0.0], [np.zeros(2)]
    while times[-1] < seconds:
        held = times[-1] + rng.uniform(0.6, 2.3)
        times += [held, held + _SACCADE]
        points += [points[-1], _glance(rng)]
    at = np.arange(rows) / FPS
    return np.column_stack([np.interp(at, times, [p[axis] for p in points]) for axis in (0, 1)])


def _glance(rng: np.random.Generator) -> Doubles:
    """Mostly near the viewer, sometimes farther away, sometimes exactly at the viewer."""
    kind, point = rng.random(), rng.standard_normal(2)
    if kind < 0.75:
        point *= (0.055, 0.03)
    elif kind < 0.87:
        point *= (0.14, 0.06)
    else:
        point[:] = 0
    return np.clip(point, -_FARTHEST, _FARTHEST)


def _to_pause(time: float, gate: Doubles) -> float:
    """The nearest moment without voice, if there is one within reach."""
    middle = round(time * MOUTH_RATE)
    first = max(middle - int(_REACH * MOUTH_RATE), 0)
    near = np.flatnonzero(gate[first : middle + int(_REACH * MOUTH_RATE) + 1] < _PAUSE) + first
    if not len(near):
        return time
    return float(near[np.argmin(np.abs(near - middle))]) / MOUTH_RATE
