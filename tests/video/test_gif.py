"""GIFs keep their pace and their colours, with a bounded number of frames in memory."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from video.films import SIZE, Make, picture

from joyvasa_desktop.video import gif, read
from joyvasa_desktop.video.options import FRAME_RATES


def delays(path: object) -> list[int]:
    """Milliseconds that each frame is shown, as another program reads them."""
    with Image.open(path) as image:
        found = []
        for number in range(image.n_frames):
            image.seek(number)
            found.append(image.info["duration"])
        return found


@given(frames=st.integers(1, 5000), fps=st.sampled_from(FRAME_RATES))
def test_no_drift_and_no_delay_that_browsers_mistake(frames: int, fps: int) -> None:
    shown = gif.shown_frames(frames, fps)
    times = [gif.shown_at(frame, fps) for frame in shown]
    assert all(
        abs(time - 100 * frame / fps) <= 0.5 for time, frame in zip(times, shown, strict=True)
    )
    assert all(later - earlier >= 2 for earlier, later in pairwise(times))
    assert len(shown) == (frames if fps <= 50 else frames - frames // 3)


@pytest.mark.parametrize("fps", FRAME_RATES)
def test_a_second_lasts_a_second(make: Make, fps: int) -> None:
    shown = delays(make("gif", frames=fps, fps=fps))
    assert sum(shown) == 1000
    assert min(shown) >= 20
    if fps in (25, 50):
        assert set(shown) == {1000 // fps}


def test_frames_that_don_t_change_are_kept(make: Make) -> None:
    still = picture(0)
    path = make("gif", frames=20, draw=lambda number: still)
    assert read.probe(path).frames == 20
    assert sum(delays(path)) == 800


def test_it_loops(make: Make) -> None:
    with Image.open(make("gif", frames=3)) as image:
        assert image.info["loop"] == 0


def test_colours_are_close_and_more_so_with_quality(make: Make) -> None:
    def error(quality: int) -> float:
        shown = list(read.frames(make("gif", frames=10, quality=quality)))
        return float(np.mean([abs(f.astype(int) - picture(i)).mean() for i, f in enumerate(shown)]))

    best = error(100)
    assert best < 4
    assert best < 0.7 * error(0)


def test_the_file_is_the_same_however_few_frames_wait(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn(number: int) -> np.ndarray:
        return picture(number % 5)  # the first frames already hold all colours

    whole = list(read.frames(make("gif", frames=40, draw=drawn)))
    monkeypatch.setattr(gif, "_PALETTE_BYTES", 3 * SIZE[0] * SIZE[1] * 10)
    few = list(read.frames(make("gif", frames=40, draw=drawn)))
    assert len(few) == len(whole) == 40
    assert all(np.array_equal(a, b) for a, b in zip(few, whole, strict=True))
