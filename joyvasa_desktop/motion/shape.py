"""The user's taste applied to motion that exists already: gains, limits, calm, a mouth at rest.

Both representations change together: the 70 numbers along the slider directions, and the finer
controls of the mouth where there are any. What no slider explains is scaled by `expression` only.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.motion.curves import (
    BASIS,
    RATIO_PER_OPENING,
    SLIDER,
    resting_expression,
    sliders,
)
from joyvasa_desktop.motion.directions import (
    OPENING_PER_JAW,
    OPENING_PER_LIP,
    SHIFT_PER_FACE_WIDTH,
)
from joyvasa_desktop.motion.motion import (
    EXPRESSION,
    FPS,
    MOUTH_CONTROLS,
    MOUTH_RATE,
    PITCH,
    ROLL,
    SCALE,
    TRANSLATION,
    YAW,
    Motion,
)
from joyvasa_desktop.motion.smoothing import calm, ease, soft_limit
from joyvasa_desktop.settings import Settings, declarations

_FULL_SMOOTHING = 0.25
"""Seconds of the Gaussian (sigma) at smoothing 1, for head, brows, gaze and smile."""

_MOUTH_SMOOTHING = 0.04
"""The same for the mouth: more would blur syllables, which come up to seven times a second."""

_CLOSED = 1.5
"""Slider units of opening (a gap of 1 % of the mouth's width) up to which lips count as closed."""

_CLOSING = 0.01
"""Seconds of the Gaussian with which smoothing fades out around a closure: p, b and m stay."""

_SLIDER_LIMIT = 30.0
"""The range of LivePortrait's brow and gaze sliders."""

_QUIET = 0.05
"""Activity below which nobody speaks."""

_EASING = 0.03
"""Seconds of the Gaussian with which the mouth eases to rest and wakes."""

_MOUTH_SLIDERS = [SLIDER[name] for name in ("opening", "grin", "pucker", "side")]
_SLOW_SLIDERS = [SLIDER[name] for name in ("smile", "brow", "gaze_x", "gaze_y")]
_OPENING = SLIDER["opening"]
_COLUMN = {name: i for i, name in enumerate(MOUTH_CONTROLS)}
_OPENERS = [_COLUMN[name] for name in ("jaw", "up", "low")]
_WIDTHS = [_COLUMN[name] for name in ("wide", "round")]
_LIPS = [_COLUMN[name] for name in ("jaw", "wide", "round", "up", "low", "tongue")]
_ACTIVITY = _COLUMN["activity"]
_WEIGHTS = np.array([OPENING_PER_JAW, OPENING_PER_LIP, OPENING_PER_LIP])


MARGIN = int(3 * _FULL_SMOOTHING * FPS + 0.5) + 1
"""Rows; motion further away than this changes nothing in a shaped row."""


def shape(motion: Motion, settings: Settings) -> Motion:
    """Motion with the "shape" settings applied; the input is never changed.

    With the default settings, motion that stays within three quarters of the limits and rests
    in silence comes back as it was; without limits, and without rest in silence, any motion does.
    With head and expression at 0 the face is at rest.

    Args:
        motion: any source's. If it has neither `activity` nor finer controls, nobody knows when
            there is silence, and the mouth in it is left as the source made it.
        settings: its fields of the stage "shape" are used. A limit at its highest value is none.
    """
    activity = motion.activity
    if activity is None and motion.mouth is not None:
        activity = motion.mouth[:, _ACTIVITY]
    awake = None
    if settings.rest_in_silence and activity is not None and len(activity):
        awake = ease(activity > _QUIET, _EASING * MOUTH_RATE)
    values = np.empty_like(motion.values)
    values[:, EXPRESSION] = _expression(motion, settings, awake)
    values[:, SCALE:] = _pose(motion, settings)
    mouth = None if motion.mouth is None else _mouth(motion.mouth, settings, awake)
    return replace(motion, values=values, mouth=mouth)


def trim(motion: Motion, start: float, end: float | None = None) -> Motion:
    """The stretch from `start` to `end` seconds, cut at whole rows; the reference is kept.

    Args:
        start: seconds, 0 or more.
        end: seconds; None, or a time after the end, is the end.

    Raises:
        UserError: if nothing is left.
    """
    first = round(max(start, 0.0) * FPS)
    last = len(motion) if end is None else min(round(end * FPS), len(motion))
    if first >= last:
        raise UserError(
            f"There is no motion between {start:g} s and "
            f"{motion.duration if end is None else end:g} s.",
            f"The motion lasts {motion.duration:g} s; choose an earlier start or a later end.",
        )
    return rows_between(motion, first, last)


def rows_between(motion: Motion, first: int, last: int) -> Motion:
    """The rows `first` ... `last`, the latter not included; the reference is kept."""
    ratio = MOUTH_RATE // FPS

    def finer(numbers: Floats | None) -> Floats | None:
        part = None if numbers is None else numbers[first * ratio : last * ratio].copy()
        return None if part is None or not len(part) else part

    values = motion.values[first:last].copy()
    return replace(
        motion, values=values, mouth=finer(motion.mouth), activity=finer(motion.activity)
    )


def _limit(settings: Settings, name: str) -> float:
    """A limit as the user set it, infinite at the end of its range."""
    limit = float(getattr(settings, name))
    return math.inf if limit == declarations()[name].high else limit


def _pose(motion: Motion, settings: Settings) -> Doubles:
    """Scale, translation and angles, (T, 7)."""
    reference = motion.reference[SCALE:].astype(np.float64)
    away = motion.values[:, SCALE:] - reference
    away = calm(away, settings.smoothing * _FULL_SMOOTHING * FPS)
    head, size = settings.head, float(reference[0])
    for column, gain, name, unit in (
        (slice(SCALE, SCALE + 1), settings.sizing, "sizing_limit", size / 100),
        (TRANSLATION, settings.shift, "shift_limit", SHIFT_PER_FACE_WIDTH),
        (slice(PITCH, PITCH + 1), settings.pitch, "pitch_limit", 1.0),
        (slice(YAW, YAW + 1), settings.yaw, "yaw_limit", 1.0),
        (slice(ROLL, ROLL + 1), settings.roll, "roll_limit", 1.0),
    ):
        here = slice(column.start - SCALE, column.stop - SCALE)
        limit = _limit(settings, name) * unit
        away[:, here] = soft_limit(away[:, here] * (head * gain), limit)
    away += reference
    return away


def _expression(motion: Motion, settings: Settings, awake: Doubles | None) -> Doubles:
    """The 63 expression values, (T, 63)."""
    rest = resting_expression(motion.reference, motion.lips).astype(np.float64)
    away = motion.values[:, EXPRESSION] - rest
    before = sliders(motion)
    after = before
    unexplained = away - before @ BASIS
    if settings.smoothing > 0:
        after = _calm_sliders(before, settings.smoothing)
        unexplained = calm(unexplained, settings.smoothing * _MOUTH_SMOOTHING * FPS)
    after = _gains(after, settings, awake)
    return rest + settings.expression * unexplained + after @ BASIS


def _calm_sliders(slider: Doubles, smoothing: float) -> Doubles:
    """Everything smooth but the lids: a blink of a quarter of a second would be gone."""
    calmed = slider.copy()
    slow = slider[:, _SLOW_SLIDERS]
    calmed[:, _SLOW_SLIDERS] = calm(slow, smoothing * _FULL_SMOOTHING * FPS)
    mouth = slider[:, _MOUTH_SLIDERS]
    calmed[:, _MOUTH_SLIDERS] = calm(mouth, smoothing * _MOUTH_SMOOTHING * FPS)
    return _keep_closures(slider, calmed, slider[:, _OPENING], [_OPENING], FPS)


def _keep_closures(
    before: Doubles, calmed: Doubles, opening: Doubles, columns: list[int], rate: int
) -> Doubles:
    """`calmed` with the columns as they were where the mouth was closed."""
    closed = ease(opening < _CLOSED, _CLOSING * rate)[:, None]
    calmed[:, columns] += closed * (before[:, columns] - calmed[:, columns])
    return calmed


def _gains(slider: Doubles, settings: Settings, awake: Doubles | None) -> Doubles:
    """Slider values after gains, limits, rest in silence and the constant smile, (T, 10)."""
    gain = dict.fromkeys(SLIDER, settings.expression)
    for name, own in (
        ("opening", settings.mouth),
        ("side", settings.mouth),
        ("grin", settings.lip_width),
        ("pucker", settings.lip_width),
        ("lid_a", settings.eyes),
        ("lid_b", settings.eyes),
        ("brow", settings.brows),
        ("gaze_x", settings.gaze),
        ("gaze_y", settings.gaze),
    ):
        gain[name] *= own
    shaped: Doubles = slider * np.array(list(gain.values()))
    if awake is not None:
        shaped[:, _MOUTH_SLIDERS] *= _at(awake, len(slider), FPS)[:, None]
    shaped[:, SLIDER["smile"]] += settings.expression * settings.smile
    limit = {"opening": _limit(settings, "mouth_limit") / RATIO_PER_OPENING}
    # What the source itself does is its own affair; only what the user makes larger is held.
    limit |= {name: _SLIDER_LIMIT for name in ("brow", "gaze_x", "gaze_y") if gain[name] > 1}
    for name, most in limit.items():
        shaped[:, SLIDER[name]] = soft_limit(shaped[:, SLIDER[name]], most)
    return shaped


def _mouth(mouth: Floats, settings: Settings, awake: Doubles | None) -> Floats:
    """The finer controls, (N, 9); press and ff keep closures closed whatever the mouth gain."""
    shaped = mouth.astype(np.float64)
    if settings.smoothing > 0:
        calmed = shaped.copy()
        sigma = settings.smoothing * _MOUTH_SMOOTHING * MOUTH_RATE
        calmed[:, _LIPS] = calm(shaped[:, _LIPS], sigma)
        opening = shaped[:, _OPENERS] @ _WEIGHTS
        shaped = _keep_closures(shaped, calmed, opening, _OPENERS, MOUTH_RATE)
    shaped[:, _OPENERS] *= settings.expression * settings.mouth
    shaped[:, _WIDTHS] *= settings.expression * settings.lip_width
    others = [i for i in range(len(MOUTH_CONTROLS)) if i not in _OPENERS + _WIDTHS]
    # A closure is complete at 1 already; only a calmer face makes it less.
    shaped[:, others] *= min(settings.expression, 1.0)
    if awake is not None:
        shaped[:, :_ACTIVITY] *= _at(awake, len(mouth), MOUTH_RATE)[:, None]
    shaped[:, _OPENERS] *= _limiting(shaped, _limit(settings, "mouth_limit"))[:, None]
    return shaped.astype(np.float32)


def _limiting(mouth: Doubles, limit: float) -> Doubles:
    """The factor on jaw, up and low that holds the opening within the limit, (N,)."""
    opening = mouth[:, _OPENERS] @ _WEIGHTS
    limited = soft_limit(opening, limit / RATIO_PER_OPENING)
    moved = np.abs(opening) > 1e-9
    factor: Doubles = np.divide(limited, opening, out=np.ones_like(opening), where=moved)
    return factor


def _at(awake: Doubles, count: int, rate: int) -> Doubles:
    """`awake`, which is at `MOUTH_RATE`, for `count` rows at `rate`."""
    return np.interp(np.arange(count) / rate, np.arange(len(awake)) / MOUTH_RATE, awake)
