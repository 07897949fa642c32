"""Tries a GPU pack in a process of its own: whether it can be loaded, and computes on the card."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeAlias

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.gpu_pack import libraries, loading
from joyvasa_desktop.gpu_pack.installed import Installed
from joyvasa_desktop.gpu_pack.shortage import lacks_memory
from joyvasa_desktop.pipes import End

PATIENCE = 300.0
"""Seconds; from a slow disk, gigabytes take a while."""

_TICK = 0.1
_FAREWELL = 3.0
"""Seconds that a process may take to end."""

_KILLED = -9
"""How a process ends that Linux chose when all memory was used; on Windows none ends so."""

Fault: TypeAlias = Literal["pack", "card", "memory", "others"]
_Answer: TypeAlias = tuple[Fault, str] | None

_HINTS: dict[Fault, str] = {
    "pack": (
        "Start the computer again, and try again: nothing is fetched twice. If that doesn't help, "
        "remove the pack and get it anew. Until then the processor does the work."
    ),
    "card": (
        "Install NVIDIA's newest driver, start the computer again, and try again: nothing is "
        "fetched twice. Until then the processor does the work."
    ),
    "memory": (
        "Close other programs, then try again: nothing is fetched twice. Until then the processor "
        "does the work."
    ),
    "others": (
        "Uninstall that library, or start the program without whatever makes it come first "
        "(LD_LIBRARY_PATH on Linux), then try again: nothing is fetched twice. Until then the "
        "processor does the work."
    ),
}


class Failed(UserError):
    """A pack doesn't work here.

    Attributes:
        fault: "pack": it can't be loaded, or isn't what it should be; "card": it is all right, and
            the graphics card or its driver isn't; "memory": there is too little at this moment,
            or on the card; "others": somebody else's library was loaded instead of its own.
        reason: half a sentence.
    """

    def __init__(self, fault: Fault, reason: str) -> None:
        self.fault, self.reason = fault, reason
        message = f"The GPU pack doesn't work on this computer: {reason}."
        if fault == "memory":
            message = f"The GPU pack couldn't be tried for want of memory: {reason}."
        super().__init__(message, _HINTS[fault])

    def __reduce__(self) -> tuple[type[Failed], tuple[Fault, str]]:
        return type(self), (self.fault, self.reason)


def try_out(pack: Installed, tick: Callable[[], None]) -> None:
    """Lets another process load a pack and compute with it.

    Args:
        pack: with its manifest in its folder.
        tick: is called several times a second; what it raises ends the trial.

    Raises:
        Failed: it doesn't work.
    """
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe(duplex=False)
    other = spawning.Process(target=_answer, args=(pack.folder, pack.torch, pack.cuda, theirs))
    other.start()
    theirs.close()
    try:
        answer = _waited(ours, tick)
    except EOFError:
        other.join(_TICK)
        fault: Fault = "memory" if other.exitcode == _KILLED else "pack"
        answer = fault, f"PyTorch came to a sudden end while it was loaded ({other.exitcode})"
    finally:
        other.kill()
        # A process that hangs in a driver can't even be ended.
        other.join(_FAREWELL)
        ours.close()
    if answer is not None:
        raise Failed(*answer)


def _waited(answers: End, tick: Callable[[], None]) -> _Answer:
    end = time.monotonic() + PATIENCE
    while not answers.poll(_TICK):
        tick()
        if time.monotonic() > end:
            return "card", "it doesn't answer"
    answer: _Answer = answers.recv()
    return answer


def _answer(folder: Path, version: str, cuda: str, answers: End) -> None:
    """What the other process does."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    answers.send(outcome(folder, version, cuda))


def _end_with_parent() -> None:
    """Nobody waits for the answer any more: the pack isn't to be in use for nothing."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def outcome(folder: Path, version: str, cuda: str) -> _Answer:
    """Loads a pack into this process and computes with it; for a process that does nothing else.

    Args:
        folder: the pack's.
        version: of PyTorch, without what comes behind "+".
        cuda: its version of CUDA.

    Returns:
        What is at fault, and why; None if everything works.
    """
    # What is compiled now needn't be at every start; packaged programs don't keep it by themselves.
    sys.dont_write_bytecode = False
    loading.use(folder)
    try:
        import torch
    except Exception as error:
        return _blamed(error.__cause__ or error, folder, "pack")
    if torch.__version__.partition("+")[0] != version or torch.version.cuda != cuda:
        return "pack", f"it holds PyTorch {torch.__version__} instead of {version} for CUDA {cuda}"
    try:
        answer = _computed(torch)
    except RuntimeError as error:
        answer = _blamed(error, folder, "card")
    except Exception as error:
        answer = _blamed(error, folder, "pack")
    # Only now: some are opened when they are first needed, and then explain what went wrong.
    if strange := libraries.foreign(folder):
        return "others", f"{strange[0]} was loaded instead of its own library"
    return answer


def _blamed(error: BaseException, folder: Path, fault: Fault) -> tuple[Fault, str]:
    return "memory" if lacks_memory(error, folder) else fault, _first_line(error)


def _computed(torch: Any) -> _Answer:
    """Whether the card computes what the processor does."""
    if not torch.cuda.is_available():
        return "card", "PyTorch finds no graphics card that it can use"
    torch.backends.cudnn.allow_tf32 = False
    torch.manual_seed(0)
    picture, kernel = torch.randn(1, 8, 32, 32), torch.randn(4, 8, 3, 3)
    expected = torch.nn.functional.conv2d(picture, kernel).flatten(1)
    expected = expected @ expected.T
    found = torch.nn.functional.conv2d(picture.cuda(), kernel.cuda()).flatten(1)
    found = (found @ found.T).cpu()
    if not torch.allclose(found, expected, rtol=1e-3):
        return "card", "the graphics card computes something else than the processor"
    return None


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(".")
