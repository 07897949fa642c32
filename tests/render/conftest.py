"""Portraits that several tests of the renderer use."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from joyvasa_desktop import paths
from joyvasa_desktop.motion.directions import (
    BROW_PER_BROW,
    DIRECTIONS,
    GAZE_PER_EYE_WIDTH,
    LID_PER_BLINK,
    SHIFT_PER_FACE_WIDTH,
)
from joyvasa_desktop.motion.motion import (
    EXPRESSION,
    MOUTH_CONTROLS,
    PITCH,
    ROLL,
    SCALE,
    TRANSLATION,
    YAW,
    Moment,
    resting_pose,
)
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.render.geometry import FittedFace, fit_face

MomentMaker = Callable[..., Moment]


@pytest.fixture(scope="session")
def finder() -> FaceFinder:
    return FaceFinder()


@pytest.fixture(scope="session")
def woman(finder: FaceFinder) -> Portrait:
    """The bundled portrait: a broad smile with teeth."""
    picture = load_picture(paths.samples() / "astronaut.png")
    (face,) = finder.find(picture.rgb)
    return Portrait(picture.rgb, "human", face.box, face.landmarks)


@pytest.fixture(scope="session")
def admiral(finder: FaceFinder) -> Portrait:
    """An old face with glasses and closed lips before a flag."""
    picture = load_picture(Path(__file__).parents[1] / "data" / "closed_mouth_glasses.jpg")
    (face,) = finder.find(picture.rgb)
    return Portrait(picture.rgb, "human", face.box, face.landmarks)


@pytest.fixture(scope="session")
def cat() -> Portrait:
    """The bundled cat with its nine points."""
    picture = load_picture(paths.samples() / "chelsea.png")
    raw = json.loads((paths.samples() / "chelsea.points.json").read_text(encoding="utf-8"))
    points = np.array(raw["animal_points"], np.float32)
    (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return Portrait(picture.rgb, "animal", (x0, y0, x1, y1), points)


@pytest.fixture(scope="session")
def face(woman: Portrait) -> FittedFace:
    return fit_face(woman.landmarks.astype(np.float64))


@pytest.fixture(scope="session")
def moment() -> MomentMaker:
    """Makes a moment from named controls: moment(jaw=1, yaw=5, blink_a=1)."""

    def make(**controls: float) -> Moment:
        values, rest = resting_pose(), resting_pose()
        mouth = np.array([controls.pop(name, 0.0) for name in MOUTH_CONTROLS], np.float32)
        expression = values[EXPRESSION]
        expression += LID_PER_BLINK * controls.pop("blink_a", 0.0) * DIRECTIONS["lid_a"]
        expression += LID_PER_BLINK * controls.pop("blink_b", 0.0) * DIRECTIONS["lid_b"]
        expression += BROW_PER_BROW * controls.pop("brow", 0.0) * DIRECTIONS["brow"]
        expression += GAZE_PER_EYE_WIDTH * controls.pop("gaze_x", 0.0) * DIRECTIONS["gaze_x"]
        values[PITCH] = controls.pop("pitch", 0.0)
        values[YAW] = controls.pop("yaw", 0.0)
        values[ROLL] = controls.pop("roll", 0.0)
        values[SCALE] *= controls.pop("zoom", 1.0)
        values[TRANSLATION][0] = SHIFT_PER_FACE_WIDTH * controls.pop("shift_x", 0.0)
        values[TRANSLATION][1] = SHIFT_PER_FACE_WIDTH * controls.pop("shift_y", 0.0)
        assert not controls, f"unknown controls {sorted(controls)}"
        return Moment(values, rest, mouth)

    return make
