"""Of wheels comes what networks need, and it is known what has come."""

from __future__ import annotations

import errno
from pathlib import Path, PurePosixPath

import pytest
from small_packs import wheel

from joyvasa_desktop.errors import CannotWrite
from joyvasa_desktop.gpu_pack.wheels import Book, place_of, unpack


@pytest.mark.parametrize(
    "path",
    [
        "torch/__init__.py",
        "torch/lib/libtorch_cuda.so",
        "torch/lib/c10_cuda.dll",
        "torch/bin/torch_shm_manager",
        "torch/testing/__init__.py",
        "nvidia/cudnn/lib/libcudnn_engines_precompiled.so.9",
        "nvidia/cu13/lib/libnvrtc-builtins.so.13.0",
        "nvidia/cu13/lib/libcusolver.so.12",
        "functorch/__init__.py",
    ],
)
def test_what_networks_need_comes(path: str) -> None:
    assert place_of(PurePosixPath(path)) == path


@pytest.mark.parametrize(
    "path",
    [
        "torch/include/ATen/ATen.h",
        "torch/lib/libprotobuf.a",
        "torch/lib/torch_cuda.lib",
        "torch/bin/protoc",
        "torch/bin/test_jit",
        "torch/_VF.pyi",
        "torch/share/cmake/Torch/TorchConfig.cmake",
        "torch-2.13.0.dist-info/licenses/LICENSE",
        "nvidia/nvshmem/lib/libnvshmem_device.bc",
        "nvidia/cu13/lib/libcusolverMg.so.12",
        "nvidia/cu13/lib/libnvrtc.alt.so.13",
        "nvidia_nvtx.data/scripts/tool",
        "nvidia_nvtx.data/purelib",
    ],
)
def test_what_is_for_compilers_stays_out(path: str) -> None:
    assert place_of(PurePosixPath(path)) == ""


def test_the_book_knows_what_was_unpacked_and_forgets_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.whl"
    path.write_bytes(wheel({"torch/a.py": b"123", "torch/a.h": b"1"}))
    folder = tmp_path / "pack"
    folder.mkdir()
    book = Book(folder)
    book.add("a" * 64, unpack(path, folder, lambda count: None))
    book.add("b" * 64, {"nvidia/x.so": 9})
    again = Book(folder)
    assert again.has("a" * 64) and again.has("b" * 64) and not again.has("c" * 64)
    assert again.files() == {"torch/a.py": 3, "nvidia/x.so": 9}
    again.close()
    assert not Book(folder).has("a" * 64)


def test_a_book_whose_writing_breaks_off_is_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Book(tmp_path).add("a" * 64, {"torch/a.py": 3})

    def breaks(path: Path, text: str, encoding: str) -> int:
        path.write_bytes(text.encode(encoding)[:20])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", breaks)
    with pytest.raises(CannotWrite):
        Book(tmp_path).add("b" * 64, {"nvidia/x.so": 9})
    assert Book(tmp_path).has("a" * 64)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a": [1]}', b'{"a": {"b": "c"}}', b"\xff"])
def test_a_spoilt_book_knows_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "wheels.json").write_bytes(content)
    assert Book(tmp_path).files() == {}
