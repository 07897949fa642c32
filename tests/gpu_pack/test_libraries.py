"""Libraries are loaded each after what it needs, and it is seen where they come from."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import psutil
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.gpu_pack import gaps, libraries
from joyvasa_desktop.gpu_pack.installed import Installed
from joyvasa_desktop.gpu_pack.libraries import Library, foreign, order, read, strangers

SITE = Path(torch.__file__).parent.parent
LIB = SITE / "torch" / "lib"

linux = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other libraries")


@linux
def test_a_library_says_what_it_needs() -> None:
    found = read(LIB / "libtorch_python.so")
    assert found is not None and found.name == "libtorch_python.so"
    assert {"libtorch.so", "libc10.so", "libshm.so"} <= set(found.needed)


@linux
def test_pytorchs_own_libraries_are_put_in_order() -> None:
    paths = [path.relative_to(SITE).as_posix() for path in LIB.iterdir()]
    found = order(SITE, paths)
    assert found[-1] == "torch/lib/libtorch_python.so"
    before: set[str] = set()
    for path in found:
        library = read(SITE / path)
        assert library is not None
        theirs = {Path(each).name for each in found} & set(library.needed)
        assert theirs <= before, path
        before.add(library.name)


@linux
def test_loaded_in_that_order_they_need_no_folder_named(tmp_path: Path) -> None:
    # As a packaged program's environment would lead them to the package's own.
    script = (
        "import sys; from pathlib import Path; from joyvasa_desktop.gpu_pack import libraries\n"
        "from joyvasa_desktop.gpu_pack.installed import Installed\n"
        "site = Path(sys.argv[1])\n"
        "paths = [each.relative_to(site).as_posix() for each in (site / 'torch/lib').iterdir()]\n"
        "pack = Installed(site, '', '', '', '', {}, libraries.order(site, paths))\n"
        "libraries.load(pack)\n"
        "print(libraries.foreign(site))\n"
        "import torch; print(libraries.foreign(site))"
    )
    other = tmp_path / "package"
    other.mkdir()
    shutil.copy(LIB / "libc10.so", other)
    done = subprocess.run(
        [sys.executable, "-c", script, str(SITE)],
        capture_output=True,
        text=True,
        check=True,
        env={"LD_LIBRARY_PATH": str(other), "PYTHONPATH": ":".join(sys.path)},
    )
    assert done.stdout.split() == ["()", "()"]


@linux
def test_libraries_from_elsewhere_are_seen(tmp_path: Path) -> None:
    names = {Path(path).name for path in foreign(tmp_path)}
    assert "libtorch_cpu.so" in names and foreign(SITE) == ()


SYSTEM = "/usr/lib/x86_64-linux-gnu"


@pytest.mark.parametrize(
    ("folder", "place", "strange"),
    [
        (PurePosixPath("/d/a"), "/d/a/nvidia/cudnn/lib/libcudnn_ops.so.9", False),
        (PurePosixPath("/d/a"), "/d/ab/torch/lib/libtorch_cuda.so", True),
        (PurePosixPath("/d/a"), f"{SYSTEM}/libcudnn_engines_tensor_ir.so.9.23.2", True),
        (PurePosixPath("/d/a"), "/opt/显卡 12/lib/libcublasLt.so.12", True),
        (PurePosixPath("/d/a"), "/opt/cuda/lib/libnvrtc-builtins.so.13.0", True),
        # The driver's are everybody's, and so is what others have brought.
        (PurePosixPath("/d/a"), f"{SYSTEM}/libcuda.so.580.65.06", False),
        (PurePosixPath("/d/a"), f"{SYSTEM}/libnvidia-ml.so.1", False),
        (PurePosixPath("/d/a"), "/app/_internal/libgomp.so.1", False),
        (PurePosixPath("/d/a"), "/app/models/torch.so.safetensors", False),
        (PureWindowsPath("C:/Données/Zoë/Pack"), r"c:\données\zoë\PACK\torch\lib\c10.dll", False),
        (PureWindowsPath("C:/Données/Zoë/Pack"), r"C:\Données\Zoë\Pack 2\torch\lib\c10.dll", True),
        (PureWindowsPath("C:/Données/Zoë/Pack"), r"D:\CUDA\bin\CUDNN_OPS64_9.DLL", True),
        (PureWindowsPath("C:/Données/Zoë/Pack"), r"\\host\share\torch_cuda.dll", True),
        (PureWindowsPath("C:/Données/Zoë/Pack"), r"C:\Windows\System32\nvcuda64.dll", False),
    ],
)
def test_only_what_the_pack_should_bring_is_strange(
    folder: PurePath, place: str, strange: bool
) -> None:
    assert strangers([type(folder)(place)], folder) == ((place,) if strange else ())


def test_a_sandbox_that_hides_it_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(self: psutil.Process) -> object:
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil.Process, "memory_maps", denied)
    assert foreign(tmp_path) == ()


# Parts that are opened by name


PART = "int version(void) { return %d; }"

ASKING = """
#include <dlfcn.h>
int asked(void) {
    void *part = dlopen("%s", RTLD_NOW);
    int (*version)(void) = part ? (int (*)(void)) dlsym(part, "version") : 0;
    return version ? version() : -1;
}
"""

CUDNN = "nvidia/cudnn/lib"


def compiled(path: Path, text: str, *more: str) -> None:
    """A library that is called as its file is, and looks beside itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    source = path.with_suffix(".c")
    source.write_text(text, encoding="utf-8")
    linking = ("-Wl,--enable-new-dtags", f"-Wl,-soname,{path.name}", "-Wl,-rpath,$ORIGIN", *more)
    subprocess.run(["cc", "-shared", "-fPIC", str(source), "-o", str(path), *linking], check=True)
    source.unlink()


class Machine:
    """A pack with a PyTorch that asks cuDNN for a part, and another cuDNN on the same machine."""

    def __init__(self, folder: Path, part: str) -> None:
        if shutil.which("cc") is None:
            pytest.skip("there is no compiler for C")
        self.pack, self.other, self.part = folder / "Paquet 显卡", folder / "usr" / "lib", part
        compiled(self.pack / CUDNN / "libcudnn_graph.so.9", ASKING % part)
        compiled(self.pack / "torch/lib/libtorch_python.so", "int torch;")
        compiled(self.other / part, PART % 2)

    def version(self, names_other: bool = True) -> int:
        """Which of the parts answers; -1 if it isn't found.

        Args:
            names_other: LD_LIBRARY_PATH names the other one's folder.
        """
        files = [
            path.relative_to(self.pack).as_posix()
            for path in self.pack.rglob("*.so*")
            if path.is_file()
        ]
        script = (
            "import ctypes, sys; from pathlib import Path\n"
            "from joyvasa_desktop.gpu_pack import libraries\n"
            "from joyvasa_desktop.gpu_pack.installed import Installed\n"
            "pack, *files = sys.argv[1:]\n"
            "order = libraries.order(Path(pack), files)\n"
            "libraries.load(Installed(Path(pack), '', '', '', '', {}, order))\n"
            f"print(ctypes.CDLL(f'{{pack}}/{CUDNN}/libcudnn_graph.so.9').asked())"
        )
        variables = {"LD_LIBRARY_PATH": str(self.other)} if names_other else {}
        done = subprocess.run(
            [sys.executable, "-c", script, str(self.pack), *files],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": ":".join(sys.path), **variables},
        )
        return int(done.stdout)


@linux
@pytest.mark.parametrize(
    "part",
    [
        "nvidia/cudnn/lib/libcudnn_ops.so.9",
        "nvidia/cudnn/lib/libcudnn_engines_precompiled.so.9",
        "nvidia/cu13/lib/libnvrtc-builtins.so.13.0",
        "nvidia/cu13/lib/libnvJitLink.so.13",
        "torch/lib/libtorch_cuda_linalg.so",
    ],
)
def test_anothers_part_on_the_machine_doesnt_come_first(part: str, tmp_path: Path) -> None:
    machine = Machine(tmp_path, Path(part).name)
    assert machine.version() == 2
    compiled(machine.pack / part, PART % 1)
    assert machine.version() == 1


@linux
def test_a_part_that_cant_be_loaded_keeps_nobody_from_the_others(tmp_path: Path) -> None:
    machine = Machine(tmp_path, "libcudnn_ops.so.9")
    compiled(machine.pack / CUDNN / "libcudnn_ops.so.9", PART % 1)
    compiled(machine.pack / CUDNN / "libgone.so.1", "int gone;")
    compiled(
        machine.pack / CUDNN / "libcudnn_adv.so.9",
        "int adv;",
        "-Wl,--no-as-needed",
        f"{machine.pack / CUDNN}/libgone.so.1",
    )
    (machine.pack / CUDNN / "libgone.so.1").unlink()
    assert machine.version() == 1


@linux
def test_want_of_memory_for_a_part_isnt_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(path: str) -> None:
        if "cudnn" in path:
            raise OSError(f"{path}: cannot create shared object descriptor: Cannot allocate memory")

    monkeypatch.setattr(ctypes, "CDLL", load)
    order = ("torch/lib/libtorch_python.so", f"{CUDNN}/libcudnn_ops.so.9")
    with pytest.raises(OSError, match="allocate memory"):
        libraries.load(Installed(tmp_path, "", "", "", "", {}, order))


@linux
def test_a_part_that_the_pack_lacks_isnt_taken_from_elsewhere(tmp_path: Path) -> None:
    machine = Machine(tmp_path, "libcudnn_engines_tensor_ir.so.9")
    asking = machine.pack / CUDNN / "libcudnn_graph.so.9"
    # As what is installed for all is found: behind the library's own folder.
    compiled(asking, ASKING % machine.part, f"-Wl,-rpath,{machine.other}")
    assert machine.version(names_other=False) == 2
    gaps.close(machine.pack, [f"{CUDNN}/libcudnn_graph.so.9"])
    assert machine.version(names_other=False) == -1


def test_what_is_no_library_is_none(tmp_path: Path) -> None:
    path = tmp_path / "libc10.so"
    assert read(path) is None
    path.write_bytes(b"INPUT(libc10.so.1)")
    assert read(path) is None
    assert order(tmp_path, ["libc10.so"]) == ()


@linux
@given(st.binary(max_size=300), st.integers(0, 400))
def test_a_damaged_library_harms_nobody(noise: bytes, at: int) -> None:
    whole = (LIB / "libtorch_global_deps.so").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "libspoilt.so"
        path.write_bytes(whole[:at] + noise + whole[at + len(noise) :])
        found = read(path)
        assert found is None or all(len(name) <= 256 for name in found.needed)


names = st.sampled_from("abcdefgh")


@given(st.dictionaries(names, st.lists(names, max_size=4)))
def test_every_order_has_what_is_needed_first(needs: dict[str, list[str]]) -> None:
    known = {name: (name, Library(name, tuple(needed))) for name, needed in needs.items()}
    found = list(libraries._sorted(known, sorted(needs)))
    assert sorted(found) == sorted(needs)
    for name in found:
        later = set(found[found.index(name) + 1 :])
        # In a circle somebody has to be first.
        assert all(_reaches(needs, each, name) for each in set(needs[name]) & later)


def _reaches(needs: dict[str, list[str]], start: str, end: str) -> bool:
    seen, waiting = set[str](), [start]
    while waiting:
        name = waiting.pop()
        if name == end:
            return True
        if name not in seen:
            seen.add(name)
            waiting += needs.get(name, [])
    return False
