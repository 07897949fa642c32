"""The head: calm, coupled, nodding on stress, at rest at both ends."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sounds import bundled_voice, noise

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.motion.head import Pose, accents, ends, pose
from joyvasa_desktop.motion.mouth import Loudness, loudness

NAMES = ("yaw", "pitch", "roll", "x", "y", "accent")


def streams(seed: int = 0) -> dict[str, np.random.Generator]:
    return {name: np.random.default_rng([seed, i]) for i, name in enumerate(NAMES)}


def babble(seconds: float) -> Floats:
    """Bursts of noise of different loudness, four a second."""
    samples = noise(seconds, level=0.2)
    time = np.arange(len(samples)) / 16_000
    loud = 0.02 + np.maximum(np.sin(2 * np.pi * 2 * time), 0) * (0.6 + 0.4 * np.sin(time))
    return (samples * loud).astype(np.float32)


@pytest.fixture(scope="module")
def long_pose() -> Pose:
    sound = loudness(babble(300))
    return pose(300 * 25, sound, streams())


def test_the_head_moves_as_much_as_people_do(long_pose: Pose) -> None:
    # Ranges from recordings of talking people: a calm speaker.
    assert 0.7 < long_pose.pitch.std() < 2.2
    assert 0.9 < long_pose.yaw.std() < 2.4
    assert 0.7 < long_pose.roll.std() < 1.7
    assert max(np.abs(long_pose.yaw).max(), np.abs(long_pose.pitch).max()) < 9


def test_the_head_never_jerks(long_pose: Pose) -> None:
    for angle in (long_pose.pitch, long_pose.yaw, long_pose.roll):
        assert np.abs(np.diff(angle)).max() * 25 < 30


def test_parts_of_the_head_move_together(long_pose: Pose) -> None:
    def together(a: str, b: str) -> float:
        return float(np.corrcoef(getattr(long_pose, a), getattr(long_pose, b))[0, 1])

    assert together("yaw", "roll") > 0.1
    assert together("pitch", "y") > 0.5
    assert together("yaw", "x") < -0.4


@settings(max_examples=30, deadline=None)
@given(rows=st.integers(1, 200))
def test_any_length_begins_and_ends_at_rest(rows: int) -> None:
    sound = loudness(bundled_voice()[: rows * 640])
    moved = pose(rows, sound, streams())
    for name in ("pitch", "yaw", "roll", "x", "y", "brow"):
        curve = getattr(moved, name)
        assert curve.shape == (rows,)
        assert curve[0] == curve[-1] == 0
        assert np.isfinite(curve).all()


def test_the_window_is_open_in_the_middle() -> None:
    window = ends(100)
    assert window[50] == 1
    assert (np.diff(window[:12]) >= 0).all()
    assert (np.diff(window[-13:]) <= 0).all()


def test_a_longer_take_of_the_same_seed_begins_the_same_way() -> None:
    voice = babble(20)
    short, long = loudness(voice), loudness(np.tile(voice, 2))
    first, second = pose(500, short, streams()), pose(1000, long, streams())
    np.testing.assert_allclose(first.yaw[:480], second.yaw[:480], atol=0.2)


def test_stress_is_found_on_loud_syllables_and_never_too_often() -> None:
    stressed = accents(loudness(babble(60)), np.random.default_rng(0))
    assert 20 <= len(stressed) <= 60 / 1.1
    times = np.sort([accent.time for accent in stressed])
    assert np.diff(times).min() >= 0.75
    assert all(0.8 <= accent.nod <= 1.9 for accent in stressed)
    lifted = [accent.lift for accent in stressed if accent.lift]
    assert 0.3 < len(lifted) / len(stressed) < 0.8
    assert all(0.25 <= lift <= 0.6 for lift in lifted)


@pytest.mark.parametrize("samples", [np.zeros(80_000, np.float32), noise(5)])
def test_without_syllables_nothing_is_stressed(samples: Floats) -> None:
    assert accents(loudness(samples), np.random.default_rng(0)) == []


def test_a_silent_listener_moves_less_than_a_speaker() -> None:
    level = np.zeros(30_001)
    silent = pose(7_500, Loudness(level, 0.0, np.zeros_like(level)), streams())
    spoken = pose(7_500, Loudness(level, 0.0, np.ones_like(level)), streams())
    assert silent.yaw.std() == pytest.approx(0.45 * spoken.yaw.std(), rel=0.05)
