"""Want of memory is told from everything else that libraries can fail of."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from joyvasa_desktop.gpu_pack.shortage import lacks_memory


class WindowsError(OSError):
    """As Windows raises it; its number says more than the one that Python translates it into."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__(errno.EINVAL, text)
        self.winerror = number


SHORT = [
    MemoryError(),
    OSError(errno.ENOMEM, "whatever"),
    OSError("libcublasLt.so.13: cannot create shared object descriptor: Cannot allocate memory"),
    OSError("libtorch_cuda.so: failed to map segment from shared object"),
    ImportError("libtorch_cuda.so: failed to map segment from shared object"),
    ImportError(f"DLL load failed while importing _C: {os.strerror(errno.ENOMEM)}."),
    WindowsError(1455, "La taille du fichier de pagination est insuffisante"),
    WindowsError(8, "Not enough memory resources are available to process this command"),
    WindowsError(14, "Not enough storage is available to complete this operation"),
    RuntimeError("CUDA error: out of memory"),
]

OTHERS = [
    OSError(errno.ENOENT, "no such file"),
    OSError("libcudart.so.13: cannot open shared object file: No such file or directory"),
    # The threads' own memory is full, and will be the next time.
    OSError("libgomp.so.1: cannot allocate memory in static TLS block"),
    OSError("libc10.so: failed to map segment from shared object: Operation not permitted"),
    ImportError("DLL load failed while importing _C: The specified module could not be found."),
    WindowsError(126, "The specified module could not be found"),
    RuntimeError("CUDA error: no kernel image is available for execution on the device"),
]


@pytest.mark.parametrize("error", SHORT, ids=repr)
def test_want_of_memory_is_seen(error: Exception, tmp_path: Path) -> None:
    assert lacks_memory(error, tmp_path)


@pytest.mark.parametrize("error", OTHERS, ids=repr)
def test_nothing_else_is_taken_for_it(error: Exception, tmp_path: Path) -> None:
    assert not lacks_memory(error, tmp_path)


def test_it_is_seen_in_the_users_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = ImportError("libtorch_cuda.so: Nicht genügend Hauptspeicher verfügbar")
    assert not lacks_memory(error, tmp_path)
    monkeypatch.setattr(os, "strerror", lambda number: "Nicht genügend Hauptspeicher verfügbar.")
    assert lacks_memory(error, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows mounts no disks like that")
def test_a_disk_from_which_nothing_may_be_run_lacks_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = OSError("libc10.so: failed to map segment from shared object")
    assert lacks_memory(error, tmp_path / "gone")
    monkeypatch.setattr(os, "statvfs", lambda folder: Mounted(os.ST_NOEXEC | os.ST_RDONLY))
    assert not lacks_memory(error, tmp_path)
    monkeypatch.setattr(os, "statvfs", lambda folder: Mounted(os.ST_RDONLY))
    assert lacks_memory(error, tmp_path)


class Mounted:
    """What a system says of a disk."""

    def __init__(self, flags: int) -> None:
        self.f_flag = flags
