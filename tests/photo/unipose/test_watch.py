"""Looking on: all rows are worked on once, results are kept, progress goes on, and work can end."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.flow import ahead
from joyvasa_desktop.photo.unipose.watch import Kept, Told, Watch, pieces
from joyvasa_desktop.progress import Progress

NAMES = [
    "patches",
    *(name for stage in range(4) for name in (f"stage{stage}", f"feat{stage}")),
    *(name for layer in range(5) for name in (f"fusion{layer}", f"encoder{layer}")),
    "memory",
    *(name for layer in range(6) for name in (f"decoder{layer}_ref", f"decoder{layer}")),
]


@given(st.integers(0, 50), st.integers(1, 60))
def test_every_row_is_in_one_piece(count, size):
    rows = list(range(count))
    parts = [rows[part] for part in pieces(count, size, Watch())]
    assert [row for part in parts for row in part] == rows
    assert all(0 < len(part) <= size for part in parts)


def test_there_is_a_look_before_each_piece():
    class Counting(Watch):
        looks = 0

        def tick(self):
            self.looks += 1

    watch = Counting()
    for number, _ in enumerate(pieces(10, 3, watch), 1):
        assert watch.looks == number
    assert watch.looks == 4


def test_kept_results_dont_change_with_the_work():
    kept, x = Kept(), torch.zeros(3)
    kept.seen("before", x)
    x += 1
    kept.seen("after", x)
    assert kept.values["before"].tolist() == [0, 0, 0]
    assert kept.values["after"].tolist() == [1, 1, 1]


def test_progress_goes_on_to_its_end():
    events: list[Progress] = []
    told = Told(events.append)
    told.tick()
    for name in NAMES:
        told.seen(name, torch.zeros(1))
        told.tick()
    done = [event.done for event in events]
    assert done == sorted(done)
    assert done[0] == 0
    assert done[-1] == events[-1].total
    assert {event.stage for event in events} == {"photo"}
    assert all(event.note for event in events)


def test_what_the_report_raises_ends_the_work():
    def stop(event: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(pieces(10, 5, Told(stop)))


def test_work_that_nobody_needs_any_more_ends():
    ended = []

    def work():
        yield 0
        try:
            while True:
                Watch().tick()
        except Cancelled:
            ended.append(True)
            raise

    with ahead(work(), depth=1) as coming:
        next(coming)
    assert ended == [True]
