"""The pipeline's process: it does what the window asks for, the most urgent first; no Qt here."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock

import psutil

from joyvasa_desktop import device
from joyvasa_desktop.leftovers import noted
from joyvasa_desktop.outputs import remove_unfinished, watch_unfinished
from joyvasa_desktop.pipes import End
from joyvasa_desktop.window.messages import Answer, Usage
from joyvasa_desktop.window.process.export_runner import ExportRunner
from joyvasa_desktop.window.process.inbox import Inbox
from joyvasa_desktop.window.process.wire import FrameInSlot, Memory, Slots, Temporaries
from joyvasa_desktop.window.process.wish_server import WishServer

_USAGE_EVERY = 1.0
_IDLE = 1.0
"""s between looks at the memory in use while nothing is to be done."""

_SLICE = 0.05
"""s of work in the background before anything else gets its turn."""


def main(requests: End, answers: End, memory: Memory) -> None:
    """Works until the window is gone.

    Args:
        requests: messages from the window come here.
        answers: messages to the window go there.
        memory: of `wire.shared_memory`, for frames.
    """
    # Ctrl-C in a terminal reaches both processes; the window decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    unfinished: list[Path] = []
    slots = Slots(memory)

    def leave() -> None:
        for path in tuple(unfinished):
            remove_unfinished(path)

    inbox = Inbox(requests, slots.free, leave)
    speaker = _Speaker(answers)

    def watch(paths: tuple[Path, ...]) -> None:
        unfinished[:] = paths
        speaker.send(Temporaries(paths))

    watch_unfinished(watch)
    try:
        # The window tidies up after this process; if both are killed, the next ones do.
        with noted():
            _work(inbox, slots, speaker)
    finally:
        inbox.ended()


def _work(inbox: Inbox, slots: Slots, speaker: _Speaker) -> None:
    usage = _Usage(speaker)
    wishes = WishServer(inbox, slots, speaker.send, usage.tell)
    usage.card = lambda: wishes.card
    exports = ExportRunner(inbox, wishes, speaker.send)
    timeout = 0.0
    while not inbox.is_closed:
        inbox.collect(timeout)
        usage.tell()
        timeout = 0.0
        if inbox.wish is not None:
            wishes.fulfil()
        elif inbox.jobs:
            # Wanted frames are drawn between those of the video.
            exports.run(inbox.jobs.popleft())
        elif wishes.draw_next():
            pass
        elif not wishes.go_on(_SLICE):
            timeout = _IDLE


class _Speaker:
    """Sends to the window; when that is gone, nobody minds."""

    def __init__(self, answers: End) -> None:
        self._answers = answers
        self._lock = Lock()

    def send(self, answer: Answer | FrameInSlot | Temporaries) -> None:
        with contextlib.suppress(OSError), self._lock:
            self._answers.send(answer)


class _Usage:
    """Tells what the process uses, once a second at most.

    Attributes:
        card: returns the name of the graphics card that draws, "" for the processor.
    """

    def __init__(self, speaker: _Speaker) -> None:
        self.card: Callable[[], str] = str
        self._speaker = speaker
        self._process = psutil.Process()
        cores = device.cores()
        self._processor = f"Processor, {cores} cores" if cores > 1 else "Processor, 1 core"
        self._last = -_USAGE_EVERY

    def tell(self) -> None:
        """Tells it, if it is time to."""
        if time.monotonic() - self._last >= _USAGE_EVERY:
            self._last = time.monotonic()
            name = self.card() or self._processor
            self._speaker.send(Usage(name, self._process.memory_info().rss))
