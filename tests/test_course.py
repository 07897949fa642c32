"""What is told about a video while it is drawn, and while its motion is sampled."""

from __future__ import annotations

import pytest

from joyvasa_desktop import course as module
from joyvasa_desktop.course import Course, ending_with_motion
from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.flow import ahead
from joyvasa_desktop.progress import Progress


class Clock:
    """A time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(module, "time", made)
    return made


def sampled(done: int, total: int = 100) -> Progress:
    return Progress("motion", done, total, "Window 1 of 2")


def test_frames_of_a_known_motion(clock: Clock) -> None:
    events: list[Progress] = []
    course = Course(events.append, 10)
    for _ in range(10):
        course.tell()
        clock.now += 2.0
        course.finished()
    assert [event.done for event in events] == list(range(10))
    assert {(event.stage, event.total, event.note) for event in events} == {
        ("video", 10, "Drawing frames")
    }
    assert events[0].seconds_left is None
    assert [event.seconds_left for event in events[1:]] == [2.0 * left for left in range(9, 0, -1)]


def test_the_same_is_told_again_after_a_moment_only(clock: Clock) -> None:
    events: list[Progress] = []
    course = Course(events.append, 10)
    for _ in range(100):
        course.tell()
        clock.now += 0.01
    assert 15 <= len(events) <= 26
    course.tell()
    course.finished()
    course.tell()
    assert events[-1].done == 1


def test_before_the_first_frame_sampling_is_what_happens(clock: Clock) -> None:
    events: list[Progress] = []
    course = Course(events.append, 10)
    course.sampled(sampled(0))
    course.tell()
    clock.now += 5.0
    course.sampled(sampled(50))
    course.tell()
    assert events == [sampled(0), sampled(50)]
    course.finished()
    course.tell()
    assert events[-1].stage == "video"
    # One frame says nothing yet about how long a frame takes.
    assert events[-1].seconds_left is None
    clock.now += 7.0
    course.finished()
    course.tell()
    assert events[-1].seconds_left == 7.0 * 8


def test_the_slower_of_both_tells_how_long_it_takes(clock: Clock) -> None:
    events: list[Progress] = []
    course = Course(events.append, 100)
    course.windows = lambda: (1, 4)
    course.sampled(sampled(0, 400))
    clock.now += 10.0
    course.sampled(sampled(100, 400))
    # Frames take a tenth of a second each; 300 predictions that are left take 30 s.
    for _ in range(11):
        course.finished()
        clock.now += 0.1
    course.tell()
    assert events[-1].note == "Drawing frames; the motion is at window 2 of 4"
    assert events[-1].seconds_left == pytest.approx(300 * 11.1 / 100)
    course.windows = lambda: (4, 4)
    course.finished()
    course.tell()
    assert events[-1].note == "Drawing frames"
    assert events[-1].seconds_left == pytest.approx(1.1 / 11 * 88)


def test_a_take_that_goes_on_is_not_quicker_than_it_is(clock: Clock) -> None:
    events: list[Progress] = []
    course = Course(events.append, 100)
    course.windows = lambda: (3, 4)
    course.sampled(Progress("motion", 0, 0, "Loading the motion model"))
    clock.now += 60.0
    course.sampled(sampled(300, 400))
    clock.now += 10.0
    course.sampled(sampled(310, 400))
    course.finished()
    course.finished()
    course.tell()
    assert events[-1].seconds_left == pytest.approx(90.0)


def test_what_the_report_raises_comes_out() -> None:
    def stop(event: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Course(stop, 10).tell()


def test_a_sampler_that_nobody_needs_is_ended() -> None:
    course = Course(print, 10)

    def work() -> object:
        done = 0
        while True:
            course.sampled(sampled(done := done + 1))
        yield

    with ahead(work(), 1):  # type: ignore[arg-type]
        pass
    course.sampled(sampled(1))


def test_a_job_that_ends_with_its_motion_knows_when(clock: Clock) -> None:
    events: list[Progress] = []
    report = ending_with_motion(events.append)
    others = [Progress("speech", done, 10, "Reading the sound") for done in (1, 5, 9)]
    for other in others:
        report(other)
        clock.now += 4.0
    assert events == others, "it comes before, and is soon over"
    events.clear()
    for done in range(0, 101, 10):
        report(sampled(done))
        clock.now += 2.0
    assert [event.seconds_left for event in events[:2]] == [None, None]
    assert [event.seconds_left for event in events[2:]] == [2.0 * left for left in range(8, -1, -1)]
    assert [(event.done, event.note) for event in events] == [
        (done, "Window 1 of 2") for done in range(0, 101, 10)
    ]
