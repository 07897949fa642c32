"""The pipeline's process as the window's side sees it: start, ask, listen, end; no Qt."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import wait
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from joyvasa_desktop.outputs import remove_unfinished
from joyvasa_desktop.pipes import End
from joyvasa_desktop.window.messages import Answer, Frame, Request
from joyvasa_desktop.window.process.wire import (
    FrameInSlot,
    Memory,
    SlotRead,
    Slots,
    Temporaries,
    shared_memory,
)

Outbox = SimpleQueue[Request | SlotRead | None]
"""Requests on their way to the process; None ends it."""

_AT_ONCE = 0.1
"""s for a process to end after it was told to by the system; one that hangs can't."""


class PipelineProcess:
    """One spawned process; when it has died, another one is made.

    Requests are put into `outbox` from any thread: one of its own hands them on, so that nobody
    waits for a process that is busy or stuck.

    Args:
        outbox: may hold requests already.
    """

    def __init__(self, outbox: Outbox) -> None:
        context = multiprocessing.get_context("spawn")
        memory = shared_memory(context)
        theirs_in, self._requests = context.Pipe(duplex=False)
        self._answers, theirs_out = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_enter, args=(theirs_in, theirs_out, memory), name="pipeline", daemon=True
        )
        self._process.start()
        # Only the process itself may hold its ends, or its death would go unnoticed.
        theirs_in.close()
        theirs_out.close()
        self._slots = Slots(memory)
        self._temporaries: tuple[Path, ...] = ()
        self.outbox = outbox
        Thread(target=self._send, args=(self._requests,), name="requests", daemon=True).start()

    def answers(self, wake: End, timeout: float | None) -> Iterator[Answer | SlotRead]:
        """What the process says now; waits for it, for `wake`, or for `timeout` seconds.

        Frames come as `Frame`, each followed by the request that gives its slot back.

        Raises:
            EOFError: the process has died, and everything that it said was handed out.
        """
        ready = wait([self._answers, wake], timeout)
        if wake in ready:
            wake.recv_bytes()
        # A few at a time: who listens also has deadlines to keep.
        for _ in range(16):
            if not self._answers.poll():
                return
            try:
                said = self._answers.recv()
            except OSError as error:
                raise EOFError from error
            if isinstance(said, Temporaries):
                self._temporaries = said.paths
            elif isinstance(said, FrameInSlot):
                pixels = self._slots.get(said)
                yield Frame(said.number, said.time, said.side, pixels, said.seconds)
                yield SlotRead(said.slot)
            else:
                yield said

    def end(self, patience: float) -> int | None:
        """Ends the process, leaves nothing behind, and returns the exit code.

        Args:
            patience: seconds in which it may end by itself; then it is made to.
        """
        self.outbox.put(None)
        self._process.join(patience)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join(_AT_ONCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._read_last_words()
        for path in self._temporaries:
            remove_unfinished(path)
        self._answers.close()
        code = self._process.exitcode
        self._process.close()
        return code

    def _read_last_words(self) -> None:
        """Learns of the last files that were begun."""
        with contextlib.suppress(EOFError, OSError):
            while self._answers.poll():
                said = self._answers.recv()
                if isinstance(said, Temporaries):
                    self._temporaries = said.paths

    def _send(self, requests: End) -> None:
        with contextlib.suppress(OSError):
            while (request := self.outbox.get()) is not None:
                requests.send(request)
        requests.close()


def _enter(requests: End, answers: End, memory: Memory) -> None:
    """Where the process begins."""
    # The stages are imported there only; the window never needs them.
    from joyvasa_desktop.window.child import main

    main(requests, answers, memory)
