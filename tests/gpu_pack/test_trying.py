"""A pack is tried by another process, whose end or silence says something, too."""

from __future__ import annotations

import pickle
import shutil
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
import torch
from small_packs import VERSION, torch_files

from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.gpu_pack import installed, trying
from joyvasa_desktop.gpu_pack.installed import Installed
from joyvasa_desktop.gpu_pack.trying import Failed, try_out


def unpacked(folder: Path, files: dict[str, bytes]) -> Installed:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    pack = Installed(folder, "cu130", "13.0", VERSION, installed.kind(), {}, ())
    installed.write(pack)
    return pack


def test_what_was_imported_needs_no_compiling_at_the_next_start(tmp_path: Path) -> None:
    pack = unpacked(tmp_path, torch_files())
    try_out(pack, lambda: None)
    assert list((tmp_path / "torch" / "__pycache__").glob("__init__*.pyc"))


@pytest.mark.parametrize(
    ("files", "fault", "why"),
    [
        (torch_files(card=False), "card", "no graphics card"),
        (torch_files(right=False), "card", "something else than the processor"),
        (torch_files("2.12.1"), "pack", r"2\.12\.1\+cu130 instead of 2\.13\.0"),
        (torch_files(more="version.cuda = '12.6'"), "pack", r"for CUDA 13\.0"),
        (torch_files(more="randn = lambda *_: 1 / 0"), "pack", "division by zero"),
        (torch_files(more="os._exit(5)"), "pack", r"sudden end .*\(5\)"),
        pytest.param(
            *(torch_files(more="os.kill(os.getpid(), 9)"), "memory", "for want of memory"),
            marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows kills no process"),
        ),
        (torch_files(more="raise OSError('libnccl.so.2 is missing')"), "pack", "libnccl"),
        ({"torch/__init__.py": b"("}, "pack", "never closed"),
        (torch_files(more="raise MemoryError"), "memory", "for want of memory: MemoryError"),
        (
            torch_files(more="def randn(*_): raise RuntimeError('CUDA error: out of memory')"),
            "memory",
            r"for want of memory: CUDA error: out of memory\.",
        ),
    ],
)
def test_what_is_wrong_is_said(
    files: dict[str, bytes], fault: str, why: str, tmp_path: Path
) -> None:
    with pytest.raises(Failed, match=why) as caught:
        try_out(unpacked(tmp_path, files), lambda: None)
    assert caught.value.fault == fault and caught.value.hint


def test_a_card_that_fails_while_it_computes_is_at_fault(tmp_path: Path) -> None:
    more = "def randn(*shape): raise RuntimeError('CUDA error: no kernel image\\nmore')"
    with pytest.raises(Failed, match=r"no kernel image\.") as caught:
        try_out(unpacked(tmp_path, torch_files(more=more)), lambda: None)
    assert caught.value.fault == "card"


STRANGER = """
def randn(*shape):
    import ctypes
    ctypes.CDLL({place!r})
    raise RuntimeError("CUDNN_STATUS_SUBLIBRARY_VERSION_MISMATCH")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows finds a library beside the others")
def test_anothers_library_that_comes_while_it_computes_is_named(tmp_path: Path) -> None:
    stranger = tmp_path / "usr" / "libcudnn_ops.so.9"
    stranger.parent.mkdir()
    shutil.copy(Path(torch.__file__).parent / "lib" / "libtorch_global_deps.so", stranger)
    pack = unpacked(tmp_path / "pack", torch_files(more=STRANGER.format(place=str(stranger))))
    with pytest.raises(Failed, match=r"libcudnn_ops\.so\.9 was loaded instead") as caught:
        try_out(pack, lambda: None)
    assert caught.value.fault == "others" and "LD_LIBRARY_PATH" in caught.value.hint


def test_silence_ends_a_trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "PATIENCE", 0.3)
    with pytest.raises(Failed, match="doesn't answer"):
        try_out(unpacked(tmp_path, torch_files(more="time.sleep(600)")), lambda: None)


def test_who_stops_doesnt_wait(tmp_path: Path) -> None:
    def stop() -> None:
        raise Cancelled

    began = time.monotonic()
    with pytest.raises(Cancelled):
        try_out(unpacked(tmp_path, torch_files(more="time.sleep(600)")), stop)
    assert time.monotonic() - began < 10


def test_a_process_that_cant_be_ended_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As one that hangs in a driver.
    hanging: list[BaseProcess] = []
    monkeypatch.setattr(BaseProcess, "kill", lambda self: hanging.append(self))
    monkeypatch.setattr(trying, "_FAREWELL", 0.2)
    monkeypatch.setattr(trying, "PATIENCE", 0.3)
    with pytest.raises(Failed, match="doesn't answer"):
        try_out(unpacked(tmp_path, torch_files(more="time.sleep(600)")), lambda: None)
    monkeypatch.undo()
    assert hanging and hanging[0].is_alive()
    hanging[0].kill()
    hanging[0].join()


def test_a_failure_crosses_to_the_window() -> None:
    error = Failed("card", "it is broken")
    other = pickle.loads(pickle.dumps(error))
    assert (other.fault, str(other)) == ("card", str(error))


def test_the_real_pytorch_is_asked_for_nothing_that_it_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A machine without a card computes both on the processor.
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.Tensor, "cuda", lambda self: self)
    assert trying._computed(torch) is None
    monkeypatch.setattr(torch.Tensor, "cuda", lambda self: 2 * self)
    assert trying._computed(torch) == (
        "card",
        "the graphics card computes something else than the processor",
    )
