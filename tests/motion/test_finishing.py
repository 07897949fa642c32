"""Takes that become motion at once or window by window, which must be the same motion."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.motion.builtin import row_count
from joyvasa_desktop.motion.curves import curves
from joyvasa_desktop.motion.finishing import Finish, Growing, Shaping, finished, joined
from joyvasa_desktop.motion.generated import Ranges, Take
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.motion.shape import shape
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.speech.features import Windows

L = 100

FINISHES = [Finish(), Finish(aligned=False), Finish(smooth=1.0, blink_rate=30.0, seed=4)]


def voice(count: int) -> Floats:
    """Speech that begins after half a second, with a pause after each second."""
    time = np.arange(count) / 16_000
    loud = (time > 0.5) & (time % 1.5 < 1.0)
    noise = np.random.default_rng(0).normal(0, 0.1, count)
    return (noise * loud).astype(np.float32)


def parts_of(samples: Floats, frames: int = L) -> list[Take]:
    """Windows of a take, one by one; poses wander as heads do."""
    draw = np.random.default_rng(1)
    windows = Windows(samples, frames)
    sizes = np.concatenate([np.full(63, 0.01), [0.05], np.full(3, 0.03), np.full(6, 6.0)])
    ranges = Ranges(np.ones(70, np.float32), np.eye(70, dtype=np.float32)[63] * 1.3)
    return [
        Take(
            (draw.normal(0, 1, (frames, 73)) * sizes).astype(np.float32),
            windows.kept,
            len(samples),
            2,
            ranges,
            {"source": "test"},
        )
        for _ in range(len(windows))
    ]


@pytest.mark.parametrize("count", [0, 1, 639, 640, 641, 64_000, 126_720, 128_640, 200_001])
@pytest.mark.parametrize("finish", FINISHES)
def test_there_are_rows_for_the_whole_voice(count: int, finish: Finish) -> None:
    samples = voice(count)
    take = joined(parts_of(samples))
    motion = finished(take, samples, finish)
    wanted = row_count(count) if finish.aligned else take.kept
    assert len(motion) == wanted
    assert np.isfinite(motion.values).all()
    assert motion.activity is not None
    assert len(motion.activity) <= 4 * len(motion)
    assert (motion.lips, motion.origin) == ("absolute", {"source": "test"})


@pytest.mark.parametrize("aligned", [True, False])
def test_a_take_is_finished_as_it_says_itself(aligned: bool) -> None:
    samples = voice(200_001)
    take = joined(parts_of(samples))
    made = finished(take, samples, Finish(0.05, aligned))
    own = take.motion(0.05, aligned)
    np.testing.assert_array_equal(made.values[: len(own)], own.values)
    np.testing.assert_array_equal(made.reference, own.reference)


@pytest.mark.parametrize("finish", FINISHES)
@pytest.mark.parametrize("frames", [5, 37, 100])
def test_rows_stay_as_they_are_while_more_come(finish: Finish, frames: int) -> None:
    samples = voice(150_000)
    parts = parts_of(samples, frames)
    whole = finished(joined(parts), samples, finish)
    growing = Growing(parts[0], samples, finish)
    assert growing.rows == len(whole)
    for number, part in enumerate(parts):
        if number:
            growing.add(part)
        motion = growing.motion()
        assert motion is not None
        assert len(motion) == growing.certain > 0
        np.testing.assert_array_equal(motion.values, whole.values[: len(motion)])
        np.testing.assert_array_equal(motion.reference, whole.reference)
        np.testing.assert_array_equal(motion.activity, whole.activity)
    assert growing.certain == growing.rows


def test_nothing_is_certain_before_the_voice_begins() -> None:
    samples = voice(20_000)
    growing = Growing(parts_of(samples, 2)[0], samples, Finish())
    assert growing.motion() is None


def test_when_somebody_speaks_is_told_at_the_time_of_the_rows() -> None:
    samples = voice(160_000)
    take = joined(parts_of(samples))
    aligned = finished(take, samples, Finish()).activity
    late = finished(take, samples, Finish(aligned=False)).activity
    assert aligned is not None and late is not None
    assert aligned[:20].max() < 0.05 < 0.95 < aligned[60:95].min()
    np.testing.assert_array_equal(late[8:800], aligned[:792])
    rest = curves(shape(finished(take, samples, Finish()), Settings()))["mouth"]
    assert rest[:2] == pytest.approx(0, abs=1e-3)
    assert np.abs(rest[15:24]).max() > 0.01


def test_blinks_take_the_place_of_the_models_own_and_of_nothing_else() -> None:
    samples = voice(400_000)
    take = joined(parts_of(samples))
    own = curves(finished(take, samples, Finish()))
    ours = curves(finished(take, samples, Finish(blink_rate=20.0, seed=1)))
    for name, curve in ours.items():
        if name.startswith("eye"):
            assert curve.max() == pytest.approx(1, abs=1e-4)
            assert curve.min() == pytest.approx(0, abs=0.02)
            # Open most of the time, which the random lids aren't.
            assert np.median(curve) == pytest.approx(1, abs=1e-4)
            assert np.abs(np.median(own[name]) - 1) > 1e-3
        else:
            np.testing.assert_allclose(curve, own[name], atol=1e-4)
    closed = (ours["eye_left"][1:] < 0.5) & (ours["eye_left"][:-1] >= 0.5)
    assert 4 <= closed.sum() <= 14
    never = curves(finished(take, samples, Finish(blink_rate=0.0)))
    assert never["eye_right"] == pytest.approx(np.ones(625), abs=1e-4)
    other = curves(finished(take, samples, Finish(blink_rate=20.0, seed=2)))
    assert (other["eye_left"] != ours["eye_left"]).any()


def test_what_belongs_to_the_finish_comes_from_the_settings() -> None:
    default = Finish.of(Settings())
    assert default == Finish()
    # Neither the rate nor the seed matters while the model blinks.
    assert Finish.of(Settings(blink_rate=3.0, seed=9)) == default
    changed = Settings(head_response=0.5, aligned=False, model_blinks=False, blink_rate=3.0, seed=9)
    assert Finish.of(changed) == Finish(0.5, False, 3.0, 9)


def grown(motion: Motion, rows: int) -> Motion:
    return replace(motion, values=motion.values[:rows])


@settings(max_examples=25, deadline=None)
@given(
    steps=st.lists(st.integers(1, 120), min_size=1, max_size=12),
    smoothing=st.sampled_from([0.0, 0.1, 0.6, 1.0]),
    resting=st.booleans(),
)
def test_shaping_in_parts_is_shaping_at_once(
    steps: list[int], smoothing: float, resting: bool
) -> None:
    samples = voice(640 * 250)
    motion = finished(joined(parts_of(samples)), samples, Finish())
    chosen = Settings(smoothing=smoothing, rest_in_silence=resting, head=1.3, yaw_limit=4.0)
    whole = shape(motion, chosen)
    rows = steps[0]
    shaping = Shaping(grown(motion, min(rows, 250)), 250, chosen)
    for step in (*steps[1:], 250):
        np.testing.assert_allclose(
            shaping.motion.values[: shaping.certain], whole.values[: shaping.certain], atol=2e-6
        )
        rows = min(rows + step, 250)
        shaping.add(grown(motion, rows))
    assert shaping.certain == 250
    np.testing.assert_allclose(shaping.motion.values, whole.values, atol=2e-6)


@pytest.mark.parametrize("fps", [24, 25, 60])
def test_moments_are_given_out_when_no_row_of_theirs_can_change(fps: int) -> None:
    samples = voice(640 * 150)
    motion = finished(joined(parts_of(samples)), samples, Finish())
    chosen = Settings(smoothing=0.5)
    whole = shape(motion, chosen)
    shaping = Shaping(grown(motion, 60), 150, chosen)
    shaping.motion.values[shaping.certain :] = np.nan
    times = np.arange(150 * fps // 25) / fps
    early = [time for time in times if shaping.reaches(time)]
    assert 1.0 < max(early) < 60 / 25
    for time in early:
        found = shaping.motion.at(time).values
        np.testing.assert_allclose(found, whole.at(time).values, atol=2e-5)
    shaping.add(motion)
    assert all(shaping.reaches(time) for time in (*times, 99.0))
