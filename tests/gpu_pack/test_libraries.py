"""Libraries are loaded each after what it needs, and it is seen where they come from."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.gpu_pack import libraries
from joyvasa_desktop.gpu_pack.libraries import Library, foreign, order, read

SITE = Path(torch.__file__).parent.parent
LIB = SITE / "torch" / "lib"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other libraries")


def test_a_library_says_what_it_needs() -> None:
    found = read(LIB / "libtorch_python.so")
    assert found is not None and found.name == "libtorch_python.so"
    assert {"libtorch.so", "libc10.so", "libshm.so"} <= set(found.needed)


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


def test_libraries_from_elsewhere_are_seen(tmp_path: Path) -> None:
    names = {Path(path).name for path in foreign(tmp_path)}
    assert "libtorch_cpu.so" in names and foreign(SITE) == ()


def test_what_is_no_library_is_none(tmp_path: Path) -> None:
    path = tmp_path / "libc10.so"
    assert read(path) is None
    path.write_bytes(b"INPUT(libc10.so.1)")
    assert read(path) is None
    assert order(tmp_path, ["libc10.so"]) == ()


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
