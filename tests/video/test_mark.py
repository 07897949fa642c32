"""The visible mark can be read on any background and covers little."""

import numpy as np
import pytest
from video.films import Make

from joyvasa_desktop.video import read
from joyvasa_desktop.video.mark import draw_mark


@pytest.mark.parametrize("level", [0, 128, 255])
@pytest.mark.parametrize("size", [(640, 360), (1080, 1920), (200, 100)])
def test_it_stands_out_on_any_grey(level: int, size: tuple[int, int]) -> None:
    frame = np.full((size[1], size[0], 3), level, np.uint8)
    marked = draw_mark(frame)
    changed = (marked != frame).any(axis=2)
    assert marked[changed].max() > 200 or level > 200
    assert marked[changed].min() < 55 or level < 50
    assert 0 < changed.mean() < 0.1


def test_it_lies_in_the_lower_right_corner_and_inside() -> None:
    frame = np.full((360, 640, 3), 90, np.uint8)
    rows, columns = np.nonzero((draw_mark(frame) != frame).any(axis=2))
    assert rows.min() > 300
    assert rows.max() < 359
    assert columns.min() > 400
    assert columns.max() < 639


def test_it_grows_with_the_frame() -> None:
    def height(size: int) -> int:
        frame = np.zeros((size, size, 3), np.uint8)
        rows = np.nonzero((draw_mark(frame) != frame).any(axis=2))[0]
        return int(rows.max() - rows.min())

    assert height(1080) == pytest.approx(2 * height(540), rel=0.25)


@pytest.mark.parametrize("size", [(1, 1), (3, 40), (40, 3), (20, 20)])
def test_tiny_frames_survive_it(size: tuple[int, int]) -> None:
    frame = np.zeros((*size, 3), np.uint8)
    assert draw_mark(frame).shape == frame.shape


def test_the_callers_frame_is_left_alone() -> None:
    frame = np.zeros((100, 300, 3), np.uint8)
    draw_mark(frame)
    assert not frame.any()


def test_it_is_opaque_where_the_frame_is_transparent() -> None:
    frame = np.zeros((100, 300, 4), np.uint8)
    marked = draw_mark(frame)
    assert marked[..., 3].max() == 255
    assert marked[:50, :, 3].max() == 0


def test_it_is_in_the_video_only_when_asked_for(make: Make) -> None:
    grey = np.full((120, 400, 3), 128, np.uint8)
    plain, marked = (
        next(read.frames(make("mp4", frames=1, size=(400, 120), draw=lambda _: grey, mark=mark)))
        for mark in (False, True)
    )
    assert np.ptp(plain.astype(int)) < 10
    assert np.ptp(marked.astype(int)) > 200


@pytest.mark.parametrize("kind", ["webm", "png"])
def test_it_shows_in_a_transparent_video(make: Make, kind: str) -> None:
    clear = np.zeros((120, 400, 4), np.uint8)
    path = make(kind, frames=1, size=(400, 120), draw=lambda _: clear, mark=True, transparent=True)
    alpha = next(read.frames(path, alpha=True))[..., 3]
    assert alpha[80:, 250:].max() > 200
    assert alpha[:60].max() < 20


def test_a_gif_carries_it_too(make: Make) -> None:
    grey = np.full((120, 400, 3), 128, np.uint8)
    path = make("gif", frames=2, size=(400, 120), draw=lambda _: grey, mark=True)
    for frame in read.frames(path):
        assert frame[80:, 250:].max() > 200
        assert np.ptp(frame[:60].astype(int)) < 12
