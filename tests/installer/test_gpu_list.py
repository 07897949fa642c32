"""The list of GPU packs is asked from an index, without fetching the packs."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from package_index import PackageIndex

from installer import gpu_list
from installer.index import Remote
from joyvasa_desktop.gpu_pack import packs

BIG = 300_000


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[PackageIndex]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with PackageIndex() as made:
        yield made


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "joyvasa-desktop"
    (folder / "_internal").mkdir(parents=True)
    return folder


def build(program: Path, torch: str = "2.13.0+cpu", cuda: str = "") -> Path:
    about = {"torch": torch, "cuda": cuda}
    (program / "_internal" / "edition.json").write_text(json.dumps(about), "utf-8")
    return program / "_internal" / packs.LIST


def variants(tmp_path: Path, index: PackageIndex) -> Path:
    path = tmp_path / "packs.toml"
    path.write_text(
        f'[cu130]\ncuda = "13.0"\nindex = "{index.address}/simple"\noldest = "7.5"\n'
        'newest = "99.0"\ndriver = { linux = "580.65.06", win32 = "580.88" }\n',
        encoding="utf-8",
    )
    return path


def fill(index: PackageIndex) -> tuple[str, str]:
    """PyTorch with what it asks for; the wheels that are wanted of it."""
    library = "nvidia/cu13/lib/libcublas.so.13"
    wanted = (
        index.add(
            "torch",
            "2.13.0+cu130",
            "nvidia-cublas",
            "triton",
            "sympy",
            **{"torch/lib/libtorch.so": bytes(BIG), "torch/include/a.h": bytes(1000)},
        ),
        index.add("nvidia-cublas", "13.1", **{library: bytes(2 * BIG)}),
    )
    index.add("triton", "3.7.1", **{"triton/__init__.py": b""})
    index.add("sympy", "1.14", **{"sympy/__init__.py": b""})
    return wanted


def test_the_list_names_what_is_needed_and_nothing_is_fetched(
    index: PackageIndex, program: Path, tmp_path: Path
) -> None:
    names = fill(index)
    path = build(program)
    gpu_list.make(program, variants(tmp_path, index))
    (pack,) = packs.read(json.loads(path.read_text("utf-8")))
    assert (pack.name, pack.cuda, pack.torch) == ("cu130", "13.0", "2.13.0")
    assert pack.least_driver == ("580.88" if sys.platform == "win32" else "580.65.06")
    assert tuple(file.name for file in pack.files) == names
    for file in pack.files:
        body = index.wheels[file.name]
        assert (file.size, file.sha256) == (len(body), hashlib.sha256(body).hexdigest())
        assert file.url == f"{index.address}/files/{file.name.replace('+', '%2B')}"
        # The list of entries is at the end; a block of 64 kB may hold more.
        assert index.given[file.name] < 140_000
    assert [file.unpacked for file in pack.files] == [BIG, 2 * BIG]


def test_a_build_for_cards_needs_no_list(
    index: PackageIndex, program: Path, tmp_path: Path
) -> None:
    path = build(program, "2.13.0+cu130", "13.0")
    gpu_list.make(program, variants(tmp_path, index))
    assert not path.exists()


def test_a_version_that_the_index_lacks_ends_the_build(
    index: PackageIndex, program: Path, tmp_path: Path
) -> None:
    fill(index)
    path = build(program, "2.99.0+cpu")
    with pytest.raises(SystemExit, match=r"has no torch==2\.99\.0"):
        gpu_list.make(program, variants(tmp_path, index))
    assert not path.exists()


def test_what_an_index_does_not_tell_is_found_out(
    index: PackageIndex, program: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = fill(index)
    index.hashes = False
    path = build(program)
    gpu_list.make(program, variants(tmp_path, index))
    (pack,) = packs.read(json.loads(path.read_text("utf-8")))
    told = {file.name: file.sha256 for file in pack.files}
    assert told == {name: hashlib.sha256(index.wheels[name]).hexdigest() for name in names}
    said = capsys.readouterr().out
    assert all(f"{name} is fetched" in said for name in names)


def test_a_file_of_which_only_a_part_comes_is_not_believed(index: PackageIndex) -> None:
    name = index.add("torch", "2.13.0", **{"torch/a.py": bytes(BIG)})
    remote = Remote(f"{index.address}/files/{name}")
    index.wheels[name] = index.wheels[name][:BIG]
    with pytest.raises(SystemExit, match=f"only {BIG} bytes came"):
        remote.digest()


def test_a_server_that_would_send_everything_is_left(index: PackageIndex) -> None:
    name = index.add("torch", "2.13.0", **{"torch/a.py": bytes(BIG)})
    index.parts = False
    with pytest.raises(SystemExit, match="in parts"):
        Remote(f"{index.address}/files/{name}")


def test_the_packs_that_are_wanted_are_named_completely() -> None:
    import tomllib

    wanted: dict[str, dict[str, Any]] = tomllib.loads(gpu_list.VARIANTS.read_text("utf-8"))
    for variant in wanted.values():
        assert set(variant) == {"cuda", "index", "oldest", "newest", "driver"}
        assert set(variant["driver"]) == {"linux", "win32"}
        assert variant["index"].startswith("https://download.pytorch.org/whl/cu")
