"""Colours come back as they went in, and the file says how they are meant."""

from itertools import product

import av
import numpy as np
import pytest
from av.video.reformatter import ColorRange, Colorspace
from video.films import Make

from joyvasa_desktop.video import colour, read

CORNERS = tuple(product((0, 128, 255), repeat=3))


def patches(size: tuple[int, int]) -> np.ndarray:
    """27 flat colours side by side: uint8 (H, W, 3)."""
    width, height = size
    row = np.repeat(np.array(CORNERS, np.uint8), width // 27 + 1, axis=0)[:width]
    return np.repeat(row[None], height, axis=0)


@pytest.mark.parametrize("kind", ["mp4", "webm"])
@pytest.mark.parametrize("size", [(540, 64), (1296, 64)])
def test_flat_colours_survive(make: Make, kind: str, size: tuple[int, int]) -> None:
    frame = patches(size)
    shown = next(
        read.frames(make(kind, frames=2, size=size, quality=95, draw=lambda _: frame))
    ).astype(int)
    step = size[0] // 27 + 1
    for number in range(size[0] // step):
        middle = number * step + step // 2
        assert np.abs(shown[32, middle] - frame[32, middle]).max() <= 3, CORNERS[number]


@pytest.mark.parametrize("kind", ["mp4", "webm"])
@pytest.mark.parametrize(
    ("size", "expected"), [((512, 512), Colorspace.ITU601), ((1280, 64), Colorspace.ITU709)]
)
def test_the_file_names_its_colours(
    make: Make, kind: str, size: tuple[int, int], expected: Colorspace
) -> None:
    with av.open(str(make(kind, frames=1, size=size))) as source:
        frame = next(source.decode(video=0))
        assert isinstance(frame, av.VideoFrame)
        assert frame.format.name == "yuv420p"
        # Different numbers name the same BT.601 matrix.
        same = {Colorspace.ITU601: {5, 6}, Colorspace.ITU709: {1}}[expected]
        assert frame.colorspace in same
        assert frame.color_range == ColorRange.MPEG
        context = source.streams.video[0].codec_context
        assert (context.color_primaries, context.color_trc) == (1, 1)


@pytest.mark.parametrize("shape", [(5, 4), (4, 5), (5, 5), (4, 4)])
def test_odd_edges_are_repeated(shape: tuple[int, int]) -> None:
    frame = np.arange(shape[0] * shape[1] * 3, dtype=np.uint8).reshape(*shape, 3)
    filled = colour.even(frame)
    assert filled.shape == (shape[0] + shape[0] % 2, shape[1] + shape[1] % 2, 3)
    assert np.array_equal(filled[: shape[0], : shape[1]], frame)
    assert np.array_equal(filled[-1, : shape[1]], frame[-1])
    assert np.array_equal(filled[: shape[0], -1], frame[:, -1])
