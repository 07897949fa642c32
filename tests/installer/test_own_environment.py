"""Every process of the frozen program takes PyTorch from the GPU pack, and only from there.

A stand-in does for the pack: the PyTorch that is installed here. And a few lines of C say that
there is a graphics card, as NVIDIA's driver does.
"""

from __future__ import annotations

import contextlib
import json
import os
import runpy
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from installer import proof
from installer.contents import FOLDER
from joyvasa_desktop import environment, own_files, paths
from joyvasa_desktop.gpu_pack import installed, libraries, loading
from joyvasa_desktop.gpu_pack.installed import Installed

SITE = Path(torch.__file__).resolve().parent.parent

DRIVER = """
#include <string.h>
int cuInit(unsigned flags) { return 0; }
int cuDeviceGetCount(int *count) { *count = 1; return 0; }
int cuDeviceGet(int *device, int number) { *device = 0; return 0; }
int cuDeviceGetName(char *name, int size, int device) {
    strncpy(name, "NVIDIA Pretended", size);
    return 0;
}
int cuDeviceTotalMem_v2(size_t *size, int device) { *size = 1ul << 33; return 0; }
int cuDeviceGetAttribute(int *value, int number, int device) { *value = 8; return 0; }
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks into Linux's /proc")


@pytest.mark.parametrize("own", [None, "/srv/somebody/lib"])
def test_what_the_program_starts_gets_the_environment_of_its_user(
    monkeypatch: pytest.MonkeyPatch, own: str | None
) -> None:
    put_in: list[bool] = []
    monkeypatch.setattr(loading, "install", lambda: put_in.append(True))
    monkeypatch.setattr(own_files, "keep_modules", lambda: put_in.append(False))
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/joyvasa-desktop/_internal")
    # PyInstaller keeps the user's own under this name, if there is one.
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", own or "")
    if own is None:
        monkeypatch.delenv("LD_LIBRARY_PATH_ORIG")
    monkeypatch.setenv("QT_PLUGIN_PATH", "/usr/lib/qt6/plugins")
    runpy.run_path(str(Path(proof.__file__).parent / "own_environment.py"))
    # What PyInstaller does next, and the window when it has been made.
    monkeypatch.setenv("QT_PLUGIN_PATH", "/opt/joyvasa-desktop/_internal/PySide6/Qt/plugins")
    environment.restore()
    assert os.environ["QT_PLUGIN_PATH"] == "/usr/lib/qt6/plugins"
    assert os.environ.get("LD_LIBRARY_PATH") == own
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ and put_in == [False, True]


@pytest.fixture(scope="module")
def program(dist: Path) -> Path:
    folder = dist / FOLDER
    if not folder.is_dir():
        pytest.skip("there is no frozen program: python3 dev.py build program")
    about = json.loads((folder / "_internal" / "edition.json").read_text("utf-8"))
    if about["cuda"] or about["torch"].partition("+")[0] != torch.__version__.partition("+")[0]:
        pytest.skip("the program is for NVIDIA cards, of which there is no graphics card here")
    return folder / proof.names(folder)[0]


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a driver that has a card."""
    folder = tmp_path_factory.mktemp("driver")
    if shutil.which("cc") is None:
        pytest.skip("there is no graphics card, and no compiler to pretend one")
    source = folder / "cuda.c"
    source.write_text(DRIVER, "ascii")
    library = folder / "libcuda.so.1"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", str(library), str(source)], check=True)
    return folder


@pytest.fixture
def pack() -> Path:
    """The stand-in, where the program looks for packs."""
    folder = installed.home() / "cu130-stand-in"
    folder.mkdir(parents=True)
    (folder / "torch").symlink_to(SITE / "torch")
    files = [f"torch/lib/{path.name}" for path in (SITE / "torch" / "lib").iterdir()]
    version = torch.__version__.partition("+")[0]
    order = libraries.order(folder, files)
    sizes = {path: (folder / path).stat().st_size for path in files}
    installed.write(Installed(folder, "cu130", "13.0", version, installed.kind(), sizes, order))
    return folder


def doctor(program: Path, driver: Path) -> tuple[dict[str, str], set[Path]]:
    """What the doctor says, and the folders from which PyTorch's libraries were loaded for that."""
    process = subprocess.Popen(
        [program, "doctor", "--json"],
        env={**proof.environment(Path(os.environ["HOME"])), "LD_LIBRARY_PATH": str(driver)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    folders: set[Path] = set()
    with process:
        while process.poll() is None:
            for maps in _processes_of(program):
                folders |= _folders(maps)
            time.sleep(0.05)
        assert process.stdout is not None
        told = json.loads(process.stdout.read())
    found = {**told["Machine"], **told["JoyVASA engine"]}
    return {name: each["text"] for name, each in found.items()}, folders


def _processes_of(program: Path) -> Iterator[Path]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            ours = (folder / "exe").readlink() == program
        except OSError:
            continue
        if ours:
            yield folder / "maps"


def _folders(maps: Path) -> set[Path]:
    try:
        lines = maps.read_text("utf-8", "replace").splitlines()
    except OSError:
        return set()
    places = {Path(parts[5]) for line in lines if len(parts := line.split(None, 5)) == 6}
    return {place.parent for place in places if place.name.startswith(("libtorch", "libc10"))}


def test_the_programs_modules_stay_in_reach_when_it_is_removed(program: Path) -> None:
    place = proof.environment(Path(os.environ["HOME"]))
    looks = list[bool]()
    with subprocess.Popen([program, "doctor"], env=place, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            looks.append(program in _open_files(Path(f"/proc/{process.pid}/fd")))
            time.sleep(0.02)
    # Whoever starts Python reads the file as well, but closes it again.
    assert sum(looks) > len(looks) / 2


def _open_files(folder: Path) -> set[Path]:
    found = set()
    with contextlib.suppress(OSError):
        for each in folder.iterdir():
            found.add(each.readlink())
    return found


def test_a_pack_takes_the_place_of_the_programs_own(
    program: Path, driver: Path, pack: Path
) -> None:
    told, folders = doctor(program, driver)
    assert told["GPU pack"].startswith("cu130, CUDA 13.0") and "in use" in told["GPU pack"]
    assert folders == {SITE / "torch" / "lib"}
    # It was loaded to its end, and its process is gone.
    assert not list((pack / "marks").glob("*.loading"))


def test_a_damaged_pack_leaves_the_work_to_the_programs_own(
    program: Path, driver: Path, pack: Path
) -> None:
    manifest = pack / installed.MANIFEST
    manifest.write_text(manifest.read_text("utf-8").replace('libc10.so": ', 'libc10.so": 1'))
    told, folders = doctor(program, driver)
    assert "damaged" in told["GPU pack"] and told["runs on"].startswith("the processor")
    assert folders == {program.parent / "_internal" / "torch" / "lib"}


def test_without_a_pack_nothing_is_looked_for(program: Path, driver: Path) -> None:
    told, folders = doctor(program, driver)
    assert "Pretended" in told["graphics card"]
    assert folders == {program.parent / "_internal" / "torch" / "lib"}
    assert not (paths.data() / "gpu-pack").exists()
