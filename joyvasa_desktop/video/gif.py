"""GIF: a palette from the first seconds, then one frame after the other."""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.filter import Graph
from av.filter.context import FilterContext

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.video import label
from joyvasa_desktop.video.disk import DiskFile
from joyvasa_desktop.video.options import VideoOptions

_TICK = Fraction(1, 100)  # s; the unit of a GIF's delays
_SHORTEST = 2  # ticks; browsers take 1 for "no hurry" and show the frame for 100 ms
_PALETTE_SECONDS = 4  # enough speech to have seen an open mouth
_PALETTE_GRID = 200
_PALETTE_BYTES = 128 << 20


def shown_at(frame: int, fps: int) -> int:
    """When a frame is due, in hundredths of a second, rounded to the nearest: no drift."""
    return (200 * frame + fps) // (2 * fps)


def shown_frames(frames: int, fps: int) -> list[int]:
    """Which frames a GIF shows: all up to 50 a second; of 60 a second two of three."""
    shown: list[int] = []
    for frame in range(frames):
        if not shown or shown_at(frame, fps) - shown_at(shown[-1], fps) >= _SHORTEST:
            shown.append(frame)
    return shown


class GifFile:
    """A GIF in the making; it loops for ever and has no sound.

    The frames of the first `_PALETTE_SECONDS` (fewer if they are large) wait in memory, because
    the palette comes before the first picture in the file. It serves the whole film: the colours
    of a photo stay.

    Args:
        path: where it is written; replaced if it exists.
        size: width and height of the frames.
        frames: how many will come.
        options: frame rate and quality: 256 colours from 80 on, 32 at 0.
    """

    def __init__(
        self, path: Path, size: tuple[int, int], frames: int, options: VideoOptions
    ) -> None:
        self._size = size
        self._options = options
        self._last_shown = -_SHORTEST
        self._count = 0
        waiting = min(_PALETTE_SECONDS * options.fps, _PALETTE_BYTES // (3 * size[0] * size[1]))
        self._room = max(1, waiting)
        self._waiting: deque[tuple[int, Pixels]] = deque()
        self._palette = _Palette(size, min(256, 32 + round(2.8 * options.quality)))
        self._dither: _Dither | None = None
        self._disk = DiskFile(path, first=label.labelled_gif)
        final = shown_at(frames, options.fps) - shown_at(
            shown_frames(frames, options.fps)[-1], options.fps
        )
        self._container = av.open(
            self._disk, "w", format="gif", options={"final_delay": str(max(_SHORTEST, final))}
        )
        self._stream = self._container.add_stream("gif", rate=Fraction(100))
        self._stream.width, self._stream.height = size
        self._stream.pix_fmt = "pal8"
        self._stream.codec_context.time_base = _TICK

    def frame(self, pixels: Pixels) -> None:
        """Take the next frame, uint8 (H, W, 3) RGB or (H, W, 4) RGBA; alpha is ignored."""
        due = shown_at(self._count, self._options.fps)
        self._count += 1
        if due - self._last_shown < _SHORTEST:
            return
        self._last_shown = due
        pixels = np.ascontiguousarray(pixels[..., :3])
        self._waiting.append((due, pixels))
        if self._dither is None:
            self._palette.see(pixels)
            if len(self._waiting) == self._room:
                self._dither = _Dither(self._palette.made(), self._size)
        else:
            # Two for one: the queue empties without a long pause, so that a stop is quick.
            self._encode_waiting(2)

    def finish(self) -> None:
        """Write what still waits."""
        if self._dither is None:
            self._dither = _Dither(self._palette.made(), self._size)
        self._encode_waiting(len(self._waiting))
        self._container.mux(self._stream.encode(None))
        self._container.close()
        self._disk.close()

    def abandon(self) -> None:
        """Close everything; the file is of no use afterwards."""
        self._waiting.clear()
        self._disk.abandon(self._container)

    def _encode_waiting(self, most: int) -> None:
        assert self._dither is not None
        for _ in range(min(most, len(self._waiting))):
            due, pixels = self._waiting.popleft()
            frame = self._dither.apply(due, pixels)
            frame.pts = due
            frame.time_base = _TICK
            self._container.mux(self._stream.encode(frame))


class _Palette:
    """Counts the colours of frames as they come, on a grid of at most about 200 x 200 pixels."""

    def __init__(self, size: tuple[int, int], colours: int) -> None:
        graph = Graph()
        self._step = 1 + (max(size) - 1) // _PALETTE_GRID
        grid = (-(-size[0] // self._step), -(-size[1] // self._step))
        self._source = _source(graph, grid, "rgb24")
        self._sink = graph.add("buffersink")
        count = graph.add("palettegen", f"max_colors={colours}:reserve_transparent=0")
        graph.link_nodes(self._source, count, self._sink)
        graph.configure()
        self._graph = graph
        self._seen = 0

    def see(self, pixels: Pixels) -> None:
        """Count the colours of one more frame."""
        seen = pixels[:: self._step, :: self._step]
        # Six bits a channel, black and white kept: noise would make the count a hundredfold.
        self._source.push(_timed(self._seen, np.ascontiguousarray(seen & 0xFC | seen >> 6)))
        self._seen += 1

    def made(self) -> av.VideoFrame:
        """The palette that suits the frames seen: a picture of 16 x 16 colours."""
        self._source.push(None)
        return _pulled(self._sink)


class _Dither:
    """Maps frames to a palette with a fixed pattern, so that what rests doesn't flicker."""

    def __init__(self, palette: av.VideoFrame, size: tuple[int, int]) -> None:
        graph = Graph()
        self._source = _source(graph, size, "rgb24")
        colours = _source(graph, (palette.width, palette.height), palette.format.name)
        use = graph.add("paletteuse", "dither=bayer:bayer_scale=3:diff_mode=rectangle")
        self._sink = graph.add("buffersink")
        self._source.link_to(use, 0, 0)
        colours.link_to(use, 0, 1)
        use.link_to(self._sink)
        graph.configure()
        self._graph = graph
        palette.pts, palette.time_base = 0, _TICK
        colours.push(palette)
        colours.push(None)

    def apply(self, due: int, pixels: Pixels) -> av.VideoFrame:
        """The frame in the palette's colours."""
        self._source.push(_timed(due, pixels))
        return _pulled(self._sink)


def _source(graph: Graph, size: tuple[int, int], pixel_format: str) -> FilterContext:
    return graph.add_buffer(
        width=size[0], height=size[1], format=av.VideoFormat(pixel_format), time_base=_TICK
    )


def _timed(due: int, pixels: Pixels) -> av.VideoFrame:
    frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
    frame.pts = due
    frame.time_base = _TICK
    return frame


def _pulled(sink: FilterContext) -> av.VideoFrame:
    frame = sink.pull()
    assert isinstance(frame, av.VideoFrame)
    return frame
