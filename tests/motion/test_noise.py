"""Named streams of noise."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.motion.noise import NamedNoise

SHAPE = (1, 7, 73)


@settings(deadline=None)
@given(seed=st.integers(0, 2**31 - 1), window=st.integers(0, 900), step=st.integers(2, 500))
def test_a_draw_depends_on_its_name_only(seed: int, window: int, step: int) -> None:
    first = NamedNoise(seed).step(window, step, SHAPE)
    other = NamedNoise(seed)
    other.initial(SHAPE)
    other.step(window + 1, step, SHAPE)
    np.testing.assert_array_equal(other.step(window, step, SHAPE), first)


def test_every_name_has_a_stream_of_its_own() -> None:
    noise = NamedNoise(3)
    draws = [noise.initial(SHAPE), NamedNoise(4).initial(SHAPE)]
    draws += [noise.step(window, step, SHAPE) for window in range(3) for step in range(2, 6)]
    assert len({draw.tobytes() for draw in draws}) == len(draws)


def test_it_is_standard_normal() -> None:
    draw = NamedNoise(1).initial((1, 100, 1000))
    assert draw.dtype == np.float32
    assert abs(draw.mean()) < 0.01
    assert abs(draw.std() - 1) < 0.01
