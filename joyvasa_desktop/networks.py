"""Load small networks: those that ship with the program, and those that users bring."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from joyvasa_desktop.parts import part_of_program

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MOST_MEMORY = 2 * 1024**3
"""Bytes that all networks of users may hold together; the published ones take 0.4 GB."""


def network(model: Path, threads: int = 2) -> InferenceSession:
    """A session of onnxruntime on the processor; networks so small gain nothing elsewhere.

    Args:
        model: an .onnx file of the program's own.
        threads: how many work on one run.

    Raises:
        UserError: if the file is missing or can't be read.
    """
    return _session(part_of_program(model), threads)


def users_network(content: bytes, threads: int = 2) -> InferenceSession:
    """The same for the content of a file that somebody else made: its memory is bounded.

    What is wrong with it shows as one of `failures`, here or when it runs.
    """
    _bounded_memory()
    return _session(content, threads, {"session.use_env_allocators": "1"})


def failures() -> tuple[type[Exception], ...]:
    """What onnxruntime raises when a network is damaged, or wants more memory than it may have."""
    runtime()
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    names = (
        "EPFail Fail InvalidArgument InvalidGraph InvalidProtobuf ModelLoaded NoModel NoSuchFile "
        "NotFound NotImplemented RuntimeException"
    )
    return (*(getattr(state, name) for name in names.split()), MemoryError)


def runtime() -> ModuleType:
    """onnxruntime, with its reports to its makers switched off.

    Nothing leaves the user's machine: on its own the library keeps a device number and a log of
    events in the user's folder, to be sent when there is a network. Every import goes through
    here, because the switch counts only before the first one.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    module: ModuleType = onnxruntime
    return module


def _session(
    content: bytes, threads: int, entries: dict[str, str] | None = None
) -> InferenceSession:
    onnxruntime = runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Waiting threads that spin would take the processor from the encoder.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    for name, value in (entries or {}).items():
        options.add_session_config_entry(name, value)
    # A failure is raised, so it needn't be written to the console as well.
    options.log_severity_level = 4 if entries else 3
    session: InferenceSession = onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"]
    )
    return session


@cache
def _bounded_memory() -> None:
    """Makes the allocator that sessions share: on the processor no other bound is taken."""
    onnxruntime = runtime()
    place = onnxruntime.OrtMemoryInfo(
        "Cpu", onnxruntime.OrtAllocatorType.ORT_ARENA_ALLOCATOR, 0, onnxruntime.OrtMemType.DEFAULT
    )
    # Of the other three numbers -1 is the library's own choice.
    onnxruntime.create_and_register_allocator(
        place, onnxruntime.OrtArenaCfg(MOST_MEMORY, -1, -1, -1)
    )
