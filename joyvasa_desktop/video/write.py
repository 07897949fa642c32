"""Write frames and sound into one file, or nothing at all."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

import numpy as np

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.outputs import whole_file, whole_folder
from joyvasa_desktop.video.background import Background, Encoder
from joyvasa_desktop.video.check import check
from joyvasa_desktop.video.container import ContainerFile
from joyvasa_desktop.video.gif import GifFile
from joyvasa_desktop.video.mark import draw_mark
from joyvasa_desktop.video.options import VideoOptions, frame_count
from joyvasa_desktop.video.sequence import Sequence
from joyvasa_desktop.video.sound import Sound

__all__ = ["Sound", "VideoOptions", "VideoWriter", "frame_count"]

_LARGEST = 8192  # px a side; encoders and players end not far beyond


class VideoWriter:
    """Writes one video while its frames are being drawn.

        with VideoWriter(path, (512, 512), frame_count(sound.duration, 25), sound, options) as out:
            for picture in pictures:
                out.write(picture)
        print(out.result)

    Encoding runs in a thread of its own; few frames wait, so that memory doesn't grow with
    length. At the end the file is checked and only then gets its name. Leaving the block by an
    exception leaves nothing on the disk.

    Args:
        path: the wanted name, with the suffix of the format; for PNG the name of the folder.
            A taken name is numbered unless `options.overwrite`.
        size: width and height of the frames in pixels. Odd sizes are filled up to even ones in
            MP4 and WebM by repeating the edge.
        frames: how many frames will be written, usually `frame_count(duration, fps)`.
        sound: the soundtrack, read while the frames come. GIF leaves it out.
        options: format, frame rate, quality and so on.

    Attributes:
        result: where the video lies; set when the block was left normally.

    Raises:
        UserError: name and format don't fit together, or the size can't be stored.
        CannotWrite: no space, no permission, no such folder; from any method.
    """

    result: Path

    def __init__(
        self,
        path: Path,
        size: tuple[int, int],
        frames: int,
        sound: Sound | None,
        options: VideoOptions,
    ) -> None:
        options.check_name(path)
        if not all(1 <= side <= _LARGEST for side in size):
            raise UserError(
                f"A video of {size[0]} x {size[1]} pixels can't be stored.",
                f"Choose a size up to {_LARGEST} pixels a side.",
            )
        if frames < 1:
            raise ValueError("a video has at least one frame")
        if sound and abs(frames / options.fps - sound.duration) > 1 / options.fps + 1e-6:
            raise ValueError(f"{frames} frames don't last {sound.duration} s")
        self._size = size
        self._frames = frames
        self._sound = None if options.format == "gif" else sound
        self._options = options
        self._written = 0
        make = whole_folder if options.format == "png" else whole_file
        self._target = make(path, options.overwrite)
        self._stack = ExitStack()

    def write(self, frame: Pixels) -> None:
        """Hand over the next frame; returns at once unless the encoder is behind.

        Args:
            frame: uint8 (H, W, 3) RGB or (H, W, 4) RGBA with straight alpha. Not copied: leave
                it unchanged afterwards. Alpha is dropped unless `options.transparent`.

        Raises:
            CannotWrite: the disk is full; this and other errors of the encoder come up late.
        """
        width, height = self._size
        if frame.dtype != np.uint8 or frame.shape not in ((height, width, 3), (height, width, 4)):
            raise ValueError(f"expected uint8 {height}x{width}, got {frame.dtype} {frame.shape}")
        if self._written == self._frames:
            raise ValueError(f"more than the announced {self._frames} frames")
        self._written += 1
        self._background.put(frame)

    def __enter__(self) -> VideoWriter:
        with ExitStack() as stack:
            temporary = stack.enter_context(self._target)
            # Left in the opposite order: count, wait for the encoder, check, rename.
            stack.push(self._check_file)
            encoder = self._encoder(temporary)
            if self._options.mark:
                encoder = _Marked(encoder)
            self._background = stack.enter_context(Background(encoder))
            stack.push(self._check_count)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, trace)
        if error is None:
            self.result = self._target.path

    def _encoder(self, temporary: Path) -> Encoder:
        if self._options.format == "gif":
            return GifFile(temporary, self._size, self._frames, self._options)
        if self._options.format == "png":
            return Sequence(temporary, self._sound, self._options)
        return ContainerFile(temporary, self._size, self._sound, self._options)

    def _check_count(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None and self._written != self._frames:
            raise ValueError(f"{self._written} of {self._frames} announced frames were written")

    def _check_file(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            seconds = self._sound.duration if self._sound else None
            temporary = self._target.temporary
            check(temporary, self._size, self._frames, seconds, self._options)


class _Marked:
    """An encoder that gets every frame with the visible mark."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.finish = encoder.finish
        self.abandon = encoder.abandon

    def frame(self, pixels: Pixels) -> None:
        self._encoder.frame(draw_mark(pixels))
