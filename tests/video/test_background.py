"""The thread that encodes: what it meets reaches the caller."""

from threading import Event

import numpy as np
import pytest

from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.video.background import QUEUED, Background

FRAME = np.zeros((2, 2, 3), np.uint8)


class Recorder:
    """An encoder that notes what happens to it."""

    def __init__(self, fail_at: int = -1, finish_fails: bool = False) -> None:
        self.frames = 0
        self.ended = ""
        self.gate = Event()
        self.gate.set()
        self._fail_at = fail_at
        self._finish_fails = finish_fails

    def frame(self, pixels: np.ndarray) -> None:
        self.gate.wait()
        if self.frames == self._fail_at:
            raise RuntimeError("encoder broke")
        self.frames += 1

    def finish(self) -> None:
        if self._finish_fails:
            raise RuntimeError("end broke")
        self.ended = "finished"

    def abandon(self) -> None:
        self.ended = "abandoned"


def test_all_frames_arrive_before_the_block_is_left() -> None:
    encoder = Recorder()
    with Background(encoder) as thread:
        for _ in range(50):
            thread.put(FRAME)
    assert (encoder.frames, encoder.ended) == (50, "finished")


def test_an_error_in_the_thread_stops_the_caller() -> None:
    encoder = Recorder(fail_at=3)
    with pytest.raises(RuntimeError, match="encoder broke"), Background(encoder) as thread:
        for number in range(1000):
            thread.put(FRAME)
            assert number < 3 + QUEUED + 2, "the error should have come up by now"
    assert encoder.ended == "abandoned"


def test_an_error_at_the_very_end_comes_up_too() -> None:
    encoder = Recorder(finish_fails=True)
    with pytest.raises(RuntimeError, match="end broke"), Background(encoder) as thread:
        thread.put(FRAME)
    assert encoder.ended == "abandoned"


def test_giving_up_skips_what_waits() -> None:
    encoder = Recorder()
    encoder.gate.clear()
    with pytest.raises(Cancelled), Background(encoder) as thread:
        for _ in range(QUEUED):
            thread.put(FRAME)
        encoder.gate.set()
        raise Cancelled
    assert encoder.ended == "abandoned"
    assert encoder.frames <= QUEUED
