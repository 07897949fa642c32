"""Motion as people speak of it: nodding, mouth opening, blinks, in units one can read off.

The expression is read as a sum of slider values times directions (least squares), counted from
the expression at rest; the pose is counted from the reference. What the sliders don't explain is
left alone by everything in this module.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats
from joyvasa_desktop.motion.directions import (
    BROW_PER_BROW,
    DIRECTIONS,
    GAZE_PER_EYE_WIDTH,
    GRIN_PER_WIDE,
    LID_PER_BLINK,
    OPENING_PER_JAW,
    OPENING_PER_LIP,
    PUCKER_PER_ROUND,
    SHIFT_PER_FACE_WIDTH,
    SMILE_PER_SMILE,
)
from joyvasa_desktop.motion.motion import (
    EXPRESSION,
    MOUTH_CONTROLS,
    PITCH,
    ROLL,
    SCALE,
    TRANSLATION,
    YAW,
    Lips,
    Moment,
    Motion,
)

BASIS: Doubles = np.stack(list(DIRECTIONS.values())).astype(np.float64)
"""float64 (10, 63), the slider directions in the order of `DIRECTIONS`."""

READER: Doubles = np.asarray(np.linalg.pinv(BASIS), np.float64)
"""float64 (63, 10): expression @ READER are the slider values. Condition number below 4."""

SLIDER = {name: i for i, name in enumerate(DIRECTIONS)}
"""Column of each slider."""

RATIO_PER_OPENING = 0.2 / OPENING_PER_JAW
"""Lip-open ratio (gap per mouth width) per slider unit of opening; jaw 1 is a ratio of 0.2."""

LIP_KEYPOINTS = (6, 12, 14, 17, 19, 20)
"""The keypoints that LivePortrait takes as they are when the lips are absolute."""

# How an opening divides where only the 70 numbers are known: the mean of the open vowels.
_UP_PER_JAW = 0.22
_LOW_PER_JAW = 0.27
_JAW_PER_OPENING = 1 / (OPENING_PER_JAW + OPENING_PER_LIP * (_UP_PER_JAW + _LOW_PER_JAW))

# The lips count as active when they are this many slider units away from rest.
_ACTIVE = 6.0
_PRESS_PER_CLOSING = 1 / 30.0


def _closed_lips() -> Floats:
    """LivePortrait's published expression of closed lips, lip keypoints only: (63,)."""
    closed = np.zeros((21, 3))
    closed[14] = -0.83, -1.80, 0
    closed[17] = -0.64, -1.17, 0
    closed[19] = 0, -15.09, -2.55
    closed[20] = 0, 5.63, 2.73
    return (closed.ravel() * 1e-3).astype(np.float32)


CLOSED_LIPS: Floats = _closed_lips()
"""float32 (63,), the lips' expression at rest where lips are absolute."""

_IS_LIP = np.repeat(np.isin(np.arange(21), LIP_KEYPOINTS), 3)


@dataclass(frozen=True, slots=True)
class CurveInfo:
    """How to show one curve.

    Attributes:
        name: key in `CURVES` and in the result of `curves`; also the column of a CSV file.
        label: for people.
        unit: "" for a plain number.
        low, high: a good range for a plot; values can lie outside.
        help: what a positive value means.
    """

    name: str
    label: str
    unit: str
    low: float
    high: float
    help: str


CURVES: dict[str, CurveInfo] = {
    info.name: info
    for info in (
        CurveInfo("pitch", "Nod", "°", -10, 10, "Head down."),
        CurveInfo("yaw", "Turn", "°", -10, 10, "Towards the left of the picture."),
        CurveInfo("roll", "Tilt", "°", -10, 10, "Clockwise."),
        CurveInfo("shift_x", "Shift sideways", "face widths", -0.1, 0.1, "To the right."),
        CurveInfo("shift_y", "Shift up and down", "face widths", -0.1, 0.1, "Down."),
        CurveInfo("size", "Size", "%", -10, 10, "Nearer."),
        CurveInfo(
            "mouth", "Mouth opening", "", -0.05, 0.6, "Gap between the lips per mouth width."
        ),
        CurveInfo("lip_width", "Lip width", "units", -15, 15, "Spread; negative is rounded."),
        CurveInfo("smile", "Smile", "units", -0.3, 1.3, "Corners of the mouth up."),
        CurveInfo("eye_left", "Eye at picture left", "", 0, 1.2, "1 is open as in the photo."),
        CurveInfo("eye_right", "Eye at picture right", "", 0, 1.2, "1 is open as in the photo."),
        CurveInfo("brows", "Brows", "units", -30, 30, "Raised."),
        CurveInfo("gaze_x", "Gaze sideways", "eye widths", -0.4, 0.4, "To the right."),
        CurveInfo("gaze_y", "Gaze up and down", "eye widths", -0.4, 0.4, "Down."),
        CurveInfo("jaw_sideways", "Jaw sideways", "units", -30, 30, "To the right."),
    )
}
"""All named curves, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class FaceControls:
    """What the built-in renderer moves in one frame.

    Attributes:
        jaw, wide, round, up, low, press, ff, tongue, activity: as in `MOUTH_CONTROLS`.
        smile, brow: controls of the built-in engine, 1 is full.
        blink_a, blink_b: 0 open ... 1 closed; a is the eye at picture left.
        gaze_x, gaze_y: eye widths, x right, y down.
        shift_x, shift_y: face widths, x right, y down.
        zoom: size relative to the reference.
        pitch, yaw, roll: degrees relative to the reference.
    """

    jaw: float
    wide: float
    round: float
    up: float
    low: float
    press: float
    ff: float
    tongue: float
    activity: float
    smile: float
    brow: float
    blink_a: float
    blink_b: float
    gaze_x: float
    gaze_y: float
    shift_x: float
    shift_y: float
    zoom: float
    pitch: float
    yaw: float
    roll: float


def resting_expression(reference: Floats, lips: Lips) -> Floats:
    """The expression from which curves are counted, float32 (63,).

    It is the reference's own. Absolute lips ignore the reference, so for them the lip keypoints
    are those of LivePortrait's closed mouth: an opening of 0 then is a closed mouth in both
    conventions (a lip-open ratio of 0, against an offset of about 0.15 for an all-zero
    expression).

    Args:
        reference: float32 (70,).
    """
    expression = reference[EXPRESSION]
    return expression if lips == "relative" else np.where(_IS_LIP, CLOSED_LIPS, expression)


def sliders(motion: Motion) -> Doubles:
    """Slider values of every row, float64 (T, 10), columns in the order of `DIRECTIONS`."""
    rest = resting_expression(motion.reference, motion.lips)
    away: Doubles = (motion.values[:, EXPRESSION] - rest) @ READER
    return away


def curves(motion: Motion) -> dict[str, Floats]:
    """All named curves, each float32 (T,) at `FPS`; `CURVES` tells units and meaning."""
    slider = sliders(motion).T
    pose = (motion.values - motion.reference).T
    found = {
        "pitch": pose[PITCH],
        "yaw": pose[YAW],
        "roll": pose[ROLL],
        "shift_x": pose[TRANSLATION][0] / SHIFT_PER_FACE_WIDTH,
        "shift_y": pose[TRANSLATION][1] / SHIFT_PER_FACE_WIDTH,
        "size": 100 * pose[SCALE] / motion.reference[SCALE],
        "mouth": slider[SLIDER["opening"]] * RATIO_PER_OPENING,
        "lip_width": slider[SLIDER["grin"]] - slider[SLIDER["pucker"]],
        "smile": slider[SLIDER["smile"]],
        "eye_left": 1 - slider[SLIDER["lid_a"]] / LID_PER_BLINK,
        "eye_right": 1 - slider[SLIDER["lid_b"]] / LID_PER_BLINK,
        "brows": slider[SLIDER["brow"]],
        "gaze_x": slider[SLIDER["gaze_x"]] / GAZE_PER_EYE_WIDTH,
        "gaze_y": -slider[SLIDER["gaze_y"]] / GAZE_PER_EYE_WIDTH,
        "jaw_sideways": slider[SLIDER["side"]],
    }
    return {name: values.astype(np.float32) for name, values in found.items()}


def face_controls(moment: Moment) -> FaceControls:
    """The built-in renderer's controls at one moment.

    The finer controls of the mouth come from `moment.mouth`. Without it they are derived from
    the 70 numbers: an opening divides among jaw, upper and lower lip as in open vowels; a mouth
    closed further than at rest presses the lips; ff and tongue, which nothing tells, are 0.
    """
    values, reference = moment.values, moment.reference
    rest = resting_expression(reference, moment.lips)
    opening, grin, pucker, smile, lid_a, lid_b, brow, gaze_x, gaze_y, _ = (
        (values[EXPRESSION] - rest) @ READER
    ).tolist()
    scale, x, y, _, pitch, yaw, roll = (values[SCALE:] - reference[SCALE:]).tolist()
    if moment.mouth is None:
        mouth = _mouth_from(opening, grin, pucker)
    else:
        mouth = dict(zip(MOUTH_CONTROLS, moment.mouth.tolist(), strict=True))
    return FaceControls(
        **mouth,
        smile=smile / SMILE_PER_SMILE,
        brow=brow / BROW_PER_BROW,
        blink_a=_between(lid_a / LID_PER_BLINK, 0, 1),
        blink_b=_between(lid_b / LID_PER_BLINK, 0, 1),
        gaze_x=gaze_x / GAZE_PER_EYE_WIDTH,
        gaze_y=-gaze_y / GAZE_PER_EYE_WIDTH,
        shift_x=x / SHIFT_PER_FACE_WIDTH,
        shift_y=y / SHIFT_PER_FACE_WIDTH,
        zoom=1 + scale / float(reference[SCALE]),
        pitch=pitch,
        yaw=yaw,
        roll=roll,
    )


def _mouth_from(opening: float, grin: float, pucker: float) -> dict[str, float]:
    """The controls of `MOUTH_CONTROLS` from slider values."""
    jaw = _between(opening * _JAW_PER_OPENING, 0, 3)
    return {
        "jaw": jaw,
        "wide": _between(grin / GRIN_PER_WIDE, -1, 1.5),
        "round": _between(pucker / PUCKER_PER_ROUND, -1, 1.5),
        "up": jaw * _UP_PER_JAW,
        "low": jaw * _LOW_PER_JAW,
        "press": _between(-opening * _PRESS_PER_CLOSING, 0, 1),
        "ff": 0.0,
        "tongue": 0.0,
        "activity": _between((abs(opening) + abs(grin) + abs(pucker)) / _ACTIVE, 0, 1),
    }


def _between(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
