"""The built-in source: any voice becomes motion, the same take for the same seed."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sounds import bundled_voice, noise

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.motion.builtin import row_count, speak
from joyvasa_desktop.motion.directions import DIRECTIONS, LID_PER_BLINK, OPENING_PER_JAW
from joyvasa_desktop.motion.motion import (
    EXPRESSION,
    MOUTH_CONTROLS,
    MOUTH_RATE,
    PITCH,
    SCALE,
    YAW,
    Motion,
    resting_pose,
)
from joyvasa_desktop.progress import Progress


@pytest.fixture(scope="module")
def voice() -> Floats:
    return np.tile(bundled_voice(), 4)


@pytest.fixture(scope="module")
def motion(voice: Floats) -> Motion:
    return speak(voice)


def sliders(motion: Motion) -> dict[str, Floats]:
    """Slider values that the rows hold, by least squares."""
    basis = np.array(list(DIRECTIONS.values()))
    found = motion.values[:, EXPRESSION] @ np.linalg.pinv(basis)
    return dict(zip(DIRECTIONS, found.T, strict=True))


@settings(deadline=None)
@given(samples=st.integers(0, 60 * 60 * 16_000))
def test_rows_cover_the_sound_and_no_more(samples: int) -> None:
    assert row_count(samples) == max(math.ceil(samples * 25 / 16_000), 1)


@settings(max_examples=25, deadline=None)
@given(length=st.integers(0, 24_000), blink_rate=st.floats(0, 40))
def test_every_length_makes_motion(length: int, blink_rate: float) -> None:
    motion = speak(noise(2)[:length], blink_rate=blink_rate)
    assert len(motion) == row_count(length)
    assert motion.mouth is not None
    assert len(motion.mouth) == 1 + length // 160
    assert (len(motion) - 1) / 25 <= (len(motion.mouth) - 1) / MOUTH_RATE
    assert np.isfinite(motion.values).all()
    assert np.isfinite(motion.mouth).all()


def test_it_begins_and_ends_at_rest(motion: Motion) -> None:
    np.testing.assert_allclose(motion.values[0], resting_pose(), atol=1e-4)
    np.testing.assert_allclose(motion.values[-1, SCALE:], resting_pose()[SCALE:], atol=1e-6)
    np.testing.assert_array_equal(motion.reference, resting_pose())
    assert motion.lips == "relative"


def test_the_same_seed_is_the_same_take(voice: Floats, motion: Motion) -> None:
    again = speak(voice)
    np.testing.assert_array_equal(again.values, motion.values)
    assert motion.origin["seed"] == 0


def test_another_seed_moves_another_head_with_the_same_mouth(voice: Floats, motion: Motion) -> None:
    other = speak(voice, seed=1)
    assert other.mouth is not None and motion.mouth is not None
    np.testing.assert_array_equal(other.mouth, motion.mouth)
    assert np.abs(other.values[:, YAW] - motion.values[:, YAW]).max() > 0.5
    for name in ("opening", "grin", "pucker"):
        np.testing.assert_allclose(sliders(other)[name], sliders(motion)[name], atol=1e-2)


def test_more_blinks_leave_everything_else_as_it_was(voice: Floats, motion: Motion) -> None:
    never, often = speak(voice, blink_rate=0), speak(voice, blink_rate=40)
    for name in DIRECTIONS:
        same = np.allclose(sliders(never)[name], sliders(often)[name], atol=1e-2)
        assert same == (name not in ("lid_a", "lid_b")), name
    np.testing.assert_array_equal(never.values[:, SCALE:], often.values[:, SCALE:])
    assert np.abs(sliders(never)["lid_a"]).max() < 0.01
    assert sliders(often)["lid_a"].max() == pytest.approx(LID_PER_BLINK, rel=0.05)


def test_rows_and_finer_controls_tell_the_same_story(motion: Motion) -> None:
    assert motion.mouth is not None
    jaw = motion.mouth[: len(motion) * 4 : 4, MOUTH_CONTROLS.index("jaw")]
    opening = sliders(motion)["opening"]
    assert np.corrcoef(jaw, opening)[0, 1] > 0.95
    assert np.all(opening >= OPENING_PER_JAW * jaw - 0.05)


def test_animals_speak_smaller_and_blink_half_as_often() -> None:
    long = np.tile(bundled_voice(), 60)
    human, animal = speak(long), speak(long, kind="animal")
    assert sliders(animal)["lid_a"].max() == pytest.approx(LID_PER_BLINK, rel=0.02)
    assert sliders(animal)["opening"].max() < 0.95 * sliders(human)["opening"].max()
    blinks = [_count(sliders(take)["lid_a"] > 5) for take in (human, animal)]
    assert blinks[1] == pytest.approx(blinks[0] / 2, rel=0.4)


def test_silence_is_a_quiet_face_that_still_lives() -> None:
    motion = speak(np.zeros(16_000 * 20, np.float32))
    assert motion.mouth is not None
    assert motion.mouth.max() < 0.05
    assert sliders(motion)["opening"].max() < 1
    assert sliders(motion)["lid_a"].max() > 10
    assert 0.1 < motion.values[:, PITCH].std() < 1.5


def test_it_can_be_stopped(voice: Floats) -> None:
    def stop(event: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        speak(voice, report=stop)


def _count(closed: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> int:
    return int((np.diff(closed.astype(int)) == 1).sum())


def test_a_voice_that_begins_in_mid_word_still_begins_at_rest(voice: Floats) -> None:
    cut = voice[round(0.45 * 16_000) :]
    mouth = speak(cut).mouth
    assert mouth is not None
    opening = mouth[:, [MOUTH_CONTROLS.index(name) for name in ("jaw", "up", "low", "activity")]]
    assert not opening[0].any()
    assert np.abs(np.diff(opening, axis=0)[:12]).max() < 0.2


def test_the_mouth_is_given_back_slowly_after_the_last_word(voice: Floats) -> None:
    """A smile that comes back at once would look like another word."""
    pause = np.zeros(2 * 16_000, np.float32)
    mouth = speak(np.concatenate([voice, pause])).mouth
    assert mouth is not None
    activity = mouth[:, MOUTH_CONTROLS.index("activity")]
    falling = -np.diff(activity)
    assert falling.max() < 1 / 40
    assert activity[-1] < 0.01


@pytest.mark.parametrize("level", [0.0, 3e-4], ids=["silence", "a quiet room"])
def test_between_two_sentences_the_mouth_lies_still_and_the_head_does_not(
    voice: Floats, level: float
) -> None:
    pause = noise(2, level=level)
    motion = speak(np.concatenate([voice, pause, voice]))
    assert motion.mouth is not None
    # The mouth goes back to rest in the first half second, and gets ready in the last.
    begin, end = len(voice) / 16_000 + 0.6, len(voice) / 16_000 + 1.5
    still = motion.mouth[round(begin * MOUTH_RATE) : round(end * MOUTH_RATE)]
    assert np.abs(still).max() < 1e-6
    rows = slice(round(begin * 25), round(end * 25))
    for name in ("opening", "grin", "pucker"):
        assert np.abs(sliders(motion)[name][rows]).max() < 1e-4
    assert np.ptp(motion.values[rows, YAW]) > 0.1


def test_it_grows_while_the_voice_is_heard(voice: Floats) -> None:
    long = np.resize(voice, 40 * 16_000)
    parts: list[Motion] = []

    def grown(so_far: Callable[[], Motion | None]) -> None:
        part = so_far()
        if part is not None:
            parts.append(part)

    whole = speak(long, seed=3, grown=grown)
    assert len(parts) >= 6
    lengths = [len(part) for part in parts]
    assert lengths == sorted(lengths)
    assert lengths[-1] < len(whole)
    for part in parts:
        assert part.mouth is not None and whole.mouth is not None
        # What has been shown isn't taken back.
        assert part.values == pytest.approx(whole.values[: len(part)], abs=1e-6)
        assert part.mouth == pytest.approx(whole.mouth[: len(part.mouth)], abs=1e-6)
    alone = speak(long, seed=3)
    assert np.array_equal(alone.values, whole.values)
    assert alone.mouth is not None and np.array_equal(alone.mouth, whole.mouth)


@pytest.mark.parametrize("samples", [0, 1, 8_000, 20_000])
def test_short_voices_grow_too(samples: int) -> None:
    asked = []
    whole = speak(np.full(samples, 0.1, np.float32), grown=lambda so_far: asked.append(so_far()))
    assert asked
    assert all(part is None or len(part) < len(whole) for part in asked)
