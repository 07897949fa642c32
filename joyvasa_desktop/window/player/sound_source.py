"""Decode a stretch of sound in a thread of its own, never more than two seconds ahead."""

from __future__ import annotations

import math
import threading
from collections import deque
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import UserError

AHEAD = 2.0
"""Seconds that are decoded before they are played, at most."""

# Resampled and queued in pieces of this many seconds, so that a new order is noticed at once.
_PIECE = 0.25


@dataclass(frozen=True, slots=True)
class _Order:
    """What to decode: seconds of the file, for that many samples per second and channels."""

    path: Path
    start: float
    end: float
    rate: int
    channels: int


class _Superseded(Exception):
    """Something else is to be decoded now."""


class SoundSource:
    """Hands out the samples of a sound file from any time on, as a device wants them.

    After the end of the stretch there is silence for ever. The thread ends with `close`.

    Attributes:
        error: why the file couldn't be read (it is silent from there on), else None.
    """

    def __init__(self) -> None:
        self.error: UserError | None = None
        self._changed = threading.Condition()
        self._order: _Order | None = None
        self._number = self._done = 0
        self._blocks: deque[Floats] = deque()
        self._queued = 0
        self._ended = True
        self._closed = False
        self._thread: threading.Thread | None = None

    def begin(self, path: Path, start: float, end: float, rate: int, channels: int) -> None:
        """Decodes from `start` to `end` seconds of the file (0: to its end), instead of before."""
        with self._changed:
            self._order = _Order(path, start, end or math.inf, rate, channels)
            self._number += 1
            self._empty()
            self._ended, self.error = False, None
            self._changed.notify_all()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="sound source", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Decodes no further; `take` gives nothing but silence."""
        with self._changed:
            self._order = None
            self._number += 1
            self._empty()
            self._ended = True
            self._changed.notify_all()

    @property
    def is_ready(self) -> bool:
        """There is something to play now, or silence after the end."""
        with self._changed:
            return self._ended or self._queued > 0

    def take(self, count: int, channels: int) -> Floats:
        """The next samples, float32 (n, channels) with n at most `count`, -1..1.

        Fewer than asked for while the decoder is behind; never waits.
        """
        with self._changed:
            parts: list[Floats] = []
            missing = count
            while missing > 0 and self._blocks:
                block = self._blocks.popleft()
                parts.append(block[:missing])
                if len(block) > missing:
                    self._blocks.appendleft(block[missing:])
                missing -= len(parts[-1])
            self._queued -= count - missing
            if missing > 0 and self._ended:
                parts.append(np.zeros((missing, channels), np.float32))
            self._changed.notify_all()
        return np.concatenate(parts) if parts else np.zeros((0, channels), np.float32)

    def close(self) -> None:
        """Ends the thread; waits for it no longer than a block takes."""
        with self._changed:
            self._closed = True
            self._number += 1
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(2.0)

    def _empty(self) -> None:
        self._blocks.clear()
        self._queued = 0

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._number != self._done)
                if self._closed:
                    return
                order, number = self._order, self._number
                self._done = number
            if order is not None:
                self._follow(order, number)

    def _follow(self, order: _Order, number: int) -> None:
        error: UserError | None = None
        try:
            self._decode(order, number)
        except _Superseded:
            return
        except UserError as problem:
            error = problem
        with self._changed:
            if self._number == number:
                self._ended, self.error = True, error

    def _decode(self, order: _Order, number: int) -> None:
        # Only now, and in this thread: the window starts without the decoders.
        import soxr

        from joyvasa_desktop.speech.decode import SoundFile
        from joyvasa_desktop.speech.timeline import Stretch

        def tick(seconds: float) -> None:
            self._check(number)

        with SoundFile(order.path) as file:
            stretch = Stretch(file, order.start, order.end)
            resampler: soxr.ResampleStream | None = None
            for block in stretch.blocks(tick):
                if resampler is None:
                    resampler = soxr.ResampleStream(
                        stretch.rate, order.rate, block.shape[1], dtype="float32", quality="MQ"
                    )
                for piece in _pieces(block, max(int(_PIECE * stretch.rate), 1)):
                    self._put(
                        fitted(resampler.resample_chunk(piece), order.channels), order, number
                    )
            if resampler is not None:
                rest = np.zeros((0, stretch.channels), np.float32)
                last = resampler.resample_chunk(rest, last=True)
                self._put(fitted(last, order.channels), order, number)

    def _put(self, block: Floats, order: _Order, number: int) -> None:
        """Queues a block as soon as there is room."""
        with self._changed:
            most = AHEAD * order.rate - len(block)
            self._changed.wait_for(lambda: self._number != number or self._queued <= most)
            if self._number != number:
                raise _Superseded
            if len(block):
                self._blocks.append(block)
                self._queued += len(block)

    def _check(self, number: int) -> None:
        if self._number != number:
            raise _Superseded


def fitted(block: Floats, channels: int) -> Floats:
    """One or two channels for a device with another number: float32 (n, channels).

    One channel is heard from both front speakers; the other speakers stay silent.
    """
    if block.shape[1] == channels:
        return block
    if channels == 1:
        mean: Floats = block.mean(axis=1, keepdims=True, dtype=np.float32)
        return mean
    result = np.zeros((len(block), channels), np.float32)
    result[:, :2] = block[:, :2]  # one channel is spread over both
    return result


def _pieces(block: Floats, length: int) -> list[Floats]:
    return [block[first : first + length] for first in range(0, len(block), length)]
