"""The `FrameCache`: frames that were drawn already, as many as fit into a limit of memory."""

from __future__ import annotations

from PySide6.QtGui import QImage

from joyvasa_desktop.window.messages import Side

LIMIT = 200 * 2**20
"""Bytes of pixels that are kept."""


class FrameCache:
    """Frames by side and number; what is needed last is forgotten first.

    Attributes:
        limit: bytes of pixels that are kept.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit
        self._frames: dict[Side, dict[int, QImage]] = {"main": {}, "other": {}}
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """Memory of all frames."""
        return self._bytes

    def __len__(self) -> int:
        return sum(len(kept) for kept in self._frames.values())

    def clear(self) -> None:
        """Forgets everything."""
        for kept in self._frames.values():
            kept.clear()
        self._bytes = 0

    def has(self, side: Side, index: int) -> bool:
        """Whether that frame is there."""
        return index in self._frames[side]

    def numbers(self, side: Side) -> list[int]:
        """Numbers of the frames that are there, in their order."""
        return sorted(self._frames[side])

    def get(self, side: Side, index: int) -> QImage | None:
        """That frame, or None."""
        return self._frames[side].get(index)

    def latest(self, side: Side, first: int, last: int) -> int | None:
        """The highest number from `first` to `last` that is there."""
        kept = self._frames[side]
        return next((index for index in range(last, first - 1, -1) if index in kept), None)

    def room(self, frame: int) -> int:
        """How many more frames of that many bytes fit."""
        return max(self.limit - self._bytes, 0) // max(frame, 1)

    def put(self, side: Side, index: int, image: QImage, playhead: int, count: int) -> None:
        """Keeps a frame, unless it is there in that size, and forgets what is reached last.

        Args:
            playhead: number of the frame that is shown.
            count: frames of the video; after the last one comes the first one again.
        """
        old = self._frames[side].get(index)
        if old is not None and old.size() == image.size():
            return
        self._bytes += image.sizeInBytes() - (old.sizeInBytes() if old is not None else 0)
        self._frames[side][index] = image
        while self._bytes > self.limit and len(self) > 1:
            self._forget_one(playhead, max(count, 1))

    def _forget_one(self, playhead: int, count: int) -> None:
        _, index, side = max(
            ((index - playhead) % count, index, side)
            for side, kept in self._frames.items()
            for index in kept
        )
        self._bytes -= self._frames[side].pop(index).sizeInBytes()
