"""Load the small networks that ship with the program."""

from __future__ import annotations

import os
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from joyvasa_desktop.parts import part_of_program

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def network(model: Path, threads: int = 2) -> InferenceSession:
    """A session of onnxruntime on the processor; networks so small gain nothing elsewhere.

    Args:
        model: an .onnx file of the program's own.
        threads: how many work on one run.

    Raises:
        UserError: if the file is missing or can't be read.
    """
    onnxruntime = runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Waiting threads that spin would take the processor from the encoder.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    session: InferenceSession = onnxruntime.InferenceSession(
        part_of_program(model), options, providers=["CPUExecutionProvider"]
    )
    return session


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
