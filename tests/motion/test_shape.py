"""What the user's settings do to motion that exists already."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.declaration import Declaration
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.motion.curves import (
    BASIS,
    RATIO_PER_OPENING,
    SLIDER,
    curves,
    face_controls,
    resting_expression,
)
from joyvasa_desktop.motion.motion import (
    EXPRESSION,
    MOUTH_CONTROLS,
    SCALE,
    Motion,
    resting_pose,
)
from joyvasa_desktop.motion.shape import shape, trim
from joyvasa_desktop.settings import PRESETS, Settings, declarations

COLUMN = {name: i for i, name in enumerate(MOUTH_CONTROLS)}
SHAPE = [known for known in declarations().values() if known.stage == "shape"]


def a_motion(
    seconds: float = 4.0, lips: Any = "relative", mouth: bool = True, size: float = 0.5
) -> Motion:
    """Somebody who talks, nods and blinks; `size` 1 goes to about the default limits."""
    rows = round(seconds * 25)
    reference = resting_pose()
    reference[EXPRESSION] = np.random.default_rng(1).normal(0, 0.01, 63)
    reference[64:70] = 0.1, 0.05, 0, 4, -2, 1
    controls = _controls(np.arange(rows * 4) / 100, size)
    slider = np.zeros((rows, 10))
    at_rows = controls[::4]
    slider[:, SLIDER["opening"]] = 31 * at_rows[:, 0] + 13 * (at_rows[:, 3] + at_rows[:, 4])
    slider[:, SLIDER["grin"]] = 10 * at_rows[:, 1]
    slider[:, SLIDER["pucker"]] = 12 * at_rows[:, 2]
    times = np.arange(rows) / 25
    blink = np.clip(1 - np.abs(times - 1.2) / 0.1, 0, 1)
    slider[:, SLIDER["lid_a"]] = slider[:, SLIDER["lid_b"]] = 18 * blink
    slider[:, SLIDER["brow"]] = 10 * size * np.sin(2 * times)
    slider[:, SLIDER["gaze_x"]] = 8 * size * np.sin(3 * times)
    values = np.tile(reference, (rows, 1))
    values[:, EXPRESSION] = resting_expression(reference, lips) + slider @ BASIS
    # Something that no slider explains: the outline of the face.
    values[:, 12] += 0.005 * size * np.sin(5 * times)
    values[:, 67:70] += np.outer(np.sin(times * 2.2), (7, 5, 3)) * size
    values[:, 64:66] += np.outer(np.sin(times * 1.7), (0.04, 0.03)) * size
    values[:, SCALE] *= 1 + 0.05 * size * np.sin(times)
    return Motion(values, reference, lips, controls if mouth else None, {"source": "test"})


def _controls(times: Floats, size: float) -> Floats:
    """Syllables at 4 Hz between 1 s and the last second, silence around."""
    speaking = (times > 1) & (times < times[-1] - 1)
    open_ = np.clip(np.sin(2 * np.pi * 4 * times), 0, 1) * speaking * size
    controls = np.zeros((len(times), 9), np.float32)
    for name, share in (("jaw", 0.9), ("up", 0.2), ("low", 0.25), ("wide", 0.4), ("tongue", 0.3)):
        controls[:, COLUMN[name]] = share * open_
    controls[:, COLUMN["round"]] = 0.3 * speaking * size
    controls[:, COLUMN["press"]] = 0.8 * speaking * (open_ == 0)
    controls[:, COLUMN["activity"]] = np.clip(
        (0.4 - np.abs(times[:, None] - times[speaking]).min(1)) * 5, 0, 1
    )
    return controls


def opening(mouth: Floats) -> Floats:
    jaw, up, low = (mouth[:, COLUMN[name]] for name in ("jaw", "up", "low"))
    return 31 * jaw + 13 * (up + low)


every_motion = pytest.mark.parametrize(
    "motion",
    [a_motion(), a_motion(mouth=False), a_motion(lips="absolute", mouth=False)],
    ids=["built in", "relative", "absolute"],
)


@every_motion
def test_default_settings_change_nothing(motion: Motion) -> None:
    shaped = shape(motion, Settings())
    assert shaped.values == pytest.approx(motion.values, abs=2e-6)
    assert shaped.values.dtype == np.float32
    if motion.mouth is not None and shaped.mouth is not None:
        assert shaped.mouth == pytest.approx(motion.mouth, abs=1e-6)
    assert (shaped.reference == motion.reference).all()
    assert (shaped.lips, shaped.origin) == (motion.lips, motion.origin)


@pytest.mark.parametrize("preset", [name for name in PRESETS if name.startswith("published")])
@pytest.mark.parametrize("lips", ["relative", "absolute"])
def test_as_published_nothing_of_ours_touches_the_motion(
    motion: Motion, preset: str, lips: Any
) -> None:
    silence = np.zeros(4 * len(motion), np.float32)
    motion = replace(motion, mouth=None, lips=lips, activity=silence)
    # Far beyond every limit that there is otherwise.
    wild = replace(motion, values=motion.values * 5)
    published = Settings().but(**PRESETS[preset])
    np.testing.assert_array_equal(shape(wild, published).values, wild.values)
    assert (shape(wild, Settings()).values != wild.values).any()


@pytest.mark.parametrize("known", [known for known in SHAPE if known.name.endswith("limit")])
def test_a_limit_at_the_end_of_its_range_is_none(motion: Motion, known: Declaration) -> None:
    assert known.high is not None
    wild = replace(motion, values=motion.values * 5)
    free = Settings().but(**{limit.name: limit.high or 0 for limit in SHAPE if limit.top})
    held = free.but(**{known.name: known.high * 0.999})
    for chosen, touched in ((free, False), (held, True)):
        shaped = shape(wild, chosen.but(rest_in_silence=False))
        assert (shaped.values != wild.values).any() == touched


@every_motion
def test_all_gains_at_nothing_are_rest(motion: Motion) -> None:
    shaped = shape(motion, Settings(head=0, expression=0))
    rest = motion.reference.copy()
    rest[EXPRESSION] = resting_expression(motion.reference, motion.lips)
    assert shaped.values == pytest.approx(np.tile(rest, (len(motion), 1)), abs=1e-6)
    if shaped.mouth is not None:
        assert (shaped.mouth == 0).all()


@every_motion
def test_the_input_is_never_changed(motion: Motion) -> None:
    values, mouth = motion.values.copy(), None if motion.mouth is None else motion.mouth.copy()
    shape(motion, Settings(head=2, expression=2, smoothing=1, smile=1, mouth_limit=0.1))
    trimmed = trim(motion, 0.5, 1.5)
    trimmed.values[:] = 7
    assert (motion.values == values).all()
    assert mouth is None or (motion.mouth == mouth).all()


ranges = {
    known.name: st.floats(known.low, known.high) if known.low is not None else st.booleans()
    for known in SHAPE
}


@settings(max_examples=60, deadline=None)
@given(choices=st.fixed_dictionaries(ranges), mouth=st.booleans(), size=st.floats(0, 6))
def test_no_choice_passes_a_limit(choices: dict[str, Any], mouth: bool, size: float) -> None:
    chosen = Settings(**choices)
    shaped = shape(a_motion(mouth=mouth, size=size), chosen)
    found = curves(shaped)
    # At the end of its range a limit is none.
    limit = {
        known.name: np.inf if choices[known.name] == known.high else choices[known.name]
        for known in SHAPE
        if known.group == "limits"
    }
    for name in ("pitch", "yaw", "roll"):
        assert np.abs(found[name]).max() <= limit[f"{name}_limit"] + 1e-4
    assert np.abs(found["shift_x"]).max() <= limit["shift_limit"] + 1e-5
    assert np.abs(found["size"]).max() <= limit["sizing_limit"] + 1e-3
    assert found["mouth"].max() <= limit["mouth_limit"] + 1e-4
    if shaped.mouth is not None:
        assert opening(shaped.mouth).max() * RATIO_PER_OPENING <= limit["mouth_limit"] + 1e-4
        assert (shaped.mouth[:, COLUMN["press"]] <= 1).all()
    assert np.isfinite(shaped.values).all()


@pytest.mark.parametrize(
    ("setting", "curve"),
    [
        ("pitch", "pitch"),
        ("yaw", "yaw"),
        ("roll", "roll"),
        ("shift", "shift_x"),
        ("shift", "shift_y"),
        ("sizing", "size"),
        ("mouth", "mouth"),
        ("lip_width", "lip_width"),
        ("brows", "brows"),
        ("gaze", "gaze_x"),
    ],
)
@pytest.mark.parametrize("gain", [0.0, 0.5, 1.5])
def test_a_gain_scales_its_curve_and_no_other(setting: str, curve: str, gain: float) -> None:
    motion = a_motion(size=0.4)
    before, after = curves(motion), curves(shape(motion, Settings().but(**{setting: gain})))
    assert after[curve] == pytest.approx(gain * before[curve], abs=2e-3)
    for name in before:
        if name != curve and not (setting == "shift" and name.startswith("shift")):
            assert after[name] == pytest.approx(before[name], abs=2e-3), name


def test_the_head_gain_moves_the_shift_along() -> None:
    motion = a_motion(size=0.4)
    before, after = curves(motion), curves(shape(motion, Settings(head=0.5)))
    for name in ("pitch", "yaw", "roll", "shift_x", "shift_y", "size"):
        assert after[name] == pytest.approx(0.5 * before[name], abs=1e-3)
    assert after["mouth"] == pytest.approx(before["mouth"], abs=1e-4)


def test_blink_strength_decides_how_far_the_eyes_close() -> None:
    motion = a_motion()
    for strength, least in ((0.0, 1.0), (0.5, 0.5), (1.0, 0.0)):
        eye = curves(shape(motion, Settings(eyes=strength)))["eye_left"]
        assert eye.min() == pytest.approx(least, abs=1e-3)


def test_a_constant_smile_is_there_in_silence_too() -> None:
    motion = a_motion()
    smile = curves(shape(motion, Settings(smile=0.4)))["smile"]
    assert smile == pytest.approx(0.4, abs=1e-3)
    assert face_controls(shape(motion, Settings(smile=0.4)).at(0.0)).smile == pytest.approx(
        0.5, abs=1e-3
    )


def test_the_mouth_gain_scales_both_representations_and_keeps_closures() -> None:
    motion = a_motion(size=0.4)
    shaped = shape(motion, Settings(mouth=1.5, lip_width=0.5))
    assert motion.mouth is not None
    assert shaped.mouth is not None
    assert opening(shaped.mouth) == pytest.approx(1.5 * opening(motion.mouth), abs=1e-3)
    for name in ("wide", "round"):
        assert shaped.mouth[:, COLUMN[name]] == pytest.approx(
            0.5 * motion.mouth[:, COLUMN[name]], abs=1e-6
        )
    for name in ("press", "ff", "tongue", "activity"):
        assert (shaped.mouth[:, COLUMN[name]] == motion.mouth[:, COLUMN[name]]).all()


@pytest.mark.parametrize("choices", [{"mouth": 1.7}, {"mouth_limit": 0.08}, {"expression": 0.3}])
def test_both_representations_stay_in_step(choices: dict[str, float]) -> None:
    shaped = shape(a_motion(size=0.6), Settings().but(**choices))
    assert shaped.mouth is not None
    from_values = curves(shaped)["mouth"]
    from_mouth = opening(shaped.mouth)[::4] * RATIO_PER_OPENING
    assert from_values == pytest.approx(from_mouth, abs=1e-4)


def test_smoothing_calms_the_head_and_spares_blinks() -> None:
    motion = a_motion(size=0.6)
    noisy = motion.values.copy()
    noisy[:, 67:70] += np.random.default_rng(5).normal(0, 0.5, (len(motion), 3))
    motion = Motion(noisy, motion.reference, "relative", motion.mouth)
    before, after = curves(motion), curves(shape(motion, Settings(smoothing=1.0)))
    jerk = [np.abs(np.diff(found["pitch"], 2)).mean() for found in (before, after)]
    assert jerk[1] < 0.1 * jerk[0]
    assert after["eye_left"] == pytest.approx(before["eye_left"], abs=1e-3)


@pytest.mark.parametrize("smoothing", [0.2, 0.5, 1.0])
def test_smoothing_keeps_syllables_and_closures(smoothing: float) -> None:
    times = np.arange(400) / 100
    babble = (0.5 + 0.3 * np.sin(2 * np.pi * 4 * times)).astype(np.float32)
    closing = np.clip((np.abs(times - 2) - 0.03) / 0.05, 0, 1).astype(np.float32)
    mouth = np.zeros((400, 9), np.float32)
    mouth[:, COLUMN["jaw"]] = babble * closing
    mouth[:, COLUMN["activity"]] = 1
    values = np.tile(resting_pose(), (100, 1))
    values[:, EXPRESSION] += np.outer(31 * mouth[::4, 0], BASIS[SLIDER["opening"]])
    calm = shape(Motion(values, mouth=mouth), Settings(smoothing=smoothing))
    assert calm.mouth is not None
    jaw = calm.mouth[:, COLUMN["jaw"]]
    assert jaw[closing == 0] == pytest.approx(0, abs=1e-6)
    assert curves(calm)["mouth"][50] == pytest.approx(0, abs=1e-4)
    assert np.abs(np.diff(jaw)).max() <= np.abs(np.diff(mouth[:, 0])).max() * 1.05
    # Away from the closure the babble has become smaller, but it is still there.
    assert 0.55 < np.ptp(jaw[50:150]) / np.ptp(babble[50:150]) < 0.99


def test_the_mouth_rests_while_nobody_speaks() -> None:
    motion = a_motion()
    assert motion.mouth is not None
    restless = motion.mouth.copy()
    restless[:, COLUMN["jaw"]] += 0.3
    values = motion.values.copy()
    values[:, EXPRESSION] += 31 * 0.3 * BASIS[SLIDER["opening"]].astype(np.float32)
    motion = Motion(values, motion.reference, "relative", restless)
    silent = np.ones(len(restless), bool)
    silent[35:-35] = False
    for wanted, level in ((True, 0.0), (False, 0.3)):
        shaped = shape(motion, Settings(rest_in_silence=wanted))
        assert shaped.mouth is not None
        assert shaped.mouth[silent, COLUMN["jaw"]] == pytest.approx(level, abs=1e-6)
        assert curves(shaped)["mouth"][silent[::4]] == pytest.approx(level * 0.2, abs=1e-4)
        speaking = restless[:, COLUMN["activity"]] > 0.05
        assert (shaped.mouth[speaking] == restless[speaking]).all()
    eased = shape(motion, Settings()).mouth
    assert eased is not None
    assert np.abs(np.diff(eased[:, COLUMN["jaw"]])).max() < 0.15


def test_silence_can_be_told_for_motion_without_finer_controls() -> None:
    motion = a_motion(lips="absolute", mouth=False)
    activity = np.zeros(400, np.float32)
    activity[:200] = 1
    told = curves(shape(replace(motion, activity=activity), Settings()))["mouth"]
    untold = curves(shape(motion, Settings()))["mouth"]
    assert untold == pytest.approx(curves(motion)["mouth"], abs=1e-4)
    assert told[:50] == pytest.approx(untold[:50], abs=1e-4)
    assert told[55:] == pytest.approx(0, abs=1e-4)
    assert np.abs(untold[55:]).max() > 0.05


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_a_very_short_motion_is_shaped_too(rows: int) -> None:
    motion = a_motion()
    short = Motion(motion.values[:rows], motion.reference, "relative", motion.mouth)
    shaped = shape(short, Settings(smoothing=1.0, head=0.5))
    assert np.isfinite(shaped.values).all()
    assert len(shaped) == rows


def test_trimming_keeps_times_together_and_the_reference() -> None:
    motion = a_motion()
    part = trim(motion, 0.8, 2.0)
    assert part.duration == pytest.approx(1.2)
    for time in (0.0, 0.33, 0.9):
        got, whole = part.at(time), motion.at(time + 0.8)
        assert got.mouth == pytest.approx(whole.mouth, abs=1e-6)
        # Pose is interpolated over four rows, of which the first may be cut off.
        assert got.values == pytest.approx(whole.values, abs=1e-2 if time == 0.33 else 2e-5)
    assert (part.reference == motion.reference).all()
    told = replace(motion, activity=np.arange(400, dtype=np.float32))
    cut = trim(told, 0.8, 2.0).activity
    assert cut is not None
    assert cut.tolist() == list(range(80, 200))
    assert trim(motion, 0).values.tolist() == motion.values.tolist()
    assert len(trim(motion, 1.0, 99)) == 75


@pytest.mark.parametrize(("start", "end"), [(4.0, None), (1.0, 1.0), (2.0, 1.0), (0, 0)])
def test_nothing_left_is_an_error_in_words(start: float, end: float | None) -> None:
    with pytest.raises(UserError, match="no motion between"):
        trim(a_motion(), start, end)
