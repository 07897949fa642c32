"""A pack on the disk is what its manifest says, or it isn't used."""

from __future__ import annotations

import os
from pathlib import Path

from small_packs import Machine

from joyvasa_desktop.gpu_pack import installed
from joyvasa_desktop.gpu_pack.installed import Installed


def lay(name: str, torch: str = "2.13.0", age: float = 0.0) -> Installed:
    folder = installed.home() / name
    (folder / "torch").mkdir(parents=True)
    (folder / "torch" / "a.py").write_bytes(b"123")
    pack = Installed(
        folder, "cu130", "13.0", torch, installed.kind(), {"torch/a.py": 3}, ("torch/b.so",)
    )
    installed.write(pack)
    when = 1_700_000_000 + age
    os.utime(folder / installed.MANIFEST, (when, when))
    return pack


def test_a_manifest_is_read_as_it_was_written() -> None:
    pack = lay("one")
    assert installed.read(pack.folder) == pack


def test_a_file_of_another_size_is_missing_and_more_files_dont_matter() -> None:
    pack = lay("one")
    (pack.folder / "torch" / "__pycache__").mkdir()
    assert pack.missing() == ""
    (pack.folder / "torch" / "a.py").write_bytes(b"1234")
    assert pack.missing() == "torch/a.py"
    (pack.folder / "torch" / "a.py").unlink()
    assert pack.missing() == "torch/a.py"


def test_of_several_the_newest_for_this_build_counts(machine: Machine) -> None:
    lay("older", age=1)
    new = lay("newer", age=2)
    lay("other", torch="2.14.0", age=3)
    lay("unfinished.new", age=4)
    assert installed.current() == new
    assert [pack.folder.name for pack in installed.whole_packs()] == ["other", "older", "newer"]
    machine.build("2.15.0+cpu")
    assert installed.current() is None


def test_without_any_there_is_none() -> None:
    assert installed.current() is None and installed.whole_packs() == ()
    assert installed.size_of_folder(installed.home()) == 0


def test_all_files_below_a_folder_count(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").write_bytes(bytes(10))
    (tmp_path / "d").write_bytes(bytes(5))
    assert installed.size_of_folder(tmp_path) == 15
