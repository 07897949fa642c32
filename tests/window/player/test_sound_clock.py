"""The clock that is heard: smooth, never backwards, never far from what the device says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.window.player.sound_clock import SoundClock


def test_stands_until_something_is_heard() -> None:
    clock = SoundClock()
    clock.begin(2.5)
    assert [clock.read(0.0, now) for now in (10.0, 11.0, 12.0)] == [2.5, 2.5, 2.5]
    assert clock.read(0.01, 12.01) == 2.51


@given(st.floats(0.002, 0.1), st.floats(0, 100))
def test_runs_smoothly_between_the_steps_of_a_device(step: float, start: float) -> None:
    clock = SoundClock()
    clock.begin(start)
    before = clock.read(step, step)
    for look in range(1, 600):
        now = step + look * 0.005
        told = (now // step) * step
        value = clock.read(told, now)
        assert value >= before, "time never runs backwards"
        if look > 400:
            assert value - before < 0.010, "no leaps once it has settled"
            assert abs(value - (start + now - step / 2)) < 0.5 * step + 0.012
        before = value


def test_stops_with_the_sound() -> None:
    clock = SoundClock()
    clock.begin(0.0)
    for look in range(100):
        clock.read(0.01 + look * 0.01, look * 0.01)
    stood = [clock.read(1.0, 1.0 + late * 0.1) for late in range(20)]
    assert max(stood) <= 1.0 + 0.03, "without new samples there is no new time"


@given(st.lists(st.tuples(st.floats(0, 0.3), st.floats(0, 0.3)), max_size=60))
def test_never_backwards_whatever_the_device_says(steps: list[tuple[float, float]]) -> None:
    clock = SoundClock()
    clock.begin(1.0)
    played = now = 0.0
    before = 1.0
    for more, passed in steps:
        played, now = played + more, now + passed
        value = clock.read(played, now)
        assert before <= value <= 1.0 + played + 0.12 + 1e-9
        before = value
