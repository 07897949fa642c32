"""Whoever waits for large files is told how far they are, and can stop them."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.weights.transfer import Meter, Speed, Transfer, ignore


class Clock:
    """Time that passes when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[Transfer]:
    return []


def test_a_steady_flow_has_its_speed(clock: Clock) -> None:
    speed = Speed(clock)
    assert speed.mark(0) == 0
    for step in range(1, 100):
        clock.now += 0.25
        found = speed.mark(step * 1000)
        assert found == (pytest.approx(4000) if step >= 2 else 0)


def test_a_flow_that_stops_soon_shows_it(clock: Clock) -> None:
    speed = Speed(clock)
    for step in range(40):
        clock.now += 0.25
        speed.mark(step * 1000)
    found = []
    for _ in range(48):
        clock.now += 0.25
        found.append(speed.mark(39_000))
    assert found == sorted(found, reverse=True) and found[-1] == 0


@given(st.lists(st.tuples(st.floats(0, 5), st.integers(0, 10**9)), max_size=30))
def test_the_speed_is_between_the_slowest_and_the_quickest(steps: list[tuple[float, int]]) -> None:
    clock = Clock()
    speed, done = Speed(clock), 0
    speed.mark(0)
    for pause, count in steps:
        clock.now += pause
        done += count
        found = speed.mark(done)
        assert 0 <= found <= done / 0.5


def test_the_meter_counts_files_and_the_whole(clock: Clock, told: list[Transfer]) -> None:
    meter = Meter("checking", 300, told.append, clock)
    for name, size in (("a", 100), ("b", 200)):
        meter.begin(name, size)
        for _ in range(10):
            clock.now += 1
            meter.tick(size // 10)
    meter.end()
    assert (told[-1].done, told[-1].total, told[-1].file_done) == (300, 300, 200)
    assert told[-1].seconds_left == 0 and told[0].seconds_left is None
    half = next(event for event in told if event.done == 100)
    assert half.file == "a" and half.file_done == 100 and half.speed == pytest.approx(10)
    assert half.seconds_left == pytest.approx(20)
    assert [event.done for event in told] == sorted(event.done for event in told)


def test_many_small_pieces_are_told_a_few_times_a_second(
    clock: Clock, told: list[Transfer]
) -> None:
    meter = Meter("copying", 10_000, told.append, clock)
    meter.begin("file", 10_000)
    for _ in range(10_000):
        clock.now += 0.001
        meter.tick(1)
    assert 40 <= len(told) <= 110, "four to eleven times a second for ten seconds"


def test_what_the_listener_raises_ends_the_work(clock: Clock) -> None:
    def stop(event: Transfer) -> None:
        if event.done:
            raise Cancelled

    meter = Meter("checking", 10, stop, clock)
    meter.begin("file", 10)
    clock.now += 1
    with pytest.raises(Cancelled):
        meter.tick(5)


def test_a_file_may_be_another_kind_of_work(clock: Clock, told: list[Transfer]) -> None:
    meter = Meter("copying", 10, told.append, clock)
    meter.begin("file", 10, doing="checking", note="again")
    assert (told[-1].doing, told[-1].note) == ("checking", "again")
    meter.begin("next", 0)
    assert (told[-1].doing, told[-1].note) == ("checking", "")


def test_events_cross_the_border_between_processes() -> None:
    event = Transfer("packing", "a.pth", 1, 2, 3, 4, 5.0, "note", 6.0)
    assert pickle.loads(pickle.dumps(event)) == event
    assert ignore(event) is None
