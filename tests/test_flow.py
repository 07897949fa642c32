"""Work ahead of who needs it: order, bounds, errors, and the end of the thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.flow import ahead, check, meanwhile

AT_MOST = 10.0
"""s; only a test that fails waits so long."""


def threads() -> int:
    return sum(thread.name == "ahead" for thread in threading.enumerate())


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    yield
    assert threads() == 0


def wait_until(true: Callable[[], bool]) -> None:
    for _ in range(int(AT_MOST / 0.01)):
        if true():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it never happened")


@pytest.mark.parametrize("depth", [1, 3, 100])
def test_results_come_in_order(depth: int) -> None:
    with ahead(iter(range(50)), depth) as coming:
        assert list(coming) == list(range(50))


@pytest.mark.parametrize("depth", [1, 2, 5])
def test_work_runs_ahead_but_not_further_than_its_queue(depth: int) -> None:
    begun: list[int] = []

    def work() -> Iterator[int]:
        for number in range(100):
            begun.append(number)
            yield number

    with ahead(work(), depth) as coming:
        # Before anything is taken: those in the queue, and one in the hand.
        wait_until(lambda: len(begun) == depth + 1)
        for number in coming:
            assert len(begun) <= number + depth + 2
    assert len(begun) == 100


def test_both_sides_work_at_the_same_time() -> None:
    """A piece of work that ends only when the one before is being used."""
    used = [threading.Event() for _ in range(5)]

    def work() -> Iterator[int]:
        for number in range(5):
            if number:
                assert used[number - 1].wait(AT_MOST)
            yield number

    with ahead(work(), 1) as coming:
        for number in coming:
            used[number].set()


def test_an_error_comes_after_the_results_before_it() -> None:
    def work() -> Iterator[int]:
        yield 1
        yield 2
        raise ValueError("broken")

    taken = []
    with pytest.raises(ValueError, match="broken"), ahead(work(), 5) as coming:
        for number in coming:
            taken.append(number)
    assert taken == [1, 2]


def test_leaving_closes_the_iterator_in_its_own_thread() -> None:
    closed: list[str] = []

    def work() -> Iterator[int]:
        try:
            while True:
                yield 0
        finally:
            closed.append(threading.current_thread().name)

    with ahead(work(), 2) as coming:
        next(coming)
    assert closed == ["ahead"]


def test_long_work_ends_at_its_next_check() -> None:
    working = threading.Event()

    def work() -> Iterator[int]:
        working.set()
        while True:
            check()
        yield 0

    with pytest.raises(KeyError), ahead(work(), 1):
        assert working.wait(AT_MOST)
        raise KeyError


def test_check_does_nothing_elsewhere() -> None:
    check()
    with ahead(iter([1]), 1) as coming:
        assert list(coming) == [1]
    check()


def test_who_waits_can_give_up() -> None:
    def work() -> Iterator[int]:
        while True:
            check()
        yield 0

    looks = 0

    def waiting() -> None:
        nonlocal looks
        looks += 1
        if looks == 3:
            raise Cancelled

    with pytest.raises(Cancelled), ahead(work(), 1, waiting) as coming:
        next(coming)
    assert looks == 3


def test_lines_behind_one_another_end_together() -> None:
    """The first is stopped; the second, on which it waits, must follow."""
    ended: list[str] = []

    def source() -> Iterator[int]:
        yield 1
        try:
            while True:
                check()
        finally:
            ended.append("source")

    def middle() -> Iterator[int]:
        with ahead(source(), 1) as numbers:
            try:
                yield from numbers
            finally:
                ended.append("middle")

    with ahead(middle(), 1) as coming:
        assert next(coming) == 1
        wait_until(lambda: threads() == 2)
    assert sorted(ended) == ["middle", "source"]


def test_a_queue_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"), ahead(iter([1]), 0):
        raise AssertionError("never")


def test_what_cannot_be_stopped_is_waited_for() -> None:
    assert meanwhile(lambda: 7) == 7
    with pytest.raises(ValueError, match="broken"):
        meanwhile(lambda: int("broken"))


def test_who_waits_for_what_cannot_be_stopped_can_leave() -> None:
    left, ended = threading.Event(), threading.Event()

    def work() -> None:
        assert left.wait(AT_MOST)
        ended.set()

    def waiting() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        meanwhile(work, waiting)
    assert not ended.is_set()
    left.set()
    assert ended.wait(AT_MOST)
