"""Libraries that are only asked for are emptied, and what asks for them still works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from installer import hollow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only OpenCV for Linux is so")


@pytest.fixture(autouse=True)
def tools() -> None:
    if not shutil.which("ld") or not shutil.which("as"):
        pytest.skip("there is no assembler (binutils)")


def library(path: Path, asks: tuple[Path, ...] = (), version: str = "", calls: str = "") -> Path:
    """A library with one function of its name, which may call another one."""
    own = path.name.removeprefix("lib").partition(".")[0].partition("-")[0]
    work = path.parent / "work"
    work.mkdir(parents=True, exist_ok=True)
    call = f"call {calls}@PLT\n" if calls else ""
    code = f".text\n.globl {own}\n.type {own}, @function\n{own}:\n{call}ret\n"
    (work / "a.s").write_text(f'{code}.section .note.GNU-stack,"",@progbits\n', "ascii")
    (work / "versions").write_text(f"{version} {{ global: {own}; local: *; }};\n", "ascii")
    subprocess.run(["as", "-o", work / "a.o", work / "a.s"], check=True)
    command = ["ld", "-shared", "-soname", path.name, "-rpath", "$ORIGIN", "-o", path, work / "a.o"]
    subprocess.run([*command, "--version-script", work / "versions", *asks], check=True)
    shutil.rmtree(work)
    return path


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """OpenCV's library as a frozen program has it: it asks for FFmpeg's, those for others."""
    inside = tmp_path / "dist ü" / "_internal"
    folder = inside / hollow.FOLDER
    crypto = library(folder / "libcrypto-1a.so.1.1")
    shared = library(folder / "libshared-2b.so.1")
    codec = library(folder / "libavcodec-3c.so.62", (crypto, shared), "LIBAVCODEC_62", "crypto")
    format_ = library(folder / "libavformat-4d.so.62", (codec,), "LIBAVFORMAT_62", "avcodec")
    library(inside / "cv2/cv2.abi3.so", (codec, format_, shared), calls="avcodec")
    (inside / crypto.name).symlink_to(f"{hollow.FOLDER}/{crypto.name}")
    (inside / shared.name).symlink_to(f"{hollow.FOLDER}/{shared.name}")
    return inside.parent


def test_what_is_unused_is_emptied_and_what_only_that_needed_is_removed(program: Path) -> None:
    inside = program / "_internal"
    assert hollow.empty(program) == [
        "libavcodec-3c.so.62",
        "libavformat-4d.so.62",
        "libcrypto-1a.so.1.1",
    ]
    left = {path.name for path in (inside / hollow.FOLDER).iterdir()}
    assert left == {"libavcodec-3c.so.62", "libavformat-4d.so.62", "libshared-2b.so.1"}
    assert not (inside / "libcrypto-1a.so.1.1").is_symlink()
    assert (inside / "libshared-2b.so.1").is_symlink()


def test_a_link_to_what_is_removed_leads_to_the_same_library_of_another_package(
    program: Path,
) -> None:
    inside = program / "_internal"
    name = "libcrypto-1a.so.1.1"
    other = library(inside / "av.libs" / name)
    hollow.empty(program)
    assert (inside / name).is_symlink() and (inside / name).samefile(other)


def test_emptied_libraries_have_the_names_that_are_asked_for_and_ask_for_nothing(
    program: Path,
) -> None:
    folder = program / "_internal" / hollow.FOLDER
    hollow.empty(program)
    codec, format_ = folder / "libavcodec-3c.so.62", folder / "libavformat-4d.so.62"
    assert {"avcodec@LIBAVCODEC_62"} <= hollow.names_of(codec)
    assert hollow.soname(codec) == codec.name
    # Its function was asked for by nobody but itself.
    assert "avformat@LIBAVFORMAT_62" not in hollow.names_of(format_)
    assert not hollow.asked_libraries(codec) | hollow.asked_libraries(format_)


def test_what_asks_for_them_loads_with_every_name_found(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hollow.empty(program)
    folder = program / "_internal" / hollow.FOLDER
    script = "import ctypes, os, sys; ctypes.CDLL(sys.argv[1], mode=os.RTLD_NOW)"
    done = subprocess.run(
        [sys.executable, "-c", script, program / "_internal/cv2/cv2.abi3.so"],
        env={**os.environ, "LD_LIBRARY_PATH": str(folder), "LD_BIND_NOW": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0 and done.stderr == ""


def test_emptying_again_changes_nothing(program: Path) -> None:
    hollow.empty(program)
    before = {path: path.read_bytes() for path in program.rglob("*.so*")}
    assert hollow.empty(program)
    assert {path: path.read_bytes() for path in program.rglob("*.so*")} == before


def test_a_program_without_opencv_is_left_alone(
    tmp_path: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hollow.empty(tmp_path / "nothing") == []
    monkeypatch.setattr(sys, "platform", "win32")
    assert hollow.empty(program) == []


def test_opencv_itself_works_with_an_emptied_ffmpeg(tmp_path: Path) -> None:
    found = find_spec("cv2")
    assert found is not None and found.origin is not None
    packages, inside = Path(found.origin).parents[1], tmp_path / "_internal"
    for name in ("cv2", hollow.FOLDER):
        shutil.copytree(packages / name, inside / name)
    names = hollow.empty(tmp_path)
    for library_ in ("avcodec", "avformat", "avutil", "swscale", "ssl", "crypto"):
        assert any(name.startswith(f"lib{library_}-") for name in names), names
    script = (
        "import cv2, numpy as np; a = np.full((64, 64, 3), 7, np.uint8); print(cv2.__file__);"
        "ok, data = cv2.imencode('.png', a); assert ok and (cv2.imdecode(data, -1) == a).all();"
        "m = np.eye(99) * 2; assert np.allclose(cv2.invert(m)[1] * 2, np.eye(99))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(inside), "LD_BIND_NOW": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0 and done.stderr == "", done.stderr
    assert done.stdout.startswith(str(inside))
