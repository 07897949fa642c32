"""PyTorch comes out of the pack, when it is really imported, and in all processes alike."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_packs import CARD, Machine, torch_files

from joyvasa_desktop.gpu_pack import installed, loading, marks
from joyvasa_desktop.gpu_pack.getting import get
from joyvasa_desktop.gpu_pack.installed import Installed
from joyvasa_desktop.gpu_pack.packs import Pack

START = """
import sys
from importlib.util import find_spec
from pathlib import Path
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.gpu_pack import loading
loading.use(Path(sys.argv[1]))
"""


def unpacked(folder: Path, more: str = "", libraries: tuple[str, ...] = ()) -> Path:
    """A pack as it lies on the disk."""
    for path, content in torch_files(more=more).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    pack = Installed(folder, "cu130", "13.0", "2.13.0", installed.kind(), {}, libraries)
    installed.write(pack)
    return folder


def run(pack: Path, script: str) -> str:
    """What a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", START + script, str(pack)],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert not done.stderr, done.stderr
    return done.stdout.strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Paquet 显卡"


def test_pytorch_and_its_parts_come_out_of_the_pack(folder: Path) -> None:
    script = "import torch, torch.nn; print(torch.__file__); print(torch.nn.__file__)"
    places = [Path(line) for line in run(unpacked(folder), script).splitlines()]
    assert places == [folder / "torch" / "__init__.py", folder / "torch" / "nn" / "__init__.py"]
    # It worked, so that nothing is held against it.
    assert not list((folder / marks.FOLDER).glob("*.loading"))


def test_looking_for_pytorch_loads_nothing(folder: Path) -> None:
    script = "print(find_spec('torch').origin); print('torch' in sys.modules)"
    origin, loaded = run(unpacked(folder, "raise SystemError"), script).splitlines()
    assert Path(origin) == folder / "torch" / "__init__.py" and loaded == "False"
    assert not (folder / marks.FOLDER).exists()


def test_everything_else_comes_from_where_it_always_does(folder: Path) -> None:
    assert "Paquet" not in run(unpacked(folder), "import numpy; print(numpy.__file__)")


TWICE = """
for _ in range(2):
    try:
        import torch
    except UserError as error:
        print(error.message)
"""


def test_a_pack_that_fails_says_why_and_is_left_alone(folder: Path) -> None:
    pack = unpacked(folder, "raise ImportError('libcudnn.so.9: cannot open')")
    first, second = run(pack, TWICE).splitlines()
    # The second time the process has some of its libraries: nothing else can be loaded there.
    assert first == second == "The GPU pack can't be loaded: libcudnn.so.9: cannot open."
    assert marks.why_left_alone(pack) == "libcudnn.so.9: cannot open"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows loads no libraries beforehand")
def test_a_library_that_cant_be_loaded_is_named(folder: Path) -> None:
    pack = unpacked(folder, libraries=("torch/lib/libc10.so",))
    assert "libc10.so" in run(pack, TWICE)


@pytest.mark.parametrize("error", ["MemoryError()", "OSError(12, 'Cannot allocate memory')"])
def test_want_of_memory_is_said_and_not_held_against_the_pack(folder: Path, error: str) -> None:
    once = "if hasattr(os, 'half'): raise ImportError('torch is there already')\nos.half = True\n"
    # This process has half of it, and would fail of something else the second time.
    pack = unpacked(folder, f"{once}raise {error}")
    first, second = run(pack, TWICE).splitlines()
    assert first == second == "There isn't enough memory to load the GPU pack."
    assert marks.why_left_alone(pack) == "" and not list((pack / marks.FOLDER).glob("*.loading"))
    unpacked(folder)
    assert run(pack, "import torch; print('works')") == "works"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows loads no libraries beforehand")
def test_a_library_for_which_there_is_no_memory_is_tried_another_time(folder: Path) -> None:
    if shutil.which("cc") is None:
        pytest.skip("there is no compiler for C")
    library = folder / "torch" / "lib" / "libc10.so"
    library.parent.mkdir(parents=True)
    # Only asked for, never used.
    text = "char room[3000000000L];"
    compiling = ["cc", "-shared", "-fPIC", "-xc", "-", "-o", str(library)]
    subprocess.run(compiling, input=text, text=True, check=True)
    pack = unpacked(folder, libraries=("torch/lib/libc10.so",))
    narrow = "import resource; resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000,) * 2)\n"
    assert "enough memory" in run(pack, narrow + TWICE)
    assert marks.why_left_alone(pack) == ""
    assert run(pack, "import torch; print('works')") == "works"


def test_who_is_stopped_meanwhile_says_nothing_against_the_pack(folder: Path) -> None:
    pack = unpacked(folder, "raise KeyboardInterrupt")
    script = "try:\n import torch\nexcept KeyboardInterrupt:\n print('stopped')"
    assert run(pack, script) == "stopped"
    assert marks.why_left_alone(pack) == "" and not list((pack / marks.FOLDER).glob("*.loading"))


def test_a_pack_is_in_use_until_the_process_ends(folder: Path) -> None:
    pack = unpacked(folder)
    script = (
        "import torch\nfrom joyvasa_desktop.gpu_pack import marks\n"
        "print(marks.in_use(Path(sys.argv[1])))"
    )
    assert run(pack, script) == "True"
    assert not marks.in_use(pack)


# Which pack


def test_a_good_pack_is_used_and_nothing_less(pack: Pack, machine: Machine) -> None:
    assert loading.usable() is None
    get(pack)
    there = installed.current()
    assert there is not None and loading.usable() == there.folder
    machine.cards = []
    assert loading.usable() is None
    machine.cards = [CARD]
    machine.build("2.14.0+cpu")
    assert loading.usable() is None
    machine.build("2.13.0+cu130", "13.0")
    assert loading.usable() is None
    machine.from_source()
    assert loading.usable() is None
    machine.build("2.13.0+cpu")
    assert loading.usable() == there.folder
    (there.folder / marks.FOLDER).mkdir(exist_ok=True)
    marks.failed(there.folder, "whatever")
    assert loading.usable() is None
    marks.forget(there.folder)
    (there.folder / "torch" / "__init__.py").unlink()
    assert loading.usable() is None


def test_a_program_without_a_pack_uses_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    loading.install()
    loading.install()
    ours = [each for each in sys.meta_path if isinstance(each, loading._Finder)]
    assert len(ours) == 1 and sys.meta_path[0] is ours[0]
    assert ours[0].find_spec("torch", None) is None
    assert ours[0].find_spec("json", None) is None


def test_installing_costs_no_start_anything() -> None:
    script = (
        "import sys; from joyvasa_desktop.gpu_pack import loading; loading.install(); "
        "print([each for each in ('torch', 'numpy', 'filelock', 'platformdirs') "
        "if each in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
