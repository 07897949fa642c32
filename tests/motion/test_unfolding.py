"""Motion that is given out while it is sampled: the same as afterwards, and no sooner than sure."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.flow import check
from joyvasa_desktop.motion.finishing import Finish, finished, joined
from joyvasa_desktop.motion.generated import Ranges, Take
from joyvasa_desktop.motion.motion import Moment, Motion
from joyvasa_desktop.motion.shape import shape
from joyvasa_desktop.motion.unfolding import Known, Unfolding
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.speech.features import Windows

L = 30
VOICE: Floats = np.random.default_rng(0).normal(0, 0.1, 640 * 200 + 99).astype(np.float32)
PLAIN = Ranges(np.ones(70, np.float32), np.full(70, 0.01, np.float32))


def parts(samples: Floats = VOICE) -> Iterator[Take]:
    draw = np.random.default_rng(1)
    windows = Windows(samples, L)
    for _ in range(len(windows)):
        numbers = draw.normal(0, 0.1, (L, 73)).astype(np.float32)
        yield Take(numbers, windows.kept, len(samples), 2, PLAIN, {"source": "test"})


def assert_same(found: list[Moment], motion: Motion, fps: int) -> None:
    for i, moment in enumerate(found):
        wanted = motion.at(i / fps)
        np.testing.assert_allclose(moment.values, wanted.values, atol=1e-5)
        np.testing.assert_array_equal(moment.reference, wanted.reference)
        assert moment.lips == wanted.lips


@pytest.mark.parametrize("fps", [24, 25, 60])
@pytest.mark.parametrize(
    "settings", [Settings(), Settings(smoothing=1.0, aligned=False), Settings(model_blinks=False)]
)
def test_moments_are_those_of_the_whole_motion(fps: int, settings: Settings) -> None:
    take = joined(list(parts()))
    whole = finished(take, VOICE, Finish.of(settings))
    unfolding = Unfolding(parts(), VOICE, settings)
    count = -(-len(VOICE) * fps // 16_000)
    found = list(unfolding.moments(count, fps))
    assert len(found) == count
    assert_same(found, shape(whole, settings), fps)
    np.testing.assert_array_equal(unfolding.motion.values, whole.values)
    np.testing.assert_array_equal(unfolding.take.numbers, take.numbers)
    np.testing.assert_allclose(unfolding.shaped.values, shape(whole, settings).values, atol=1e-5)
    assert unfolding.shaped.origin == {"source": "test"}
    assert unfolding.windows == (7, 7)


@pytest.mark.parametrize("count", [1, 639, 640, 5000])
def test_a_voice_of_a_moment(count: int) -> None:
    samples = VOICE[:count]
    unfolding = Unfolding(parts(samples), samples, Settings())
    frames = -(-count // 640)
    assert len(list(unfolding.moments(frames, 25))) == frames
    assert len(unfolding.shaped) == frames


def test_moments_come_while_later_windows_are_still_unmade() -> None:
    made: list[int] = []

    def counted() -> Iterator[Take]:
        for number, part in enumerate(parts()):
            made.append(number)
            yield part

    unfolding = Unfolding(counted(), VOICE, Settings())
    assert unfolding.windows == (0, 0)
    moments = unfolding.moments(200, 25)
    for frame in range(150):
        next(moments)
        # One is being looked at, one waits, and one is in the sampler's hand.
        assert len(made) <= unfolding.windows[0] + 2
        assert frame < unfolding.windows[0] * L
        assert unfolding.windows[1] == 7
    assert unfolding.windows[0] < 7
    moments.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "ahead"]


def test_all_is_sampled_even_if_the_video_ends_before() -> None:
    unfolding = Unfolding(parts(), VOICE, Settings())
    assert len(list(unfolding.moments(5, 25))) == 5
    assert unfolding.windows == (7, 7)
    assert len(unfolding.shaped) == 201


def test_trouble_comes_behind_the_moments_before_it() -> None:
    def broken() -> Iterator[Take]:
        for number, part in enumerate(parts()):
            if number == 3:
                raise UserError("The motion model fails in window 4.")
            yield part

    moments = Unfolding(broken(), VOICE, Settings()).moments(200, 25)
    seen = 0
    with pytest.raises(UserError, match="window 4"):
        for _ in moments:
            seen += 1
    assert seen >= 3 * L - 2 - 20 - 3


def test_sampling_ends_when_nobody_looks_any_more() -> None:
    ended = threading.Event()

    def endless() -> Iterator[Take]:
        yield next(parts())
        try:
            while True:
                check()
        except Cancelled:
            ended.set()
            raise

    moments = Unfolding(endless(), VOICE, Settings()).moments(200, 25)
    next(moments)
    moments.close()
    assert ended.is_set()


def test_a_known_motion_has_the_same_moments() -> None:
    whole = finished(joined(list(parts())), VOICE, Finish())
    known = Known(whole)
    assert_same(list(known.moments(300, 60)), whole, 60)
