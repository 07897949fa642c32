"""Encoding in a thread of its own behind a short queue."""

from __future__ import annotations

from queue import Empty, Full, Queue
from threading import Event, Thread
from types import TracebackType
from typing import Protocol

from joyvasa_desktop.arrays import Pixels

QUEUED = 4
"""Frames that may wait; when the encoder is slower than the renderer, the renderer waits."""

_LOOK = 0.05  # s between looks at what the other side does


class Encoder(Protocol):
    """What turns frames into a file."""

    def frame(self, pixels: Pixels) -> None:
        """Take the next frame."""

    def finish(self) -> None:
        """Complete the file."""

    def abandon(self) -> None:
        """Close everything at once; the file is of no use afterwards."""


class Background:
    """Runs an encoder in a thread, from entering the block to its end.

    Leaving the block normally waits until the file is complete; leaving it by an exception
    abandons the file within a frame. What goes wrong in the thread is raised by the next `put`,
    or at the end.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._queue: Queue[Pixels | None] = Queue(QUEUED)
        self._stopped = Event()
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, name="video encoder", daemon=True)

    def put(self, frame: Pixels | None) -> None:
        """Hand over a frame, or None for the end, and wait while the queue is full.

        Raises:
            Exception: whatever stopped the encoder.
        """
        while True:
            if self._error is not None:
                raise self._error
            try:
                self._queue.put(frame, timeout=_LOOK)
                return
            except Full:
                continue

    def __enter__(self) -> Background:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self.put(None)
                # Joining in short steps keeps Ctrl+C working on Windows.
                while self._thread.is_alive():
                    self._thread.join(_LOOK)
        finally:
            self._stopped.set()
            self._thread.join()
        if error is None and self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            complete = self._encode()
            if complete:
                self._encoder.finish()
            else:
                self._encoder.abandon()
        except BaseException as error:
            self._error = error
            self._encoder.abandon()

    def _encode(self) -> bool:
        """Whether all frames came; false when the caller gave up."""
        while not self._stopped.is_set():
            try:
                frame = self._queue.get(timeout=_LOOK)
            except Empty:
                continue
            if frame is None:
                return True
            self._encoder.frame(frame)
        return False
