"""What a slider unit changes in the 63 expression values, and how the built-in controls map to it.

The directions are those of LivePortrait's editing sliders. They are also the basis of the named
curves: an expression is read as a sum of slider values times directions (least squares).
"""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.arrays import Floats

KEYPOINTS = 21
"""Keypoints of an expression; each has x (right), y (down) and z."""

OPENING_PER_JAW = 31.0
"""Slider units of `opening` per unit of jaw (the lower lip goes 1 cm down)."""

OPENING_PER_LIP = 13.0
"""Slider units of `opening` per unit of the controls up and low together."""

GRIN_PER_WIDE = 10.0
PUCKER_PER_ROUND = 12.0
SMILE_PER_SMILE = 0.8
BROW_PER_BROW = 15.0

LID_PER_BLINK = 18.0
"""Slider units of a lid from open (0) to closed (1)."""

GAZE_PER_EYE_WIDTH = 50.0
"""Slider units of gaze per eye width.

`gaze_x` is positive to the right of the picture. `gaze_y` is positive upwards, like
LivePortrait's slider: a gaze that is g eye widths further down is -50 g of it.
"""

SHIFT_PER_FACE_WIDTH = 0.75
"""Translation in LivePortrait's units per face width."""

_UNIT = 1e-3
_AXES = "xyz"


def _direction(**changes: float) -> Floats:
    """float32 (63,) from changes named like y19=1, in thousandths per slider unit."""
    direction = np.zeros((KEYPOINTS, 3))
    for name, change in changes.items():
        direction[int(name[1:]), _AXES.index(name[0])] = change
    return (direction.ravel() * _UNIT).astype(np.float32)


DIRECTIONS: dict[str, Floats] = {
    "opening": _direction(y19=1, z19=0.1, y17=-0.1),
    "grin": _direction(z20=-1, y20=-1, y14=-1),
    "pucker": _direction(y14=1, y3=-0.5, y7=-0.5, z17=-0.5),
    "smile": _direction(y20=-10, y14=-20, y17=6.5, z17=3, y13=-2.75, y16=-2.75, y3=-3.5, y7=-3.5),
    "lid_a": _direction(y11=1, y13=-0.3),
    "lid_b": _direction(y15=1, y16=-0.3),
    # A slider that lowers the brows also draws them together (1,x and 2,x); a basis needs one
    # line, and this is the raising side.
    "brow": _direction(y1=1, y2=-1),
    # The slider moves the leading eye by 1 and the other by 0.7, depending on the side looked
    # at; the mean of both keeps the basis linear.
    "gaze_x": _direction(x11=0.85, x15=0.85),
    "gaze_y": _direction(y11=-0.5, y15=-0.5, y13=-0.15, y16=-0.15),
    "side": _direction(x19=1),
}
"""Change of the expression, float32 (63,), per slider unit; lid A is the eye at picture left."""
