"""Named curves and the built-in renderer's controls, read from the 70 numbers."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.motion.curves import (
    BASIS,
    CLOSED_LIPS,
    CURVES,
    SLIDER,
    curves,
    face_controls,
    resting_expression,
)
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
    SCALE,
    WIDTH,
    Moment,
    Motion,
    resting_pose,
)

small = st.floats(-1, 1, width=32)
part = st.floats(0, 1, width=32)


def a_reference(seed: int = 3) -> Floats:
    """A resting pose of somebody in particular, as a recording has it."""
    draw = np.random.default_rng(seed)
    reference = resting_pose()
    reference[EXPRESSION] = draw.normal(0, 0.01, 63)
    reference[64:67] = 0.05, 0.1, 0
    reference[67:] = 5, -3, 2
    reference[SCALE] = 1.55
    return reference


def written(reference: Floats, **slider: float) -> Floats:
    values = reference.copy()
    for name, amount in slider.items():
        values[EXPRESSION] += amount * DIRECTIONS[name]
    return values


def test_the_directions_can_be_told_apart() -> None:
    unit = BASIS / np.linalg.norm(BASIS, axis=1, keepdims=True)
    assert np.linalg.cond(unit) < 4


@pytest.mark.parametrize("lips", ["relative", "absolute"])
def test_rest_is_zero_everywhere_and_the_eyes_are_open(lips: str) -> None:
    reference = a_reference()
    values = reference.copy()
    values[EXPRESSION] = resting_expression(reference, lips)  # type: ignore[arg-type]
    found = curves(Motion(values[None], reference, lips))  # type: ignore[arg-type]
    assert list(found) == list(CURVES)
    for name, curve in found.items():
        assert curve.dtype == np.float32
        assert curve == pytest.approx(1 if name.startswith("eye") else 0, abs=1e-4)


@given(
    units=st.lists(st.floats(-30, 30, width=32), min_size=10, max_size=10),
    pose=st.lists(small, min_size=7, max_size=7),
)
def test_sliders_written_are_sliders_read(units: list[float], pose: list[float]) -> None:
    reference = a_reference()
    values = written(reference, **dict(zip(SLIDER, units, strict=True)))
    values[SCALE:] += np.array(pose, np.float32)
    found = curves(Motion(values[None], reference))
    known = dict(zip(SLIDER, units, strict=True))
    expected = {
        "pitch": pose[4],
        "yaw": pose[5],
        "roll": pose[6],
        "shift_x": pose[1] / SHIFT_PER_FACE_WIDTH,
        "shift_y": pose[2] / SHIFT_PER_FACE_WIDTH,
        "size": 100 * pose[0] / reference[SCALE],
        "mouth": known["opening"] * 0.2 / 31,
        "lip_width": known["grin"] - known["pucker"],
        "smile": known["smile"],
        "eye_left": 1 - known["lid_a"] / 18,
        "eye_right": 1 - known["lid_b"] / 18,
        "brows": known["brow"],
        "gaze_x": known["gaze_x"] / 50,
        "gaze_y": -known["gaze_y"] / 50,
        "jaw_sideways": known["side"],
    }
    for name, value in expected.items():
        # float32 keypoints resolve a thousandth of a unit at worst.
        assert found[name][0] == pytest.approx(value, abs=2e-3), name


@given(
    mouth=st.lists(part, min_size=9, max_size=9),
    blink=st.tuples(part, part),
    gaze=st.tuples(small, small),
    other=st.tuples(small, small),
    shift=st.tuples(small, small),
    angles=st.tuples(small, small, small),
    zoom=st.floats(0.75, 1.25, width=32),
)
def test_built_in_controls_survive_the_70_numbers(
    mouth: list[float],
    blink: tuple[float, float],
    gaze: tuple[float, float],
    other: tuple[float, float],
    shift: tuple[float, float],
    angles: tuple[float, float, float],
    zoom: float,
) -> None:
    known = dict(zip(MOUTH_CONTROLS, mouth, strict=True))
    values = written(
        resting_pose(),
        opening=OPENING_PER_JAW * known["jaw"] + OPENING_PER_LIP * (known["up"] + known["low"]),
        grin=GRIN_PER_WIDE * known["wide"],
        pucker=PUCKER_PER_ROUND * known["round"],
        lid_a=LID_PER_BLINK * blink[0],
        lid_b=LID_PER_BLINK * blink[1],
        gaze_x=GAZE_PER_EYE_WIDTH * gaze[0],
        gaze_y=-GAZE_PER_EYE_WIDTH * gaze[1],
        smile=SMILE_PER_SMILE * other[0],
        brow=BROW_PER_BROW * other[1],
    )
    values[SCALE] *= zoom
    values[64:66] = np.array(shift) * SHIFT_PER_FACE_WIDTH
    values[67:] = angles
    got = asdict(face_controls(Moment(values, resting_pose(), np.array(mouth, np.float32))))
    expected = known | {
        "blink_a": blink[0],
        "blink_b": blink[1],
        "gaze_x": gaze[0],
        "gaze_y": gaze[1],
        "smile": other[0],
        "brow": other[1],
        "shift_x": shift[0],
        "shift_y": shift[1],
        "pitch": angles[0],
        "yaw": angles[1],
        "roll": angles[2],
        "zoom": zoom,
    }
    assert got == pytest.approx(expected, abs=1e-4)


@given(jaw=st.floats(0, 1.2), wide=part, rounded=part)
def test_without_finer_controls_the_opening_is_the_same(
    jaw: float, wide: float, rounded: float
) -> None:
    opening = OPENING_PER_JAW * jaw
    values = written(
        resting_pose(),
        opening=opening,
        grin=GRIN_PER_WIDE * wide,
        pucker=PUCKER_PER_ROUND * rounded,
    )
    got = face_controls(Moment(values, resting_pose()))
    again = OPENING_PER_JAW * got.jaw + OPENING_PER_LIP * (got.up + got.low)
    assert again == pytest.approx(opening, abs=1e-3)
    assert (got.wide, got.round) == pytest.approx((wide, rounded), abs=1e-3)


def test_without_finer_controls_rest_is_rest() -> None:
    got = asdict(face_controls(Moment(resting_pose(), resting_pose())))
    assert got.pop("zoom") == 1
    assert got == pytest.approx(dict.fromkeys(got, 0), abs=1e-9)


def test_a_mouth_closed_further_than_at_rest_presses_the_lips() -> None:
    got = face_controls(Moment(written(resting_pose(), opening=-20), resting_pose()))
    assert got.jaw == 0
    assert 0 < got.press <= 1
    assert got.activity == 1


def test_absolute_lips_are_counted_from_the_closed_mouth() -> None:
    reference = a_reference()
    values = reference.copy()
    values[EXPRESSION] = resting_expression(reference, "absolute") + 31 * DIRECTIONS["opening"]
    got = curves(Motion(values[None], reference, "absolute"))
    assert got["mouth"][0] == pytest.approx(0.2, abs=1e-4)
    # Whatever the reference's own lips do, absolute lips don't depend on them.
    other = reference.copy()
    other[57:63] += 0.03
    again = curves(Motion(values[None], other, "absolute"))
    assert again["mouth"] == pytest.approx(got["mouth"])


def test_an_all_zero_expression_is_slightly_open_in_absolute_terms() -> None:
    rest = np.zeros(WIDTH, np.float32)
    rest[SCALE] = 1.3
    opening = curves(Motion(rest[None], rest, "absolute"))["mouth"][0]
    # The published fit has 0.144 to 0.15 at zero; the slider scale is an estimate.
    assert 0.08 < opening < 0.2


def test_the_closed_lips_only_move_lips() -> None:
    moved = np.flatnonzero(np.abs(CLOSED_LIPS.reshape(21, 3)).sum(1))
    assert moved.tolist() == [14, 17, 19, 20]


@given(values=st.lists(st.floats(-1e3, 1e3, width=32), min_size=WIDTH, max_size=WIDTH))
def test_wild_numbers_give_finite_controls(values: list[float]) -> None:
    got = face_controls(Moment(np.array(values, np.float32), resting_pose()))
    assert np.isfinite(list(asdict(got).values())).all()
    assert 0 <= got.blink_a <= 1
    assert 0 <= got.jaw <= 3
